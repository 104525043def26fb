"""What an artist does to the masks of layers: pure functions, each returns a new document.

All raise BadInput where the layer, or what holds it, is locked; those that need a mask, where it
has none.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from editor.core.coverage import WHOLE
from editor.core.depth import raster_at
from editor.core.document import Document
from editor.core.errors import BadInput
from editor.core.geometry import Rect
from editor.core.layer import Layer, LayerId, PixelLayer, pixel_bounds
from editor.core.locks import refuse_locked
from editor.core.pieces import covered
from editor.core.raster import TILE, Pixels, Raster
from editor.core.select import alpha


def reveal_all(document: Document, id: LayerId) -> Document:
    """A mask that shows all of the layer, also what lies beyond the canvas."""
    layer = _open(document, id)
    return _masked(document, layer, _full(document.bounds.unite(pixel_bounds((layer,)))))


def hide_all(document: Document, id: LayerId) -> Document:
    """A mask that shows nothing of the layer."""
    return _masked(document, _open(document, id), Raster(1))


def mask_by_selection(document: Document, id: LayerId) -> Document:
    """Show the layer only where the document's mask is; raises BadInput where that is empty."""
    layer = _open(document, id)
    if not document.mask.tiles:
        raise BadInput("Nothing is selected.", remedy="Paint a mask first.")
    return _masked(document, layer, document.mask)


def mask_by_alpha(document: Document, id: LayerId) -> Document:
    """The layer's transparency becomes its mask, and its pixels opaque wherever they were any.

    Raises BadInput where it is no pixel layer.
    """
    layer = _open(document, id)
    if not isinstance(layer, PixelLayer):
        raise BadInput(f"“{layer.name}” holds no pixels.", remedy="Choose a pixel layer.")
    opaque = {cell: _opaque(tile) for cell, tile in layer.pixels.tiles.items()}
    pixels = layer.pixels.with_tiles(opaque)
    return document.with_layer(
        replace(layer, pixels=pixels, mask=alpha(layer.pixels, layer.bounds), mask_on=True)
    )


def invert_layer_mask(document: Document, id: LayerId) -> Document:
    """Show what was hidden, and the other way round (where the layer or the canvas is)."""
    layer = _with_mask(document, id)
    area = document.bounds.unite(pixel_bounds((layer,)))
    mask = _mask(layer).cropped(area)
    tiles = dict(raster_at(_full(area), mask.depth).tiles)
    for cell, tile in mask.tiles.items():
        tiles[cell] = _frozen(~tile)
    return document.with_layer(replace(layer, mask=mask.with_tiles(_standing(tiles))))


def apply_mask(document: Document, id: LayerId) -> Document:
    """Take away for good what the mask hides; raises BadInput where it is no pixel layer."""
    layer = _with_mask(document, id)
    if not isinstance(layer, PixelLayer):
        raise BadInput(
            f"The mask of “{layer.name}” cannot be applied.",
            remedy="Only pixel layers hold pixels that could be taken away.",
        )
    pixels = covered(layer.pixels, _mask(layer)) if layer.mask_on else layer.pixels
    return document.with_layer(replace(layer, pixels=pixels, mask=None, mask_on=True))


def delete_mask(document: Document, id: LayerId) -> Document:
    """Show the whole layer again."""
    layer = _with_mask(document, id)
    return document.with_layer(replace(layer, mask=None, mask_on=True, mask_linked=True))


def switch_mask(document: Document, id: LayerId, on: bool) -> Document:
    """Let the mask count, or not for now."""
    return document.with_layer(replace(_with_mask(document, id), mask_on=on))


def link_mask(document: Document, id: LayerId, linked: bool) -> Document:
    """Let the mask move along with the layer, or stay where it is."""
    return document.with_layer(replace(_with_mask(document, id), mask_linked=linked))


def _open(document: Document, id: LayerId) -> Layer:
    refuse_locked(document, id)
    return document.layer(id)


def _with_mask(document: Document, id: LayerId) -> Layer:
    layer = _open(document, id)
    if layer.mask is None:
        raise BadInput(f"“{layer.name}” has no mask.", remedy="Add one first.")
    return layer


def _mask(layer: Layer) -> Raster:
    assert layer.mask is not None  # `_with_mask` looked
    return layer.mask


def _masked(document: Document, layer: Layer, mask: Raster) -> Document:
    return document.with_layer(replace(layer, mask=mask, mask_on=True))


def _full(area: Rect) -> Raster:
    """255 on every tile that `area` touches; all share one."""
    return Raster(1).with_tiles(dict.fromkeys(area.cells(TILE), WHOLE))


def _opaque(tile: Pixels) -> Pixels:
    out = tile.copy()
    out[..., 3] = np.where(tile[..., 3] > 0, np.iinfo(tile.dtype).max, 0)
    return _frozen(out)


def _standing(tiles: dict[tuple[int, int], Pixels]) -> dict[tuple[int, int], Pixels]:
    """Without tiles that are all 0."""
    return {cell: tile for cell, tile in tiles.items() if tile.any()}


def _frozen(tile: Pixels) -> Pixels:
    tile.flags.writeable = False
    return tile
