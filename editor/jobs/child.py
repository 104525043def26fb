"""One engine process as its owner sees it: a pipe, a temporary folder, an end."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import shutil
import signal
import tempfile
import threading
from collections.abc import Iterator
from multiprocessing import spawn
from multiprocessing.connection import wait
from pathlib import Path
from queue import SimpleQueue
from typing import Any

from editor.core.processes import lives
from editor.jobs import bootstrap
from editor.jobs.wire import Died

FOLDER = "underpaint-engine-"
"""Then the window's process id, so that what a killed window left behind can be told."""


def _sweep() -> None:
    """Remove the engines' folders of windows that are no more."""
    if os.name != "posix":
        return
    for folder in Path(tempfile.gettempdir()).glob(f"{FOLDER}*-*"):
        owner = folder.name.removeprefix(FOLDER).split("-")[0]
        if owner.isdigit() and not lives(int(owner)):
            shutil.rmtree(folder, ignore_errors=True)


@contextlib.contextmanager
def _no_main_module() -> Iterator[None]:
    """Have multiprocessing not import the window's main module (and Qt with it) in the child.

    The target is named by its module; nothing of `__main__` is wanted there.
    """
    prepare = spawn.get_preparation_data

    def prepare_without_main(name: str) -> dict[str, Any]:
        data: dict[str, Any] = prepare(name)
        return {key: value for key, value in data.items() if not key.startswith("init_main_")}

    spawn.get_preparation_data = prepare_without_main
    try:
        yield
    finally:
        spawn.get_preparation_data = prepare


class Child:
    """A spawned process that runs `target`, "module:function".

    Spawn it from a thread that outlives it: the kernel ends the child with its spawner's thread.
    inbox: what the reader of the pipe leaves for whoever works with the child, Died at last.
    """

    def __init__(self, target: str) -> None:
        context = multiprocessing.get_context("spawn")
        self.inbox: SimpleQueue[Any] = SimpleQueue()
        self.served = False
        _sweep()
        self._folder = tempfile.mkdtemp(prefix=f"{FOLDER}{os.getpid()}-")
        self._sending, self._ending = threading.Lock(), threading.Lock()
        self._connection, theirs = context.Pipe()
        self._process = context.Process(
            target=bootstrap.start, args=(target, theirs, self._folder), daemon=True
        )
        self._alive, self._doomed = True, False
        try:
            with _no_main_module():
                self._process.start()
        except BaseException:
            self._connection.close()
            shutil.rmtree(self._folder, ignore_errors=True)
            raise
        finally:
            theirs.close()

    @property
    def pid(self) -> int | None:
        """The process id."""
        return self._process.pid if self._alive else None

    @property
    def alive(self) -> bool:
        """False once it was killed, or its end has been noticed."""
        return self._alive and not self._doomed

    def send(self, message: object) -> None:
        """Put a message into the pipe. Raises OSError where the process is gone."""
        with self._sending:
            self._connection.send(message)

    def receive(self, timeout: float) -> Any:
        """The next message, or None after `timeout` seconds. Raises EOFError at the end."""
        ready = wait([self._connection, self._process.sentinel], timeout)
        if not ready:
            return None
        if self._connection not in ready:
            raise EOFError
        try:
            return self._connection.recv()
        except OSError as error:
            raise EOFError from error

    def kill(self) -> None:
        """End it at once, together with whatever it has started. Any thread may call."""
        with self._ending:
            self._doomed = True
            if not self._alive:
                return
            pid = self._process.pid
            with contextlib.suppress(OSError):
                if pid and hasattr(os, "killpg") and os.getpgid(pid) == pid:
                    os.killpg(pid, signal.SIGKILL)
            with contextlib.suppress(OSError):
                self._process.kill()

    def bury(self) -> None:
        """Collect the ended process, free what it held, tell whoever waits for it."""
        self.kill()
        wait([self._process.sentinel])
        with self._ending:  # from here on its number may be another process's
            self._process.join()
            self._alive = False
        self._process.close()
        with self._sending:
            self._connection.close()
        shutil.rmtree(self._folder, ignore_errors=True)
        self.inbox.put(Died())
