"""Moving by hand: a layer, a group with all it holds, or what is selected of a layer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF

from editor.core.arrange import duplicate_layers
from editor.core.clip import ClipLayer
from editor.core.document import Document
from editor.core.geometry import Rect
from editor.core.layer import GroupLayer, Layer, LayerId, PixelLayer
from editor.ui.canvas.carrying import Carrying, MovePreview
from editor.ui.canvas.moved import (
    Moved,
    MovedLayers,
    MovedPiece,
    bounds_of,
    moved_by,
    what_moves,
)
from editor.ui.canvas.press import Press, Sample
from editor.ui.tool_settings import setting
from editor.ui.words import copy_name
from editor.ui.words import marked as T

if TYPE_CHECKING:
    from editor.ui.canvas.canvas import Canvas


@dataclass(frozen=True)
class Moving:
    """How the move tool chooses."""

    pick: bool = setting(
        False, T("Tools", "Choose by pointing"), T("Tools", "Take the topmost layer under the pen")
    )


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
        self._from, self._by = at, (0, 0)
        self._box = bounds_of(self._history.committed, moved)
        self._preview = MovePreview(canvas, moved, hovers=not self._copies)
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
            self._preview.show(by, lambda: self._done()[0])

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
            self._copied = (committed, *duplicate_layers(committed, self._moved.ids, copy_name()))
        _, document, ids = self._copied
        return moved_by(document, MovedLayers(ids), *self._by), ids

    def finish(self) -> None:
        if self._preview.floating is not None and self._by != (0, 0):
            self._canvas.begin_operation(
                Carrying(self._canvas, self._moved, self._preview, self._by)
            )
            return
        self._preview.end()
        document, copies = self._done()
        if document is not self._history.committed:
            self._history.commit("Duplicate layer" if copies else self._moved.label, document)
        if copies:
            self._canvas.tools.active_layer = copies[-1]

    def cancel(self) -> None:
        self._preview.end()
