"""The polygon lasso: corner by corner, closed by Enter, a double-click or its first corner."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPolygonF

from editor.ui.canvas.operation import Operation
from editor.ui.canvas.overlay import LIGHT
from editor.ui.canvas.press import Drag, Press, Sample
from editor.ui.canvas.selecting import ask_menu, mode_of, paint_outline
from editor.ui.selecting.settings import Lasso
from editor.ui.selecting.wishes import ShapeWish

if TYPE_CHECKING:
    from editor.ui.canvas.canvas import Canvas

CLOSE = 8.0
"""View pixels from the first corner within which a click closes the polygon."""


def begin_polygon(canvas: Canvas, press: Press) -> Drag | None:
    """The first corner is set."""
    if not press.left:
        ask_menu(canvas, press)
        return None
    polygon = Polygon(canvas, press)
    canvas.begin_operation(polygon)
    return polygon.begin(press)


class Polygon(Operation):
    """The corners so far, and a line to the pointer."""

    def __init__(self, canvas: Canvas, press: Press) -> None:
        self.name = QCoreApplication.translate("Polygon", "Polygon")
        self._canvas = canvas
        self._how = canvas.tools.settings(Lasso)
        self._mode = mode_of(press, self._how.mode)
        self._corners: list[QPointF] = []
        self._pointer = press.point

    def begin(self, press: Press) -> Drag | None:
        """Another corner; the right button takes the last one back."""
        if press.right:
            self._take_back()
        elif press.double or self._closes(press.point):
            self._canvas.accept_operation()
        else:
            self._corners.append(self._place(press.point))
            self.hover(press.point)
            return _Corner(self)
        return None

    def drag_corner(self, point: QPointF) -> None:
        """The corner set last follows the pen until it is lifted."""
        self._corners[-1] = self._place(point)
        self.hover(point)

    def hover(self, point: QPointF) -> None:
        self._pointer = point
        self._canvas.update()

    def paint(self, painter: QPainter) -> None:
        view, path = self._canvas.view, QPainterPath()
        path.addPolygon(view.transform.map(QPolygonF(self._corners)))
        path.lineTo(self._pointer)
        paint_outline(painter, path)
        if self._corners:
            painter.save()
            painter.setBrush(LIGHT)
            first = view.to_view(self._corners[0])
            painter.drawRect(QRectF(-3, -3, 6, 6).translated(first))
            painter.restore()

    def cursor(self, point: QPointF) -> Qt.CursorShape | None:
        closes = self._closes(point)
        return Qt.CursorShape.PointingHandCursor if closes else Qt.CursorShape.CrossCursor

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier) -> bool:
        """Backspace and Delete take the last corner back."""
        if key not in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            return False
        self._take_back()
        return True

    def accept(self) -> None:
        ring = [(corner.x(), corner.y()) for corner in self._corners]
        self._canvas.snapping.rest()
        if len(ring) > 2:
            how = self._how
            wish = ShapeWish([ring], self._mode, how.feather, how.smooth, "Polygon lasso")
            self._canvas.tools.asked.emit(wish)

    def _take_back(self) -> None:
        self._corners = self._corners[:-1]
        if self._corners:
            self._canvas.update()
        else:
            self._canvas.cancel_operation()

    def _place(self, point: QPointF) -> QPointF:
        return self._canvas.snapping.point(self._canvas.view.to_document(point))

    def _closes(self, point: QPointF) -> bool:
        if len(self._corners) < 3:
            return False
        way = self._canvas.view.to_view(self._corners[0]) - point
        return way.manhattanLength() <= CLOSE


class _Corner:
    """The pen is still down on a new corner."""

    def __init__(self, polygon: Polygon) -> None:
        self._polygon = polygon

    def take(self, samples: Sequence[Sample]) -> None:
        self._polygon.drag_corner(samples[-1].point)

    def finish(self) -> None: ...
    def cancel(self) -> None: ...
