"""Joins History and worker: turns "heal this" into a job, and what comes back into layers."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from weakref import WeakSet

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal

from editor.core.document import Document
from editor.core.errors import UnderpaintError
from editor.core.geometry import Rect
from editor.core.history import History
from editor.core.layer import PixelLayer
from editor.jobs.inpaint import inpaint_job, land, patch_layer
from editor.jobs.job import Cancelled, InpaintJob, Patch
from editor.jobs.queue import Event, Ticket
from editor.render.compositor import flatten
from editor.ui.video.screening import Screening
from editor.ui.worker import GpuWorker

KEY = "inpaint"
SEEDS = 1_000_000


@dataclass(frozen=True, eq=False)
class Answer:
    """One of several ways to fill the hole: a layer ready to land. seam: 0 = invisible, None =
    unknown. seed: what makes it again."""

    layer: PixelLayer
    patch: Patch
    ticket: Ticket
    seed: int

    @property
    def seam(self) -> float | None:
        """Mean absolute step at the border, 0..1."""
        value = self.patch.notes.get("seam")
        return float(value) if value is not None else None


class Studio(QObject):
    """The imperative shell round the pure functions. Lives in the GUI thread.

    One answer: previews while it grows, then one undo step. Several: they gather in `answers`,
    the chosen one is shown, and `keep` makes it the step.
    """

    answers_changed = Signal()
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
        super().__init__()
        self.history, self.worker = history, worker
        self._read, self._screening = read, screening
        self._ticket: Ticket | None = None
        self._growing: PixelLayer | None = None
        self._final: dict[int, Patch] = {}
        self._answers: tuple[Answer, ...] = ()
        self._chosen = 0
        self._ours: WeakSet[Ticket] = WeakSet()
        self._asked: tuple[int, str | None] = (1, None)
        self._waits = self._aside = False
        self.model, self.count, self.seed = "inpaint", 1, 0
        self.context: Rect | None = None  # what the engine may look at; None = it chooses
        self._reshow = QTimer(self)
        self._reshow.setSingleShot(True)
        self._reshow.timeout.connect(self._show_chosen)
        self._unsubscribe = history.subscribe(self._on_document)
        worker.reported.connect(self._on_event)

    # ---- what the artist asks

    @property
    def answers(self) -> tuple[Answer, ...]:
        """What waits for a choice; empty where nothing does."""
        return self._answers

    @property
    def chosen(self) -> int:
        """Index of the answer shown on the canvas."""
        return self._chosen

    @property
    def working(self) -> bool:
        """True while a request of ours is unanswered, or waits for its frame."""
        return self._waits or self._ticket is not None

    def configure(
        self, *, model: str | None = None, count: int | None = None, seed: int | None = None
    ) -> None:
        """Set what the next request uses: engine, number of answers, first seed.

        model: one of INPAINT_MODELS, or a diffusion model's name on the shelf.
        """
        self.model = model or self.model
        self.count = self.count if count is None else max(1, min(16, count))
        self.seed = self.seed if seed is None else seed % SEEDS
        self.settings_changed.emit()

    def roll(self) -> None:
        """A new random seed."""
        self.configure(seed=random.randrange(SEEDS))

    def inpaint(self, answers: int | None = None, model: str | None = None) -> Ticket | None:
        """Fill what the mask covers. A later request replaces one that is not answered yet.

        Over a clip the frame at the playhead is healed, as soon as it is there (None until then).
        """
        before, self._asked = self._ticket, (answers or self.count, model)
        self._waits = True
        if self._screening is not None:
            self._screening.when_settled(self._ask)
        else:
            self._ask()
        if self._waits:
            self.busy.emit(True)
        return self._ticket if self._ticket is not before else None

    def _ask(self) -> None:
        if self._waits:  # else it was taken back, or an earlier wish has asked
            self._waits, job = False, self._job()
            if job is None:
                self.busy.emit(self.working)
            else:
                base = self.history.committed
                self._begin(self.worker.submit(job, base, key=KEY, title=self._title(job)))

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
        return job

    def retry(self, ticket: Ticket) -> None:
        """Ask again for a job that failed or was cancelled, if its picture is still open."""
        if ticket in self._ours:
            self._begin(self.worker.retry(ticket))
        else:
            self.notice.emit(self.tr("The picture of that job is no longer open."))

    def _begin(self, ticket: Ticket) -> None:
        self._forget_answers()
        self._drop_preview()
        self._ticket = ticket
        self._ours.add(ticket)
        self.busy.emit(True)
        self.progressed.emit(0.0, None)

    def again(self) -> None:
        """Ask once more for what was asked last (after a failure)."""
        self.inpaint(*self._asked)

    def cancel(self) -> None:
        """Esc: end the running request, or else discard the answers."""
        if self.working:
            self._waits = False
            ticket, self._ticket = self._ticket, None
            if ticket is not None:
                self.worker.cancel(ticket)
                self._drop_preview()
            self.busy.emit(False)
            self.notice.emit(self.tr("Cancelled. Nothing was changed."))
        elif self._answers:
            self.discard()

    def choose(self, index: int) -> None:
        """Show another answer on the canvas; counts round at both ends."""
        if self._answers:
            self._chosen = index % len(self._answers)
            self._show_chosen()
            self.answers_changed.emit()

    def step_aside(self, aside: bool) -> None:
        """Let something else be shown above the picture; answers that wait come back after it."""
        if aside == self._aside:
            return
        self._aside = aside
        if self._answers and aside:
            self._drop_preview()
        elif self._answers:
            self._reshow.start(0)

    def keep(self, answer: Answer | None = None) -> None:
        """Make an answer (the chosen one) the next undo step."""
        if not self._answers:
            return
        kept = answer or self._answers[self._chosen]
        base = kept.ticket.base
        self._forget_answers()
        self._land(base, kept.layer)

    def discard(self) -> None:
        """Take none of the answers; the mask stays."""
        if self._answers:
            self._forget_answers()
            self._drop_preview()

    def forget(self) -> None:
        """Another document is about to be shown: nothing of ours lands on it or holds the old."""
        if self.working:
            if self._ticket is not None:
                self.worker.cancel(self._ticket)
            self._ticket, self._waits = None, False
            self.busy.emit(False)
        self._growing, self._final = None, {}
        self._forget_answers()
        for ticket in self._ours:
            ticket.release()
        self._ours, self.context = WeakSet(), None

    # ---- what comes back

    def _on_event(self, event: Event) -> None:
        if event.ticket is not self._ticket:
            if event.done and event.ticket in self._ours:
                event.ticket.release()  # answered, but another was asked for meanwhile
            return
        if event.ticket.cancelled or event.error is not None:
            self._ended_badly(event)
        elif event.patch is not None:
            self._came(event.ticket, event.patch)
        elif event.done:
            self._ended_well(event.ticket)
        elif event.progress is not None:
            self.progressed.emit(event.progress, event.seconds_left)

    def _came(self, ticket: Ticket, patch: Patch) -> None:
        assert isinstance(ticket.job, InpaintJob)
        layer = patch_layer(ticket.job, patch)
        if patch.final:
            self._final[patch.answer] = patch
        if self._growing is not None:  # one layer that grows, not a new one with every look
            layer = replace(layer, id=self._growing.id)
        self._growing = layer
        self.history.preview(land(self.history.committed, layer, ticket.base))

    def _ended_well(self, ticket: Ticket) -> None:
        self._ticket = None
        layer, self._growing = self._growing, None
        final, self._final = self._final, {}
        if len(final) > 1:
            assert isinstance(ticket.job, InpaintJob)
            self._answers = tuple(
                Answer(patch_layer(ticket.job, patch), patch, ticket, ticket.job.seed + number)
                for number, patch in sorted(final.items())
            )
            self.choose(0)
        else:
            if layer is not None:
                self._land(ticket.base, layer)
            ticket.release()
        self.busy.emit(False)

    def _ended_badly(self, event: Event) -> None:
        self._ticket = None
        self._drop_preview()
        self.busy.emit(False)
        if not event.ticket.cancelled and not isinstance(event.error, Cancelled):
            self.failed.emit(_sentence(event.error))

    def _land(self, base: Document, layer: PixelLayer) -> None:
        """Rule 2: an answer lands on what is committed now, not on what it was made from."""
        self.history.commit(self.tr("Inpaint"), land(self.history.committed, layer, base))

    def _drop_preview(self) -> None:
        self._growing, self._final = None, {}
        if self.history.document is not self.history.committed:
            self.history.preview(self.history.committed)

    def _forget_answers(self) -> None:
        self._reshow.stop()
        if self._answers:
            answers, self._answers, self._chosen = self._answers, (), 0
            self.answers_changed.emit()
            for answer in answers:
                answer.ticket.release()

    def _show_chosen(self) -> None:
        if self._answers and not self._aside:
            answer = self._answers[self._chosen]
            shown = land(self.history.committed, answer.layer, answer.ticket.base)
            self.history.preview(shown)

    def _on_document(self, before: Document, after: Document) -> None:
        if self._answers and after is self.history.committed:
            self._reshow.start(0)  # the artist painted on meanwhile: show the answer upon that

    def _title(self, job: InpaintJob) -> str:
        size = f"{job.place.w} × {job.place.h}"
        if job.answers > 1:
            return self.tr("Heal {size}, {count} answers").format(size=size, count=job.answers)
        return self.tr("Heal {size}").format(size=size)


def _sentence(error: BaseException | None) -> str:
    if isinstance(error, UnderpaintError):
        return str(error)
    return f"{type(error).__name__}: {error}"
