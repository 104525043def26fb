"""How a box with handles looks on any picture: light lines in dark ones."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from editor.ui.canvas.overlay import DARK, LIGHT

Cursor = Qt.CursorShape


def paint_box(painter: QPainter, outline: QPolygonF, handles: Iterable[QPointF]) -> None:
    """A quadrilateral and its handles, in view coordinates."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    corners = [outline.at(n) for n in range(4)]
    edges = [QLineF(corners[n], corners[(n + 1) % 4]) for n in range(4)]
    for colour, width in ((DARK, 2.4), (LIGHT, 1.0)):
        painter.setPen(QPen(colour, width))
        for edge in edges:  # each by itself: a translucent polygon takes four times as long
            painter.drawLine(edge)
    painter.setPen(QPen(DARK, 1))
    painter.setBrush(LIGHT)
    for place in handles:
        painter.drawRect(QRectF(-4, -4, 8, 8).translated(place))
    painter.restore()


def paint_pivot(painter: QPainter, at: QPointF) -> None:
    """A ring with four short arms."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for colour, width in ((DARK, 2.6), (LIGHT, 1.2)):
        painter.setPen(QPen(colour, width))
        painter.drawEllipse(at, 4.5, 4.5)
        for x, y in ((8, 0), (-8, 0), (0, 8), (0, -8)):
            painter.drawLine(at + QPointF(x, y) * 0.5, at + QPointF(x, y))
    painter.restore()


def arrow_cursor(way: QPointF) -> Qt.CursorShape:
    """The arrow that shows which way a handle goes, seen from the pivot."""
    angle = QLineF(QPointF(), way).angle()  # anticlockwise from the right
    shapes = (
        Cursor.SizeHorCursor, Cursor.SizeBDiagCursor, Cursor.SizeVerCursor, Cursor.SizeFDiagCursor,
    )  # fmt: skip
    return shapes[round(angle / 45) % 4]
