"""Edits of the whole document: in the background, with a window that says how far they are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QLabel, QProgressBar, QWidget

from editor.core.document import Document
from editor.core.errors import UnderpaintError
from editor.core.geometry import Size
from editor.core.history import History
from editor.core.past import Past
from editor.core.warp import Tick
from editor.jobs.job import Cancelled
from editor.ui.background import Background
from editor.ui.forms import Form

SHOWN_AFTER_MS, LOOK_EVERY_MS = 300, 60
PARTS = 1000
TRIES = 3
"""How often an edit is done anew because the picture was changed meanwhile."""

Edit = Callable[[Document, Tick], Document]
"""Runs in a thread. Told a tick that raises `Cancelled` when the artist has given up."""


@dataclass(eq=False)
class _Task:
    """What is done, how far a thread is with it, and whether anybody still waits for it."""

    label: str
    title: str
    past: Past
    edit: Edit
    ended: Callable[[], None]
    size: Size  # of the picture it was asked for
    share: float = 0.0
    given_up: bool = False
    tries: int = 0

    def tick(self, share: float) -> None:
        self.share = share
        if self.given_up:
            raise Cancelled

    def done(self, document: Document) -> Document | None:
        """The document after the edit; None where it was given up. Runs in a thread."""
        try:
            return self.edit(document, self.tick)
        except Cancelled:
            return None


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
    """One edit at a time, one more may wait for its turn; `refused(sentence)` where it cannot be
    done, `changed()` when one begins or has ended."""

    refused = Signal(str)
    changed = Signal()

    def __init__(self, history: History, background: Background, window: QWidget) -> None:
        super().__init__(window)
        self._history, self._background, self._window = history, background, window
        self._task: _Task | None = None
        self._waiting: _Task | None = None
        self.form: ProgressForm | None = None
        self._soon = QTimer(self, singleShot=True, interval=SHOWN_AFTER_MS)
        self._soon.timeout.connect(self._show)
        self._look = QTimer(self, interval=LOOK_EVERY_MS)
        self._look.timeout.connect(self._follow)

    @property
    def working(self) -> bool:
        """True while an edit runs."""
        return self._task is not None

    def run(
        self, label: str, title: str, edit: Edit, ended: Callable[[], None] = lambda: None
    ) -> None:
        """Begin an edit of what is committed, or will be once another one is done, if that leaves
        the picture its size; `title` is its name in the window's language.

        ended: called once it is over, after its result is committed.
        """
        past = self._history.past
        task = _Task(label, title, past, edit, ended, past.committed.size)
        if self._task is None:
            self._start(task)
        elif self._waiting is None:
            self._waiting = task
        else:
            self.refused.emit(self.tr("Something is being done to the picture; wait for it."))
            ended()

    def cancel(self) -> None:
        """Give up the edit that runs; the picture stays as it is."""
        if self._task is not None:
            self._task.given_up = True

    def _start(self, task: _Task) -> None:
        self._task = task
        self._soon.start()
        self.changed.emit()
        self._begin(task)

    def _begin(self, task: _Task) -> None:
        base = task.past.committed
        task.tries += 1
        work = partial(task.done, base)
        self._background.run(work, partial(self._landed, task, base), self._failed)

    def _show(self) -> None:
        title = "" if self._task is None else self._task.title
        self.form = form = ProgressForm(title, self._window)
        form.setWindowModality(Qt.WindowModality.WindowModal)
        form.rejected.connect(self._put_away)
        form.open()
        self._look.start()

    def _put_away(self) -> None:
        """The artist has closed the window: it goes by itself."""
        self.form = None
        self.cancel()

    def _follow(self) -> None:
        if self.form is not None and self._task is not None:
            self.form.bar.setValue(round(self._task.share * PARTS))

    def _landed(self, task: _Task, base: Document, after: Document | None) -> None:
        now = task.past.committed
        if task.given_up or after is None:
            self._ended(task)
        elif now is base:
            if after is not base:
                self._history.land(task.past, task.label, after)
            self._ended(task)
        elif now.size == base.size and task.tries < TRIES:
            self._begin(task)  # something else has landed meanwhile: do it to that too
        else:
            self._ended(task)
            self._refuse_changed()

    def _ended(self, task: _Task) -> None:
        """The window goes, and whatever waits has its turn."""
        self._task = None
        self._soon.stop()
        self._look.stop()
        if self.form is not None:
            self.form.accept()
            self.form = None
        task.ended()
        waiting, self._waiting = self._waiting, None
        if waiting is None:
            self.changed.emit()
        elif waiting.past.committed.size == waiting.size:
            self._start(waiting)
        else:  # places in it are of a picture of another size
            waiting.ended()
            self.changed.emit()
            self._refuse_changed()

    def _refuse_changed(self) -> None:
        self.refused.emit(self.tr("The picture was changed meanwhile; nothing was done."))

    def _failed(self, error: UnderpaintError) -> None:
        if self._task is not None:
            self._ended(self._task)
        self.refused.emit(str(error))
