"""A picture as it would be in another domain, or with other attributes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

import numpy as np

from editor.core.geometry import EMPTY, Rect
from editor.core.layer import Recipe
from editor.jobs.job import NO_PICTURE, Job
from editor.jobs.over import limit_of

IS = "is:"
"""What begins the notes of an answer that tell how much of each attribute the picture has."""


@dataclass(frozen=True, eq=False)
class TranslateJob(Job):
    """Translate a picture.

    model: a translator on the shelf. to: what it is to become: a model of domains takes
    {domain: 1}, a model of attributes any of them, 0..1; those not named stay as the picture has
    them. image: uint8 RGB (h, w, 3), of any size. place: where it stands in the document.
    strength: 0 (the picture itself) .. 1. size: longer side in pixels that the network sees, 0 =
    as suits the model. keep_colours: only light and shade are translated. mask: uint8 (h, w), 255
    = here, None = everywhere. Answered by one final patch: RGBA of the place's size; its notes
    "is:NAME" tell how much of each attribute (0..1) the picture has, if the model knows any.
    """

    kind: ClassVar[str] = "translate"
    model: str
    to: Mapping[str, float]
    image: np.ndarray = field(default_factory=lambda: NO_PICTURE, repr=False)
    place: Rect = EMPTY
    strength: float = 1.0
    size: int = 0
    keep_colours: bool = False
    mask: np.ndarray | None = field(default=None, repr=False)


def translate_recipe(job: TranslateJob) -> Recipe:
    """How to make the translated pixels again: plain values, and the mask that limited them."""
    parameters: dict[str, object] = {
        "model": job.model,
        "to": dict(job.to),
        "strength": job.strength,
        "keep_colours": job.keep_colours,
        "size": job.size,
        "place": list(job.place),
    }
    return Recipe(job.kind, parameters, limit_of(job.mask, job.place))


def standing(notes: Mapping[str, float | str]) -> dict[str, float]:
    """How much of each attribute (0..1) the picture has, of an answer's notes; none: unknown."""
    names = (name for name in notes if name.startswith(IS))
    return {name.removeprefix(IS): float(notes[name]) for name in names}
