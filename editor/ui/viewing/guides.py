"""Guides on the canvas: painted, pulled out of rulers, moved, dragged back out of the picture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from editor.core.guides import Guides
from editor.ui.canvas.press import Press, Sample
from editor.ui.canvas.shown import Shown
from editor.ui.canvas.view import View, enclosing
from editor.ui.tools import Tool
from editor.ui.viewing.aids import Aids
from editor.ui.words import marked as T

if TYPE_CHECKING:
    from editor.core.document import Document
    from editor.ui.canvas.canvas import Canvas
    from editor.ui.preferences import Preferences

ADD, MOVE, REMOVE = T("Steps", "Add guide"), T("Steps", "Move guide"), T("Steps", "Remove guide")
CLEAR = T("Steps", "Remove all guides")
"""What the steps are called in the history."""

REACH = 4.0
"""View pixels within which a guide is taken hold of."""
GUIDE, KEPT = QColor(58, 170, 226), QColor(226, 62, 190)
GRID = QColor(128, 128, 128, 110)
FINEST = 6.0
"""View pixels between lines of the grid, at least; where they are nearer, some are left out."""


def with_guides(document: Document, guides: Guides) -> Document:
    """The document with other guides."""
    return replace(document, guides=guides)


class GuideDrag:
    """A guide follows the pen by whole pixels; let go outside the canvas it is removed.

    index: of the guide among its kind; None: a new one.
    """

    def __init__(self, canvas: Canvas, upright: bool, index: int | None = None) -> None:
        self._canvas, self._history = canvas, canvas.history
        self._upright, self._index = upright, index
        self._shown = Shown(canvas.history)
        self._guides = canvas.history.committed.guides

    def take(self, samples: Sequence[Sample]) -> None:
        point = samples[-1].point
        committed = self._history.committed
        self._guides = self._moved(committed.guides, point)
        self._history.preview(with_guides(committed, self._guides))

    def _moved(self, guides: Guides, point: QPointF) -> Guides:
        inside = QRectF(self._canvas.contentsRect()).contains(point)
        lines = guides.lines(self._upright)
        known = self._index is not None and self._index < len(lines)
        if not inside:
            return guides.removed(self._upright, self._index or 0) if known else guides
        place = self._canvas.snapping.point(self._canvas.view.to_document(point))
        at = float(round(place.x() if self._upright else place.y()))
        if known and self._index is not None:
            return guides.moved(self._upright, self._index, at)
        return guides.added(self._upright, at)

    def finish(self) -> None:
        committed = self._history.committed
        if self._guides == committed.guides:
            self.cancel()
            return
        count = sum(map(len, (self._guides.vertical, self._guides.horizontal)))
        before = sum(map(len, (committed.guides.vertical, committed.guides.horizontal)))
        label = MOVE if count == before else ADD if count > before else REMOVE
        self._history.commit(label, with_guides(committed, self._guides))

    def cancel(self) -> None:
        self._shown.restore()


class GuideGrip:
    """Guides are taken hold of with the move tool, or with any tool while Ctrl is held."""

    def __init__(self, canvas: Canvas, preferences: Preferences) -> None:
        self._canvas, self._preferences = canvas, preferences

    def begin(self, press: Press) -> GuideDrag | None:
        found = self._at(press.point, bool(press.held & Qt.KeyboardModifier.ControlModifier))
        return GuideDrag(self._canvas, *found) if found and press.left else None

    def cursor(self, point: QPointF) -> Qt.CursorShape | None:
        found = self._at(point, self._canvas.hand.control)
        if found is None:
            return None
        across = found[0] == (round(self._canvas.view.degrees / 90) % 2 == 0)
        return Qt.CursorShape.SplitHCursor if across else Qt.CursorShape.SplitVCursor

    def _at(self, point: QPointF, held: bool) -> tuple[bool, int] | None:
        """Kind and index of the guide at a view point, where one may be taken hold of."""
        canvas = self._canvas
        free = canvas.operation is None and self._preferences.get(Aids).guides
        if not free or not (held or canvas.tools.tool is Tool.MOVE):
            return None
        place, reach = canvas.view.to_document(point), REACH / canvas.view.scale
        for upright, value in ((True, place.x()), (False, place.y())):
            lines = canvas.history.document.guides.lines(upright)
            for index, line in enumerate(lines):
                if abs(line - value) <= reach:
                    return upright, index
        return None


class Overlay:
    """Grid, guides, and the lines that a drag keeps to."""

    def __init__(self, canvas: Canvas, preferences: Preferences) -> None:
        self._canvas, self._preferences = canvas, preferences

    def paint(self, painter: QPainter) -> None:
        """One of the canvas' overlays."""
        aids, view = self._preferences.get(Aids), self._canvas.view
        painter.save()
        if aids.grid:
            self._paint_grid(painter, aids.spacing)
        if aids.guides:
            guides = self._canvas.history.document.guides
            _paint_lines(painter, view, guides, GUIDE)
        kept = self._canvas.snapping.kept
        lines = Guides(
            () if kept.vertical is None else (kept.vertical,),
            () if kept.horizontal is None else (kept.horizontal,),
        )
        _paint_lines(painter, view, lines, KEPT)
        painter.restore()

    def _paint_grid(self, painter: QPainter, spacing: float) -> None:
        view = self._canvas.view
        painted = enclosing(view.inverse.mapRect(painter.clipBoundingRect()))
        seen = view.visible(self._canvas.history.document.bounds).intersect(painted)
        while spacing * view.scale < FINEST:
            spacing *= 2
        for count in range(int(seen.x // spacing), int(seen.right // spacing) + 1):
            x = count * spacing
            _paint_line(painter, view, QPointF(x, seen.y), QPointF(x, seen.bottom), GRID)
        for count in range(int(seen.y // spacing), int(seen.bottom // spacing) + 1):
            y = count * spacing
            _paint_line(painter, view, QPointF(seen.x, y), QPointF(seen.right, y), GRID)


def _paint_lines(painter: QPainter, view: View, lines: Guides, ink: QColor) -> None:
    """From one end of the viewport to the other, whatever way it is turned."""
    seen = view.inverse.mapRect(QRectF(0, 0, *view.viewport))
    for x in lines.vertical:
        _paint_line(painter, view, QPointF(x, seen.top()), QPointF(x, seen.bottom()), ink)
    for y in lines.horizontal:
        _paint_line(painter, view, QPointF(seen.left(), y), QPointF(seen.right(), y), ink)


def _paint_line(painter: QPainter, view: View, start: QPointF, end: QPointF, ink: QColor) -> None:
    """A line between document points, one screen pixel wide; where it stands straight filled as a
    rectangle, which is ten times as fast."""
    line = QLineF(view.to_view(start), view.to_view(end))
    if view.straight:
        box = QRectF(line.p1(), line.p2()).normalized()
        thin = 1 / view.ratio
        box.setSize(QSizeF(max(thin, box.width()), max(thin, box.height())))
        painter.fillRect(box, ink)
    else:
        painter.setPen(QPen(ink, 1 / view.ratio))
        painter.drawLine(line)
