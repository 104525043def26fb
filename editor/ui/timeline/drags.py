"""What goes on between pressing and lifting the button on the timeline, one object per drag."""

from __future__ import annotations

from collections.abc import Callable
from math import floor
from typing import Protocol

from PySide6.QtCore import QPointF

from editor.core import edits_time as edits
from editor.core.document import Document
from editor.core.errors import BadInput
from editor.core.history import History
from editor.core.time import FrameRange, Key
from editor.ui.canvas.shown import Shown
from editor.ui.timeline.axis import nearest
from editor.ui.timeline.rows import Part, Row, curve_value
from editor.ui.timeline.snap import Snap


class Drag(Protocol):
    """Follows the pointer: x in (fractional) frames, y in pixels from the first row's top."""

    snapped: int | None
    """The frame it keeps to just now, which a line shows."""

    def take(self, at: QPointF) -> None:
        """The pointer is there now."""

    def finish(self) -> None:
        """The button was let go: what was done becomes final."""

    def cancel(self) -> None:
        """All is as it was before."""


class ScrubDrag:
    """The playhead follows the pointer."""

    snapped: int | None = None

    def __init__(self, seek: Callable[[int], None], start: int) -> None:
        self._seek, self._start = seek, start

    def take(self, at: QPointF) -> None:
        self._seek(floor(at.x()))

    def finish(self) -> None:
        """The playhead is where it should be."""

    def cancel(self) -> None:
        self._seek(self._start)


class EditDrag:
    """An edit shown by previews, one step of the history when the button is let go.

    It is done anew on what is committed at every move, so that an answer that lands meanwhile
    is kept. Raises BadInput where the edit is refused (a locked layer).
    """

    def __init__(self, history: History, label: str) -> None:
        self._history, self._label = history, label
        self._shown = Shown(history)
        self._begun, self._done = history.committed, history.committed
        self._at = QPointF()
        self.snapped: int | None = None

    def edited(self, document: Document, at: QPointF) -> Document:
        """What the drag makes of a document, the pointer being there."""
        raise NotImplementedError

    def take(self, at: QPointF) -> None:
        self._at, self._begun = at, self._history.committed
        try:
            self._done = self.edited(self._begun, at)
        except KeyError:  # the layer has gone meanwhile
            self._done = self._begun
            return
        self._history.preview(self._done)

    def finish(self) -> None:
        if self._begun is not self._history.committed:  # an answer landed since the last move
            self.take(self._at)
        if self._done is self._history.committed:
            self._shown.restore()
        else:
            self._history.commit(self._label, self._done)

    def cancel(self) -> None:
        self._shown.restore()


class MoveDrag(EditDrag):
    """A bar follows the pointer; either end keeps to what is near."""

    def __init__(self, history: History, row: Row, press: QPointF, snap: Snap) -> None:
        super().__init__(history, "Move bar")
        self.layer = row.layer.id
        self._row, self._press, self._snap = row, press, snap

    def edited(self, document: Document, at: QPointF) -> Document:
        by = round(at.x() - self._press.x())
        ends = [end + by for end in self._row.span]
        shift = self._snap.shift(ends)
        self.snapped = None
        if shift is not None:
            moved = [end + shift for end in ends]
            self.snapped = next(end for end in moved if end in self._snap.frames)
        by = max(by + (shift or 0), -self._row.span.start)
        return edits.move_bar(document, self.layer, by) if by else document


class TrimDrag(EditDrag):
    """One end of a bar follows the pointer."""

    def __init__(self, history: History, row: Row, part: Part, snap: Snap) -> None:
        super().__init__(history, "Trim")
        self.layer = row.layer.id
        self._row, self._part, self._snap = row, part, snap

    def edited(self, document: Document, at: QPointF) -> Document:
        frame = self._snap.to(nearest(at.x()))
        self.snapped = frame if frame in self._snap.frames else None
        start, stop = self._row.span
        if self._part is Part.START:
            span = FrameRange(max(0, min(frame, stop - 1)), stop)
        else:
            span = FrameRange(start, max(frame, start + 1))
        if span == self._row.span:
            return document
        return edits.trim(document, self.layer, span)


class KeyDrag(EditDrag):
    """A key follows the pointer in time and opacity."""

    def __init__(self, history: History, row: Row, key: Key, snap: Snap) -> None:
        super().__init__(history, "Move key")
        self.layer = row.layer.id
        self._row, self.key, self._snap = row, key, snap
        self._from = key.frame

    def edited(self, document: Document, at: QPointF) -> Document:
        frame = document.timeline.clamped(self._snap.to(floor(at.x())))
        self.snapped = frame if frame in self._snap.frames else None
        self.key = Key(frame, round(curve_value(self._row, at.y()), 2), self.key.ease)
        moved = edits.move_key(document, self.layer, self._from, frame)
        return edits.set_key(moved, self.layer, self.key)


class MarkerDrag(EditDrag):
    """A marker follows the pointer."""

    def __init__(self, history: History, frame: int, snap: Snap) -> None:
        super().__init__(history, "Move marker")
        self._from = self.frame = frame
        self._snap = Snap(tuple(each for each in snap.frames if each != frame), snap.reach)

    def edited(self, document: Document, at: QPointF) -> Document:
        frame = self._snap.to(nearest(at.x()))
        self.frame = document.timeline.clamped(frame)
        return edits.move_marker(document, self._from, self.frame)


class MarkDrag(EditDrag):
    """The in or the out point follows the pointer."""

    def __init__(self, history: History, part: Part, snap: Snap) -> None:
        super().__init__(history, "Set in point" if part is Part.START else "Set out point")
        self._part, self._snap = part, snap

    def edited(self, document: Document, at: QPointF) -> Document:
        start, stop = document.timeline.chosen
        frame = self._snap.to(nearest(at.x()))
        if self._part is Part.START:
            return edits.mark_in(document, max(0, min(frame, stop - 1)))
        return edits.mark_out(document, max(frame, start + 1) - 1)


def refusal(drag: Drag, at: QPointF) -> str:
    """Let a drag follow the pointer; the sentence that says why it cannot, "" where it can."""
    try:
        drag.take(at)
    except BadInput as error:
        return str(error)
    return ""
