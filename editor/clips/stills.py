"""A still job over a clip: each frame put into the job, its answer laid over the frame."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np

from editor.clips.engine import Looks
from editor.clips.identity import identity_of
from editor.clips.pipeline import Stabiliser, Work, run_clip
from editor.core.errors import BadInput
from editor.core.geometry import EMPTY, Rect, Size
from editor.core.time import FrameRange
from editor.jobs.clip import ClipJob, ExportSettings, FramesJob, with_frame
from editor.jobs.job import Engine, Job, Patch, Tick
from editor.jobs.walk import SlidersJob
from editor.media.atomic import check_apart
from editor.media.opencv import cv2
from editor.media.video.info import ClipInfo
from editor.media.video.ledger import Ledger
from editor.media.video.plan import Plan, SoundPart
from editor.media.video.presets import preset_named
from editor.media.video.reader import ClipReader, Frame

_BATCH_PIXELS = 16 << 20
"""At most so many pixels of one batch: memory is held several times over."""
_FINDING = 0.3
"""Share of the work that goes into finding codes."""
_WITHOUT_MODEL = frozenset({"adjust"})


class Framing(Protocol):
    """How frames are put into still jobs, and what becomes of the answers."""

    def job(self, frame: Frame) -> Job:
        """The still job over a frame."""
        ...

    def laid(self, frame: Frame, patch: Patch) -> np.ndarray:
        """The frame with the answer: uint8 (h, w, 3 or 4)."""
        ...


@dataclass(frozen=True, eq=False)
class Each:
    """Every frame for itself, put into a template."""

    template: Job

    def job(self, frame: Frame) -> Job:
        """See `with_frame`."""
        return with_frame(self.template, frame.pixels)

    def laid(self, frame: Frame, patch: Patch) -> np.ndarray:
        """See `laid_over`."""
        return laid_over(frame.pixels, patch)


def worked_clip(job: ClipJob, inner: Engine, batch: int, tick: Tick) -> Iterator[Patch]:
    """Do a ClipJob. Yields looks and the final patch; see `ClipEngine`."""
    check_apart(Path(job.out), [job.source.path])
    with ClipReader(job.source.path) as reader:
        plan = plan_of(job, reader.info)
        first = span_of(job.range, reader.info).start
        size = batch_of(batch, plan.size)
        with Ledger(plan) as ledger:
            if isinstance(job.template, SlidersJob):
                framing, tick = _slid(job, job.template, reader, inner, size, tick)
                work, stabiliser = work_of(framing, inner, ledger), None
            else:
                work = work_of(Each(job.template), inner, ledger)
                stabiliser = _stabiliser(job, plan.size)
            yield from made(ledger, reader, first, work, tick, size, stabiliser)


def batch_of(wished: int, size: Size) -> int:
    """How many frames of a size are worked on together, at most as many as wished."""
    return max(1, min(wished, _BATCH_PIXELS // (size.w * size.h)))


def _slid(
    job: ClipJob, template: SlidersJob, reader: ClipReader, inner: Engine, batch: int, tick: Tick
) -> tuple[Framing, Tick]:
    """How frames are put under sliders: their codes are found first, for each depends on the
    others. They are not kept: to find them again, where a clip is resumed, takes less time than
    half of what drawing takes, and the same ones come out."""
    from editor.clips.portrait import found  # only where it is asked for

    span = span_of(job.range, reader.info)

    def finding(part: float) -> None:
        tick(_FINDING * part)

    def drawing(part: float) -> None:
        tick(_FINDING + (1 - _FINDING) * part)

    return found(template, reader, span, inner, batch, finding), drawing


def _stabiliser(job: ClipJob, size: Size) -> Stabiliser | None:
    if job.stabilise <= 0:
        return None
    from editor.clips import inside, stabilise  # only where it is asked for

    steady = stabilise.Stabiliser(job.stabilise)
    mask, place = getattr(job.template, "mask", None), getattr(job.template, "place", EMPTY)
    if mask is None or not mask.any():
        return steady
    return inside.Inside(steady, mask, Rect(0, 0, *size) if place.empty else place)


def made(
    ledger: Ledger,
    reader: ClipReader,
    first: int,
    work: Work,
    tick: Tick,
    batch: int = 1,
    stabiliser: Stabiliser | None = None,
) -> Iterator[Patch]:
    """Fill a ledger with a clip's frames from `first` on, worked, and make the file."""
    plan = ledger.plan
    looks = Looks(first, plan.frames, ledger.done)
    frames = reader.frames(first + ledger.done, first + plan.frames)
    last = None
    run = run_clip(frames, work, ledger, tick, batch=batch, stabiliser=stabiliser)
    for last in run:
        yield from looks.look(last.number, last.pixels)
    ledger.finish(lambda: tick(1.0))
    pixels = last.pixels if last else reader.frame(first + plan.frames - 1).pixels
    note = " ".join(filter(None, [ledger.note, reader.note]))
    yield looks.final(pixels, str(plan.out), note)


