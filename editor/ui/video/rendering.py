"""A long job over a clip: how far it is, pause and continue. What is written is never lost."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal
from weakref import WeakKeyDictionary

from PySide6.QtCore import QObject, Signal

from editor.core.document import Document
from editor.core.errors import UnderpaintError
from editor.jobs.job import Cancelled, Job, Patch
from editor.jobs.queue import Event, Ticket
from editor.ui.worker import GpuWorker

State = Literal["idle", "running", "paused"]


@dataclass(frozen=True)
class Advance:
    """How far a rendering is. rate: frames a second; None, as seconds_left, while unknown."""

    done: int
    frames: int
    rate: float | None = None
    seconds_left: float | None = None

    @property
    def share(self) -> float:
        """0..1 of the frames."""
        return self.done / max(1, self.frames)


@dataclass(frozen=True, eq=False)
class Order:
    """What is to be rendered. frames: how many. base: the document it was asked for from.

    tag: whatever the one who orders wants to have back with the answer.
    """

    job: Job
    base: Document = field(repr=False)
    frames: int
    title: str
    tag: Any = None


class Rendering(QObject):
    """One order at a time. Lives in the GUI thread.

    Pausing ends the job at the worker; the ledger of its file keeps every finished second, so
    that asking for the same again goes on from there. ended(Order, Patch): the last answer, whose
    notes tell of the file. cancelled(): by the artist, here or in the list of jobs.
    """

    state_changed = Signal()
    advanced = Signal(object)
    pictured = Signal(object)
    ended = Signal(object, object)
    cancelled = Signal()
    failed = Signal(str)

    def __init__(self, worker: GpuWorker) -> None:
        super().__init__()
        self._worker = worker
        self._order: Order | None = None
        self._ticket: Ticket | None = None
        self._last: Patch | None = None
        self._known: WeakKeyDictionary[Ticket, Order] = WeakKeyDictionary()
        self.advance = Advance(0, 0)
        worker.reported.connect(self._on_event)

    @property
    def state(self) -> State:
        """idle: nothing is ordered. paused: it is, but nothing is done for it."""
        if self._order is None:
            return "idle"
        return "paused" if self._ticket is None else "running"

    @property
    def order(self) -> Order | None:
        """What is being rendered, or waits to be continued."""
        return self._order

    def begin(self, order: Order) -> None:
        """Put an order into the worker's queue. One that was under way is left as it stands."""
        self._stop()
        self._order, self._last = order, None
        self.advance = Advance(0, order.frames)
        self._submit()

    def pause(self) -> None:
        """Stop; what is written stays."""
        if self._ticket is not None:
            self._stop()
            self.state_changed.emit()

    def resume(self) -> None:
        """Go on from where it stopped."""
        if self._order is not None and self._ticket is None:
            self._submit()

    def cancel(self) -> None:
        """Stop and forget the order; what is written stays for the next time."""
        if self._order is not None:
            self._stop()
            self._close()
            self.cancelled.emit()

    def retry(self, ticket: Ticket) -> bool:
        """Begin again what a ticket of this object asked for. False where it is not one."""
        order = self._known.get(ticket)
        if order is not None:
            self.begin(order)
        return order is not None

    def forget(self) -> None:
        """Another document is about to be shown: hold nothing but what is rendered now."""
        for ticket in [known for known in self._known if not known.unfinished]:
            if ticket is not self._ticket:  # else its last event is on its way
                del self._known[ticket]
                ticket.release()

    def _submit(self) -> None:
        assert self._order is not None
        order = self._order
        self._ticket = self._worker.submit(order.job, order.base, title=order.title)
        self._known[self._ticket] = order
        self.state_changed.emit()

    def _stop(self) -> None:
        if self._ticket is not None:
            ticket, self._ticket = self._ticket, None
            self._worker.cancel(ticket)

    def _close(self) -> None:
        self._order = self._ticket = self._last = None
        self.state_changed.emit()

    def _on_event(self, event: Event) -> None:
        if event.ticket is not self._ticket:
            return
        if event.ticket.cancelled or isinstance(event.error, Cancelled):
            self._close()
            self.cancelled.emit()
        elif event.error is not None:
            self._ticket = None  # the order stays: it can be continued
            self.state_changed.emit()
            self.failed.emit(_sentence(event.error))
        elif event.patch is not None:
            self._last = event.patch
            self.pictured.emit(event.patch)
            self._noted(event.patch.notes)
        elif event.done:
            self._done(event.ticket)

    def _done(self, ticket: Ticket) -> None:
        order, last = self._known.pop(ticket), self._last
        ticket.release()
        self._close()
        self.ended.emit(order, last)

    def _noted(self, notes: Mapping[str, float | str]) -> None:
        frames = int(notes.get("frames", self.advance.frames))
        done = int(notes.get("done", frames))
        rate, left = float(notes.get("fps", 0.0)), float(notes.get("left", 0.0))
        self.advance = Advance(done, frames, rate or None, left)
        self.advanced.emit(self.advance)


def _sentence(error: Exception) -> str:
    if isinstance(error, UnderpaintError):
        return str(error)
    return f"{type(error).__name__}: {error}"
