"""Revert: the document in front as its file has it, as a step that can be undone."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMessageBox, QWidget

from editor.core.errors import UnderpaintError
from editor.ui.background import Background
from editor.ui.controls.question import Icon, offer, question
from editor.ui.documents.reading import read_document
from editor.ui.documents.sheet import Sheet
from editor.ui.files import Files

if TYPE_CHECKING:
    from editor.media.opened import Opened


class Reverting(QObject):
    """Asks where there is something to lose; `window` is the parent of the question."""

    def __init__(self, files: Files, background: Background, window: QWidget) -> None:
        super().__init__(window)
        self._files, self._background, self._window = files, background, window
        self.question: QMessageBox | None = None

    @property
    def possible(self) -> bool:
        """Whether the document in front belongs to a file."""
        return not self._files.blank and _file(self._files.documents.front) is not None

    def ask(self) -> None:
        """Read the file again, once the artist is sure."""
        sheet = self._files.documents.front
        if not sheet.unsaved:
            self.revert(sheet)
            return
        name = self._files.title_of(sheet)
        box = self.question = question(
            self._window,
            Icon.Question,
            self.tr("Bring “{name}” back as it is on disk?").format(name=name),
            self.tr("What was changed since goes; undo brings it back."),
        )
        offer(box, self.tr("Revert"), self.tr("Cancel"))
        box.accepted.connect(lambda: self.revert(sheet))
        box.open()

    def revert(self, sheet: Sheet) -> None:
        """Let the document be what its file holds now."""
        path = _file(sheet)
        if path is not None:
            read = partial(read_document, path, self._files.recent)
            failed = partial(self._failed, sheet)
            self._background.run(read, partial(self._landed, sheet), failed)

    def _landed(self, sheet: Sheet, opened: Opened) -> None:
        if self._files.history.land(sheet.past, "Revert", opened.document):
            sheet.past.mark_saved(opened.document)
            self._files.documents.changed.emit()
            self._files.state_changed.emit()

    def _failed(self, sheet: Sheet, error: UnderpaintError) -> None:
        self._files.failed.emit(str(error), partial(self.revert, sheet))


def _file(sheet: Sheet) -> Path | None:
    return sheet.path or sheet.origin
