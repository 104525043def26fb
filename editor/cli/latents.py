"""What an artist's words for a generator and its sliders mean: `--model`, `--set`, `--drawn`."""

from __future__ import annotations

import argparse
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Self

import numpy as np

from editor.core.errors import BadInput, DamagedModel
from editor.jobs.directions import Direction, moved
from editor.weights.card import CARD, Card
from editor.weights.directions import directions_of
from editor.weights.shelf import find

USUAL = "portraits"
BEYOND = 3.0
"""A slider may be set so many times as far from its middle as pictures are."""


@dataclass(frozen=True, eq=False)
class Wish:
    """A generator, its sliders, and where they are to stand: values by a direction's name.

    model: what finds its card, a name or a path.
    """

    model: str
    card: Card
    directions: tuple[Direction, ...]
    values: Mapping[str, float]

    @classmethod
    def of(cls, arguments: argparse.Namespace) -> Self:
        """What `--model` and `--set` mean. Raises BadInput, UnknownModel."""
        card = generator_named(arguments.model)
        directions = directions_of(card)
        values = values_in(arguments.set, directions)
        return cls(arguments.model, card, directions, values)

    @property
    def side(self) -> int:
        """Of the generator's own pictures, in pixels. Raises DamagedModel where no card says it."""
        side = self.card.parameters.get("side")
        if not isinstance(side, int) or side < 1:
            fault = "This card does not say how large the generator's pictures are."
            raise DamagedModel(fault, file=self.card.folder / CARD)
        return side

    def code(self, base: np.ndarray, drawn: str) -> np.ndarray:
        """The code (layers, d) with the wished values that its kind knows, `base` for the rest."""
        return moved(base, self.directions, self.values_known_to(drawn))

    def values_known_to(self, drawn: str) -> dict[str, float]:
        """The wished values that a kind of pictures knows; "" knows all."""
        unknown = self.unknown_to(drawn)
        return {name: value for name, value in self.values.items() if name not in unknown}

    def unknown_to(self, drawn: str) -> tuple[str, ...]:
        """The wished sliders that a kind of pictures does not know; "" knows all."""
        kinds = {direction.name: direction.kinds for direction in self.directions}
        return tuple(n for n in self.values if drawn and kinds[n] and drawn not in kinds[n])

    def check_known_to(self, drawn: str) -> None:
        """Raise BadInput where a kind of pictures does not know a wished slider."""
        if unknown := self.unknown_to(drawn):
            able = {d.name: d.kinds for d in self.directions}[unknown[0]]
            raise BadInput(
                f"Pictures drawn as {drawn} know no {' and no '.join(unknown)}.",
                remedy=f"{', '.join(able)} know {unknown[0]}.",
            )


def add_model_argument(parser: argparse.ArgumentParser) -> None:
    """`--model`."""
    parser.add_argument("--model", default=USUAL, metavar="NAME",
                        help="a generator of underpaint models list, or its folder; "
                             f"default: {USUAL}")  # fmt: skip


def add_set_argument(parser: argparse.ArgumentParser, *, required: bool) -> None:
    """`--set`. required: whether at least one slider has to be set."""
    parser.add_argument("--set", action="append", default=[], required=required,
                        metavar="SLIDER=VALUE",
                        help="see underpaint directions list; may be given again")  # fmt: skip


def generator_named(name: str) -> Card:
    """The card of a generator. Raises UnknownModel; BadInput for a model of another task."""
    card = find(name)
    if not card.generates:
        raise BadInput(
            f"The model “{name}” is for {card.task} and has no sliders.",
            remedy="See underpaint models list.",
        )
    return card


def values_in(words: Sequence[str], directions: Sequence[Direction]) -> dict[str, float]:
    """Values by a direction's name of words such as "smile=1.5"; of the same name the last.

    Raises BadInput for an unknown slider, no number, or one far out of the slider's range.
    """
    values = {}
    for said in words:
        name, equals, text = said.partition("=")
        if not equals:
            remedy = f"Write --set {said or 'smile'}=1."
            raise BadInput(f"--set {said} has no value.", remedy=remedy)
        direction = _slider_named(name.strip(), directions)
        values[direction.name] = _value(text, said, direction)
    return values


def _slider_named(name: str, directions: Sequence[Direction]) -> Direction:
    names = {n.casefold(): d for d in directions for n in (d.title, d.name) if n}
    said = name.casefold()
    if said in names:
        return names[said]
    near = list(dict.fromkeys(names[n].name for n in get_close_matches(said, names, 3, 0.6)))
    hint = f"Did you mean {' or '.join(near)}? " if near else ""
    known = ", ".join(d.name for d in directions if not d.more) or "none"
    raise BadInput(f"There is no slider “{name}”.", remedy=f"{hint}Known: {known}.")


def _value(text: str, said: str, direction: Direction) -> float:
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        remedy = f"Write --set {direction.name}={direction.high:g}."
        raise BadInput(f"--set {said}: “{text}” is no number.", remedy=remedy)
    middle, half = (direction.low + direction.high) / 2, (direction.high - direction.low) / 2
    if abs(value - middle) > BEYOND * half:
        low, high = middle - BEYOND * half, middle + BEYOND * half
        raise BadInput(
            f"--set {said}: {direction.name} takes {low:g} to {high:g}.",
            remedy=f"Pictures have {direction.low:g} to {direction.high:g}.",
        )
    return value


def kind_named(words: str, card: Card) -> str:
    """The id of a generator's kind of pictures, such as a drawing style; "" for none.

    Raises BadInput for an unknown one; where the card names none, the generator has the word.
    """
    names = {n.casefold(): id for id, title in card.styles.items() for n in (title, id)}
    if not words or not card.styles:
        return words
    if words.casefold() not in names:
        known = ", ".join(card.styles)
        raise BadInput(f"“{card.name}” draws no “{words}”.", remedy=f"Known: {known}.")
    return names[words.casefold()]
