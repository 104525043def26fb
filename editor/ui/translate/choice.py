"""What the artist has chosen of a translator and how it is laid on. A value; saved as JSON."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from typing import Any

from editor.core.geometry import EMPTY, Rect
from editor.core.layer import Recipe
from editor.jobs.translate import TranslateJob
from editor.ui.look.saved import fitted, nearest, read
from editor.weights.card import Card
from editor.weights.translators import usual_target

SIZES = (0, 128, 192, 256, 320, 384, 480, 640, 800, 960, 1280)
"""Longer side in pixels of what a network may see; 0 = as suits it."""


@dataclass(frozen=True)
class TranslateChoice:
    """model: of the shelf, "" for none. to: (domain, 1), or (attribute, 0..1) of those that are to
    be otherwise than they are. strength: 0..1. keep_colours: only light and shade. masked: only
    inside the mask. size: one of `SIZES`. steady: frames of a clip are made to agree. square: what
    a model of attributes sees, document pixels, where a hand has put it; empty = as it comes.
    """

    model: str = ""
    to: tuple[tuple[str, float], ...] = ()
    strength: float = 1.0
    keep_colours: bool = False
    masked: bool = False
    size: int = 0
    steady: bool = True
    square: Rect = EMPTY

    @property
    def empty(self) -> bool:
        """True where no translator is chosen."""
        return not self.model

    def of(self, card: Card) -> TranslateChoice:
        """That translator, as it is usually meant; the same one as it was."""
        if card.name == self.model:
            return self
        return replace(self, model=card.name, to=tuple(usual_target(card).items()))

    def towards(self, domain: str) -> TranslateChoice:
        """Into that domain."""
        return replace(self, to=((domain, 1.0),))

    def having(self, attribute: str, share: float) -> TranslateChoice:
        """With another share (0..1) of one attribute."""
        return replace(self, to=(*self.leaving(attribute).to, (attribute, share)))

    def leaving(self, attribute: str) -> TranslateChoice:
        """With one attribute as the picture has it."""
        return replace(self, to=tuple(pair for pair in self.to if pair[0] != attribute))

    def template(self) -> TranslateJob:
        """The job without its picture."""
        return TranslateJob(
            self.model,
            dict(self.to),
            strength=self.strength,
            keep_colours=self.keep_colours,
            size=self.size,
        )

    def saved(self) -> str:
        """As JSON."""
        return json.dumps(asdict(self))


def restored(text: str) -> TranslateChoice:
    """What `saved` wrote; what cannot be read is as at the first start.

    Not mask and square: they belonged to another document.
    """
    return replace(_checked(read(text)), masked=False, square=EMPTY)


def choice_of(recipe: Recipe) -> TranslateChoice:
    """The choice that a translated layer was made by, without its square."""
    values: dict[str, Any] = dict(recipe.parameters)
    values["masked"] = recipe.mask is not None
    values["steady"] = bool(values.get("stabilise", 1.0))
    return _checked(values)


def _checked(values: dict[str, Any]) -> TranslateChoice:
    choice = fitted(TranslateChoice(), values)
    return replace(choice, size=nearest(choice.size, SIZES))
