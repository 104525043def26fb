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
        path, _ = self._asked(title, start, f"*{suffix}")
        if path is None:
            return
        photoshop = suffix in PHOTOSHOP_SUFFIXES
        if path.suffix.lower() in (PHOTOSHOP_SUFFIXES if photoshop else PICTURE_SUFFIXES):
            then(path)
        else:
            self.unless_in_the_way(path.with_name(path.name + suffix), then)

    def ask_document_place(self, title: str, start: Path, then: Callable[[Path], None]) -> None:
        """As `ask_place` for a document: OpenRaster, or Photoshop's by its suffix or its kind.

        A file that is in the way is not yet asked about.
        """
        kinds = {
            name_filter(self.tr("OpenRaster, keeps everything"), (DOCUMENT_SUFFIX,)): (
                DOCUMENT_SUFFIX,
            ),
            name_filter(self.tr("Photoshop, keeps the layers"), PHOTOSHOP_SUFFIXES): (
                PHOTOSHOP_SUFFIXES
            ),
        }
        first = list(kinds)[start.suffix.lower() in PHOTOSHOP_SUFFIXES]
        path, chosen = self._asked(title, start, ";;".join(kinds), first)
        if path is None:
            return
        suffixes = kinds.get(chosen, kinds[first])
        typed = path.suffix.lower() in (DOCUMENT_SUFFIX, *PHOTOSHOP_SUFFIXES)
        if path.suffix.lower() not in suffixes and not (typed and chosen in ("", first)):
            # another kind was chosen for the name that was there, or no kind has its suffix
            path = path.with_name((path.stem if typed else path.name) + suffixes[0])
        then(path)

    def _asked(
        self, title: str, start: Path, kinds: str, first: str = ""
    ) -> tuple[Path | None, str]:
        """The place and the kind that are chosen; None where none is.

        Of several kinds (with the `first` shown) a file in the way is not yet asked about: its
        suffix may become another.
        """
        start = self._folder.path / start
        options = QFileDialog.Option.DontConfirmOverwrite if first else QFileDialog.Option(0)
        name, chosen = QFileDialog.getSaveFileName(
            self._window, title, str(start), kinds, first, options
        )
        if not name:
            return None, chosen
        self._folder.keep(Path(name).parent)
        return Path(name), chosen

    def unless_in_the_way(self, path: Path, then: Callable[[Path], None]) -> None:
        """Ask before a file is replaced: the dialog knew the name as typed, which with its suffix
        may be another file."""
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
