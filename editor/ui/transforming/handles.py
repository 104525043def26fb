"""The handles round a box: where they stand, what is under a point, what dragging one does.

All in document pixels; pure functions on transforms, of which one is what the box had when the
drag began.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from editor.core.geometry import Rect
from editor.core.transform import (
    Point,
    Transform,
    parts_of,
    quad_to_quad,
    rotated,
    scaled,
    sheared,
    shifted,
)

LEAST = 1e-3
"""The smallest factor a drag can lead to."""

STEP = 15.0
"""Degrees between the angles that Shift keeps to."""


class Handle(NamedTuple):
    """A corner or the middle of an edge: -1, 0, 1 from left to right and from top to bottom."""

    x: int
    y: int

    @property
    def corner(self) -> bool:
        """Whether two edges meet here."""
        return self.x != 0 and self.y != 0


HANDLES = tuple(Handle(x, y) for y in (-1, 0, 1) for x in (-1, 0, 1) if x or y)
CORNERS = Handle(-1, -1), Handle(1, -1), Handle(1, 1), Handle(-1, 1)
"""In the order of `corners_of`."""


class Way(Enum):
    """What the handles do."""

    FREE = "free"
    SCALE = "scale"
    ROTATE = "rotate"
    SKEW = "skew"
    DISTORT = "distort"
    PERSPECTIVE = "perspective"


@dataclass(frozen=True)
class Held:
    """Which keys are held. fixed: Shift; middle: Alt; bend: Ctrl."""

    fixed: bool = False
    middle: bool = False
    bend: bool = False


Change = Callable[[Transform, Point, Point], Transform]
"""(transform at the press, where it was pressed, where the pointer is) -> the transform now."""


def place_of(box: Rect, handle: Handle) -> Point:
    """Where a handle stands on the box before any transform."""
    return box.x + box.w * (handle.x + 1) / 2, box.y + box.h * (handle.y + 1) / 2


def middle_of(box: Rect) -> Point:
    """The middle of the box before any transform."""
    return box.x + box.w / 2, box.y + box.h / 2


def inside(box: Rect, transform: Transform, point: Point) -> bool:
    """Whether a point lies in the transformed box."""
    x, y = transform.inverse.at(point)
    return box.x <= x <= box.right and box.y <= y <= box.bottom


def move(fixed: bool) -> Change:
    """Follow the pointer; fixed: along one axis only."""

    def change(start: Transform, pressed: Point, now: Point) -> Transform:
        dx, dy = now[0] - pressed[0], now[1] - pressed[1]
        if fixed:
            dx, dy = (dx, 0.0) if abs(dx) >= abs(dy) else (0.0, dy)
        return start.then(shifted(dx, dy))

    return change


def turn(pivot: Point, fixed: bool) -> Change:
    """Turn about where the pivot stands; fixed: to angles of 15 degrees."""

    def change(start: Transform, pressed: Point, now: Point) -> Transform:
        about = start.at(pivot)
        by = _angle(about, now) - _angle(about, pressed)
        if fixed:
            angle = parts_of(start, pivot).angle
            by = round((angle + by) / STEP) * STEP - angle
        return start.then(rotated(by, about))

    return change


def _angle(about: Point, point: Point) -> float:
    return math.degrees(math.atan2(point[1] - about[1], point[0] - about[0]))


def scale(box: Rect, handle: Handle, pivot: Point, held: Held) -> Change:
    """A corner keeps the proportions unless `fixed` frees them; an edge scales one axis.

    The handle opposite stays, or with `middle` the pivot.
    """
    anchor = pivot if held.middle else place_of(box, Handle(-handle.x, -handle.y))
    grip = place_of(box, handle)

    def change(start: Transform, pressed: Point, now: Point) -> Transform:
        x, y = _there(start, grip, pressed, now)
        sx = _factor(x - anchor[0], grip[0] - anchor[0]) if handle.x else 1.0
        sy = _factor(y - anchor[1], grip[1] - anchor[1]) if handle.y else 1.0
        if handle.corner and not held.fixed:
            sx = sy = _along(
                (x - anchor[0], y - anchor[1]), (grip[0] - anchor[0], grip[1] - anchor[1])
            )
        return scaled(sx, sy, anchor).then(start)

    return change


def _there(start: Transform, grip: Point, pressed: Point, now: Point) -> Point:
    """Where the grip is dragged to, on the box before any transform."""
    at = start.at(grip)
    return start.inverse.at((at[0] + now[0] - pressed[0], at[1] + now[1] - pressed[1]))


def _factor(length: float, whole: float) -> float:
    factor = length / whole if whole else 1.0
    return factor if abs(factor) >= LEAST else math.copysign(LEAST, factor)


def _along(way: Point, whole: Point) -> float:
    """How far a way leads along the whole diagonal, as a factor."""
    square = whole[0] ** 2 + whole[1] ** 2
    return _factor(way[0] * whole[0] + way[1] * whole[1], square)


def skew(box: Rect, handle: Handle) -> Change:
    """An edge slides along itself; the edge opposite stays."""
    grip, anchor = place_of(box, handle), place_of(box, Handle(-handle.x, -handle.y))

    def change(start: Transform, pressed: Point, now: Point) -> Transform:
        x, y = _there(start, grip, pressed, now)
        if handle.y:
            return sheared((x - grip[0]) / (grip[1] - anchor[1]), 0, anchor).then(start)
        return sheared(0, (y - grip[1]) / (grip[0] - anchor[0]), anchor).then(start)

    return change


def skew_corner(box: Rect, handle: Handle) -> Change:
    """A corner slides along the edge of the box that the pointer follows more."""
    grip = place_of(box, handle)

    def change(start: Transform, pressed: Point, now: Point) -> Transform:
        x, y = _there(start, grip, pressed, now)
        along = (x, grip[1]) if abs(x - grip[0]) >= abs(y - grip[1]) else (grip[0], y)
        return _bent(box, start, {handle: start.at(along)})

    return change


def bend(box: Rect, handle: Handle) -> Change:
    """A corner, or both of an edge, go where the pointer goes; the others stay.

    Raises BadInput where the four would be no quadrilateral any more.
    """

    def change(start: Transform, pressed: Point, now: Point) -> Transform:
        dx, dy = now[0] - pressed[0], now[1] - pressed[1]
        moved = {}
        for corner in CORNERS:
            if all(side in (0, own) for side, own in zip(handle, corner, strict=True)):
                x, y = start.at(place_of(box, corner))
                moved[corner] = x + dx, y + dy
        return _bent(box, start, moved)

    return change


def recede(box: Rect, corner: Handle) -> Change:
    """A corner slides along an edge, and the other corner of that edge as far the other way.

    Raises BadInput where they would meet.
    """
    grip = place_of(box, corner)

    def change(start: Transform, pressed: Point, now: Point) -> Transform:
        x, y = _there(start, grip, pressed, now)
        if abs(x - grip[0]) >= abs(y - grip[1]):
            other, by = Handle(-corner.x, corner.y), (x - grip[0], 0.0)
        else:
            other, by = Handle(corner.x, -corner.y), (0.0, y - grip[1])
        opposite = place_of(box, other)
        moved = {
            corner: start.at((grip[0] + by[0], grip[1] + by[1])),
            other: start.at((opposite[0] - by[0], opposite[1] - by[1])),
        }
        return _bent(box, start, moved)

    return change


def _bent(box: Rect, start: Transform, moved: Mapping[Handle, Point]) -> Transform:
    """What takes the corners of the box where they were, but some to other places."""
    source = [place_of(box, corner) for corner in CORNERS]
    target = [
        moved.get(corner) or start.at(place) for corner, place in zip(CORNERS, source, strict=True)
    ]
    return quad_to_quad(source, target)


def change_for(box: Rect, handle: Handle, pivot: Point, held: Held, way: Way) -> Change:
    """What dragging a handle does; free: scale, or bend and skew with Ctrl."""
    match way:
        case Way.ROTATE:
            return turn(pivot, held.fixed)
        case Way.SKEW:
            return skew_corner(box, handle) if handle.corner else skew(box, handle)
        case Way.DISTORT:
            return bend(box, handle)
        case Way.PERSPECTIVE:
            return recede(box, handle) if handle.corner else skew(box, handle)
        case Way.FREE if held.bend:
            return bend(box, handle) if handle.corner else skew(box, handle)
        case _:
            return scale(box, handle, pivot, held)
