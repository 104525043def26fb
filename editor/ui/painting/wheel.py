"""The colour wheel: hues in a ring, saturation and brightness in the square inside it."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QConicalGradient,
    QKeyEvent,
    QLinearGradient,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QWidget

from editor.ui.theme import colour

RING = 13.0
"""Thickness of the ring, in pixels; the whole is so wide and high, or as little:"""
SIDE, SMALL = 138, 100
STEP, TURN = 0.02, 1 / 120
"""How far a key moves: shares of saturation and brightness, of the whole circle of hues."""


class ColourWheel(QWidget):
    """`changed(h, s, v)`, each 0..1, while the hand moves.

    Arrows move saturation and brightness, with Shift (or PageUp, PageDown) the hue. The hue stays
    where a colour has none.
    """

    changed = Signal(float, float, float)

    def __init__(self) -> None:
        super().__init__()
        self._hsv = (0.0, 0.0, 0.0)
        self._holds = ""
        self.setAccessibleName(self.tr("Colour wheel"))
        self.setToolTip(
            self.tr("Ring: hue. Square: saturation and brightness. Arrows; with Shift the hue")
        )
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.fit(SIDE)

    def fit(self, height: int) -> None:
        """Be as large as there is room for. height: of that, in pixels."""
        side = max(SMALL, min(SIDE, height))
        self.setFixedSize(side, side)

    @property
    def hsv(self) -> tuple[float, float, float]:
        """Hue, saturation and brightness, each 0..1."""
        return self._hsv

    def show_colour(self, value: QColor) -> None:
        """Show a colour set elsewhere; one without hue or saturation keeps those shown."""
        if QColor.fromHsvF(*_legal(self._hsv)).rgb() == value.rgb():
            return
        hue, saturation, brightness = value.hsvHueF(), value.hsvSaturationF(), value.valueF()
        kept_hue, kept_saturation, _ = self._hsv
        saturation = saturation if brightness > 0 else kept_saturation
        self._hsv = (hue if hue >= 0 else kept_hue, saturation, brightness)
        self.update()

    def show_hsv(self, hue: float, saturation: float, brightness: float) -> None:
        """Show what was set elsewhere, its hue too where the colour has none."""
        self._hsv = (hue, saturation, brightness)
        self.update()

    # ---- where things are

    @property
    def _middle(self) -> QPointF:
        return QPointF(self.width() / 2, self.height() / 2)

    @property
    def _radius(self) -> float:
        return min(self.width(), self.height()) / 2 - 2

    @property
    def _square(self) -> QRectF:
        side = (self._radius - RING - 3) * math.sqrt(2) - 2
        return QRectF(self._middle.x() - side / 2, self._middle.y() - side / 2, side, side)

    # ---- hands

    def mousePressEvent(self, event: QMouseEvent) -> None:
        way = event.position() - self._middle
        outside = math.hypot(way.x(), way.y()) > self._radius - RING - 2
        self._holds = "ring" if outside else "square"
        self._to(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._holds:
            self._to(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._holds = ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        dx, dy = {
            Qt.Key.Key_Left: (-1, 0),
            Qt.Key.Key_Right: (1, 0),
            Qt.Key.Key_Up: (0, 1),
            Qt.Key.Key_Down: (0, -1),
        }.get(Qt.Key(event.key()), (0, 0))
        page = {Qt.Key.Key_PageUp: 5, Qt.Key.Key_PageDown: -5}.get(Qt.Key(event.key()), 0)
        hue, saturation, brightness = self._hsv
        if page or ((dx or dy) and event.modifiers() & Qt.KeyboardModifier.ShiftModifier):
            self._choose(hue + (page + dx + dy) * TURN, saturation, brightness)
        elif dx or dy:
            self._choose(hue, saturation + dx * STEP, brightness + dy * STEP)
        else:
            event.ignore()

    def _to(self, at: QPointF) -> None:
        hue, saturation, brightness = self._hsv
        if self._holds == "ring":
            way = at - self._middle
            hue = math.atan2(-way.y(), way.x()) / (2 * math.pi)
        else:
            box = self._square
            saturation = (at.x() - box.left()) / box.width()
            brightness = 1 - (at.y() - box.top()) / box.height()
        self._choose(hue, saturation, brightness)

    def _choose(self, hue: float, saturation: float, brightness: float) -> None:
        self._hsv = (hue % 1.0, min(1.0, max(0.0, saturation)), min(1.0, max(0.0, brightness)))
        self.update()
        self.changed.emit(*self._hsv)

    # ---- looks

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ring(painter)
        self._paint_square(painter)
        painter.end()

    def _paint_ring(self, painter: QPainter) -> None:
        hues = QConicalGradient(self._middle, 0)
        for step in range(13):
            hues.setColorAt(step / 12, QColor.fromHsvF(step / 12 % 1.0, 1, 1))
        way = self._radius - RING / 2
        painter.setPen(QPen(hues, RING))
        painter.drawEllipse(self._middle, way, way)
        angle = self._hsv[0] * 2 * math.pi
        at = self._middle + QPointF(math.cos(angle), -math.sin(angle)) * way
        self._paint_grip(painter, at, QColor.fromHsvF(min(self._hsv[0], 0.9999), 1, 1))

    def _paint_square(self, painter: QPainter) -> None:
        box = self._square
        across = QLinearGradient(box.topLeft(), box.topRight())
        across.setColorAt(0, QColor(255, 255, 255))
        across.setColorAt(1, QColor.fromHsvF(min(self._hsv[0], 0.9999), 1, 1))
        down = QLinearGradient(box.topLeft(), box.bottomLeft())
        down.setColorAt(0, QColor(0, 0, 0, 0))
        down.setColorAt(1, QColor(0, 0, 0))
        painter.fillRect(box, across)
        painter.fillRect(box, down)
        edge = colour("accent") if self.hasFocus() else colour("hairline")
        painter.setPen(QPen(edge, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box)
        _, saturation, brightness = self._hsv
        x, y = box.left() + saturation * box.width(), box.bottom() - brightness * box.height()
        self._paint_grip(painter, QPointF(x, y), QColor.fromHsvF(*_legal(self._hsv)))

    @staticmethod
    def _paint_grip(painter: QPainter, at: QPointF, fill: QColor) -> None:
        painter.setBrush(fill)
        for width, ring in ((3.5, QColor(0, 0, 0, 160)), (1.75, QColor(255, 255, 255))):
            painter.setPen(QPen(ring, width))
            painter.drawEllipse(at, 5.5, 5.5)
        painter.setBrush(Qt.BrushStyle.NoBrush)


def _legal(hsv: tuple[float, float, float]) -> tuple[float, float, float]:
    """Qt wants hues below 1."""
    return min(hsv[0], 0.9999), hsv[1], hsv[2]
