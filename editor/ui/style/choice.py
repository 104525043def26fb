"""What the artist has chosen: the styles and how they are laid on. A value; saved as JSON."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from typing import Any

import numpy as np

from editor.core.layer import Recipe
from editor.jobs.style import StyleJob
from editor.ui.look.saved import fitted, nearest, read

SIZES = (256, 320, 384, 480, 640, 800, 960, 1280)
"""Longer side in pixels of what a network may see: the smaller, the broader the strokes."""
MOST = 4
"""How many styles can be mixed: more look like mud."""
FINE, FAST, ANY = "styles", "styles-half", "style-any"


@dataclass(frozen=True)
class StyleChoice:
    """mix: (style id, weight 0..1), in the order chosen. picture: a file whose manner is taken
    instead, "" for none. strength: 0..1. keep_colours: only the strokes. masked: only inside the
    mask. size: one of `SIZES`. fine: the large network, not the fast one. steady: frames of a clip
    are made to agree with each other.
    """

    mix: tuple[tuple[str, float], ...] = ()
    picture: str = ""
    strength: float = 1.0
    keep_colours: bool = False
    masked: bool = False
    size: int = 640
    fine: bool = False
    steady: bool = True

    @property
    def empty(self) -> bool:
        """True where no style is chosen."""
        return not (self.mix or self.picture)

    def has(self, style: str) -> bool:
        """True where that style is in the mix."""
        return not self.picture and any(id == style for id, _ in self.mix)

    def only(self, style: str) -> StyleChoice:
        """That style alone."""
        return replace(self, mix=((style, 1.0),), picture="")

    def toggled(self, style: str) -> StyleChoice:
        """With that style in the mix at half weight, or without it; at most `MOST` styles."""
        if self.picture or not self.mix:
            return self.only(style)
        if self.has(style):
            rest = tuple(pair for pair in self.mix if pair[0] != style)
            return replace(self, mix=rest) if rest else self
        return replace(self, mix=(*self.mix, (style, 0.5))[-MOST:])

    def weighted(self, style: str, weight: float) -> StyleChoice:
        """With another weight of one style of the mix."""
        mix = tuple((id, weight if id == style else old) for id, old in self.mix)
        return replace(self, mix=mix)

    def of_picture(self, path: str) -> StyleChoice:
        """The manner of a picture."""
        return replace(self, picture=path)

    def template(self, model: str, reference: np.ndarray | None) -> StyleJob:
        """The job without its pictures. reference: uint8 RGB (h, w, 3) of `picture`, if any."""
        return StyleJob(
            mix={} if self.picture else _weights(self.mix),
            reference=reference if self.picture else None,
            reference_file=self.picture,
            model=model,
            strength=self.strength,
            keep_colours=self.keep_colours,
            size=self.size,
        )

    def saved(self) -> str:
        """As JSON."""
        return json.dumps(asdict(self))


def _weights(mix: tuple[tuple[str, float], ...]) -> dict[str, float]:
    """Weights of which at least one counts: a mix of nothing is a mix in equal parts."""
    lively = {id: weight for id, weight in mix if weight > 0}
    return lively or {id: 1.0 for id, _ in mix}


def restored(text: str) -> StyleChoice:
    """What `saved` wrote; what cannot be read is as at the first start.

    Not the mask: it belonged to another document.
    """
    return replace(_checked(read(text)), masked=False)


def choice_of(recipe: Recipe) -> StyleChoice:
    """The choice that a styled layer was made by."""
    values: dict[str, Any] = dict(recipe.parameters)
    values["picture"] = values.get("reference", "")
    values["fine"] = values.get("model") == FINE
    values["masked"] = recipe.mask is not None
    values["steady"] = bool(values.get("stabilise", 1.0))
    return _checked(values)


def _checked(values: dict[str, Any]) -> StyleChoice:
    choice = fitted(StyleChoice(), values)
    size = nearest(choice.size or SIZES[-1], SIZES)
    return replace(choice, mix=choice.mix[:MOST], size=size)
