"""A clip drawn from codes: one still job for each frame, without a source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from editor.clips.engine import Looks
from editor.clips.identity import identity_of
from editor.clips.pipeline import Work, run_clip
from editor.clips.stills import answered, batch_of, laid_over
from editor.core.errors import BadInput
from editor.core.geometry import Rect, Size
from editor.jobs.attributes import EditJob
from editor.jobs.job import Engine, Patch, Tick
from editor.jobs.walk import WalkJob
from editor.media.video.ledger import Ledger
from editor.media.video.plan import Plan
from editor.media.video.presets import preset_named
from editor.media.video.reader import Frame


def walked(job: WalkJob, inner: Engine, batch: int, tick: Tick) -> Iterator[Patch]:
    """Do a WalkJob. Yields looks and the final patch; see `ClipEngine`."""
    plan = walk_plan(job)
    with Ledger(plan) as ledger:
        looks = Looks(0, plan.frames, ledger.done)
        work, size = _drawn(job, plan, inner, ledger), batch_of(batch, plan.size)
        last = None
        for last in run_clip(_numbers(plan, ledger.done), work, ledger, tick, batch=size):
            yield from looks.look(last.number, last.pixels)
        ledger.finish(lambda: tick(1.0))
        pixels = last.pixels if last else next(iter(work([*_numbers(plan, plan.frames - 1)], tick)))
        yield looks.final(pixels, str(plan.out), ledger.note)


def walk_plan(job: WalkJob) -> Plan:
    """The clip that a WalkJob writes. Raises BadInput where there is no frame, or no size."""
    place = job.template.place
    if place.empty or len(job.codes) == 0:
        raise BadInput("A walk without frames or pixels cannot be written.", file=job.out)
    return Plan(
        out=Path(job.out),
        settings=job.settings,
        size=Size(place.w, place.h),
        ticks=np.arange(len(job.codes) + 1),
        base=1 / job.rate,
        identity=identity_of(job, []),
        alpha=job.template.image is not None and preset_named(job.settings.preset).alpha,
        generated=True,
    )


def _numbers(plan: Plan, first: int) -> Iterator[Frame]:
    """The frames to draw, without pixels."""
    nothing = np.zeros((0, 0, 3), np.uint8)
    for number in range(first, plan.frames):
        yield Frame(number, plan.seconds(number), nothing)


def _drawn(job: WalkJob, plan: Plan, inner: Engine, ledger: Ledger) -> Work:
    def work(frames: Sequence[Frame], tick: Tick) -> Iterable[np.ndarray]:
        jobs = [replace(job.template, code=job.codes[frame.index]) for frame in frames]
        for patch in answered(jobs, inner, ledger, tick):
            yield _shown(job.template, plan, patch)

    return work


def _shown(template: EditJob, plan: Plan, patch: Patch) -> np.ndarray:
    """A patch as a frame, its place being the whole of it."""
    if plan.alpha:
        return patch.pixels
    if template.image is None:
        return np.ascontiguousarray(patch.pixels[..., :3])
    return laid_over(template.image, replace(patch, place=Rect(0, 0, *plan.size)))
