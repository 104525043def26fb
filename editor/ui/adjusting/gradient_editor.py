"""The gradient of a gradient map: stops under a bar, the colour and place of the chosen one."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from editor.core.adjustments.colours import gradient
from editor.core.adjustments.limits import MOST_POINTS, Stops
from editor.ui.adjusting.editor import Editor
from editor.ui.adjusting.gradients import BLACK_TO_WHITE, PRESETS
from editor.ui.adjusting.words import words
from editor.ui.controls.combo import Combo
from editor.ui.controls.slider import Scale, Slider
from editor.ui.controls.swatch import Swatch
from editor.ui.qimage import to_qimage
from editor.ui.theme import colour

_PAD, _BAR, _AWAY, LEAST = 9.0, 30.0, 34.0, 0.005


class GradientBar(QWidget):
    """`changed(Stops)`, `released()`, `chosen(index)`; the same hands and keys as a curve's."""

    changed = Signal(object)
    released = Signal()
    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.stops: Stops = BLACK_TO_WHITE
        self.index = 0
        self._dragging = False
        self.setAccessibleName(self.tr("Gradient"))
        self.setToolTip(self.tr("Click to add a colour, drag it; drag it away to remove it"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(220, 56)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 56)

    def show_stops(self, stops: Stops) -> None:
        """Show a gradient."""
        self.stops, self.index = stops, min(self.index, len(stops) - 1)
        self.update()

    def choose(self, index: int) -> None:
        """Make a stop the one that keys and numbers change."""
        self.index = max(0, min(index, len(self.stops) - 1))
        self.chosen.emit(self.index)
        self.update()

    def set_stop(self, position: float, rgb: tuple[float, float, float]) -> None:
        """Give the chosen stop another place, between its neighbours, and another colour."""
        rest = self.stops
        low = rest[self.index - 1][0] + LEAST if self.index else 0.0
        high = rest[self.index + 1][0] - LEAST if self.index + 1 < len(rest) else 1.0
        stop = (min(high, max(low, position)), *rgb)
        self._put((*rest[: self.index], stop, *rest[self.index + 1 :]))

    def add_stop(self, position: float) -> bool:
        """A new stop of the colour that is there. False where there is no room for one."""
        near = any(abs(position - stop[0]) < LEAST for stop in self.stops)
        if near or len(self.stops) >= MOST_POINTS:
            return False
        r, g, b = (
            float(v) for v in gradient(self.stops, np.array([[position]], np.float32))[:, 0, 0]
        )
        stop = (position, r, g, b)
        after = tuple(sorted((*self.stops, stop)))
        self._put(after)
        self.choose(after.index(stop))
        return True

    def remove_stop(self) -> bool:
        """Take the chosen stop away; two stay."""
        if len(self.stops) <= 2:
            return False
        self._put((*self.stops[: self.index], *self.stops[self.index + 1 :]))
        self.choose(self.index)
        return True

    def _put(self, stops: Stops) -> None:
        if stops != self.stops:
            self.stops, self.index = stops, min(self.index, len(stops) - 1)
            self.changed.emit(stops)
            self.update()

    @property
    def _box(self) -> QRectF:
        return QRectF(_PAD, 1, self.width() - 2 * _PAD, _BAR)

    def place(self, position: float) -> QPointF:
        """Where the middle of a stop at that position stands."""
        return QPointF(self._box.x() + self._box.width() * position, _BAR + 13)

    def _position(self, at: QPointF) -> float:
        return min(1.0, max(0.0, (at.x() - self._box.x()) / max(1.0, self._box.width())))

    # ---- hands

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        apart = [abs(self.place(stop[0]).x() - at.x()) for stop in self.stops]
        nearest = int(np.argmin(apart))
        if apart[nearest] <= 8:
            self.choose(nearest)
        elif not self.add_stop(self._position(at)):
            return
        self._dragging = True

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not self._dragging:
            return
        far = not -_AWAY < event.position().y() < self.height() + _AWAY
        if far and len(self.stops) > 2:
            self._dragging = False
            self.remove_stop()
            self.released.emit()
        else:
            self.set_stop(self._position(event.position()), self.stops[self.index][1:])

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._dragging:
            self._dragging = False
            self.released.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, stop = event.key(), self.stops[self.index]
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.set_stop(stop[0] + (0.01 if key == Qt.Key.Key_Right else -0.01), stop[1:])
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.choose(self.index + (1 if key == Qt.Key.Key_PageUp else -1))
            return
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.remove_stop()
        elif key == Qt.Key.Key_Insert:
            at = min(self.index, len(self.stops) - 2)
            self.add_stop((self.stops[at][0] + self.stops[at + 1][0]) / 2)
        else:
            event.ignore()
            return
        self.released.emit()

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
        ramp = gradient(self.stops, np.linspace(0, 1, 256, dtype=np.float32)[None])
        row = np.full((1, 256, 4), 255, np.uint8)
        row[..., :3] = np.rint(np.moveaxis(ramp, 0, -1) * 255)
        painter.drawImage(self._box, to_qimage(row))
        painter.setPen(QPen(colour("accent" if self.hasFocus() else "hairline"), 1))
        painter.drawRect(self._box)
        for index, stop in enumerate(self.stops):
            chosen = index == self.index
            painter.setPen(QPen(colour("accent" if chosen else "secondary"), 2 if chosen else 1))
            painter.setBrush(_colour(stop[1:]))
            painter.drawEllipse(self.place(stop[0]), 6.0, 6.0)
            painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.end()


def _colour(rgb: tuple[float, ...]) -> QColor:
    return QColor(*(round(value * 255) for value in rgb))


class GradientEditor(Editor):
    """The bar, the chosen stop's colour and place, gradients to begin with."""

    def __init__(self, kind: str) -> None:
        super().__init__(kind)
        self.bar = GradientBar()
        self.bar.changed.connect(lambda stops: self.put(stops=stops))
        self.bar.released.connect(self.released)
        self.bar.chosen.connect(self._show_stop)
        self.swatch = Swatch(self.tr("Colour of the stop"), self.tr("Choose this stop's colour"))
        self.swatch.changed.connect(self._coloured)
        self.swatch.settled.connect(self.released)
        scale = Scale(0, 100, " %", 1)
        self.position = Slider(self.tr("Position"), scale, self.tr("Where this stop stands"))
        self.position.changed.connect(self._placed)
        self.position.released.connect(lambda _: self.released.emit())
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.swatch)
        row.addWidget(self.position, 1)
        self.above.addWidget(self.bar)
        self.above.addLayout(row)
        self.presets = Combo(self.tr("Gradients"), self.tr("Begin with one of these gradients"))
        self.presets.addItems([words(name) for name, _ in PRESETS])
        self.presets.setPlaceholderText(self.tr("Gradients"))
        self.presets.activated.connect(lambda at: self.put_at_once(stops=PRESETS[at][1]))
        self.foot.addWidget(self.presets)

    @property
    def first(self) -> QWidget:
        return self.bar

    def follow(self) -> None:
        super().follow()
        stops: Stops = self.value.stops  # type: ignore[attr-defined]
        self.bar.show_stops(stops)
        known = [index for index, (_, preset) in enumerate(PRESETS) if preset == stops]
        self.presets.setCurrentIndex(known[0] if known else -1)
        self._show_stop()

    def _show_stop(self, _index: int = 0) -> None:
        stop = self.bar.stops[self.bar.index]
        self.swatch.show_colour(_colour(stop[1:]))
        self.position.show_value(stop[0] * 100)

    def _coloured(self, value: QColor) -> None:
        rgb = (value.redF(), value.greenF(), value.blueF())
        self.bar.set_stop(self.bar.stops[self.bar.index][0], rgb)

    def _placed(self, shown: float) -> None:
        self.bar.set_stop(shown / 100, self.bar.stops[self.bar.index][1:])
