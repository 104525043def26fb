"""Heals a hole in every frame of a clip, where the mask stays as it is."""

from __future__ import annotations

from dataclasses import replace
from math import ceil, floor

from PySide6.QtCore import QObject, Signal

from editor.core.clip import ClipLayer, clips
from editor.core.document import Document
from editor.core.errors import UnderpaintError
from editor.core.geometry import Rect
from editor.core.history import History
from editor.core.layer import LayerId
from editor.jobs.inpaint import inpaint_recipe, inpaint_template, usual_growth
from editor.ui.background import Background
from editor.ui.studio import Studio
from editor.ui.video.clip_renderer import ClipRenderer
from editor.ui.video.wish import Wish, mask_of, wished_span


class ClipHealer(QObject):
    """Takes engine, seed and context box from the studio. Lives in the GUI thread.

    steady: what fills the hole moves along with the picture. landed(LayerId): the healed clip is a
    layer above its source (one undo step).
    """

    changed = Signal()
    landed = Signal(object)
    failed = Signal(str)
    notice = Signal(str)

    def __init__(self, history: History, studio: Studio, background: Background) -> None:
        super().__init__()
        self._history, self._studio = history, studio
        self.clip = ClipRenderer(history, studio.worker, background)
        self.steady = True
        self.clip.landed.connect(self.landed)
        self.clip.failed.connect(self.failed)
        self.clip.notice.connect(self.notice)
        self.clip.rendering.state_changed.connect(self.changed)

    @property
    def working(self) -> bool:
        """True while Esc has something to end."""
        return not self.clip.idle

    def heal(self, active: LayerId | None = None) -> None:
        """Heal the active layer where it is a clip, else the lowest clip, between in and out."""
        base = self._history.committed
        clip = clip_to_heal(base, active)
        if clip is None:
            self.notice.emit(self.tr("There is no clip to heal."))
            return
        try:
            wish = self._wish(base, clip)
        except UnderpaintError as error:
            self.failed.emit(str(error))
            return
        if wish is not None:
            self.clip.order(wish)

    def cancel(self) -> None:
        """Esc: end the rendering; what is rendered is kept."""
        self.clip.cancel()

    def _wish(self, base: Document, clip: ClipLayer) -> Wish | None:
        span = wished_span(base, clip)
        if span.empty:
            self.notice.emit(self.tr("The clip lies outside the in and out points."))
            return None
        studio, mask = self._studio, mask_of(base, clip)
        context = None if studio.context is None else in_frames(studio.context, clip)
        job = inpaint_template(mask, model=studio.model, seed=studio.seed, context=context)
        if job is None:
            self.notice.emit(self.tr("Paint over what should go from the clip first."))
            return None
        grow = studio.growth if studio.grow is not None else usual_growth(clip.source.size)
        job = replace(job, grow=grow)
        return Wish(
            base=base,
            clip=clip,
            span=span,
            template=job,
            recipe=inpaint_recipe(job),
            name=self.tr("{name}, healed").format(name=clip.name),
            step="Heal clip",
            above=clip.id,
            stabilise=1.0 if self.steady else 0.0,
            spends_mask=True,
        )


def clip_to_heal(document: Document, active: LayerId | None) -> ClipLayer | None:
    """The active layer where it is a clip, else the lowest clip; None where there is none."""
    layer = None if active is None else document.find(active)
    if isinstance(layer, ClipLayer):
        return layer
    return next(iter(clips(document)), None)


def in_frames(rect: Rect, clip: ClipLayer) -> Rect:
    """A rectangle of the document in pixels of the clip's frames, at least as large."""
    size, place = clip.source.size, clip.place
    across, down = size.w / place.w, size.h / place.h
    left, top = floor((rect.x - place.x) * across), floor((rect.y - place.y) * down)
    right, bottom = ceil((rect.right - place.x) * across), ceil((rect.bottom - place.y) * down)
    return Rect(left, top, right - left, bottom - top)
