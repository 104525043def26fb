"""A colour in numbers: red, green and blue, or hue, saturation and value."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from editor.ui.controls.segments import Segments
from editor.ui.controls.slider import Scale, Slider

BYTE, TURN, SHARE = Scale(0, 255), Scale(0, 360, "°"), Scale(0, 100, " %")
MOST = (360, 100, 100)
Hsv = tuple[float, float, float]
"""Hue, saturation and value, each 0..1."""


class ColourNumbers(QWidget):
    """`rgb_changed(QColor)`, `hsv_changed(h, s, v)` by the sliders."""

    rgb_changed = Signal(QColor)
    hsv_changed = Signal(float, float, float)

    def __init__(self) -> None:
        super().__init__()
        self.space = Segments(self.tr("Numbers"), ["RGB", "HSV"])
        self.rgb = tuple(
            Slider(name, BYTE) for name in (self.tr("Red"), self.tr("Green"), self.tr("Blue"))
        )
        self.hsv = (
            Slider(self.tr("Hue"), TURN),
            Slider(self.tr("Saturation"), SHARE),
            Slider(self.tr("Value"), SHARE),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        column.addWidget(self.space)
        for slider in (*self.rgb, *self.hsv):
            column.addWidget(slider)
        column.addStretch(1)
        for slider in self.rgb:
            slider.changed.connect(self._tell_rgb)
        self._hsv: Hsv = (0.0, 0.0, 0.0)
        for index, (slider, most) in enumerate(zip(self.hsv, MOST, strict=True)):
            slider.changed.connect(partial(self._tell_hsv, index, most))
        self.space.chosen.connect(self._show_space)
        self._show_space(0)

    def show_colour(self, value: QColor, hsv: Hsv) -> None:
        """Show a colour set elsewhere; hsv: the same, with the hue that a grey has lost."""
        rgb = (value.red(), value.green(), value.blue())
        for slider, number in zip(self.rgb, rgb, strict=True):
            slider.show_value(number)
        self._hsv = hsv
        for slider, share, most in zip(self.hsv, hsv, MOST, strict=True):
            slider.show_value(share * most)

    def _show_space(self, index: int) -> None:
        for number, sliders in enumerate((self.rgb, self.hsv)):
            for slider in sliders:
                slider.setVisible(number == index)

    def _tell_rgb(self) -> None:
        self.rgb_changed.emit(QColor(*(round(slider.real) for slider in self.rgb)))

    def _tell_hsv(self, index: int, most: float, number: float) -> None:
        """Only what was moved changes; the others are finer than their sliders show."""
        hsv = list(self._hsv)
        hsv[index] = number / most
        self.hsv_changed.emit(hsv[0] % 1.0, hsv[1], hsv[2])
