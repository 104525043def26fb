"""The live look: an answer shown on the present frame as a preview, and landed as a layer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from editor.core.document import Document
from editor.core.errors import UnderpaintError
from editor.core.history import History
from editor.core.layer import LayerId, new_layer_id
from editor.jobs.job import Cancelled, Patch
from editor.jobs.over import layer_over
from editor.jobs.queue import Event, Ticket
from editor.ui.look.craft import Choice, Craft
from editor.ui.look.look import Look
from editor.ui.look.preview import Preview
from editor.ui.look.question import Question
from editor.ui.look.target import Made, Target, target_of
from editor.ui.worker import GpuWorker

if TYPE_CHECKING:
    from editor.ui.video.playhead import Playhead
    from editor.ui.video.supply import FrameSupply

REST_MILLISECONDS = 180
"""The playhead (or a document that changes) must rest this long before it is looked at."""
PATIENCE_MILLISECONDS = 1200
"""A look that takes longer is given up for a newer one; a quicker one is shown first."""


class LiveLook(QObject):
    """One question at a time, asked anew where document or playhead change. In the GUI thread.

    began: something is looked at now. changed: another question or answer. landed(LayerId): the
    answer became a layer.
    """

    began = Signal()
    changed = Signal()
    progressed = Signal(float)
    landed = Signal(object)
    failed = Signal(str)
    notice = Signal(str)

    def __init__(
        self,
        history: History,
        worker: GpuWorker,
        playhead: Playhead,
        supply: FrameSupply,
        craft: Craft,
    ) -> None:
        super().__init__()
        self._history, self._worker, self._craft = history, worker, craft
        self._playhead, self._supply = playhead, supply
        self._question: Question | None = None
        self.edited: Made | None = None
        self._ticket: Ticket | None = None
        self._asked: tuple[Any, Question, Target] | None = None
        self._look: Look | None = None
        self._look_id: LayerId = new_layer_id()
        self._preview = Preview(history)
        self._stale = self._landing = False
        self._rest = self._timer(REST_MILLISECONDS, self._refresh)
        self._patience = self._timer(PATIENCE_MILLISECONDS, self._ask_anew)
        self._reshow = self._timer(0, self._show)
        self.destroyed.connect(history.subscribe(self._on_document))
        worker.reported.connect(self._on_event)
        playhead.changed.connect(self._later)
        supply.arrived.connect(self._later)

    def _timer(self, milliseconds: int, deed: Callable[[], None]) -> QTimer:
        timer = QTimer(self, singleShot=True, interval=milliseconds)
        timer.timeout.connect(deed)
        return timer

    # ---- what is asked

    @property
    def live(self) -> bool:
        """True while something is looked at."""
        return self._question is not None

    @property
    def current(self) -> bool:
        """True where what is shown is the final answer to what is asked now."""
        look = self._look
        return (
            look is not None
            and look.patch.final
            and self._is_asked(look.job, look.choice, look.target)
        )

    def look_at(self, question: Question) -> None:
        """Show what is asked as soon as it is answered."""
        if self._question is None:
            self.began.emit()
        before, self._question = self._question, question
        self._landing &= before is not None and before.choice == question.choice
        if before is None or before.title != question.title:
            self._look_id = new_layer_id()  # lists of layers see that it is another one
        self.changed.emit()
        self._refresh()

    def edit(self, layer: Made, question: Question) -> None:
        """Look at another answer in place of a layer that such jobs have made."""
        self.stop()
        self.edited = layer
        self.look_at(question)

    def land(self) -> None:
        """Make the answer a layer, as soon as it is final."""
        if self.current:
            self._land()
        elif self._question is not None:
            self._landing = not self._question.nowhere(self._history.committed)
            self._refresh()

    def stop(self) -> None:
        """Look no more; nothing was changed."""
        self._drop()
        self._show_nothing()

    def forget(self) -> None:
        """Another document is about to be shown."""
        self._preview.forget()
        if self._landing:
            self.notice.emit(self.tr("The look was not finished and is not applied."))
        self._drop()

    def target(self) -> Target | None:
        """What would be worked on now; None where nothing can be, which `notice` explains."""
        document, question = self._history.committed, self._question
        frame, exact = self._playhead.frame, self._supply.exact
        try:
            target = target_of(document, frame, exact, self._craft.kind, self.edited)
        except UnderpaintError as error:
            self.notice.emit(str(error))
            return None
        return question.of(document, target) if question is not None else target

    @property
    def notes(self) -> Mapping[str, float | str]:
        """Figures about the answer that is shown; none where nothing is."""
        return {} if self._look is None else self._look.patch.notes

    def _withdraw(self) -> None:
        """Nobody waits for the answer that is being made."""
        self._stale = False
        self._patience.stop()
        if self._ticket is not None:
            ticket, self._ticket = self._ticket, None
            self._worker.cancel(ticket)

    def _drop(self) -> None:
        self._withdraw()
        for timer in (self._rest, self._reshow):
            timer.stop()
        self._landing = False
        self._question = self._look = self.edited = self._asked = None
        self.changed.emit()

    # ---- asking

    def _later(self) -> None:
        if self.live:
            self._rest.start()

    def _is_asked(self, job: Any, choice: Choice, target: Target) -> bool:
        """True where a job for this choice answers what is asked now."""
        question = self._question
        return (
            question is not None
            and choice == question.choice
            and target.same(self.target())
            and question.same_mask(job, self._history.committed, target)
        )

    @property
    def _awaited(self) -> bool:
        """True where the answer to what is asked now is being made."""
        if self._ticket is None or self._asked is None:
            return False
        job, question, target = self._asked
        return self._is_asked(job, question.choice, target)

    def _refresh(self) -> None:
        """Ask, unless the answer is what is shown."""
        if not self.live:
            return
        if self.current:
            self._keep_answer()
        elif self._awaited:  # asked again, it would begin anew
            self._stale = False
            self._patience.stop()
        elif self._ticket is not None:  # a mailbox of one: the newest wins
            self._stale = True
            if not self._patience.isActive():
                self._patience.start()
        else:
            self._ask()

    def _keep_answer(self) -> None:
        """What is shown is right (again): what was asked meanwhile would only replace it."""
        assert self._look is not None
        if self._asked is not None and self._asked[0] is not self._look.job:
            self._withdraw()
            self.progressed.emit(1.0)
        if self._landing:
            self._land()

    def _ask_anew(self) -> None:
        if self.live and self._stale:
            self._ask()

    def _ask(self) -> None:
        self._stale = False
        base, question = self._history.committed, self._question
        if question is not None and question.nowhere(base):
            self._show_nothing()
            self.notice.emit(self.tr("Paint over what should change; the look follows."))
            return
        target = self.target()
        if question is None or target is None or not target.ready or question.template is None:
            return  # what is missing is on its way, and calls again
        try:
            job = question.job(target)
        except UnderpaintError as error:
            self.stop()
            self.failed.emit(str(error))
            return
        self._asked = (job, question, target)
        self._ticket = self._worker.submit(
            job, base, key=self._craft.kind, title=question.title, fleeting=True
        )

    # ---- what comes back

    def _on_event(self, event: Event) -> None:
        if event.ticket is not self._ticket:
            return
        if event.error is not None:
            self._ended_badly(event.error)
        elif event.patch is not None:
            self._came(event.patch)
        elif event.done:
            self._ended_well()
        elif event.progress is not None:
            self.progressed.emit(event.progress)

    def _came(self, patch: Patch) -> None:
        assert self._asked is not None
        job, question, target = self._asked
        layer = layer_over(question.title, patch, self._craft.recipe(job))
        layer = replace(layer, id=self._look_id)
        self._look = Look(job, patch, question.choice, target, layer)
        self._show()

    def _ended_well(self) -> None:
        self._ticket = None
        self._patience.stop()
        self.progressed.emit(1.0)
        if self._stale:
            self._ask()
        elif self._landing and self.current:
            self._land()
        self.changed.emit()

    def _ended_badly(self, error: Exception) -> None:
        self._ticket = None
        if isinstance(error, Cancelled):
            return
        self.stop()
        self.failed.emit(str(error))

    def _show(self) -> None:
        if self._look is not None and self.live:
            self._preview.show(self._look, self.edited)

    def _show_nothing(self) -> None:
        self._look = None
        self._preview.clear()

    def _on_document(self, before: Document, after: Document) -> None:
        if self.live and after is self._history.committed:
            self._reshow.start()
            self._rest.start()

    def _land(self) -> None:
        assert self._look is not None
        look, edited = self._look, self.edited
        self._preview.forget()
        self._drop()
        document, id = look.landed_on(self._history.committed, edited)
        self._history.commit(self._craft.step, document)
        self.landed.emit(id)
