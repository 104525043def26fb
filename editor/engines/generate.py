"""Draws pictures out of nothing: one for each seed, with its code."""

from __future__ import annotations

import time
from collections.abc import Iterator
from functools import partial

import torch

from editor.core.errors import BadInput
from editor.core.geometry import Rect
from editor.engines.generators import Generators, Hand
from editor.engines.paste import as_layer
from editor.jobs.generate import GenerateJob
from editor.jobs.job import Patch, Tick

MOST_SEEDS = 64
LARGEST_SEED = 2**32 - 1


class GenerateEngine:
    """Answers a `GenerateJob`."""

    def __init__(self, generators: Generators) -> None:
        self._generators = generators

    def __call__(self, job: GenerateJob, tick: Tick) -> Iterator[Patch]:
        """One final patch per seed, in order. BadInput, UnknownModel, DamagedModel."""
        _check(job)
        tick(0.0)
        for number, seed in enumerate(job.seeds):
            yield from self._generators.answers(partial(self._drawn, job, number, seed))
            tick((number + 1) / len(job.seeds))

    def _drawn(self, job: GenerateJob, number: int, seed: int) -> Iterator[Patch]:
        hand = self._generators.of(job.model)
        if job.drawn and job.drawn not in hand.net.kinds:
            known = ", ".join(hand.net.kinds) or "none"
            raise BadInput(
                f"“{job.model}” draws nothing called “{job.drawn}”.", remedy=f"Known: {known}."
            )
        yield _patch(job, hand, number, seed)


def _check(job: GenerateJob) -> None:
    if not 1 <= len(job.seeds) <= MOST_SEEDS:
        raise BadInput(f"{len(job.seeds)} pictures are not 1 .. {MOST_SEEDS}.")
    for seed in job.seeds:
        if not 0 <= seed <= LARGEST_SEED:
            raise BadInput(f"A seed of {seed} is not in 0 .. {LARGEST_SEED}.")
    if not 0 <= job.truncation <= 1:
        raise BadInput(f"A truncation of {job.truncation:g} is not in 0 .. 1.")


def _patch(job: GenerateJob, hand: Hand, number: int, seed: int) -> Patch:
    begun = time.perf_counter()
    with torch.inference_mode():
        latent = hand.net.sample([seed], job.drawn or None, job.truncation)
    code = hand.code(latent)
    picture = hand.draw(hand.latent(code, job.model))
    notes: dict[str, float | str] = {
        "device": str(hand.device),
        "drawn": job.drawn or hand.net.kind(latent),
        "engine": job.model,
        "seconds": time.perf_counter() - begun,
    }
    side = hand.net.side
    pixels = as_layer(picture, side)
    return Patch(pixels, Rect(0, 0, side, side), answer=number, notes=notes, code=code)
