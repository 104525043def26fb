"""What the artist asks of styles: chosen, looked at live, made a layer, rendered over a clip."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, Signal

from editor.core.clip import ClipLayer
from editor.core.errors import UnderpaintError
from editor.core.history import History
from editor.core.layer import LayerId
from editor.jobs.style import StyleJob
from editor.ui.background import Background
from editor.ui.style.again import again
from editor.ui.style.choice import StyleChoice, choice_of, restored
from editor.ui.style.clip_wish import clip_wish
from editor.ui.style.live import LiveLook, Question
from editor.ui.style.pictures import Pictures
from editor.ui.style.shelf import StyleShelf, style_shelf
from editor.ui.style.target import Styled, Target, is_styled
from editor.ui.video.clip_renderer import ClipRenderer
from editor.ui.video.wish import wished_span
from editor.ui.worker import GpuWorker

if TYPE_CHECKING:
    from editor.ui.video.playhead import Playhead
    from editor.ui.video.supply import FrameSupply

_SETTING = "style/choice"


class Stylist(QObject):
    """The imperative shell round the styles. Lives in the GUI thread.

    `choice` is remembered from one start to the next; while `live` it is shown on the present
    frame (`looking`). `apply` makes that a layer, or has the whole clip rendered (`clip`); either
    is one undo step. changed: choice, live or what can be done. landed(LayerId): it is a layer.
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
        self.pictures = Pictures(settings, background)
        self.clip = ClipRenderer(history, worker, background)
        self.looking = LiveLook(history, worker, playhead, supply)
        self.shelf = StyleShelf()
        self.choice = restored(str(settings.value(_SETTING, "")))
        self._connect()

    def _connect(self) -> None:
        for part in (self.looking, self.clip):
            part.failed.connect(self.failed)
        for part in (self.looking, self.clip):
            part.notice.connect(self.notice)
        self.looking.changed.connect(self.changed)
        self.looking.progressed.connect(self.progressed)
        self.looking.landed.connect(self.landed)
        self.pictures.arrived.connect(self._picture_came)
        self.pictures.failed.connect(self._picture_lost)
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

    @property
    def live(self) -> bool:
        """True while the choice is looked at."""
        return self.looking.live

    @property
    def edited(self) -> Styled | None:
        """The layer that is being made anew, or None."""
        return self.looking.edited

    @property
    def working(self) -> bool:
        """True while Esc has something to end."""
        return self.live or not self.clip.idle

    def choose(self, choice: StyleChoice) -> None:
        """Take another choice and look at it, where there is a document."""
        if choice == self.choice and self.live:
            return
        self._take(choice)
        if choice.empty or self.history.committed.bounds.empty:
            self.stop()
        else:
            self.looking.look_at(self._question())

    def adjust(self, choice: StyleChoice) -> None:
        """Take other settings; a look at them only where one is live already."""
        if self.live:
            self.choose(choice)
        else:
            self._take(choice)
            self.changed.emit()

    def edit(self, id: LayerId) -> None:
        """Take up a styled layer again: its choice, its pixels to be replaced."""
        layer = self.history.committed.find(id)
        if is_styled(layer) and layer.recipe is not None:
            self._take(choice_of(layer.recipe))
            self.looking.edit(layer, self._question())

    def apply(self) -> None:
        """Make the look a layer; of a clip, render every frame."""
        if not self.live:
            self.notice.emit(self.tr("Choose a style first."))
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
        """Another document is about to be shown."""
        self.looking.forget()
        self.clip.forget()

    def _take(self, choice: StyleChoice) -> None:
        self.choice = choice
        self._settings.setValue(_SETTING, choice.saved())

    def _question(self) -> Question:
        return Question(self.choice, self._template(), self.name)

    def _template(self) -> StyleJob | None:
        """The choice as a job; None while its picture is being read."""
        picture = self.choice.picture
        reference = self.pictures.pixels(picture) if picture else None
        if picture and reference is None:
            return None
        model = self.shelf.model(self.choice.fine, bool(picture))
        return self.choice.template(model, reference)

    def _picture_came(self, path: str) -> None:
        if self.live and self.choice.picture == path:
            self.looking.look_at(self._question())

    def _picture_lost(self, sentence: str) -> None:
        picture = self.choice.picture
        if self.live and picture and picture not in self.pictures.paths:
            self.stop()
        self.failed.emit(sentence)

    # ---- clips

    def _apply_to_clip(self, target: Target) -> None:
        template = self._template()
        if template is None:
            self.notice.emit(self.tr("The style's picture is being read; ask again in a moment."))
            return
        document, clip = self.history.committed, target.clip
        if clip is not None and wished_span(document, clip).empty:
            self.notice.emit(self.tr("The clip lies outside the in and out points."))
            return
        try:
            wish = clip_wish(document, target, self.choice, template, self.name, self.edited)
        except UnderpaintError as error:
            self.notice.emit(str(error))
            return
        self.clip.order(wish)

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
