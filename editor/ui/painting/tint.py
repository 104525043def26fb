"""A stroke that is not painted but tinted over the picture, until something is done about it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from editor.core.brush import Brush
from editor.core.brush_symmetry import NONE, Symmetry
from editor.core.brush_walk import Point, Touch

if TYPE_CHECKING:
    from editor.ui.canvas.canvas import Canvas

DRAWN, WAITING = QColor(90, 190, 255, 120), QColor(90, 190, 255, 60)


class Tint:
    """Lies over the canvas until `put_away`."""

    def __init__(self, canvas: Canvas, brush: Brush, symmetry: Symmetry = NONE) -> None:
        self._canvas, self._brush, self._symmetry = canvas, brush, symmetry
        self._path = QPainterPath()
        self._colour, self._width = DRAWN, brush.diameter
        canvas.overlays.append(self._paint)

    def show(self, points: Sequence[Point]) -> None:
        """Tint the way through document points."""
        self._path = QPainterPath()
        pressed = max((self._brush.width(p) for _, _, p in points), default=1.0)
        self._width = pressed
        touches = [Touch(x, y, p) for x, y, p in points]
        for way in self._symmetry.images(touches):
            self._path.moveTo(QPointF(way[0].x, way[0].y))
            for touch in way:
                self._path.lineTo(QPointF(touch.x + 1e-3, touch.y))
        self._canvas.update()

    def wait(self) -> None:
        """Fainter: the work has begun."""
        self._colour = WAITING
        if self._paint not in self._canvas.overlays:  # it lay there once, and lies there again
            self._canvas.overlays.append(self._paint)
        self._canvas.update()

    def put_away(self) -> None:
        """Gone, until `wait` is called."""
        if self._paint in self._canvas.overlays:
            self._canvas.overlays.remove(self._paint)
        self._canvas.update()

    def _paint(self, painter: QPainter) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setTransform(self._canvas.view.transform, True)
        round_cap, join = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
        painter.setPen(QPen(self._colour, self._width, Qt.PenStyle.SolidLine, round_cap, join))
        painter.drawPath(self._path)
        painter.restore()
