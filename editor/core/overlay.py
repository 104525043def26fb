"""Pixels laid over others, tile by tile."""

from __future__ import annotations

import numpy as np

from editor.core.blend import composite, premultiplied, straight_bytes
from editor.core.layer import BlendMode
from editor.core.raster import Pixels, Raster


def laid_over(below: Raster, above: Raster) -> Raster:
    """RGBA pixels laid over others of the same depth, normally blended."""
    tiles = dict(below.tiles)
    for cell, tile in above.tiles.items():
        under = tiles.get(cell)
        tiles[cell] = tile if under is None else _mixed(under, tile)
    return below.with_tiles(tiles)


def _mixed(under: Pixels, over: Pixels) -> Pixels:
    mixed = composite(premultiplied(under), premultiplied(over), BlendMode.NORMAL)
    depth = np.uint16 if under.dtype == np.uint16 else np.uint8
    out = straight_bytes(mixed, depth)
    for source, alone in ((under, over[..., 3] == 0), (over, over[..., 3] == np.iinfo(depth).max)):
        out[alone] = source[alone]
    out.flags.writeable = False
    return out
