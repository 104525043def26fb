"""Bits a channel: 8 or 16, of a document's pixels."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

import numpy as np

from editor.core.document import Document
from editor.core.layer import GroupLayer, Layer, PixelLayer, walk
from editor.core.raster import Pixels, Raster

Depth = Literal[8, 16]


def depth_of(document: Document) -> Depth:
    """16 where a layer holds 16 bits a channel, else 8: what new layers are made with."""
    pixels = (layer.pixels for layer in walk(document.layers) if isinstance(layer, PixelLayer))
    return 16 if any(raster.depth == 16 for raster in pixels) else 8


def with_depth(document: Document, depth: Depth) -> Document:
    """All pixels at 8 or 16 bits a channel: v * 257 upwards, the nearest downwards.

    Layers that have it already stay the same object, and so does the document. Masks stay.
    """
    layers = tuple(_with_depth(layer, depth) for layer in document.layers)
    same = all(a is b for a, b in zip(layers, document.layers, strict=True))
    return document if same else replace(document, layers=layers)


def _with_depth(layer: Layer, depth: Depth) -> Layer:
    if isinstance(layer, GroupLayer):
        inside = tuple(_with_depth(inner, depth) for inner in layer.layers)
        same = all(a is b for a, b in zip(inside, layer.layers, strict=True))
        return layer if same else replace(layer, layers=inside)
    if isinstance(layer, PixelLayer) and layer.pixels.depth != depth:
        return replace(layer, pixels=raster_at(layer.pixels, depth))
    return layer


def raster_at(raster: Raster, depth: Depth) -> Raster:
    """A raster at 8 or 16 bits a channel."""
    if raster.depth == depth:
        return raster
    tiles = {cell: _tile(tile, depth) for cell, tile in raster.tiles.items()}
    empty = Raster(raster.channels, depth)
    return empty.with_tiles({cell: tile for cell, tile in tiles.items() if tile.any()})


def _tile(tile: Pixels, depth: Depth) -> Pixels:
    if depth == 16:
        out = tile.astype(np.uint16) * np.uint16(257)
    else:
        out = ((tile.astype(np.uint32) + 128) // 257).astype(np.uint8)
    out.flags.writeable = False
    return out
