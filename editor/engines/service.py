"""The loop of the engine's process: jobs in, patches out, a heartbeat, an ear for "stop"."""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Callable, Mapping
from multiprocessing.connection import Connection
from multiprocessing.shared_memory import SharedMemory
from queue import SimpleQueue
from time import monotonic
from typing import Any

from editor.core.errors import EngineFailed
from editor.jobs import wire
from editor.jobs.job import Cancelled, Engine, Job, Patch, Tick
from editor.jobs.queue import explained

BEAT_S = 1.0
REPORT_S = 0.02
POISONED = ("CUDA error", "device-side assert", "cuDNN error", "CUBLAS_STATUS")
"""Words of an error after which nothing on the device works any more in this process."""

log = logging.getLogger("underpaint.engine")


class Service:
    """Answers one window over `connection`, with the engines for each kind of job."""

    def __init__(self, connection: Connection, engines: Mapping[str, Engine]) -> None:
        self._connection, self._engines = connection, engines
        self._sending = threading.Lock()
        self._jobs: SimpleQueue[wire.Run] = SimpleQueue()
        self._lent: SimpleQueue[wire.Lent | wire.Stop] = SimpleQueue()
        self._stopped = 0  # number of the last job nobody wants
        self._attached: dict[str, SharedMemory] = {}
        self._attaching = threading.Lock()

    def run(self, text: str) -> None:
        """Say that jobs are welcome (text: device, sandbox) and do them until the window goes."""
        for work in (self._listen, self._beat):
            threading.Thread(target=self._vital, args=(work,), daemon=True).start()
        if hasattr(os, "nice"):  # the window's hand comes first; the two threads above stay prompt
            os.nice(5)
        self._send(wire.Ready(text))
        while True:
            self._answer(self._jobs.get())

    def _vital(self, work: Callable[[], None]) -> None:
        """A thread without which the process would be deaf or dumb: it ends them together."""
        try:
            work()
        except Exception:
            log.exception("the engine lost touch with the window")
        os._exit(1)

    def _listen(self) -> None:
        while True:
            try:
                message = self._connection.recv()
            except (EOFError, OSError):
                os._exit(0)  # the window is gone, and nothing here is worth keeping
            if isinstance(message, wire.Run):
                self._jobs.put(message)
            elif isinstance(message, wire.Forget):
                self._detach(message.segment)
            else:
                if isinstance(message, wire.Stop):
                    self._stopped = message.number
                self._lent.put(message)

    def _beat(self) -> None:
        pause = threading.Event()
        while not pause.wait(BEAT_S):
            self._send(wire.Beat())

    def _send(self, message: object) -> None:
        try:
            with self._sending:
                self._connection.send(message)
        except OSError:
            os._exit(0)

    def _answer(self, run: wire.Run) -> None:
        number = run.number
        try:
            job = self._unpacked(run.parcel)
            for patch in self._engine(job)(job, self._ticker(number)):
                self._deliver(number, patch)
            self._send(wire.Ended(number))
        except Cancelled:
            self._send(wire.Ended(number))
        except Exception as error:  # noqa: BLE001 - the boundary: everything is reported
            self._report(number, error)

    def _engine(self, job: Job) -> Engine:
        if job.kind not in self._engines:
            raise EngineFailed(f"No engine knows how to do “{job.kind}”.")
        return self._engines[job.kind]

    def _ticker(self, number: int) -> Tick:
        last = 0.0

        def tick(progress: float) -> None:
            nonlocal last
            if self._stopped == number:
                raise Cancelled
            now = monotonic()
            if now - last >= REPORT_S:
                last = now
                self._send(wire.Progress(number, float(progress)))

        return tick

    def _report(self, number: int, error: Exception) -> None:
        told = explained(error)
        if told is not error:
            log.exception("a job failed", exc_info=error)
        file = None if told.file is None else str(told.file)
        kind, poisoned = type(told).__name__, any(word in str(error) for word in POISONED)
        self._send(wire.Failed(number, kind, told.what, file, told.remedy, poisoned))

    def _deliver(self, number: int, patch: Patch) -> None:
        nbytes = wire.nbytes_of(patch)
        self._send(wire.Need(number, nbytes))
        name = self._place(number)
        if name is None:
            parcel = wire.Parcel(wire.taken_apart(patch), None)
        else:
            parcel = wire.Parcel(wire.stow(patch, self._buffer(name)), name)
        self._send(wire.Answer(number, parcel))

    def _place(self, number: int) -> str | None:
        while True:
            reply = self._lent.get()
            if self._stopped == number:
                raise Cancelled
            if isinstance(reply, wire.Lent) and reply.number == number:
                return reply.segment

    def _unpacked(self, parcel: wire.Parcel) -> Job:
        buffer = None if parcel.segment is None else self._buffer(parcel.segment)
        job: Job = wire.unstow(parcel.value, buffer)
        return job

    def _buffer(self, name: str) -> Any:
        with self._attaching:
            if name not in self._attached:
                self._attached[name] = wire.attach(name)
            return self._attached[name].buf

    def _detach(self, name: str) -> None:
        with self._attaching:
            segment = self._attached.pop(name, None)
            if segment is not None:
                segment.close()
