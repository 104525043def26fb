"""What is wished of a clip, and the plan in frames of its file; values only."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from fractions import Fraction
from pathlib import Path

import numpy as np
from PySide6.QtGui import QImage

from editor.core.clip import ClipLayer, ClipSource
from editor.core.document import Document
from editor.core.errors import CannotWrite
from editor.core.layer import LayerId, Recipe
from editor.core.time import FrameRange
from editor.jobs.clip import ClipJob, ExportSettings
from editor.jobs.inpaint import land
from editor.jobs.job import Job
from editor.media.video.presets import STORE
from editor.ui.background import IMPORTING
from editor.ui.qimage import to_array, to_qimage


@dataclass(frozen=True, eq=False)
class Wish:
    """A still job for every frame of a part of a clip. span: in document frames.

    recipe: how the still job is made again. name: of the new layer. step: of the undo step.
    stabilise: 0..1. above: the layer below the new one. edited: the layer that the answer replaces
    instead. lead: frames before the span that are rendered along, for the stabiliser to settle.
    spends_mask: the active mask is used up by it.
    """

    base: Document
    clip: ClipLayer
    span: FrameRange
    template: Job = field(repr=False)
    recipe: Recipe
    name: str
    step: str
    above: LayerId | None
    stabilise: float = 1.0
    edited: LayerId | None = None
    lead: int = 0
    spends_mask: bool = False


@dataclass(frozen=True, eq=False)
class Plan:
    """A wish in frames of the source. offset: seconds into the answer at the span's start.

    finished: the file is there already.
    """

    wish: Wish
    job: ClipJob
    offset: Fraction
    finished: bool


def wished_span(document: Document, clip: ClipLayer) -> FrameRange:
    """The clip's frames between the in and out points; all of them where none are set."""
    return clip.span.intersect(document.timeline.chosen)


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
    """Which frames of the file the wish means, and what is written into `folder`.

    For a background thread. Raises BadFile where the clip cannot be read, CannotWrite where the
    folder cannot be made.
    """
    with IMPORTING:  # decoders load beside the window
        from editor.clips.identity import identity_of
        from editor.media.video.probe import probe

    info, clip, rate = probe(Path(wish.clip.source.path)), wish.clip, wish.base.timeline.rate
    start = clip.offset + (wish.span.start - clip.span.start) / rate
    begin = max(clip.span.start, wish.span.start - wish.lead)
    first = info.index(clip.source_time(begin, rate))
    stop = info.index(clip.source_time(wish.span.stop - 1, rate)) + 1
    job = ClipJob(
        source=clip.source,
        range=FrameRange(first, max(first + 1, stop)),
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


def landed(document: Document, made: Plan, source: ClipSource) -> tuple[Document, LayerId]:
    """The document with the rendered clip as a layer, in place of the one it replaces.

    It stands where its clip stands now, should that have been moved meanwhile.
    """
    wish = made.wish
    now, rate = document.find(wish.clip.id), document.timeline.rate
    clip = now if isinstance(now, ClipLayer) else wish.clip
    span = wish.span.moved(round(_origin(clip, rate) - _origin(wish.clip, rate)))
    shown = FrameRange(max(0, span.start), max(1, span.stop))
    layer = ClipLayer(
        wish.name,
        span=shown,
        source=source,
        offset=made.offset + (shown.start - span.start) / rate,
        place=clip.place,
        recipe=_recipe(made),
    )
    old = None if wish.edited is None else document.find(wish.edited)
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
    if wish.spends_mask:
        return land(document, layer, wish.base, wish.above), layer.id
    return document.with_layer(layer, wish.above), layer.id


def _origin(clip: ClipLayer, rate: Fraction) -> Fraction:
    """The document frame at which the clip's file would begin."""
    return clip.span.start - clip.offset * rate


def _recipe(made: Plan) -> Recipe:
    """How to make the clip again."""
    job, still = made.job, made.wish.recipe
    more: dict[str, object] = {
        "source": job.source.path,
        "range": [job.range.start, job.range.stop],
        "stabilise": job.stabilise,
    }
    return replace(still, parameters={**still.parameters, **more})
