"""A style network in OpenVINO, which runs convolutions on CPUs faster than torch does."""

from __future__ import annotations

import copy
import sys
import warnings
from collections import OrderedDict
from functools import cache
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from editor.nets.style import EPSILON, Norm, Painter

MOST_PIXELS = 4 * 1280 * 720
"""Pixels of all the compiled sizes kept for one network, each about 80 bytes at full width."""
SIDE = 16
"""Height and width of the picture that a network is traced with; any other works as well."""


@cache
def openvino() -> Any:
    """The package, kept from its telemetry: it then uses its own stub, and opens no socket.

    Raises ImportError where it is not installed (it exists for x86-64 only).
    """
    sys.modules.setdefault("openvino_telemetry", None)  # type: ignore[arg-type]
    import openvino as package

    return package


@cache
def _core() -> Any:
    return openvino().Core()


class EightBit(nn.Module):
    """A painter that takes and gives pictures as the editor keeps them."""

    def __init__(self, net: Painter) -> None:
        super().__init__()
        self.net = net

    def forward(self, frames: Tensor, condition: Tensor) -> Tensor:
        """frames: uint8 (n, h, w, 3), sides multiples of 4; condition: float (1, d). Same out."""
        image = frames.permute(0, 3, 1, 2).float() / 255
        painted = self.net.paint(image, condition)
        return (painted * 255 + 0.5).to(torch.uint8).permute(0, 2, 3, 1)


class _WholeNorm(nn.Module):
    """A norm written as the one operation that OpenVINO has for it."""

    def __init__(self, norm: Norm) -> None:
        super().__init__()
        self.norm = norm

    def forward(self, x: Tensor, condition: Tensor) -> Tensor:
        """x: (n, channels, h, w); condition: (1, d). Returns x's shape."""
        gamma, beta = self.norm.affine(condition)
        return F.instance_norm(x, eps=EPSILON) * gamma[..., None, None] + beta[..., None, None]


class OpenVinoNetwork:
    """A network as an OpenVINO model of (frames, condition), with the sizes it was compiled for.

    length: of the condition. It stays an input, so that one model serves every mix. Converting
    takes about a second.
    """

    def __init__(self, net: Painter, length: int) -> None:
        self._model = _converted(net, length)
        self._compiled: OrderedDict[tuple[str, int, int], Any] = OrderedDict()

    @property
    def sizes(self) -> tuple[tuple[str, int, int], ...]:
        """(precision, height, width) of what is compiled, the last used at the end."""
        return tuple(self._compiled)

    def request(self, precision: str, height: int, width: int) -> Any:
        """What infers frames of this size; compiled where it is new (0.1 s).

        The last few are kept: as many as come to `MOST_PIXELS` together, one at least.
        """
        key = precision, height, width
        if key not in self._compiled:
            self._compiled[key] = self._compile(precision, height, width)
        self._compiled.move_to_end(key)
        while len(self._compiled) > 1 and sum(h * w for _, h, w in self.sizes) > MOST_PIXELS:
            self._compiled.popitem(last=False)
        return self._compiled[key]

    def _compile(self, precision: str, height: int, width: int) -> Any:
        model = self._model.clone()
        model.reshape({0: openvino().PartialShape([1, height, width, 3])})
        settings = {
            "INFERENCE_PRECISION_HINT": precision,
            "INFERENCE_NUM_THREADS": torch.get_num_threads(),
            "PERFORMANCE_HINT": "LATENCY",
        }
        return _core().compile_model(model, "CPU", settings).create_infer_request()


def _converted(net: Painter, length: int) -> Any:
    own: Any = copy.deepcopy(net).cpu()
    for name, module in list(own.named_modules()):
        if isinstance(module, Norm):
            own.set_submodule(name, _WholeNorm(module))
    example = (torch.zeros(1, SIDE, SIDE, 3, dtype=torch.uint8), torch.zeros(1, length))
    shape = openvino().PartialShape
    with warnings.catch_warnings(), torch.no_grad():
        warnings.simplefilter("ignore")  # torch.jit.trace is told to go; torch.export takes 4 s
        trace: Any = torch.jit.trace
        traced = trace(EightBit(own).eval(), example, check_trace=False)
        return openvino().convert_model(
            traced, example_input=example,
            input=[shape([1, -1, -1, 3]), shape([1, length])],
        )  # fmt: skip


class OpenVinoBackend:
    """A network run by OpenVINO in one precision, "bf16" or "f32"."""

    def __init__(self, network: OpenVinoNetwork, precision: str) -> None:
        self.name = f"openvino-{precision}"
        self._network, self._precision = network, precision

    def __call__(self, frames: np.ndarray, condition: np.ndarray) -> np.ndarray:
        """frames: uint8 (n, h, w, 3), one after the other; condition: float32 (1, d)."""
        request = self._network.request(self._precision, *frames.shape[1:3])
        painted = np.empty_like(frames)
        for number in range(len(frames)):
            inputs = [np.ascontiguousarray(frames[number : number + 1]), condition]
            painted[number] = request.infer(inputs, share_inputs=True, share_outputs=True)[0]
        return painted
