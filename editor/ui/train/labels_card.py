"""What a recipe needs to be told beside the pictures: kinds, attributes, or a second folder."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QLabel, QWidget

from editor.ui.background import Background
from editor.ui.controls.combo import Combo
from editor.ui.folders import LastFolder
from editor.ui.train.dataset import Dataset
from editor.ui.train.other_folder import OtherFolder
from editor.ui.train.recipes import ATTRIBUTES, CLASSES, TWO_FOLDERS, Recipe

FOLDERS = "folders"
"""What `data.classes` says where each folder is a kind."""


class KindsRow(QWidget):
    """Where the kinds of pictures come from. changed()."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.source = Combo(self.tr("Kinds from"), self.tr("What says of which kind a picture is"))
        self.source.currentIndexChanged.connect(lambda _index: self.changed.emit())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(QLabel(self.tr("Kinds from")))
        row.addWidget(self.source, 1)

    def show_dataset(self, dataset: Dataset) -> None:
        """Offer what there is."""
        self.source.blockSignals(True)
        before = self.source.currentData()
        self.source.clear()
        if len(dataset.classes) > 1:
            text = self.tr("folders: {n} kinds").format(n=len(dataset.classes))
            self.source.addItem(text, FOLDERS)
        for name, words in dataset.columns.items():
            text = self.tr("column {name}: {n} kinds").format(name=name, n=len(words))
            self.source.addItem(text, name)
        self.source.setCurrentIndex(max(0, self.source.findData(before)))
        self.source.blockSignals(False)

    def changes(self) -> dict[str, Any]:
        """What the recipe's `data` is to be."""
        return {"classes": str(self.source.currentData() or "")}


class AttributesGrid(QWidget):
    """Which columns are attributes, and which of their words mean yes. changed()."""

    changed = Signal()
    MOST = 8

    def __init__(self) -> None:
        super().__init__()
        self.rows: dict[str, tuple[QCheckBox, Combo]] = {}
        self._shown: Mapping[str, tuple[str, ...]] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(4)
        for column in (1, 3):
            self._grid.setColumnStretch(column, 1)

    def show_dataset(self, dataset: Dataset) -> None:
        """Offer the columns of its labels; the first of them are ticked."""
        if dataset.columns == self._shown:
            return
        self._shown = dataset.columns
        for box, combo in self.rows.values():
            box.deleteLater()
            combo.deleteLater()
        self.rows = {}
        for place, (name, words) in enumerate(dataset.columns.items()):
            box, combo = self._row(name, words)
            box.setChecked(len(words) <= 4 and place < self.MOST)
            combo.setEnabled(box.isChecked())
            self.rows[name] = box, combo
            line, half = divmod(place, 2)
            self._grid.addWidget(box, line, 2 * half)
            self._grid.addWidget(combo, line, 2 * half + 1)

    def _row(self, name: str, words: tuple[str, ...]) -> tuple[QCheckBox, Combo]:
        box = QCheckBox(name)
        box.setAccessibleName(name)
        box.setToolTip(self.tr("Learn to switch this on and off"))
        combo = Combo(self.tr("{name} is on where").format(name=name), ", ".join(words))
        for word, yes in choices(words):
            text = self.tr("where it is “{word}”") if yes == (word,) else self.tr("not “{word}”")
            combo.addItem(text.format(word=word), list(yes))
        box.toggled.connect(combo.setEnabled)
        box.toggled.connect(lambda _on: self.changed.emit())
        combo.currentIndexChanged.connect(lambda _index: self.changed.emit())
        return box, combo

    def changes(self) -> dict[str, Any]:
        """What the recipe's `data` is to be."""
        chosen = {
            name: {"column": name, "yes": [_plain(word) for word in combo.currentData()]}
            for name, (box, combo) in self.rows.items()
            if box.isChecked()
        }
        return {"attributes": chosen}


def choices(words: tuple[str, ...]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Ways to read a column as yes or no: a word, and all words that are a yes then."""
    low = ("0", "0.0", "no", "none", "false", "")
    named = [word for word in words if word.lower() in low]
    others = [word for word in words if word not in named]
    without = [(word, tuple(w for w in words if w != word)) for word in named if len(words) > 2]
    return (*without, *((word, (word,)) for word in others + named))


def _plain(word: str) -> str | int | float:
    """A number where the word is one."""
    try:
        value = float(word)
    except ValueError:
        return word
    return int(value) if value.is_integer() else value


class LabelsCard(QWidget):
    """Shows what the chosen recipe needs. changed()."""

    changed = Signal()

    def __init__(self, background: Background, last: LastFolder) -> None:
        super().__init__()
        self.kinds, self.attributes = KindsRow(), AttributesGrid()
        self.others = OtherFolder(background, last)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        for part in (self.kinds, self.attributes, self.others):
            grid.addWidget(part)
        for signal in (self.kinds.changed, self.attributes.changed, self.others.changed):
            signal.connect(self.changed)
        self._needs = ""

    def show_need(self, recipe: Recipe | None, dataset: Dataset | None) -> None:
        """Ask what this recipe needs of these pictures."""
        self._needs = needs = recipe.needs if recipe is not None and dataset is not None else ""
        if dataset is not None:
            self.kinds.show_dataset(dataset)
            self.attributes.show_dataset(dataset)
        self.kinds.setVisible(needs == CLASSES)
        self.attributes.setVisible(needs == ATTRIBUTES)
        self.others.setVisible(needs == TWO_FOLDERS)
        self.setVisible(needs in (CLASSES, ATTRIBUTES, TWO_FOLDERS))

    def missing(self) -> str:
        """What is still to be said before training can start, or ""."""
        if self._needs == TWO_FOLDERS:
            return self.others.missing()
        if self._needs == ATTRIBUTES and not self.attributes.changes()["attributes"]:
            return self.tr("Tick one attribute or more.")
        return ""

    def changes(self, dataset: Dataset) -> dict[str, Any]:
        """What the recipe's `data` is to be."""
        if self._needs == CLASSES:
            return self.kinds.changes()
        if self._needs == ATTRIBUTES:
            return self.attributes.changes()
        return self.others.changes(dataset) if self._needs == TWO_FOLDERS else {}
