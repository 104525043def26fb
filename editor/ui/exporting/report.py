"""What of a foreign document could not be carried: a list to read, and to copy."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QVBoxLayout,
    QWidget,
)

from editor.ui.controls.labels import text_button
from editor.ui.said import said


class ReportDialog(QDialog):
    """Shows one sentence a line. Never blocks."""

    def __init__(self, told: str, notes: Sequence[str], parent: QWidget) -> None:
        """told: of which file, and what became of it."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("What could not be carried"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._notes = tuple(said(note) for note in notes)
        heading = QLabel(self.tr("What could not be carried"))
        heading.setProperty("tone", "heading")
        words = QLabel(told)
        words.setProperty("tone", "secondary")
        for label in (heading, words):
            label.setTextFormat(Qt.TextFormat.PlainText)  # names of files are no HTML
            label.setWordWrap(True)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("What could not be carried"))
        self.list.setToolTip(self.tr("One line for each kind, with the layers it befell"))
        self.list.setWordWrap(True)
        self.list.setSpacing(3)
        self.list.addItems(self._notes)
        self.copy = text_button(self.tr("Copy"), self.tr("Copy the list as text"))
        self.copy.clicked.connect(self._copy)
        close = text_button(self.tr("Close"), self.tr("Close this window"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(self.copy)
        row.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 18)
        column.setSpacing(12)
        for widget in (heading, words):
            column.addWidget(widget)
        column.addWidget(self.list, 1)
        column.addLayout(row)
        self.resize(560, 380)

    def _copy(self) -> None:
        QApplication.clipboard().setText("\n".join(self._notes))
