"""A button that shows a colour and opens a small picker to change it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolButton

from editor.ui.controls.picker import ColourPicker
from editor.ui.theme import colour


class Swatch(QToolButton):
    """`changed(QColor)` while a colour is being picked, `settled()` when the hand rests."""

    changed = Signal(QColor)
    settled = Signal()

    def __init__(self, name: str, tip: str = "") -> None:
        super().__init__()
        self._colour = QColor(0, 0, 0)
        self._picker: ColourPicker | None = None
        self.setAccessibleName(name)
        self.setToolTip(tip or name)
        self.clicked.connect(self._open)

    @property
    def colour(self) -> QColor:
        """The colour shown."""
        return QColor(self._colour)

    def show_colour(self, value: QColor) -> None:
        """Show a colour set elsewhere; reports nothing."""
        self._colour = QColor(value)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(28, 28)

    def _open(self) -> None:
        self._picker = ColourPicker(self._colour, self)
        self._picker.changed.connect(self._picked)
        self._picker.settled.connect(self.settled)
        at = self.mapToGlobal(QPoint(0, self.height() + 4))
        size, room = self._picker.sizeHint(), self.screen().availableGeometry()
        x = max(room.left(), min(at.x(), room.right() - size.width()))
        y = max(room.top(), min(at.y(), room.bottom() - size.height()))
        self._picker.move(x, y)
        self._picker.show()

    def _picked(self, value: QColor) -> None:
        self._colour = value
        self.update()
        self.changed.emit(value)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(3.5, 3.5, -3.5, -3.5)
        edge = colour("accent") if self.hasFocus() or self.isDown() else colour("disabled")
        painter.setPen(QPen(edge, 1))
        fill = QColor(self._colour)
        fill.setAlphaF(1.0 if self.isEnabled() else 0.3)
        painter.setBrush(fill)
        painter.drawRoundedRect(box, 5, 5)
        painter.end()
