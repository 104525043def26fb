"""Between decoded pixels and tiled rasters, a band of tiles at a time."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from editor.core.geometry import EMPTY, Rect
from editor.core.raster import TILE, Raster


def to_raster(pixels: np.ndarray, x: int = 0, y: int = 0) -> Raster:
    """An RGBA raster that holds RGB(A) pixels (h, w, 3 | 4) at (x, y); RGB becomes opaque."""
    height, width, channels = pixels.shape
    depth, top = (16, 65535) if pixels.dtype == np.uint16 else (8, 255)
    raster = Raster(4, depth)  # type: ignore[arg-type]
    for part in _rows(Rect(x, y, width, height)):
        band = pixels[part.y - y : part.bottom - y]
        if channels == 3:
            opaque = np.full((*band.shape[:2], 1), top, band.dtype)
            band = np.concatenate([band, opaque], axis=2)
        raster = raster.write(part, band)
    return raster


def to_mask(grey: np.ndarray, x: int = 0, y: int = 0) -> Raster:
    """A mask raster that holds grey (h, w), uint8 or uint16, at (x, y)."""
    raster = Raster(1, 16 if grey.dtype == np.uint16 else 8)
    for part in _rows(Rect(x, y, grey.shape[1], grey.shape[0])):
        raster = raster.write(part, grey[part.y - y : part.bottom - y, :, None])
    return raster


def bands(raster: Raster, rect: Rect) -> Iterator[np.ndarray]:
    """The pixels of `rect`, top to bottom, a row of tiles at a time: (rows, rect.w, channels)."""
    for part in _rows(rect):
        yield raster.read(part)


def _rows(rect: Rect) -> Iterator[Rect]:
    """`rect` cut where rows of tiles meet."""
    y = rect.y
    while y < rect.bottom:
        below = min(rect.bottom, (y // TILE + 1) * TILE)
        yield Rect(rect.x, y, rect.w, below - y)
        y = below


def masked(raster: Raster, mask: Raster) -> Raster:
    """An RGBA raster whose alpha is weighed by a mask (1 channel; nothing shows where it is 0)."""
    top = 255 if mask.depth == 8 else 65535
    tiles = {}
    for cell, tile in raster.tiles.items():
        cover = mask.tiles.get(cell)
        if cover is None:
            continue
        shown = tile.copy()
        weighed = tile[..., 3].astype(np.uint32) * cover[..., 0] + top // 2
        shown[..., 3] = (weighed // top).astype(tile.dtype)
        shown.flags.writeable = False
        tiles[cell] = shown
    return raster.with_tiles(tiles)


def exact_extent(raster: Raster) -> Rect:
    """Bounding box of every pixel that is not all zero, colour under alpha 0 included."""
    out = EMPTY
    for cell, tile in raster.tiles.items():
        out = out.unite(_tile_extent(tile).moved(cell[0] * TILE, cell[1] * TILE))
    return out


def _tile_extent(tile: np.ndarray) -> Rect:
    painted = np.asarray(tile.any(axis=2))
    rows, columns = np.flatnonzero(painted.any(axis=1)), np.flatnonzero(painted.any(axis=0))
    if not rows.size:
        return EMPTY
    x, y = int(columns[0]), int(rows[0])
    return Rect(x, y, int(columns[-1]) - x + 1, int(rows[-1]) - y + 1)
