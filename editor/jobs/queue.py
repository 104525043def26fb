"""One engine, one line of jobs. Knows nothing of Qt: one thread works, any thread may ask."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Hashable
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import count
from typing import Literal

from editor.core.document import Document
from editor.core.errors import EngineFailed, OutOfMemory, UnderpaintError
from editor.jobs.job import AGAIN, Cancelled, Engine, Job, Patch
from editor.jobs.pace import Pace

State = Literal["waiting", "running", "done", "failed", "cancelled"]

KEPT = 20
"""How many ended tickets stay on the list; each holds its document until it is released."""

REPORT_EVERY = 0.03
REFRESH_EVERY = 0.5
_numbers = count(1)


@dataclass(eq=False)
class Ticket:
    """A claim on one answer; read by everybody, its state changed by its queue alone.

    asked: the job and the document it was made from, None once released. submitted, started,
    ended: seconds on time.monotonic's clock, None before. progress in 0..1. fleeting: a look
    that the next one replaces; lists leave it out, and nobody asks for it again.
    """

    asked: tuple[Job, Document] | None = field(repr=False)
    key: Hashable = None
    title: str = ""
    number: int = field(default_factory=lambda: next(_numbers))
    state: State = "waiting"
    submitted: float = field(default_factory=time.monotonic)
    started: float | None = None
    ended: float | None = None
    progress: float = 0.0
    fleeting: bool = False

    @property
    def job(self) -> Job:
        """What is asked for; raises RuntimeError once released."""
        return self._kept()[0]

    @property
    def base(self) -> Document:
        """The document the job was made from; raises RuntimeError once released."""
        return self._kept()[1]

    def _kept(self) -> tuple[Job, Document]:
        if self.asked is None:
            raise RuntimeError(f"job {self.number} was released")
        return self.asked

    def release(self) -> None:
        """Let go of job and document: nobody will land the answer, or retry.

        Raises RuntimeError while it waits or runs.
        """
        if self.unfinished:
            raise RuntimeError(f"job {self.number} has not ended")
        self.asked = None

    @property
    def cancelled(self) -> bool:
        """True once nobody wants the answer any more."""
        return self.state == "cancelled"

    @property
    def unfinished(self) -> bool:
        """True while it waits or runs."""
        return self.state in ("waiting", "running")


@dataclass(frozen=True, eq=False)
class Event:
    """What happened to a ticket. The last event of each has `done`, or `error`; never both.

    error: an UnderpaintError where the job failed, `Cancelled` where nobody wanted it any more.
    seconds_left: robust estimate beside a progress, None while too little is known.
    """

    ticket: Ticket
    progress: float | None = None
    patch: Patch | None = None
    error: Exception | None = None
    done: bool = False
    seconds_left: float | None = None

    @property
    def final(self) -> bool:
        """True where no further event of this ticket will come."""
        return self.done or self.error is not None


class Queue:
    """Jobs in order, one at a time; every ticket ends in exactly one of done, failed, cancelled.

    report: called with every Event, in order, from whichever thread caused it, while the queue
    is locked: it must not wait for another thread. After a ticket's final event none follows.
    """

    def __init__(self, engine: Engine, report: Callable[[Event], None]) -> None:
        self._engine, self._report = engine, report
        self._lock = threading.Condition()  # re-entrant: a report may submit the next job
        self._waiting: list[Ticket] = []
        self._running: Ticket | None = None
        self._ended: list[Ticket] = []
        self._paused = self._closed = False

    @property
    def closed(self) -> bool:
        """True once nothing can be asked for any more."""
        return self._closed

    @property
    def paused(self) -> bool:
        """True while no new job is begun."""
        return self._paused

    def tickets(self) -> tuple[Ticket, ...]:
        """The last ended ones (oldest first), the running one, the waiting ones in order."""
        with self._lock:
            running = () if self._running is None else (self._running,)
            return (*self._ended, *running, *self._waiting)

    def submit(
        self,
        job: Job,
        base: Document,
        key: Hashable = None,
        title: str = "",
        fleeting: bool = False,
    ) -> Ticket:
        """Put a job at the end; unfinished ones of the same key (None aside) are cancelled.

        fleeting: forgotten as soon as it has ended. Raises RuntimeError where the queue is closed.
        """
        with self._lock:
            if self._closed:
                raise RuntimeError("the queue is closed")
            if key is not None:
                self.cancel_all(key)
            ticket = Ticket((job, base), key, title or job.kind.capitalize(), fleeting=fleeting)
            self._waiting.append(ticket)
            self._lock.notify_all()
        return ticket

    def cancel(self, ticket: Ticket) -> bool:
        """End a ticket now; its final event is out before this returns. False if it had ended."""
        return self._end(ticket, "cancelled", Event(ticket, error=Cancelled()))

    def cancel_all(self, key: Hashable = None) -> None:
        """Cancel whatever is unfinished (of that key, where one is given)."""
        with self._lock:
            for ticket in reversed(self.tickets()):  # the running one last: none slips in between
                if ticket.unfinished and (key is None or ticket.key == key):
                    self.cancel(ticket)

    def retry(self, ticket: Ticket) -> Ticket:
        """Ask for the same again, from the same document. Returns the new ticket.

        Raises RuntimeError where the ticket was released.
        """
        return self.submit(ticket.job, ticket.base, ticket.key, ticket.title)

    def reorder(self, ticket: Ticket, to: int) -> None:
        """Move a waiting ticket to place `to` of the waiting ones (0 = next)."""
        with self._lock:
            if ticket in self._waiting:
                self._waiting.remove(ticket)
                self._waiting.insert(max(0, to), ticket)

    def pause(self) -> None:
        """Begin no further job; the running one goes on."""
        with self._lock:
            self._paused = True

    def resume(self) -> None:
        """Begin jobs again."""
        with self._lock:
            self._paused = False
            self._lock.notify_all()

    def close(self) -> None:
        """Cancel everything and let `work` return."""
        with self._lock:
            self._closed = True
            self.cancel_all()
            self._lock.notify_all()

    def work(self) -> None:
        """Do jobs until the queue is closed. To be run by one thread."""
        while (ticket := self._next()) is not None:
            self._answer(ticket)

    def _next(self) -> Ticket | None:
        with self._lock:
            self._lock.wait_for(lambda: self._closed or (self._waiting and not self._paused))
            if self._closed:
                return None
            ticket = self._running = self._waiting.pop(0)
            ticket.state, ticket.started = "running", time.monotonic()
            self._report(Event(ticket, progress=0.0))
            return ticket

    def _answer(self, ticket: Ticket) -> None:
        asked = ticket.asked  # read before the state: what has ended may be released at any time
        if asked is None or not ticket.unfinished:
            return
        tick = _Ticker(ticket, self._tell)
        try:
            with ExitStack() as stack:
                patches = iter(self._engine(asked[0], tick))
                stack.callback(getattr(patches, "close", lambda: None))
                for patch in patches:
                    self._tell(Event(ticket, patch=patch))
            self._end(ticket, "done", Event(ticket, done=True))
        except Cancelled as error:
            self._end(ticket, "cancelled", Event(ticket, error=error))
        except Exception as error:  # noqa: BLE001 - the boundary: everything is reported
            self._end(ticket, "failed", Event(ticket, error=explained(error)))
        finally:  # whatever else may pass (SystemExit ...), no ticket is left open
            stopped = EngineFailed("The engine was stopped.", remedy=AGAIN)
            self._end(ticket, "failed", Event(ticket, error=stopped))

    def _tell(self, event: Event) -> None:
        """Report, unless the ticket has ended. Raises Cancelled where nobody wants it any more."""
        with self._lock:
            if not event.ticket.unfinished:
                raise Cancelled
            if event.progress is not None:
                event.ticket.progress = event.progress
            self._report(event)

    def _end(self, ticket: Ticket, state: State, event: Event) -> bool:
        with self._lock:
            if not ticket.unfinished:
                return False
            ticket.state, ticket.ended = state, time.monotonic()
            if ticket is self._running:
                self._running = None
            elif ticket in self._waiting:
                self._waiting.remove(ticket)
            if not ticket.fleeting:
                self._ended = [*self._ended, ticket][-KEPT:]
            self._report(event)
            return True


class _Ticker:
    """The `tick` an engine gets: notices a cancel at each call, reports at a bearable rate."""

    def __init__(self, ticket: Ticket, tell: Callable[[Event], None]) -> None:
        self._ticket, self._tell = ticket, tell
        self._pace = Pace()
        self._told = (0.0, -1.0)  # when, what

    def __call__(self, progress: float) -> None:
        if not self._ticket.unfinished:
            raise Cancelled
        now, progress = time.monotonic(), min(1.0, max(0.0, progress))
        self._pace.note(now, progress)
        when, what = self._told
        if now - when < (REPORT_EVERY if progress != what else REFRESH_EVERY):
            return
        self._told = (now, progress)
        left = self._pace.seconds_left(now, progress)
        self._tell(Event(self._ticket, progress=progress, seconds_left=left))


def explained(error: Exception) -> UnderpaintError:
    """The error itself where it speaks to artists, else one that does and carries its words."""
    if isinstance(error, UnderpaintError):
        return error
    if isinstance(error, MemoryError):
        return OutOfMemory(
            "There is not enough memory for this job.",
            remedy="Close other programs or work on a smaller part.",
        )
    words = f"{type(error).__name__}: {error}".rstrip(": ")
    return EngineFailed(f"The engine failed ({words}).", remedy=AGAIN)
