"""Move a layer, with its mask and all it holds, by whole pixels."""

from __future__ import annotations

from dataclasses import replace

from editor.core.document import Document
from editor.core.layer import GroupLayer, Layer, LayerId, PixelLayer
from editor.core.raster import TILE, Raster


def shifted(raster: Raster, dx: int, dy: int) -> Raster:
    """The same pixels (dx, dy) further right and down; a move by whole tiles shares them all."""
    if dx % TILE == 0 and dy % TILE == 0:
        x, y = dx // TILE, dy // TILE
        return raster.with_tiles({(cx + x, cy + y): t for (cx, cy), t in raster.tiles.items()})
    area = raster.bounds
    empty = Raster(raster.channels, raster.depth)
    return empty if area.empty else empty.write(area.moved(dx, dy), raster.read(area))


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
