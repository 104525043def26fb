"""How much a painted clip flickers, and how crisp it is: two figures that only count together.

Warping error (Lai et al. 2018, "Learning blind video temporal consistency", section 4.3): frame
V_t is compared with the frame before, carried along by the motion of the original clip,

    E(V_t) = sum_p M(p) mean_c (V_t(p, c) - warp(V_{t-1})(p, c))^2 / sum_p M(p),

with values in 0..1, c over the three colours, M = 1 where both frames see the pixel; a clip's
error is the mean over t >= 1. Blurring lowers it too, so it stands beside the sharpness: the
variance of the Laplacian of the grey frame in 0..255, mean over all frames.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from editor.clips.flow import flow, grey, visible, warp
from editor.core.errors import BadInput
from editor.jobs.job import Tick
from editor.media.opencv import cv2
from editor.media.video.reader import ClipReader

MEASURED = 960
"""Longer side in pixels at which warping errors are measured; larger frames are reduced."""


@dataclass(frozen=True, eq=False)
class Motion:
    """From a frame to the one before. back: float32 (h, w, 2), pixels x, y; seen: bool (h, w)."""

    back: np.ndarray
    seen: np.ndarray


@dataclass(frozen=True)
class Reading:
    """Figures of one frame, painted and original; the errors of a first frame are 0."""

    warping_error: float
    sharpness: float
    original_warping_error: float
    original_sharpness: float


@dataclass(frozen=True)
class Flicker:
    """The means over a clip, and the figures of each frame. note: what was adapted, or ""."""

    warping_error: float
    sharpness: float
    original_warping_error: float
    original_sharpness: float
    frames: tuple[Reading, ...]
    note: str = ""


class Meter:
    """Measures a clip frame by frame; `result` at any time."""

    def __init__(self) -> None:
        self._readings: list[Reading] = []
        self._before: tuple[np.ndarray, np.ndarray] | None = None

    def add(self, original: np.ndarray, styled: np.ndarray, motion: Motion | None = None) -> None:
        """The next frame of both clips: uint8 (h, w, 3 or 4) of one size, BadInput where not.

        motion: the true one where it is known, at the size of the frames; else it is searched
        in the originals.
        """
        if original.shape[:2] != styled.shape[:2]:
            raise BadInput("The painted frame has another size than the original.")
        pair = original[..., :3], styled[..., :3]
        near = (pair[0], pair[1]) if motion else (_reduced(pair[0]), _reduced(pair[1]))
        errors = [0.0, 0.0]
        if self._before is not None:
            motion = motion or motion_between(near[0], self._before[0])
            errors = [warping_error(a, b, motion) for a, b in zip(near, self._before, strict=True)]
        self._before = near
        reading = Reading(errors[1], sharpness(pair[1]), errors[0], sharpness(pair[0]))
        self._readings.append(reading)

    def result(self) -> Flicker:
        """The figures of all frames so far. Raises BadInput where there are none."""
        if not self._readings:
            raise BadInput("A clip without frames cannot be measured.")
        moved = self._readings[1:] or self._readings
        return Flicker(
            _mean([r.warping_error for r in moved]),
            _mean([r.sharpness for r in self._readings]),
            _mean([r.original_warping_error for r in moved]),
            _mean([r.original_sharpness for r in self._readings]),
            tuple(self._readings),
        )


def motion_between(here: np.ndarray, before: np.ndarray) -> Motion:
    """The motion from a frame to the one before, by optical flow; uint8 RGB (h, w, 3)."""
    a, b = grey(here), grey(before)
    back = flow(a, b)
    return Motion(back, visible(back, flow(b, a)))


def warping_error(here: np.ndarray, before: np.ndarray, motion: Motion) -> float:
    """E of one frame against the one before, uint8 RGB (h, w, 3); 0 where no pixel is in both."""
    apart = here.astype(np.float32) - warp(before, motion.back)
    square = np.square(apart / 255).mean(axis=2)
    return float(square[motion.seen].mean()) if motion.seen.any() else 0.0


def sharpness(frame: np.ndarray) -> float:
    """Variance of the Laplacian of a uint8 RGB frame (h, w, 3), of grey values 0..255."""
    return float(cv2.Laplacian(grey(frame), cv2.CV_32F).var())


def flicker(original: Path | str, styled: Path | str, tick: Tick = lambda part: None) -> Flicker:
    """Measure a painted clip against the clip it was made from.

    Where their sizes differ the original is scaled, which the note says. Raises BadInput where
    the numbers of frames differ, BadFile where a clip cannot be read.
    """
    with ClipReader(original) as first, ClipReader(styled) as second:
        _check_lengths(first, second)
        size = second.info.size
        meter = Meter()
        for a, b in zip(first.frames(), second.frames(), strict=True):
            meter.add(_resized(a.pixels, (size.w, size.h)), b.pixels)
            tick((a.index + 1) / first.info.frames)
        return replace(meter.result(), note=_note(first, second))


def _check_lengths(first: ClipReader, second: ClipReader) -> None:
    counts = first.info.frames, second.info.frames
    if counts[0] != counts[1]:
        raise BadInput(
            f"This clip has {counts[1]} frames, its original {counts[0]}.",
            file=second.info.path,
            remedy="Compare a clip with the one it was made from.",
        )


def _note(first: ClipReader, second: ClipReader) -> str:
    a, b = first.info.size, second.info.size
    if a == b:
        return ""
    return f"The original was scaled from {a.w} x {a.h} to {b.w} x {b.h}."


def _reduced(frame: np.ndarray) -> np.ndarray:
    height, width = frame.shape[:2]
    part = min(1.0, MEASURED / max(height, width))
    return _resized(frame, (max(1, round(width * part)), max(1, round(height * part))))


def _resized(frame: np.ndarray, size: tuple[int, int]) -> np.ndarray:
    if frame.shape[1::-1] == size:
        return frame
    way = cv2.INTER_AREA if size[0] < frame.shape[1] else cv2.INTER_CUBIC
    return cv2.resize(frame, size, interpolation=way)


def _mean(values: list[float]) -> float:
    return float(np.mean(values))
