"""Draws moved codes: the generator's own picture, or the change of one over an artist's picture."""

from __future__ import annotations

import time
from collections.abc import Iterator
from functools import partial

import numpy as np

from editor.core.errors import BadInput
from editor.engines.generators import Generators, Hand
from editor.engines.paste import ALL, Sheet, Sides, as_layer, limited, seam
from editor.engines.tune import Pivot
from editor.jobs.attributes import MOST_TUNING, EditJob, as_seen
from editor.jobs.job import Patch, Tick


class AttributesEngine:
    """Answers an `EditJob`."""

    def __init__(self, generators: Generators) -> None:
        self._generators = generators
        self._sheet = Sheet(1)

    def __call__(self, job: EditJob, tick: Tick) -> Iterator[Patch]:
        """One final patch. BadInput, UnknownModel, DamagedModel.

        A generator that has to be tuned again takes seconds, and ticks meanwhile.
        """
        _check(job)
        tick(0.0)
        yield from self._generators.answers(partial(self._drawn, job, tick))
        tick(1.0)

    def _drawn(self, job: EditJob, tick: Tick) -> Iterator[Patch]:
        begun = time.perf_counter()
        hand = self._hand(job, tick)
        before, after = _pictures(job, hand)
        notes: dict[str, float | str] = {"device": str(hand.device), "engine": job.model}
        if job.image is None:
            pixels = _own(job, before, after)
        else:
            pixels = self._sheet_of(job).pasted(job.image, before, after, job.mask)
            notes["seam"] = seam(job.image, pixels)
        notes["drawn"] = hand.net.kind(hand.latent(job.code, job.model))
        notes["seconds"] = time.perf_counter() - begun
        yield Patch(pixels, job.place, notes=notes, code=job.code)

    def _sheet_of(self, job: EditJob) -> Sheet:
        side, fading = job.place.w, _fading(job)
        if (self._sheet.side, self._sheet.fading) != (side, fading):
            self._sheet = Sheet(side, fading)
        return self._sheet

    def _hand(self, job: EditJob, tick: Tick) -> Hand:
        if job.tune == 0 or job.target is None:
            return self._generators.of(job.model)
        return self._generators.tuned(job.model, Pivot(job.target, job.base), job.tune, tick)


def _fading(job: EditJob) -> Sides:
    """The sides of the square that lie inside the canvas."""
    if job.canvas is None:
        return ALL
    x, y, w, h = job.place
    return Sides(x > 0, y > 0, x + w < job.canvas.w, y + h < job.canvas.h)


def _own(job: EditJob, before: np.ndarray, after: np.ndarray) -> np.ndarray:
    """The generator's own picture, as it was before where the mask says so."""
    changed = as_layer(after, job.place.w)
    if job.mask is None:
        return changed
    return limited(as_layer(before, job.place.w), changed, job.mask)


def _pictures(job: EditJob, hand: Hand) -> tuple[np.ndarray, np.ndarray]:
    """What the generator draws of the base and of the code, mixed by the mask."""
    code, base = (hand.latent(each, job.model) for each in (job.code, job.base))
    before = hand.draw_again(base, job.noise)
    if job.mask is None:
        return before, hand.draw(code, job.noise)
    share = as_seen(job.mask[..., None], hand.net.side)[..., 0]
    return before, hand.draw_within(code, base, share, job.noise)


def _check(job: EditJob) -> None:
    side = job.place.w
    if side < 1 or job.place.h != side:
        raise BadInput(f"The place of {side} x {job.place.h} pixels is no square.")
    if job.image is not None and (
        job.image.shape != (side, side, 3) or job.image.dtype != np.uint8
    ):
        raise BadInput(f"The picture must be 8-bit RGB of {side} x {side} pixels, as its place.")
    if job.mask is not None and (job.mask.shape != (side, side) or job.mask.dtype != np.uint8):
        shape = " x ".join(map(str, job.mask.shape[::-1]))
        raise BadInput(f"The mask is {shape} pixels, the square {side} x {side}.")
    if not 0 <= job.tune <= MOST_TUNING:
        raise BadInput(f"{job.tune} steps of fine-tuning are not 0 .. {MOST_TUNING}.")
    if job.tune and job.target is None:
        raise BadInput("The picture that the generator was tuned to is missing.")
