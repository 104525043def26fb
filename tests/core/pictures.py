"""Small documents and pixels for the tests of core and render."""

from __future__ import annotations

import numpy as np

from editor.core.delta import rasters
from editor.core.document import Document
from editor.core.geometry import Rect, Size
from editor.core.layer import PixelLayer
from editor.core.raster import Raster, raster_from


def noise(w: int, h: int, channels: int = 4, seed: int = 0, opaque: bool = False) -> np.ndarray:
    """Random bytes (h, w, channels)."""
    pixels = np.random.default_rng(seed).integers(0, 256, (h, w, channels), dtype=np.uint8)
    if opaque:
        pixels[..., -1] = 255
    return pixels


def noisy(w: int, h: int, channels: int = 4, seed: int = 0, opaque: bool = False) -> Raster:
    """The same as a raster at (0, 0)."""
    return raster_from(noise(w, h, channels, seed, opaque))


def photo_document(w: int = 300, h: int = 200) -> Document:
    """An opaque picture and an empty layer above it."""
    layers = (PixelLayer("Photo", pixels=noisy(w, h, opaque=True)), PixelLayer("Paint"))
    return Document(Size(w, h), layers)


def pixels_of(document: Document) -> dict[object, bytes]:
    """All pixels of a document by where they stand, to compare documents by value."""
    area = document.bounds.padded(200)
    return {key: raster.read(area).tobytes() for key, raster in rasters(document).items()}


def painted(raster: Raster, rect: Rect, value: int) -> Raster:
    """`rect` filled with one value in all channels."""
    return raster.write(rect, np.full((rect.h, rect.w, raster.channels), value, raster.dtype))
