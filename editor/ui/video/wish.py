"""What is wished of a clip, and the plan in frames of its file; values only.

A `ClipRenderer` takes anything that has a `plan` as `Wish` has one, giving what `Plan` gives.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from fractions import Fraction
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from PySide6.QtGui import QImage

from editor.core.clip import ClipLayer, ClipSource
from editor.core.document import Document
from editor.core.errors import CannotWrite
from editor.core.layer import Layer, LayerId, Recipe
from editor.core.time import FrameRange
from editor.jobs.clip import ClipJob, ExportSettings
from editor.jobs.inpaint import land
from editor.jobs.job import Job
from editor.media.video.presets import STORE
from editor.ui.background import IMPORTING
from editor.ui.qimage import to_array, to_qimage


class Wanted(Protocol):
    """A clip that is wished for. base: the document it is wished for from. name: of its layer.

    step: of the undo step.
    """

    @property
    def base(self) -> Document: ...

    @property
    def name(self) -> str: ...

    @property
    def step(self) -> str: ...

    def plan(self, folder: Path) -> Planned:
        """What is to be written into `folder`; for a background thread."""
        ...


class Planned(Protocol):
    """How a wish is fulfilled. finished: the file is there already. job: has its path as `out`."""

    @property
    def wish(self) -> Wanted: ...

    @property
    def job(self) -> Any: ...

    @property
    def frames(self) -> int: ...

    @property
    def finished(self) -> bool: ...

    def stands(self, document: Document) -> bool:
        """False where what it was wished for is gone from the document."""
        ...

    def landed(self, document: Document, source: ClipSource) -> tuple[Document, LayerId]:
        """The document with the written clip as a layer."""
        ...


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

    def plan(self, folder: Path) -> Plan:
        """Which frames of the file the wish means, and what is written into `folder`.

        For a background thread. Raises BadFile where the clip cannot be read, CannotWrite where the
        folder cannot be made.
        """
        with IMPORTING:  # decoders load beside the window
            from editor.clips.identity import identity_of
            from editor.media.video.probe import probe

        info, clip, rate = probe(Path(self.clip.source.path)), self.clip, self.base.timeline.rate
        start = clip.offset + (self.span.start - clip.span.start) / rate
        begin = max(clip.span.start, self.span.start - self.lead)
        first = info.index(clip.source_time(begin, rate))
        stop = info.index(clip.source_time(self.span.stop - 1, rate)) + 1
        job = ClipJob(
            source=clip.source,
            range=FrameRange(first, max(first + 1, stop)),
            template=self.template,
            out="",
            settings=ExportSettings(STORE, quality=85, sound="none"),
            stabilise=self.stabilise,
        )
        token = identity_of(job, [job.source.path])  # the same request finds what was rendered
        out = folder / f"{token[:24]}.mkv"
        make_folder(folder)
        offset = max(Fraction(0), start - info.time(first))
        return Plan(self, replace(job, out=str(out)), offset, out.exists())


@dataclass(frozen=True, eq=False)
class Plan:
    """A wish in frames of the source. offset: seconds into the answer at the span's start.

    finished: the file is there already.
    """

    wish: Wish
    job: ClipJob
    offset: Fraction
    finished: bool

    @property
    def frames(self) -> int:
        """How many are written."""
        return self.job.range.length

    def stands(self, document: Document) -> bool:
        """False where the clip is gone."""
        return document.find(self.wish.clip.id) is not None

    def landed(self, document: Document, source: ClipSource) -> tuple[Document, LayerId]:
        """The document with the rendered clip as a layer, in place of the one it replaces.

        It stands where its clip stands now, should that have been moved meanwhile.
        """
        wish = self.wish
        now, rate = document.find(wish.clip.id), document.timeline.rate
        clip = now if isinstance(now, ClipLayer) else wish.clip
        span = wish.span.moved(round(_origin(clip, rate) - _origin(wish.clip, rate)))
        shown = FrameRange(max(0, span.start), max(1, span.stop))
        layer = ClipLayer(
            wish.name,
            span=shown,
            source=source,
            offset=self.offset + (shown.start - span.start) / rate,
            place=clip.place,
            recipe=_recipe(self),
        )
        old = None if wish.edited is None else document.find(wish.edited)
        if old is not None:
            return document.with_layer(in_place_of(old, layer)), old.id
        if wish.spends_mask:
            return land(document, layer, wish.base, wish.above), layer.id
        return document.with_layer(layer, wish.above), layer.id


def in_place_of(old: Layer, clip: ClipLayer) -> ClipLayer:
    """A clip as the layer that another one is: its name, id, opacity, blend mode, masks."""
    kept = {each.name: getattr(old, each.name) for each in fields(Layer)}
    kept.update(span=clip.span, recipe=clip.recipe)
    return replace(clip, **kept)


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


def make_folder(folder: Path) -> None:
    """Make the folder for rendered clips. Raises CannotWrite."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CannotWrite(
            f"The folder for rendered clips cannot be made: {error.strerror}.", file=folder
        ) from error


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
