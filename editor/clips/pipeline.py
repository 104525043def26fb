"""Frames through three hands at once: one thread decodes, the caller works, one encodes.

Between them stand short queues, so memory does not grow with the clip and the slowest of the three
sets the pace.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from queue import Empty, Full, Queue
from typing import Any, Protocol

import numpy as np

from editor.jobs.job import Tick
from editor.media.video.ledger import Ledger
from editor.media.video.plan import Plan
from editor.media.video.reader import Frame

AHEAD = 2
"""Batches that wait before the work, and as many frames per batch after it."""
_LOOK_S = 0.05
"""How often a thread that waits looks whether it still should."""

Work = Callable[[Sequence[Frame], Tick], Iterable[np.ndarray]]
"""Gives one uint8 (h, w, 3 or 4) for each of the frames, in order, as they get ready."""


class Stabiliser(Protocol):
    """Holds a clip steady from frame to frame; what it remembers can be kept and given back."""

    def __call__(self, original: np.ndarray, styled: np.ndarray) -> np.ndarray: ...

    def state(self) -> Mapping[str, np.ndarray]: ...

    def restore(self, state: Mapping[str, np.ndarray]) -> None: ...


@dataclass(frozen=True, eq=False)
class Finished:
    """A frame on its way into the file. number: of the plan's frames, from 0.

    original, pixels: uint8 (h, w, 3 or 4), before and after.
    """

    number: int
    original: np.ndarray
    pixels: np.ndarray


def run_clip(
    frames: Iterator[Frame],
    work: Work,
    ledger: Ledger,
    tick: Tick,
    *,
    batch: int = 1,
    stabiliser: Stabiliser | None = None,
) -> Iterator[Finished]:
    """Put frames through `work` into the ledger; yields the latest finished one now and then.

    frames: those from `ledger.done` on, read in a thread of their own. A batch holds `batch` frames
    at most and never reaches into the next segment, so a resumed run makes the same batches. What
    any thread raises comes out here as it is, after all threads have ended; so do `tick`'s own
    errors. Whoever leaves early closes the iterator.
    """
    if stabiliser is not None and ledger.state is not None:
        stabiliser.restore(ledger.state)
    line = _Line(ledger, stabiliser, batch)
    try:
        line.start(frames)
        yield from line.worked(work, tick)
    finally:
        line.stop()


class _Stopped(Exception):
    """This thread's work is no longer wanted."""


class _Queue:
    """A bounded queue that lets go of those who wait as soon as `stopped` is set."""

    def __init__(self, size: int, stopped: threading.Event) -> None:
        self._items: Queue[Any] = Queue(size)
        self._stopped = stopped

    def put(self, item: object, waiting: Callable[[], None] | None = None) -> None:
        while True:
            self._look(waiting)
            try:
                return self._items.put(item, timeout=_LOOK_S)
            except Full:
                continue

    def get(self, waiting: Callable[[], None] | None = None) -> Any:
        while True:
            self._look(waiting)
            try:
                return self._items.get(timeout=_LOOK_S)
            except Empty:
                continue

    def _look(self, waiting: Callable[[], None] | None) -> None:
        if self._stopped.is_set():
            raise _Stopped
        if waiting is not None:
            waiting()


class _Line:
    """The two threads beside the caller's, their queues, and the first error of either."""

    def __init__(self, ledger: Ledger, stabiliser: Stabiliser | None, batch: int) -> None:
        self._ledger, self._stabiliser, self._batch = ledger, stabiliser, batch
        self._stopped = threading.Event()
        self._decoded = _Queue(AHEAD, self._stopped)
        self._worked = _Queue(AHEAD * batch, self._stopped)
        self._threads: list[threading.Thread] = []
        self._error: BaseException | None = None
        self._latest: Finished | None = None

    def start(self, frames: Iterator[Frame]) -> None:
        for target, arguments in ((self._decode, (frames,)), (self._encode, ())):
            thread = threading.Thread(target=self._guarded, args=(target, *arguments), daemon=True)
            thread.start()
            self._threads.append(thread)

    def stop(self) -> None:
        self._stopped.set()
        for thread in self._threads:
            thread.join()

    def worked(self, work: Work, tick: Tick) -> Iterator[Finished]:
        total = self._ledger.plan.frames
        number = self._ledger.done
        while (group := self._waited(self._decoded.get, number / total, tick)) is not None:
            done = number

            def progress(value: float, done: int = done, size: int = len(group)) -> None:
                tick((done + value * size) / total)

            for frame, pixels in zip(group, work(group, progress), strict=True):
                self._put((number, frame, pixels), number / total, tick)
                number += 1
                yield from self._news()
        self._put(None, 1.0, tick)
        while self._threads[-1].is_alive():
            tick(1.0)
            self._threads[-1].join(_LOOK_S)
        self._raise_error()
        yield from self._news()

    def _put(self, item: object, progress: float, tick: Tick) -> None:
        self._waited(lambda waiting: self._worked.put(item, waiting), progress, tick)

    def _waited(self, call: Callable[..., Any], progress: float, tick: Tick) -> Any:
        """Wait at a queue and go on ticking; an error of the other end comes out here."""
        try:
            return call(lambda: tick(progress))
        except _Stopped:
            self._raise_error()
            raise

    def _raise_error(self) -> None:
        if self._error is not None:
            raise self._error

    def _news(self) -> Iterator[Finished]:
        latest, self._latest = self._latest, None
        if latest is not None:
            yield latest

    def _guarded(self, target: Callable[..., None], *arguments: object) -> None:
        try:
            target(*arguments)
        except _Stopped:
            return
        except BaseException as error:  # noqa: BLE001 - raised again in the caller's thread
            self._error = self._error or error
            self._stopped.set()

    def _decode(self, frames: Iterator[Frame]) -> None:
        for group in batches(frames, self._ledger.plan, self._ledger.done, self._batch):
            self._decoded.put(group)
        self._decoded.put(None)

    def _encode(self) -> None:
        while (item := self._worked.get()) is not None:
            number, frame, pixels = item
            if self._stabiliser is None:
                self._ledger.write(pixels)
            else:
                pixels = self._stabiliser(frame.pixels, pixels)
                self._ledger.write(pixels, self._stabiliser.state)
            self._latest = Finished(number, frame.pixels, pixels)


def batches(
    frames: Iterator[Frame], plan: Plan, first: int, size: int
) -> Iterator[tuple[Frame, ...]]:
    """Frames from number `first` on in groups of at most `size` that end where segments end."""
    group: list[Frame] = []
    for number, frame in enumerate(frames, first):
        group.append(frame)
        if len(group) == size or number + 1 == plan.segment_end(number):
            yield tuple(group)
            group = []
    if group:
        yield tuple(group)
