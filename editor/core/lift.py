"""What a selection covers, taken out of a layer's pixels, and pixels laid over others."""

from __future__ import annotations

import numpy as np

from editor.core.blend import composite, premultiplied, straight_bytes
from editor.core.layer import BlendMode
from editor.core.raster import Pixels, Raster


def lifted(pixels: Raster, mask: Raster) -> tuple[Raster, Raster]:
    """RGBA pixels parted by a mask (1 channel): (what stays, what it covers).

    Where the mask is half, each of the two has half the alpha. Tiles that the mask leaves alone
    or takes whole are shared.
    """
    rest, piece = dict(pixels.tiles), {}
    for cell, cover in mask.tiles.items():
        tile = pixels.tiles.get(cell)
        if tile is None:
            continue
        taken = _share(tile, cover)
        if taken.min() == np.iinfo(tile.dtype).max:
            piece[cell] = rest.pop(cell)
            continue
        for into, share in ((piece, taken), (rest, np.iinfo(tile.dtype).max - taken)):
            part = _with_share(tile, share)
            if part is None:
                into.pop(cell, None)
            else:
                into[cell] = part
    return pixels.with_tiles(rest), pixels.with_tiles(piece)


def _share(tile: Pixels, cover: Pixels) -> Pixels:
    """A mask's tile at the bits of the pixels', (TILE, TILE)."""
    flat = cover[..., 0]
    if flat.dtype == tile.dtype:
        return flat
    if tile.dtype == np.uint16:
        return flat.astype(np.uint16) * np.uint16(257)
    return (flat >> 8).astype(np.uint8)


def _with_share(tile: Pixels, share: Pixels) -> Pixels | None:
    most = np.iinfo(tile.dtype).max
    out = tile.copy()
    alpha = tile[..., 3].astype(np.uint32) * share
    out[..., 3] = (alpha + most // 2) // most
    out[out[..., 3] == 0] = 0
    out.flags.writeable = False
    return out if out.any() else None


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
