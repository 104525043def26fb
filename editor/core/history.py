"""The one mutable cell: which document is current, and how to go back.

Steps near the present are kept as they are and share their tiles; older (and farther future)
ones are packed in the background into the difference from their neighbour.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from threading import RLock

from editor.core.delta import Delta, delta, unshared_bytes
from editor.core.document import Document

Listener = Callable[[Document, Document], None]
"""Called with (before, after) whenever another document is shown."""

LIVE = 4
"""Steps on each side of the present that stay unpacked, so that undo is immediate."""


@dataclass(eq=False)
class _Step:
    """A document and the way to it. `delta` joins it with the step before."""

    serial: int
    label: str
    document: Document | None  # None: packed
    freed: int = 0  # bytes of the step before that this one no longer holds
    added: int = 0  # bytes of this step that the one before does not hold
    delta: Delta | None = None
    asked: bool = False


@lru_cache(maxsize=1)
def _packer() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(1, thread_name_prefix="history")


class History:
    """Every edit is a step here. For the GUI thread; only packing runs beside it."""

    def __init__(self, document: Document, limit_bytes: int = 1 << 30) -> None:
        self._lock = RLock()
        self._listeners: list[Listener] = []
        self._limit = limit_bytes
        self._pending: list[Future[None]] = []
        self._document = document
        self._start(document)

    def _start(self, document: Document) -> None:
        first = _Step(0, "Open", document)
        with self._lock:
            self._steps = [first]
            self._live = {0}
            self._saved: _Step | None = first
            self._position = 0
        self._committed = document

    # -- reading

    @property
    def document(self) -> Document:
        """What is on screen, previews included. Views read this."""
        return self._document

    @property
    def committed(self) -> Document:
        """What has been agreed. Edits start from this."""
        return self._committed

    @property
    def steps(self) -> tuple[str, ...]:
        """The labels of all steps, oldest first; the first is where the document began."""
        return tuple(step.label for step in self._steps)

    @property
    def position(self) -> int:
        """Index of the committed step in `steps`."""
        return self._position

    @property
    def can_undo(self) -> bool:
        """True where a step lies before the present one."""
        return self._position > 0

    @property
    def can_redo(self) -> bool:
        """True where a step was undone and nothing else done since."""
        return self._position + 1 < len(self._steps)

    @property
    def undo_label(self) -> str | None:
        """What `undo` would take back."""
        return self._steps[self._position].label if self.can_undo else None

    @property
    def redo_label(self) -> str | None:
        """What `redo` would bring back."""
        return self._steps[self._position + 1].label if self.can_redo else None

    @property
    def saved(self) -> bool:
        """True where the committed document is the one last saved (or opened)."""
        return self._saved is self._steps[self._position]

    def mark_saved(self, document: Document | None = None) -> None:
        """`document` (the committed one, where none is given) is on disk now."""
        wanted = self._committed if document is None else document
        held = (step for step in reversed(self._steps) if step.document is wanted)
        self._saved = next(held, None)

    @property
    def nbytes(self) -> int:
        """Bytes held beyond the committed document: packed steps and unshared tiles."""
        with self._lock:
            return self._bytes()

    # -- listening

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call `listener(before, after)` on every change; returns the way to unsubscribe."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener) if listener in self._listeners else None

    # -- changing

    def preview(self, document: Document) -> None:
        """Show a document that is not (yet) a step: a stroke in progress, a slider drag."""
        self._show(document)

    def commit(self, label: str, document: Document) -> None:
        """Make `document` a step. Committing what is committed already adds none."""
        if document is not self._committed:
            before = self._committed
            with self._lock:
                self._forget_future()
                last = self._steps[-1]
                step = _Step(last.serial + 1, label, document)
                step.freed = unshared_bytes(before, document)
                step.added = unshared_bytes(document, before)
                self._steps.append(step)
                self._live.add(step.serial)
                self._position += 1
                self._committed = document
                self._keep_within_limit()
                self._tidy()
        self._show(document)

    def undo(self) -> str | None:
        """Go one step back; returns its label, None where there is none (a preview ends)."""
        label = self.undo_label
        self.jump(self._position - 1 if self.can_undo else self._position)
        return label

    def redo(self) -> str | None:
        """Go one step forth; returns its label, None where there is none."""
        label = self.redo_label
        self.jump(self._position + 1 if self.can_redo else self._position)
        return label

    def jump(self, position: int) -> None:
        """Make the step at `position` the committed one; raises IndexError where none is."""
        if not 0 <= position < len(self._steps):
            raise IndexError(f"no step {position} of {len(self._steps)}")
        with self._lock:
            self._travel(position)
            self._tidy()
        self._show(self._committed)

    def replace(self, document: Document) -> None:
        """Another document was opened: all steps go."""
        self._start(document)
        self._show(document)

    def settle(self) -> None:
        """Wait until nothing is left to pack (tests and measurements)."""
        while self._pending:
            self._pending.pop().result()

    def _show(self, document: Document) -> None:
        before, self._document = self._document, document
        if document is not before:
            for listener in tuple(self._listeners):
                listener(before, document)

    # -- the steps (the lock is held)

    def _step(self, serial: int) -> _Step | None:
        index = serial - self._steps[0].serial
        return self._steps[index] if 0 <= index < len(self._steps) else None

    def _travel(self, position: int) -> None:
        while self._position != position:
            back = position < self._position
            edge = self._steps[self._position if back else self._position + 1]
            self._position += -1 if back else 1
            step = self._steps[self._position]
            if step.document is None:
                assert edge.delta is not None
                go = edge.delta.backward if back else edge.delta.forward
                step.document = go(self._committed)
                self._live.add(step.serial)
                self._shed(self._position + (LIVE + 1 if back else -LIVE - 1))
            self._committed = step.document

    def _forget_future(self) -> None:
        for step in self._steps[self._position + 1 :]:
            self._forget(step)
        del self._steps[self._position + 1 :]

    def _forget(self, step: _Step) -> None:
        self._live.discard(step.serial)
        if self._saved is step:
            self._saved = None

    def _keep_within_limit(self) -> None:
        while self._bytes() > self._limit and self._position > 0:
            self._forget(self._steps.pop(0))
            self._position -= 1
            first = self._steps[0]
            first.delta, first.freed, first.added = None, 0, 0

    def _bytes(self) -> int:
        total = sum(step.delta.nbytes for step in self._steps if step.delta is not None)
        for serial in self._live:
            index = serial - self._steps[0].serial
            if index < self._position:
                total += self._steps[index + 1].freed
            elif index > self._position:
                total += self._steps[index].added
        return total

    def _tidy(self) -> None:
        """Pack what lies outside the live steps: at once where the difference is known."""
        first = self._steps[0].serial
        for serial in sorted(self._live):
            index = serial - first
            if abs(index - self._position) > LIVE:
                self._ask(index)
                self._ask(index + 1)
                self._shed(index)

    def _ask(self, index: int) -> None:
        if not 0 < index < len(self._steps):
            return
        older, newer = self._steps[index - 1], self._steps[index]
        if newer.asked or older.document is None or newer.document is None:
            return
        newer.asked = True
        self._pending = [future for future in self._pending if not future.done()]
        task = _packer().submit(self._pack, newer, older.document, newer.document)
        self._pending.append(task)

    def _pack(self, step: _Step, older: Document, newer: Document) -> None:
        """Runs in the packing thread."""
        packed = delta(older, newer)
        with self._lock:
            if self._step(step.serial) is not step:
                return  # forgotten meanwhile
            if step is not self._steps[0]:
                step.delta = packed
            index = step.serial - self._steps[0].serial
            self._shed(index - 1)
            self._shed(index)

    def _shed(self, index: int) -> None:
        """Drop a document that both its neighbours can bring back."""
        if not 0 <= index < len(self._steps) or abs(index - self._position) <= LIVE:
            return
        edges = self._steps[max(index, 1) : index + 2]
        if all(edge.delta is not None for edge in edges):
            self._steps[index].document = None
            self._live.discard(self._steps[index].serial)
