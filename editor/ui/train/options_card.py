"""How a model is trained: its name, how long, how large its pictures, and what few care about."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLabel, QVBoxLayout

from editor.ui.background import Background
from editor.ui.controls.field import Field
from editor.ui.controls.segments import Segments
from editor.ui.controls.slider import Scale, Slider
from editor.ui.folders import LastFolder
from editor.ui.latents.fold import Fold
from editor.ui.train.dataset import Dataset
from editor.ui.train.labels_card import LabelsCard
from editor.ui.train.recipes import Recipe
from editor.ui.train.tone_card import ToneCard

SIDES = (64, 128)
LONGEST = 720
"""Minutes."""


class OptionsCard(QFrame):
    """What is set otherwise than the recipe says: `changes`. changed()."""

    changed = Signal()

    def __init__(self, background: Background, last: LastFolder) -> None:
        super().__init__()
        self.setObjectName("train_card")
        self.labels = LabelsCard(background, last)
        self._recipe: Recipe | None = None
        self._named_by_hand = False
        self._minutes = 1.0
        self._make_usual()
        self._make_rest()
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 10)
        column.setSpacing(10)
        column.addLayout(self._first_row())
        column.addWidget(self.labels)
        column.addWidget(self.more)

    def _make_usual(self) -> None:
        self.title = Field()
        self.title.setPlaceholderText(self.tr("Name of the model"))
        self.title.setAccessibleName(self.tr("Name of the model"))
        self.title.setToolTip(self.tr("What the model is called on the shelf"))
        self.title.textEdited.connect(self._on_title)
        self.minutes = Slider(
            self.tr("Time"), Scale(1, LONGEST, " min", curve=3),
            self.tr("How long it trains; you can stop earlier, or train further later"),
        )  # fmt: skip
        self.side = Segments(
            self.tr("Size of the pictures"), [f"{side} px" for side in SIDES],
            [self.tr("Quick; right for a first try"), self.tr("Finer, about four times slower")],
        )  # fmt: skip
        self.side.chosen.connect(self._on_side)
        for signal in (self.minutes.changed, self.side.chosen, self.labels.changed):
            signal.connect(self.changed)

    def _make_rest(self) -> None:
        self.batch = Slider(
            self.tr("Pictures a step"), Scale(2, 256, "", curve=2),
            self.tr("More are steadier and slower, and need more memory"),
        )  # fmt: skip
        self.jitter = Slider(
            self.tr("Change light and colour"), Scale(0, 50, " %"),
            self.tr("By how much pictures change at random: helps small folders"),
        )  # fmt: skip
        self.flip = QCheckBox(self.tr("Mirror at random"))
        self.flip.setAccessibleName(self.tr("Mirror at random"))
        self.flip.setToolTip(self.tr("Doubles the pictures; not for writing or faces turned aside"))
        self.tone = ToneCard()
        self.more = Fold(self.tr("More options"), opened=False)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.batch, 1)
        row.addWidget(self.jitter, 1)
        row.addWidget(self.flip)
        self.more.rows.addLayout(row)
        self.more.rows.addSpacing(6)
        heading = QLabel(self.tr("Every picture, before it is learnt from"))
        heading.setProperty("tone", "small")
        self.more.rows.addWidget(heading)
        self.more.rows.addWidget(self.tone)

    def _first_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.title, 3)
        row.addWidget(self.minutes, 3)
        row.addWidget(self.side, 2)
        return row

    # ---- what is shown

    def show_recipe(self, recipe: Recipe | None, dataset: Dataset | None, minutes: float) -> None:
        """Offer what this recipe can be told; its own values where another was shown before."""
        fresh, self._recipe = recipe != self._recipe, recipe
        self.labels.show_need(recipe, dataset)
        if recipe is None or dataset is None:
            return
        if not self._named_by_hand:
            self.title.setText(f"{dataset.name.replace('_', ' ')} ({recipe.family})")
        self._minutes = minutes
        if fresh:
            self.minutes.show_value(max(1, round(minutes)))
            self.batch.show_value(recipe.batch)
            self.side.show_index(SIDES.index(recipe.crop)) if recipe.crop in SIDES else None
        self.side.setEnabled(recipe.crop in SIDES)

    def show_picture(self, image: QImage) -> None:
        """Try the changes of tone out on this picture."""
        self.tone.show_picture(image)

    def forget_name(self) -> None:
        """Name the next model after its folder and family again."""
        self._named_by_hand = False

    def _on_title(self, text: str) -> None:
        self._named_by_hand = bool(text.strip())
        self.changed.emit()

    def _on_side(self) -> None:
        """Larger pictures take longer, by their pixels."""
        if self._recipe is not None:
            larger = (self.crop / self._recipe.crop) ** 2
            self.minutes.show_value(min(LONGEST, max(1, round(self._minutes * larger))))

    # ---- what is wanted

    @property
    def crop(self) -> int:
        """The side of the pictures in pixels."""
        known = self._recipe is not None and self._recipe.crop not in SIDES
        return self._recipe.crop if known and self._recipe else SIDES[max(0, self.side.index)]

    def changes(self, dataset: Dataset) -> dict[str, Any]:
        """What differs from the recipe, by its keys."""
        recipe = self._recipe
        data = self.labels.changes(dataset)
        left = [*sorted(dataset.excluded), *data.get("exclude", ())]  # also of a second folder
        data |= {"exclude": left} if left else {}
        data |= {"adjust": self.tone.values} if self.tone.values else {}
        data |= {"flip": True} if self.flip.isChecked() else {}
        data |= {"jitter": self.jitter.real / 100} if self.jitter.real else {}
        changes: dict[str, Any] = {"data": data} if data else {}
        if recipe is not None and self.crop != recipe.crop:
            changes["crop"] = self.crop
        if recipe is not None and round(self.batch.real) != recipe.batch:
            changes["batch"] = round(self.batch.real)
        return changes
