"""The gradient of a gradient map: stops under a bar, the colour and place of the chosen one."""

from __future__ import annotations

from typing import ClassVar

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QWidget

from editor.core.adjustments.colours import gradient
from editor.core.adjustments.limits import Stops
from editor.ui.adjusting.editor import Editor
from editor.ui.adjusting.gradients import BLACK_TO_WHITE, PRESETS
from editor.ui.adjusting.points_line import PointsLine
from editor.ui.adjusting.words import words
from editor.ui.controls.combo import Combo
from editor.ui.controls.slider import Scale, Slider
from editor.ui.controls.swatch import Swatch
from editor.ui.qimage import to_qimage
from editor.ui.theme import colour

_PAD, _BAR, _AWAY, _CATCH = 9.0, 30.0, 34.0, 8.0
STEP = 0.01


Stop = tuple[float, float, float, float]


class GradientBar(PointsLine[Stop]):
    """Stops (position, red, green, blue), each 0..1, under their gradient."""

    APART = 0.005
    ARROWS: ClassVar = {Qt.Key.Key_Left: (-STEP, 0.0), Qt.Key.Key_Right: (STEP, 0.0)}

    def __init__(self) -> None:
        super().__init__(BLACK_TO_WHITE)
        self.setAccessibleName(self.tr("Gradient"))
        self.setToolTip(self.tr("Click to add a colour, drag it; drag it away to remove it"))

    def sizeHint(self) -> QSize:
        return QSize(220, 56)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 56)

    # ---- places

    @property
    def _box(self) -> QRectF:
        return QRectF(_PAD, 1, self.width() - 2 * _PAD, _BAR)

    def place(self, position: float) -> QPointF:
        """Where the middle of a stop at that position stands."""
        return QPointF(self._box.x() + self._box.width() * position, _BAR + 13)

    def value_at(self, at: QPointF) -> tuple[float, float]:
        share = (at.x() - self._box.x()) / max(1.0, self._box.width())
        return min(1.0, max(0.0, share)), 0.0

    def caught(self, point: Stop, at: QPointF) -> float:
        return abs(self.place(point[0]).x() - at.x()) / _CATCH

    def away(self, at: QPointF) -> bool:
        return not -_AWAY < at.y() < self.height() + _AWAY

    # ---- stops

    def made(self, x: float, y: float | None) -> Stop:
        r, g, b = (float(v) for v in gradient(self.points, np.array([[x]], np.float32))[:, 0, 0])
        return x, r, g, b

    def moved(self, point: Stop, x: float, y: float) -> Stop:
        return x, *point[1:]

    # ---- looks

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ramp = gradient(self.points, np.linspace(0, 1, 256, dtype=np.float32)[None])
        row = np.full((1, 256, 4), 255, np.uint8)
        row[..., :3] = np.rint(np.moveaxis(ramp, 0, -1) * 255)
        painter.drawImage(self._box, to_qimage(row))
        painter.setPen(QPen(colour("accent" if self.hasFocus() else "hairline"), 1))
        painter.drawRect(self._box)
        for index, stop in enumerate(self.points):
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
        self.bar.show_points(stops)
        known = [index for index, (_, preset) in enumerate(PRESETS) if preset == stops]
        self.presets.setCurrentIndex(known[0] if known else -1)
        self._show_stop()

    def _show_stop(self, _index: int = 0) -> None:
        stop = self.bar.points[self.bar.index]
        self.swatch.show_colour(_colour(stop[1:]))
        self.position.show_value(stop[0] * 100)

    def _coloured(self, value: QColor) -> None:
        rgb = (value.redF(), value.greenF(), value.blueF())
        self.bar.replace_point((self.bar.points[self.bar.index][0], *rgb))

    def _placed(self, shown: float) -> None:
        self.bar.replace_point((shown / 100, *self.bar.points[self.bar.index][1:]))
