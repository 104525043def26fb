"""A small colour picker: saturation by value square, hue strip, and the colour in hexadecimal."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QHideEvent,
    QKeyEvent,
    QLinearGradient,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from editor.ui.controls.field import Field

_STEP = 0.02


class _Plane(QWidget):
    """Two numbers 0..1 chosen by hand in a rectangle."""

    moved = Signal(float, float)
    rested = Signal()

    def __init__(self, name: str, size: QSize) -> None:
        super().__init__()
        self.x_share = self.y_share = 0.0
        self.hue = 0.0
        self.setFixedSize(size)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._to(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._to(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.rested.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        dx, dy = {
            Qt.Key.Key_Left: (-_STEP, 0.0),
            Qt.Key.Key_Right: (_STEP, 0.0),
            Qt.Key.Key_Up: (0.0, -_STEP),
            Qt.Key.Key_Down: (0.0, _STEP),
        }.get(Qt.Key(event.key()), (0.0, 0.0))
        if dx or dy:
            self._choose(self.x_share + dx, self.y_share + dy)
            self.rested.emit()
        else:
            event.ignore()

    def _to(self, at: QPointF) -> None:
        self._choose(at.x() / self.width(), at.y() / self.height())

    def _choose(self, x: float, y: float) -> None:
        self.x_share, self.y_share = max(0.0, min(1.0, x)), max(0.0, min(1.0, y))
        self.moved.emit(self.x_share, self.y_share)
        self.update()


class _Square(_Plane):
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        across = QLinearGradient(0, 0, self.width(), 0)
        across.setColorAt(0, QColor(255, 255, 255))
        across.setColorAt(1, QColor.fromHsvF(self.hue, 1, 1))
        painter.fillRect(self.rect(), across)
        down = QLinearGradient(0, 0, 0, self.height())
        down.setColorAt(0, QColor(0, 0, 0, 0))
        down.setColorAt(1, QColor(0, 0, 0))
        painter.fillRect(self.rect(), down)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        centre = QPointF(self.x_share * self.width(), self.y_share * self.height())
        for width, ring in ((3.5, QColor(0, 0, 0, 160)), (1.75, QColor(255, 255, 255))):
            painter.setPen(QPen(ring, width))
            painter.drawEllipse(centre, 6, 6)
        painter.end()


class _Strip(_Plane):
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rainbow = QLinearGradient(0, 0, self.width(), 0)
        for step in range(7):
            rainbow.setColorAt(step / 6, QColor.fromHsvF(step / 6 % 1.0, 1, 1))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(rainbow)
        painter.drawRoundedRect(self.rect(), 4, 4)
        x = 3 + self.x_share * (self.width() - 6)
        painter.setPen(QPen(QColor(0, 0, 0, 160), 1))
        painter.setBrush(QColor(255, 255, 255))
        painter.drawRoundedRect(QRectF(x - 3, 0.5, 6, self.height() - 1), 2, 2)
        painter.end()


class ColourPicker(QFrame):
    """A popup; `changed(QColor)` at every move, `settled()` when the hand rests.

    Closes on a click elsewhere or Esc.
    """

    changed = Signal(QColor)
    settled = Signal()

    def __init__(self, start: QColor, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("popover")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._square = _Square(self.tr("Saturation and brightness"), QSize(208, 150))
        self._strip = _Strip(self.tr("Hue"), QSize(208, 16))
        self._hex = Field(start.name())
        self._hex.setAccessibleName(self.tr("Colour as hexadecimal number"))
        self._hex.setToolTip(self.tr("Red, green and blue as #rrggbb"))
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(10)
        for widget in (self._square, self._strip, self._hex):
            column.addWidget(widget)
        self._show(start)
        for plane in (self._square, self._strip):
            plane.moved.connect(self._pick)
            plane.rested.connect(self.settled)
        self._hex.accepted.connect(self._typed)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.settled.emit()  # also where it is closed under the hand

    @property
    def colour(self) -> QColor:
        """The colour chosen now."""
        hue = min(0.9999, self._strip.x_share)
        return QColor.fromHsvF(hue, self._square.x_share, 1 - self._square.y_share)

    def _show(self, value: QColor) -> None:
        self._strip.x_share = max(0.0, value.hsvHueF())
        self._square.hue = self._strip.x_share
        self._square.x_share = value.hsvSaturationF()
        self._square.y_share = 1 - value.valueF()
        self._square.update()
        self._strip.update()

    def _pick(self) -> None:
        self._square.hue = min(0.9999, self._strip.x_share)
        self._square.update()
        self._hex.set_text(self.colour.name())
        self.changed.emit(self.colour)

    def _typed(self, text: str) -> None:
        value = QColor(text if text.startswith("#") else f"#{text}")
        if value.isValid():
            self._show(value)
            self.changed.emit(value)
            self.settled.emit()
