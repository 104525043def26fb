"""Under the canvas of Latents: which generator, its sixteen variations, or one's own picture."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QIcon, QImage, QPixmap, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from editor.ui.background import Background
from editor.ui.controls.combo import Combo
from editor.ui.controls.field import Field
from editor.ui.controls.labels import text_button
from editor.ui.controls.slider import Scale, Slider
from editor.ui.controls.tool import tool_button
from editor.ui.icons import icon, set_icon
from editor.ui.latents.samples_grid import LARGEST, USUAL, SamplesGrid
from editor.ui.latents.series import SeriesRow
from editor.ui.latents.tiles import Tile
from editor.ui.qimage import thumbnail
from editor.ui.said import said

if TYPE_CHECKING:
    from editor.ui.sculptor import Sample, Sculptor
    from editor.weights.card import Card

COLUMN = 216
PREVIEW = 24
SEEDS = 2**31
"""Seeds are below that."""


class LatentsTray(QFrame):
    """Shows and changes what the sculptor samples."""

    def __init__(self, sculptor: Sculptor, background: Background) -> None:
        super().__init__()
        self.setObjectName("tray")
        self._sculptor, self._background = sculptor, background
        self._previews: dict[str, QIcon] = {}
        self._pictured: set[str] = set()
        self._tiles: dict[Sample, Tile] = {}
        self._make_choice()
        self._make_seed()
        self.grid = SamplesGrid(self.tr("Variations"))
        self.grid.setToolTip(self.tr("Click takes one; drag it onto the canvas; arrows and Enter"))
        self.grid.chosen.connect(self.take)
        self.hint = QLabel()
        self.hint.setProperty("tone", "secondary")
        self.hint.setWordWrap(True)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._lay_out()
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.show_state)
        sculptor.changed.connect(self._soon.start)
        sculptor.samples_changed.connect(self.show_samples)
        self.show_state()
        self.show_samples()

    # ---- building

    def _make_choice(self) -> None:
        sculptor = self._sculptor
        self.model = Combo(self.tr("Generator"), self.tr("Which model draws"))
        self.model.setIconSize(QSize(PREVIEW, PREVIEW))
        self.model.activated.connect(lambda _: sculptor.choose_model(self.model.currentData()))
        self.drawn = Combo(self.tr("Drawing style"), self.tr("How the portraits are drawn"))
        self.drawn.activated.connect(lambda _: sculptor.resample(drawn=self.drawn.currentData()))
        self.variety = Slider(
            self.tr("Variety"),
            Scale(0, 100, " %"),
            self.tr("0 % draws what is typical, 100 % everything the model knows"),
        )
        self.variety.released.connect(lambda value: sculptor.resample(truncation=value / 100))

    def _make_seed(self) -> None:
        self.seed = Field()
        self.seed.setAccessibleName(self.tr("Seed"))
        self.seed.setToolTip(self.tr("Number of the first variation; the same number, the same"))
        self.seed.setMaxLength(10)
        self.seed.accepted.connect(self._seed_typed)
        self.shuffle = tool_button("dice", self.tr("Sixteen others (R)"), "", 18)
        self.shuffle.clicked.connect(self.roll)
        tip = self.tr("Put a square over a face in your picture; sliders then change it (U)")
        self.picture = text_button(self.tr("Use my picture"), tip)
        set_icon(self.picture, "portrait")
        self.picture.clicked.connect(self._sculptor.use_picture)
        self.series = SeriesRow(self._wanted)

    def _lay_out(self) -> None:
        seeds = QHBoxLayout()
        seeds.setSpacing(6)
        label = QLabel(self.tr("Seed"))
        label.setProperty("tone", "small")
        label.setBuddy(self.seed)
        seeds.addWidget(label)
        seeds.addWidget(self.seed, 1)
        seeds.addWidget(self.shuffle)
        side = QWidget()
        side.setFixedWidth(COLUMN)
        column = QVBoxLayout(side)
        column.setContentsMargins(12, 8, 8, 8)
        column.setSpacing(6)
        for widget in (self.model, self.drawn, self.variety):
            column.addWidget(widget)
        column.addLayout(seeds)
        column.addStretch(1)
        column.addWidget(self.picture)
        column.addWidget(self.series)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(side)
        row.addWidget(self.grid, 1)
        row.addWidget(self.hint, 1)

    # ---- what is shown

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._sculptor.wake()  # nothing is drawn for those who never look

    def restyle(self) -> None:
        """Draw anew in the colours of the theme in force."""
        for name in self._previews:
            if name not in self._pictured:
                self._previews[name] = icon("portrait", "secondary", PREVIEW)
        self.show_state()

    def show_state(self) -> None:
        """Show which generator is chosen and what it was asked for."""
        sculptor = self._sculptor
        self._show_models(sculptor.models)
        kinds = dict(sculptor.model.styles) if sculptor.model is not None else {}
        _fill(self.drawn, {"": self.tr("Any drawing style"), **kinds}, sculptor.drawn)
        self.drawn.setVisible(bool(kinds))
        self.variety.show_value(sculptor.truncation * 100)
        self.seed.set_text(str(sculptor.first_seed))
        for widget in (self.variety, self.seed, self.shuffle, self.picture, self.series.make):
            widget.setEnabled(sculptor.model is not None)
        self._mark()

    def show_samples(self) -> None:
        """Show the variations that have come."""
        samples = self._sculptor.samples
        self._tiles = {each: self._tiles.get(each) or self._tile(each) for each in samples}
        self.grid.show_tiles(list(self._tiles.values()))
        self.grid.fit()
        self._mark()

    def _tile(self, sample: Sample) -> Tile:
        name = self.tr("Seed {n}").format(n=sample.seed)
        return Tile(thumbnail(sample.pixels, LARGEST, self.devicePixelRatioF()), name, name)

    def _show_models(self, cards: tuple[Card, ...]) -> None:
        chosen = self._sculptor.model
        _fill(self.model, {card.name: card.title for card in cards}, chosen.name if chosen else "")
        self.model.setEnabled(bool(cards))
        if chosen is not None:
            self.model.setToolTip(
                f"<b>{escape(said(chosen.title))}</b><p>{escape(said(chosen.limits))}</p>"
            )
        for card in cards:
            if card.name not in self._previews:
                self._previews[card.name] = icon("portrait", "secondary", PREVIEW)
                self._load(card)
        for row in range(self.model.count()):
            self.model.setItemIcon(row, self._previews[self.model.itemData(row)])

    def _load(self, card: Card) -> None:
        def came(image: QImage) -> None:
            if not image.isNull():
                self._previews[card.name] = QIcon(QPixmap.fromImage(image))
                self._pictured.add(card.name)
                self._soon.start()

        self._background.run(lambda: QImage(str(card.preview)), came, lambda _: None)

    def _mark(self) -> None:
        """Mark the variation under edit; say what to do where there is none at all."""
        sculptor = self._sculptor
        state, samples = sculptor.state, sculptor.samples
        taken = (
            row
            for row, sample in enumerate(samples)
            if state is not None and (sample.seed, sample.drawn) == (state.seed, state.drawn)
        )
        self.grid.mark(next(taken, -1))
        self.grid.setVisible(bool(samples))
        self.hint.setVisible(not samples)
        none = self.tr("No generator is installed.")
        coming = self.tr("Sixteen variations are being drawn…")
        self.hint.setText(none if sculptor.model is None else coming)

    # ---- hands

    def roll(self) -> None:
        """Ask for the next sixteen."""
        sculptor = self._sculptor
        sculptor.resample(first_seed=(sculptor.first_seed + USUAL) % SEEDS)

    def _wanted(self) -> tuple[Card | None, str, float]:
        return self._sculptor.model, self._sculptor.drawn, self._sculptor.truncation

    def _seed_typed(self, text: str) -> None:
        if text.strip().isdecimal():
            self._sculptor.resample(first_seed=int(text) % SEEDS)
        else:
            self.seed.set_text(str(self._sculptor.first_seed))

    def take(self, row: int) -> None:
        """Take one of the variations."""
        if row < len(self._sculptor.samples):
            self._sculptor.take(self._sculptor.samples[row])


def _fill(box: Combo, entries: dict[str, str], chosen: str) -> None:
    """Show these entries, by what they stand for, unless they are shown already."""
    if [(box.itemData(i), box.itemText(i)) for i in range(box.count())] != list(entries.items()):
        box.clear()
        for key, text in entries.items():
            box.addItem(text, key)
            box.setItemData(box.count() - 1, text, Qt.ItemDataRole.ToolTipRole)
    box.setCurrentIndex(max(0, box.findData(chosen)))
