"""How good a model is, measured on its own folder of pictures: figures, and what each means."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from editor.ui.controls.labels import text_button
from editor.ui.said import said
from editor.ui.train.commands import Command
from editor.ui.train.words import figure_meaning, figure_name, number

KINDS = {"translate": "translator"}
"""What the command line calls models of a task; "generator" the others."""


class EvaluationCard(QWidget):
    """Measures when asked. `figures`: those shown."""

    def __init__(self) -> None:
        super().__init__()
        self._out = self._data = Path()
        self._task = ""
        self._known: dict[Path, dict[str, Any]] = {}
        self._complaints: dict[Path, str] = {}
        self._measured = Path()
        self.figures: dict[str, Any] = {}
        self._command = Command(self)
        self._command.said.connect(self._on_said)
        self._command.ended.connect(self._on_ended)
        self.hint = QLabel()
        self.hint.setProperty("tone", "small")
        self.hint.setWordWrap(True)
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Progress of the measuring"))
        self.button = text_button(
            self.tr("Measure"), self.tr("Compare its samples with the pictures of the folder")
        )
        self.button.clicked.connect(self.measure)
        self._table = QGridLayout()
        self._table.setHorizontalSpacing(12)
        self._table.setVerticalSpacing(3)
        self._table.setColumnStretch(0, 1)
        self._labels: list[QLabel] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(self._table)
        column.addWidget(self.hint)
        column.addWidget(self.bar)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self.show_model(Path(), Path(), "")

    def show_model(self, out: Path, data: Path, task: str) -> None:
        """Offer to measure this model; task: "" where there is none yet."""
        self._out, self._data, self._task = out, data, task
        self._show_figures(self._known.get(out, {}))
        self._show_state()

    def forget(self) -> None:
        """Models are others now than those that were measured."""
        self._known, self._complaints = {}, {}
        self._show_figures({})
        self._show_state()

    def measure(self) -> None:
        """Run `underpaint evaluate`."""
        kind = KINDS.get(self._task, "generator")
        self._measured = self._out
        self._complaints.pop(self._out, None)
        self._command.start(["evaluate", kind, str(self._out), str(self._data)])
        self._show_state()

    def close_down(self) -> None:
        """End what is being measured."""
        self._command.close()

    def _on_said(self, facts: dict[str, Any]) -> None:
        if isinstance(facts.get("figures"), dict):
            self._known[self._measured] = facts["figures"]
            if self._measured == self._out:
                self._show_figures(facts["figures"])

    def _on_ended(self, complaint: str) -> None:
        self._complaints[self._measured] = complaint
        self._show_state()

    def _show_state(self) -> None:
        busy = self._command.running
        complaint = self._complaints.get(self._out, "")
        self.bar.setVisible(busy)
        self.button.setEnabled(bool(self._task) and not busy)
        early = self.tr("There is a model to measure with the first moment.")
        offer = self.tr("Compares samples with the real pictures; takes a minute or two.")
        usual = offer if self._task and not self.figures else "" if self._task else early
        self.hint.setText(said(complaint) or (self.tr("Measuring…") if busy else usual))
        self.hint.setVisible(bool(self.hint.text()))

    def _show_figures(self, figures: Mapping[str, Any]) -> None:
        if figures == self.figures:
            return
        self.figures = dict(figures)
        for label in self._labels:
            self._table.removeWidget(label)
            label.hide()
            label.deleteLater()
        self._labels = []
        plain = {n: v for n, v in figures.items() if isinstance(v, int | float)}
        for row, (name, value) in enumerate(plain.items()):
            self._add(row, 0, figure_name(name), figure_meaning(name), "small")
            self._add(row, 1, number(value), figure_meaning(name), "strong")

    def _add(self, row: int, column: int, text: str, tip: str, tone: str) -> None:
        label = QLabel(text)
        label.setProperty("tone", tone)
        label.setToolTip(tip)
        label.setWordWrap(column == 0)
        sides = (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight)
        self._table.addWidget(label, row, column, sides[column] | Qt.AlignmentFlag.AlignTop)
        self._labels.append(label)
