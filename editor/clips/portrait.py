"""A portrait through a clip: where it stands, its code in every frame, and the still jobs on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, repeat

import numpy as np

from editor.clips.follow import Follower
from editor.clips.stills import laid_over
from editor.core.errors import BadInput, EngineFailed
from editor.core.geometry import Rect, Size
from editor.core.time import FrameRange
from editor.jobs.attributes import EditJob, InvertJob
from editor.jobs.clip import FramesJob
from editor.jobs.job import Engine, Patch, Tick
from editor.jobs.walk import SlidersJob
from editor.media.opencv import cv2
from editor.media.video.reader import ClipReader, Frame

_FOLLOWING = 0.25
"""Share of the finding that goes into following."""
_BLOCK = 24
"""Frames that are held in memory to go backwards."""
_REACH = 3.0
"""Standard deviations beyond which a Gaussian counts no more."""


@dataclass(frozen=True, eq=False)
class Portraits:
    """What was found in frames first, first + 1, ...: codes (frames, layers, d), and the `ways` of
    the square; none where it stands still.
    """

    template: SlidersJob
    first: int
    codes: np.ndarray
    ways: tuple[np.ndarray, ...]

    def job(self, frame: Frame) -> EditJob:
        """The sliders on one of the frames, upright as at the anchor."""
        template, base = self.template, self.codes[frame.index - self.first]
        return EditJob(
            model=template.model,
            code=template.code(base, frame.time),
            base=base,
            place=template.place,
            image=seen(frame.pixels, template.place, self._way(frame)),
            mask=template.mask,
            noise=template.noise,
            canvas=None if self.ways else Size(*frame.pixels.shape[1::-1]),
        )

    def laid(self, frame: Frame, patch: Patch) -> np.ndarray:
        """The frame with an answer over it.

        Only what that changes is brought back to where the square is, so that the frame stays as
        sharp as it was, and as it was where nothing changes.
        """
        way = self._way(frame)
        if way is None:
            return laid_over(frame.pixels, patch)
        image = seen(frame.pixels, self.template.place, way)
        share = patch.pixels[..., 3:] / np.float32(255)
        change = (patch.pixels[..., :3] - image.astype(np.float32)) * share
        size = frame.pixels.shape[1], frame.pixels.shape[0]
        there = cv2.warpAffine(change, _from_square(self.template.place, way), size)
        out = frame.pixels.copy()
        out[..., :3] = np.clip(np.rint(frame.pixels[..., :3] + there), 0, 255)
        return out

    def _way(self, frame: Frame) -> np.ndarray | None:
        return self.ways[frame.index - self.first] if self.ways else None


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
    known = ways(template, reader, span, lambda part: tick(_FOLLOWING * part))
    begun = _FOLLOWING if known else 0.0
    codes: list[np.ndarray] = []
    gain: np.ndarray | float = 0.0
    frames = reader.frames(*span)
    while group := list(islice(frames, batch)):
        here = known[len(codes) :] or repeat(None)
        images = [seen(f.pixels, template.place, way) for f, way in zip(group, here, strict=False)]
        held = _held(tick, begun + (1 - begun) * len(codes) / span.length)
        codes += _inverted(template, images, inner, held)
        if template.steps and len(codes) == len(group):
            [better] = _inverted(template, images[:1], inner, held, template.steps)
            gain = better - codes[0]
    times = [float(reader.info.time(span.start + number)) for number in range(len(codes))]
    steady = steadied(np.stack(codes) + gain, np.array(times), template.steady)
    return Portraits(template, span.start, steady, tuple(known))


def ways(
    template: SlidersJob, reader: ClipReader, span: FrameRange, tick: Tick
) -> list[np.ndarray]:
    """From the square at the anchor to where it is in each frame: float64 (2, 3), see `Follower`.

    None where it stands still. It is followed on from the anchor, and back.
    """
    if not template.follow:
        return []
    anchor = min(max(span.start, reader.info.index(template.anchor)), span.stop - 1)
    on, back = Follower(template.place), Follower(template.place)
    after: list[np.ndarray] = []
    for frame in reader.frames(anchor, span.stop):
        tick(len(after) / span.length)
        after.append(on(frame.pixels))
    before: list[np.ndarray] = []
    back(reader.frame(anchor).pixels)
    for frame in _backwards(reader, span.start, anchor):
        tick((len(after) + len(before)) / span.length)
        before.append(back(frame.pixels))
    return [*reversed(before), *after]


def _backwards(reader: ClipReader, start: int, stop: int) -> Iterator[Frame]:
    """Frames start <= index < stop, the last first; a few at once, for each is decoded from the
    key frame before it."""
    while stop > start:
        first = max(start, stop - _BLOCK)
        yield from reversed(list(reader.frames(first, stop)))
        stop = first


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
    template: SlidersJob, images: Sequence[np.ndarray], inner: Engine, tick: Tick, steps: int = 0
) -> Iterator[np.ndarray]:
    """The codes (layers, d) of what the square held in a few frames: by the encoder, and so many
    steps of optimisation."""
    jobs = tuple(InvertJob(template.model, each, template.place, steps=steps) for each in images)
    finals = [patch for patch in inner(FramesJob(jobs), tick) if patch.final]
    for patch in sorted(finals, key=lambda patch: patch.frame):
        if patch.code is None:
            raise EngineFailed(f"The model “{template.model}” found no code of a frame.")
        yield patch.code


def seen(pixels: np.ndarray, place: Rect, way: np.ndarray | None) -> np.ndarray:
    """What a square at the anchor holds in a frame: uint8 RGB (h, w, 3), read-only.

    way: see `Follower`; None = it stands still. Beyond the frame its edge is repeated.
    """
    if way is None:
        image = np.ascontiguousarray(pixels[place.slices()][..., :3])
    else:
        image = cv2.warpAffine(
            np.ascontiguousarray(pixels[..., :3]),
            _from_square(place, way),
            (place.w, place.h),
            flags=cv2.INTER_CUBIC | cv2.WARP_INVERSE_MAP,
            borderMode=cv2.BORDER_REPLICATE,
        )
    image.flags.writeable = False
    return image


def _from_square(place: Rect, way: np.ndarray) -> np.ndarray:
    """From places inside the square to those of the frame: (2, 3)."""
    out = way.copy()
    out[:, 2] += way[:, :2] @ (place.x, place.y)
    return out


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
