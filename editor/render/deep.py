"""The picture at 16 bits a channel: slower than the window's, without its rounding.

QPainter blends bytes; where a document holds 16-bit pixels, an export, or layers that become
one, are blended here in floats, by the same rules as in `compositor`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

import numpy as np

from editor.core.blend import composite, premultiplied, straight_bytes
from editor.core.document import Document
from editor.core.geometry import Rect
from editor.core.layer import GroupLayer, Layer, PixelLayer
from editor.core.raster import TILE, Pixels, Raster
from editor.render.compositor import blocks, flatten, lowest_plain, passes_through, units

DEEP_SUFFIXES = (".png", ".tif", ".tiff")
"""File formats that hold 16 bits a channel."""


def export_reader(document: Document, suffix: str) -> Callable[[Rect], Pixels]:
    """What flattens a rectangle for an export: at 16 bits where layers and format hold them."""
    deep = is_deep(document) and suffix.lower() in DEEP_SUFFIXES
    return partial(flatten_deep if deep else flatten, document)


def flatten_at_depth(document: Document, rect: Rect) -> Pixels:
    """The picture in `rect`, straight RGBA (h, w, 4): uint16 where `is_deep`, else uint8."""
    return (flatten_deep if is_deep(document) else flatten)(document, rect)


def is_deep(document: Document) -> bool:
    """True where a layer that shows holds 16 bits a channel."""
    return _holds_deep(document.layers)


def _holds_deep(layers: Sequence[Layer]) -> bool:
    shown = [layer for layer in layers if layer.visible]
    return any(
        _holds_deep(layer.layers)
        if isinstance(layer, GroupLayer)
        else isinstance(layer, PixelLayer) and layer.pixels.depth == 16
        for layer in shown
    )


def flatten_deep(document: Document, rect: Rect) -> Pixels:
    """The picture in `rect`, straight uint16 RGBA (h, w, 4).

    Pixels of a plain lowest layer over which nothing lies come back exactly as they are
    (8-bit ones times 257).
    """
    out = np.empty((rect.h, rect.w, 4), np.uint16)
    for block in blocks(rect, 4 * TILE):
        out[block.moved(-rect.x, -rect.y).slices()] = _flattened(document.layers, block)
    return out


def _flattened(layers: Sequence[Layer], rect: Rect) -> Pixels:
    mixed = _stack(layers, rect)
    flat = straight_bytes(mixed, np.uint16)
    lowest = lowest_plain(layers)
    if lowest is not None:
        raw = lowest.pixels.read(rect)
        same = (premultiplied(raw) == mixed).all(-1)
        flat[same] = raw[same] if raw.dtype == np.uint16 else raw[same].astype(np.uint16) * 257
    return flat


def _stack(layers: Sequence[Layer], rect: Rect, below: np.ndarray | None = None) -> np.ndarray:
    """Premultiplied float RGBA of layers bottom to top, over what lies below."""
    out = np.zeros((rect.h, rect.w, 4), np.float32) if below is None else below
    for base, clipped in units(layers):
        if not base.visible or base.opacity <= 0:
            continue
        if passes_through(base) and not clipped:
            passed = _stack(base.layers, rect, out)
            out = out + (passed - out) * (_cover(base, rect) * np.float32(base.opacity))
        else:
            source = _clipping(base, clipped, rect) if clipped else _content(base, rect)
            if source is not None:
                out = _laid(out, source, base)
    return out


def _laid(backdrop: np.ndarray, source: np.ndarray, layer: Layer) -> np.ndarray:
    """Blended where the source is anything at all; the rest keeps its very bits."""
    mixed = composite(backdrop, source, layer.blend, layer.opacity)
    return np.where(source[..., 3:] > 0, mixed, backdrop)


def _content(layer: Layer, rect: Rect) -> np.ndarray | None:
    """What a layer shows by itself, its opacity aside; None where that is nothing."""
    if isinstance(layer, PixelLayer):
        if not _stands(layer.pixels, rect):
            return None
        out = premultiplied(layer.pixels.read(rect))
    elif isinstance(layer, GroupLayer):
        out = _stack(layer.layers, rect)
    else:
        return None
    out *= _cover(layer, rect)
    return out


def _cover(layer: Layer, rect: Rect) -> np.ndarray | np.float32:
    """How much a layer's mask shows, 0..1: (h, w, 1), or 1 where it has none."""
    mask = layer.shown_mask
    if mask is None:
        return np.float32(1)
    cover: np.ndarray = mask.read(rect) / np.float32(np.iinfo(mask.dtype).max)
    return cover


def _stands(raster: Raster, rect: Rect) -> bool:
    return any(cell in raster.tiles for cell in rect.cells(TILE))


def _clipping(base: Layer, clipped: Sequence[Layer], rect: Rect) -> np.ndarray | None:
    """`clipped` on the colours of `base`, with base's alpha (see `compositor`)."""
    alone = _content(base, rect)
    if alone is None:
        return None
    alpha = alone[..., 3:]
    colours = alone / np.maximum(alpha, np.float32(1e-9))
    colours[..., 3] = 1
    for layer in clipped:
        source = _content(layer, rect) if layer.visible and layer.opacity > 0 else None
        if source is not None:
            colours = _laid(colours, source, layer)
    out: np.ndarray = colours * alpha
    return out
