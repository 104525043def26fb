"""What the card of a translator says: what pictures can become by it, and how it is asked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from editor.weights.card import Card

TASK = "translate"
ATTRIBUTES = "attributes"
"""A parameter that only models of attributes have: a picture has each of them more or less, and
the network sees a square; any other translator changes pictures of one domain into another's."""


def translators(cards: Iterable[Card]) -> tuple[Card, ...]:
    """Those of the cards that translate pictures, in the same order."""
    return tuple(card for card in cards if card.task == TASK)


def has_attributes(card: Card) -> bool:
    """True where pictures have several things at once (StarGAN), not one domain (CycleGAN)."""
    return ATTRIBUTES in card.parameters


def usual_target(card: Card) -> Mapping[str, float]:
    """What is meant where nothing is said: of two domains the second; of attributes none."""
    domains = list(card.styles)
    target = {} if has_attributes(card) or len(domains) < 2 else {domains[1]: 1.0}
    return MappingProxyType(target)
