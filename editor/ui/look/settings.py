"""How an answer is laid on: strength, size, and the switches that all of them have."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from editor.ui.controls.slider import Scale, Slider

PERCENT = Scale(0, 100, " %")


class SizeSlider(Slider):
    """One of a few sizes of what a network sees. sizes: (pixels of the longer side, a word for
    it), from left to right; 0 pixels are as suits the network."""

    def __init__(self, label: str, tip: str, sizes: Sequence[tuple[int, str]]) -> None:
        super().__init__(label, Scale(0, len(sizes) - 1), tip)
        self._sizes = tuple(sizes)

    @property
    def size_px(self) -> int:
        """The longer side in pixels that the network sees."""
        return self._sizes[round(self.real)][0]

    def show_size(self, size: int) -> None:
        """Show a size set elsewhere."""
        self.show_value([pixels for pixels, _ in self._sizes].index(size))

    def text(self) -> str:
        size, word = self._sizes[round(self.real)]
        return " · ".join(filter(None, [word, f"{size} px" if size else ""]))

    def edit_number(self, start: str = "") -> None:
        """There are only a few sizes; nothing is typed."""


class LookSettings(QWidget):
    """Shows a choice; `changed(choice)` when the artist makes another of it.

    colours, steady: what the switches of these names do, for their tooltips.
    """

    changed = Signal(object)

    def __init__(self, choice: Any, colours: str, steady: str) -> None:
        super().__init__()
        self._choice = choice
        tip = self.tr("0 % is the picture as it is, 100 % all of the change")
        self.strength = Slider(self.tr("Strength"), PERCENT, tip)
        self.strength.changed.connect(lambda value: self._set(strength=round(value) / 100))
        self.colours = self._switch(self.tr("Keep colours"), colours)
        self.masked = self._switch(
            self.tr("Inside the mask"), self.tr("Only where the mask is painted (mask brush, M)")
        )
        self.steady = self._switch(self.tr("Steady (no flicker)"), steady)
        self.colours.toggled.connect(lambda on: self._set(keep_colours=on))
        self.masked.toggled.connect(lambda on: self._set(masked=on))
        self.steady.toggled.connect(lambda on: self._set(steady=on))

    def _switch(self, text: str, tip: str) -> QCheckBox:
        box = QCheckBox(text)
        box.setAccessibleName(text)
        box.setToolTip(tip)
        return box

    def _switches(self) -> QGridLayout:
        """The three switches, laid out."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(5)
        grid.addWidget(self.colours, 0, 0)
        grid.addWidget(self.masked, 0, 1)
        grid.addWidget(self.steady, 1, 0, 1, 2)
        grid.setColumnStretch(1, 1)
        return grid

    def _show_shared(self, choice: Any, *, moving: bool) -> None:
        """Show what all choices have. moving: what is changed is a clip."""
        self._choice = choice
        self.strength.show_value(choice.strength * 100)
        for box, on in (
            (self.colours, choice.keep_colours),
            (self.masked, choice.masked),
            (self.steady, choice.steady),
        ):
            box.blockSignals(True)
            box.setChecked(on)
            box.blockSignals(False)
        self.steady.setVisible(moving)

    def _set(self, **changes: object) -> None:
        self._changed(replace(self._choice, **changes))

    def _changed(self, choice: Any) -> None:
        self._choice = choice
        self.changed.emit(choice)
