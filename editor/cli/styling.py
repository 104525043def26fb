"""What an artist's words for a style mean: a name, the start of one, a picture's path, a mix."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path

import numpy as np

from editor.core.errors import BadInput
from editor.jobs.job import Patch
from editor.jobs.style import ARCHITECTURES, StyleJob
from editor.media.encode import to_8_bits
from editor.media.still import open_still
from editor.weights.card import Card
from editor.weights.shelf import builtin_models, find

ANY = "style-any"
"""The model that takes any picture as the style."""
BY_NAME = "Take a style by name; see underpaint styles list."
VIEWS = (32, 4096)
"""Least and most pixels of the longer side that the network is given: fewer show nothing."""
REFERENCE = 512
"""Longer side in pixels of a reference picture: about what the network looks at."""


@dataclass(frozen=True)
class Wish:
    """The options of the command. mix: words such as "starry=0.4". model: "" = as it fits."""

    style: str
    mix: Sequence[str] = ()
    model: str = ""
    strength: float = 1.0
    keep_colours: bool = False
    size: int = 0


def known_styles() -> dict[str, str]:
    """Every style of the installed models: id -> display name, in the networks' order.

    Raises BadInput where no model of styles is installed.
    """
    found: dict[str, str] = {}
    for card in _style_cards():
        found.update(card.styles)
    if not found:
        raise BadInput("No model of styles is installed.", remedy="Install Underpaint again.")
    return found


def _style_cards() -> list[Card]:
    return [card for card in builtin_models() if card.styles]


def template_for(wish: Wish, *, clip: bool) -> StyleJob:
    """The job that a wish means, without a picture yet.

    clip: whether it is for many frames; then the quick model is the usual one. Raises BadInput
    for unknown or ambiguous names and for shares that make no mix, BadFile for a bad picture.
    """
    card = _card_of(wish.model) if wish.model else None
    styles = known_styles() if card is None else card.styles
    strength = within(wish.strength, "--strength", 0, 1)
    if wish.size:
        within(wish.size, "--size", *VIEWS)
    plain = StyleJob(strength=strength, keep_colours=wish.keep_colours, size=wish.size)
    name = style_named(wish.style, styles)
    if name is None:
        if wish.mix:
            raise BadInput("A picture as the style cannot be mixed.", remedy="Leave --mix out.")
        if card is None:
            card = next((each for each in builtin_models() if each.name == ANY), None)
        if card is None:
            raise BadInput("The model for pictures as styles is not installed.", remedy=BY_NAME)
        if card.styles:
            raise BadInput(f"“{card.name}” takes no pictures as styles.", remedy=BY_NAME)
        reference = small(to_8_bits(open_still(wish.style).pixels)[..., :3])
        file = str(Path(wish.style).absolute())
        return replace(plain, reference=reference, reference_file=file, model=wish.model or ANY)
    mix = mixed(name, wish.mix, styles)
    return replace(plain, mix=mix, model=wish.model or model_with(mix, clip=clip))


def _card_of(model: str) -> Card:
    """The card of a model of styles, by its name, folder or file. BadInput, UnknownModel."""
    known = {card.name: card for card in builtin_models()}
    card = known.get(model) or find(model)
    if card.architecture not in ARCHITECTURES:
        raise BadInput(f"The model “{model}” paints no styles.", remedy="Take styles.")
    return card


def style_named(words: str, styles: Mapping[str, str]) -> str | None:
    """The id of the style that is meant; None where it is the path of a picture.

    words: an id, a display name, a path, or words that begin inside just one style's names.
    Raises BadInput for anything else.
    """
    said = words.casefold()
    names = [(text.casefold(), id) for id, title in styles.items() for text in (id, title)]
    if exact := [id for text, id in names if text == said]:
        return exact[0]
    if Path(words).is_file():
        return None
    begun = list(dict.fromkeys(id for text, id in names if _begins(said, text)))
    if len(begun) == 1:
        return begun[0]
    if begun:
        raise BadInput(f"“{words}” may be {', '.join(begun)}.", remedy="Write one of them.")
    near = get_close_matches(said, styles, 3, 0.6)
    hint = f"Did you mean {' or '.join(near)}? " if near else ""
    raise BadInput(
        f"“{words}” is neither a style nor a picture.",
        remedy=f"{hint}See underpaint styles list.",
    )


def _begins(words: str, text: str) -> bool:
    """Whether a word of `text`, or several, begin with `words`; both in lower case."""
    said, names = (re.sub(r"\W+", " ", part).strip() for part in (words, text))
    return bool(said) and f" {said}" in f" {names}"


def mixed(name: str, others: Sequence[str], styles: Mapping[str, str]) -> dict[str, float]:
    """Shares by id, their sum 1: what the others ("NAME=0.4") leave over goes to `name`."""
    mix = {name: 1.0}
    for words in others:
        other, equals, share = words.rpartition("=")
        if not equals:
            raise BadInput(f"--mix {words} has no share.", remedy=f"Write --mix {words}=0.4.")
        id = style_named(other, styles)
        if id is None:
            raise BadInput(f"{other} is a picture.", remedy="Only named styles can be mixed.")
        amount = within(_number(share, words), "--mix", 0, 1)
        mix[id] = mix.get(id, 0.0) + amount
        mix[name] -= amount
    if mix[name] < -1e-6:
        raise BadInput("The shares of --mix are more than 1 together.", remedy="Make them less.")
    return {id: max(0.0, share) for id, share in mix.items()}


def model_with(mix: Mapping[str, float], *, clip: bool) -> str:
    """The built-in model that knows these styles: the quick one for a clip."""
    usual = ["styles-half", "styles"] if clip else ["styles", "styles-half"]
    able = [card.name for card in _style_cards() if set(mix) <= set(card.styles)]
    for name in usual:
        if name in able:
            return name
    raise BadInput(f"No one model knows {', '.join(mix)}.", remedy="See underpaint styles list.")


def _number(text: str, words: str) -> float:
    try:
        return float(text)
    except ValueError:
        raise BadInput(f"--mix {words}: “{text}” is no number.", remedy="Write 0.4.") from None


def within(value: float, option: str, low: float, high: float) -> float:
    """The value of an option. Raises BadInput where it is out of range, or no number."""
    if not low <= value <= high:
        raise BadInput(f"{option} takes {low:g} to {high:g}, not {value:g}.")
    return value


def small(picture: np.ndarray) -> np.ndarray:
    """A picture, uint8 (h, w, 3), shrunk to what is looked at of a reference; read-only."""
    import cv2

    h, w = picture.shape[:2]
    scale = min(1.0, REFERENCE / max(h, w))
    size = (max(1, round(w * scale)), max(1, round(h * scale)))
    shrunk = np.asarray(cv2.resize(picture, size, interpolation=cv2.INTER_AREA))
    shrunk.flags.writeable = False
    return shrunk


def laid_over(pixels: np.ndarray, patch: Patch) -> np.ndarray:
    """A copy of `pixels` (h, w, 3|4; uint8 or uint16) with the patch over it.

    Its own alpha stays; where the patch is transparent, every value stays.
    """
    out = pixels.copy()
    under = out[patch.place.slices()][..., :3]
    scale = 257 if pixels.dtype == np.uint16 else 1
    alpha = patch.pixels[..., 3:].astype(np.float32) / 255
    colour = patch.pixels[..., :3].astype(np.float32) * scale
    under[...] = np.rint(colour * alpha + under * (1 - alpha)).astype(pixels.dtype)
    return out
