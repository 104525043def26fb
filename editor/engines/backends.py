"""The ways to run a style network on this device, and which of them is the fastest here.

All of them paint the same picture: the mean difference between two is below 1/255 (tested).
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from typing import Protocol

import numpy as np
import torch

from editor.engines.device import prefers_half
from editor.engines.openvino import EightBit, OpenVinoBackend, OpenVinoNetwork
from editor.engines.tensors import from_frames, to_frames
from editor.jobs.job import Cancelled
from editor.nets.style import Painter

READY = ""
"""Wish for what paints without much preparation: right for a single picture."""
FASTEST = "fastest"
"""Wish for what a probe finds fastest: right for a clip, the probe takes a second or two."""
ROUNDS = 3
"""How often the probe times what may be the fastest."""

log = logging.getLogger("underpaint.engine")


class Backend(Protocol):
    """One way to run one network. name: the same on every machine that has it."""

    name: str

    def __call__(self, frames: np.ndarray, condition: np.ndarray) -> np.ndarray:
        """frames: uint8 (n, h, w, 3), sides multiples of 4. condition: float32 (1, d). Same out."""
        ...


class TorchBackend:
    """PyTorch, eager or compiled, in float32 or by bfloat16: squares overflow float16.

    A GPU paints the frames together, a CPU one after the other: there it is no slower, and the
    answer does not depend on what is painted beside it.
    """

    def __init__(self, net: Painter, device: torch.device, name: str) -> None:
        self.name = name
        self._device = device
        self._half = not name.endswith("float32")
        self._net: Callable[..., torch.Tensor] = EightBit(net).eval()
        if name.startswith("compiled"):
            self._net = torch.compile(self._net, dynamic=False)

    def __call__(self, frames: np.ndarray, condition: np.ndarray) -> np.ndarray:
        """As `Backend`."""
        step = 1 if self._device.type == "cpu" else len(frames)
        code = torch.from_numpy(condition).to(self._device)
        with (
            torch.inference_mode(),
            torch.autocast(self._device.type, torch.bfloat16, enabled=self._half),
        ):
            parts = (frames[i : i + step] for i in range(0, len(frames), step))
            painted = [from_frames(self._net(to_frames(p, self._device), code)) for p in parts]
        return painted[0] if len(painted) == 1 else np.concatenate(painted)


class Backends:
    """All ways to run `net` on `device`, made when wanted; remembers what was fastest by size.

    length: of the condition that the network's norms follow.
    """

    def __init__(self, net: Painter, device: torch.device, length: int) -> None:
        self._net, self._device, self._length = net, device, length
        self._made: dict[str, Backend] = {}
        self._best: dict[tuple[int, ...], str] = {}
        self._network: OpenVinoNetwork | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """What may work here, the likely fastest first; only the last is sure to."""
        if self._device.type == "cpu":
            return ("openvino-bf16", "openvino-f32", "torch-bfloat16", "torch-float32")
        if self._device.type == "cuda":
            return ("compiled-bfloat16", "torch-bfloat16", "torch-float32")
        return ("torch-float32",)

    def paint(
        self,
        frames: np.ndarray,
        condition: np.ndarray,
        wish: str = READY,
        wanted: Callable[[], bool] = lambda: True,
    ) -> tuple[np.ndarray, str]:
        """The painted frames, and the name of the backend that painted them.

        frames: uint8 (n, h, w, 3), sides multiples of 4. condition: float32 (1, d).
        wish: `READY`, `FASTEST`, or the name of a backend (`FASTEST` where it is not to be had).
        wanted: asked between the runs of a probe; Cancelled where nobody waits any more.
        """
        name = self._chosen(frames, condition, wish, wanted)
        return self._backend(name)(frames, condition), name

    def _chosen(
        self, frames: np.ndarray, condition: np.ndarray, wish: str, wanted: Callable[[], bool]
    ) -> str:
        size = frames.shape  # of the batch too: a GPU compiles for it
        if wish in self.names and self._works(wish):
            return wish
        if size in self._best:
            return self._best[size]
        if wish == READY:
            return self._ready()
        self._best[size] = self._probed(frames, condition, wanted)
        return self._best[size]

    def _ready(self) -> str:
        """What was fastest at another size, else torch: it needs no preparation."""
        if self._best:
            return next(reversed(self._best.values()))
        half = next((n for n in self.names if n.startswith("torch-") and "32" not in n), "")
        return half if half and prefers_half(self._device) else "torch-float32"

    def _probed(self, frames: np.ndarray, condition: np.ndarray, wanted: Callable[[], bool]) -> str:
        """The backend that painted the frames in the shortest time, once it was warm.

        Measured in turns, so that a busy moment of the machine strikes them all; what was half
        as slow again as the best is not asked again.
        """
        names = [name for name in self.names if self._works(name)]
        times: dict[str, float] = {}
        for turn in range(1 + ROUNDS):
            limit = 1.5 * min(times.values(), default=float("inf"))
            for name in (name for name in names if turn < 2 or times[name] <= limit):
                if not wanted():
                    raise Cancelled
                seconds = self._time(name, frames, condition)
                times[name] = seconds if turn < 2 else min(times[name], seconds)
        log.info("style network, %s: %s", frames.shape, times)
        best = min(names, key=lambda name: times[name])
        return best if times[best] < float("inf") else names[-1]

    def _time(self, name: str, frames: np.ndarray, condition: np.ndarray) -> float:
        """Seconds for these frames; endless where the backend fails at it.

        Of all cores together on a CPU: that tells the right one on a busy machine too.
        """
        clock = time.process_time if self._device.type == "cpu" else time.perf_counter
        begun = clock()
        try:
            self._backend(name)(frames, condition)
        except (RuntimeError, ImportError, OSError) as error:
            log.warning("%s does not work here: %s", name, error)
            return float("inf")
        return clock() - begun

    def _works(self, name: str) -> bool:
        try:
            self._backend(name)
        except (RuntimeError, ImportError, OSError) as error:
            log.warning("%s is not to be had here: %s", name, error)
            return False
        return True

    def _backend(self, name: str) -> Backend:
        if name not in self._made:
            self._made[name] = self._make(name)
        return self._made[name]

    def _make(self, name: str) -> Backend:
        if not name.startswith("openvino"):
            return TorchBackend(self._net, self._device, name)
        if self._network is None:
            self._network = OpenVinoNetwork(self._net, self._length)
        return OpenVinoBackend(self._network, name.partition("-")[2])
