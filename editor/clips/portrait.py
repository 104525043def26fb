"""A portrait through a clip: where it stands, its code in every frame, and the still jobs on it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

import numpy as np

from editor.clips.follow import Follower
from editor.core.errors import BadInput, EngineFailed
from editor.core.geometry import Rect, Size
from editor.core.time import FrameRange
from editor.jobs.attributes import EditJob, InvertJob
from editor.jobs.clip import FramesJob
from editor.jobs.job import Engine, Tick
from editor.jobs.walk import SlidersJob
from editor.media.video.reader import ClipReader, Frame

_REACH = 3.0
"""Standard deviations beyond which a Gaussian counts no more."""


@dataclass(frozen=True, eq=False)
class Portraits:
    """What was found in frames first, first + 1, ...: squares, and codes (frames, layers, d)."""

    template: SlidersJob
    first: int
    places: tuple[Rect, ...]
    codes: np.ndarray

    def framed(self, frame: Frame) -> EditJob:
        """The sliders on one of the frames."""
        template, number = self.template, frame.index - self.first
        base, place = self.codes[number], self.places[number]
        return EditJob(
            model=template.model,
            code=template.code(base, frame.time),
            base=base,
            place=place,
            image=_cropped(frame.pixels, place),
            mask=template.mask,
            noise=template.noise,
        )


def found(
    template: SlidersJob,
    reader: ClipReader,
    span: FrameRange,
    inner: Engine,
    batch: int,
    tick: Tick,
) -> Portraits:
    """Find a portrait in every frame of a span, and hold its code steady.

    Raises BadInput where the square does not lie inside the frames.
    """
    _check(template, reader.info.size)
    follow = Follower(template.place, reader.info.size) if template.follow else None
    places: list[Rect] = []
    codes: list[np.ndarray] = []
    frames = reader.frames(*span)
    while group := list(islice(frames, batch)):
        here = [template.place if follow is None else follow(each.pixels) for each in group]
        codes += _inverted(template, group, here, inner, _held(tick, len(codes) / span.length))
        places += here
    times = [float(reader.info.time(span.start + number)) for number in range(len(codes))]
    steady = steadied(np.stack(codes), np.array(times), template.steady)
    return Portraits(template, span.start, tuple(places), steady)


def _held(tick: Tick, part: float) -> Tick:
    """Ticks as far as the batches before have come."""
    return lambda _: tick(part)


def _check(template: SlidersJob, size: Size) -> None:
    place = template.place
    if place.w != place.h or place.empty:
        raise BadInput("A portrait stands in a square.", remedy="Place one.")
    if not Rect(0, 0, *size).contains(place):
        raise BadInput(
            f"The square lies outside the clip's frames of {size.w} x {size.h} pixels.",
            remedy="Place it inside.",
        )


def _inverted(
    template: SlidersJob, frames: list[Frame], places: list[Rect], inner: Engine, tick: Tick
) -> Iterator[np.ndarray]:
    """The codes of the squares of a few frames, by the encoder alone: float32 (layers, d)."""
    jobs = [
        InvertJob(template.model, _cropped(frame.pixels, place), place, steps=0)
        for frame, place in zip(frames, places, strict=True)
    ]
    finals = [patch for patch in inner(FramesJob(tuple(jobs)), tick) if patch.final]
    for patch in sorted(finals, key=lambda patch: patch.frame):
        if patch.code is None:
            raise EngineFailed(f"The model “{template.model}” found no code of a frame.")
        yield patch.code


def _cropped(pixels: np.ndarray, place: Rect) -> np.ndarray:
    image = np.ascontiguousarray(pixels[place.slices()][..., :3])
    image.flags.writeable = False
    return image


def steadied(codes: np.ndarray, times: np.ndarray, sigma: float) -> np.ndarray:
    """Codes (frames, layers, d) averaged over time by a Gaussian of `sigma` seconds, float32.

    It looks ahead as far as back, so nothing comes late. times: seconds (frames,), ascending.
    """
    if sigma <= 0:
        return codes.astype(np.float32)
    out = np.empty(codes.shape, np.float32)
    starts = np.searchsorted(times, times - _REACH * sigma, "left")
    stops = np.searchsorted(times, times + _REACH * sigma, "right")
    for number, (start, stop) in enumerate(zip(starts, stops, strict=True)):
        weights = np.exp(-(((times[start:stop] - times[number]) / sigma) ** 2) / 2)
        out[number] = np.tensordot(weights / weights.sum(), codes[start:stop], 1)
    return out
