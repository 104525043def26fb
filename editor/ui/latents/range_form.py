"""Asks from where to where a slider goes."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDoubleSpinBox, QHBoxLayout, QLabel, QWidget

from editor.jobs.directions import Direction
from editor.ui.forms import Form
from editor.ui.latents.words import title_of

FARTHEST = 50.0


class RangeForm(Form):
    """`chosen(low, high)` when a range with low < high was taken."""

    chosen = Signal(float, float)

    def __init__(self, direction: Direction, parent: QWidget) -> None:
        title = self.tr("Range of {name}").format(name=title_of(direction))
        super().__init__(title, self.tr("Set range"), parent)
        self.low = self._box(self.tr("Lowest value"), direction.low)
        self.high = self._box(self.tr("Highest value"), direction.high)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(QLabel(self.tr("From")))
        row.addWidget(self.low, 1)
        row.addWidget(QLabel(self.tr("to")))
        row.addWidget(self.high, 1)
        self.rows.addLayout(row)
        for box in (self.low, self.high):
            box.valueChanged.connect(
                lambda _: self.do.setEnabled(self.low.value() < self.high.value())
            )
        self.accepted.connect(lambda: self.chosen.emit(self.low.value(), self.high.value()))

    def _box(self, name: str, value: float) -> QDoubleSpinBox:
        box = QDoubleSpinBox()
        box.setRange(-FARTHEST, FARTHEST)
        box.setDecimals(2)
        box.setSingleStep(0.5)
        box.setValue(value)
        box.setAccessibleName(name)
        box.setToolTip(name)
        return box
