"""Moving by hand: a layer, a group with all it holds, or what is selected of a layer."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPointF, QRectF

from editor.core import edits
from editor.core.arrange import duplicate_layers, outermost
from editor.core.clip import ClipLayer
from editor.core.document import Document
from editor.core.geometry import EMPTY, EVERYWHERE, Rect
from editor.core.layer import GroupLayer, Layer, LayerId, PixelLayer
from editor.core.overlay import laid_over
from editor.core.pieces import covered, uncovered
from editor.core.raster import Raster
from editor.core.resize import rasters_of
from editor.core.transform import shifted
from editor.jobs.latent_recipe import is_latent
from editor.ui.canvas.press import Press, Sample
from editor.ui.canvas.shown import Shown
from editor.ui.canvas.target import active_layer, why_not
from editor.ui.tool_settings import setting
from editor.ui.tools import Tools
from editor.ui.transforming.subject import Piece, Subject, WholeLayers, seen_in
from editor.ui.words import marked as T

if TYPE_CHECKING:
    from editor.ui.canvas.canvas import Canvas
    from editor.ui.transforming.floating import Floating

translate = QCoreApplication.translate


@dataclass(frozen=True)
class Moving:
    """How the move tool chooses."""

    pick: bool = setting(
        False, T("Tools", "Choose by pointing"), T("Tools", "Take the topmost layer under the pen")
    )


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
    """The document with it moved by whole pixels; as it is where it has gone or changed."""
    if not (dx or dy):
        return document
    if isinstance(moved, MovedLayers):
        for id in moved.ids:
            if document.find(id) is not None:
                document = edits.shift(document, id, dx, dy)
        return document
    if document.find(moved.layer.id) is not moved.layer or document.mask is not moved.mask:
        return document
    pixels = laid_over(moved.rest, moved.piece.moved(dx, dy))
    out = document.with_layer(replace(moved.layer, pixels=pixels))
    return out.with_mask(moved.mask.moved(dx, dy))


def layer_at(document: Document, point: QPointF) -> LayerId | None:
    """The topmost layer that shows at a document point; a clip counts all over its place."""
    spot = Rect(int(point.x() // 1), int(point.y() // 1), 1, 1)
    return _at(document.layers, spot)


def _at(layers: tuple[Layer, ...], spot: Rect) -> LayerId | None:
    for layer in reversed(layers):
        if not layer.visible or layer.opacity == 0 or layer.locked:
            continue
        mask = layer.mask if layer.mask_on else None
        if mask is not None and not mask.read(spot).any():
            continue
        if isinstance(layer, GroupLayer) and (found := _at(layer.layers, spot)) is not None:
            return found
        if isinstance(layer, PixelLayer) and layer.pixels.read(spot)[0, 0, 3]:
            return layer.id
        if isinstance(layer, ClipLayer) and layer.place.contains(spot):
            return layer.id
    return None


def begin_move(canvas: Canvas, press: Press) -> MoveDrag | None:
    """What the tool takes goes with the pen; Alt leaves a copy of the layer where it was."""
    if not press.left:
        return None
    document, tools = canvas.history.committed, canvas.tools
    if tools.settings(Moving).pick:
        found = layer_at(document, canvas.view.to_document(press.point))
        if found is not None:
            tools.active_layer = found
    moved = what_moves(document, tools, canvas.chosen())
    if isinstance(moved, str):
        canvas.hint.emit(moved)
        return None
    return MoveDrag(canvas, moved, press.point)


class MoveDrag:
    """What is moved follows the pen by whole pixels; Shift keeps to one axis, lines catch it."""

    def __init__(self, canvas: Canvas, moved: Moved, at: QPointF) -> None:
        self._canvas, self._history = canvas, canvas.history
        self._copies = canvas.hand.picking and not canvas.hand.control
        if self._copies and isinstance(moved, MovedPiece):  # copied within its layer
            moved = replace(moved, rest=moved.layer.pixels, label="Duplicate selection")
            self._copies = False
        self._moved = moved
        self._from, self._by, self._shown = at, (0, 0), Shown(canvas.history)
        self._box = _bounds(self._history.committed, moved)
        self._floating = self._floated()
        self._copied: tuple[Document, Document, tuple[LayerId, ...]] | None = None

    def take(self, samples: Sequence[Sample]) -> None:
        view = self._canvas.view
        way = view.to_document(samples[-1].point) - view.to_document(self._from)
        if self._canvas.hand.shift:
            across = abs(way.x()) >= abs(way.y())
            way = QPointF(way.x(), 0) if across else QPointF(0, way.y())
        way += self._caught(way)
        by = (round(way.x()), round(way.y()))
        if by != self._by:
            self._by = by
            self._show()

    def _show(self) -> None:
        if self._floating is not None:
            self._floating.transform = shifted(*self._by)
        else:
            self._history.preview(self._done()[0])

    def _floated(self) -> Floating | None:
        """What is too large to be composed anew in every frame hovers instead."""
        canvas, document = self._canvas, self._history.committed
        subject = _subject(document, canvas.shown, self._moved)
        large = sum(len(raster.tiles) for raster in rasters_of(subject.floating())) > QUICK
        if canvas.floated is None or self._copies or not large:
            return None
        return canvas.floated(subject)

    def _caught(self, way: QPointF) -> QPointF:
        """How far to go on so that an edge or the middle is on a line that is near."""
        if self._box.empty:
            return QPointF()
        box = QRectF(*self._box).translated(way)
        return self._canvas.snapping.rect(box, but=self._moved.ids[0])

    def _done(self) -> tuple[Document, tuple[LayerId, ...]]:
        """The document with it moved, and the copies that were moved in its place, if any."""
        committed = self._history.committed
        if not self._copies:
            return moved_by(committed, self._moved, *self._by), ()
        if self._copied is None or self._copied[0] is not committed:
            self._copied = (committed, *duplicate_layers(committed, self._moved.ids))
        _, document, ids = self._copied
        return moved_by(document, MovedLayers(ids), *self._by), ids

    def finish(self) -> None:
        if self._floating is not None:
            self._floating.end()
        document, copies = self._done()
        if document is self._history.committed:
            self.cancel()
            return
        self._history.commit("Duplicate layer" if copies else self._moved.label, document)
        if copies:
            self._canvas.tools.active_layer = copies[-1]

    def cancel(self) -> None:
        if self._floating is not None:
            self._floating.end()
        self._shown.restore()


def _subject(document: Document, shown: Document, moved: Moved) -> Subject:
    if isinstance(moved, MovedPiece):
        box = moved.piece.bounds
        return Piece(box, moved.layer, moved.mask, moved.rest, moved.piece)
    layers = tuple(layer for id in moved.ids if (layer := document.find(id)) is not None)
    return WholeLayers(_bounds(document, moved), layers, seen_in(shown, layers))


def _bounds(document: Document, moved: Moved) -> Rect:
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


QUICK = 64
"""Tiles that are measured in a moment."""
