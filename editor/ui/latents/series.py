"""A button that makes a series for the library, its progress while it is made, its folder after."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QWidget

from editor.ui.controls.labels import text_button
from editor.ui.controls.tool import tool_button
from editor.ui.latents.series_form import SeriesForm
from editor.ui.train.commands import Command
from editor.ui.words import duration

if TYPE_CHECKING:
    from editor.weights.card import Card

SURE = 0.04
"""Part that must be done before the time left is guessed."""
Wanted = Callable[[], "tuple[Card | None, str, float]"]


class SeriesRow(QWidget):
    """One row: `make`, or `progress` and `stop`, or `show_folder`. `wanted` says which generator
    is chosen, which of its kinds and how varied. said(str): a sentence for the status bar."""

    said = Signal(str)

    def __init__(self, wanted: Wanted) -> None:
        super().__init__()
        self._wanted, self._folder, self._begun = wanted, "", 0.0
        self.form: SeriesForm | None = None
        self.command = Command(self)
        self.command.said.connect(self._on_said)
        self.command.ended.connect(self._on_ended)
        if application := QCoreApplication.instance():
            application.aboutToQuit.connect(self.command.stop)  # what is made is kept
        self._build()
        self._show_what_is("make")

    def _build(self) -> None:
        text = self.tr("Series for my library…")
        tip = self.tr("Make many pictures of this generator: the good ones, each only once")
        self.make = text_button(text, tip)
        self.make.clicked.connect(self.ask)
        self.progress = QProgressBar()
        self.progress.setRange(0, 1000)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(self.tr("Progress of the series"))
        self.left = QLabel()
        self.left.setProperty("tone", "small")
        self.stop = tool_button("stop", self.tr("Stop; the pictures made so far are kept"))
        self.stop.clicked.connect(self._stop)
        self.open_folder = text_button(self.tr("Open folder"), self.tr("Look at the series"))
        self.open_folder.clicked.connect(self._open)
        self.close_ = tool_button("close", self.tr("Done with this series"))
        self.close_.clicked.connect(lambda: self._show_what_is("make"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for widget in (self.make, self.progress, self.open_folder):
            row.addWidget(widget, 1)
        for small in (self.left, self.stop, self.close_):
            row.addWidget(small)
        self.setFixedHeight(self.make.sizeHint().height())

    def _show_what_is(self, state: str) -> None:
        parts = {"make": (self.make,), "run": (self.progress, self.left, self.stop),
                 "done": (self.open_folder, self.close_)}  # fmt: skip
        for name, widgets in parts.items():
            for widget in widgets:
                widget.setVisible(name == state)

    def ask(self) -> None:
        """Ask what the series is to be."""
        card, drawn, truncation = self._wanted()
        if card is None:
            return
        self.form = SeriesForm(card, drawn, truncation, self.window())
        self.form.chosen.connect(self.start)
        self.form.open()

    def start(self, words: list[str], folder: str) -> None:
        """Make it, beside the window."""
        self._folder, self._begun = folder, time.monotonic()
        self.progress.setValue(0)
        self.left.setText(self.tr("Beginning…"))
        self._show_what_is("run")
        self.command.start(words)

    def _on_said(self, facts: dict[str, Any]) -> None:
        if facts.get("event") == "progress":
            self._show_progress(float(facts["fraction"]))
        elif facts.get("event") == "done":
            told = self.tr("{count} pictures and {clips} clips are in {folder}.")
            self.said.emit(
                told.format(count=facts["count"], clips=facts["clips"], folder=self._folder)
            )

    def _show_progress(self, part: float) -> None:
        self.progress.setValue(round(1000 * part))
        left = (time.monotonic() - self._begun) * (1 - part) / max(part, SURE)
        known = self.tr("{left} left").format(left=duration(left))
        self.left.setText(known if part > SURE else self.tr("Drawing…"))

    def _on_ended(self, trouble: str) -> None:
        self._show_what_is("make" if trouble else "done")
        if trouble:
            self.said.emit(trouble)

    def _stop(self) -> None:
        self.command.stop()
        self._show_what_is("done")
        self.said.emit(
            self.tr("Stopped. What was made is in {folder}.").format(folder=self._folder)
        )

    def _open(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(self._folder))
