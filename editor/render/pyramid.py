"""A picture at full size, at half, at a quarter ...: what the canvas draws from.

Arrays are padded to whole tiles, so that every tile covers whole pixels on every level.
"""

from __future__ import annotations

import numpy as np
from PySide6.QtGui import QImage

from editor.core.geometry import Rect, Size
from editor.core.raster import TILE, Pixels

DEEPEST = 7
"""Last level at which a tile still is a whole pixel."""

_ROWS = 64  # halved at once: stays in the cache


def depth(size: Size) -> int:
    """Levels a picture needs, so that its shorter side comes down to 256 pixels or less."""
    levels = 1
    while min(size) >> (levels - 1) > 256 and levels <= DEEPEST:
        levels += 1
    return levels


class Pyramid:
    """Levels of a picture in one format: 32-bit (pixels uint8 (h, w, 4)) or 8-bit ((h, w))."""

    def __init__(self, size: Size, kind: QImage.Format) -> None:
        self.size = size
        columns, rows = -(-size.w // TILE), -(-size.h // TILE)
        wide = kind not in (QImage.Format.Format_Indexed8, QImage.Format.Format_Alpha8)
        channels = (4,) if wide else ()
        self.levels = [
            np.zeros((rows * TILE >> level, columns * TILE >> level, *channels), np.uint8)
            for level in range(depth(size))
        ]
        self.images = [self._image(level, kind) for level in range(len(self.levels))]

    def extent(self, level: int) -> Size:
        """Size of the true picture on a level: halves are rounded up."""
        return Size(-(-self.size.w >> level), -(-self.size.h >> level))

    def _image(self, level: int, kind: QImage.Format) -> QImage:
        pixels, (w, h) = self.levels[level], self.extent(level)
        return QImage(pixels.data, w, h, pixels.strides[0], kind)

    def put(self, area: Rect, pixels: Pixels, level: int = 0) -> None:
        """Set an area (in full-size pixels) of one level, on which its edges must be whole pixels,
        and refresh the levels above it as far as they see it."""
        self._part(area, level)[:] = pixels
        for upper in range(level + 1, len(self.levels)):
            area = area.snapped(1 << upper)
            self._pad(area, upper - 1)
            halve(self._part(area, upper - 1), self._part(area, upper))

    def _part(self, area: Rect, level: int) -> Pixels:
        small = Rect(area.x >> level, area.y >> level, area.w >> level, area.h >> level)
        return self.levels[level][small.slices()]

    def _pad(self, area: Rect, level: int) -> None:
        """Repeat the last column and row where an odd size leaves a pixel without a twin."""
        pixels, (w, h) = self.levels[level], self.extent(level)
        rows = slice(area.y >> level, area.bottom >> level)
        if w % 2 and area.x >> level < w <= area.right >> level:
            pixels[rows, w] = pixels[rows, w - 1]
        if h % 2 and area.y >> level < h <= area.bottom >> level:
            columns = slice(area.x >> level, area.right >> level)
            pixels[h, columns] = pixels[h - 1, columns]


def halve(source: Pixels, out: Pixels) -> None:
    """Average 2 x 2 pixels: uint8 (2h, 2w[, 4]) into (h, w[, 4]), within half a level.

    Bytes are averaged side by side inside words; rows round down and columns up, so that no
    level is darker than the one below it.
    """
    keep: np.integer = np.uint8(0xFE)
    if source.ndim == 3:
        source, out = source.view(np.uint32)[..., 0], out.view(np.uint32)[..., 0]
        keep = np.uint32(0xFEFEFEFE)
    for top in range(0, source.shape[0], _ROWS):
        a, b = source[top : top + _ROWS : 2], source[top + 1 : top + _ROWS : 2]
        rows = (a & b) + (((a ^ b) & keep) >> 1)
        a, b = rows[:, 0::2], rows[:, 1::2]
        out[top // 2 : top // 2 + rows.shape[0]] = (a | b) - (((a ^ b) & keep) >> 1)
