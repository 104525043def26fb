"""Input points become a smooth line: quadratic curves through the midpoints of the segments."""

from __future__ import annotations

import math

PenPoint = tuple[float, float, float]
"""x, y in document pixels, pressure in 0..1."""

_CHORD = 3.0
"""Longest straight piece of a curve, in document pixels."""


class Smoother:
    """Turns points as they arrive into a line without corners that ends where the pen is lifted.

    Each segment's midpoint is passed exactly and its end points are the control points of
    quadratic Bezier curves, so the line lags the pen by half a segment until `finish`.
    """

    def __init__(self, start: PenPoint) -> None:
        self._last = self._reached = start

    def add(self, point: PenPoint) -> list[PenPoint]:
        """The next pieces of the line once the pen has come to `point`."""
        control, start = self._last, self._reached
        if point[:2] == control[:2]:
            return []
        self._last, self._reached = point, _between(control, point, 0.5)
        return _quadratic(start, control, self._reached)

    def finish(self) -> list[PenPoint]:
        """The rest of the line, up to the last point of the pen."""
        return [self._last] if self._last[:2] != self._reached[:2] else []


def _between(a: PenPoint, b: PenPoint, t: float) -> PenPoint:
    return a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t, a[2] + (b[2] - a[2]) * t


def _quadratic(start: PenPoint, control: PenPoint, end: PenPoint) -> list[PenPoint]:
    length = math.dist(start[:2], control[:2]) + math.dist(control[:2], end[:2])
    pieces = min(64, max(1, math.ceil(length / _CHORD)))
    times = (n / pieces for n in range(1, pieces + 1))
    return [_between(_between(start, control, t), _between(control, end, t), t) for t in times]
