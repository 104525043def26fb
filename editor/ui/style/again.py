"""Some frames of a styled clip to be rendered once more, steadier than before."""

from __future__ import annotations

from dataclasses import replace
from math import ceil

import numpy as np

from editor.core.clip import ClipLayer, clips
from editor.core.document import Document
from editor.core.errors import BadInput
from editor.core.geometry import Rect
from editor.core.time import FrameRange
from editor.jobs.style import style_recipe
from editor.ui.style.choice import choice_of
from editor.ui.style.target import is_styled, source_of
from editor.ui.video.wish import Wish


def again(
    document: Document, layer: ClipLayer, frame: int, reference: np.ndarray | None = None
) -> Wish:
    """The second round a document frame, as a short layer above `layer`.

    Half a second before it is rendered along, so that the stabiliser has settled when it begins.
    reference: uint8 RGB (h, w, 3) of the picture that the style was taken from, if it was.
    Raises BadInput where the clip it was made from is not there any more.
    """
    assert layer.recipe is not None
    origin = source_of(layer)
    below = [
        clip
        for clip in clips(document)
        if clip.source.path == origin and not is_styled(clip) and clip.span.contains(frame)
    ]
    if not below:
        raise BadInput("The clip that this was made from is not here.", remedy="Undo its removal.")
    clip = below[-1]
    half = ceil(document.timeline.rate / 2)
    span = FrameRange(frame - half, frame + half).intersect(layer.span).intersect(clip.span)
    model = str(layer.recipe.parameters.get("model", ""))
    template = choice_of(layer.recipe).template(model, reference)
    if layer.recipe.mask is not None:
        mask = layer.recipe.mask.read(Rect(0, 0, *clip.source.size))[..., 0]
        mask.flags.writeable = False
        template = replace(template, mask=mask)
    return Wish(
        base=document,
        clip=clip,
        span=span,
        template=template,
        recipe=style_recipe(template),
        name=layer.name,
        step="Style",
        above=layer.id,
        lead=half,
    )
