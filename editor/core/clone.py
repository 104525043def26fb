"""Pixels of one place painted on another, and what a healing stroke leaves of an answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from editor.core.geometry import Rect
from editor.core.ink import lightened, painted, shown_through
from editor.core.raster import TILE, Cell, Pixels, cell_area


@dataclass(frozen=True, eq=False)
class Clone:
    """A paint: what lies (dx, dy) pixels away, as it was when the stroke began.

    read: gives straight RGBA (h, w, 4), or of a mask (h, w, 1), of a rectangle, uint8 or uint16;
    asked once for a tile.
    """

    read: Callable[[Rect], Pixels]
    dx: int
    dy: int
    lock_alpha: bool = False
    _read: dict[Cell, Pixels] = field(default_factory=dict, repr=False)

    def on(self, tile: Pixels, cover: Pixels, area: Rect) -> Pixels:
        """See `ink.Paint`; `area` lies within one tile. On masks lightness counts."""
        colours = _as(tile.dtype, self._colours(area))
        if tile.shape[-1] == 1:
            through = cover if colours.shape[-1] == 1 else shown_through(colours, cover)
            return lightened(tile, colours, through)
        return painted(tile, colours, shown_through(colours, cover), self.lock_alpha)

    def _colours(self, area: Rect) -> Pixels:
        cell = next(area.cells(TILE))
        if cell not in self._read:
            self._read[cell] = self.read(cell_area(cell).moved(self.dx, self.dy))
        return self._read[cell][area.moved(-cell[0] * TILE, -cell[1] * TILE).slices()]


def _as(kind: np.dtype, pixels: Pixels) -> Pixels:
    if pixels.dtype == kind:
        return pixels
    if kind == np.uint16:
        return pixels.astype(np.uint16) * np.uint16(257)
    return ((pixels.astype(np.uint32) * 255 + 32767) // 65535).astype(np.uint8)
