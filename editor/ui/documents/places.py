"""Dialogs that ask which file, and where to; they begin in the folder that was used last."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QSettings
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from editor.ui.controls.question import Icon, offer, question
from editor.ui.exporting.stills import PHOTOSHOP_SUFFIXES
from editor.ui.files import DOCUMENT_SUFFIX, PICTURE_SUFFIXES
from editor.ui.folders import LastFolder

BRIEF = QFileDialog.Option.HideNameFilterDetails
"""A dialog that names kinds of files, and does not list thirty suffixes."""


class Places(QObject):
    """`window` is the parent of the dialogs."""

    def __init__(self, settings: QSettings, window: QWidget) -> None:
        super().__init__(window)
        self._folder, self._window = LastFolder(settings), window
        self.overwrite: QMessageBox | None = None

    def ask_file(self, title: str, kinds: str, then: Callable[[Path], None]) -> None:
        """Let the artist choose a file to read."""
        start = str(self._folder.path)
        name, _ = QFileDialog.getOpenFileName(self._window, title, start, kinds, options=BRIEF)
        if name:
            self._folder.keep(Path(name).parent)
            then(Path(name))

    def ask_place(self, title: str, start: Path, suffix: str, then: Callable[[Path], None]) -> None:
        """Let the artist choose where to write a file; `start` without a folder lies in the one
        used last. A name without a suffix gets this one."""
        start = self._folder.path / start
        name, _ = QFileDialog.getSaveFileName(self._window, title, str(start), f"*{suffix}")
        if not name:
            return
        path = Path(name)
        self._folder.keep(path.parent)
        own = {DOCUMENT_SUFFIX: (suffix,), PHOTOSHOP_SUFFIXES[0]: PHOTOSHOP_SUFFIXES}
        if path.suffix.lower() in own.get(suffix, PICTURE_SUFFIXES):
            then(path)
        else:
            self._unless_in_the_way(path.with_name(path.name + suffix), then)

    def _unless_in_the_way(self, path: Path, then: Callable[[Path], None]) -> None:
        """The dialog asked about the name as typed; with its suffix it may be another file."""
        if not path.exists():
            then(path)
            return
        words = self.tr("Replace {name}?").format(name=path.name)
        box = self.overwrite = question(self._window, Icon.Warning, words)
        offer(box, self.tr("Replace"), self.tr("Cancel"), careful=True)
        box.accepted.connect(lambda: then(path))
        box.open()


def name_filter(words: str, suffixes: tuple[str, ...]) -> str:
    """What a file dialog offers: `words` of files with these suffixes, in either case."""
    patterns = " ".join(f"*{suffix} *{suffix.upper()}" for suffix in suffixes)
    return f"{words} ({patterns})"
