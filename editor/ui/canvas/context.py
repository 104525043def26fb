"""The context box: which part of the picture a model sees; its edges and corners can be dragged."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QLineF, QPointF, Qt

from editor.core.geometry import Rect
from editor.ui.canvas.view import View

REACH = 7.0
"""How far from an edge it can still be gripped, in view pixels."""

LEAST = 32
"""Smallest side of the box in document pixels."""


class Grip(NamedTuple):
    """Which edges are held: horizontally -1 left, 1 right, vertically -1 top, 1 bottom."""

    x: int
    y: int


def handles(rect: Rect) -> dict[Grip, QPointF]:
    """The eight handles of the box, in document coordinates."""
    xs = {-1: rect.x, 0: rect.x + rect.w / 2, 1: rect.right}
    ys = {-1: rect.y, 0: rect.y + rect.h / 2, 1: rect.bottom}
    return {Grip(i, j): QPointF(xs[i], ys[j]) for i in xs for j in ys if (i, j) != (0, 0)}


def grip_at(view: View, rect: Rect, point: QPointF, edges: bool) -> Grip | None:
    """What of the box lies under a view point: a handle, or with `edges` anywhere on an edge."""
    for grip, handle in handles(rect).items():
        if QLineF(view.to_view(handle), point).length() <= REACH:
            return grip
    if not edges:
        return None
    place, reach = view.to_document(point), REACH / view.scale
    outside = rect.x - reach <= place.x() <= rect.right + reach
    if not outside or not rect.y - reach <= place.y() <= rect.bottom + reach:
        return None
    x = -1 if abs(place.x() - rect.x) <= reach else int(abs(place.x() - rect.right) <= reach)
    y = -1 if abs(place.y() - rect.y) <= reach else int(abs(place.y() - rect.bottom) <= reach)
    return Grip(x, y) if x or y else None


def dragged(rect: Rect, grip: Grip, place: QPointF, bounds: Rect) -> Rect:
    """The box with the gripped edges at a document point, inside `bounds` and never too small."""
    left, top, right, bottom = rect.x, rect.y, rect.right, rect.bottom
    x, y = round(place.x()), round(place.y())
    if grip.x < 0:
        left = max(bounds.x, min(x, right - LEAST))
    elif grip.x > 0:
        right = min(bounds.right, max(x, left + LEAST))
    if grip.y < 0:
        top = max(bounds.y, min(y, bottom - LEAST))
    elif grip.y > 0:
        bottom = min(bounds.bottom, max(y, top + LEAST))
    return Rect(left, top, right - left, bottom - top)


def cursor_for(grip: Grip, degrees: float) -> Qt.CursorShape:
    """The arrow that shows which way a grip moves in a view turned by so many degrees."""
    shapes = (
        Qt.CursorShape.SizeHorCursor,
        Qt.CursorShape.SizeFDiagCursor,
        Qt.CursorShape.SizeVerCursor,
        Qt.CursorShape.SizeBDiagCursor,
    )
    eighth = {(1, 0): 0, (1, 1): 1, (0, 1): 2, (-1, 1): 3}
    way = eighth.get((grip.x, grip.y), eighth.get((-grip.x, -grip.y), 0))
    return shapes[(way + round(degrees / 45)) % 4]
