"""The steps of one document, and how to go back along them.

Steps near the present are kept as they are and share their tiles; older (and farther future)
ones are packed in the background into the difference from their neighbour.
"""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import count
from threading import RLock

from editor.core.delta import Delta, delta, unshared_bytes
from editor.core.document import Document

LIVE = 4
"""Steps on each side of the present that stay unpacked, so that undo is immediate."""

_marks = count(1)
_serials = count(1)


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
    mark: int = field(default_factory=lambda: next(_marks))


@lru_cache(maxsize=1)
def _packer() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(1, thread_name_prefix="history")


class Past:
    """Every edit of one document is a step here, whether it is in front or lies aside.

    For the GUI thread; only packing runs beside it. serial: a number that no other past of this
    process has. opened: the document as it began.
    """

    def __init__(self, document: Document) -> None:
        self.serial = next(_serials)
        self.opened = document
        self._lock = RLock()
        self._pending: list[Future[None]] = []
        first = _Step(0, "Open", document)
        self._steps = [first]
        self._live = {0}
        self._saved: _Step | None = first
        self._position = 0
        self._committed = document

    # -- reading

    @property
    def committed(self) -> Document:
        """What has been agreed."""
        return self._committed

    @property
    def steps(self) -> tuple[str, ...]:
        """The labels of all steps, oldest first."""
        return tuple(step.label for step in self._steps)

    @property
    def redo_label(self) -> str | None:
        """The label of the step after the present one; None where there is none."""
        after = self._steps[self._position + 1 : self._position + 2]
        return after[0].label if after else None

    @property
    def marks(self) -> tuple[int, ...]:
        """A number for each step that no other step of this process has."""
        return tuple(step.mark for step in self._steps)

    @property
    def position(self) -> int:
        """Index of the committed step in `steps`."""
        return self._position

    @property
    def saved(self) -> bool:
        """True where the committed document is the one last saved (or opened)."""
        return self._saved is self._steps[self._position]

    @property
    def nbytes(self) -> int:
        """Bytes held beyond the committed document: packed steps and unshared tiles."""
        with self._lock:
            return self._bytes()

    # -- changing

    def mark_saved(self, document: Document | None = None) -> None:
        """`document` (the committed one, where none is given) is on disk now."""
        wanted = self._committed if document is None else document
        held = (step for step in reversed(self._steps) if step.document is wanted)
        self._saved = next(held, None)

    def commit(self, label: str, document: Document) -> None:
        """Make `document` a step. Committing what is committed already adds none."""
        if document is self._committed:
            return
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
            self._tidy()

    def jump(self, position: int) -> None:
        """Make the step at `position` the committed one; raises IndexError where none is."""
        if not 0 <= position < len(self._steps):
            raise IndexError(f"no step {position} of {len(self._steps)}")
        with self._lock:
            self._travel(position)
            self._tidy()

    def forget_oldest(self) -> bool:
        """Let the oldest step go. False where it is the committed one."""
        with self._lock:
            if self._position == 0:
                return False
            self._forget(self._steps.pop(0))
            self._position -= 1
            first = self._steps[0]
            first.delta, first.freed, first.added = None, 0, 0
            return True

    def forget_others(self) -> None:
        """Let all steps go but the committed one."""
        with self._lock:
            self._forget_future()
            while self.forget_oldest():
                pass

    def settle(self) -> None:
        """Wait until nothing is left to pack (tests and measurements)."""
        while self._pending:
            self._pending.pop().result()

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
