"""Strokes: with the mask brush, the colour brush, the eraser."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF

from editor.core.brush import Brush, Stroke, begin
from editor.ui.canvas.press import Press, Sample
from editor.ui.canvas.shown import Shown
from editor.ui.canvas.smooth import PenPoint, Smoother
from editor.ui.canvas.target import Target, choose_target
from editor.ui.tools import Tool

if TYPE_CHECKING:
    from editor.ui.canvas.canvas import Canvas


def begin_stroke(canvas: Canvas, press: Press) -> PaintDrag | None:
    """A stroke on what the tool paints on; None, and a hint, where it cannot."""
    tools, hand = canvas.tools, canvas.hand
    target = choose_target(canvas.history.committed, tools)
    if isinstance(target, str):
        canvas.hint.emit(target)
        return None
    brush = replace(tools.brush, erase=True) if press.right or press.eraser else tools.brush
    if tools.tool is Tool.MASK:
        tools.show_mask = True  # nobody paints blindly
        label = "Erase mask" if brush.erase else "Paint mask"
    else:
        label = "Erase" if brush.erase else "Brush"
    drag = PaintDrag(canvas, target, brush, label)
    if hand.shift and hand.tip is not None:
        drag.line_from(hand.tip)
    return drag


class PaintDrag:
    """A stroke: shown by previews, one step of the history when the pen is lifted.

    The stroke is painted on what is committed. Should that change meanwhile (an answer lands),
    it is painted anew on the new pixels, so neither swallows the other.
    """

    def __init__(self, canvas: Canvas, target: Target, brush: Brush, label: str) -> None:
        self._canvas, self._history = canvas, canvas.history
        self._target, self._brush, self._label = target, brush, label
        self._points: list[PenPoint] = []
        self._smoother: Smoother | None = None
        self._shown = Shown(self._history)
        self._stroke = self._begin()

    def _begin(self) -> Stroke | None:
        document = self._base = self._history.committed
        raster = self._target.raster(document)
        if raster is None:
            return None
        lock = self._target.lock_alpha(document)
        return begin(raster, self._brush, document.bounds, lock_alpha=lock)

    def line_from(self, start: QPointF) -> None:
        """Begin with a straight line from a document point (Shift-click)."""
        self._draw([(start.x(), start.y(), 1.0)])

    def take(self, samples: Sequence[Sample]) -> None:
        line: list[PenPoint] = []
        for point, pressure in samples:
            place = self._canvas.view.to_document(point)
            at = (place.x(), place.y(), pressure)
            if self._smoother is None:
                self._smoother = Smoother(at)
                line.append(at)
            else:
                line.extend(self._smoother.add(at))
        self._draw(line)

    def _draw(self, line: list[PenPoint]) -> None:
        if not line:
            return
        self._points.extend(line)
        if self._rebase() or self._stroke is None:
            return
        self._stroke = self._stroke.to(line)
        self._show()

    def _rebase(self) -> bool:
        """Paint all of it anew where what it is painted on has been changed meanwhile."""
        if self._target.raster(self._history.committed) is self._target.raster(self._base):
            return False
        self._stroke = self._begin()
        if self._stroke is not None and self._points:
            self._stroke = self._stroke.to(self._points)
            self._show()
        return True

    def _show(self) -> None:
        if self._stroke is not None:
            document = self._target.put(self._history.document, self._stroke.raster)
            self._history.preview(document)

    def finish(self) -> None:
        """Commit the stroke on what is committed now; one that changed nothing is given up."""
        if self._smoother is not None:
            self._draw(self._smoother.finish())
        self._rebase()
        if self._stroke is None or self._stroke.raster.changed(self._stroke.target).empty:
            self.cancel()
            return
        done = self._target.put(self._history.committed, self._stroke.raster)
        self._history.commit(self._label, done)

    def cancel(self) -> None:
        if self._points:
            self._shown.restore()
