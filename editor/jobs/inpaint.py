"""Document -> job, and patch -> document. The engine never sees a document."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from editor.core.document import Document
from editor.core.errors import BadInput
from editor.core.geometry import EMPTY, Rect, Size
from editor.core.layer import Layer, LayerId, PixelLayer, Recipe
from editor.core.raster import Raster, raster_from
from editor.jobs.job import MOST_GROWN, NO_PICTURE, InpaintJob, Patch

CONTEXT = 64
"""Least number of pixels around the hole's box that an engine gets to see."""
SMALL_VIEW = 1024
"""Around a small hole an engine sees up to this many pixels a side: what fits may be far away."""
FINEST = 320
"""A tight selection follows an object to so many parts of the picture's longer side."""


def usual_growth(size: Size) -> int:
    """By how many pixels a mask is widened where the artist leaves it to us ("Auto").

    As far as the edge of what is selected by its looks may lie inside of the object: on
    photographs of 4000 pixels that is what leaves no rim, and a stroke of the brush fills as well.
    """
    return min(MOST_GROWN, max(size) // FINEST)


def hole_rect(document: Document) -> Rect:
    """Exact box of the active mask inside the canvas; empty where nothing is painted there."""
    return document.mask.cropped(document.bounds).extent()


def context_rect(document: Document) -> Rect:
    """What an engine sees: three times the hole's box or more, clipped to the canvas.

    A thin stroke keeps a quarter of its length across, so that its surroundings are known too;
    a small hole twice its size each way, as far as that stays within `SMALL_VIEW`.
    Empty where the mask is empty.
    """
    hole = hole_rect(document)
    if hole.empty:
        return EMPTY
    side = max(hole.w, hole.h)
    least = max(CONTEXT, min(2 * side, (SMALL_VIEW - side) // 2))
    dx = max(least, hole.w, hole.h // 4)
    dy = max(least, hole.h, hole.w // 4)
    around = Rect(hole.x - dx, hole.y - dy, hole.w + 2 * dx, hole.h + 2 * dy)
    return around.intersect(document.bounds)


def inpaint_job(
    document: Document,
    read: Callable[[Rect], np.ndarray],
    *,
    model: str = "inpaint",
    seed: int = 0,
    answers: int = 1,
    context: Rect | None = None,
) -> InpaintJob | None:
    """The job that fills the active mask, or None where the mask is empty.

    read: gives the composited picture of a rectangle, uint8 (h, w, 3 or 4). context: what the
    engine may look at instead of `context_rect` (it is widened to hold the whole hole).
    Raises BadInput where the mask leaves not one pixel to continue from.
    """
    hole = hole_rect(document)
    if hole.empty:
        return None
    place = context_rect(document) if context is None else context.unite(hole)
    place = place.intersect(document.bounds)
    mask = document.mask.read(place)[..., 0]
    if mask.all():
        covered = "The mask covers the whole picture."
        if place != document.bounds:
            covered = "The mask covers the whole box that the engine sees."
        raise BadInput(covered, remedy="Leave something to continue from.")
    return InpaintJob(
        image=_read_only(read(place)[..., :3]),
        mask=_read_only(mask),
        place=place,
        model=model,
        seed=seed,
        answers=answers,
    )


def inpaint_template(
    mask: np.ndarray, *, model: str = "inpaint", seed: int = 0, context: Rect | None = None
) -> InpaintJob | None:
    """The job that fills the same hole in every frame of a clip, without a picture yet.

    mask: uint8 (h, w) at the size of the frames. The rest as `inpaint_job`: None where the mask is
    empty, BadInput where it covers all that is seen.
    """
    h, w = mask.shape
    document = Document(Size(w, h)).with_mask(raster_from(mask))
    return inpaint_job(document, lambda _: NO_PICTURE, model=model, seed=seed, context=context)


def _read_only(pixels: np.ndarray) -> np.ndarray:
    """A contiguous copy that nobody can write to."""
    own = np.array(pixels, order="C")
    own.flags.writeable = False
    return own


def inpaint_recipe(job: InpaintJob, answer: int = 0) -> Recipe:
    """How to make an answer again: plain values, and what was to be filled."""
    parameters = {
        "model": job.model,
        "seed": job.seed + answer,
        "place": list(job.place),
        "grow": job.grow,
    }
    return Recipe(job.kind, parameters, raster_from(job.mask, job.place.x, job.place.y))


def patch_layer(job: InpaintJob, patch: Patch) -> PixelLayer:
    """A new layer that holds the patch and remembers how to make it again."""
    pixels = raster_from(patch.pixels, patch.place.x, patch.place.y)
    return PixelLayer("Inpaint", pixels=pixels, recipe=inpaint_recipe(job, patch.answer))


def land(
    document: Document, layer: Layer, base: Document, above: LayerId | None = None
) -> Document:
    """Put the answer above `above` (or on top) of what stands now.

    The mask the job was made from is spent, unless it was repainted or removed meanwhile.
    """
    name = base.active_mask
    landed = document.with_layer(layer, above)
    if document.masks.get(name) is base.masks[name]:
        return landed.with_mask(Raster(1), name)
    return landed
