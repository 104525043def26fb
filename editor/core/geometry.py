"""Sizes, integer rectangles and times, in document pixels and frames. Values only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import reduce
from typing import NamedTuple


class Size(NamedTuple):
    """Width and height in pixels."""

    w: int
    h: int


class Rect(NamedTuple):
    """A half-open rectangle: pixels x <= px < x + w, y <= py < y + h."""

    x: int
    y: int
    w: int
    h: int

    @property
    def right(self) -> int:
        """First column beyond the rectangle."""
        return self.x + self.w

    @property
    def bottom(self) -> int:
        """First row beyond the rectangle."""
        return self.y + self.h

    @property
    def empty(self) -> bool:
        """True where no pixel lies inside."""
        return self.w <= 0 or self.h <= 0

    @property
    def area(self) -> int:
        """Number of pixels inside."""
        return 0 if self.empty else self.w * self.h

    def padded(self, by: int) -> Rect:
        """Grown by `by` pixels on every side (shrunk where negative)."""
        return Rect(self.x - by, self.y - by, self.w + 2 * by, self.h + 2 * by)

    def moved(self, dx: int, dy: int) -> Rect:
        """Shifted by (dx, dy)."""
        return Rect(self.x + dx, self.y + dy, self.w, self.h)

    def snapped(self, grid: int) -> Rect:
        """Grown until all its edges are multiples of `grid`."""
        x, y = self.x // grid * grid, self.y // grid * grid
        return Rect(x, y, -(-self.right // grid) * grid - x, -(-self.bottom // grid) * grid - y)

    def contains(self, other: Rect) -> bool:
        """True where every pixel of `other` lies inside."""
        return other.empty or self.intersect(other) == other

    def intersect(self, other: Rect) -> Rect:
        """The common part; empty (w or h of 0) where there is none."""
        ax, ay, aw, ah = self  # unpacked and compared by hand: asked for hundreds of times a dab
        bx, by, bw, bh = other
        x, y = (ax if ax > bx else bx), (ay if ay > by else by)
        w = (ax + aw if ax + aw < bx + bw else bx + bw) - x
        h = (ay + ah if ay + ah < by + bh else by + bh) - y
        return Rect(x, y, w if w > 0 else 0, h if h > 0 else 0)

    def unite(self, other: Rect) -> Rect:
        """The smallest rectangle that holds both; an empty one adds nothing."""
        if self.empty or other.empty:
            return other if self.empty else self
        x, y = min(self.x, other.x), min(self.y, other.y)
        return Rect(x, y, max(self.right, other.right) - x, max(self.bottom, other.bottom) - y)

    def cells(self, size: int) -> Iterator[tuple[int, int]]:
        """Indices (column, row) of the size-by-size grid cells this rectangle touches."""
        if self.empty:
            return
        for ty in range(self.y // size, (self.bottom - 1) // size + 1):
            for tx in range(self.x // size, (self.right - 1) // size + 1):
                yield tx, ty

    def slices(self) -> tuple[slice, slice]:
        """(rows, columns) to index an array whose origin is (0, 0)."""
        return slice(self.y, self.bottom), slice(self.x, self.right)


EMPTY = Rect(0, 0, 0, 0)


def hull(rects: Iterable[Rect]) -> Rect:
    """The smallest rectangle that holds them all; EMPTY where there is none."""
    return reduce(Rect.unite, rects, EMPTY)


EVERYWHERE = Rect(-(1 << 30), -(1 << 30), 1 << 31, 1 << 31)
"""Larger than any document."""
