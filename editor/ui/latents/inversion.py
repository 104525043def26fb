"""The artist's own picture as latents: a square is placed, what it holds is inverted."""

from __future__ import annotations

from dataclasses import dataclass, replace
from weakref import WeakKeyDictionary

import numpy as np
from PySide6.QtCore import QCoreApplication, QObject, Signal

from editor.core.document import Document
from editor.core.errors import UnderpaintError
from editor.core.geometry import EMPTY, Rect
from editor.core.history import History
from editor.core.layer import PixelLayer
from editor.core.past import Past
from editor.core.raster import raster_from
from editor.jobs.attributes import AS_SUITS, InvertJob, Latents, as_seen
from editor.jobs.job import Patch
from editor.jobs.queue import Event, Ticket
from editor.ui.background import Background
from editor.ui.latents.ground import Still, crop
from editor.ui.latents.square import first_square, inside
from editor.ui.worker import GpuWorker

KEY = "invert"
KEPT = 128
"""Pixels a side that show what a picture was, where nothing is made of them."""
CLOSE, FAIR, OUTSIDE = 0.03, 0.07, 0.5
"""Mean error up to which a picture is redrawn closely, and fairly; `outside` from which on the
model does not know such pictures."""
translate = QCoreApplication.translate


@dataclass(frozen=True, eq=False)
class Wish:
    """Which generator, how many pixels its pictures have, and how long to look."""

    model: str
    side: int
    steps: int = AS_SUITS
    tune: int = 0

    @property
    def kept(self) -> int:
        """Pixels a side of the picture that the recipe keeps: all only where it is tuned to."""
        return self.side if self.tune else min(self.side, KEPT)


@dataclass(frozen=True, eq=False)
class Found:
    """latents: of the picture. report: how near they come to it, in words. past: of the document
    it was found for. strange: the model does not know such pictures."""

    latents: Latents
    report: str
    past: Past
    strange: bool = False


