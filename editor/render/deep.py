"""The picture at 16 bits a channel: slower than the window's, without its rounding.

The window blends premultiplied pixels and adjusts by tables of bytes; where a document holds
16-bit pixels, an export, or layers that become one, are blended here in floats, by the same rules
as in `compositor`.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from editor.core.adjustment import Area
from editor.core.blend import composite, premultiplied, straight_bytes
from editor.core.document import Document
from editor.core.geometry import Rect
from editor.core.layer import AdjustmentLayer, GroupLayer, Layer, PixelLayer, units
from editor.core.raster import TILE, Pixels, Raster
from editor.render.compositor import blocks, flatten
from editor.render.stack import clipped_reach, is_shown, lowest_plain, passes_through, reach_of


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


def _stack(layers: Sequence[Layer], rect: Rect) -> np.ndarray:
    """Premultiplied float RGBA of layers bottom to top."""
    wide = rect.padded(reach_of(layers))
    out = np.zeros((wide.h, wide.w, 4), np.float32)
    return _inside(wide, rect, _stacked(layers, wide, out))


def _inside(wide: Rect, rect: Rect, pixels: np.ndarray) -> np.ndarray:
    return pixels[rect.moved(-wide.x, -wide.y).slices()]


def _stacked(layers: Sequence[Layer], rect: Rect, out: np.ndarray) -> np.ndarray:
    """Layers bottom to top over `out`; right only inside what adjustments look around."""
    for base, clipped in units(layers):
        if not is_shown(base):
            continue
        if isinstance(base, AdjustmentLayer):
            alpha = out[..., 3:]
            out = _adjusted(_opaque(out), alpha, base, clipped, rect) * alpha
        elif passes_through(base) and not clipped:
            passed = _stacked(base.layers, rect, out)
            out = out + (passed - out) * (_cover(base, rect) * np.float32(base.opacity))
        else:
            source = _clipping(base, clipped, rect) if clipped else _content(base, rect)
            if source is not None:
                out = _laid(out, source, base)
    return out


def _adjusted(
    colours: np.ndarray,
    alpha: np.ndarray,
    layer: AdjustmentLayer,
    clipped: Sequence[Layer],
    rect: Rect,
) -> np.ndarray:
    """Opaque colours after an adjustment (see `compositor`)."""
    after = colours.copy()
    if not layer.adjustment.neutral:
        planes = np.ascontiguousarray(np.moveaxis(colours[..., :3], -1, 0))
        changed = layer.adjustment.applied(Area(planes, alpha[..., 0], rect.x, rect.y))
        after[..., :3] = np.moveaxis(changed, 0, -1).clip(0, 1)
    after = _onto(after, alpha, clipped, rect)
    return _laid(colours, after * _cover(layer, rect), layer)


def _opaque(pixels: np.ndarray) -> np.ndarray:
    """Premultiplied pixels without their transparency."""
    colours: np.ndarray = pixels / np.maximum(pixels[..., 3:], np.float32(1e-9))
    colours[..., 3] = 1
    return colours


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
    wide = rect.padded(clipped_reach(clipped))
    alone = _content(base, wide)
    if alone is None:
        return None
    alpha = alone[..., 3:]
    return _inside(wide, rect, _onto(_opaque(alone), alpha, clipped, wide) * alpha)


def _onto(
    colours: np.ndarray, alpha: np.ndarray, clipped: Sequence[Layer], rect: Rect
) -> np.ndarray:
    """Layers blended onto opaque colours, of which adjustments see as much as alpha says."""
    for layer in clipped:
        if not is_shown(layer):
            continue
        if isinstance(layer, AdjustmentLayer):
            colours = _adjusted(colours, alpha, layer, (), rect)
        elif (source := _content(layer, rect)) is not None:
            colours = _laid(colours, source, layer)
    return colours
