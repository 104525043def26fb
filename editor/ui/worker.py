"""The only bridge between the queue and Qt: a thread that hands jobs to the engine."""

from __future__ import annotations

from collections.abc import Hashable

from PySide6.QtCore import QCoreApplication, QObject, Qt, QThread, Signal

from editor.clips.engine import ClipEngine
from editor.core.document import Document
from editor.jobs.job import Engine, Job
from editor.jobs.queue import Event, Queue, Ticket
from editor.jobs.remote import RemoteEngine


class GpuWorker(QThread):
    """Works through jobs, one after the other; what happens arrives in the GUI's thread.

    reported: every Event, in order, never from inside a call of this object's methods, so a
    slot may call any of them. engine_changed: (state, text) of a RemoteEngine, also of one that a
    ClipEngine asks; state is starting, ready, busy, restarting or gone; text names the device, or
    says what went wrong.
    """

    reported = Signal(object)
    engine_changed = Signal(str, str)
    _event_crossed = Signal(object)
    _state_crossed = Signal(str, str)

    def __init__(self, engine: Engine, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._queue = Queue(engine, self._event_crossed.emit)
        queued = Qt.ConnectionType.QueuedConnection
        self._event_crossed.connect(self._deliver, queued)
        self._state_crossed.connect(self._deliver_state, queued)
        remote = engine.inner if isinstance(engine, ClipEngine) else engine
        self._remote = remote if isinstance(remote, RemoteEngine) else None
        if self._remote is not None:
            self._remote.watch(self._state_crossed.emit)
        application = QCoreApplication.instance()
        if application is not None:  # a QThread that still runs at exit aborts the program
            application.aboutToQuit.connect(self.close)

    def warm(self) -> None:
        """Start the engine in the background. Returns at once."""
        if self._remote is not None:
            self._remote.warm()

    @property
    def engine_state(self) -> tuple[str, str]:
        """(state, text) of the engine; ("ready", "") where it lives in this process."""
        return ("ready", "") if self._remote is None else self._remote.state

    def submit(
        self,
        job: Job,
        base: Document,
        key: Hashable = None,
        title: str = "",
        fleeting: bool = False,
    ) -> Ticket:
        """Put a job at the end; an unanswered one of the same key is cancelled.

        fleeting: a look that no list shows, and that is forgotten once it has ended.
        """
        return self._queue.submit(job, base, key, title, fleeting)

    def cancel(self, ticket: Ticket) -> bool:
        """End a ticket now. False where it had ended already."""
        return self._queue.cancel(ticket)

    def cancel_all(self) -> None:
        """End every ticket that waits or runs."""
        self._queue.cancel_all()

    def retry(self, ticket: Ticket) -> Ticket:
        """Ask for the same again. Returns the new ticket."""
        return self._queue.retry(ticket)

    def pause(self) -> None:
        """Begin no further job; the running one goes on."""
        self._queue.pause()

    def resume(self) -> None:
        """Begin jobs again."""
        self._queue.resume()

    @property
    def closed(self) -> bool:
        """True once the window goes, and nothing can be asked for any more."""
        return self._queue.closed

    @property
    def paused(self) -> bool:
        """True while no new job is begun."""
        return self._queue.paused

    def reorder(self, ticket: Ticket, to: int) -> None:
        """Move a waiting ticket to place `to` (0 = next)."""
        self._queue.reorder(ticket, to)

    def tickets(self) -> tuple[Ticket, ...]:
        """The last ended ones, the running one, the waiting ones in order."""
        return self._queue.tickets()

    def close(self) -> None:
        """Cancel everything, end the engine's process, join the thread. May be called twice."""
        self._queue.close()
        if self._remote is not None:
            self._remote.close()
        self.wait()

    def run(self) -> None:
        """The thread's work; Qt calls it after `start()`."""
        self._queue.work()

    def _deliver(self, event: Event) -> None:
        self.reported.emit(event)

    def _deliver_state(self, state: str, text: str) -> None:
        self.engine_changed.emit(state, text)
