"""A second compositor, slow and plain: float numpy by the book, to judge the fast one by."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from editor.core.blend import composite, premultiplied
from editor.core.document import Document
from editor.core.geometry import Rect
from editor.core.layer import GroupLayer, Layer, PixelLayer


def reference(document: Document, rect: Rect) -> np.ndarray:
    """Premultiplied float RGBA (h, w, 4) in 0..1 of all that shows in `rect`."""
    return _stack(document.layers, rect)


def _stack(layers: Sequence[Layer], rect: Rect) -> np.ndarray:
    out = np.zeros((rect.h, rect.w, 4), np.float32)
    index = 0
    while index < len(layers):
        base = layers[index]
        index += 1
        clipped = []
        while index < len(layers) and layers[index].clip:
            clipped.append(layers[index])
            index += 1
        if base.visible:
            out = composite(out, _with_clipped(base, clipped, rect), base.blend, base.opacity)
    return out


def _with_clipped(base: Layer, clipped: Sequence[Layer], rect: Rect) -> np.ndarray:
    """Source-atop: what is clipped is blended with base's colour and keeps base's alpha."""
    alone = _content(base, rect)
    alpha = alone[..., 3:]
    colour = np.divide(alone, np.maximum(alpha, 1e-9))
    colour[..., 3] = 1
    for layer in clipped:
        if layer.visible:
            colour = composite(colour, _content(layer, rect), layer.blend, layer.opacity)
    return colour * alpha if clipped else alone


def _content(layer: Layer, rect: Rect) -> np.ndarray:
    if isinstance(layer, PixelLayer):
        out = premultiplied(layer.pixels.read(rect))
    else:
        assert isinstance(layer, GroupLayer)
        out = _stack(layer.layers, rect)
    if layer.mask is not None:
        out = out * (layer.mask.read(rect) / np.float32(255))
    return out.astype(np.float32)
