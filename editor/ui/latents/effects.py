"""What a slider does to the present picture: drawn at both its ends when somebody wants to know."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QObject, Signal

from editor.core.geometry import Rect
from editor.core.history import History
from editor.jobs.attributes import EditJob, Latents
from editor.jobs.directions import Direction
from editor.jobs.queue import Event, Ticket
from editor.ui.worker import GpuWorker

KEY = "effects"
SIDE = 112
"""Of the pictures, in pixels."""
KNOWN = 48
"""Sliders whose pictures are remembered."""


class Effects(QObject):
    """`came(name, low, high)`: the picture at a slider's lowest and highest value, uint8 RGB
    (SIDE, SIDE, 3). Only the slider asked for last is drawn; one that fails is left out, for
    the slider itself says why when it is moved."""

    came = Signal(str, object, object)

    def __init__(self, history: History, worker: GpuWorker) -> None:
        super().__init__()
        self._history, self._worker = history, worker
        self._wanted: tuple[Latents, Direction] | None = None
        self._directions: Sequence[Direction] = ()
        self._drawn: list[np.ndarray] = []
        self._ticket: Ticket | None = None
        self._known: deque[tuple[np.ndarray, str, list[np.ndarray]]] = deque(maxlen=KNOWN)
        worker.reported.connect(self._on_event)

    def ask(self, latents: Latents, directions: Sequence[Direction], direction: Direction) -> None:
        """Draw what a slider does where the others stand as they do."""
        for code, name, pictures in self._known:
            if code is latents.code and name == direction.name:
                self.came.emit(name, *pictures)
                return
        self._wanted, self._drawn, self._directions = (latents, direction), [], directions
        self._draw()

    def _draw(self) -> None:
        assert self._wanted is not None
        latents, direction = self._wanted
        value = (direction.low, direction.high)[len(self._drawn)]
        there = latents.with_values(self._directions, {**latents.values, direction.name: value})
        job = EditJob(
            latents.model, there.code, latents.base, Rect(0, 0, SIDE, SIDE),
            noise=latents.noise, tune=latents.tune, target=latents.target,
        )  # fmt: skip
        self._ticket = self._worker.submit(job, self._history.committed, KEY, fleeting=True)

    def _on_event(self, event: Event) -> None:
        if event.ticket is not self._ticket or self._wanted is None:
            return
        if event.patch is not None and event.patch.final:
            self._drawn.append(np.ascontiguousarray(event.patch.pixels[..., :3]))
        elif event.final:
            self._ticket = None
            if event.error is not None:
                self._wanted = None
            elif len(self._drawn) < 2:
                self._draw()
            else:
                self._arrived()

    def _arrived(self) -> None:
        assert self._wanted is not None
        (latents, direction), self._wanted = self._wanted, None
        self._known.append((latents.code, direction.name, self._drawn))
        self.came.emit(direction.name, *self._drawn)
