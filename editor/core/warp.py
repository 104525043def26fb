"""Rasters transformed and scaled, tile by tile, at their own bits a channel.

A raster is taken for what it shows inside its exact extent, its border pixels going on beyond it;
the edges of that extent are then laid with their true coverage, so that an opaque picture stays
opaque up to its edges and a slanted edge is smooth. Where a transform makes smaller, each pixel
is the mean of several samples inside it.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import numpy as np

from editor.core.errors import BadInput
from editor.core.floats import Source, to_pixels
from editor.core.geometry import Rect
from editor.core.raster import TILE, Cell, Pixels, Raster, cell_area
from editor.core.sampling import Resampling
from editor.core.scaling import Scaling
from editor.core.transform import Transform, from_matrix, shifted
from editor.core.turn import turned
from editor.core.warping import Warping

Tick = Callable[[float], None]
"""Told how far the work is, 0..1; raises what shall end it."""

MOST_PIXELS = 1 << 29
"""Larger results are refused."""

_THREADS = max(1, min(8, os.cpu_count() or 1))


def warped(
    raster: Raster,
    transform: Transform,
    resampling: Resampling = Resampling.AUTOMATIC,
    tick: Tick | None = None,
) -> Raster:
    """The raster after a transform. Exact for whole shifts, right angles and mirrors.

    Raises BadInput where the result would have more than MOST_PIXELS, or reaches the horizon.
    """
    if transform.lattice:
        return turned(raster, transform)
    extent = raster.extent()
    if extent.empty:
        return raster.with_tiles({})
    bounds = transform.bounds(extent).padded(1)
    if bounds.area > MOST_PIXELS:
        raise BadInput("The result would be too large.", remedy="Scale less.")
    work = _work(raster, extent, transform, resampling)
    return raster.with_tiles(dict(_each(work, list(bounds.cells(TILE)), tick)))


def _work(
    raster: Raster, extent: Rect, transform: Transform, resampling: Resampling
) -> Scaling | Warping:
    turn = _right_angles(transform)
    if turn is None or resampling is Resampling.NEAREST:
        reached = transform.bounds(extent).padded(1)
        return Warping(Source(raster, extent), transform.inverse, reached, resampling)
    upright = turned(raster, turn)
    extent = upright.extent()
    there = shifted(extent.x, extent.y).then(turn.inverse).then(transform)
    return Scaling(Source(upright, extent), there, resampling)


def _right_angles(transform: Transform) -> Transform | None:
    """The turn by right angles in a transform that scales along its axes; None for any other."""
    a, b, _, d, e, *_ = transform.rows
    if not transform.affine or ((b, d) != (0, 0) and (a, e) != (0, 0)):
        return None
    signs = [[np.sign(a), np.sign(b), 0], [np.sign(d), np.sign(e), 0], [0, 0, 1]]
    return from_matrix(np.array(signs, np.float64))


def _each(
    work: Scaling | Warping, cells: list[Cell], tick: Tick | None
) -> Iterator[tuple[Cell, Pixels]]:
    """What becomes of the cells, those without anything left out."""
    pool = ThreadPoolExecutor(min(_THREADS, len(cells)))
    tiles = pool.map(partial(_tile, work), cells)
    try:
        for done, (cell, tile) in enumerate(zip(cells, tiles, strict=True)):
            if tile is not None:
                yield cell, tile
            if tick is not None:
                tick((done + 1) / len(cells))
    finally:
        pool.shutdown(cancel_futures=True)


def _tile(work: Scaling | Warping, cell: Cell) -> Pixels | None:
    """The tile of a cell, read-only; None where it is empty."""
    floats = work.floats(cell_area(cell))
    if floats is None:
        return None
    out = to_pixels(floats, work.source.raster.dtype)
    out.flags.writeable = False
    return out if out.any() else None
