"""Input points become a smooth line: quadratic curves through the midpoints of the segments."""

from __future__ import annotations

import math
from collections import deque
from typing import Protocol

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


class Steady(Protocol):
    """Calms the hand before its points are smoothed."""

    def add(self, point: PenPoint) -> PenPoint:
        """Where the line goes when the pen has come to `point`."""

    def finish(self) -> list[PenPoint]:
        """Where it goes still, once the pen is lifted."""


class Free:
    """The line goes where the pen goes."""

    def add(self, point: PenPoint) -> PenPoint:
        return point

    def finish(self) -> list[PenPoint]:
        return []


class String:
    """The line is pulled on a string of so many pixels; it stays where it is on lifting."""

    def __init__(self, start: PenPoint, length: float) -> None:
        self._tip, self._length = start, length

    def add(self, point: PenPoint) -> PenPoint:
        away = math.dist(point[:2], self._tip[:2])
        if away > self._length:
            x, y, _ = _between(self._tip, point, 1 - self._length / away)
            self._tip = (x, y, point[2])
        return self._tip

    def finish(self) -> list[PenPoint]:
        return []


class Average:
    """The line goes through the mean of the last points; it comes to the pen on lifting."""

    def __init__(self, start: PenPoint, count: int) -> None:
        self._points = deque([start] * count, maxlen=count)

    def add(self, point: PenPoint) -> PenPoint:
        self._points.append(point)
        xs, ys, pressures = zip(*self._points, strict=True)
        count = len(self._points)
        return sum(xs) / count, sum(ys) / count, sum(pressures) / count

    def finish(self) -> list[PenPoint]:
        end = self._points[-1]
        return [self.add(end) for _ in range(len(self._points) - 1)]


def steady(way: str, amount: int, start: PenPoint, scale: float) -> Steady:
    """The calm asked for. way: "string" or "average"; amount: 0..100; scale: view pixels per
    document pixel, so that a string is as long on screen at any zoom."""
    if amount <= 0:
        return Free()
    if way == "average":
        return Average(start, 2 + amount // 3)
    return String(start, amount / scale)


def _between(a: PenPoint, b: PenPoint, t: float) -> PenPoint:
    return a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t, a[2] + (b[2] - a[2]) * t


def _quadratic(start: PenPoint, control: PenPoint, end: PenPoint) -> list[PenPoint]:
    length = math.dist(start[:2], control[:2]) + math.dist(control[:2], end[:2])
    pieces = min(64, max(1, math.ceil(length / _CHORD)))
    times = (n / pieces for n in range(1, pieces + 1))
    return [_between(_between(start, control, t), _between(control, end, t), t) for t in times]
