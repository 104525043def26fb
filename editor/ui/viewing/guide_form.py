"""The dialog that puts a guide exactly where it should be."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from editor.core.geometry import Size
from editor.ui.controls.segments import Segments
from editor.ui.controls.slider import Scale, Slider
from editor.ui.forms import Form


class GuideForm(Form):
    """`chosen(upright, at)`: at is in document pixels."""

    chosen = Signal(bool, float)

    def __init__(self, size: Size, parent: QWidget) -> None:
        super().__init__(self.tr("New guide"), self.tr("Add"), parent)
        tips = [self.tr("From top to bottom"), self.tr("From left to right")]
        self.way = Segments(self.tr("Direction"), [self.tr("Upright"), self.tr("Lying")], tips)
        tip = self.tr("Distance from the left or the top, in pixels; double-click to type")
        self.places = [Slider(self.tr("Position"), Scale(0, max(1, n), " px"), tip) for n in size]
        for widget in (self.way, *self.places):
            self.rows.addWidget(widget)
        for slider, extent in zip(self.places, size, strict=True):
            slider.show_value(extent / 2)
        self.way.chosen.connect(self._show)
        self.accepted.connect(lambda: self.chosen.emit(self.way.index == 0, self._place.real))
        self._show(0)

    @property
    def _place(self) -> Slider:
        return self.places[self.way.index]

    def _show(self, index: int) -> None:
        for number, slider in enumerate(self.places):
            slider.setVisible(number == index)
