"""Autosave: every open document goes to a safe place soon after a change, and comes back after a
crash."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from editor.core.document import Document
from editor.core.errors import UnderpaintError
from editor.core.past import Past
from editor.ui.background import Background
from editor.ui.documents.guard import QUIET_SECONDS, Guard
from editor.ui.documents.sheet import Sheet
from editor.ui.files import DOCUMENT_SUFFIX, Files
from editor.ui.recent import sample_title

if TYPE_CHECKING:
    from editor.media.autosave import Autosave, Recovery
    from editor.media.opened import Opened


class Safety(QObject):
    """One guard for each open document; `found(recoveries)` where a crash left any.

    make: a new autosave; called in a background thread.
    """

    found = Signal(object)
    failed = Signal(str, object)

    def __init__(self, files: Files, background: Background, make: Callable[[], Autosave]) -> None:
        super().__init__()
        self._files, self._background, self._make = files, background, make
        self._guards: dict[Sheet, Guard] = {}
        self._quiet = QUIET_SECONDS
        files.state_changed.connect(self._follow)
        files.documents.changed.connect(self._follow)
        files.documents.ending.connect(self._end)

    def pause(self, seconds: float) -> None:
        """Let so many seconds pass without a change before anything is stored."""
        self._quiet = seconds
        for guard in self._guards.values():
            guard.quiet = seconds

    def look(self) -> None:
        """Look for what a crash left behind."""

        def work() -> list[Recovery]:
            return self._make().recoverable()

        def done(recoveries: list[Recovery]) -> None:
            if recoveries:
                self.found.emit(recoveries)

        self._background.run(work, done, self._failed)

    def recover(self, recoveries: Sequence[Recovery]) -> None:
        """Open what was left, each beside the others; they count as unsaved."""
        for recovery in recoveries:
            self._recover(recovery)

    def discard(self, recovery: Recovery) -> None:
        """Forget what was left."""
        self._background.run(lambda: self._make().discard(recovery), lambda _: None, self._failed)

    def store(self) -> None:
        """Store all unsaved documents now, in the background."""
        for guard in self._all():
            guard.store()

    def close(self) -> None:
        """The window closes in peace: nothing is to be recovered."""
        for guard in self._all():
            guard.stop()
            guard.end()

    def _recover(self, recovery: Recovery) -> None:
        def work() -> tuple[Autosave, Opened]:
            autosave = self._make()
            return autosave, autosave.recover(recovery)

        def done(result: tuple[Autosave, Opened]) -> None:
            autosave, opened = result
            source = recovery.source
            own = source is not None and source.suffix == DOCUMENT_SUFFIX
            name = source_name(source) or self.tr("Recovered")
            self._files.show(opened.document, source if own else None, name, source)
            sheet = self._files.documents.front
            sheet.past.mark_saved(Document(opened.document.size))  # it is nowhere yet
            self._guard_of(sheet).take(autosave, recovery)
            self._files.documents.changed.emit()
            self._files.state_changed.emit()
            if opened.notes:
                self._files.notice.emit(" ".join(opened.notes))

        self._background.run(work, done, self._failed)

    def _all(self) -> list[Guard]:
        return [self._guard_of(sheet) for sheet in self._files.documents.sheets]

    def _guard_of(self, sheet: Sheet) -> Guard:
        guard = self._guards.get(sheet)
        if guard is None:
            guard = self._guards[sheet] = Guard(sheet, self._background, self._make)
            guard.quiet = self._quiet
            guard.failed.connect(lambda sentence: self.failed.emit(sentence, None))
        return guard

    def _follow(self) -> None:
        for guard in self._all():
            guard.follow()

    def _end(self, past: Past) -> None:
        for sheet in [each for each in self._guards if each.past is past]:
            guard = self._guards.pop(sheet)
            guard.stop()
            self._background.run(guard.end, lambda _: None, self._failed)

    def _failed(self, error: UnderpaintError) -> None:
        self.failed.emit(str(error), None)


def source_name(source: Path | None) -> str:
    """What to call the file a recovery belongs to; "" where there is none."""
    return "" if source is None else sample_title(source) or source.name
