"""Where the edge of a mask runs on a screen: the pixels at which marching ants are drawn."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from editor.core.coverage import WHOLE
from editor.core.flood import Flags
from editor.core.geometry import Rect
from editor.core.raster import TILE, Pixels, Raster, cell_area

STRIPES = 8
"""Length in pixels of one dark and one light ant together."""


class Screen(NamedTuple):
    """Which point of the document each pixel of a screen shows: x = a u + c v + e,
    y = b u + d v + f. w, h: size of the screen in pixels."""

    w: int
    h: int
    a: float
    b: float
    c: float
    d: float
    e: float
    f: float

    @property
    def area(self) -> Rect:
        """The part of the document that can be seen."""
        xs = [self.a * u + self.c * v + self.e for u in (0, self.w) for v in (0, self.h)]
        ys = [self.b * u + self.d * v + self.f for u in (0, self.w) for v in (0, self.h)]
        left, top = int(np.floor(min(xs))), int(np.floor(min(ys)))
        return Rect(left, top, int(np.ceil(max(xs))) - left, int(np.ceil(max(ys))) - top)

    def places(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """(columns, rows) of the document at the middle of each pixel; they broadcast to (h, w)."""
        u, v = np.arange(self.w)[None] + 0.5, np.arange(self.h)[:, None] + 0.5
        if self.b == 0 and self.c == 0:
            x, y = self.a * u + self.e, self.d * v + self.f
        else:
            x, y = self.a * u + self.c * v + self.e, self.b * u + self.d * v + self.f
        return np.floor(x).astype(np.int64), np.floor(y).astype(np.int64)


def ants(mask: Raster, screen: Screen, bounds: Rect, level: int = 0) -> Pixels:
    """uint8 (screen.h, screen.w): 0 where no edge is, else 1 .. STRIPES in slanting stripes.

    The edge is that of what is selected by half or more inside `bounds`, and lies on its inner
    side. level: halvings of the mask before it is looked at, each pixel the mean of its square.
    """
    area = screen.area.intersect(bounds)
    if area.empty:
        return np.zeros((screen.h, screen.w), np.uint8)
    inside = _seen(mask, screen, area, level)
    edge = inside & ~_enclosed(inside)
    slant = (np.arange(screen.w)[None] + np.arange(screen.h)[:, None]) % STRIPES + 1
    return np.asarray(np.where(edge, slant, 0).astype(np.uint8))


def _seen(mask: Raster, screen: Screen, area: Rect, level: int) -> Flags:
    """Which pixels of the screen show what is selected."""
    halved, left, top = _halved(mask, area, level)
    columns, rows = screen.places()
    shown = (columns >= area.x) & (columns < area.right) & (rows >= area.y) & (rows < area.bottom)
    x = np.clip((columns - left) >> level, 0, halved.shape[1] - 1)
    y = np.clip((rows - top) >> level, 0, halved.shape[0] - 1)
    if x.shape[0] == 1 and y.shape[1] == 1:
        seen: Flags = halved[y[:, 0]][:, x[0]]
    else:
        seen = halved[y, x]
    return seen & shown


def _halved(mask: Raster, area: Rect, level: int) -> tuple[Flags, int, int]:
    """What is selected by half or more in squares of 1 << level pixels, in whole tiles round
    `area`, and the document's coordinates of the first pixel."""
    level = min(level, TILE.bit_length() - 1)
    cells = list(area.cells(TILE))
    (left, top), (right, bottom) = cells[0], cells[-1]
    side = TILE >> level
    out = np.zeros(((bottom - top + 1) * side, (right - left + 1) * side), np.bool_)
    for column, row in cells:
        tile = mask.tiles.get((column, row))
        if tile is not None:
            y, x = (row - top) * side, (column - left) * side
            out[y : y + side, x : x + side] = True if tile is WHOLE else _half(tile, level)
    corner = cell_area((left, top))
    return out, corner.x, corner.y


def _half(tile: Pixels, level: int) -> Flags:
    sums = tile[..., 0]
    for _ in range(level):  # exact: 255 * 4 ** 7 fits
        wide = sums.astype(np.uint32)
        sums = wide[::2, ::2] + wide[1::2, ::2] + wide[::2, 1::2] + wide[1::2, 1::2]
    half: Flags = sums >= 128 * (1 << 2 * level)
    return half


def _enclosed(inside: Flags) -> Flags:
    """Pixels with all four neighbours inside; beyond the screen it goes on as at its edge."""
    padded = np.pad(inside, 1, mode="edge")
    middle = slice(1, -1)
    out: Flags = padded[:-2, middle] & padded[2:, middle]
    out &= padded[middle, :-2]
    out &= padded[middle, 2:]
    return out
