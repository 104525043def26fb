"""Which share of each pixel a shape covers: polygons become masks, exactly and tile by tile.

Every edge is cut where it crosses the lines between pixels. A piece inside one pixel adds its
height to what is covered to its right, and in its own pixel the share right of its middle (the
accumulation buffer of the `font-rs` rasteriser). Summing along a row gives the exact area, times
the number of turns round the pixel. Only tiles that an edge crosses are computed; those wholly
inside share one.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from editor.core.geometry import Rect
from editor.core.raster import TILE, Cell, Pixels, Raster

Points = Sequence[tuple[float, float]] | NDArray[np.float64]
"""(x, y) of corners in document pixels; the last one is joined with the first."""

_ERROR = 0.01
"""How far, in pixels, a polygon may lie inside the ellipse it stands for."""

_FINE = 4096
"""Steps a pixel to which corners are rounded, so that no edge is too small to divide by."""


def _whole_tile() -> Pixels:
    tile = np.full((TILE, TILE, 1), 255, np.uint8)
    tile.flags.writeable = False
    return tile


WHOLE = _whole_tile()
"""The tile of a mask that covers all of it; shared, so that large masks cost nothing."""


def rectangle(x0: float, y0: float, x1: float, y1: float) -> list[tuple[float, float]]:
    """The corners of an upright rectangle."""
    return [(x0, y0), (x1, y0), (x1, y1), (x0, y1)]


def ellipse(x0: float, y0: float, x1: float, y1: float) -> list[tuple[float, float]]:
    """The ellipse that fills an upright rectangle, as a polygon within a hundredth of a pixel."""
    a, b = abs(x1 - x0) / 2, abs(y1 - y0) / 2
    largest = max(a, b, 1.0)
    corners = max(16, math.ceil(math.pi / math.acos(1 - _ERROR / largest)))
    angles = np.arange(corners) * (2 * math.pi / corners)
    xs = (x0 + x1) / 2 + a * np.cos(angles)
    ys = (y0 + y1) / 2 + b * np.sin(angles)
    return list(zip(xs.tolist(), ys.tolist(), strict=True))


def polygon_mask(rings: Sequence[Points], bounds: Rect, smooth: bool = True) -> Raster:
    """A mask of what lies inside the polygons, 1 channel, clipped to `bounds`.

    Where a polygon winds round a point at least once the point is inside. smooth: pixels that an
    edge crosses are covered by their share, 0..255; else those half covered or more are 255.
    """
    pieces = [_pieces(np.asarray(ring, np.float64), bounds) for ring in rings if len(ring) > 2]
    if bounds.empty or not pieces:
        return Raster(1)
    cut = _Cut(*(np.concatenate(parts) for parts in zip(*pieces, strict=True)))
    if not cut.rows.size:
        return Raster(1)
    return Raster(1).with_tiles(_tiles(cut, bounds, smooth)).cropped(bounds)


Numbers = NDArray[np.float64]


class _Cut(NamedTuple):
    """Pieces that lie in one pixel each. heights: signed, downwards positive. shares: how much of
    the pixel lies right of the piece, 0..1."""

    rows: NDArray[np.int64]
    columns: NDArray[np.int64]
    heights: Numbers
    shares: Numbers


def _pieces(ring: Numbers, bounds: Rect) -> _Cut:
    """The edges cut into pieces.

    What is left of `bounds` is moved to its first column, all else outside is left out.
    """
    fine = np.rint(ring * _FINE) / _FINE
    x0, y0 = fine.T
    x1, y1 = np.roll(fine, -1, axis=0).T
    first, last, which = _crossings(y0, y1, bounds.y, bounds.bottom)
    (xa, xb), (ya, yb) = _between(x0, x1, first, last, which), _between(y0, y1, first, last, which)
    first, last, which = _crossings(xa, xb, bounds.x, bounds.right)
    (x0, x1), (y0, y1) = _between(xa, xb, first, last, which), _between(ya, yb, first, last, which)
    rows = np.floor((y0 + y1) / 2).astype(np.int64)
    middles = np.maximum((x0 + x1) / 2, bounds.x)
    columns = np.floor(middles).astype(np.int64)
    kept = (columns < bounds.right) & (rows >= bounds.y) & (rows < bounds.bottom) & (y0 != y1)
    return _Cut(rows[kept], columns[kept], (y1 - y0)[kept], (1 - (middles - columns))[kept])


def _crossings(
    a: Numbers, b: Numbers, least: int, most: int
) -> tuple[Numbers, Numbers, NDArray[np.int64]]:
    """Where lines from `a` to `b` cross whole numbers least..most, as pieces between crossings.

    Returns (first, last, which): the share 0..1 of the way at which each piece begins and ends,
    and the index of its line.
    """
    low = np.maximum(np.floor(np.minimum(a, b)) + 1, least)
    high = np.minimum(np.ceil(np.maximum(a, b)) - 1, most)
    counts = np.maximum(0, high - low + 1).astype(np.int64)
    which = np.repeat(np.arange(a.size), counts + 1)
    number = np.arange(which.size) - np.repeat(np.cumsum(counts + 1) - counts - 1, counts + 1)
    up = (b >= a)[which]
    way = np.where(b == a, 1.0, b - a)[which]
    low, high, start = low[which], high[which], a[which]

    def share(crossing: NDArray[np.int64]) -> Numbers:
        shares: Numbers = (np.where(up, low + crossing, high - crossing) - start) / way
        return shares

    first = np.where(number == 0, 0.0, share(number - 1))
    last = np.where(number == counts[which], 1.0, share(number))
    return first, last, which


def _between(
    a: Numbers, b: Numbers, first: Numbers, last: Numbers, which: NDArray[np.int64]
) -> tuple[Numbers, Numbers]:
    """The coordinates at which pieces of lines from `a` to `b` begin and end."""
    start, way = a[which], (b - a)[which]
    return start + way * first, start + way * last


def _tiles(cut: _Cut, bounds: Rect, smooth: bool) -> dict[Cell, Pixels]:
    """The tiles that are not empty; beyond `bounds` they may hold anything."""
    left, top = bounds.x // TILE, bounds.y // TILE
    wide, high = (bounds.right - 1) // TILE - left + 1, (bounds.bottom - 1) // TILE - top + 1
    number = (cut.rows // TILE - top) * wide + cut.columns // TILE - left
    order = np.argsort(number, kind="stable")
    found, starts = np.unique(number[order], return_index=True)
    parts = dict(zip(found.tolist(), np.split(order, starts[1:]), strict=True))
    turns = _turns(cut, bounds, wide)
    by_tile = np.abs(turns).reshape(high, TILE, wide)
    inside, somewhere = by_tile.min(axis=1) > 1 - 1e-9, by_tile.max(axis=1) > 1e-9
    tiles = {}
    for y in range(high):
        for x in range(wide):
            part = parts.get(y * wide + x)
            if part is not None or (somewhere[y, x] and not inside[y, x]):
                own = turns[y * TILE : (y + 1) * TILE, x]
                tiles[left + x, top + y] = _tile(cut, part, own, smooth)
            elif inside[y, x]:
                tiles[left + x, top + y] = WHOLE
    return {cell: tile for cell, tile in tiles.items() if tile.any()}


def _turns(cut: _Cut, bounds: Rect, wide: int) -> Numbers:
    """How often the polygons wind round the left edge of each tile: (rows of all tiles, wide)."""
    left, top = bounds.x // TILE, bounds.y // TILE
    rows = ((bounds.bottom - 1) // TILE - top + 1) * TILE
    place = (cut.rows - top * TILE) * wide + cut.columns // TILE - left
    heights = np.bincount(place, cut.heights, rows * wide).reshape(rows, wide)
    out: Numbers = np.zeros(heights.shape)
    np.cumsum(heights[:, :-1], axis=1, out=out[:, 1:])
    return out


def _tile(cut: _Cut, part: NDArray[np.int64] | None, turns: Numbers, smooth: bool) -> Pixels:
    """One tile. part: indices of the pieces in it. turns: (TILE,) at its left edge."""
    covered = np.broadcast_to(turns[:, None], (TILE, TILE))
    if part is not None:
        place = cut.rows[part] % TILE * TILE + cut.columns[part] % TILE
        heights, shares = cut.heights[part], cut.shares[part]
        whole = np.bincount(place, heights, TILE * TILE).reshape(TILE, TILE)
        own = np.bincount(place, heights * shares, TILE * TILE).reshape(TILE, TILE)
        covered = covered + np.cumsum(whole, axis=1) - whole + own
    covered = np.minimum(1, np.abs(covered))
    levels = covered * 255 + 0.5 if smooth else (covered >= 0.5 - 1e-9) * 255.0
    tile = levels.astype(np.uint8)[..., None]
    tile.flags.writeable = False
    return tile
