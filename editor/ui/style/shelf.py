"""Which styles the installed networks know, and where the small pictures of them are."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from editor.ui.said import said
from editor.ui.style.choice import ANY, FAST, FINE
from editor.weights.card import Card
from editor.weights.shelf import builtin_models

_BRACKET = re.compile(r"^(?P<title>.+?)\s*\((?P<origin>[^()]+)\)$")


@dataclass(frozen=True)
class Style:
    """One style of the shelf. title: the painting. origin: who and when, "" where unknown.

    preview: a small picture of ours seen through it; the file need not exist.
    """

    id: str
    title: str
    origin: str
    preview: Path


@dataclass(frozen=True)
class StyleShelf:
    """styles: in the order of the network. models: the names of those that are installed."""

    styles: tuple[Style, ...] = ()
    models: frozenset[str] = frozenset()

    @property
    def any_picture(self) -> bool:
        """True where the manner of any picture can be taken."""
        return ANY in self.models

    def named(self, id: str) -> Style | None:
        """The style of that id, or None."""
        return next((style for style in self.styles if style.id == id), None)

    def model(self, fine: bool, picture: bool = False) -> str:
        """The network for a choice: the wanted one, or the other where only that is there."""
        if picture:
            return ANY
        wanted, other = (FINE, FAST) if fine else (FAST, FINE)
        return other if wanted not in self.models and other in self.models else wanted


def style_shelf() -> StyleShelf:
    """Read from the cards. For a background thread; raises DamagedModel."""
    return shelf_of(builtin_models())


def shelf_of(cards: tuple[Card, ...]) -> StyleShelf:
    """The shelf of these models; others than those of styles are left out."""
    ours = {card.name: card for card in cards if card.name in (FINE, FAST, ANY)}
    networks = [ours[name] for name in (FINE, FAST) if name in ours]
    known: dict[str, str] = {}
    for card in networks:
        known = {**card.styles, **known}
    order = dict.fromkeys(id for card in networks for id in card.styles)
    styles = tuple(_style(id, known[id], networks) for id in order)
    return StyleShelf(styles, frozenset(ours))


def _style(id: str, name: str, networks: list[Card]) -> Style:
    """ "Starry Night (van Gogh, 1889)" is a title and an origin."""
    name = said(name)
    parts = _BRACKET.match(name)
    title, origin = (parts["title"], parts["origin"]) if parts else (name, "")
    pictures = [card.style_preview(id) for card in networks]
    there = next((picture for picture in pictures if picture.is_file()), pictures[0])
    return Style(id, title, origin, there)
