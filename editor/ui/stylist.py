"""Joins history, worker and playhead: a style chosen becomes a live look, and then a layer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, QSettings, QTimer, Signal

from editor.core.clip import ClipLayer
from editor.core.document import Document
from editor.core.errors import UnderpaintError
from editor.core.history import History
from editor.core.layer import LayerId, new_layer_id
from editor.jobs.job import Cancelled, Patch
from editor.jobs.queue import Event, Ticket
from editor.jobs.style import StyleJob, style_job, style_layer
from editor.render.compositor import flatten
from editor.ui.background import Background
from editor.ui.style.again import again
from editor.ui.style.choice import StyleChoice, choice_of, restored
from editor.ui.style.clip_style import ClipStyle
from editor.ui.style.look import Look
from editor.ui.style.pictures import Pictures
from editor.ui.style.shelf import StyleShelf, style_shelf
from editor.ui.style.target import Styled, Target, is_styled, styled_layers, target_of
from editor.ui.worker import GpuWorker

if TYPE_CHECKING:
    from editor.ui.video.playhead import Playhead
    from editor.ui.video.supply import FrameSupply

KEY = "style"
REST_MILLISECONDS = 180
"""The playhead (or a document that changes) must rest this long before it is looked at."""
PATIENCE_MILLISECONDS = 1200
"""A look that takes longer is given up for a newer one; a quicker one is shown first, so that
something moves while a slider is dragged."""
_SETTING = "style/choice"


class Stylist(QObject):
    """The imperative shell round the styles. Lives in the GUI thread.

    While `live`, the choice is shown on the present frame as a preview; `apply` makes it a layer
    (one undo step), or has the whole clip rendered (`clip`). changed: choice, live or what can be
    done. landed(LayerId): an answer became a layer.
    """

    changed = Signal()
    shelf_changed = Signal()
    progressed = Signal(float)
    landed = Signal(object)
    failed = Signal(str)
    notice = Signal(str)

    def __init__(
        self,
        history: History,
        worker: GpuWorker,
        background: Background,
        settings: QSettings,
        playhead: Playhead,
        supply: FrameSupply,
    ) -> None:
        super().__init__()
        self.history, self.worker = history, worker
        self._background, self._settings = background, settings
        self._playhead, self._supply = playhead, supply
        self.pictures = Pictures(settings, background)
        self.clip = ClipStyle(history, worker, background)
        self.shelf = StyleShelf()
        self.choice = restored(str(settings.value(_SETTING, "")))
        self.live = False
        self._edited: Styled | None = None
        self._ticket: Ticket | None = None
        self._asked: tuple[StyleJob, StyleChoice, Target] | None = None
        self._look: Look | None = None
        self._look_id: LayerId = new_layer_id()
        self._shown: Document | None = None
        self._stale = self._applying = False
        self._rest = self._timer(REST_MILLISECONDS, self._refresh)
        self._patience = self._timer(PATIENCE_MILLISECONDS, self._ask_anew)
        self._reshow = self._timer(0, self._show)
        self._connect()

    def _timer(self, milliseconds: int, deed: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(deed)
        return timer

    def _connect(self) -> None:
        self.destroyed.connect(self.history.subscribe(self._on_document))
        self.worker.reported.connect(self._on_event)
        self._playhead.changed.connect(self._on_playhead)
        self._supply.arrived.connect(self._on_playhead)
        self.pictures.arrived.connect(self._refresh)
        self.pictures.failed.connect(self.failed)
        self.clip.failed.connect(self.failed)
        self.clip.notice.connect(self.notice)
        self.clip.landed.connect(self._clip_landed)
        self.clip.rendering.state_changed.connect(self.changed)

    # ---- the shelf

    def look_up(self) -> None:
        """Read which styles there are, in the background."""
        self._background.run(style_shelf, self.set_shelf, lambda e: self.failed.emit(str(e)))

    def set_shelf(self, shelf: StyleShelf) -> None:
        """These styles there are."""
        self.shelf = shelf
        self.shelf_changed.emit()

    @property
    def name(self) -> str:
        """What the choice is called."""
        if self.choice.picture:
            return self.choice.picture.rpartition("/")[2].rpartition(".")[0]
        found = (self.shelf.named(id) for id, _ in self.choice.mix)
        return " + ".join(style.title for style in found if style is not None) or self.tr("Style")

    # ---- what the artist asks

    def choose(self, choice: StyleChoice) -> None:
        """Take another choice and look at it, where there is a document."""
        if choice == self.choice and self.live:
            return
        self.choice = choice
        self._settings.setValue(_SETTING, choice.saved())
        self.live = not (choice.empty or self.history.committed.bounds.empty)
        self._applying = False
        self.changed.emit()
        self._refresh()

    def adjust(self, choice: StyleChoice) -> None:
        """Take other settings; a look at them only where one is live already."""
        if self.live:
            self.choose(choice)
        else:
            self.choice = choice
            self._settings.setValue(_SETTING, choice.saved())
            self.changed.emit()

    def edit(self, id: LayerId) -> None:
        """Take up a styled layer again: its choice, its pixels to be replaced."""
        found = [layer for layer in styled_layers(self.history.committed) if layer.id == id]
        if found and found[0].recipe is not None:
            self.stop()
            self._edited = found[0]
            self.choose(choice_of(found[0].recipe))

    @property
    def edited(self) -> Styled | None:
        """The layer that is being made anew, or None."""
        return self._edited

    @property
    def working(self) -> bool:
        """True while Esc has something to end."""
        return self.live or self.clip.rendering.state != "idle"

    def apply(self) -> None:
        """Make the look a layer; of a clip, render every frame."""
        if not self.live:
            self.notice.emit(self.tr("Choose a style first."))
            return
        target = self._target()
        if target is None:
            return
        if target.clip is not None:
            self._apply_to_clip(target)
        elif self._current():
            self._land()
        else:
            self._applying = True
            self._refresh()

    def cancel(self) -> None:
        """Esc: end the rendering, or else the look."""
        if self.clip.rendering.state != "idle":
            self.clip.rendering.cancel()
            self.notice.emit(self.tr("Stopped. What was rendered is kept for the next time."))
        self.stop()

    def stop(self) -> None:
        """Look no more; nothing was changed."""
        shown, self._shown = self._shown, None
        self._drop()
        if shown is not None and self.history.document is shown:
            self.history.preview(self.history.committed)

    def give_way(self, busy: bool) -> None:
        """Something else is about to be shown above the picture."""
        if busy and self.live:
            self.stop()

    def forget(self) -> None:
        """Another document is about to be shown."""
        self._shown = None
        self._drop()
        self.clip.rendering.forget()

    def _drop(self) -> None:
        if self._ticket is not None:
            ticket, self._ticket = self._ticket, None
            self.worker.cancel(ticket)
        for timer in (self._rest, self._patience, self._reshow):
            timer.stop()
        self.live = self._applying = self._stale = False
        self._look = self._edited = self._asked = None
        self.changed.emit()

    # ---- asking for a look

    def _on_playhead(self) -> None:
        if self.live:
            self._rest.start()

    def _target(self) -> Target | None:
        try:
            return target_of(
                self.history.committed, self._playhead.frame, self._supply.exact, self._edited
            )
        except UnderpaintError as error:
            self.notice.emit(str(error))
            return None

    def _current(self) -> bool:
        """True where the look is the final answer to what is asked for now."""
        look = self._look
        return (
            look is not None
            and look.patch.final
            and look.choice == self.choice
            and look.target.same(self._target())
            and self._same_mask(look.job, look.target)
        )

    def _same_mask(self, job: StyleJob, target: Target) -> bool:
        if not self.choice.masked or job.mask is None:
            return self.choice.masked == (job.mask is not None)
        mask = self.history.committed.mask.read(target.place)[..., 0]
        return np.array_equal(mask, job.mask)

    def _refresh(self) -> None:
        """Have a look at what is chosen now, unless that is what is shown."""
        if not self.live or self._current():
            return
        if self._ticket is not None:  # a mailbox of one: the newest wins
            self._stale = True
            if not self._patience.isActive():
                self._patience.start()
            return
        self._ask()

    def _ask_anew(self) -> None:
        if self.live and self._stale:
            self._ask()

    def _ask(self) -> None:
        self._stale = False
        target, reference = self._target(), None
        if self.choice.picture:
            reference = self.pictures.pixels(self.choice.picture)
        if target is None or not target.ready or (self.choice.picture and reference is None):
            return  # what is missing is on its way, and calls again
        model = self.shelf.model(self.choice.fine, bool(self.choice.picture))
        template = self.choice.template(model, reference)
        try:
            job = style_job(
                target.still,
                partial(flatten, target.still),
                template,
                masked=self.choice.masked,
                place=target.place,
            )
        except UnderpaintError as error:
            self.stop()
            self.failed.emit(str(error))
            return
        self._asked = (job, self.choice, target)
        base = self.history.committed
        self._ticket = self.worker.submit(job, base, key=KEY, title=self.name, fleeting=True)

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
        job, choice, target = self._asked
        layer = replace(style_layer(job, patch, self.name), id=self._look_id)
        self._look = Look(job, patch, choice, target, layer)
        self._show()

    def _ended_well(self) -> None:
        self._ticket = None
        self._patience.stop()
        self.progressed.emit(1.0)
        if self._stale:
            self._ask()
        elif self._applying and self._current():
            self._land()
        self.changed.emit()

    def _ended_badly(self, error: Exception) -> None:
        self._ticket = None
        if isinstance(error, Cancelled):
            return
        self.stop()
        self.failed.emit(str(error))

    def _show(self) -> None:
        """Lay the look over what is committed now, unless a hand is at work there."""
        free = self.history.document in (self.history.committed, self._shown)
        if self._look is not None and self.live and free:
            self._shown = self._look.shown_on(self.history.committed, self._edited)
            self.history.preview(self._shown)

    def _on_document(self, before: Document, after: Document) -> None:
        if self.live and after is self.history.committed:
            self._reshow.start()
            self._rest.start()

    def _land(self) -> None:
        assert self._look is not None
        look, edited = self._look, self._edited
        self._shown = None
        self._drop()
        document, id = look.landed_on(self.history.committed, edited)
        self.history.commit("Style", document)
        self.landed.emit(id)

    # ---- clips

    def _apply_to_clip(self, target: Target) -> None:
        reference = self.pictures.pixels(self.choice.picture) if self.choice.picture else None
        model = self.shelf.model(self.choice.fine, bool(self.choice.picture))
        self.clip.render(
            target, self.choice, self.choice.template(model, reference), self.name, self._edited
        )

    def render_again(self, id: LayerId, frame: int) -> None:
        """Render the second round a frame of a styled clip once more, steadier."""
        layer = self.history.committed.find(id)
        if not (is_styled(layer) and isinstance(layer, ClipLayer)):
            return
        picture = str(layer.recipe.parameters.get("reference", "")) if layer.recipe else ""
        reference = self.pictures.pixels(picture) if picture else None
        if picture and reference is None:
            self.notice.emit(self.tr("The style's picture is being read; ask again in a moment."))
            return
        try:
            self.clip.order(again(self.history.committed, layer, frame, reference))
        except UnderpaintError as error:
            self.failed.emit(str(error))

    def _clip_landed(self, id: LayerId) -> None:
        self.stop()
        self.landed.emit(id)
