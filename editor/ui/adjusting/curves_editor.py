"""Curves: one for all channels and one for each, with the numbers of the chosen point."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from editor.core.adjustments.curves import STRAIGHT
from editor.core.adjustments.limits import Points
from editor.core.histogram import Histogram
from editor.ui.adjusting.curve_graph import CurveGraph
from editor.ui.adjusting.editor import Editor
from editor.ui.adjusting.words import BYTE
from editor.ui.controls.slider import Slider

FIELDS = ("all", "red", "green", "blue")


class CurvesEditor(Editor):
    """The section chooses the curve."""

    measures = True

    def __init__(self, kind: str) -> None:
        super().__init__(kind)
        self.graph = CurveGraph()
        self.graph.changed.connect(lambda points: self.put(**{FIELDS[self.section]: points}))
        self.graph.released.connect(self.released)
        self.graph.chosen.connect(self._show_numbers)
        self.incoming = Slider(self.tr("In"), BYTE, self.tr("Where the chosen point stands"))
        self.outgoing = Slider(self.tr("Out"), BYTE, self.tr("What becomes of that value"))
        self.above.addWidget(self.graph)
        row = QHBoxLayout()
        row.setSpacing(4)
        for slider in (self.incoming, self.outgoing):
            slider.changed.connect(self._typed)
            slider.released.connect(lambda _: self.released.emit())
            row.addWidget(slider)
        self.above.addLayout(row)
        self.button(
            self.tr("Straighten"),
            self.tr("Take all points of this curve away"),
            lambda: self.put_at_once(**{FIELDS[self.section]: STRAIGHT}),
        )

    @property
    def first(self) -> QWidget:
        return self.graph

    def follow(self) -> None:
        super().follow()
        points: Points = getattr(self.value, FIELDS[self.section])
        self.graph.show_curve(points, (self.section - 1) % 4)
        self._show_numbers()

    def show_histogram(self, histogram: Histogram | None) -> None:
        self.graph.show_histogram(histogram)

    def _show_numbers(self, _index: int = 0) -> None:
        x, y = self.graph.points[self.graph.index]
        self.incoming.show_value(x * 255)
        self.outgoing.show_value(y * 255)

    def _typed(self, _shown: float) -> None:
        self.graph.move_point(self.incoming.real / 255, self.outgoing.real / 255)
