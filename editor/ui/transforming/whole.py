"""Edits of the whole document: in the background, with a window that says how far they are."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QLabel, QProgressBar, QWidget

from editor.core.document import Document
from editor.core.errors import UnderpaintError
from editor.core.history import History
from editor.core.past import Past
from editor.core.warp import Tick
from editor.jobs.job import Cancelled
from editor.ui.background import Background
from editor.ui.forms import Form

SHOWN_AFTER_MS, LOOK_EVERY_MS = 300, 60
PARTS = 1000

Edit = Callable[[Document, Tick], Document]
"""Runs in a thread. Told a tick that raises `Cancelled` when the artist has given up."""


class _Progress:
    """How far a thread is, and whether anybody still waits for it."""

    def __init__(self) -> None:
        self.share, self.given_up = 0.0, False

    def tick(self, share: float) -> None:
        self.share = share
        if self.given_up:
            raise Cancelled


class ProgressForm(Form):
    """What is being done, how far it is, and a button to give it up."""

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(title, "", parent)
        self.do.hide()
        self.bar = QProgressBar()
        self.bar.setRange(0, PARTS)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Progress"))
        self.words = QLabel(self.tr("You can give it up; the picture then stays as it is."))
        self.words.setProperty("tone", "small")
        for widget in (self.bar, self.words):
            self.rows.addWidget(widget)


class Whole(QObject):
    """One edit at a time; `refused(sentence)` where it cannot be done, `changed()` when one begins
    or has ended."""

    refused = Signal(str)
    changed = Signal()

    def __init__(self, history: History, background: Background, window: QWidget) -> None:
        super().__init__(window)
        self._history, self._background, self._window = history, background, window
        self._progress: _Progress | None = None
        self.form: ProgressForm | None = None
        self._title = ""
        self._then: Callable[[], None] = lambda: None
        self._soon = QTimer(self, singleShot=True, interval=SHOWN_AFTER_MS)
        self._soon.timeout.connect(self._show)
        self._look = QTimer(self, interval=LOOK_EVERY_MS)
        self._look.timeout.connect(self._follow)

    @property
    def working(self) -> bool:
        """True while an edit runs."""
        return self._progress is not None

    def run(
        self, label: str, title: str, edit: Edit, ended: Callable[[], None] = lambda: None
    ) -> None:
        """Begin an edit of what is committed; `title` is its name in the window's language.

        ended: called once it is over, before its result is committed.
        """
        if self._progress is not None:
            self.refused.emit(self.tr("Something is being done to the picture; wait for it."))
            ended()
            return
        past, base, progress = self._history.past, self._history.committed, _Progress()
        self._progress, self._title, self._then = progress, title, ended

        def work() -> Document | None:
            try:
                return edit(base, progress.tick)
            except Cancelled:
                return None

        self._soon.start()
        self.changed.emit()
        self._background.run(work, partial(self._landed, label, past, base), self._failed)

    def cancel(self) -> None:
        """Give up the edit that runs; the picture stays as it is."""
        if self._progress is not None:
            self._progress.given_up = True

    def _show(self) -> None:
        self.form = form = ProgressForm(self._title, self._window)
        form.setWindowModality(Qt.WindowModality.WindowModal)
        form.rejected.connect(self._put_away)
        form.open()
        self._look.start()

    def _put_away(self) -> None:
        """The artist has closed the window: it goes by itself."""
        self.form = None
        self.cancel()

    def _follow(self) -> None:
        if self.form is not None and self._progress is not None:
            self.form.bar.setValue(round(self._progress.share * PARTS))

    def _ended(self) -> bool:
        """The window goes. True where the artist had given up."""
        given_up = self._progress is not None and self._progress.given_up
        self._progress = None
        self._soon.stop()
        self._look.stop()
        if self.form is not None:
            self.form.accept()
            self.form = None
        self._then()
        self.changed.emit()
        return given_up

    def _landed(self, label: str, past: Past, base: Document, after: Document | None) -> None:
        if self._ended() or after is None:
            return
        if past.committed is not base:
            self.refused.emit(self.tr("The picture was changed meanwhile; nothing was done."))
        elif after is not base:
            self._history.land(past, label, after)

    def _failed(self, error: UnderpaintError) -> None:
        self._ended()
        self.refused.emit(str(error))
