"""What lies under a layer, for those who measure it: small as a whole, or about one place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from editor.core.document import Document
from editor.core.geometry import Rect, Size
from editor.core.layer import GroupLayer, Layer, LayerId, lineage
from editor.core.raster import TILE, Pixels
from editor.core.resize import scaled_to
from editor.core.sampling import Resampling
from editor.render.compositor import compose, flatten
from editor.render.deep import flatten_deep, is_deep
from editor.render.laying import Frame
from editor.render.scaled import BlockImages
from editor.render.tiles import Format, view, wrap


def under(layers: Sequence[Layer], id: LayerId) -> tuple[Layer, ...]:
    """The layers that lie under one, those in its own groups included."""
    out: list[Layer] = []
    for layer in layers:
        if layer.id == id:
            return tuple(out)
        if isinstance(layer, GroupLayer) and lineage(layer.layers, id):
            return (*out, replace(layer, layers=under(layer.layers, id)))
        out.append(layer)
    return tuple(out)


def colours_of(document: Document, layers: Sequence[Layer], side: int = 640) -> Pixels:
    """Straight RGB (n, 3) of the picture's pixels that are not see-through, made small enough for
    `side` pixels: uint16 where layers hold 16 bits a channel, else uint8. For any one thread."""
    part = replace(document, layers=tuple(layers))
    if is_deep(part):
        return _deep_colours(part, side)
    level = 0
    while max(document.size) >> level > side and level < 7:
        level += 1
    columns, rows = (-(-length // TILE) for length in document.size)
    frame = Frame(Rect(0, 0, columns * TILE, rows * TILE), level)
    pixels = compose(layers, frame, BlockImages(16 << 20))
    w, h = (max(1, length >> level) for length in document.size)
    straight = view(wrap(pixels).convertToFormat(Format.Format_RGBA8888))[:h, :w]
    return np.ascontiguousarray(straight[straight[..., 3] > 0][:, :3])


def _deep_colours(document: Document, side: int) -> Pixels:
    """Single pixels of every layer, so that no value comes up that is in none."""
    w, h = document.size
    share = min(1.0, side / max(w, h))
    size = Size(max(1, round(w * share)), max(1, round(h * share)))
    small = scaled_to(document, size, resampling=Resampling.NEAREST)
    pixels = flatten_deep(small, small.bounds)
    return np.ascontiguousarray(pixels[pixels[..., 3] > 0][:, :3])


def colour_under(document: Document, id: LayerId, x: int, y: int) -> tuple[float, ...] | None:
    """The mean colour 0..1 of 3 x 3 pixels under a layer; None where nothing lies there."""
    about = Rect(x - 1, y - 1, 3, 3).intersect(document.bounds)
    if about.empty:
        return None
    pixels = flatten(replace(document, layers=under(document.layers, id)), about)
    solid = pixels[pixels[..., 3] > 0][:, :3]
    return tuple(solid.mean(0) / 255) if len(solid) else None
