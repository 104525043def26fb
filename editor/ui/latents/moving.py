"""Latent layers that move: what is rendered of their keys, alone or over the clip below them.

The frames are rendered into the frame store, as those of every other job over time, and the layer
becomes a clip that remembers its sliders: it plays, exports and scrubs like any clip, and nothing
that shows a document has to know of generators. The first slider that is moved makes it a picture
again.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from fractions import Fraction
from pathlib import Path

import numpy as np

from editor.core.clip import ClipLayer, ClipSource, visible_clips
from editor.core.document import Document
from editor.core.errors import BadInput
from editor.core.geometry import Rect
from editor.core.layer import Layer, LayerId, PixelLayer, Recipe
from editor.core.raster import Raster
from editor.core.time import FrameRange
from editor.jobs.attributes import Latents, edit_job
from editor.jobs.clip import ExportSettings
from editor.jobs.directions import Direction
from editor.jobs.latent_keys import all_curves
from editor.jobs.latent_recipe import is_latent, latents_of
from editor.jobs.walk import SlidersJob, WalkJob, moving_codes
from editor.media.video.presets import STORE
from editor.ui.background import IMPORTING
from editor.ui.latents.edits import beneath, recipe_of
from editor.ui.latents.ground import Still, crop
from editor.ui.qimage import to_array, to_qimage
from editor.ui.video.wish import Wanted, Wish, in_place_of, make_folder, wished_span

STEP = "Render sliders"


@dataclass(frozen=True, eq=False)
class KeyedWish:
    """The keys of a latent layer over what stands still below it, or over nothing.

    below: a still document, what lies below the layer. span: document frames.
    """

    base: Document
    layer: Layer
    latents: Latents
    directions: tuple[Direction, ...] = field(repr=False)
    below: Document
    span: FrameRange
    step: str = STEP

    @property
    def name(self) -> str:
        """Of the layer."""
        return self.layer.name

    def plan(self, folder: Path) -> KeyedPlan:
        """The clip of the span's frames. For a background thread; raises CannotWrite."""
        with IMPORTING:  # decoders load beside the window
            from editor.clips.identity import identity_of

        latents, limit = self.latents, _limit(self.layer)
        image = None if latents.target is None else crop(self.below, latents.place)
        mask = None if limit is None else _read(limit, latents.place)
        curves = all_curves(latents)
        job = WalkJob(
            template=edit_job(latents, image, mask, self.below.size),
            codes=moving_codes(latents.base, self.directions, curves, self.span.frames()),
            rate=self.base.timeline.rate,
            out="",
            settings=ExportSettings(STORE, quality=85, sound="none"),
        )
        make_folder(folder)
        out = folder / f"{identity_of(job, [])[:24]}.mkv"  # the same again finds what was rendered
        return KeyedPlan(self, replace(job, out=str(out)), out.exists())


@dataclass(frozen=True, eq=False)
class KeyedPlan:
    """How a `KeyedWish` is fulfilled. finished: the file is there already."""

    wish: KeyedWish
    job: WalkJob
    finished: bool

    @property
    def frames(self) -> int:
        """How many are written."""
        return len(self.job.codes)

    def stands(self, document: Document) -> bool:
        """False where the layer is gone."""
        return document.find(self.wish.layer.id) is not None

    def landed(self, document: Document, source: ClipSource) -> tuple[Document, LayerId]:
        """The document with the rendered clip in place of the layer, where that stands now.

        Where its sliders were changed meanwhile, those that were rendered stand again.
        """
        old, wish = document.layer(self.wish.layer.id), self.wish
        now = latents_of(old.recipe) if is_latent(old) and old.recipe else wish.latents
        before = wish.layer.recipe
        assert before is not None
        place = now.place
        recipe = before.moved(place.x - wish.latents.place.x, place.y - wish.latents.place.y)
        clip = ClipLayer(old.name, span=wish.span, source=source, place=place, recipe=recipe)
        return document.with_layer(in_place_of(old, clip)), old.id


