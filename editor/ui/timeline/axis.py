"""Frames along the width of a widget: where a frame stands, the ruler's ticks, time codes."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import NamedTuple

LARGEST = 60.0
"""Pixels of a frame at the closest look."""
LABEL_ROOM = 92
"""Pixels between two labels of the ruler at least."""
TICK_ROOM = 9
"""Pixels between two ticks of the ruler at least."""
FRAME_STEPS = (1, 2, 5, 10)
SECOND_STEPS = (1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600)


class Tick(NamedTuple):
    """A mark of the ruler. label: its time code, "" for the small marks between."""

    frame: int
    label: str


@dataclass(frozen=True)
class Axis:
    """scale: pixels of one frame. left: the (possibly fractional) frame at x = 0."""

    scale: float = 4.0
    left: float = 0.0

    def x(self, frame: float) -> float:
        """Where a frame begins, in pixels from the left edge."""
        return (frame - self.left) * self.scale

    def frame(self, x: float) -> float:
        """The frame at a pixel, with the share of it that is over."""
        return self.left + x / self.scale

    def frame_under(self, x: float) -> int:
        """The frame a pixel belongs to."""
        return math.floor(self.frame(x))

    def nearest(self, x: float) -> int:
        """The border between two frames nearest to a pixel, as the frame that begins there."""
        return nearest(self.frame(x))

    def zoomed(self, factor: float, x: float) -> Axis:
        """Larger or smaller; what stands at `x` stays there."""
        scale = self.scale * factor
        return Axis(scale, self.frame(x) - x / scale)

    def scrolled(self, pixels: float) -> Axis:
        """Later frames come in from the right by so many pixels."""
        return replace(self, left=self.left + pixels / self.scale)

    def kept(self, length: int, width: float) -> Axis:
        """Within limits for `length` frames in a widget of `width` pixels.

        All frames and some room behind fit at the widest look; nothing before the first shows.
        """
        scale = min(LARGEST, max(self.scale, fitted(length, width).scale / 2))
        beyond = max(0.0, length - width * 0.75 / scale)
        return Axis(scale, min(max(0.0, self.left), beyond))


def nearest(frame: float) -> int:
    """The border between two frames nearest to a fractional one."""
    return math.floor(frame + 0.5)


def fitted(length: int, width: float) -> Axis:
    """All frames in a widget of that width, with a little room behind them."""
    return Axis(min(LARGEST, max(1.0, width - 24) / max(1, length)), 0.0)


def timecode(frame: int, rate: Fraction) -> str:
    """Hours only where there are any: "01:05:12" is 1 min, 5 s and 12 frames of true time."""
    sign, frame = ("-", -frame) if frame < 0 else ("", frame)
    seconds = math.floor(frame / rate)
    rest = frame - math.ceil(seconds * rate)
    minutes, hours = seconds // 60, seconds // 3600
    head = f"{hours:02}:" if hours else ""
    return f"{sign}{head}{minutes % 60:02}:{seconds % 60:02}:{rest:02}"


def parsed(text: str, rate: Fraction) -> int | None:
    """The frame a typed time code names; the last part counts frames. None: not a time code."""
    parts = text.replace(";", ":").replace(".", ":").split(":")
    if not 1 <= len(parts) <= 4 or not all(part.strip().isdigit() for part in parts):
        return None
    *clock, frames = (int(part) for part in parts)
    seconds = 0
    for part in clock:
        seconds = seconds * 60 + part
    return math.ceil(seconds * rate) + frames


def ticks(axis: Axis, rate: Fraction, width: float) -> Iterator[Tick]:
    """The marks of the ruler over a widget of that width, from left to right."""
    labelled = _step(axis, rate, LABEL_ROOM)
    small = _step(axis, rate, TICK_ROOM)
    named = set(_marks(labelled, axis, rate, width))
    for frame in sorted(named | set(_marks(small, axis, rate, width))):
        yield Tick(frame, timecode(frame, rate) if frame in named else "")


def _step(axis: Axis, rate: Fraction, room: float) -> Fraction:
    """The smallest round distance of marks that leaves so many pixels between them: in frames
    below a second, else in whole seconds (as a number of frames, which need not be whole)."""
    inside = [Fraction(step) for step in FRAME_STEPS if step < rate]
    steps = [*inside, *(seconds * rate for seconds in SECOND_STEPS)]
    return next((step for step in steps if step * axis.scale >= room), steps[-1])


def _marks(step: Fraction, axis: Axis, rate: Fraction, width: float) -> Iterator[int]:
    """Marks by seconds stand on every multiple, marks by frames begin anew with each second."""
    first, last = max(0, math.floor(axis.left)), math.ceil(axis.frame(width))
    if step >= rate:
        for count in range(math.floor(first / step), math.floor(last / step) + 1):
            yield math.ceil(count * step)
        return
    for second in range(math.floor(first / rate), math.floor(last / rate) + 1):
        begin, end = math.ceil(second * rate), math.ceil((second + 1) * rate)
        yield begin
        yield from range(begin + int(step), end - int(step) // 2, int(step))
