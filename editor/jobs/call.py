"""One job at one engine process, as the window's side sees it: messages and lent memory."""

from __future__ import annotations

from collections.abc import Iterator
from queue import Empty
from time import monotonic
from typing import TYPE_CHECKING, Any

from editor.core import errors
from editor.core.errors import EngineDied, EngineFailed, UnderpaintError
from editor.jobs import wire
from editor.jobs.job import AGAIN, Job, Patch, Tick

if TYPE_CHECKING:
    from multiprocessing.shared_memory import SharedMemory

    from editor.jobs.child import Child

POLL_S = 0.02
"""How often a cancel is looked for while the engine is silent."""


class Call:
    """One job at one process: its messages, and the segments lent for it."""

    def __init__(self, child: Child, number: int, pool: wire.Pool) -> None:
        self._child, self._number, self._pool = child, number, pool
        self._lent: dict[str, SharedMemory] = {}
        self.over = False

    def answers(self, job: Job, tick: Tick) -> Iterator[Patch]:
        """Send the job; yield its patches as they come."""
        self._child.served = True
        self._send(wire.Run(self._number, self._packed(job)))
        progress = 0.0
        while True:
            message = self._message(POLL_S)
            if isinstance(message, wire.Progress):
                progress = message.value
            elif isinstance(message, wire.Need):
                segment = self._lend(message.nbytes)
                self._send(wire.Lent(self._number, segment.name if segment else None))
            elif isinstance(message, wire.Answer):
                yield self._unpacked(message.parcel)
            elif isinstance(message, wire.Ended):
                return
            elif isinstance(message, wire.Failed):
                if message.poisoned:
                    self._child.kill()  # the next job gets a fresh one
                raise _error(message)
            tick(progress)

    def stop(self, within: float) -> bool:
        """Ask the process to let go of the job. True where it did in time, or has died."""
        deadline = monotonic() + within
        try:
            self._send(wire.Stop(self._number))
            while not self.over and (left := deadline - monotonic()) > 0:
                self._message(left)
        except EngineDied:
            self.over = True
        return self.over

    def give_back(self) -> None:
        """Return every segment to the pool."""
        for segment in self._lent.values():
            self._pool.give_back(segment)
        self._lent.clear()

    def _message(self, timeout: float) -> Any:
        """The next message about this job, None after `timeout`. Raises EngineDied."""
        try:
            message = self._child.inbox.get(timeout=timeout)
        except Empty:
            return None
        if isinstance(message, wire.Died):
            self.over = True
            raise _died()
        if message.number != self._number:
            return None
        self.over = isinstance(message, wire.Ended | wire.Failed)
        return message

    def _send(self, message: object) -> None:
        try:
            self._child.send(message)
        except OSError:
            self.over = True
            raise _died() from None

    def _lend(self, nbytes: int) -> SharedMemory | None:
        segment = self._pool.lend(nbytes)
        if segment is not None:
            self._lent[segment.name] = segment
        return segment

    def _packed(self, job: Job) -> wire.Parcel:
        nbytes = wire.nbytes_of(job)
        segment = self._lend(nbytes) if nbytes else None
        if segment is None or segment.buf is None:
            return wire.Parcel(wire.taken_apart(job), None)
        return wire.Parcel(wire.stow(job, segment.buf), segment.name)

    def _unpacked(self, parcel: wire.Parcel) -> Patch:
        if parcel.segment is None:
            patch: Patch = wire.unstow(parcel.value, None)
            return patch
        segment = self._lent.pop(parcel.segment)
        patch = wire.unstow(parcel.value, segment.buf)
        self._pool.give_back(segment)
        return patch


def _died() -> EngineDied:
    return EngineDied("The engine stopped in the middle of the job.", remedy=AGAIN)


def _error(message: wire.Failed) -> UnderpaintError:
    cls = getattr(errors, message.kind, EngineFailed)
    error: UnderpaintError = cls(message.what, file=message.file, remedy=message.remedy)
    return error
