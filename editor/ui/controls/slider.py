"""A slider with its name and number inside: drag, wheel, arrow keys, or double-click to type."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QDoubleValidator,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QSlider, QWidget

from editor.ui.controls.field import Field
from editor.ui.theme import colour

_PAD = 9
_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: -1,
    Qt.Key.Key_Up: 1,
    Qt.Key.Key_PageDown: -10,
    Qt.Key.Key_PageUp: 10,
}


@dataclass(frozen=True)
class Scale:
    """The range of a slider in the unit shown. curve > 1 gives small values more room."""

    minimum: float
    maximum: float
    unit: str = ""
    decimals: int = 0
    curve: float = 1.0

    @property
    def steps(self) -> int:
        """Integer steps in one unit."""
        return int(10**self.decimals)

    @property
    def rest(self) -> float:
        """From where a slider is filled: 0 where that lies within, else the minimum."""
        return min(self.maximum, max(self.minimum, 0.0))

    def share(self, value: float) -> float:
        """Where a value stands on the track, 0..1."""
        span = (value - self.minimum) / (self.maximum - self.minimum)
        return float(max(0.0, min(1.0, span)) ** (1 / self.curve))

    def value(self, share: float) -> float:
        """The value at a place of the track, 0..1."""
        share = max(0.0, min(1.0, share))
        return float(self.minimum + (self.maximum - self.minimum) * share**self.curve)


class Slider(QSlider):
    """`changed(float)` while it moves by hand; `released(float)` once it is let go."""

    changed = Signal(float)
    released = Signal(float)

    def __init__(self, label: str, scale: Scale, tip: str = "", parent: QWidget | None = None):
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._label, self._scale = label, scale
        self._dragging = self._hovered = False
        self._field: Field | None = None
        self.setRange(round(scale.minimum * scale.steps), round(scale.maximum * scale.steps))
        self.setAccessibleName(label)
        self.setToolTip(tip or label)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(96)

    @property
    def real(self) -> float:
        """The value in the unit shown."""
        return self.value() / self._scale.steps

    def hide_label(self) -> None:
        """Show the number alone, where the name stands beside it."""
        self._label = ""
        self.update()

    def show_value(self, value: float) -> None:
        """Show a value set elsewhere; emits nothing."""
        if not self._dragging:
            self.blockSignals(True)
            self.setValue(round(value * self._scale.steps))
            self.blockSignals(False)
            self.update()

    def text(self) -> str:
        """The number with its unit, as drawn."""
        return f"{self.real:.{self._scale.decimals}f}{self._scale.unit}"

    def sizeHint(self) -> QSize:
        return QSize(150, 28)

    def minimumSizeHint(self) -> QSize:
        return QSize(96, 28)

    # ---- hands

    def _choose(self, value: float, *, final: bool = False) -> None:
        before = self.value()
        self.setValue(round(value * self._scale.steps))
        if self.value() != before:
            self.changed.emit(self.real)
        if final:
            self.released.emit(self.real)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._dragging = True
            self._drag_to(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._dragging:
            self._drag_to(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._dragging:
            self._dragging = False
            self.released.emit(self.real)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._dragging = False
        self.edit_number()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.EnabledChange and not self.isEnabled():
            self._let_go()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._let_go()

    def _let_go(self) -> None:
        """No release will come: Qt sends none to what is disabled or hidden."""
        if self._dragging:
            self._dragging = False
            self.released.emit(self.real)

    def _drag_to(self, event: QMouseEvent) -> None:
        self._choose(self._scale.value(event.position().x() / max(1, self.width())))

    def wheelEvent(self, event: QWheelEvent) -> None:
        turns = event.angleDelta().y() / 120
        share = self._scale.share(self.real) + 0.02 * turns
        value = self._scale.value(share)
        if turns and round(value * self._scale.steps) == self.value():
            value = self.real + (1 if turns > 0 else -1) / self._scale.steps
        self._choose(value, final=True)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None:
            self._choose(self.real + step / self._scale.steps, final=True)
        elif event.key() == Qt.Key.Key_F2:
            self.edit_number()
        elif event.text().isdigit() or (event.text() == "-" and self._scale.minimum < 0):
            self.edit_number(event.text())
        else:
            event.ignore()

    def edit_number(self, start: str = "") -> None:
        """Open a field over the slider to type a number; Enter takes it, Esc leaves it."""
        self._field = field = Field(f"{self.real:.{self._scale.decimals}f}", self)
        field.setAccessibleName(self.accessibleName())
        field.setValidator(QDoubleValidator(-1e6, 1e6, 3, field))
        field.setGeometry(self.rect())
        field.accepted.connect(self._take)
        field.left.connect(self._close_field)
        field.show()
        field.setFocus()
        if start:
            field.setText(start)
        else:
            field.selectAll()

    def _take(self, text: str) -> None:
        value = float(text.replace(",", ".") or self.real)
        self._close_field()
        low, high = self._scale.minimum, self._scale.maximum
        self._choose(max(low, min(high, value)), final=True)

    def _close_field(self) -> None:
        if self._field is not None:
            field, self._field = self._field, None
            field.deleteLater()
            self.setFocus()

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.HoverEnter, QEvent.Type.HoverLeave):
            self._hovered = event.type() is QEvent.Type.HoverEnter
            self.update()
        return super().event(event)

    # ---- looks

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        shape = QPainterPath()
        shape.addRoundedRect(box, 6, 6)
        painter.fillPath(shape, colour("field"))
        self._paint_filled(painter, shape, box)
        edge = "accent" if self.hasFocus() else "disabled" if self._hovered else "hairline"
        painter.setPen(QPen(colour(edge if self.isEnabled() else "hairline"), 1))
        painter.drawPath(shape)
        self._paint_words(painter, box)
        painter.end()

    def _paint_filled(self, painter: QPainter, shape: QPainterPath, box: QRectF) -> None:
        if not self.isEnabled():
            return
        left, right = sorted((self._scale.share(self.real), self._scale.share(self._scale.rest)))
        x, width = box.x() + box.width() * left, box.width() * (right - left)
        painter.save()
        painter.setClipPath(shape)
        strong = self._hovered or self._dragging
        painter.fillRect(QRectF(x, box.y(), width, box.height()),
                         colour("hover" if strong else "raised"))  # fmt: skip
        painter.fillRect(QRectF(x, box.bottom() - 2, width, 2.5), colour("accent"))
        painter.restore()

    def _paint_words(self, painter: QPainter, box: QRectF) -> None:
        font = self.font()
        font.setPixelSize(12)
        painter.setFont(font)
        room = box.adjusted(_PAD, 0, -_PAD, 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        on = self.isEnabled()
        number = self.text()
        painter.setPen(colour("text" if on else "disabled"))
        painter.drawText(room, Qt.AlignmentFlag.AlignRight | middle, number)
        used = painter.fontMetrics().horizontalAdvance(number) + 6
        label = painter.fontMetrics().elidedText(
            self._label, Qt.TextElideMode.ElideRight, int(room.width() - used)
        )
        painter.setPen(colour("secondary" if on else "disabled"))
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | middle, label)
