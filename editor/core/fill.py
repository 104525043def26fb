"""Paint laid on an area at once: the bucket's, a selection, the whole canvas."""

from __future__ import annotations

import numpy as np

from editor.core.coverage import WHOLE
from editor.core.geometry import Rect
from editor.core.ink import Paint, blank
from editor.core.raster import TILE, Cell, Pixels, Raster, cell_area


def laid(target: Raster, cover: Raster, paint: Paint, clip: Rect) -> Raster:
    """`target` (a mask or RGBA) with the paint through `cover` (1 channel, 8 bits), inside `clip`.

    Tiles that do not change stay the same objects.
    """
    tiles = dict(target.tiles)
    for cell, thick in cover.tiles.items():
        area = cell_area(cell).intersect(clip)
        if area.empty:
            continue
        tile = _laid(target, cell, area, thick, paint)
        if tile is None:
            tiles.pop(cell, None)
        else:
            tiles[cell] = tile
    return target.with_tiles(tiles)


def _laid(target: Raster, cell: Cell, area: Rect, thick: Pixels, paint: Paint) -> Pixels | None:
    old = target.tiles.get(cell)
    base = blank(target.channels, target.dtype) if old is None else old
    part = area.moved(-cell[0] * TILE, -cell[1] * TILE).slices()
    cover = thick[part][..., 0]
    if target.depth == 16:
        cover = cover.astype(np.uint16) * np.uint16(257)
    tile = base.copy()
    tile[part] = paint.on(base[part], cover, area)
    if old is not None and np.array_equal(tile, old):
        return old
    if not tile.any():
        return None
    tile.flags.writeable = False
    return tile


def both(a: Raster, b: Raster) -> Raster:
    """Where two coverages (1 channel, 8 bits) meet: their product."""
    tiles: dict[Cell, Pixels] = {}
    for cell in a.tiles.keys() & b.tiles.keys():
        one, other = a.tiles[cell], b.tiles[cell]
        if other is WHOLE:
            tiles[cell] = one
            continue
        tile = np.rint(one * (other / np.float32(255))).astype(np.uint8)
        if tile.any():
            tile.flags.writeable = False
            tiles[cell] = tile
    return a.with_tiles(tiles)
