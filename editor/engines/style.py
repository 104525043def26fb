"""Repaints pictures in a style: a first look, then the painting; many frames alike."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as NotYet
from dataclasses import dataclass, replace
from functools import partial
from threading import Event

import numpy as np
import torch

from editor.core.errors import BadInput, OutOfMemory
from editor.engines.backends import FASTEST, READY
from editor.engines.checks import check_request, is_picture
from editor.engines.device import (
    SMALLEST_SIDE,
    best_device,
    fits,
    ladder,
    out_of_memory,
)
from editor.engines.easel import Easel
from editor.engines.finish import finished, reduced
from editor.engines.memory import make_room
from editor.jobs.job import Patch, Tick
from editor.jobs.style import ARCHITECTURES, LARGEST_VIEW, STYLE_MODELS, StyleJob
from editor.weights.card import Card
from editor.weights.shelf import find

GLANCE = 256
"""Longer side in pixels of the first look."""
TOGETHER = 8
"""Frames that a GPU paints at once."""
PATIENCE = 0.1
"""Seconds between two ticks while native code works."""
BYTES_PER_PIXEL = 16
"""Memory of a forward pass for each pixel, times the network's width: measured."""


@dataclass(frozen=True, eq=False)
class _Painted:
    """Pictures painted at one size, and how: backend, device, longer side that was seen."""

    pictures: list[np.ndarray]
    backend: str
    device: str
    seen: int


_Paint = Callable[[Callable[[], bool]], tuple[list[np.ndarray], str]]
"""Paints, asking now and then whether that is wanted still."""


class StyleEngine:
    """Answers a `StyleJob`: a first look at a small size, then the painting.

    shelf: where cards come from, by the model's name.
    """

    def __init__(self, shelf: Callable[[str], Card] = find) -> None:
        self._shelf = shelf
        self._easels: dict[tuple[str, str], Easel] = {}
        self._painter = ThreadPoolExecutor(1, "painter")  # one: networks are not re-entrant

    def __call__(self, job: StyleJob, tick: Tick) -> Iterator[Patch]:
        """A first look where the picture is large, then the final patch.

        BadInput for requests that make no sense, UnknownModel, DamagedModel, OutOfMemory.
        """
        _check(job)
        tick(0.0)
        begun = time.perf_counter()
        if _limit(job) > 2 * GLANCE and job.strength > 0:
            glance = self._painted([job], GLANCE, tick, READY)
            yield _patch(job, glance, 0, time.perf_counter() - begun, final=False)
        painted = self._painted([job], _limit(job), tick, READY)
        yield _patch(job, painted, 0, time.perf_counter() - begun)
        tick(1.0)

    def together(self, jobs: Sequence[StyleJob], tick: Tick, backend: str = "") -> Iterator[Patch]:
        """One final patch per job, in order, `frame` its index; all painted by one backend.

        backend: the note of the same name on an earlier patch; "" takes the fastest here.
        """
        for job in jobs:
            _check(job)
        for start, stop in _runs(jobs):
            part = _portion(tick, start, stop, len(jobs))
            part(0.0)
            begun = time.perf_counter()
            run = jobs[start:stop]
            painted = self._painted(run, _limit(run[0]), part, backend or FASTEST)
            backend = backend or painted.backend
            seconds = (time.perf_counter() - begun) / len(run)
            for number, job in enumerate(run):
                patch = _patch(job, painted, number, seconds)
                yield replace(patch, frame=start + number)
        tick(1.0)

    def _painted(self, jobs: Sequence[StyleJob], limit: int, tick: Tick, wish: str) -> _Painted:
        """Jobs alike in all but their pictures; where memory is short one by one, then smaller."""
        card = self._card(jobs[0].model)
        need = BYTES_PER_PIXEL * int(card.parameters.get("width", 32))
        for device, side, batch in _rungs(limit, wish):
            views = [reduced(job.image, side) for job in jobs]
            if side > SMALLEST_SIDE and not fits(need * batch * views[0][..., 0].size, device):
                continue
            try:
                return self._on(
                    self._easel(card, device), jobs[0], _parts(views, batch), tick, wish
                )
            except (RuntimeError, MemoryError) as error:
                if not out_of_memory(error):
                    raise
            self._make_room(device)
        raise OutOfMemory("Not enough memory to paint this.", remedy="Close other programs.")

    def _on(
        self, easel: Easel, job: StyleJob, parts: list[list[np.ndarray]], tick: Tick, wish: str
    ) -> _Painted:
        """Batches of views, painted as `job` says."""
        condition = easel.condition(job)
        pictures: list[np.ndarray] = []
        for number, part in enumerate(parts):
            paint = partial(easel.paint, part, condition, wish)
            painted, backend = self._awaited(paint, _portion(tick, number, number + 1, len(parts)))
            pictures += painted
        return _Painted(pictures, backend, str(easel.device), max(pictures[0].shape[:2]))

    def _awaited(self, paint: _Paint, tick: Tick) -> tuple[list[np.ndarray], str]:
        """What `paint` returns; ticks meanwhile, so that cancelling never waits for it."""
        unwanted = Event()
        task = self._painter.submit(paint, lambda: not unwanted.is_set())
        waited = 0
        try:
            while True:
                try:
                    return task.result(PATIENCE)
                except NotYet:
                    waited += 1
                tick(waited / (waited + 10))
        finally:
            unwanted.set()
            task.cancel()

    def _card(self, name: str) -> Card:
        card = self._shelf(name)
        if card.architecture not in ARCHITECTURES:
            known = ", ".join(STYLE_MODELS)
            raise BadInput(f"The model “{name}” paints no styles.", remedy=f"Choose {known}.")
        return card

    def _easel(self, card: Card, device: torch.device) -> Easel:
        key = (card.sha256, str(device))
        if key not in self._easels:
            self._easels[key] = Easel(card, device)
        return self._easels[key]

    def _make_room(self, device: torch.device) -> None:
        self._easels.clear()
        make_room(device)


