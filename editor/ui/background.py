"""Work that must not hold up the window: runs in a thread pool, ends in the GUI thread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
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


@dataclass(frozen=True, eq=False)
class _Ended:
    result: Any
    error: UnderpaintError | None
    done: Callable[[Any], None]
    failed: Callable[[UnderpaintError], None]


class Background(QObject):
    """`run` begins work; its result or its error arrives in the thread this object lives in.

    With one thread, results arrive in the order in which they were asked for.
    """

    _ended = Signal(object)

    def __init__(self, threads: int = 2) -> None:
        super().__init__()
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(threads)
        self._open = 0
        self._closed = False
        self._ended.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """True while something runs or its end is not yet delivered."""
        return self._open > 0

    def run(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[UnderpaintError], None],
    ) -> None:
        """Call `work` in a thread, then `done(result)` or `failed(error)` here."""
        self._open += 1

        def in_thread() -> None:
            try:
                ended = _Ended(work(), None, done, failed)
            except UnderpaintError as error:
                ended = _Ended(None, error, done, failed)
            except Exception as error:  # noqa: BLE001 - the boundary: everything is reported
                ended = _Ended(None, _explained(error), done, failed)
            self._ended.emit(ended)

        self._pool.start(in_thread)

    def close(self) -> None:
        """Wait for what runs; nothing is delivered any more."""
        self._closed = True
        self._pool.waitForDone()

    def leave(self) -> None:
        """Deliver nothing any more, and do not wait: what runs ends by itself."""
        self._closed = True
        if self.busy:
            _LEFT.add(self)  # a pool that is let go of would wait for its threads

    def _deliver(self, ended: _Ended) -> None:
        self._open -= 1
        if self._closed:
            if not self.busy:
                _LEFT.discard(self)
            return
        if ended.error is not None:
            ended.failed(ended.error)
        else:
            ended.done(ended.result)


def _explained(error: Exception) -> UnderpaintError:
    if isinstance(error, MemoryError):
        return UnderpaintError("There is not enough memory.", remedy="Close other programs first.")
    words = f"{type(error).__name__}: {error}".splitlines()[0][:LONGEST]
    return UnderpaintError(
        f"Something unforeseen happened ({words}).",
        remedy="Your document is as it was.",
    )
