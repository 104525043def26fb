"""Move a layer, with its mask and all it holds, by whole pixels."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from editor.core.document import Document
from editor.core.layer import GroupLayer, Layer, LayerId, PixelLayer
from editor.core.raster import TILE, Cell, Pixels, Raster


def shifted(raster: Raster, dx: int, dy: int) -> Raster:
    """The same pixels (dx, dy) further right and down; a move by whole tiles shares them all."""
    (column, x), (row, y) = divmod(dx, TILE), divmod(dy, TILE)
    if x == y == 0:
        moved = {(cx + column, cy + row): tile for (cx, cy), tile in raster.tiles.items()}
        return raster.with_tiles(moved)
    new: dict[Cell, Pixels] = {}
    quarters = [(i, j, *h, *v) for i, h in _halves(x) for j, v in _halves(y)]
    shape = (TILE, TILE, raster.channels)
    for (cx, cy), tile in raster.tiles.items():
        for i, j, to_x, from_x, to_y, from_y in quarters:
            cell = (cx + column + i, cy + row + j)
            if cell not in new:
                new[cell] = np.zeros(shape, raster.dtype)
            new[cell][to_y, to_x] = tile[from_y, from_x]
    kept = {cell: tile for cell, tile in new.items() if tile.reshape(-1).view(np.uint64).any()}
    for tile in kept.values():
        tile.flags.writeable = False
    return raster.with_tiles(kept)


def _halves(by: int) -> list[tuple[int, tuple[slice, slice]]]:
    """How a tile's side falls on two neighbours: (which, (there, here)); one where it fits."""
    here = (0, (slice(by, TILE), slice(0, TILE - by)))
    return [here, (1, (slice(0, by), slice(TILE - by, TILE)))] if by else [here]


def shifted_layer(document: Document, id: LayerId, dx: int, dy: int) -> Document:
    """The document with that layer moved by (dx, dy) pixels; raises KeyError for no such layer."""
    return document.with_layer(_shifted(document.layer(id), dx, dy))


def _shifted(layer: Layer, dx: int, dy: int) -> Layer:
    mask = None if layer.mask is None else shifted(layer.mask, dx, dy)
    if isinstance(layer, PixelLayer):
        return replace(layer, mask=mask, pixels=shifted(layer.pixels, dx, dy))
    if isinstance(layer, GroupLayer):
        inside = tuple(_shifted(held, dx, dy) for held in layer.layers)
        return replace(layer, mask=mask, layers=inside)
    return replace(layer, mask=mask)