def _check(job: StyleJob) -> None:
    check_request(job.image, job.mask, job.strength, job.size)
    if job.reference is not None and not is_picture(job.reference):
        raise BadInput("The picture of the style must be 8-bit RGB, and not empty.")


def _limit(job: StyleJob) -> int:
    """Longer side in pixels that the network is to see of this job's picture."""
    return int(min(job.size or LARGEST_VIEW, max(job.image.shape[:2])))


def _most(device: torch.device) -> int:
    """Frames that a device paints at once."""
    return TOGETHER if device.type == "cuda" else 1


def _rungs(limit: int, wish: str) -> Iterator[tuple[torch.device, int, int]]:
    """Device, longer side and size of the batches to try, while memory ends."""
    for device, side in ladder(best_device(), max(limit, SMALLEST_SIDE)):
        if wish != READY and _most(device) > 1:
            yield device, side, _most(device)
        yield device, side, 1


def _parts(views: list[np.ndarray], batch: int) -> list[list[np.ndarray]]:
    """Batches; the last is filled up, for only one size of batch gives the same pixels always."""
    filled = views + [views[-1]] * (-len(views) % batch)
    return [filled[start : start + batch] for start in range(0, len(filled), batch)]


def _runs(jobs: Sequence[StyleJob]) -> Iterator[tuple[int, int]]:
    """(start, stop) of jobs that can be painted at once: alike, and not too many."""
    most = _most(best_device())
    start = 0
    for stop in range(1, len(jobs) + 1):
        ended = stop == len(jobs) or stop - start == most
        if ended or not _alike(jobs[start], jobs[stop]):
            yield start, stop
            start = stop


def _alike(a: StyleJob, b: StyleJob) -> bool:
    same = (a.model, dict(a.mix), a.size, a.image.shape) == (
        b.model, dict(b.mix), b.size, b.image.shape,
    )  # fmt: skip
    return same and _same_picture(a.reference, b.reference)


def _same_picture(a: np.ndarray | None, b: np.ndarray | None) -> bool:
    return a is b or (a is not None and b is not None and np.array_equal(a, b))


def _portion(tick: Tick, start: int, stop: int, count: int) -> Tick:
    return lambda progress: tick((start + progress * (stop - start)) / count)


def _patch(
    job: StyleJob, painted: _Painted, number: int, seconds: float, *, final: bool = True
) -> Patch:
    picture = painted.pictures[number]
    pixels = finished(picture, job.image, job.mask, job.strength, job.keep_colours)
    notes: dict[str, float | str] = {
        "backend": painted.backend,
        "device": painted.device,
        "engine": job.model,
        "seconds": seconds,
        "size": painted.seen,
    }
    return Patch(pixels, job.place, final=final, notes=notes)
