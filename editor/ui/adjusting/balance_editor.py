"""White balance: two sliders, and two ways to find them by the picture."""

from __future__ import annotations

from PySide6.QtCore import Signal

from editor.core.adjustments.tones import auto_balance
from editor.core.histogram import Histogram
from editor.ui.adjusting.editor import Editor


class BalanceEditor(Editor):
    """`pick_asked()`: the next click on the canvas shall become grey."""

    pick_asked = Signal()
    measures = True

    def __init__(self, kind: str) -> None:
        super().__init__(kind)
        self._histogram: Histogram | None = None
        self.auto = self.button(
            self.tr("Automatic"),
            self.tr("Let the mean of all colours be grey"),
            self._find,
        )
        self.button(
            self.tr("Pick grey"),
            self.tr("Click on the picture what should be without colour"),
            self.pick_asked.emit,
        )
        self.show_histogram(None)

    def show_histogram(self, histogram: Histogram | None) -> None:
        self._histogram = histogram
        self.auto.setEnabled(histogram is not None)

    def _find(self) -> None:
        if self._histogram is not None:
            balance = auto_balance(self._histogram.counts[:3])
            self.put_at_once(temperature=balance.temperature, tint=balance.tint)
