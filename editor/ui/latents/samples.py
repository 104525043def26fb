"""Pictures out of nothing to choose from: asked for a few at a time, so that sliders go first."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from PySide6.QtCore import QObject, Signal

from editor.core.errors import UnderpaintError
from editor.core.history import History
from editor.jobs.generate import GenerateJob
from editor.jobs.job import Cancelled, Patch
from editor.jobs.queue import Event, Ticket
from editor.ui.worker import GpuWorker

COUNT = 16
AT_ONCE = 4
"""Pictures a job: what is dragged meanwhile waits for no more than these."""
KEY = "samples"


@dataclass(frozen=True, eq=False)
class Sample:
    """code: float32 (layers, d). drawn: its kind, "" unknown. pixels: uint8 RGB (side, side, 3)."""

    seed: int
    code: np.ndarray = field(repr=False)
    drawn: str
    pixels: np.ndarray = field(repr=False)


@dataclass(frozen=True)
class Wanted:
    """What is sampled: `COUNT` seeds from `first` on; `GenerateJob` says what the rest means."""

    model: str = ""
    first: int = 1
    drawn: str = ""
    truncation: float = 0.7

    def job(self, done: int) -> GenerateJob:
        """The next few, where so many are there already."""
        seeds = range(self.first + done, self.first + min(done + AT_ONCE, COUNT))
        return GenerateJob(self.model, tuple(seeds), self.drawn, self.truncation)


class Samples(QObject):
    """changed: another one has come, or all have gone."""

    changed = Signal()
    failed = Signal(str)

    def __init__(self, history: History, worker: GpuWorker) -> None:
        super().__init__()
        self._history, self._worker = history, worker
        self.wanted = Wanted()
        self.found: tuple[Sample, ...] = ()
        self._ticket: Ticket | None = None
        self._asked: Wanted | None = None
        self._held = self._failed = False
        worker.reported.connect(self._on_event)

    def ask(self, wanted: Wanted) -> None:
        """Draw these instead of what was asked before."""
        self.wanted, self.found, self._failed = wanted, (), False
        if self._ticket is not None and self._ticket.state == "waiting":
            ticket, self._ticket = self._ticket, None
            self._worker.cancel(ticket)
        self.changed.emit()
        self._go_on()

    def hold(self, held: bool) -> None:
        """Ask for no more while something more urgent is drawn."""
        self._held = held
        self._go_on()

    def _go_on(self) -> None:
        complete = len(self.found) >= COUNT or not self.wanted.model
        if complete or self._held or self._failed or self._ticket is not None:
            return
        if self._worker.closed:  # the last answers still come in while the window goes
            return
        self._asked = self.wanted
        job, base = self.wanted.job(len(self.found)), self._history.committed
        title = self.tr("Variations")
        self._ticket = self._worker.submit(job, base, key=KEY, title=title, fleeting=True)

    def _on_event(self, event: Event) -> None:
        if event.ticket is not self._ticket:
            return
        current = self._asked == self.wanted
        if event.final:
            self._ticket = None
            closing = isinstance(event.error, Cancelled)  # nobody else ends what is at work
            self._failed = closing or (current and event.error is not None)
            if current and isinstance(event.error, UnderpaintError):
                self.failed.emit(str(event.error))
            self._go_on()
        elif event.patch is not None and event.patch.final and current:
            self._came(event.patch)

    def _came(self, patch: Patch) -> None:
        if patch.code is None:
            return
        pixels = np.ascontiguousarray(patch.pixels[..., :3])
        pixels.flags.writeable = False
        seed = self.wanted.first + len(self.found)
        drawn = str(patch.notes.get("drawn", self.wanted.drawn))
        self.found = (*self.found, Sample(seed, patch.code, drawn, pixels))
        self.changed.emit()
