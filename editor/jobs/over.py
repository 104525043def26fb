"""Still jobs laid over what a document shows: document -> job, and patch -> layer.

For jobs of any kind that have `image`, `place` and `mask`, as StyleJob and TranslateJob do.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeVar

import numpy as np

from editor.core.document import Document
from editor.core.errors import BadInput
from editor.core.geometry import Rect
from editor.core.layer import PixelLayer, Recipe
from editor.core.raster import Raster, raster_from
from editor.jobs.job import Job, Patch

Template = TypeVar("Template", bound=Job)
"""A job that waits for its picture."""


def job_over(
    document: Document,
    read: Callable[[Rect], np.ndarray],
    template: Template,
    *,
    masked: bool = False,
    place: Rect | None = None,
) -> Template:
    """`template` over the document's whole canvas, or over `place`.

    read: gives the composited picture of a rectangle, uint8 (h, w, 3 or 4). masked: act only
    where the active mask is painted. Raises BadInput where `masked` and that mask is empty.
    """
    place = document.bounds if place is None else place
    mask = None
    if masked:
        mask = _read_only(document.mask.read(place)[..., 0])
        if not mask.any():
            raise BadInput("The mask is empty.", remedy="Paint over what should change.")
    job: Any = template
    made: Template = replace(job, image=_read_only(read(place)[..., :3]), place=place, mask=mask)
    return made


def layer_over(name: str, patch: Patch, recipe: Recipe) -> PixelLayer:
    """A new layer of that name that holds the patch and remembers how to make it again."""
    pixels = raster_from(patch.pixels, patch.place.x, patch.place.y)
    return PixelLayer(name, pixels=pixels, recipe=recipe)


def limit_of(mask: np.ndarray | None, place: Rect) -> Raster | None:
    """A job's mask, uint8 (h, w), as a recipe keeps it: in document pixels."""
    return None if mask is None else raster_from(mask, place.x, place.y)


def _read_only(pixels: np.ndarray) -> np.ndarray:
    """A contiguous copy that nobody can write to."""
    own = np.array(pixels, order="C")
    own.flags.writeable = False
    return own
