"""A style over a whole clip: planned, rendered into the frame store, laid above its source."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path

import numpy as np
from platformdirs import user_data_path
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from editor.core.clip import ClipLayer, ClipSource
from editor.core.document import Document
from editor.core.errors import CannotWrite
from editor.core.history import History
from editor.core.layer import LayerId, Recipe, new_layer_id
from editor.core.time import FrameRange
from editor.jobs.clip import ClipJob, ExportSettings
from editor.jobs.style import StyleJob, style_recipe
from editor.ui.background import IMPORTING, Background
from editor.ui.qimage import to_array, to_qimage
from editor.ui.style.choice import StyleChoice
from editor.ui.style.target import Styled, Target
from editor.ui.video.rendering import Order, Rendering
from editor.ui.worker import GpuWorker

STORE = "store"
"""The preset of what a document shows: near lossless, quick to scrub."""


@dataclass(frozen=True, eq=False)
class Wish:
    """Which part of a clip is to be styled, and how. span: in document frames.

    stabilise: 0..1. edited: the layer that the answer replaces, None for a new one above `above`.
    lead: frames before the span that are rendered along, for the stabiliser to settle.
    """

    base: Document
    clip: ClipLayer
    span: FrameRange
    template: StyleJob
    stabilise: float
    name: str
    above: LayerId | None
    edited: Styled | None = None
    lead: int = 0


@dataclass(frozen=True, eq=False)
class Plan:
    """A wish in frames of the source. offset: seconds into the answer at the span's start."""

    wish: Wish
    job: ClipJob
    offset: Fraction
    finished: bool


class ClipStyle(QObject):
    """Renders one wish at a time. landed(LayerId): the styled clip is a layer (one undo step).

    `folder`: the frame store, whose files are never deleted here.
    """

    landed = Signal(object)
    notice = Signal(str)
    failed = Signal(str)

    def __init__(
        self,
        history: History,
        worker: GpuWorker,
        background: Background,
        folder: Path | None = None,
    ) -> None:
        super().__init__()
        self._history, self._background = history, background
        self.folder = folder or user_data_path("underpaint") / "clips"
        self.rendering = Rendering(worker)
        self.rendering.ended.connect(self._rendered)
        self.rendering.failed.connect(self.failed)

    def render(
        self,
        target: Target,
        choice: StyleChoice,
        template: StyleJob,
        name: str,
        edited: Styled | None = None,
    ) -> None:
        """Style the target's clip between the in and out points (all of it where none are set)."""
        base, clip = self._history.committed, target.clip
        assert clip is not None
        span = clip.span.intersect(base.timeline.chosen)
        if span.empty:
            self.notice.emit(self.tr("The clip lies outside the in and out points."))
            return
        if choice.masked:
            mask = mask_of(base, clip)
            if not mask.any():
                self.notice.emit(self.tr("Paint over what should be styled first."))
                return
            template = replace(template, mask=mask)
        stabilise = 1.0 if choice.steady else 0.0
        anew = edited if isinstance(edited, ClipLayer) else None
        self.order(Wish(base, clip, span, template, stabilise, name, target.above, anew))

    def order(self, wish: Wish) -> None:
        """Plan in the background, then render; land at once where it was rendered before."""
        self._background.run(
            lambda: plan(wish, self.folder), self._begin, lambda e: self.failed.emit(str(e))
        )

    def _begin(self, made: Plan) -> None:
        if made.finished:
            self._fetch(made)
            return
        title = self.tr("{name}, {count} frames").format(
            name=made.wish.name, count=made.job.range.length
        )
        self.rendering.begin(Order(made.job, made.wish.base, made.job.range.length, title, made))

    def _rendered(self, order: Order, _last: object) -> None:
        self._fetch(order.tag)

    def _fetch(self, made: Plan) -> None:
        self._background.run(
            lambda: _source(Path(made.job.out)),
            lambda source: self._land(made, source),
            lambda e: self.failed.emit(str(e)),
        )

    def _land(self, made: Plan, source: ClipSource) -> None:
        committed, wish = self._history.committed, made.wish
        if committed.find(wish.clip.id) is None:
            self.notice.emit(
                self.tr("The styled clip is in {file}; the one it belongs to is gone.").format(
                    file=made.job.out
                )
            )
            return
        document, id = landed(committed, made, source)
        self._history.commit("Style", document)
        self.landed.emit(id)


def landed(document: Document, made: Plan, source: ClipSource) -> tuple[Document, LayerId]:
    """The document with the rendered clip as a layer, in place of the one it replaces."""
    wish = made.wish
    layer = ClipLayer(
        wish.name,
        span=wish.span,
        source=source,
        offset=made.offset,
        place=wish.clip.place,
        recipe=clip_recipe(made.job),
    )
    old = None if wish.edited is None else document.find(wish.edited.id)
    if isinstance(old, ClipLayer):
        anew = replace(
            old,
            span=layer.span,
            source=source,
            offset=layer.offset,
            place=layer.place,
            recipe=layer.recipe,
        )
        return document.with_layer(anew), old.id
    layer = replace(layer, id=new_layer_id())
    return document.with_layer(layer, wish.above), layer.id


def clip_recipe(job: ClipJob) -> Recipe:
    """How to make the styled clip again."""
    assert isinstance(job.template, StyleJob)
    still = style_recipe(job.template)
    more: dict[str, object] = {
        "source": job.source.path,
        "range": [job.range.start, job.range.stop],
        "stabilise": job.stabilise,
    }
    return replace(still, parameters={**still.parameters, **more})


def mask_of(document: Document, clip: ClipLayer) -> np.ndarray:
    """The active mask where the clip is drawn, uint8 (h, w) at the size of the clip's frames."""
    mask = document.mask.read(clip.place)[..., 0]
    if clip.place.w != clip.source.size.w or clip.place.h != clip.source.size.h:
        image: QImage = to_qimage(mask).scaled(*clip.source.size)
        mask = to_array(image)[..., 0]
    mask = np.ascontiguousarray(mask)
    mask.flags.writeable = False
    return mask


def plan(wish: Wish, folder: Path) -> Plan:
    """Which frames of the file the wish means. For a background thread; raises BadFile."""
    with IMPORTING:  # decoders load beside the window
        from editor.clips.identity import identity_of
        from editor.media.video.probe import probe

    info, clip, rate = probe(Path(wish.clip.source.path)), wish.clip, wish.base.timeline.rate
    start = clip.offset + (wish.span.start - clip.span.start) / rate
    begin = max(clip.span.start, wish.span.start - wish.lead)
    first = info.index(clip.source_time(begin, rate))
    stop = info.index(clip.source_time(wish.span.stop - 1, rate)) + 1
    range = FrameRange(first, max(first + 1, stop))
    job = ClipJob(
        source=clip.source,
        range=range,
        template=wish.template,
        out="",
        settings=ExportSettings(STORE, quality=85, sound="none"),
        stabilise=wish.stabilise,
    )
    token = identity_of(job, [job.source.path])  # the same request finds what was rendered
    out = folder / f"{token[:24]}.mkv"
    _make(folder)
    offset = max(Fraction(0), start - info.time(first))
    return Plan(wish, replace(job, out=str(out)), offset, out.exists())


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CannotWrite(
            f"The folder for rendered clips cannot be made: {error.strerror}.", file=folder
        ) from error


def _source(path: Path) -> ClipSource:
    with IMPORTING:
        from editor.media.video.probe import probe

    return probe(path).source
