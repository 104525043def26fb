"""Latent layers drawn while a slider is dragged: the newest wins, and what is let go lands."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from editor.core.document import Document
from editor.core.errors import EngineDied, UnderpaintError
from editor.core.history import History
from editor.core.layer import LayerId
from editor.jobs.job import Patch
from editor.jobs.queue import Event, Ticket
from editor.ui.latents.edits import Edit, beneath
from editor.ui.latents.ground import Ground
from editor.ui.worker import GpuWorker

KEY = "attributes"


class LiveEdits(QObject):
    """Draws the edit that is dragged, and makes each that was released one undo step.

    One job at a time: what moves on meanwhile is asked for when that has ended, and only the
    newest of each layer. A released edit whose drawing had not begun when the same layer was
    dragged on becomes part of that later step. changed: `edit_of` some layer. landed(Edit, Patch).
    learning_changed: `learning`.
    """

    changed = Signal()
    landed = Signal(object, object)
    learning_changed = Signal()
    failed = Signal(str)

    def __init__(self, history: History, worker: GpuWorker, ground: Ground) -> None:
        super().__init__()
        self._history, self._worker, self._ground = history, worker, ground
        self._dragged: Edit | None = None
        self._looked: Edit | None = None
        self._released: dict[LayerId, Edit] = {}
        self._ticket: Ticket | None = None
        self._asked: Edit | None = None
        self._answer: tuple[Edit, Patch] | None = None
        self._again: Edit | None = None  # its engine died once; another time, it is given up
        self._shown: Document | None = None
        self.learning: float | None = None
        """How far the generator has learnt the picture again, 0..1; None where it need not."""
        self._committed = history.committed
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._refresh)
        ground.arrived.connect(self._refresh)
        ground.failed.connect(self._give_all_up)
        worker.reported.connect(self._on_event)
        self.destroyed.connect(history.subscribe(self._on_document))

    # ---- what is asked

    @property
    def idle(self) -> bool:
        """True where nothing is dragged and nothing waits to land."""
        return self._dragged is None and not self._released

    @property
    def dragging(self) -> bool:
        """True between the first move of a slider and its release."""
        return self._dragged is not None

    def edit_of(self, id: LayerId | None) -> Edit | None:
        """What a layer is on its way to; None where it stays as the document has it."""
        if self._dragged is not None and self._dragged.id == id:
            return self._dragged
        return None if id is None else self._released.get(id)

    def drag(self, edit: Edit) -> None:
        """Show this as soon as possible; nothing is changed yet."""
        if self._dragged is not None and self._dragged.id != edit.id:
            self.release()
        self._dragged = edit
        self._refresh()  # the engine draws while the panels follow
        self.changed.emit()

    def look(self, edit: Edit | None) -> None:
        """Show this while nothing is dragged; it never becomes a step. None: what is committed."""
        if edit is not self._looked:
            self._looked = edit
            self._refresh()

    def release(self) -> None:
        """What is dragged becomes an undo step, as soon as exactly it is drawn."""
        if self._dragged is not None:
            edit, self._dragged = self._dragged, None
            self._released.pop(edit.id, None)
            self._released[edit.id] = edit
            self._changed()

    def drop_new(self) -> None:
        """Layers that are still to come do not come: another is wanted instead."""
        self._released = {id: edit for id, edit in self._released.items() if not edit.new}

    def give_up(self) -> None:
        """What is dragged was not meant; what was released stands."""
        if self._dragged is not None:
            self._dragged = None
            self._changed()

    def take_back(self) -> bool:
        """Undo what has not landed yet. False where there is nothing of the kind."""
        if self.idle:
            return False
        if self._dragged is not None:
            self._dragged = None
        else:
            self._released.popitem()
        self._changed()
        return True

    def forget(self) -> None:
        """Another document is about to be shown."""
        self._soon.stop()
        self._shown = self._answer = self._asked = self._again = self._looked = None
        self._give_up_edits()

    def _give_up_edits(self) -> None:
        self._dragged, self._released = None, {}
        self._changed()

    def _changed(self) -> None:
        self.changed.emit()
        self._refresh()

    @property
    def _wanted(self) -> Edit | None:
        dragged = self._dragged
        for edit in self._released.values():
            if dragged is None or edit.id != dragged.id:
                return edit
        return dragged or self._looked

    # ---- asking

    def _refresh(self) -> None:
        wanted, answer = self._wanted, self._answer
        if wanted is None:
            self._rest()
        elif answer is not None and answer[0] is wanted:
            self._use(*answer)
        elif wanted is not self._asked and not self._drawing and not self._worker.closed:
            self._ask(wanted)

    @property
    def _drawing(self) -> bool:
        """True while the engine is at a job: it is let finish, for to stop it may end it."""
        return self._ticket is not None and self._ticket.state != "waiting"

    def _ask(self, edit: Edit) -> None:
        image, document = None, self._history.committed
        if edit.latents.target is not None:
            image = self._ground.of(beneath(document, edit.id), edit.latents.place)
            if image is None:
                return  # it is being read, and calls again
        self._asked = edit
        self._ticket = self._worker.submit(
            edit.job(image, document.size), document, key=KEY, title=edit.label, fleeting=True
        )

    def _rest(self) -> None:
        """Nobody wants anything: show what is committed."""
        if self._ticket is not None and not self._drawing:
            ticket, self._ticket, self._asked = self._ticket, None, None
            self._worker.cancel(ticket)
        shown, self._shown, self._answer = self._shown, None, None
        if shown is not None and self._history.document is shown:
            self._history.preview(self._history.committed)

    # ---- what comes back

    def _on_event(self, event: Event) -> None:
        if event.ticket is not self._ticket:
            return
        if event.final:
            asked, self._ticket, self._asked = self._asked, None, None
            self._learn(None)
            self._ended(asked, event.error)
        elif event.patch is not None and event.patch.final and self._asked is not None:
            self._learn(None)
            self._use(self._asked, event.patch)
        elif event.progress is not None and self._asked is not None:
            slow = self._asked.latents.tune > 0 and 0 < event.progress < 1
            self._learn(event.progress if slow else None)

    def _learn(self, share: float | None) -> None:
        if share != self.learning:
            self.learning = share
            self.learning_changed.emit()

    def _use(self, edit: Edit, patch: Patch) -> None:
        """An answer: land it where it is released, else show it while its layer is dragged."""
        if self._released.get(edit.id) is edit:
            self._land(edit, patch)
        elif (shown := self._dragged or self._looked) is not None and shown.id == edit.id:
            self._answer = edit, patch
            self._show(edit, patch)

    def _land(self, edit: Edit, patch: Patch) -> None:
        del self._released[edit.id]
        self._answer = self._shown = None
        document = edit.landed_on(self._history.committed, patch)
        self._committed = document  # known: no reason to give anything up
        self._history.commit(edit.label, document)
        self.landed.emit(edit, patch)
        self._changed()

    def _show(self, edit: Edit, patch: Patch) -> None:
        """Over what is committed now, unless a hand is at work there."""
        free = self._history.document in (self._history.committed, self._shown)
        if free and not edit.new:
            self._shown = edit.shown_on(self._history.committed, patch)
            self._history.preview(self._shown)

    def _ended(self, asked: Edit | None, error: BaseException | None) -> None:
        if error is None or asked is None:
            self._refresh()
        elif isinstance(error, EngineDied) and asked is not self._again:
            self._again = asked  # it starts anew, and is asked once more
            self._refresh()
        else:
            self._give_all_up(error)

    def _give_all_up(self, error: BaseException) -> None:
        """The sliders go back to where the document has them, and nothing is asked for again."""
        self._looked = None
        self._give_up_edits()
        if isinstance(error, UnderpaintError):
            self.failed.emit(str(error))

    # ---- the document

    def _on_document(self, before: Document, after: Document) -> None:
        known, self._committed = self._committed, self._history.committed
        if known is self._committed:
            return
        if self.idle:
            self._soon.start()  # what is looked at shows over what is committed now
            return
        edits = [*self._released.values(), *([self._dragged] if self._dragged else [])]
        if self._history.can_redo or any(self._overtaken(edit, known) for edit in edits):
            self._give_up_edits()  # undone, or changed by others: the document is right
        self._soon.start()

    def _overtaken(self, edit: Edit, known: Document) -> bool:
        """True where others have changed the layer's latents, or taken it away."""
        then, now = known.find(edit.id), self._committed.find(edit.id)
        if edit.new or then is None:
            return False
        if now is None or now.recipe is None or then.recipe is None:
            return True
        return now.recipe.parameters is not then.recipe.parameters
