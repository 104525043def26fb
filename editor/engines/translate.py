"""Translates pictures: domains tile by tile at any size, attributes in the square of a portrait."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial

import cv2
import numpy as np
import torch
from torch import Tensor

from editor.core.errors import BadInput
from editor.core.geometry import Rect
from editor.engines.checks import check_request
from editor.engines.finish import finished, reduced, with_colours_of
from editor.engines.memory import with_what_memory_allows
from editor.engines.paste import Sheet, seam
from editor.engines.store import store
from editor.engines.tensors import to_tensor
from editor.engines.tiles import by_tiles
from editor.jobs.job import Patch, Tick
from editor.jobs.translate import IS, TranslateJob
from editor.nets.translator import Translator
from editor.weights.card import Card
from editor.weights.shelf import find

TILE = 256
"""Side in pixels of what is translated at once: a fraction of a second on a CPU."""
SUITS = 8
"""Longer side that a network sees where none is asked for, in sides of what it learned from."""
Notes = dict[str, float | str]


@dataclass(frozen=True, eq=False)
class _Answer:
    """pixels: uint8 RGBA of the picture's size. notes: of the patch."""

    pixels: np.ndarray = field(repr=False)
    notes: Notes


class TranslateEngine:
    """Answers a `TranslateJob`. shelf: where cards come from, by the model's name."""

    def __init__(self, shelf: Callable[[str], Card] = find) -> None:
        self._shelf = shelf
        self._sheet = Sheet(1)

    def __call__(self, job: TranslateJob, tick: Tick) -> Iterator[Patch]:
        """One final patch. BadInput for requests that make no sense, UnknownModel, DamagedModel,
        OutOfMemory."""
        check_request(job.image, job.mask, job.strength, job.size)
        tick(0.0)
        begun = time.perf_counter()
        answer = self._answer(job, tick)
        seconds = time.perf_counter() - begun
        yield Patch(answer.pixels, job.place, notes={**answer.notes, "seconds": seconds})
        tick(1.0)

    def _answer(self, job: TranslateJob, tick: Tick) -> _Answer:
        """Of the best device; where memory ends in smaller tiles, then by the CPU."""
        card = self._shelf(job.model)

        def answer(device: torch.device, tile: int) -> _Answer:
            net = _translator(card, job, device)
            if net.whole:
                return self._switched(job, net, device)
            return _translated(job, net, device, tile, tick)

        return with_what_memory_allows(answer, TILE, "translate this")

    def _switched(self, job: TranslateJob, net: Translator, device: torch.device) -> _Answer:
        """Attributes changed in the middle square; all else is transparent."""
        place = _square(job.image)
        image = np.ascontiguousarray(job.image[place.slices()])
        mask = None if job.mask is None else np.ascontiguousarray(job.mask[place.slices()])
        side = net.side
        small = cv2.resize(image, (side, side), interpolation=cv2.INTER_AREA)
        has, before, after = _drawn(job, net, to_tensor(small, device))
        if self._sheet.side != place.w:
            self._sheet = Sheet(place.w)
        layer = self._sheet.pasted(image, before, after, mask)
        pixels = np.zeros((*job.image.shape[:2], 4), np.uint8)
        pixels[place.slices()] = _weaker(job, layer, image)
        standing = {IS + name: has[i] for i, name in enumerate(net.domains)}
        return _Answer(
            pixels,
            {"device": str(device), "engine": job.model, "size": side,
             "seam": seam(image, layer), **standing},
        )  # fmt: skip


def _drawn(
    job: TranslateJob, net: Translator, seen: Tensor
) -> tuple[list[float], np.ndarray, np.ndarray]:
    """What a square has of each attribute; the network's drawings of it as it is and as it is to
    be, float32 (side, side, 3): their difference is what was asked for and nothing else."""
    with torch.inference_mode():
        has = net.read(seen).float()
        now = has.round()
        wanted = now.clone()
        for name, value in job.to.items():
            wanted[:, net.domains.index(name)] = value
        before, after = (net.translate(seen, c)[0].permute(1, 2, 0).cpu().numpy()
                         for c in (now, wanted))  # fmt: skip
    return has[0].tolist(), np.ascontiguousarray(before), np.ascontiguousarray(after)


def _weaker(job: TranslateJob, layer: np.ndarray, image: np.ndarray) -> np.ndarray:
    """A layer over the image, uint8 RGBA (n, n, 4), as strong as asked for and in its colours."""
    if job.keep_colours:
        shown = layer[..., 3] > 0
        layer[shown, :3] = with_colours_of(layer[..., :3], image)[shown]
    if job.strength < 1:
        layer[..., 3] = np.rint(layer[..., 3] * job.strength)
        layer[layer[..., 3] == 0] = 0
    return layer


def _translated(
    job: TranslateJob, net: Translator, device: torch.device, tile: int, tick: Tick
) -> _Answer:
    """The whole picture in the other domain, seen at some size, with its own sharp edges."""
    seen = reduced(job.image, job.size or SUITS * net.side)
    to = torch.tensor([[job.to.get(name, 0.0) for name in net.domains]], device=device)
    see = partial(net.translate, to=to)
    made = by_tiles(see, seen, tile, (net.stride, net.border), device, tick)
    pixels = finished(made, job.image, job.mask, job.strength, job.keep_colours)
    size = max(seen.shape[:2])
    return _Answer(pixels, {"device": str(device), "engine": job.model, "size": size})


def _square(image: np.ndarray) -> Rect:
    """The largest square in the middle of a picture."""
    h, w = image.shape[:2]
    side = min(h, w)
    return Rect((w - side) // 2, (h - side) // 2, side, side)


def _translator(card: Card, job: TranslateJob, device: torch.device) -> Translator:
    """The network of a card. BadInput where it translates nothing, or not to what is asked for."""
    net = store().get(card, device)
    if not isinstance(net, Translator):
        raise BadInput(
            f"The model “{card.name}” translates nothing.", remedy="Choose a translator."
        )
    known = ", ".join(net.domains)
    if unknown := [name for name in job.to if name not in net.domains]:
        raise BadInput(f"“{card.name}” knows no “{unknown[0]}”.", remedy=f"Known: {known}.")
    if not all(math.isfinite(value) and 0 <= value <= 1 for value in job.to.values()):
        raise BadInput("What a picture is to have is a number from 0 to 1.")
    if net.exclusive and [value for value in job.to.values() if value] != [1]:
        raise BadInput("A picture is translated to one domain.", remedy=f"Name one of: {known}.")
    return net
