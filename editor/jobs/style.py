"""A picture in the manner of a painting."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

import numpy as np

from editor.core.geometry import EMPTY, Rect
from editor.core.layer import Recipe
from editor.jobs.job import NO_PICTURE, Job
from editor.jobs.over import limit_of

STYLE_MODELS = ("styles", "styles-half", "style-any")
"""styles: many paintings in one network. styles-half: the same at half width, for speed.
style-any: the manner of any picture, given as the reference."""
ARCHITECTURES = ("StyleNet", "AnyStyleNet")
"""What the cards of models that paint styles name."""
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
    return Recipe(job.kind, parameters, limit_of(job.mask, job.place))
