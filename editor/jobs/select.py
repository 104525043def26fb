"""Finding an object in a picture, as a job: from a box round it, and hints where it is."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

import numpy as np

from editor.core.errors import BadInput
from editor.core.geometry import Rect
from editor.jobs.job import Job

GRABCUT = "grabcut"
"""The model that needs no weights: colours and edges."""
SEGMENT = "segment"
"""The task that the cards of other models name."""


@dataclass(frozen=True)
class Hint:
    """A point the artist clicked, in pixels of the image, and whether the object is there."""

    x: float
    y: float
    inside: bool = True


@dataclass(frozen=True, eq=False)
class SelectJob(Job):
    """Find the object in a box.

    image: uint8 RGB (h, w, 3), a crop of the picture that holds the box and something round it.
    place: where the image stands in the document. box: in pixels of the image; the object lies
    inside. scribbles: uint8 (h, w), 0 = not said, 1 = outside, 2 = inside; or None. points:
    clicks. model: "grabcut", or one on the shelf whose task is "segment".
    The answer's alpha is the mask: 255 = the object.
    """

    kind: ClassVar[str] = "select"
    image: np.ndarray = field(repr=False)
    place: Rect
    box: Rect
    scribbles: np.ndarray | None = field(default=None, repr=False)
    points: tuple[Hint, ...] = ()
    model: str = GRABCUT


def select_job(
    picture: np.ndarray,
    box: Rect,
    scribbles: np.ndarray | None = None,
    *,
    points: tuple[Hint, ...] = (),
    model: str = GRABCUT,
) -> SelectJob:
    """The job that finds what stands in `box` of a picture, uint8 (h, w, 3 or 4).

    scribbles, points: in pixels of the picture. Raises BadInput where the box or a point lies
    outside of the picture, or the box leaves nothing round the object.
    """
    h, w = picture.shape[:2]
    for point in points:
        if not (0 <= point.x <= w and 0 <= point.y <= h):  # what is no number is nowhere
            raise BadInput(f"The point {point.x:g} {point.y:g} lies outside of the picture.")
    inside = box.intersect(Rect(0, 0, w, h))
    if inside.empty:
        raise BadInput(
            f"The box {' '.join(map(str, box))} lies outside of the picture ({w} x {h}).",
            remedy="Give X Y WIDTH HEIGHT in pixels of the picture.",
        )
    place = around(inside, w, h)
    if place == inside:
        raise BadInput(
            "The box covers the whole picture.", remedy="Leave something round the object."
        )
    rows, columns = place.slices()
    image = np.ascontiguousarray(picture[rows, columns, :3])
    image.flags.writeable = False
    said = None if scribbles is None else np.ascontiguousarray(scribbles[rows, columns])
    near = tuple(Hint(hint.x - place.x, hint.y - place.y, hint.inside) for hint in points)
    return SelectJob(image, place, inside.moved(-place.x, -place.y), said, near, model)


def around(box: Rect, w: int, h: int) -> Rect:
    """The box with a quarter of its larger side (at least 16 pixels) on every side, in the
    picture: what surrounds the object tells what it is not."""
    return box.padded(max(16, max(box.w, box.h) // 4)).intersect(Rect(0, 0, w, h))
