"""Keeps one open document safe: it goes to a place of its own on disk soon after a change."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from editor.core.document import Document
from editor.core.errors import UnderpaintError
from editor.ui.background import Background
from editor.ui.documents.sheet import Sheet

if TYPE_CHECKING:
    from editor.media.autosave import Autosave, Recovery

QUIET_SECONDS = 10.0
LONGEST = 3.0
"""Somebody who paints without a pause is saved after so many times that, all the same."""
MOST_STEPS = 20
"""Steps after which it is stored at once."""


class Guard(QObject):
    """Stores the document of `sheet` when `quiet` seconds have passed since its last change, as
    long as it is unsaved.

    make: the autosave it stores with; called in a background thread. failed(sentence).
    """

    failed = Signal(str)
    quiet = QUIET_SECONDS

    def __init__(self, sheet: Sheet, background: Background, make: Callable[[], Autosave]) -> None:
        super().__init__()
        self.sheet, self._background, self._make = sheet, background, make
        self._autosave: Autosave | None = None
        self._lock = RLock()  # round the autosave
        self._storing = self._ended = False
        self._stored: Document | None = None
        self._recovered: Recovery | None = None
        self._first_change: float | None = None
        self._trouble = ""  # why the last store failed
        self._seen, self._steps = sheet.document, 0  # the last one seen; steps since the last store
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.store)

    def follow(self) -> None:
        """The document, or what is on disk of it, may have changed."""
        document, sheet = self.sheet.document, self.sheet
        if not sheet.unsaved:
            self._rest()
            return
        if document is self._stored:
            return
        if document is not self._seen:
            self._seen, self._steps = document, self._steps + 1
        now = time.monotonic()
        self._first_change = self._first_change or now
        urgent = now - self._first_change > LONGEST * self.quiet or self._steps >= MOST_STEPS
        self._timer.start(0 if urgent else self._pause)

    @property
    def _pause(self) -> int:
        return round(self.quiet * 1000)

    def store(self) -> None:
        """Store the committed document now, in the background."""
        document, source = self.sheet.document, self.sheet.origin
        self._timer.stop()
        if self._storing or document is self._stored or not self.sheet.unsaved:
            return
        self._storing, self._first_change, self._steps = True, None, 0

        def done(_: object) -> None:
            self._storing, self._stored, self._trouble = False, document, ""
            if self._recovered is not None:  # it is safe anew
                recovered, self._recovered = self._recovered, None
                self._do(lambda: self._discard(recovered))
            self.follow()

        def failed(error: UnderpaintError) -> None:
            self._storing = False
            if str(error) != self._trouble:  # said once, tried again and again
                self._trouble = str(error)
                self.failed.emit(str(error))
            self._timer.start(self._pause)

        self._background.run(lambda: self._keep(document, source), done, failed)

    def take(self, autosave: Autosave, recovery: Recovery) -> None:
        """The document was recovered: what was left stays on disk until it is stored anew."""
        self._autosave, self._recovered = autosave, recovery

    def stop(self) -> None:
        """Nothing is stored any more."""
        self._timer.stop()

    def end(self) -> None:
        """The document was put away in peace: nothing is to be recovered. In any thread."""
        with self._lock:
            self._ended = True
            if self._autosave is not None:
                if self._recovered is not None:
                    self._autosave.discard(self._recovered)
                self._autosave.discard()
                self._autosave.close()

    # ---- in a background thread

    def _keep(self, document: Document, source: Path | None) -> None:
        with self._lock:
            if not self._ended:
                self._autosave = self._autosave or self._make()
                self._autosave.store(document, source)

    def _discard(self, recovery: Recovery | None = None) -> None:
        with self._lock:
            if self._autosave is not None and not self._ended:
                self._autosave.discard(recovery)

    # ---- in the GUI thread

    def _rest(self) -> None:
        """It is on disk: what was stored is of no use any more."""
        self._timer.stop()
        if self._stored is not None and not self._storing:
            self._do(self._discard)
            self._stored = None
        self._first_change, self._seen, self._steps = None, self.sheet.document, 0

    def _do(self, work: Callable[[], None]) -> None:
        self._background.run(work, lambda _: None, lambda error: self.failed.emit(str(error)))
