"""Rasters moved by whole pixels, turned by right angles, mirrored: without any loss."""

from __future__ import annotations

import numpy as np

from editor.core.raster import Cell, Pixels, Raster
from editor.core.transform import Transform


def turned(raster: Raster, transform: Transform) -> Raster:
    """The raster after a transform of the lattice; tiles that stay tiles are shared.

    Raises ValueError where the transform is not one (`Transform.lattice`).
    """
    if not transform.lattice:
        raise ValueError(f"{transform} does not take pixels to pixels")
    a, b, c, d, e, f, *_ = (round(v) for v in transform.rows)
    if (a, e) == (1, 1):
        return raster.moved(c, f)
    tiles = {
        _cell(cell, a, b, d, e): _tile(tile, a, b, d, e) for cell, tile in raster.tiles.items()
    }
    return raster.with_tiles(tiles).moved(c, f)


def _cell(cell: Cell, a: int, b: int, d: int, e: int) -> Cell:
    """Where the tile of a cell stands after turning about the corner of cell (0, 0)."""
    column, row = cell
    x, y = a * column + b * row, d * column + e * row
    return x - (a + b < 0), y - (d + e < 0)


def _tile(tile: Pixels, a: int, b: int, d: int, e: int) -> Pixels:
    out = tile.transpose(1, 0, 2) if b else tile
    out = np.ascontiguousarray(out[:: d + e, :: a + b])
    out.flags.writeable = False
    return out
