"""Finds the code of an artist's picture, and says how well the generator knows such pictures."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

import numpy as np
import torch
from torch import Tensor

from editor.core.errors import BadInput
from editor.core.geometry import EMPTY
from editor.engines.generators import Generators, Hand
from editor.engines.likeness import Likeness
from editor.engines.paste import as_layer
from editor.engines.search import Search
from editor.engines.tensors import to_tensor
from editor.engines.tune import Pivot
from editor.jobs.attributes import (
    AS_SUITS,
    MOST_STEPS,
    MOST_TUNING,
    SMALLEST,
    InvertJob,
    as_seen,
)
from editor.jobs.job import Patch, Tick
from editor.nets.generator import Generator

LOOK_EVERY = 0.4
"""Seconds between two previews."""
UNAIDED = 100
"""Steps that find a picture where no encoder does."""
SEARCHED = 0.75
"""Part of the progress that searching takes where tuning follows."""


class InvertEngine:
    """Answers an `InvertJob`."""

    def __init__(self, generators: Generators) -> None:
        self._generators = generators

    def together(self, jobs: Sequence[InvertJob], tick: Tick, backend: str = "") -> Iterator[Patch]:
        """One final patch per job, its `frame` the job's index.

        Frames of a clip are wanted by the encoder alone, and for their codes: those come without
        figures and without a picture of them. Errors as a single job raises them.
        """
        for number, job in enumerate(jobs):
            tick(number / len(jobs))
            hand = self._generators.of(job.model)
            if _steps(job, hand.net) or job.tune or not hand.net.inverts:
                *_, patch = self(job, _portion(tick, number, len(jobs)))
            else:
                patch = _glanced(job, hand)
            yield replace(patch, frame=number)

    def __call__(self, job: InvertJob, tick: Tick) -> Iterator[Patch]:
        """Previews while it becomes more alike, then the final patch with the code.

        BadInput, UnknownModel, DamagedModel.
        """
        _check(job)
        tick(0.0)
        yield from self._generators.answers(partial(self._found, job, tick))
        tick(1.0)

    def _found(self, job: InvertJob, tick: Tick) -> Iterator[Patch]:
        begun = time.perf_counter()
        hand = self._generators.of(job.model)
        target = as_seen(job.image, hand.net.side)
        likeness = Likeness(to_tensor(target, hand.device), hand.net)
        search = Search(hand.net, likeness, tick)
        ends = SEARCHED if job.tune else 1.0
        yield _patch(job, hand, search.seen)
        yield from _searched(job, hand, search, lambda part: tick(ends * part))
        code = hand.code(search.latent)
        if job.tune:
            hand = self._generators.tuned(
                job.model,
                Pivot(target, code),
                job.tune,
                lambda part: tick(ends + (1 - ends) * part),
            )
        told = {"outside": search.outside, "seconds": time.perf_counter() - begun}
        yield _final(job, hand, code, target, told)


def _steps(job: InvertJob, net: Generator) -> int:
    """Steps of optimisation that are done."""
    if job.steps == AS_SUITS:
        return 0 if net.inverts else UNAIDED
    return job.steps


def _portion(tick: Tick, number: int, count: int) -> Tick:
    return lambda part: tick((number + part) / count)


def _glanced(job: InvertJob, hand: Hand) -> Patch:
    """What the encoder says at once."""
    _check(job)
    with torch.inference_mode():
        latent = hand.net.encode(to_tensor(as_seen(job.image, hand.net.side), hand.device))
    return Patch(np.zeros((0, 0, 4), np.uint8), EMPTY, code=hand.code(latent))


def _searched(job: InvertJob, hand: Hand, search: Search, tick: Tick) -> Iterator[Patch]:
    """Optimises; a preview now and then, where it is more alike than the last."""
    shown, looked = search.loss, time.perf_counter()
    for progress in search.improve(_steps(job, hand.net)):
        tick(progress)
        if search.loss < shown and time.perf_counter() - looked >= LOOK_EVERY:
            yield _patch(job, hand, search.seen)
            shown, looked = search.loss, time.perf_counter()


def _patch(job: InvertJob, hand: Hand, seen: Tensor) -> Patch:
    pixels = as_layer(hand.array(seen), job.image.shape[0])
    return Patch(pixels, job.place, final=False)


def _final(
    job: InvertJob, hand: Hand, code: np.ndarray, target: np.ndarray, told: dict[str, float]
) -> Patch:
    """The answer; told: figures that are known already."""
    latent = hand.latent(code, job.model)
    drawn = hand.draw(latent)
    notes: dict[str, float | str] = {
        **told,
        "device": str(hand.device),
        "distance": hand.distance(drawn, target),
        "drawn": hand.net.kind(latent),
        "engine": job.model,
        "error": float(np.abs(drawn * 255 - target).mean() / 255),
    }
    return Patch(as_layer(drawn, job.image.shape[0]), job.place, notes=notes, code=code)


def _check(job: InvertJob) -> None:
    image = job.image
    if image.ndim != 3 or image.shape[2] != 3 or image.dtype != np.uint8:
        raise BadInput("The picture must be 8-bit RGB.")
    h, w = image.shape[:2]
    if h != w:
        raise BadInput(f"The picture of {w} x {h} pixels is no square.", remedy="Place a square.")
    if h < SMALLEST:
        raise BadInput(
            f"{w} x {h} pixels are too few to find a portrait in.",
            remedy=f"Place a square of {SMALLEST} pixels at least.",
        )
    for number, most, what in (
        (0 if job.steps == AS_SUITS else job.steps, MOST_STEPS, "optimisation"),
        (job.tune, MOST_TUNING, "fine-tuning"),
    ):
        if not 0 <= number <= most:
            raise BadInput(f"{number} steps of {what} are not 0 .. {most}.")
