"""What is wished of a clip: a still job for its frames, or for some of them once more."""

from __future__ import annotations

from dataclasses import replace
from math import ceil
from typing import Any

import numpy as np

from editor.core.clip import ClipLayer, clips
from editor.core.document import Document
from editor.core.errors import BadInput
from editor.core.geometry import EMPTY, Rect
from editor.core.time import FrameRange
from editor.ui.look.craft import Choice, Craft
from editor.ui.look.target import Made, Target, made_by, source_of
from editor.ui.video.wish import Wish, mask_of, wished_span


def clip_wish(
    document: Document,
    target: Target,
    choice: Choice,
    template: Any,
    name: str,
    craft: Craft,
    edited: Made | None = None,
) -> Wish:
    """The target's clip worked on between the in and out points (all of it where none are set).

    template: the choice as a job. edited: the layer that is replaced, if it is a clip. Raises
    BadInput where no frame is left, or the choice is one inside a mask that is empty.
    """
    clip = target.clip
    if clip is None:
        raise BadInput("There is no clip here.", remedy="Move the playhead onto a clip.")
    span = wished_span(document, clip)
    if span.empty:
        raise BadInput(
            "The clip lies outside the in and out points.", remedy="Move or clear the points."
        )
    place = Rect(0, 0, *clip.source.size)
    if target.place != clip.place:
        place = in_frame(target.place, clip)
        template = replace(template, place=place)
    if choice.masked:
        mask = _part(mask_of(document, clip), place)
        if not mask.any():
            raise BadInput("The mask is empty.", remedy="Paint over what should change.")
        template = replace(template, mask=mask)
    return Wish(
        base=document,
        clip=clip,
        span=span,
        template=template,
        recipe=craft.recipe(template),
        name=name,
        step=craft.step,
        above=target.above,
        stabilise=1.0 if choice.steady else 0.0,
        edited=edited.id if isinstance(edited, ClipLayer) else None,
    )


def again(document: Document, layer: ClipLayer, frame: int, template: Any, craft: Craft) -> Wish:
    """The second round a document frame, as a short layer above `layer`.

    Half a second before it is rendered along, so that the stabiliser has settled when it begins.
    template: the recipe of the layer as a job. Raises BadInput where the clip it was made from is
    not there any more.
    """
    assert layer.recipe is not None
    origin = source_of(layer)
    below = [
        clip
        for clip in clips(document)
        if clip.source.path == origin
        and not made_by(clip, craft.kind)
        and clip.span.contains(frame)
    ]
    if not below:
        raise BadInput("The clip that this was made from is not here.", remedy="Undo its removal.")
    clip = below[-1]
    half = ceil(document.timeline.rate / 2)
    span = FrameRange(frame - half, frame + half).intersect(layer.span).intersect(clip.span)
    template = replace(template, place=place_of(layer))
    if layer.recipe.mask is not None:
        whole = Rect(0, 0, *clip.source.size)
        seen = whole if template.place.empty else template.place
        mask = layer.recipe.mask.read(seen)[..., 0]
        mask.flags.writeable = False
        template = replace(template, mask=mask)
    return Wish(
        base=document,
        clip=clip,
        span=span,
        template=template,
        recipe=craft.recipe(template),
        name=layer.name,
        step=craft.step,
        above=layer.id,
        lead=half,
    )


def place_of(layer: Made) -> Rect:
    """The part that the layer was made of, as its recipe says; empty = all of it.

    Of a picture in document pixels, of a clip in those of its frames.
    """
    kept = None if layer.recipe is None else layer.recipe.parameters.get("place")
    if isinstance(kept, list | tuple) and [type(number) for number in kept] == [int] * 4:
        return Rect(*kept)
    return EMPTY


def in_frame(place: Rect, clip: ClipLayer) -> Rect:
    """A part of what a clip shows, in document pixels, in those of its frames."""
    (w, h), around = clip.source.size, clip.place
    across, down = w / around.w, h / around.h
    x, y = round((place.x - around.x) * across), round((place.y - around.y) * down)
    wide, high = max(1, round(place.w * across)), max(1, round(place.h * down))
    return Rect(min(x, w - wide), min(y, h - high), wide, high)


def in_document(place: Rect, clip: ClipLayer) -> Rect:
    """The other way round."""
    (w, h), around = clip.source.size, clip.place
    across, down = around.w / w, around.h / h
    x, y = around.x + round(place.x * across), around.y + round(place.y * down)
    return Rect(x, y, max(1, round(place.w * across)), max(1, round(place.h * down)))


def _part(mask: np.ndarray, place: Rect) -> np.ndarray:
    """That part of a mask (h, w), contiguous and read-only."""
    part = np.array(mask[place.slices()], order="C")
    part.flags.writeable = False
    return part
