"""Autosave: the document goes to a safe place soon after a change, and comes back after a crash."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from editor.core.document import Document
from editor.core.errors import UnderpaintError
from editor.ui.background import Background
from editor.ui.files import DOCUMENT_SUFFIX, Files, Settle
from editor.ui.recent import sample_title

if TYPE_CHECKING:
    from editor.media.autosave import Autosave, Recovery
    from editor.media.opened import Opened

QUIET_MILLISECONDS = 10_000
LONGEST_SECONDS = 30.0
"""Somebody who paints without a pause is saved this often all the same."""


class Safety(QObject):
    """Stores 10 s after the last change; `found(recoveries)` where a crash left any."""

    found = Signal(object)
    failed = Signal(str, object)

    def __init__(self, files: Files, background: Background, make: Callable[[], Autosave]) -> None:
        super().__init__()
        self._files, self._background, self._make = files, background, make
        self._autosave: Autosave | None = None
        self._making = Lock()
        self._storing = False
        self._stored: Document | None = None
        self._recovered: Recovery | None = None
        self._first_change: float | None = None
        self._trouble = ""  # why the last store failed
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.store)
        files.state_changed.connect(self._on_state)
        files.opened.connect(self._on_settled)
        files.saved.connect(self._on_settled)

    def look(self) -> None:
        """Look for what a crash left behind."""
        self._background.run(self._recoverable, self._found, self._failed)

    def _recoverable(self) -> list[Recovery]:
        return list(self._ready().recoverable())

    def _found(self, recoveries: list[Recovery]) -> None:
        if recoveries:
            self.found.emit(recoveries)

    def recover(self, recovery: Recovery, settle: Settle) -> None:
        """Show what was left; it counts as unsaved.

        settle: asked where the present document was changed while the other was read.
        """
        before = self._files.history.committed

        def done(opened: Opened) -> None:
            if self._files.history.committed is before:
                show(opened)
            else:
                settle(lambda: show(opened))

        def show(opened: Opened) -> None:
            own = recovery.source is not None and recovery.source.suffix == DOCUMENT_SUFFIX
            source = recovery.source
            name = source_name(source) or self.tr("Recovered")
            self._files.show(opened.document, source if own else None, name, source)
            self._recovered = recovery
            self._files.history.mark_saved(Document(opened.document.size))  # it is nowhere yet
            self._files.state_changed.emit()
            if opened.notes:
                self._files.notice.emit(" ".join(opened.notes))

        self._background.run(lambda: self._ready().recover(recovery), done, self._failed)

    def discard(self, recovery: Recovery) -> None:
        """Forget what was left."""
        self._background.run(lambda: self._ready().discard(recovery), lambda _: None, self._failed)

    def store(self) -> None:
        """Store the committed document now, in the background."""
        document, source = self._files.history.committed, self._files.origin
        self._timer.stop()
        if self._storing or document is self._stored or not self._files.unsaved:
            return
        self._storing, self._first_change = True, None

        def done(_: object) -> None:
            self._storing, self._stored, self._trouble = False, document, ""
            if self._recovered is not None:  # it is safe anew
                recovered, self._recovered = self._recovered, None
                self.discard(recovered)
            if self._files.history.committed is not document:
                self._on_state()

        def failed(error: UnderpaintError) -> None:
            self._storing = False
            if str(error) != self._trouble:  # said once, tried again and again
                self._trouble = str(error)
                self.failed.emit(str(error), None)
            self._timer.start(QUIET_MILLISECONDS)

        self._background.run(lambda: self._ready().store(document, source), done, failed)

    def close(self) -> None:
        """The window closes in peace: nothing is to be recovered."""
        if self._autosave is not None:
            self._autosave.discard()
            self._autosave.close()

    def _ready(self) -> Autosave:
        with self._making:
            if self._autosave is None:
                self._autosave = self._make()
            return self._autosave

    def _on_settled(self) -> None:
        """Another document, or this one is on disk: what was stored is of no use any more."""
        self._timer.stop()
        if self._stored is not None and self._autosave is not None:
            self._background.run(self._autosave.discard, lambda _: None, self._failed)
        self._stored = None if self._files.unsaved else self._files.history.committed
        self._first_change = None
        self._on_state()  # something may have changed while the file was written

    def _on_state(self) -> None:
        if not self._files.unsaved or self._files.history.committed is self._stored:
            return
        now = time.monotonic()
        self._first_change = self._first_change or now
        waited = now - self._first_change
        self._timer.start(0 if waited > LONGEST_SECONDS else QUIET_MILLISECONDS)

    def _failed(self, error: UnderpaintError) -> None:
        self.failed.emit(str(error), None)


def source_name(source: Path | None) -> str:
    """What to call the file a recovery belongs to; "" where there is none."""
    return "" if source is None else sample_title(source) or source.name
