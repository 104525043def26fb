"""The way of the pen as single touches: evenly spaced, and strewn as the brush asks.

Chance is a hash of the touch's number, so a stroke that is painted anew looks as it did.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import atan2, degrees, hypot
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from editor.core.brush import Brush

Point = tuple[float, float, float]
"""(x, y, pressure): document pixels, pressure 0..1."""

_WORD = 0xFFFFFFFF


class Touch(NamedTuple):
    """One dab to be. angle: of the tip, degrees clockwise. size: of the brush's width, 0..1."""

    x: float
    y: float
    pressure: float
    angle: float = 0.0
    size: float = 1.0


@dataclass(frozen=True)
class Walk:
    """How far the pen has come. gap: pixels left to the next touch; number: touches so far."""

    last: Point | None = None
    gap: float = 0.0
    number: int = 0
    heading: float = 0.0

    def to(self, brush: Brush, points: Sequence[Point]) -> tuple[Walk, list[Touch]]:
        """Where touches fall on the way through `points`, and how far the pen is then."""
        walk, touches = self, list[Touch]()
        for point in points:
            walk = walk._step(brush, point, touches)
        return walk, touches

    def rested(self, brush: Brush) -> tuple[Walk, list[Touch]]:
        """A touch where the pen is (what an airbrush does while it rests)."""
        if self.last is None:
            return self, []
        touches = _strewn(brush, self.last, self.heading, self.number)
        return replace(self, number=self.number + 1), touches

    def _step(self, brush: Brush, point: Point, touches: list[Touch]) -> Walk:
        last = self.last
        if last is None:
            touches += _strewn(brush, point, self.heading, self.number)
            return Walk(point, brush.step(point[2]), self.number + 1, self.heading)
        way = (point[0] - last[0], point[1] - last[1])
        length, done, gap, number = hypot(*way), 0.0, self.gap, self.number
        heading = degrees(atan2(way[1], way[0])) if length else self.heading
        while gap <= length - done:
            done += gap
            t = done / length
            x, y, p = (a + (b - a) * t for a, b in zip(last, point, strict=True))
            touches += _strewn(brush, (x, y, p), heading, number)
            number += 1
            gap = brush.step(p)
        return Walk(point, gap - (length - done), number, heading)


def _strewn(brush: Brush, at: Point, heading: float, number: int) -> list[Touch]:
    """The touches of one step."""
    x, y, pressure = at
    angle = brush.angle + (heading if brush.follow else 0.0) + (brush.lean if brush.tilt else 0.0)
    if not brush.strews:
        return [Touch(x, y, pressure, angle)]
    return [
        _strayed(brush, Touch(x, y, pressure, angle), number * 8 + n) for n in range(brush.dabs)
    ]


def _strayed(brush: Brush, touch: Touch, number: int) -> Touch:
    a, b, c, d = (chance(number, which) for which in range(4))
    reach = 2 * brush.scatter * brush.width(touch.pressure)
    return touch._replace(
        x=touch.x + (a - 0.5) * reach,
        y=touch.y + (b - 0.5) * reach,
        angle=touch.angle + (c - 0.5) * 360 * brush.angle_jitter,
        size=1 - d * brush.size_jitter,
    )


def chance(number: int, which: int) -> float:
    """A number 0..1 that looks random, always the same for the same arguments."""
    h = (number * 0x9E3779B1 + which * 0x85EBCA77 + 0x1B873593) & _WORD
    for shift, factor in ((16, 0x21F0AAAD), (15, 0x735A2D97)):
        h = ((h ^ (h >> shift)) * factor) & _WORD
    return (h ^ (h >> 15)) / (_WORD + 1)
