"""Work that must not hold up the window: runs in a thread pool, ends in the GUI thread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from itertools import count
from threading import Lock
from typing import Any

from PySide6.QtCore import QObject, Qt, QThreadPool, Signal

from editor.core.errors import UnderpaintError

IMPORTING = Lock()
"""Held by a thread that imports: two at once can meet a module that is only half there."""

_LEFT: set[Background] = set()
"""What was left while it was busy, until it is not."""

LONGEST = 160
"""Letters of an unforeseen error that are shown; some quote whole files."""


@dataclass(eq=False)
class _Task:
    work: Callable[[], Any]
    done: Callable[[Any], None]
    failed: Callable[[UnderpaintError], None]
    result: Any = None
    error: UnderpaintError | None = None


class _Bell(QObject):
    """Tells the GUI thread the number of a task that has ended. One for all, never let go of."""

    ended = Signal(int)


_BELL = _Bell()
_NUMBERS = count()


def _perform(tasks: dict[int, _Task], number: int) -> None:
    """Do a task in a thread of the pool, and keep nothing of it.

    The thread must not be the last to know what the task holds: an object of Qt that goes in a
    thread waits for Python while it locks its signals, and the GUI thread may hold Python and wait
    for such a lock. So all of the thread's references are gone before the GUI thread hears of it.
    """
    _do(tasks[number])
    _BELL.ended.emit(number)


def _do(task: _Task) -> None:
    try:
        task.result = task.work()
    except UnderpaintError as error:
        task.error = error
    except Exception as error:  # noqa: BLE001 - the boundary: everything is reported
        task.error = _explained(error)


class Background(QObject):
    """`run` begins work; its result or its error arrives in the thread this object lives in.

    With one thread, results arrive in the order in which they were asked for.
    """

    def __init__(self, threads: int = 2) -> None:
        super().__init__()
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(threads)
        self._tasks: dict[int, _Task] = {}
        self._closed = False
        _BELL.ended.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """True while something runs or its end is not yet delivered."""
        return bool(self._tasks)

    def run(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[UnderpaintError], None],
    ) -> None:
        """Call `work` in a thread, then `done(result)` or `failed(error)` here."""
        number = next(_NUMBERS)
        self._tasks[number] = _Task(work, done, failed)
        self._pool.start(partial(_perform, self._tasks, number))

    def close(self) -> None:
        """Wait for what runs; nothing is delivered any more."""
        self._closed = True
        self._pool.waitForDone()

    def leave(self) -> None:
        """Deliver nothing any more, and do not wait: what runs ends by itself."""
        self._closed = True
        if self.busy:
            _LEFT.add(self)  # a pool that is let go of would wait for its threads

    def _deliver(self, number: int) -> None:
        task = self._tasks.pop(number, None)
        if task is None:  # another's
            return
        if self._closed:
            if not self.busy:
                _LEFT.discard(self)
        elif task.error is not None:
            task.failed(task.error)
        else:
            task.done(task.result)


def _explained(error: Exception) -> UnderpaintError:
    if isinstance(error, MemoryError):
        return UnderpaintError("There is not enough memory.", remedy="Close other programs first.")
    words = f"{type(error).__name__}: {error}".splitlines()[0][:LONGEST]
    return UnderpaintError(
        f"Something unforeseen happened ({words}).",
        remedy="Your document is as it was.",
    )
