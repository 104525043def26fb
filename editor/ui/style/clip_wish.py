"""What the artist's style wishes of a clip."""

from __future__ import annotations

from dataclasses import replace

from editor.core.clip import ClipLayer
from editor.core.document import Document
from editor.core.errors import BadInput
from editor.jobs.style import StyleJob, style_recipe
from editor.ui.style.choice import StyleChoice
from editor.ui.style.target import Styled, Target
from editor.ui.video.wish import Wish, mask_of, wished_span


def clip_wish(
    document: Document,
    target: Target,
    choice: StyleChoice,
    template: StyleJob,
    name: str,
    edited: Styled | None = None,
) -> Wish:
    """The target's clip styled between the in and out points (all of it where none are set).

    template: of the choice. edited: the styled layer that is replaced, if it is a clip. Raises
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
    if choice.masked:
        mask = mask_of(document, clip)
        if not mask.any():
            raise BadInput("The mask is empty.", remedy="Paint over what should be styled.")
        template = replace(template, mask=mask)
    return Wish(
        base=document,
        clip=clip,
        span=span,
        template=template,
        recipe=style_recipe(template),
        name=name,
        step="Style",
        above=target.above,
        stabilise=1.0 if choice.steady else 0.0,
        edited=edited.id if isinstance(edited, ClipLayer) else None,
    )
