"""The dialog that asks for a colour space: one of the usual ones, or an ICC file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton, QWidget

from editor.core.errors import UnderpaintError
from editor.media.profile import read_profile
from editor.render.colour import NAMED, checked_profile, profile, space_title
from editor.ui.controls.combo import Combo
from editor.ui.folders import LastFolder
from editor.ui.forms import Form
from editor.ui.said import said
from editor.ui.session import Session


class ProfileForm(Form):
    """`chosen(icc)`: the bytes of the profile; b"" for sRGB, which needs none."""

    chosen = Signal(bytes)

    def __init__(
        self, title: str, words: str, icc: bytes, session: Session, parent: QWidget
    ) -> None:
        super().__init__(title, title.rstrip("…"), parent)
        self._background = session.background
        self._folder = LastFolder(session.settings, "profiles")
        self._profiles = {name: b"" if name == "sRGB" else profile(name) for name in NAMED}
        explained, now = (
            QLabel(words),
            QLabel(self.tr("Now: {space}").format(space=space_title(icc))),
        )
        for label in (explained, now):
            label.setProperty("tone", "secondary")
            label.setWordWrap(True)
        self.space = Combo(self.tr("Colour space"), self.tr("Where the picture's numbers belong"))
        self.space.addItems(list(self._profiles))
        self.file = QPushButton(self.tr("From a file…"))
        self.file.setAccessibleName(self.tr("Colour profile from a file"))
        self.file.setToolTip(self.tr("Choose an .icc or .icm file"))
        self.file.clicked.connect(self._ask_file)
        self.trouble = QLabel()
        self.trouble.setProperty("tone", "error")
        self.trouble.setWordWrap(True)
        self.trouble.hide()
        for widget in (explained, now, self.space, self.file, self.trouble):
            self.rows.addWidget(widget)
        self.accepted.connect(lambda: self.chosen.emit(self._profiles[self.space.currentText()]))

    def take_file(self, path: Path) -> None:
        """Read a profile in the background, offer it, and choose it."""

        def done(icc: bytes) -> None:
            name = f"{space_title(icc)} ({path.name})"
            if name not in self._profiles:
                self._profiles[name] = icc
                self.space.addItem(name)
            self.space.setCurrentText(name)
            self.trouble.hide()

        def failed(error: UnderpaintError) -> None:
            self.trouble.setText(said(str(error)))
            self.trouble.show()

        self._background.run(lambda: checked_profile(read_profile(path), str(path)), done, failed)

    def _ask_file(self) -> None:
        title, kinds = self.tr("Colour profile"), self.tr("Colour profiles (*.icc *.icm)")
        name, _ = QFileDialog.getOpenFileName(self, title, str(self._folder.path), kinds)
        if name:
            self._folder.keep(Path(name).parent)
            self.take_file(Path(name))
