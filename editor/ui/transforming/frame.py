"""The frame of a crop: an upright rectangle turned about its middle; pure functions on it."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from editor.core.geometry import Rect
from editor.core.transform import Point, Transform, corners_of, rotated
from editor.ui.transforming.handles import Handle


@dataclass(frozen=True)
class Frame:
    """Document pixels; degrees clockwise about the middle, -45..45."""

    x: float
    y: float
    w: float
    h: float
    degrees: float = 0.0

    @property
    def rect(self) -> Rect:
        """On whole pixels, before it is turned; at least one."""
        x, y = round(self.x), round(self.y)
        return Rect(x, y, max(1, round(self.x + self.w) - x), max(1, round(self.y + self.h) - y))

    @property
    def middle(self) -> Point:
        """About which it is turned."""
        return self.x + self.w / 2, self.y + self.h / 2

    @property
    def turn(self) -> Transform:
        """From the upright rectangle to where it lies."""
        return rotated(self.degrees, self.middle)

    def corners(self) -> list[Point]:
        """Where they lie: top left, top right, bottom right, bottom left."""
        x, y, right, bottom = self.x, self.y, self.x + self.w, self.y + self.h
        return [self.turn.at(p) for p in ((x, y), (right, y), (right, bottom), (x, bottom))]

    def place_of(self, handle: Handle) -> Point:
        """Where a handle lies."""
        x, y = self.x + self.w * (handle.x + 1) / 2, self.y + self.h * (handle.y + 1) / 2
        return self.turn.at((x, y))

    def holds(self, point: Point) -> bool:
        """Whether a point lies inside."""
        x, y = self.turn.inverse.at(point)
        return self.x <= x <= self.x + self.w and self.y <= y <= self.y + self.h


def around(rect: Rect) -> Frame:
    """The upright frame of a rectangle."""
    return Frame(*(float(v) for v in rect))


def moved(frame: Frame, dx: float, dy: float) -> Frame:
    """Moved as it lies."""
    return replace(frame, x=frame.x + dx, y=frame.y + dy)


def dragged(frame: Frame, handle: Handle, to: Point, ratio: float | None) -> Frame:
    """A handle at a point, the one opposite staying; ratio: width over height that it keeps."""
    x, y = frame.turn.inverse.at(to)
    left, right = sorted((frame.x if handle.x > 0 else frame.x + frame.w, x))
    top, bottom = sorted((frame.y if handle.y > 0 else frame.y + frame.h, y))
    if not handle.x:
        left, right = frame.x, frame.x + frame.w
    if not handle.y:
        top, bottom = frame.y, frame.y + frame.h
    w, h = max(1.0, right - left), max(1.0, bottom - top)
    if ratio is not None:
        w, h = _kept(w, h, handle, ratio)
    upright = Frame(
        _start(frame.x, frame.w, w, handle.x, x), _start(frame.y, frame.h, h, handle.y, y), w, h
    )
    return _about(replace(upright, degrees=frame.degrees), frame.turn.at(upright.middle))


def _kept(w: float, h: float, handle: Handle, ratio: float) -> tuple[float, float]:
    if handle.x and handle.y:
        return (w, w / ratio) if w / h > ratio else (h * ratio, h)
    return (w, w / ratio) if handle.x else (h * ratio, h)


def _start(before: float, length: float, now: float, side: int, to: float) -> float:
    """Where an axis begins, whose end at -side stays; with side 0 its middle does."""
    if side == 0:
        return before + (length - now) / 2
    fixed = before if side > 0 else before + length
    return fixed if to >= fixed else fixed - now


def _about(frame: Frame, middle: Point) -> Frame:
    return replace(frame, x=middle[0] - frame.w / 2, y=middle[1] - frame.h / 2)


def with_ratio(frame: Frame, ratio: float) -> Frame:
    """The largest frame of that width over height inside it, about its middle."""
    w, h = (frame.w, frame.w / ratio) if frame.w / frame.h < ratio else (frame.h * ratio, frame.h)
    return _about(replace(frame, w=w, h=h), frame.middle)


def level(start: Point, end: Point) -> float:
    """The degrees a line is off the nearest of upright and level, -45..45."""
    degrees = math.degrees(math.atan2(end[1] - start[1], end[0] - start[0]))
    return (degrees + 45) % 90 - 45


def turned(frame: Frame, degrees: float, bounds: Rect) -> Frame:
    """Turned to an angle; one that lies in the picture shrinks so that it stays in it."""
    out = replace(frame, degrees=max(-45.0, min(45.0, degrees)))
    if not bounds.contains(frame.rect):
        return out
    factor = min([1.0, *(_room(out.middle, corner, bounds) for corner in out.corners())])
    return _about(replace(out, w=out.w * factor, h=out.h * factor), out.middle)


def _room(middle: Point, corner: Point, bounds: Rect) -> float:
    """How much of the way from the middle to a corner lies in the picture."""
    (left, top), _, (right, bottom), _ = corners_of(bounds)
    out = 1.0
    for at, end, low, high in (
        (middle[0], corner[0], left, right),
        (middle[1], corner[1], top, bottom),
    ):
        if end > high:
            out = min(out, (high - at) / (end - at))
        elif end < low:
            out = min(out, (low - at) / (end - at))
    return max(0.0, out)
