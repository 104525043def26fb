"""How a style is laid on: weights of the mix, strength, strokes, network, and three switches."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from editor.ui.controls.segments import Segments
from editor.ui.controls.slider import Slider
from editor.ui.icons import set_icon
from editor.ui.look.settings import PERCENT, LookSettings, SizeSlider
from editor.ui.style.choice import SIZES, StyleChoice
from editor.ui.style.shelf import StyleShelf


def _strokes(words: tuple[str, str, str]) -> list[tuple[int, str]]:
    """Left is fine (the network sees much), right is broad."""
    sizes = SIZES[::-1]
    return [(size, words[min(2, i * 3 // len(sizes))]) for i, size in enumerate(sizes)]


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


class StyleSettings(LookSettings):
    """Shows a choice of styles. unmixed(style id): a style is to leave the mix."""

    unmixed = Signal(str)

    def __init__(self) -> None:
        super().__init__(
            StyleChoice(),
            self.tr("Keep the picture's own colours; take only the strokes"),
            self.tr("Frames of a clip are made to agree with each other"),
        )
        self.rows: list[MixRow] = []
        self._mix = QVBoxLayout()
        self._mix.setSpacing(6)
        self.strokes = SizeSlider(
            self.tr("Strokes"),
            self.tr("Broad strokes are quick and bold; fine ones keep small things"),
            _strokes((self.tr("fine"), self.tr("medium"), self.tr("broad"))),
        )
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
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 2, 12, 4)
        column.setSpacing(6)
        column.addLayout(self._mix)
        for widget in (self.strength, self.strokes, self.model):
            column.addWidget(widget)
        column.addSpacing(2)
        column.addLayout(self._switches())

    def show_choice(
        self, choice: StyleChoice, shelf: StyleShelf, *, moving: bool = False, live: bool = True
    ) -> None:
        """Show a choice made elsewhere. moving: what is styled is a clip. live: it is looked at."""
        self._show_shared(choice, moving=moving)
        self._show_mix(choice if live else replace(choice, mix=()), shelf)
        self.strokes.show_size(choice.size)
        self.model.show_index(int(choice.fine))
        both = {"styles", "styles-half"} <= shelf.models
        self.model.setVisible(both and not choice.picture)

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
