"""A picture in the manner of a painting: document -> job, and patch -> layer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import ClassVar

import numpy as np

from editor.core.document import Document
from editor.core.errors import BadInput
from editor.core.geometry import EMPTY, Rect
from editor.core.layer import PixelLayer, Recipe
from editor.core.raster import raster_from
from editor.jobs.job import NO_PICTURE, Job, Patch

STYLE_MODELS = ("styles", "styles-half", "style-any")
"""styles: many paintings in one network. styles-half: the same at half width, for speed.
style-any: the manner of any picture, given as the reference."""
LARGEST_VIEW = 1280
"""Most pixels a side that the network sees, unless it is asked for the picture's own size."""


@dataclass(frozen=True, eq=False)
class StyleJob(Job):
    """Repaint a picture in a style, or in a mix of several.

    mix: style id -> weight >= 0, normalised by the engine. image: uint8 RGB (h, w, 3); as it
    comes by default the job is a template that waits for pictures. place: where the image stands
    in the document. reference: uint8 RGB (h, w, 3) whose manner is taken, for the model
    "style-any" (mix is ignored then); reference_file: where that came from, for the recipe.
    strength: 0 (the original) .. 1 (all style). keep_colours: take only the strokes. size: longer
    side in pixels that the network sees, smaller = broader strokes; 0 = the picture's own, at
    most `LARGEST_VIEW`. mask: uint8 (h, w), 255 = style here, soft values blend; None = all.
    """

    kind: ClassVar[str] = "style"
    mix: Mapping[str, float] = field(default_factory=dict)
    image: np.ndarray = field(default_factory=lambda: NO_PICTURE, repr=False)
    place: Rect = EMPTY
    reference: np.ndarray | None = field(default=None, repr=False)
    reference_file: str = ""
    model: str = "styles"
    strength: float = 1.0
    keep_colours: bool = False
    size: int = 0
    mask: np.ndarray | None = field(default=None, repr=False)


def style_job(
    document: Document,
    read: Callable[[Rect], np.ndarray],
    template: StyleJob,
    *,
    masked: bool = False,
    place: Rect | None = None,
) -> StyleJob:
    """`template` over the document's whole canvas, or over `place`.

    read: gives the composited picture of a rectangle, uint8 (h, w, 3 or 4). masked: style only
    where the active mask is painted. Raises BadInput where `masked` and that mask is empty.
    """
    place = document.bounds if place is None else place
    mask = None
    if masked:
        mask = _read_only(document.mask.read(place)[..., 0])
        if not mask.any():
            raise BadInput("The mask is empty.", remedy="Paint over what should be styled.")
    return replace(template, image=_read_only(read(place)[..., :3]), place=place, mask=mask)


def _read_only(pixels: np.ndarray) -> np.ndarray:
    """A contiguous copy that nobody can write to."""
    own = np.array(pixels, order="C")
    own.flags.writeable = False
    return own


def style_recipe(job: StyleJob) -> Recipe:
    """How to make the styled pixels again: plain values, and the mask they were limited by."""
    parameters: dict[str, object] = {
        "model": job.model,
        "mix": dict(job.mix),
        "reference": job.reference_file,
        "strength": job.strength,
        "keep_colours": job.keep_colours,
        "size": job.size,
        "place": list(job.place),
    }
    mask = None if job.mask is None else raster_from(job.mask, job.place.x, job.place.y)
    return Recipe(job.kind, parameters, mask)


def style_layer(job: StyleJob, patch: Patch, name: str) -> PixelLayer:
    """A new layer of that name that holds the patch and remembers how to make it again."""
    pixels = raster_from(patch.pixels, patch.place.x, patch.place.y)
    return PixelLayer(name, pixels=pixels, recipe=style_recipe(job))