def moving_wish(
    document: Document,
    id: LayerId,
    frame: int,
    directions: tuple[Direction, ...],
    still: Still,
    follow: bool = False,
) -> Wanted:
    """What is to be rendered of a latent layer. frame: the playhead's.

    Over a clip: its sliders on the portrait in every frame; follow: the square goes along with
    what it holds at the playhead. Else the keys of its sliders. Raises BadInput where that would
    be no clip.
    """
    layer = document.layer(id)
    assert isinstance(layer, PixelLayer | ClipLayer)
    recipe = recipe_of(layer)
    assert recipe is not None
    layer, latents = replace(layer, recipe=recipe), latents_of(recipe)
    clip = None if latents.target is None else clip_below(document, id, latents.place, frame)
    if clip is not None:
        anchor = clip.source_time(frame, document.timeline.rate) if follow else None
        return _over_clip(document, layer, latents, clip, directions, anchor)
    if document.timeline.is_still:
        raise BadInput("This document stands still.", remedy="Set a key of a slider first.")
    if not latents.curves:
        raise BadInput("No slider has keys.", remedy="Set some at different frames.")
    span = layer.span or document.timeline.whole
    below = still(beneath(document, id))
    return KeyedWish(document, layer, latents, directions, below, span)


def clip_below(document: Document, id: LayerId, place: Rect, frame: int) -> ClipLayer | None:
    """The uppermost clip that is seen under a layer's square at a frame; None where there is none.

    Raises BadInput where the square reaches beyond it.
    """
    for clip in reversed(visible_clips(beneath(document, id))):
        if clip.span.contains(frame) and not clip.place.intersect(place).empty:
            if not clip.place.contains(place):
                raise BadInput("The square reaches beyond the clip.", remedy="Place it inside.")
            return clip
    return None


def _over_clip(
    document: Document,
    layer: Layer,
    latents: Latents,
    clip: ClipLayer,
    directions: tuple[Direction, ...],
    anchor: Fraction | None,
) -> Wish:
    """anchor: seconds into the source where the square is followed from; None = it is not."""
    curves = all_curves(latents)
    if not curves:
        raise BadInput("No slider was moved.", remedy="Move one first.")
    span = _span_of_both(document, layer, clip)
    square, rate, limit = in_frames(latents.place, clip), document.timeline.rate, _limit(layer)
    template = SlidersJob(
        model=latents.model,
        place=square,
        directions=tuple(each for each in directions if each.name in curves),
        sliders=curves,
        origin=clip.offset - Fraction(clip.span.start) / rate,
        rate=rate,
        follow=anchor is not None,
        anchor=anchor or Fraction(0),
        mask=None if limit is None else _read(limit, latents.place, square.w),
        noise=latents.noise,
    )
    recipe = layer.recipe
    assert recipe is not None
    return Wish(
        base=document,
        clip=clip,
        span=span,
        template=template,
        recipe=recipe,
        name=layer.name,
        step=STEP,
        above=layer.id,
        stabilise=0.0,
        edited=layer.id,
    )


def _span_of_both(document: Document, layer: Layer, clip: ClipLayer) -> FrameRange:
    """The document frames in which both show, between the in and out points."""
    span = wished_span(document, clip)
    if layer.span is not None:
        span = span.intersect(layer.span)
    if span.empty:
        raise BadInput(
            "The clip lies outside the in and out points.", remedy="Move or clear the points."
        )
    return span


def in_frames(place: Rect, clip: ClipLayer) -> Rect:
    """A square of the document, inside the clip, in pixels of its frames: a square inside them."""
    scale = clip.source.size.w / clip.place.w
    side = min(round(place.w * scale), *clip.source.size)
    x, y = round((place.x - clip.place.x) * scale), round((place.y - clip.place.y) * scale)
    room = clip.source.size.w - side, clip.source.size.h - side
    return Rect(min(max(0, x), room[0]), min(max(0, y), room[1]), side, side)


def _limit(layer: Layer) -> Raster | None:
    recipe: Recipe | None = layer.recipe
    return None if recipe is None else recipe.mask


def _read(limit: Raster, place: Rect, side: int | None = None) -> np.ndarray:
    """A mask inside a square, uint8 (h, w), at another size where one is wished; read-only."""
    mask = limit.read(place)[..., 0]
    if side is not None and side != place.w:
        mask = to_array(to_qimage(mask).scaled(side, side))[..., 0]
    mask = np.ascontiguousarray(mask)
    mask.flags.writeable = False
    return mask
