"""Snapping: what is dragged keeps to lines that are near. All in document pixels."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from editor.core.geometry import Rect


@dataclass(frozen=True)
class Lines:
    """What can be kept to. vertical: x of upright lines; horizontal: y of lying ones; spacing:
    side of the squares of a grid that begins at (0, 0), 0 = no grid."""

    vertical: tuple[float, ...] = ()
    horizontal: tuple[float, ...] = ()
    spacing: float = 0.0

    def __add__(self, other: Lines) -> Lines:
        """Both; the grid of the one that has any."""
        return Lines(
            self.vertical + other.vertical,
            self.horizontal + other.horizontal,
            self.spacing or other.spacing,
        )


@dataclass(frozen=True)
class Snap:
    """How far to go, and the line that is then kept to on each axis (None: none is near)."""

    dx: float = 0.0
    dy: float = 0.0
    vertical: float | None = None
    horizontal: float | None = None


FREE = Snap()
"""Nothing is near."""


def outline(rect: Rect, middle: bool = True) -> Lines:
    """The edges of a rectangle, and the lines through its middle; none where it is empty."""
    if rect.empty:
        return Lines()
    halves = (rect.x + rect.w / 2,), (rect.y + rect.h / 2,)
    xs, ys = halves if middle else ((), ())
    return Lines((rect.x, *xs, rect.right), (rect.y, *ys, rect.bottom))


def snap_point(lines: Lines, x: float, y: float, reach: float) -> Snap:
    """How a point gets to lines no farther than `reach`, on each axis for itself."""
    return _snap(lines, (x,), (y,), reach)


def snap_rect(
    lines: Lines, corner: tuple[float, float], size: tuple[float, float], reach: float
) -> Snap:
    """How a rectangle's edges or middle get to lines no farther than `reach`.

    corner: its left and top; size: its width and height.
    """
    (x, y), (w, h) = corner, size
    return _snap(lines, (x, x + w / 2, x + w), (y, y + h / 2, y + h), reach)


def _snap(lines: Lines, xs: Sequence[float], ys: Sequence[float], reach: float) -> Snap:
    dx, vertical = _nearest(xs, lines.vertical, lines.spacing, reach)
    dy, horizontal = _nearest(ys, lines.horizontal, lines.spacing, reach)
    return Snap(dx, dy, vertical, horizontal)


def _nearest(
    places: Sequence[float], lines: Iterable[float], spacing: float, reach: float
) -> tuple[float, float | None]:
    """The shortest way from any place to any line, and that line; a line goes before the grid."""
    ways = [(line - place, line) for line in lines for place in places]
    if spacing > 0:
        knots = [(round(place / spacing) * spacing, place) for place in places]
        ways += [(knot - place, knot) for knot, place in knots]
    way, line = min(ways, key=lambda pair: abs(pair[0]), default=(reach + 1, 0.0))
    return (way, line) if abs(way) <= reach else (0.0, None)
