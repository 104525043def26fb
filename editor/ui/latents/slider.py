"""A slider of one attribute: filled from where the picture stood, drawn to its steps."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPen,
    QPolygonF,
    QWheelEvent,
)

from editor.jobs.directions import Direction
from editor.ui.controls.slider import Scale, Slider
from editor.ui.latents.words import steps_of, title_of
from editor.ui.theme import colour

MAGNET = 0.12
"""Parts of a unit from which a hand is drawn to a whole value of a stepped slider."""
REST_MS = 400
"""Milliseconds after a turn of the wheel or a key from which the hand is taken as gone."""
DIAMOND = 3.0
_KEYS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Down: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: 1,
    Qt.Key.Key_PageDown: -5,
    Qt.Key.Key_PageUp: 5,
}


class Keys(Enum):
    """What a slider has of keys."""

    NONE = auto()
    ELSEWHERE = auto()
    HERE = auto()


class AttributeSlider(Slider):
    """As `Slider`; double-click is `reset_asked`, Esc while it is dragged `given_up`, K
    `key_asked`.

    The wheel turns it only where it has the keyboard: else the panel scrolls. Keys and wheel
    report `released` once, when they rest.
    """

    reset_asked = Signal()
    given_up = Signal()
    key_asked = Signal()

    def __init__(self, direction: Direction, label: str = "", tip: str = "") -> None:
        scale = Scale(direction.low, direction.high, decimals=2)
        super().__init__(label or title_of(direction), scale, tip)
        self._direction = direction
        self.keys = Keys.NONE
        self._met = False  # the cursor came to it by hand, not by what scrolled below it
        self.setMouseTracking(True)
        self._names: Sequence[str] = steps_of(direction)
        self._origin = max(direction.low, min(direction.high, 0.0))
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(lambda: self.released.emit(self.real))

    @property
    def held(self) -> bool:
        """True while a hand is on it."""
        return self._dragging or self._rest.isActive()

    def show_keys(self, keys: Keys) -> None:
        """Whether it has keys, and one at the playhead."""
        if keys is not self.keys:
            self.keys = keys
            self.update()

    def show_origin(self, value: float) -> None:
        """Where the picture stood before it was moved: the fill begins there."""
        if value != self._origin:
            self._origin = value
            self.update()

    def show_value(self, value: float) -> None:
        """Show a value set elsewhere, unless a hand is on it."""
        if not self.held and round(value * self._scale.steps) != self.value():
            super().show_value(value)

    def text(self) -> str:
        """The name of a step, or the number."""
        step = round(self.real)
        name = step - round(self._direction.low)
        near = abs(self.real - step) < 0.005
        if near and 0 <= name < len(self._names):
            return self._names[name]
        return f"{self.real:.2f}"

    # ---- hands

    def _snapped(self, value: float) -> float:
        whole = round(value)
        stepped = self._direction.stepped and abs(value - whole) < MAGNET
        return whole if stepped or abs(value - whole) < MAGNET / 4 else value

    def _drag_to(self, event: QMouseEvent) -> None:
        value = self._scale.value(event.position().x() / max(1, self.width()))
        free = event.modifiers() & Qt.KeyboardModifier.AltModifier
        self._choose(value if free else self._snapped(value))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._dragging = False
        self.reset_asked.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._met = True
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._met = False
        super().leaveEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if not (self.hasFocus() and self._met):
            event.ignore()
            return
        self._nudge(event.angleDelta().y() / 120)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = _KEYS.get(Qt.Key(event.key()))
        if event.key() == Qt.Key.Key_Escape and self._dragging:
            self._dragging = False
            self.given_up.emit()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.reset_asked.emit()
        elif steps is not None:
            self._nudge(steps)
        elif event.key() == Qt.Key.Key_K and not event.modifiers():
            self.key_asked.emit()
        else:
            super().keyPressEvent(event)

    def _nudge(self, steps: float) -> None:
        span = self._scale.maximum - self._scale.minimum
        value = self.real + steps * span / 20
        low, high = self._scale.minimum, self._scale.maximum
        self._choose(max(low, min(high, value)))
        self._rest.start()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            escape = event.key() == Qt.Key.Key_Escape and self._dragging
            if escape or (event.key() == Qt.Key.Key_K and not event.modifiers()):
                event.accept()
                return True
        return super().event(event)

    # ---- looks

    def _paint_filled(self, painter: QPainter, shape: QPainterPath, box: QRectF) -> None:
        if not self.isEnabled():
            return
        start, end = (
            box.x() + box.width() * self._scale.share(v) for v in (self._origin, self.real)
        )
        part = QRectF(min(start, end), box.y(), abs(end - start), box.height())
        painter.save()
        painter.setClipPath(shape)
        strong = self._hovered or self._dragging
        moved = part.width() > 2
        if moved:
            line = QRectF(part.x(), box.bottom() - 2, part.width(), 2.5)
            painter.fillRect(part, colour("hover" if strong else "raised"))
            painter.fillRect(line, colour("accent"))
        tall = box.height() if moved or strong else 7  # at rest it leaves the words be
        painter.fillRect(QRectF(end - 1, box.bottom() - tall, 2, tall), colour("accent"))
        painter.restore()
        self._paint_steps(painter, box)
        if self.keys is not Keys.NONE:
            self._paint_diamond(painter, QPointF(box.left() + DIAMOND + 1, box.center().y()))

    def _paint_diamond(self, painter: QPainter, at: QPointF) -> None:
        """It moves over time; filled where it has a key at the playhead."""
        ways = ((0, -DIAMOND), (DIAMOND, 0), (0, DIAMOND), (-DIAMOND, 0))
        painter.save()
        painter.setPen(QPen(colour("accent"), 1.2))
        here = self.keys is Keys.HERE
        painter.setBrush(colour("accent") if here else Qt.BrushStyle.NoBrush)
        painter.drawPolygon(QPolygonF([at + QPointF(x, y) for x, y in ways]))
        painter.restore()

    def _paint_steps(self, painter: QPainter, box: QRectF) -> None:
        low, high = self._scale.minimum, self._scale.maximum
        steps = range(round(low), round(high) + 1) if self._direction.stepped else ()
        painter.save()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("disabled"))
        for step in steps:
            if low < step < high:
                x = box.x() + box.width() * self._scale.share(step)
                painter.drawEllipse(QPointF(x, box.bottom() - 4), 1.5, 1.5)
        painter.restore()
