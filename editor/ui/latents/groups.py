"""A slider of the artist's own, learnt from pictures that have something and others that do not."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from PySide6.QtCore import QObject, Signal

from editor.core.errors import UnderpaintError
from editor.core.geometry import Rect
from editor.core.history import History
from editor.jobs.attributes import InvertJob, as_seen
from editor.jobs.queue import Event, Ticket
from editor.ui.background import IMPORTING, Background
from editor.ui.latents.models import side_of
from editor.ui.worker import GpuWorker
from editor.weights.card import Card

KEY = "groups"


@dataclass(eq=False)
class _Lesson:
    """What is being learnt. codes: of the pictures so far, in order of `paths`."""

    card: Card
    title: str
    having: int
    paths: tuple[Path, ...]
    codes: list[np.ndarray] = field(default_factory=list)

    @property
    def share(self) -> float:
        """Of the pictures that are done, 0..1."""
        return len(self.codes) / len(self.paths)


class Groups(QObject):
    """`learn` inverts one picture after the other and keeps the slider. found: it is kept."""

    found = Signal()
    changed = Signal()
    progressed = Signal(float)
    failed = Signal(str)

    def __init__(self, history: History, worker: GpuWorker, background: Background) -> None:
        super().__init__()
        self._history, self._worker, self._background = history, worker, background
        self._lesson: _Lesson | None = None
        self._ticket: Ticket | None = None
        worker.reported.connect(self._on_event)

    @property
    def working(self) -> bool:
        """True while a slider is being learnt."""
        return self._lesson is not None

    def learn(
        self, card: Card, title: str, having: Sequence[Path], lacking: Sequence[Path]
    ) -> None:
        """Make a slider of that title that leads from pictures that lack it to those that have."""
        self.cancel()
        if having and lacking:
            self._lesson = _Lesson(card, title, len(having), (*having, *lacking))
            self._next(self._lesson)
            self.changed.emit()

    def cancel(self) -> None:
        """Learn it no more."""
        self._lesson, ticket, self._ticket = None, self._ticket, None
        if ticket is not None:
            self._worker.cancel(ticket)
        self.changed.emit()

    def _next(self, lesson: _Lesson) -> None:
        path = lesson.paths[len(lesson.codes)]
        self._run(lesson, partial(_square, path, side_of(lesson.card)), partial(self._ask, lesson))

    def _run(self, lesson: _Lesson, work: Callable[[], Any], then: Callable[[Any], None]) -> None:
        def came(result: Any) -> None:
            if self._lesson is lesson:  # else it was cancelled
                then(result)

        def broke(error: UnderpaintError) -> None:
            if self._lesson is lesson:
                self._end(error)

        self._background.run(work, came, broke)

    def _ask(self, lesson: _Lesson, image: np.ndarray) -> None:
        place = Rect(0, 0, image.shape[1], image.shape[0])
        job = InvertJob(lesson.card.name, image, place, steps=0)
        base = self._history.committed
        self._ticket = self._worker.submit(
            job, base, key=KEY, title=self.tr("Look at pictures"), fleeting=True
        )

    def _on_event(self, event: Event) -> None:
        lesson = self._lesson
        if event.ticket is not self._ticket or lesson is None:
            return
        if event.error is not None:
            self._end(event.error)
        elif event.patch is not None and event.patch.final and event.patch.code is not None:
            lesson.codes.append(event.patch.code)
            self.progressed.emit(lesson.share)
        elif event.done:
            self._ticket = None
            self._go_on(lesson)

    def _go_on(self, lesson: _Lesson) -> None:
        if len(lesson.codes) < len(lesson.paths):
            self._next(lesson)
        else:
            self._run(lesson, partial(_keep, lesson), lambda _: self._end(None))

    def _end(self, error: BaseException | None) -> None:
        self._lesson = self._ticket = None
        self.changed.emit()
        if error is None:
            self.found.emit()
        elif isinstance(error, UnderpaintError):
            self.failed.emit(str(error))


def _square(path: Path, side: int) -> np.ndarray:
    """The middle of a picture as a generator sees it: uint8 RGB (side, side, 3).

    For a background thread. Raises BadFile or TooLarge.
    """
    with IMPORTING:  # decoders load beside the window
        from editor.media.encode import to_8_bits
        from editor.media.still import open_still

    pixels = to_8_bits(open_still(path).pixels)
    height, width = pixels.shape[:2]
    edge = min(height, width)
    top, left = (height - edge) // 2, (width - edge) // 2
    return as_seen(pixels[top : top + edge, left : left + edge, :3], side)


def _keep(lesson: _Lesson) -> None:
    """Put the slider to the artist's own. Raises BadInput, CannotWrite."""
    with IMPORTING:  # the reader of files loads beside the window
        from editor.weights.directions import directions_of, free_name, keep
        from editor.weights.fitting import between_groups

    codes = np.stack(lesson.codes)
    name = free_name(lesson.title, directions_of(lesson.card))
    having, lacking = codes[: lesson.having], codes[lesson.having :]
    keep(lesson.card, [between_groups(name, lacking, having, lesson.title)])
