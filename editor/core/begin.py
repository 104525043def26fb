"""A document with nothing on it yet."""

from __future__ import annotations

import numpy as np

from editor.core.depth import Depth
from editor.core.document import Document, Metadata
from editor.core.geometry import Rect, Size
from editor.core.ink import Colour
from editor.core.layer import PixelLayer
from editor.core.raster import TILE, Raster


def begun(
    size: Size,
    name: str,
    depth: Depth = 8,
    colour: Colour | None = None,
    dpi: float | None = None,
) -> Document:
    """A still of one pixel layer called `name`, filled with `colour`; None leaves it transparent.

    dpi: pixels an inch, None where that is not told. Whole tiles are one and the same array, so a
    filled document takes little memory until it is painted on.
    """
    pixels = Raster(4, depth)
    if colour is not None:
        pixels = _filled(pixels, Rect(0, 0, *size), colour)
    metadata = Metadata(dpi=None if dpi is None else (dpi, dpi))
    return Document(size, (PixelLayer(name, pixels=pixels),), metadata=metadata)


def _filled(raster: Raster, area: Rect, colour: Colour) -> Raster:
    scale = 257 if raster.depth == 16 else 1
    tile = np.full((TILE, TILE, 4), (*colour, 255), raster.dtype) * raster.dtype(scale)
    tile.flags.writeable = False
    return raster.with_tiles(dict.fromkeys(area.cells(TILE), tile)).cropped(area)
