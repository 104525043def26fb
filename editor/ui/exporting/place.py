"""Where many files are written, and what they are called."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSettings, QStandardPaths, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QGridLayout, QLabel, QWidget

from editor.core.errors import BadInput
from editor.media.export_naming import USUAL, check_pattern, named
from editor.ui.controls.field import Field
from editor.ui.controls.labels import text_button
from editor.ui.said import said

_FOLDER, _PATTERN = "export/many/folder", "export/many/pattern"


class PlaceForm(QWidget):
    """`changed()` when folder or pattern did. Both are remembered."""

    changed = Signal()

    def __init__(self, settings: QSettings) -> None:
        super().__init__()
        self._settings = settings
        pictures = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
        self.folder = Field(str(settings.value(_FOLDER, pictures or str(Path.home()))))
        self.folder.setAccessibleName(self.tr("Folder"))
        self.folder.setToolTip(self.tr("Where the files are written"))
        self.browse = text_button(self.tr("Choose…"), self.tr("Choose a folder"))
        self.browse.setAutoDefault(False)
        self.browse.clicked.connect(self._ask_folder)
        self.pattern = Field(str(settings.value(_PATTERN, USUAL)))
        self.pattern.setAccessibleName(self.tr("File names"))
        self.pattern.setToolTip(
            self.tr("{name} stands for the picture's name, {number} for 001, 002 and so on")
        )
        self.example = QLabel()
        self.example.setProperty("tone", "small")
        self.example.setTextFormat(Qt.TextFormat.PlainText)
        self.folder.textChanged.connect(self.changed)
        self.pattern.textChanged.connect(self.changed)
        self._lay_out()

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(6)
        for row, text in enumerate((self.tr("Folder"), self.tr("File names"))):
            label = QLabel(text)
            label.setProperty("tone", "secondary")
            grid.addWidget(label, row, 0)
        grid.addWidget(self.folder, 0, 1)
        grid.addWidget(self.browse, 0, 2)
        grid.addWidget(self.pattern, 1, 1, 1, 2)
        grid.addWidget(self.example, 2, 1, 1, 2)

    def trouble(self, name: str, suffix: str) -> str:
        """Why nothing can be written so, or "". Shows what a picture `name` would be called."""
        try:
            check_pattern(self.pattern.text())
        except BadInput as error:
            self.example.setText("")
            return said(str(error))
        self.example.setText(named(self.pattern.text(), name, 1) + suffix)
        return "" if self.folder.text().strip() else self.tr("Choose a folder.")

    def remember(self) -> None:
        """Keep both for the next time."""
        self._settings.setValue(_FOLDER, self.folder.text())
        self._settings.setValue(_PATTERN, self.pattern.text())

    def show_folder(self) -> None:
        """Open the folder in the desktop's own way."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(self.folder.text()))

    def _ask_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, self.tr("Folder"), self.folder.text())
        if name:
            self.folder.setText(name)