def span_of(asked: FrameRange, info: ClipInfo) -> FrameRange:
    """The asked-for frames that there are. Raises BadInput where there are none."""
    span = FrameRange(0, info.frames).intersect(asked)
    if span.empty:
        raise BadInput(
            f"The clip has {info.frames} frames, none of them in the range.",
            file=info.path,
            remedy="Move the in and out points.",
        )
    return span


def plan_of(job: ClipJob, info: ClipInfo) -> Plan:
    """The clip that a ClipJob writes: times, sound and metadata of its source."""
    return source_plan(
        info,
        span_of(job.range, info),
        job.settings,
        Path(job.out),
        identity=identity_of(job, [job.source.path]),
        generated=job.template.kind not in _WITHOUT_MODEL,
    )


def source_plan(
    info: ClipInfo,
    span: FrameRange,
    settings: ExportSettings,
    out: Path,
    *,
    identity: str,
    generated: bool,
) -> Plan:
    """A clip with the times, sound, colour and metadata of a range of another."""
    ends = np.append(info.ticks, info.ticks[-1] + info.last)
    ticks = ends[span.start : span.stop + 1]
    return Plan(
        out=out,
        settings=settings,
        size=info.size,
        ticks=ticks - ticks[:1],
        base=info.time_base,
        identity=identity,
        alpha=info.alpha and preset_named(settings.preset).alpha,
        sound=(_sound(info, span, ends),),
        metadata=info.metadata,
        generated=generated,
        colour=info.shown_colour,
    )


def _sound(info: ClipInfo, span: FrameRange, ends: np.ndarray) -> SoundPart:
    start = int(ends[span.start]) * info.time_base
    whole = span.stop == info.frames
    stop = None if whole else int(ends[span.stop]) * info.time_base
    return SoundPart(info.path, start, stop)


def work_of(framing: Framing, inner: Engine, ledger: Ledger) -> Work:
    """What is done to a batch of frames: each one's job, its answer laid over it."""

    def work(frames: Sequence[Frame], tick: Tick) -> Iterable[np.ndarray]:
        jobs = [framing.job(frame) for frame in frames]
        for frame, patch in zip(frames, answered(jobs, inner, ledger, tick), strict=True):
            yield framing.laid(frame, patch)

    return work


def answered(jobs: Sequence[Job], inner: Engine, ledger: Ledger, tick: Tick) -> Iterator[Patch]:
    """The final patches of still jobs, in their order; all computed by the ledger's maker."""
    answers: dict[int, Patch] = {}
    number = 0
    for patch in inner(FramesJob(tuple(jobs), ledger.maker), tick):
        if patch.final:
            ledger.maker = ledger.maker or str(patch.notes.get("backend", ""))
            answers[patch.frame] = patch
        while number in answers:
            yield answers.pop(number)
            number += 1


def laid_over(pixels: np.ndarray, patch: Patch) -> np.ndarray:
    """A frame with a patch over it, by the patch's alpha; the frame's own alpha stays.

    pixels: uint8 (h, w, 3 or 4). Returns a new array of the same kind.
    """
    over = cv2.cvtColor(patch.pixels, cv2.COLOR_RGBA2RGB)
    alpha = cv2.extractChannel(patch.pixels, 3)
    if alpha.min(initial=255) == 255 and over.shape == pixels.shape:
        return over
    out = pixels.copy()
    under = out[patch.place.slices()][..., :3]
    weight = alpha[..., None].astype(np.uint16)
    under[...] = (over * weight + under * (255 - weight) + 127) // 255
    return out
