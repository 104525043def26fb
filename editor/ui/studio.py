"""Joins History and worker: turns "heal this" into a job, and what comes back into layers."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

import numpy as np
from PySide6.QtCore import Signal

from editor.core.document import Document
from editor.core.errors import UnderpaintError
from editor.core.geometry import Rect
from editor.core.history import History
from editor.core.past import Past
from editor.jobs.inpaint import inpaint_job, land, patch_layer, usual_growth
from editor.jobs.job import MOST_GROWN, Cancelled, InpaintJob, Patch
from editor.jobs.queue import Event, Ticket
from editor.render.compositor import flatten
from editor.ui.answers import Answers
from editor.ui.video.screening import Screening
from editor.ui.worker import GpuWorker

KEY = "inpaint"
SEEDS = 1_000_000


class Studio(Answers):
    """The imperative shell round the pure functions. Lives in the GUI thread.

    One answer: previews while it grows, then one undo step. Several gather in `answers`.
    Each open document has a request and answers of its own; what comes for one that lies aside
    lands there, or waits there (`aside_changed(Past)`).
    """

    aside_changed = Signal(object)
    progressed = Signal(float, object)
    failed = Signal(str)
    busy = Signal(bool)
    notice = Signal(str)
    settings_changed = Signal()

    def __init__(
        self,
        history: History,
        worker: GpuWorker,
        read: Callable[[Document, Rect], np.ndarray] = flatten,
        screening: Screening | None = None,
    ) -> None:
        super().__init__(history)
        self.worker = worker
        self._read, self._screening = read, screening
        self._front = history.past
        self._asked: tuple[int, str | None] = (1, None)
        self.model, self.count, self.seed = "inpaint", 1, 0
        self.grow: int | None = 0  # pixels; None = as suits the picture
        self.context: Rect | None = None  # what the engine may look at; None = it chooses
        self._unsubscribe = history.subscribe(self._on_document)
        worker.reported.connect(self._on_event)

    # ---- what the artist asks

    @property
    def working(self) -> bool:
        """True while a request of ours is unanswered, or waits for its frame."""
        return self._here.working

    def configure(
        self, *, model: str | None = None, count: int | None = None, seed: int | None = None
    ) -> None:
        """Set what the next request uses: engine, number of answers, first seed.

        model: one of INPAINT_MODELS, or the name on the shelf of another that fills holes.
        """
        self.model = model or self.model
        self.count = self.count if count is None else max(1, min(16, count))
        self.seed = self.seed if seed is None else seed % SEEDS
        self.settings_changed.emit()

    def set_grow(self, pixels: int | None) -> None:
        """By how much masks are widened before they are filled; None: as suits each picture."""
        self.grow = None if pixels is None else max(0, min(MOST_GROWN, pixels))
        self.settings_changed.emit()

    @property
    def growth(self) -> int:
        """By how many pixels the mask of the document in front would be widened."""
        return usual_growth(self.history.committed.size) if self.grow is None else self.grow

    def roll(self) -> None:
        """A new random seed."""
        self.configure(seed=random.randrange(SEEDS))

    def inpaint(self, answers: int | None = None, model: str | None = None) -> Ticket | None:
        """Fill what the mask covers. A later request replaces one that is not answered yet.

        Over a clip the frame at the playhead is healed, as soon as it is there (None until then).
        """
        here, self._asked = self._here, (answers or self.count, model)
        before, here.waits = here.ticket, True
        self._ask_when_settled()
        if here.waits:
            self.busy.emit(True)
        return here.ticket if here.ticket is not before else None

    def _ask_when_settled(self) -> None:
        if self._screening is not None:
            self._screening.when_settled(self._ask)
        else:
            self._ask()

    def _ask(self) -> None:
        here = self._here
        if here.waits:  # else it was taken back, or an earlier wish has asked
            here.waits, job = False, self._job()
            if job is None:
                self.busy.emit(self.working)
            else:
                base, key = self.history.committed, (KEY, self.history.past.serial)
                self._begin(self.worker.submit(job, base, key=key, title=self._title(job)))

    def _job(self) -> InpaintJob | None:
        """What is asked for; None where there is nothing to ask, which is said."""
        base, model = self.history.committed, self._asked[1]
        still = base if self._screening is None else self._screening.still(base)
        try:
            job = inpaint_job(
                base,
                lambda rect: self._read(still, rect),
                model=model or self.model,
                seed=self.seed,
                answers=self._asked[0],
                context=self.context,
            )
        except UnderpaintError as error:
            self.failed.emit(str(error))
            return None
        if job is None:
            self.notice.emit(self.tr("Paint over what should go, then press Enter."))
            return None
        return replace(job, grow=self.growth)

    def retry(self, ticket: Ticket) -> None:
        """Ask again for a job that failed or was cancelled, if its picture is in front."""
        if ticket in self._here.ours:
            self._begin(self.worker.retry(ticket))
        elif any(ticket in asking.ours for asking in self._askings.values()):
            self.notice.emit(self.tr("The picture of that job lies in another tab."))
        else:
            self.notice.emit(self.tr("The picture of that job is no longer open."))

    def _begin(self, ticket: Ticket) -> None:
        self._forget_answers()
        self._drop_preview()
        self._here.ticket = ticket
        self._here.ours.add(ticket)
        self.busy.emit(True)
        self.progressed.emit(0.0, None)

    def again(self) -> None:
        """Ask once more for what was asked last (after a failure)."""
        self.inpaint(*self._asked)

    def cancel(self) -> None:
        """Esc: end the running request, or else discard the answers."""
        here = self._here
        if here.working:
            here.waits = False
            ticket, here.ticket = here.ticket, None
            if ticket is not None:
                self.worker.cancel(ticket)
                self._drop_preview()
            self.busy.emit(False)
            self.notice.emit(self.tr("Cancelled. Nothing was changed."))
        elif here.answers:
            self.discard()

    def forget(self, past: Past | None = None) -> None:
        """A document (that in front) goes: nothing of ours lands on it or holds it."""
        past = self.history.past if past is None else past
        asking = self._askings.get(past)
        if asking is None:
            return
        working, answers = asking.working, asking.answers
        if asking.ticket is not None:
            self.worker.cancel(asking.ticket)
        asking.end()
        if past is self.history.past:
            self.context = None
            if working:
                self.busy.emit(False)
            if answers:
                self._reshow.stop()
                self.answers_changed.emit()

    # ---- what comes back

    def _on_event(self, event: Event) -> None:
        past = next((p for p, a in self._askings.items() if a.ticket is event.ticket), None)
        if past is None:
            if event.done and any(event.ticket in a.ours for a in self._askings.values()):
                event.ticket.release()  # answered, but another was asked for meanwhile
        elif event.ticket.cancelled or event.error is not None:
            self._ended_badly(past, event)
        elif event.patch is not None:
            self._came(past, event.ticket, event.patch)
        elif event.done:
            self._ended_well(past, event.ticket)
        elif event.progress is not None and past is self.history.past:
            self.progressed.emit(event.progress, event.seconds_left)

    def _came(self, past: Past, ticket: Ticket, patch: Patch) -> None:
        assert isinstance(ticket.job, InpaintJob)
        asking, layer = self.asking(past), patch_layer(ticket.job, patch)
        if patch.final:
            asking.final[patch.answer] = patch
        if asking.growing is not None:  # one layer that grows, not a new one with every look
            layer = replace(layer, id=asking.growing.id)
        asking.growing = layer
        if past is self.history.past:
            self.history.preview(land(self.history.committed, layer, ticket.base))

    def _ended_well(self, past: Past, ticket: Ticket) -> None:
        asking, front = self.asking(past), past is self.history.past
        asking.ticket = None
        if len(asking.final) > 1:
            asking.gather(ticket)
            if front:
                self.choose(0)
        else:
            layer = asking.growing
            asking.drop()
            if layer is not None:
                self._land(past, ticket.base, layer)
            ticket.release()
        self._tell_idle(past)

    def _ended_badly(self, past: Past, event: Event) -> None:
        asking = self.asking(past)
        asking.ticket = None
        front = past is self.history.past
        if front:
            self._drop_preview()
        asking.drop()
        self._tell_idle(past)
        if not event.ticket.cancelled and not isinstance(event.error, Cancelled):
            say = self.failed if front else self.notice  # only the one in front is tried again
            say.emit(_sentence(event.error))

    def _tell_idle(self, past: Past) -> None:
        if past is self.history.past:
            self.busy.emit(False)
        else:
            self.aside_changed.emit(past)

    def _on_document(self, before: Document, after: Document) -> None:
        if self.history.past is not self._front:
            self._front = self.history.past
            self._come_forward()
        elif self.answers and after is self.history.committed:
            self._reshow.start(0)  # the artist painted on meanwhile: show the answer upon that

    def _come_forward(self) -> None:
        """Another document is in front: tell what it waits for."""
        here, self.context = self._here, None
        self._reshow.start(0)
        self.busy.emit(here.working)
        self.answers_changed.emit()
        if here.waits:  # whoever waits for frames was forgotten with the other document
            self._ask_when_settled()

    def _title(self, job: InpaintJob) -> str:
        size = f"{job.place.w} × {job.place.h}"
        if job.answers > 1:
            return self.tr("Heal {size}, {count} answers").format(size=size, count=job.answers)
        return self.tr("Heal {size}").format(size=size)


def _sentence(error: BaseException | None) -> str:
    if isinstance(error, UnderpaintError):
        return str(error)
    return f"{type(error).__name__}: {error}"
