"""A curve on its grid: click to add a point, drag it, drag it away or press Delete to remove it."""

from __future__ import annotations

from typing import ClassVar

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF

from editor.core.adjustments.curves import STRAIGHT, smooth_curve
from editor.core.adjustments.limits import Points
from editor.core.histogram import Histogram
from editor.ui.adjusting.graph import channel_ink, paint_histogram
from editor.ui.adjusting.points_line import PointsLine
from editor.ui.theme import colour

_PAD, _CATCH, _AWAY = 8.0, 12.0, 26.0
STEP = 1 / 255


class CurveGraph(PointsLine[tuple[float, float]]):
    """A curve through points (x, y) in 0..1, over the histogram of what comes in."""

    APART = STEP
    ARROWS: ClassVar = {
        Qt.Key.Key_Left: (-STEP, 0.0), Qt.Key.Key_Right: (STEP, 0.0),
        Qt.Key.Key_Up: (0.0, STEP), Qt.Key.Key_Down: (0.0, -STEP),
    }  # fmt: skip
    ENDS_STAY = True

    def __init__(self) -> None:
        super().__init__(STRAIGHT)
        self._channel = 3
        self._histogram: Histogram | None = None
        self.setAccessibleName(self.tr("Curve"))
        self.setToolTip(self.tr(
            "Click to add a point, drag it; drag it away or press Delete to remove it"
        ))  # fmt: skip

    def sizeHint(self) -> QSize:
        return QSize(240, 192)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 192)

    def show_curve(self, points: Points, channel: int) -> None:
        """Show a curve, over the histogram of a channel (3: of all)."""
        if points != self.points or channel != self._channel:
            self._channel = channel
            self.show_points(points)

    def show_histogram(self, histogram: Histogram | None) -> None:
        """Show what comes in."""
        self._histogram = histogram
        self.update()

    # ---- places

    @property
    def box(self) -> QRectF:
        """The square, or what there is of it, that the curve stands in."""
        return QRectF(self.rect()).adjusted(_PAD, _PAD, -_PAD, -_PAD)

    def place(self, x: float, y: float) -> QPointF:
        """Where (x, y) in 0..1 stands in the widget."""
        box = self.box
        return QPointF(box.x() + box.width() * x, box.bottom() - box.height() * y)

    def value_at(self, at: QPointF) -> tuple[float, float]:
        box = self.box
        x, y = (at.x() - box.x()) / box.width(), (box.bottom() - at.y()) / box.height()
        return min(1.0, max(0.0, x)), min(1.0, max(0.0, y))

    def caught(self, point: tuple[float, float], at: QPointF) -> float:
        return (self.place(*point) - at).manhattanLength() / _CATCH

    def away(self, at: QPointF) -> bool:
        return not self.box.adjusted(-_AWAY, -_AWAY, _AWAY, _AWAY).contains(at)

    # ---- points

    def made(self, x: float, y: float | None) -> tuple[float, float]:
        return x, float(smooth_curve(np.array([x]), self.points)[0]) if y is None else y

    def moved(self, point: tuple[float, float], x: float, y: float) -> tuple[float, float]:
        return x, min(1.0, max(0.0, y))

    def height_of(self, point: tuple[float, float]) -> float:
        return point[1]

    def move_point(self, x: float, y: float) -> None:
        """Put the chosen point elsewhere, between its neighbours."""
        self.replace_point((x, y))

    # ---- looks

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.box, colour("field"))
        if self._histogram is not None:
            paint_histogram(painter, self.box, self._histogram, self._channel)
        self._paint_grid(painter)
        xs = np.linspace(0, 1, 160)
        ys = np.clip(smooth_curve(xs, self.points), 0, 1)
        line = [self.place(float(x), float(y)) for x, y in zip(xs, ys, strict=True)]
        ink = colour("text") if self._channel == 3 else channel_ink(self._channel)
        painter.setPen(QPen(ink, 1.75))
        painter.drawPolyline(QPolygonF(line))
        for index, point in enumerate(self.points):
            self._paint_point(painter, self.place(*point), index == self.index)
        painter.end()

    def _paint_grid(self, painter: QPainter) -> None:
        painter.setPen(QPen(colour("hairline"), 1))
        for quarter in (0.25, 0.5, 0.75):
            painter.drawLine(self.place(quarter, 0), self.place(quarter, 1))
            painter.drawLine(self.place(0, quarter), self.place(1, quarter))
        painter.drawLine(self.place(0, 0), self.place(1, 1))
        painter.setPen(QPen(colour("accent" if self.hasFocus() else "hairline"), 1))
        painter.drawRect(self.box)

    def _paint_point(self, painter: QPainter, at: QPointF, chosen: bool) -> None:
        painter.setPen(QPen(colour("panel"), 1))
        painter.setBrush(colour("accent" if chosen else "text"))
        radius = 5.0 if chosen else 4.0
        painter.drawEllipse(at, radius, radius)
        painter.setBrush(Qt.BrushStyle.NoBrush)
