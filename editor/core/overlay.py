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
    """Blended only where both show: edges are few."""
    full = np.iinfo(over.dtype).max
    cover, below = over[..., 3], under[..., 3]
    if cover.min() == full:
        return over
    out = under.copy()
    alone = (cover == full) | ((cover > 0) & (below == 0))
    np.copyto(_whole(out), _whole(over), where=alone)
    both = (cover > 0) & (below > 0) & ~alone
    if both.any():
        layers = premultiplied(under[both]), premultiplied(over[both])
        depth = np.uint16 if over.dtype == np.uint16 else np.uint8
        out[both] = straight_bytes(composite(*layers, BlendMode.NORMAL), depth)
    out.flags.writeable = False
    return out


def _whole(pixels: Pixels) -> Pixels:
    """(h, w) RGBA pixels as one number each."""
    return pixels.view(np.uint32 if pixels.dtype == np.uint8 else np.uint64)[..., 0]
