"""The second folder of a recipe that translates: chosen, looked through by a doctor of its own."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from editor.ui.background import Background
from editor.ui.controls.labels import text_button
from editor.ui.folders import LastFolder
from editor.ui.said import said
from editor.ui.train.dataset import Dataset, Doctor
from editor.ui.train.findings import worth_leaving

FEWEST = 2
"""Pictures that can be trained on at all."""


class OtherFolder(QWidget):
    """`folder`: that one, None as long as none is chosen. changed(). chosen(Path): by a hand, to
    be taken."""

    changed = Signal()
    chosen = Signal(object)

    def __init__(self, background: Background, last: LastFolder) -> None:
        super().__init__()
        self._last = last
        self.folder: Path | None = None
        self._complaint = ""
        self.doctor = Doctor(background)
        self._make_parts()
        row = QHBoxLayout()
        row.addWidget(QLabel(self.tr("Become pictures like those of")))
        row.addWidget(self.name, 1)
        row.addWidget(self.button)
        below = QHBoxLayout()
        below.addWidget(self.found, 1)
        below.addWidget(self.leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addLayout(below)
        self.doctor.changed.connect(self._show)
        self.doctor.failed.connect(self._on_failed)
        self._show()

    def _make_parts(self) -> None:
        self.name, self.found = QLabel(), QLabel()
        self.found.setProperty("tone", "small")
        self.found.setWordWrap(True)
        for label in (self.name, self.found):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.button = text_button(
            self.tr("Choose…"), self.tr("The folder of what the pictures shall become")
        )
        self.button.clicked.connect(self._ask)
        self.leave = text_button(
            self.tr("Leave them out"), self.tr("Train without what would hurt the training")
        )
        self.leave.clicked.connect(self._leave)

    def take(self, folder: Path, side: int) -> None:
        """Take this folder. side: of the squares to train on, pixels."""
        self.folder, self._complaint = folder, ""
        self.doctor.examine(folder, side)

    def missing(self) -> str:
        """What is still to be said before training can start, or ""."""
        if self.folder is None:
            return self.tr("Choose the second folder: what the pictures shall become.")
        dataset = self.doctor.dataset
        if dataset is not None and dataset.count < FEWEST:
            return self.tr("Too few pictures are left in the second folder.")
        return ""

    def changes(self, dataset: Dataset) -> dict[str, Any]:
        """What the recipe's `data` is to be: the folder and what is left out, from the first."""
        if self.folder is None:
            return {}
        way, second = reached(dataset.home, self.folder), self.doctor.dataset
        left = sorted(f"{way}/{name}" for name in second.excluded) if second is not None else []
        return {"others": way, **({"exclude": left} if left else {})}

    def close_down(self) -> None:
        """End what still looks."""
        self.doctor.close()

    # ---- what is shown

    def _show(self) -> None:
        self.name.setText(self.folder.name if self.folder else self.tr("no folder yet"))
        self.name.setProperty("tone", "strong" if self.folder else "small")
        self.name.setToolTip(str(self.folder or ""))
        self.name.style().unpolish(self.name)
        self.name.style().polish(self.name)
        self.found.setText(self._words())
        self.found.setVisible(bool(self.found.text()))
        self.leave.setVisible(bool(self._hurting()))
        self.changed.emit()

    def _hurting(self) -> frozenset[str]:
        """Files that training would be better without, and that are still in."""
        dataset = self.doctor.dataset
        return (
            frozenset() if dataset is None else worth_leaving(dataset.findings) - dataset.excluded
        )

    def _words(self) -> str:
        dataset, doctor = self.doctor.dataset, self.doctor
        if self._complaint or doctor.complaint:
            return said(self._complaint or doctor.complaint)
        if self.folder is None:
            return ""
        if dataset is None or doctor.looking:
            return self.tr("The doctor looks at every picture…")
        out, hurt = len(dataset.files) - dataset.count, len(self._hurting())
        if hurt:
            text = self.tr("{n} pictures; {hurt} of them would hurt the training.")
            return text.format(n=dataset.count, hurt=hurt)
        if out:
            return self.tr("{n} pictures, {out} left out").format(n=dataset.count, out=out)
        return self.tr("{n} pictures; all is well.").format(n=dataset.count)

    def _on_failed(self, why: str) -> None:
        self.folder, self._complaint = None, why
        self._show()

    # ---- hands

    def _ask(self) -> None:
        title, start = self.tr("Choose the second folder"), str(self._last.path)
        name = QFileDialog.getExistingDirectory(self, title, start)
        if name:
            self._last.keep(Path(name).parent)
            self.chosen.emit(Path(name))

    def _leave(self) -> None:
        self.doctor.leave_out(self._hurting())


def reached(first: Path, second: Path) -> str:
    """A folder as it is reached from another."""
    try:
        return Path(os.path.relpath(second.resolve(), first.resolve())).as_posix()
    except ValueError:  # on another drive there is no way there
        return str(second.resolve())
