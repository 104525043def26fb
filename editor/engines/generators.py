"""Generators for the engines that draw latents: codes in as arrays, pictures out as arrays.

A code is float32 (layers, d). Generators draw in float32 and one picture at a time, so that the
same code is the same picture, whatever is drawn beside it.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from hashlib import blake2b

import numpy as np
import torch
from torch import Tensor

from editor.core.errors import BadInput
from editor.engines.device import best_device, out_of_memory
from editor.engines.likeness import Likeness
from editor.engines.store import store
from editor.engines.tensors import to_tensor
from editor.engines.tune import Pivot, tuned
from editor.jobs.job import Patch, Tick
from editor.nets.generator import Generator, layered
from editor.weights.card import Card
from editor.weights.shelf import find

HELD = 3
"""Generators that are kept."""
TUNED = 3
"""Generators tuned to pictures that are kept; each has weights of its own."""
DRAWN = 8
"""Pictures of codes that are kept: what edits begin from."""


@dataclass(frozen=True, eq=False)
class Hand:
    """One generator on one device. key: tells it from any other, tuned ones too."""

    key: bytes
    net: Generator
    device: torch.device
    _drawn: OrderedDict[bytes, np.ndarray] = field(default_factory=OrderedDict, repr=False)

    def latent(self, code: np.ndarray, model: str) -> Tensor:
        """A code as the network's latent (1, layers, d). BadInput where it is another model's."""
        wanted = (self.net.layers, self.net.latent)
        if code.shape != wanted or not np.isfinite(code).all():
            has, needs = (" x ".join(map(str, shape)) for shape in (code.shape, wanted))
            raise BadInput(
                f"This was drawn by another version of “{model}”: its code is {has}, not {needs}.",
                remedy="Invert the picture again, or generate a new one.",
            )
        return torch.from_numpy(code.astype(np.float32)).to(self.device)[None]

    def code(self, latent: Tensor) -> np.ndarray:
        """A latent (1, d) or (1, layers, d) as a code: float32 (layers, d), read-only."""
        code = layered(latent.float(), self.net.layers)[0].cpu().numpy().copy()
        code.flags.writeable = False
        return code

    def draw(self, latent: Tensor, noise: int = 0) -> np.ndarray:
        """The picture of a latent (1, layers, d): float32 RGB (side, side, 3) in 0..1."""
        with torch.inference_mode():
            return self.array(self.net.synthesis(latent, noise=noise))

    def array(self, picture: Tensor) -> np.ndarray:
        """A picture (1, 3, side, side) in 0..1 as float32 RGB (side, side, 3)."""
        return picture[0].permute(1, 2, 0).contiguous().cpu().numpy()

    def distance(self, drawn: np.ndarray, target: np.ndarray) -> float:
        """Perceptual distance of a drawing, float32 (side, side, 3), from uint8 as large."""
        likeness = Likeness(to_tensor(target, self.device), self.net)
        made = torch.from_numpy(drawn).to(self.device).permute(2, 0, 1)[None]
        with torch.inference_mode():
            return float(likeness.distance(made))

    def draw_again(self, latent: Tensor, noise: int = 0) -> np.ndarray:
        """As `draw`; the last few pictures are remembered: read-only."""
        key = latent.cpu().numpy().tobytes() + noise.to_bytes(8, signed=True)
        if key not in self._drawn:
            picture = self.draw(latent, noise)
            picture.flags.writeable = False
            self._drawn[key] = picture
        self._drawn.move_to_end(key)
        while len(self._drawn) > DRAWN:
            self._drawn.popitem(last=False)
        return self._drawn[key]

    def draw_within(
        self, latent: Tensor, under: Tensor, share: np.ndarray, noise: int = 0
    ) -> np.ndarray:
        """As `draw`, with features of the latent `under` where share, uint8 (side, side), is 0."""
        part = to_tensor(share[..., None], self.device)
        with torch.inference_mode():
            return self.array(self.net.synthesis(latent, under, part, noise))


class Generators:
    """The generators of one process by the model's name, and those tuned to a picture.

    shelf: where cards come from, by the model's name.
    """

    def __init__(self, shelf: Callable[[str], Card] = find) -> None:
        self._shelf = shelf
        self._device: torch.device | None = None
        self._hands: OrderedDict[bytes, Hand] = OrderedDict()
        self._tuned: OrderedDict[bytes, Hand] = OrderedDict()

    def of(self, model: str) -> Hand:
        """The generator of that name. UnknownModel, DamagedModel; BadInput where it is none."""
        card, device = self._shelf(model), self.device
        net = store().get(card, device)
        if not isinstance(net, Generator):
            raise BadInput(
                f"The model “{model}” does not generate pictures.", remedy="Choose a generator."
            )
        key = f"{card.sha256} {device}".encode()
        if key not in self._hands or self._hands[key].net is not net:
            self._hands[key] = Hand(key, net, device)
        return _latest(self._hands, key, HELD)

    def tuned(self, model: str, pivot: Pivot, steps: int, tick: Tick) -> Hand:
        """The generator fine-tuned to a picture; remembered, so that only the first time is slow.

        Errors as `of` raises them; BadInput where the pivot is of another model.
        """
        hand = self.of(model)
        side = hand.net.side
        if pivot.target.shape != (side, side, 3) or pivot.target.dtype != np.uint8:
            raise BadInput(f"The picture to tune to must be 8-bit RGB of {side} x {side} pixels.")
        key = _digest(hand.key, pivot, steps)
        if key not in self._tuned:
            latent = hand.latent(pivot.code, model)
            target = to_tensor(pivot.target, hand.device)
            self._tuned[key] = Hand(key, tuned(hand.net, latent, target, steps, tick), hand.device)
        return _latest(self._tuned, key, TUNED)

    @property
    def device(self) -> torch.device:
        """What draws: the best there is, or the CPU once the memory of that has ended."""
        return self._device or best_device()

    def answers(self, work: Callable[[], Iterator[Patch]]) -> Iterator[Patch]:
        """What `work` yields; all of it anew, by the CPU, where the device's memory ends."""
        try:
            yield from work()
            return
        except (RuntimeError, MemoryError) as error:
            if self.device.type == "cpu" or not out_of_memory(error):
                raise
        self._to_cpu()
        yield from work()

    def _to_cpu(self) -> None:
        self._hands.clear()
        self._tuned.clear()
        store().clear()
        if self.device.type == "cuda":
            torch.cuda.empty_cache()
        self._device = torch.device("cpu")


def _latest(hands: OrderedDict[bytes, Hand], key: bytes, most: int) -> Hand:
    """The one of that key; of the others only those used last stay."""
    hands.move_to_end(key)
    while len(hands) > most:
        hands.popitem(last=False)
    return hands[key]


def _digest(key: bytes, pivot: Pivot, steps: int) -> bytes:
    digest = blake2b(key, digest_size=16)
    for part in (pivot.target.tobytes(), pivot.code.tobytes(), str(steps).encode()):
        digest.update(part)
    return digest.digest()
