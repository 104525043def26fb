"""What is moved stays in hand until the hand rests: shown as it goes, written once."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer

from editor.core.document import Document
from editor.core.errors import UnderpaintError
from editor.core.resize import rasters_of
from editor.core.transform import shifted
from editor.ui.canvas.moved import QUICK, Moved, moved_by, subject_of
from editor.ui.canvas.operation import Ending, Operation
from editor.ui.canvas.shown import Drawn

if TYPE_CHECKING:
    from editor.ui.canvas.canvas import Canvas
    from editor.ui.transforming.floating import Floating

Step = tuple[int, int]
"""Pixels to the right and down."""

ARROWS: dict[Qt.Key, Step] = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
FAR = 10
"""Pixels of an arrow key with Shift."""
REST_MS = 350
"""After so long without a step the hand rests."""


def arrow_step(key: Qt.Key, held: Qt.KeyboardModifier) -> Step | None:
    """How far an arrow key goes; None where it is none, or more than Shift is held."""
    held &= ~Qt.KeyboardModifier.KeypadModifier
    far = held == Qt.KeyboardModifier.ShiftModifier
    if key not in ARROWS or (held and not far):
        return None
    x, y = ARROWS[key]
    return (x * FAR, y * FAR) if far else (x, y)


class MovePreview:
    """Shows what is moved where it is: composed anew, or hovering where that takes too long."""

    def __init__(self, canvas: Canvas, moved: Moved, hovers: bool = True) -> None:
        self._shown = Drawn(canvas.history, self._renew)
        self._done: Callable[[], Document] | None = None
        self.floating: Floating | None = None
        if hovers and canvas.floated is not None:
            subject = subject_of(canvas.history.committed, moved)
            floating = subject.floating(canvas.shown)
            if sum(len(raster.tiles) for raster in rasters_of(floating)) > QUICK:
                self.floating = canvas.floated(subject)

    def show(self, by: Step, done: Callable[[], Document]) -> None:
        """Show it moved; done: the document with it there."""
        if self.floating is not None:
            self.floating.transform = shifted(*by)
        else:
            self._done = done
            self._shown.preview(done())

    def _renew(self) -> None:
        """Something else is shown now: it is moved in that too."""
        if self._done is not None:
            self._shown.preview(self._done())

    def leave(self) -> None:
        """What is committed next holds it where it is."""
        self._shown.leave()

    def end(self) -> None:
        """Show what is committed."""
        if self.floating is not None:
            self.floating.end()
        self._shown.restore()


class Carrying(Operation):
    """Arrow keys take it further; once they rest it is written, in the background where that
    takes long. Whatever needs it before that writes it at once; a step beside it (an opacity, a
    name) is followed by it, and a jump to another step gives it up."""

    ending, brief = Ending.ITSELF, True

    def __init__(
        self, canvas: Canvas, moved: Moved, preview: MovePreview, by: Step = (0, 0)
    ) -> None:
        self.name = canvas.tr("Move")
        self._canvas, self._history, self._moved = canvas, canvas.history, moved
        self._preview, self._by = preview, by
        self._written: tuple[Document, Step, Document] | None = None  # of what, how far, what
        self._over = False
        self._alive = QObject(canvas)
        self._rest = QTimer(self._alive, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._write)
        self._heard, self._known = self._history.committed, frozenset(self._history.past.marks)
        self._leave = self._history.subscribe(self._on_document)
        if by != (0, 0):  # a drag went so far already
            self._write()

    def go(self, step: Step) -> None:
        """Take it further."""
        self._by = self._by[0] + step[0], self._by[1] + step[1]
        self._preview.show(self._by, self._done)
        self._rest.start()

    def _done(self) -> Document:
        base = self._history.committed
        if self._written is not None and self._written[:2] == (base, self._by):
            return self._written[2]
        return moved_by(base, self._moved, *self._by)

    def _write(self) -> None:
        floating = self._preview.floating
        if self._over:
            return
        if floating is None:
            self._canvas.accept_operation()
            return
        base, by = self._history.committed, self._by
        work = partial(moved_by, base, self._moved, *by)
        floating.background.run(work, partial(self._take, base, by), self._failed)

    def _take(self, base: Document, by: Step, written: Document) -> None:
        if not self._over and self._by == by and not self._rest.isActive():
            self._written = base, by, written
            self._canvas.accept_operation()

    def _failed(self, error: UnderpaintError) -> None:
        if not self._over:
            self._canvas.hint.emit(str(error))
            self._canvas.cancel_operation()

    def _on_document(self, _before: Document, after: Document) -> None:
        past = self._history.past
        if self._over or after is not past.committed or after is self._heard:
            return
        self._heard = after
        if past.marks[past.position] in self._known:  # gone back or forth
            self._canvas.cancel_operation()
        else:  # once all others have heard of that step
            self._rest.stop()
            QTimer.singleShot(0, self._alive, self._write)

    # -- the canvas' questions

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier) -> bool:
        step = arrow_step(key, held)
        if step is not None:
            self.go(step)
        return step is not None

    def accept(self) -> None:
        self._over, document = True, self._done()
        self._preview.leave()
        if document is not self._history.committed:
            self._history.commit(self._moved.label, document)
        self._end()  # afterwards: else it would be seen for a moment where it was

    def cancel(self) -> None:
        self._end()

    def _end(self) -> None:
        self._over = True
        self._leave()
        self._preview.end()
        self._alive.deleteLater()
