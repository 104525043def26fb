"""Moving a layer by hand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF

from editor.core.edits import shift
from editor.core.layer import LayerId
from editor.ui.canvas.press import Press, Sample
from editor.ui.canvas.shown import Shown
from editor.ui.canvas.target import active_layer, why_not

if TYPE_CHECKING:
    from editor.ui.canvas.canvas import Canvas


def begin_move(canvas: Canvas, press: Press) -> MoveDrag | None:
    """The active layer goes with the pen; None, and a hint, where it may not."""
    document = canvas.history.committed
    layer = active_layer(document, canvas.tools)
    if not press.left:
        return None
    if layer is None:
        canvas.hint.emit(canvas.tr("There is no layer to move."))
        return None
    if reason := why_not(document, layer):
        canvas.hint.emit(reason)
        return None
    return MoveDrag(canvas, layer.id, press.point)


class MoveDrag:
    """The active layer (a group with all it holds) follows the pen by whole pixels."""

    def __init__(self, canvas: Canvas, layer: LayerId, at: QPointF) -> None:
        self._canvas, self._history, self._id = canvas, canvas.history, layer
        self._from, self._by, self._shown = at, (0, 0), Shown(canvas.history)

    def take(self, samples: Sequence[Sample]) -> None:
        view = self._canvas.view
        way = view.to_document(samples[-1].point) - view.to_document(self._from)
        by = (round(way.x()), round(way.y()))
        if by != self._by and self._history.document.find(self._id) is not None:
            self._by = by
            self._history.preview(shift(self._history.committed, self._id, *by))

    def finish(self) -> None:
        committed = self._history.committed
        if self._by == (0, 0) or committed.find(self._id) is None:
            self.cancel()
        else:
            self._history.commit("Move layer", shift(committed, self._id, *self._by))

    def cancel(self) -> None:
        self._shown.restore()
