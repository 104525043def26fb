"""Another file for a clip: it was moved, or there is a better one."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from editor.core.clip import ClipSource
from editor.core.edits_time import relinked
from editor.core.history import History
from editor.media.video.kinds import VIDEO_EXTENSIONS
from editor.ui.background import IMPORTING, Background


class Relinking(QObject):
    """Asks for the file; every layer that shows the clip then shows that one instead.

    failed(sentence): the file that was chosen is no clip.
    """

    failed = Signal(str)

    def __init__(self, history: History, background: Background, parent: QWidget) -> None:
        super().__init__(parent)
        self._history, self._background, self._parent = history, background, parent
        self.dialog: QFileDialog | None = None

    def ask(self, path: str) -> None:
        """Ask which file shall stand for the clip at `path` from now on."""
        pattern = " ".join(f"*{suffix}" for suffix in sorted(VIDEO_EXTENSIONS))
        dialog = self.dialog = QFileDialog(
            self._parent.window(),
            self.tr("Which file shall {name} show?").format(name=Path(path).name),
            str(Path(path).parent),
            self.tr("Clips ({pattern})").format(pattern=pattern),
        )
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda chosen: self.take(path, Path(chosen)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def take(self, path: str, chosen: Path) -> None:
        """Let `chosen` stand for the clip at `path`, as one undo step, once it has been read."""

        past = self._history.past

        def work() -> ClipSource:
            with IMPORTING:
                from editor.media.video.probe import probe

            return probe(chosen).source

        def done(source: ClipSource) -> None:
            self._history.land(past, "Choose file", relinked(past.committed, path, source))

        self._background.run(work, done, lambda error: self.failed.emit(str(error)))
