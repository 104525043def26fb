"""What the move tool takes: layers, groups with all they hold, or what is selected of a layer."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication

from editor.core import edits
from editor.core.arrange import outermost
from editor.core.document import Document
from editor.core.geometry import EMPTY, EVERYWHERE, Rect
from editor.core.layer import Layer, LayerId, PixelLayer
from editor.core.overlay import laid_over
from editor.core.pieces import covered, uncovered
from editor.core.raster import Raster
from editor.jobs.latent_recipe import is_latent
from editor.ui.canvas.target import active_layer, why_not
from editor.ui.tools import Tools
from editor.ui.transforming.subject import Piece, Subject, WholeLayers

translate = QCoreApplication.translate

QUICK = 64
"""Tiles that are measured and composed in a moment."""


@dataclass(frozen=True, eq=False)
class MovedLayers:
    """Layers as wholes. label: of the step."""

    ids: tuple[LayerId, ...]
    label: str = "Move layer"


@dataclass(frozen=True, eq=False)
class MovedPiece:
    """What a mask covers of a layer; the mask goes along."""

    layer: PixelLayer
    mask: Raster
    rest: Raster
    piece: Raster
    label: str = "Move selection"

    @property
    def ids(self) -> tuple[LayerId, ...]:
        """The layer's, alone."""
        return (self.layer.id,)


Moved = MovedLayers | MovedPiece


def what_moves(document: Document, tools: Tools, chosen: Collection[LayerId] = ()) -> Moved | str:
    """What the move tool takes, or why it cannot: what is selected of the active layer, else all
    chosen layers, the active one where none is."""
    layer = active_layer(document, tools)
    if layer is None:
        return translate("Canvas", "There is no layer to move.")
    layers = outermost(document, chosen) if layer.id in chosen else (layer,)
    if reason := next(filter(None, (why_not(document, each) for each in layers)), ""):
        return reason
    if document.mask.tiles and len(layers) == 1 and not is_latent(layer):
        piece = _piece(layer, document.mask)
        if piece is not None:
            return piece
    return MovedLayers(tuple(each.id for each in layers))


def _piece(layer: Layer, mask: Raster) -> MovedPiece | None:
    if not isinstance(layer, PixelLayer):
        return None
    piece = covered(layer.pixels, mask)
    return MovedPiece(layer, mask, uncovered(layer.pixels, mask), piece) if piece.tiles else None


def moved_by(document: Document, moved: Moved, dx: int, dy: int) -> Document:
    """The document with it moved by whole pixels; as it is where its pixels are not there."""
    if not (dx or dy):
        return document
    if isinstance(moved, MovedLayers):
        for id in moved.ids:
            if document.find(id) is not None:
                document = edits.shift(document, id, dx, dy)
        return document
    layer = document.find(moved.layer.id)
    if not isinstance(layer, PixelLayer) or layer.pixels is not moved.layer.pixels:
        return document
    if document.mask is not moved.mask:
        return document
    pixels = laid_over(moved.rest, moved.piece.moved(dx, dy))
    out = document.with_layer(replace(layer, pixels=pixels))
    return out.with_mask(moved.mask.moved(dx, dy))


def subject_of(document: Document, moved: Moved) -> Subject:
    """What hovers while it is moved."""
    if isinstance(moved, MovedPiece):
        box = moved.piece.bounds
        return Piece(box, moved.layer, moved.mask, moved.rest, moved.piece)
    layers = tuple(layer for id in moved.ids if (layer := document.find(id)) is not None)
    return WholeLayers(bounds_of(document, moved), layers)


def bounds_of(document: Document, moved: Moved) -> Rect:
    """The bounds that lines catch: of the tiles where measuring exactly would take too long."""
    if isinstance(moved, MovedPiece):
        return _extent(moved.piece)
    out = EMPTY
    for id in moved.ids:
        layer = document.find(id)
        if isinstance(layer, PixelLayer):
            out = out.unite(_extent(layer.pixels))
        elif layer is not None and layer.bounds != EVERYWHERE:
            out = out.unite(layer.bounds)
    return out


def _extent(raster: Raster) -> Rect:
    return raster.extent() if len(raster.tiles) <= QUICK else raster.bounds
