"""How a style is laid on: weights of the mix, strength, strokes, network, and three switches."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from editor.ui.controls.segments import Segments
from editor.ui.controls.slider import Scale, Slider
from editor.ui.icons import set_icon
from editor.ui.style.choice import SIZES, StyleChoice
from editor.ui.style.shelf import StyleShelf

PERCENT = Scale(0, 100, " %")


class StrokeSlider(Slider):
    """The size of strokes in words; left is fine (the network sees much), right is broad."""

    def __init__(self, label: str, tip: str) -> None:
        super().__init__(label, Scale(0, len(SIZES) - 1), tip)
        self._words = (self.tr("fine"), self.tr("medium"), self.tr("broad"))

    @property
    def size_px(self) -> int:
        """The longer side in pixels that the network sees."""
        return SIZES[len(SIZES) - 1 - round(self.real)]

    def show_size(self, size: int) -> None:
        """Show a size set elsewhere."""
        self.show_value(len(SIZES) - 1 - SIZES.index(size))

    def text(self) -> str:
        word = self._words[min(2, round(self.real) * 3 // len(SIZES))]
        return f"{word} · {self.size_px} px"

    def edit_number(self, start: str = "") -> None:
        """There are only a few sizes; nothing is typed."""


class MixRow(QWidget):
    """One style of a mix: its weight, and a button that takes it out."""

    def __init__(self, id: str, name: str) -> None:
        super().__init__()
        self.id = id
        self.slider = Slider(name, PERCENT, self.tr("How much of {name}").format(name=name))
        self.remove = QToolButton()
        self.remove.setIconSize(QSize(12, 12))
        set_icon(self.remove, "close", "secondary", 12)
        tip = self.tr("Take {name} out of the mix").format(name=name)
        self.remove.setToolTip(tip)
        self.remove.setAccessibleName(tip)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.slider, 1)
        row.addWidget(self.remove)


class StyleSettings(QWidget):
    """Shows a choice; `changed(StyleChoice)` when the artist makes another of it.

    mixed(style id): a style is to leave the mix.
    """

    changed = Signal(object)
    unmixed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._choice = StyleChoice()
        self.rows: list[MixRow] = []
        self._mix = QVBoxLayout()
        self._mix.setSpacing(6)
        self._make_sliders()
        self._make_switches()
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 2, 12, 4)
        column.setSpacing(6)
        column.addLayout(self._mix)
        for widget in (self.strength, self.strokes, self.model):
            column.addWidget(widget)
        column.addSpacing(2)
        switches = QGridLayout()
        switches.setHorizontalSpacing(10)
        switches.setVerticalSpacing(5)
        switches.addWidget(self.colours, 0, 0)
        switches.addWidget(self.masked, 0, 1)
        switches.addWidget(self.steady, 1, 0, 1, 2)
        switches.setColumnStretch(1, 1)
        column.addLayout(switches)

    def _make_sliders(self) -> None:
        self.strength = Slider(
            self.tr("Strength"), PERCENT, self.tr("0 % is the picture as it is, 100 % all style")
        )
        self.strokes = StrokeSlider(
            self.tr("Strokes"),
            self.tr("Broad strokes are quick and bold; fine ones keep small things"),
        )
        self.strength.changed.connect(lambda value: self._set(strength=round(value) / 100))
        self.strokes.changed.connect(lambda _: self._set(size=self.strokes.size_px))
        self.model = Segments(
            self.tr("Network"),
            [self.tr("Fast"), self.tr("Fine")],
            [
                self.tr("The small network: about three times as fast"),
                self.tr("The large network: cleaner strokes and edges"),
            ],
        )
        self.model.chosen.connect(lambda index: self._set(fine=index == 1))

    def _make_switches(self) -> None:
        self.colours = self._switch(
            self.tr("Keep colours"),
            self.tr("Keep the picture's own colours; take only the strokes"),
        )
        self.masked = self._switch(
            self.tr("Inside the mask"), self.tr("Only where the mask is painted (mask brush, M)")
        )
        self.steady = self._switch(
            self.tr("Steady (no flicker)"),
            self.tr("Frames of a clip are made to agree with each other"),
        )
        self.colours.toggled.connect(lambda on: self._set(keep_colours=on))
        self.masked.toggled.connect(lambda on: self._set(masked=on))
        self.steady.toggled.connect(lambda on: self._set(steady=on))

    def _switch(self, text: str, tip: str) -> QCheckBox:
        box = QCheckBox(text)
        box.setAccessibleName(text)
        box.setToolTip(tip)
        return box

    def show_choice(
        self, choice: StyleChoice, shelf: StyleShelf, *, moving: bool = False, live: bool = True
    ) -> None:
        """Show a choice made elsewhere. moving: what is styled is a clip. live: it is looked at."""
        self._choice = choice
        self._show_mix(choice if live else replace(choice, mix=()), shelf)
        self.strength.show_value(choice.strength * 100)
        self.strokes.show_size(choice.size)
        self.model.show_index(int(choice.fine))
        both = {"styles", "styles-half"} <= shelf.models
        self.model.setVisible(both and not choice.picture)
        for box, on in (
            (self.colours, choice.keep_colours),
            (self.masked, choice.masked),
            (self.steady, choice.steady),
        ):
            box.blockSignals(True)
            box.setChecked(on)
            box.blockSignals(False)
        self.steady.setVisible(moving)

    def _show_mix(self, choice: StyleChoice, shelf: StyleShelf) -> None:
        mix = () if choice.picture or len(choice.mix) < 2 else choice.mix
        if [row.id for row in self.rows] != [id for id, _ in mix]:
            for row in self.rows:
                self._mix.removeWidget(row)
                row.deleteLater()
            self.rows = [self._row(id, shelf) for id, _ in mix]
        for row, (_, weight) in zip(self.rows, mix, strict=True):
            row.slider.show_value(weight * 100)

    def _row(self, id: str, shelf: StyleShelf) -> MixRow:
        style = shelf.named(id)
        row = MixRow(id, style.title if style is not None else id)
        row.slider.changed.connect(self._weigher(id))
        row.remove.clicked.connect(lambda: self.unmixed.emit(id))
        self._mix.addWidget(row)
        return row

    def _weigher(self, id: str) -> Callable[[float], None]:
        return lambda value: self._changed(self._choice.weighted(id, value / 100))

    def _set(self, **changes: object) -> None:
        self._changed(replace(self._choice, **changes))  # type: ignore[arg-type]

    def _changed(self, choice: StyleChoice) -> None:
        self._choice = choice
        self.changed.emit(choice)
