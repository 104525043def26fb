"""A layer's mask as a grey picture, and a picture as what a layer's mask is made of."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from editor.core.depth import raster_at
from editor.core.document import Document
from editor.core.errors import BadInput
from editor.core.geometry import Rect
from editor.core.layer import Layer, LayerId
from editor.core.locks import refuse_locked
from editor.core.pieces import covered
from editor.core.raster import Pixels, Raster

LUMA = np.array([0.299, 0.587, 0.114], np.float32)
"""Weights of red, green and blue after Rec. 601, as brushes weigh colours on masks."""


def mask_picture(document: Document, id: LayerId) -> Raster:
    """RGBA: a layer's mask on the canvas as greys, as deep as the mask; see-through outside of
    the document's mask, where that is not empty. Raises BadInput where the layer has none."""
    mask = _mask_of(document.layer(id))
    values = mask.read(document.bounds)  # (h, w, 1)
    rgba = np.repeat(values, 4, axis=2)
    rgba[..., 3] = np.iinfo(values.dtype).max
    picture = Raster(4, depth=mask.depth).write(document.bounds, rgba)
    return covered(picture, document.mask) if document.mask.tiles else picture


def put_on_mask(document: Document, id: LayerId, picture: Raster) -> Document:
    """A layer's mask becomes as light as an RGBA picture on the canvas, as far as that covers it;
    only inside the document's mask, where that is not empty.

    Raises BadInput where the layer has no mask or is locked.
    """
    refuse_locked(document, id)
    layer = document.layer(id)
    mask = _mask_of(layer)
    place = picture.extent().intersect(document.bounds)
    if place.empty:
        return document
    source = raster_at(picture, mask.depth).read(place)
    before = mask.read(place)[..., 0].astype(np.float32)
    most = float(np.iinfo(source.dtype).max)
    share = source[..., 3].astype(np.float32) / most * _chosen(document, place)
    after = before + (source[..., :3] @ LUMA - before) * share
    values = np.clip(np.rint(after), 0, most).astype(source.dtype)
    return document.with_layer(replace(layer, mask=mask.write(place, values[..., None])))


def clear_mask(document: Document, id: LayerId) -> Document:
    """Nothing of a layer shows inside the document's mask, or nowhere where that is empty.

    Raises BadInput as `put_on_mask`.
    """
    black: Pixels = np.zeros((document.size.h, document.size.w, 4), np.uint8)
    black[..., 3] = 255
    return put_on_mask(document, id, Raster(4).write(document.bounds, black))


def _chosen(document: Document, place: Rect) -> np.ndarray | float:
    """How much of each pixel is selected, 0..1; 1 where nothing is."""
    if not document.mask.tiles:
        return 1.0
    return document.mask.read(place)[..., 0].astype(np.float32) / np.iinfo(document.mask.dtype).max


def _mask_of(layer: Layer) -> Raster:
    if layer.mask is None:
        raise BadInput(f"“{layer.name}” has no mask.", remedy="Add one first.")
    return layer.mask