class Inversion(QObject):
    """`begin` lets the square be placed, `invert` looks for the code of what it holds.

    changed: `placing`, `working`. found(Found): the picture is ready to be edited. A search
    belongs to the document it was begun in, and goes on where that one lies aside.
    """

    changed = Signal()
    found = Signal(object)
    progressed = Signal(float)
    failed = Signal(str)

    def __init__(
        self, history: History, worker: GpuWorker, background: Background, still: Still
    ) -> None:
        super().__init__()
        self._history, self._worker = history, worker
        self._background, self._still = background, still
        self._past: Past | None = None  # of the document that the square or the search is in
        self._placing: Rect | None = None
        self._wish: Wish | None = None
        self._target: np.ndarray | None = None
        self._ticket: Ticket | None = None
        self._answer: Patch | None = None
        self._known: WeakKeyDictionary[Ticket, tuple[Wish, Rect]] = WeakKeyDictionary()
        self._look = PixelLayer("")
        self._shown: Document | None = None
        worker.reported.connect(self._on_event)

    @property
    def placing(self) -> Rect | None:
        """Where the square stands in the document in front; None where none does."""
        return self._placing if self._past is self._history.past else None

    @property
    def working(self) -> bool:
        """True while a picture of the document in front is being inverted."""
        return self._wish is not None and self._past is self._history.past

    @property
    def working_aside(self) -> bool:
        """True while a picture of another document is being inverted."""
        return self._wish is not None and self._past is not self._history.past

    # ---- the square

    def begin(self) -> None:
        """Let the square be placed. The document must have pixels."""
        self.cancel()
        self._past = self._history.past
        self.place(first_square(self._history.committed))

    def place(self, square: Rect) -> None:
        """The square stands there, shifted into the picture where it must be."""
        self._placing = inside(square, self._history.committed.bounds)
        self.changed.emit()

    # ---- the code

    def invert(self, wish: Wish) -> None:
        """Look for the code of what the square holds."""
        place = self.placing
        if place is None or self.working:
            return
        self._wish = wish
        document = self._still(self._history.committed)

        def read() -> tuple[np.ndarray, np.ndarray]:
            image = crop(document, place)
            return image, as_seen(image, wish.kept)

        def came(pictures: tuple[np.ndarray, np.ndarray]) -> None:
            if self._wish is wish:  # else it was cancelled
                image, self._target = pictures
                job = InvertJob(wish.model, image, place, wish.steps, wish.tune)
                self._known[self._ask(job)] = wish, place

        def broke(error: UnderpaintError) -> None:
            if self._wish is wish:
                self._ended(error)

        self._background.run(read, came, broke)
        self.progressed.emit(0.0)  # not how far the last one was
        self.changed.emit()

    def _ask(self, job: InvertJob) -> Ticket:
        self._look, self._answer = PixelLayer(self.tr("Redrawn")), None
        title, base = self.tr("Find the portrait"), self._history.committed
        self._ticket = self._worker.submit(job, base, key=KEY, title=title)
        return self._ticket

    def retry(self, ticket: Ticket) -> bool:
        """Look again for what a ticket of this document was to find. False where it is none."""
        wish, place = self._known.get(ticket, (None, EMPTY))
        if wish is not None and self._wish is None:
            self._past = self._history.past
            self.place(place)
            self.invert(wish)
        return wish is not None

    def cancel(self) -> None:
        """Esc: end the search, or else the placing."""
        if self._wish is None:
            self._placing = None
        ticket = self._ticket
        self._over()
        self._let_go()
        if ticket is not None:
            self._worker.cancel(ticket)
            ticket.release()

    def step_aside(self) -> None:
        """Another document comes in front: a search goes on, a square that is placed goes."""
        self._shown = None
        self._known.clear()
        if self._wish is None:
            self.cancel()

    def end(self, past: Past) -> None:
        """A document goes, and with it what is looked for in it."""
        if past is self._past:
            self.forget()

    def forget(self) -> None:
        """Hold nothing."""
        self._shown = None
        self._known.clear()
        self.cancel()
        self.cancel()

    def _let_go(self) -> None:
        """Hold nothing of the document where nothing is placed or looked for."""
        if self._placing is None and self._wish is None:
            self._past = None

    def _over(self) -> None:
        self._ticket = self._wish = self._target = None
        shown, self._shown = self._shown, None
        if shown is not None and self._history.document is shown:
            self._history.preview(self._history.committed)
        self.changed.emit()

    # ---- what comes back

    def _on_event(self, event: Event) -> None:
        if event.ticket is not self._ticket:
            return
        if event.patch is not None:
            self._came(event.patch)
        elif event.progress is not None:
            self.progressed.emit(event.progress)
        elif event.final:
            event.ticket.release()
            self._ended(event.error)

    def _came(self, patch: Patch) -> None:
        if patch.final:
            self._answer = patch
        elif self.working and self._history.document in (self._history.committed, self._shown):
            pixels = raster_from(patch.pixels, patch.place.x, patch.place.y)
            self._look = replace(self._look, pixels=pixels)
            self._shown = self._history.committed.with_layer(self._look)
            self._history.preview(self._shown)

    def _ended(self, error: Exception | None) -> None:
        patch, wish, target = self._answer, self._wish, self._target
        self._answer = None
        self._over()
        if isinstance(error, UnderpaintError):
            self.failed.emit(str(error))
        if error is None and patch is not None and patch.code is not None and wish is not None:
            past, self._placing = self._past, None
            self._let_go()
            self.changed.emit()
            assert past is not None  # there was a search
            self.found.emit(_found(wish, patch, patch.code, target, past))


def _found(
    wish: Wish, patch: Patch, code: np.ndarray, target: np.ndarray | None, past: Past
) -> Found:
    drawn, place = str(patch.notes.get("drawn", "")), patch.place
    latents = Latents(wish.model, code, {}, code, place, drawn, target=target, tune=wish.tune)
    error, outside = (float(patch.notes.get(name, 0.0)) for name in ("error", "outside"))
    return Found(latents, report(error, outside), past, outside >= OUTSIDE)


def report(error: float, outside: float) -> str:
    """How near the redrawn picture comes, in words; and whether the model knows such pictures.

    error: mean absolute, 0..1. outside: 0 as the model's own .. 1 nothing it knows.
    """
    percent = f"{100 * error:.1f}"
    if error <= CLOSE:
        text = translate("Inversion", "Redrawn closely (error {0} %).")
    elif error <= FAIR:
        text = translate("Inversion", "Redrawn fairly well (error {0} %).")
    else:
        text = translate("Inversion", "Redrawn only roughly (error {0} %).")
    if outside < OUTSIDE:
        return text.format(percent)
    warning = translate("Inversion", "This is outside what the model knows; sliders may fail.")
    return f"{text.format(percent)} {warning}"
