"""What an artist chooses, looks at live, makes a layer of, has rendered over a clip."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import QObject, QSettings, Signal

from editor.core.clip import ClipLayer
from editor.core.document import Document
from editor.core.errors import UnderpaintError
from editor.core.geometry import Rect
from editor.core.history import History
from editor.core.layer import LayerId, Recipe
from editor.ui.background import Background
from editor.ui.look.craft import Craft
from editor.ui.look.live import LiveLook
from editor.ui.look.question import Question
from editor.ui.look.target import Made, Target, made_by
from editor.ui.look.wishes import again, clip_wish
from editor.ui.video.clip_renderer import ClipRenderer
from editor.ui.video.wish import wished_span
from editor.ui.worker import GpuWorker

if TYPE_CHECKING:
    from editor.ui.video.playhead import Playhead
    from editor.ui.video.supply import FrameSupply


class Looker(QObject):
    """The imperative shell round one kind of answer (`craft`). Lives in the GUI thread.

    `choice` is remembered from one start to the next; while `live` it is shown on the present
    frame (`looking`). `apply` makes that a layer, or has the whole clip rendered (`clip`); either
    is one undo step. changed: choice, live or what can be done. landed(LayerId): it is a layer.
    """

    craft: ClassVar[Craft]
    choice: Any

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
        self._setting = f"{self.craft.kind}/choice"
        self.clip = ClipRenderer(history, worker, background)
        self.looking = LiveLook(history, worker, playhead, supply, self.craft)
        self.choice = self._choice_in(str(settings.value(self._setting, "")))
        for part in (self.looking, self.clip):
            part.failed.connect(self.failed)
            part.notice.connect(self.notice)
        self.looking.changed.connect(self.changed)
        self.looking.progressed.connect(self.progressed)
        self.looking.landed.connect(self.landed)
        self.clip.landed.connect(self._clip_landed)
        self.clip.rendering.state_changed.connect(self.changed)

    # ---- what the kind says

    @property
    def name(self) -> str:
        """What the choice is called."""
        raise NotImplementedError

    def _choice_in(self, saved: str) -> Any:
        """The choice that was saved; what cannot be read is as at the first start."""
        raise NotImplementedError

    def _choice_of(self, layer: Made) -> Any:
        """The choice that a layer of ours was made by."""
        raise NotImplementedError

    def _template(self) -> Any:
        """The choice as a job; None while something of it is being read."""
        raise NotImplementedError

    def _template_of(self, recipe: Recipe) -> Any:
        """The same of a layer's recipe."""
        raise NotImplementedError

    def _part(self, document: Document, bounds: Rect) -> Rect:
        """Which part of what is there (`bounds`) the network is to see."""
        return bounds

    def _missing(self) -> str:
        """What is to be done before anything can be applied."""
        raise NotImplementedError

    # ---- what the artist asks

    @property
    def live(self) -> bool:
        """True while the choice is looked at."""
        return self.looking.live

    @property
    def edited(self) -> Made | None:
        """The layer that is being made anew, or None."""
        return self.looking.edited

    @property
    def working(self) -> bool:
        """True while Esc has something to end."""
        return self.live or not self.clip.idle

    def choose(self, choice: Any) -> None:
        """Take another choice and look at it, where there is a document."""
        if choice == self.choice and self.live:
            return
        self._take(choice)
        if choice.empty or self.history.committed.bounds.empty:
            self.stop()
        else:
            self.looking.look_at(self._question())

    def adjust(self, choice: Any) -> None:
        """Take other settings; a look at them only where one is live already."""
        if self.live:
            self.choose(choice)
        else:
            self._take(choice)
            self.changed.emit()

    def edit(self, id: LayerId) -> None:
        """Take up a layer of ours again: its choice, its pixels to be replaced."""
        layer = self.history.committed.find(id)
        if made_by(layer, self.craft.kind):
            self._take(self._choice_of(layer))
            self.looking.edit(layer, self._question())

    def apply(self) -> None:
        """Make the look a layer; of a clip, render every frame."""
        if not self.live:
            self.notice.emit(self._missing())
            return
        target = self.looking.target()
        if target is None:
            return
        if target.clip is not None:
            self._apply_to_clip(target)
        else:
            self.looking.land()

    def cancel(self) -> None:
        """Esc: end the rendering and the look."""
        self.clip.cancel()
        self.stop()

    def stop(self) -> None:
        """Look no more; nothing was changed."""
        self.looking.stop()

    def give_way(self, busy: bool) -> None:
        """Something else is about to be shown above the picture."""
        if busy and self.live:
            self.stop()

    def forget(self) -> None:
        """Another document comes in front: what is looked at stays behind, unapplied."""
        self.looking.forget()

    def _take(self, choice: Any) -> None:
        self.choice = choice
        self._settings.setValue(self._setting, choice.saved())

    def _question(self) -> Question:
        return Question(self.choice, self._template(), self.name, self._part)

    # ---- clips

    def _apply_to_clip(self, target: Target) -> None:
        template = self._template()
        if template is None:
            self._say_it_is_read()
            return
        document, clip = self.history.committed, target.clip
        if clip is not None and wished_span(document, clip).empty:
            self.notice.emit(self.tr("The clip lies outside the in and out points."))
            return
        try:
            wish = clip_wish(
                document, target, self.choice, template, self.name, self.craft, self.edited
            )
        except UnderpaintError as error:
            self.notice.emit(str(error))
            return
        self.clip.order(wish)

    def render_again(self, id: LayerId, frame: int) -> None:
        """Render the second round a frame of a clip of ours once more, steadier."""
        layer = self.history.committed.find(id)
        if not (made_by(layer, self.craft.kind) and isinstance(layer, ClipLayer)):
            return
        template = None if layer.recipe is None else self._template_of(layer.recipe)
        if template is None:
            self._say_it_is_read()
            return
        try:
            self.clip.order(again(self.history.committed, layer, frame, template, self.craft))
        except UnderpaintError as error:
            self.failed.emit(str(error))

    def _say_it_is_read(self) -> None:
        self.notice.emit(self.tr("What it needs is being read; ask again in a moment."))

    def _clip_landed(self, id: LayerId) -> None:
        self.stop()
        self.landed.emit(id)
