"""The window's side of the engine: any job is forwarded to a spawned process that may die."""

from __future__ import annotations

import atexit
import threading
from collections.abc import Callable, Iterator
from itertools import count
from time import monotonic
from typing import TYPE_CHECKING

from editor.core.errors import EngineDied
from editor.jobs import wire
from editor.jobs.call import POLL_S, Call
from editor.jobs.job import AGAIN, Job, Patch, Tick

if TYPE_CHECKING:
    from editor.jobs.child import Child

HANG_S = 20.0
"""An engine whose interpreter has been silent for this long hangs."""
START_S = 120.0
"""An engine that is not ready after this long will not be: a cold disk may take its time."""
LISTEN_S = 0.3
"""An engine that has not stopped this long after a cancel is ended."""
TRIES = 3

Listener = Callable[[str, str], None]
"""Gets (state, text); state is starting, ready, busy, restarting or gone."""


class RemoteEngine:
    """An Engine for every kind of job, which does them in another process, one at a time.

    target: "module:function" that serves in that process, such as "editor.engines.host:serve".
    The process is started by `warm` or by the first job, watched by a thread of its own, and
    started anew whenever it dies, hangs, or does not listen to a cancel.
    """

    def __init__(
        self,
        target: str,
        *,
        hang_after: float = HANG_S,
        start_within: float = START_S,
        listen_within: float = LISTEN_S,
    ) -> None:
        self._target = target
        self._hang_after, self._start_within = hang_after, start_within
        self._listen_within = listen_within
        self._changed = threading.Condition()  # guards what follows
        self._child: Child | None = None
        self._state, self._text = "idle", ""
        self._listener: Listener = lambda state, text: None
        self._keeper: threading.Thread | None = None
        self._failures = 0
        self._closed = False
        self._numbers = count(1)
        self._pool = wire.Pool(self._forget)

    @property
    def state(self) -> tuple[str, str]:
        """(state, text) as last told; "idle" before the first start."""
        with self._changed:
            return self._state, self._text

    @property
    def pid(self) -> int | None:
        """The engine's process, or None while there is none."""
        child = self._child
        return child.pid if child is not None else None

    def watch(self, listener: Listener) -> None:
        """Have every change of state told to `listener`, from the thread that caused it."""
        self._listener = listener

    def warm(self) -> None:
        """Start the process in the background. Returns at once."""
        with self._changed:
            if self._closed:
                return
            self._failures = 0
            if self._state == "gone":
                self._state = "starting"
            if self._keeper is None:
                self._keeper = threading.Thread(target=self._keep, name="engine", daemon=True)
                self._keeper.start()
                atexit.register(self.close)
            self._changed.notify_all()

    def close(self) -> None:
        """End the process and the thread that watches it. A running job raises EngineDied."""
        with self._changed:
            self._closed = True
            child, keeper = self._child, self._keeper
            self._changed.notify_all()
        if child is not None:
            child.kill()
        if keeper is not None and keeper is not threading.current_thread():
            keeper.join()
        self._pool.close()
        atexit.unregister(self.close)

    def __call__(self, job: Job, tick: Tick) -> Iterator[Patch]:
        """Yield the engine's patches. Raises what the engine raised, or EngineDied."""
        child = self._ready_child(tick)
        call = Call(child, next(self._numbers), self._pool)
        self._tell("busy", self._text)
        try:
            yield from call.answers(job, tick)
        finally:
            if not call.over and not call.stop(self._listen_within):
                child.kill()
            call.give_back()
            child.served = True
            if child.alive and call.over:
                self._tell("ready", self._text)

    def _ready_child(self, tick: Tick) -> Child:
        self.warm()
        while True:
            with self._changed:
                state, child = self._state, self._child
                if child is not None and child.alive and state in ("ready", "busy"):
                    return child
                if self._closed or state == "gone":
                    raise EngineDied(f"The engine could not start ({self._text}).", remedy=AGAIN)
                self._changed.wait(POLL_S)
            tick(0.0)

    def _tell(self, state: str, text: str) -> None:
        with self._changed:
            if self._closed and state != "gone":
                return
            self._state, self._text = state, text
            self._listener(state, text)
            self._changed.notify_all()

    def _forget(self, segment: str) -> None:
        child = self._child
        if child is not None and child.alive:
            try:
                child.send(wire.Forget(segment))
            except OSError:
                return

    # What the keeper's thread does.

    def _keep(self) -> None:
        state = "starting"
        while self._wanted():
            self._tell(state, "")
            useful, text = self._one_life()
            with self._changed:
                self._failures = 0 if useful else self._failures + 1
            state = "restarting"
            if self._closed or self._failures >= TRIES:
                self._tell("gone", "" if self._closed else text)

    def _wanted(self) -> bool:
        with self._changed:
            self._changed.wait_for(lambda: self._closed or self._failures < TRIES)
            return not self._closed

    def _one_life(self) -> tuple[bool, str]:
        """Spawn, watch, bury. Returns whether it was of use, and why it ended."""
        from editor.jobs.child import Child

        try:
            child = Child(self._target)
        except OSError as error:
            return False, str(error)
        with self._changed:
            self._child = child
            if self._closed:
                child.kill()
        text = self._follow(child)
        with self._changed:
            self._child, self._state = None, "restarting"
        child.bury()
        return child.served, text

    def _follow(self, child: Child) -> str:
        """Pass messages on until the process ends or hangs. Returns why it ended."""
        limit, heard, text = self._start_within, monotonic(), "it stopped"
        while True:
            try:
                message = child.receive(0.25)
            except EOFError:
                return text
            if message is None and monotonic() - heard > limit:
                return "it did not answer"
            if message is None:
                continue
            heard = monotonic()
            if isinstance(message, wire.Ready):
                limit = self._hang_after
                self._tell("ready", message.text)
            elif isinstance(message, wire.Broken):
                text = message.text
            elif not isinstance(message, wire.Beat):
                child.inbox.put(message)
