"""A curve on its grid: click to add a point, drag it, drag it away or press Delete to remove it."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from editor.core.adjustments.curves import STRAIGHT, smooth_curve
from editor.core.adjustments.limits import MOST_POINTS, Points
from editor.core.histogram import Histogram
from editor.ui.adjusting.graph import channel_ink, paint_histogram
from editor.ui.theme import colour

_PAD, _CATCH, _AWAY = 8.0, 12.0, 26.0
STEP = 1 / 255
_ARROWS = {
    Qt.Key.Key_Left: (-STEP, 0.0), Qt.Key.Key_Right: (STEP, 0.0),
    Qt.Key.Key_Up: (0.0, STEP), Qt.Key.Key_Down: (0.0, -STEP),
}  # fmt: skip


class CurveGraph(QWidget):
    """`changed(Points)` while a point moves, `released()` once it is let go, `chosen(index)`.

    Keys: Page Up and Page Down choose a point, arrows move it (Shift: ten times as far), Insert
    adds one, Delete removes it.
    """

    changed = Signal(object)
    released = Signal()
    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.points: Points = STRAIGHT
        self.index = 0
        self._channel = 3
        self._histogram: Histogram | None = None
        self._dragging = False
        self.setAccessibleName(self.tr("Curve"))
        self.setToolTip(self.tr(
            "Click to add a point, drag it; drag it away or press Delete to remove it"
        ))  # fmt: skip
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        return QSize(240, 192)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 192)

    def show_points(self, points: Points, channel: int) -> None:
        """Show a curve, over the histogram of a channel (3: of all)."""
        if points != self.points or channel != self._channel:
            self.points, self._channel = points, channel
            self.index = min(self.index, len(points) - 1)
            self.update()

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

    def _value(self, at: QPointF) -> tuple[float, float]:
        box = self.box
        x, y = (at.x() - box.x()) / box.width(), (box.bottom() - at.y()) / box.height()
        return min(1.0, max(0.0, x)), min(1.0, max(0.0, y))

    # ---- points

    def choose(self, index: int) -> None:
        """Make a point the one that keys and numbers change."""
        self.index = max(0, min(index, len(self.points) - 1))
        self.chosen.emit(self.index)
        self.update()

    def move_point(self, x: float, y: float) -> None:
        """Put the chosen point elsewhere, between its neighbours."""
        rest = self.points
        low = rest[self.index - 1][0] + STEP if self.index else 0.0
        high = rest[self.index + 1][0] - STEP if self.index + 1 < len(rest) else 1.0
        point = (min(high, max(low, x)), min(1.0, max(0.0, y)))
        self._put((*rest[: self.index], point, *rest[self.index + 1 :]))

    def add_point(self, x: float, y: float | None = None) -> bool:
        """A new point at x, on the curve or at y. False where there is no room for one."""
        if len(self.points) >= MOST_POINTS or any(abs(x - p[0]) < STEP for p in self.points):
            return False
        if y is None:
            y = float(smooth_curve(np.array([x]), self.points)[0])
        after = tuple(sorted((*self.points, (x, y))))
        self._put(after)
        self.choose(after.index((x, y)))
        return True

    def remove_point(self) -> bool:
        """Take the chosen point away; two stay."""
        if len(self.points) <= 2:
            return False
        after = (*self.points[: self.index], *self.points[self.index + 1 :])
        self._put(after)
        self.choose(min(self.index, len(after) - 1))
        return True

    def _put(self, points: Points) -> None:
        if points != self.points:
            self.points = points
            self.changed.emit(points)
            self.chosen.emit(self.index)
            self.update()

    # ---- hands

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        at = event.position()
        apart = [(self.place(*point) - at).manhattanLength() for point in self.points]
        nearest = int(np.argmin(apart))
        if apart[nearest] <= _CATCH:
            self.choose(nearest)
        elif not self.add_point(*self._value(at)):
            return
        self._dragging = True

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not self._dragging:
            return
        away = not self.box.adjusted(-_AWAY, -_AWAY, _AWAY, _AWAY).contains(event.position())
        inner = 0 < self.index < len(self.points) - 1
        if away and inner:
            self._dragging = False
            self.remove_point()
            self.released.emit()
        else:
            self.move_point(*self._value(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._dragging:
            self._dragging = False
            self.released.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        far = 10 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
        x, y = self.points[self.index]
        if key in _ARROWS:
            dx, dy = _ARROWS[key]
            self.move_point(x + dx * far, y + dy * far)
            self.released.emit()
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.choose(self.index + (1 if key == Qt.Key.Key_PageUp else -1))
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            if self.remove_point():
                self.released.emit()
        elif key == Qt.Key.Key_Insert:
            if self.add_point(self._middle_of_gap()):
                self.released.emit()
        else:
            event.ignore()

    def _middle_of_gap(self) -> float:
        at = min(self.index, len(self.points) - 2)
        return (self.points[at][0] + self.points[at + 1][0]) / 2

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

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
