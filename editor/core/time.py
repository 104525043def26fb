"""Time as values: frames, ranges of frames, keys and the timeline of a document.

A frame is a whole number counted from 0 at the document's rate; seconds are exact fractions.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum
from fractions import Fraction
from math import floor
from typing import NamedTuple

from editor.core.errors import BadInput


class FrameRange(NamedTuple):
    """A half-open range of frames: start <= frame < stop; empty where stop <= start."""

    start: int
    stop: int

    @property
    def length(self) -> int:
        """How many frames lie inside."""
        return max(0, self.stop - self.start)

    @property
    def empty(self) -> bool:
        """True where no frame lies inside."""
        return self.stop <= self.start

    def contains(self, frame: int) -> bool:
        """True where that frame lies inside."""
        return self.start <= frame < self.stop

    def intersect(self, other: FrameRange) -> FrameRange:
        """The common part; of length 0 where there is none."""
        start = max(self.start, other.start)
        return FrameRange(start, max(start, min(self.stop, other.stop)))

    def moved(self, by: int) -> FrameRange:
        """Shifted by that many frames."""
        return FrameRange(self.start + by, self.stop + by)

    def frames(self) -> Iterator[int]:
        """Every frame inside, in order."""
        return iter(range(self.start, self.stop))


class Ease(Enum):
    """How a value goes from one key to the next."""

    HOLD = "hold"
    LINEAR = "linear"
    SMOOTH = "smooth"


class Key(NamedTuple):
    """A value pinned to a document frame; `ease` leads on to the next key."""

    frame: int
    value: float
    ease: Ease = Ease.SMOOTH


@dataclass(frozen=True)
class Curve:
    """A value over time. keys: in order of frames, one at most on each.

    Raises BadInput where the keys are not in order.
    """

    keys: tuple[Key, ...] = ()

    def __post_init__(self) -> None:
        frames = [key.frame for key in self.keys]
        if frames != sorted(set(frames)):
            raise BadInput(f"Keys must stand in order, one on a frame: {frames}.")

    def at(self, frame: float) -> float:
        """The value at a (possibly fractional) frame; before the first and after the last key
        that key's own. Raises BadInput where there is no key at all."""
        if not self.keys:
            raise BadInput("A curve without keys has no value.")
        after = bisect_right(self.keys, frame, key=lambda key: key.frame)
        if after == 0:
            return self.keys[0].value
        if after == len(self.keys):
            return self.keys[-1].value
        a, b = self.keys[after - 1], self.keys[after]
        return a.value + (b.value - a.value) * _eased(
            a.ease, (frame - a.frame) / (b.frame - a.frame)
        )

    def with_key(self, key: Key) -> Curve:
        """With that key, instead of the one on the same frame where there is one."""
        rest = [old for old in self.keys if old.frame != key.frame]
        return Curve(tuple(sorted([*rest, key], key=lambda each: each.frame)))

    def without_key(self, frame: int) -> Curve:
        """Without the key on that frame."""
        return Curve(tuple(key for key in self.keys if key.frame != frame))

    def moved(self, by: int) -> Curve:
        """All keys shifted by that many frames."""
        return Curve(tuple(key._replace(frame=key.frame + by) for key in self.keys))


def _eased(ease: Ease, t: float) -> float:
    """How much of the way is done at `t` of the time, both 0..1."""
    if ease is Ease.HOLD:
        return 0.0
    return t if ease is Ease.LINEAR else t * t * (3 - 2 * t)


class Marker(NamedTuple):
    """A place on the timeline worth finding again."""

    frame: int
    name: str = ""


STILL_RATE = Fraction(24)
"""Frames a second of a document that no clip has given its own rate."""


@dataclass(frozen=True)
class Timeline:
    """rate: frames a second. length: in frames, 1 for a still. marked: in and out points.

    markers: in order of frames. Raises BadInput where rate or length are not positive.
    """

    rate: Fraction = STILL_RATE
    length: int = 1
    marked: FrameRange | None = None
    markers: tuple[Marker, ...] = ()

    def __post_init__(self) -> None:
        if self.rate <= 0 or self.length < 1:
            raise BadInput(f"A timeline of {self.length} frames at {self.rate} a second is none.")

    @property
    def is_still(self) -> bool:
        """True where there is one frame only."""
        return self.length == 1

    @property
    def whole(self) -> FrameRange:
        """Every frame there is."""
        return FrameRange(0, self.length)

    @property
    def chosen(self) -> FrameRange:
        """From the in to the out point; all frames where none are set."""
        return self.whole if self.marked is None else self.marked.intersect(self.whole)

    @property
    def duration(self) -> Fraction:
        """Seconds from the first frame's beginning to the last one's end."""
        return self.length / self.rate

    def time(self, frame: int) -> Fraction:
        """When a frame begins, in seconds."""
        return frame / self.rate

    def frame(self, time: Fraction | float) -> int:
        """The frame shown at a time in seconds (not limited to those there are)."""
        return floor(time * self.rate)

    def clamped(self, frame: int) -> int:
        """The nearest frame there is."""
        return min(max(0, frame), self.length - 1)

    def grown(self, length: int) -> Timeline:
        """At least that long."""
        return self if length <= self.length else replace(self, length=length)
