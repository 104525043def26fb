"""Parts of layers: what lies inside a selection, copied, cut out, taken away."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from editor.core.arrange import COPY
from editor.core.document import Document
from editor.core.errors import BadInput
from editor.core.layer import LayerId, PixelLayer
from editor.core.locks import refuse_locked, refuse_transparency_locked
from editor.core.raster import Pixels, Raster


def covered(pixels: Raster, mask: Raster) -> Raster:
    """RGBA whose alpha is multiplied by a mask; tiles wholly inside stay shared."""
    return _weighed(pixels, mask, inside=True)


def uncovered(pixels: Raster, mask: Raster) -> Raster:
    """RGBA whose alpha is multiplied by what the mask leaves free; tiles outside stay shared."""
    return _weighed(pixels, mask, inside=False)


def selected_pixels(document: Document, id: LayerId) -> Raster:
    """A layer's pixels inside the document's mask; all of them where that is empty.

    Raises BadInput where it is no pixel layer, or has nothing there.
    """
    layer = _pixel_layer(document, id)
    pixels = covered(layer.pixels, document.mask) if document.mask.tiles else layer.pixels
    if not pixels.tiles:
        raise BadInput(f"“{layer.name}” has no pixels there.", remedy="Select where it has some.")
    return pixels


def clear_selected(document: Document, id: LayerId) -> Document:
    """The layer without what lies inside the document's mask; empty where nothing is selected.

    Raises BadInput where it is no pixel layer, or locked, or its transparency is.
    """
    layer = _pixel_layer(document, id)
    refuse_locked(document, id)
    refuse_transparency_locked(layer)
    left = uncovered(layer.pixels, document.mask) if document.mask.tiles else _none(layer.pixels)
    return document.with_layer(replace(layer, pixels=left))


def layer_via_copy(document: Document, id: LayerId, called: str = COPY) -> tuple[Document, LayerId]:
    """What is selected of a layer, as a new one above it that looks alike; returns its id too.
    called: as for `arrange.duplicate_layers`."""
    layer = _pixel_layer(document, id)
    copy = PixelLayer(
        called.format(name=layer.name),
        opacity=layer.opacity,
        blend=layer.blend,
        clip=layer.clip,
        pixels=selected_pixels(document, id),
    )
    return document.with_layer(copy, above=id), copy.id


def layer_via_cut(document: Document, id: LayerId, called: str = COPY) -> tuple[Document, LayerId]:
    """The same, taken out of the layer."""
    copied, copy = layer_via_copy(document, id, called)
    return clear_selected(copied, id), copy


def _pixel_layer(document: Document, id: LayerId) -> PixelLayer:
    layer = document.layer(id)
    if not isinstance(layer, PixelLayer):
        raise BadInput(f"“{layer.name}” holds no pixels.", remedy="Choose a pixel layer.")
    return layer


def _none(pixels: Raster) -> Raster:
    return pixels.with_tiles({})


def _weighed(pixels: Raster, mask: Raster, inside: bool) -> Raster:
    full = np.iinfo(mask.dtype).max
    tiles = {}
    for cell, tile in pixels.tiles.items():
        cover = mask.tiles.get(cell)
        if cover is None or not cover.any():
            kept = None if inside else tile
        elif cover.min() == full:
            kept = tile if inside else None
        else:
            kept = _faded(tile, cover[..., 0] if inside else full - cover[..., 0], full)
        if kept is not None:
            tiles[cell] = kept
    return pixels.with_tiles(tiles)


def _faded(tile: Pixels, cover: Pixels, full: int) -> Pixels | None:
    out = tile.copy()
    out[..., 3] = np.rint(tile[..., 3] * (cover / np.float32(full)))
    out[out[..., 3] == 0] = 0
    if not out.any():
        return None
    out.flags.writeable = False
    return out
