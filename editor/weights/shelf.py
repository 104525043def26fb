"""Which models the product ships, and whether their files are whole. Opens no network."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files
from pathlib import Path

from editor.core.errors import DamagedModel, UnknownModel
from editor.weights.card import CARD, Card, read_card


@cache
def resource_root() -> Path:
    """The folder of icons, models, samples and translations.

    In an installed package it lies in the package, in a checkout beside it.
    """
    inside = Path(str(files("editor"))) / "resources"
    return inside if inside.is_dir() else inside.parents[1] / "resources"


def builtin_models() -> tuple[Card, ...]:
    """The cards of all built-in models, by name. DamagedModel where a card cannot be read."""
    return models_in(resource_root() / "models")


def models_in(folder: Path) -> tuple[Card, ...]:
    """The cards of all models in a folder of models, by name."""
    return tuple(read_card(path.parent) for path in sorted(folder.glob(f"*/{CARD}")))


def find(name: str) -> Card:
    """The card of a built-in model; UnknownModel names those there are."""
    cards = {card.name: card for card in builtin_models()}
    if name in cards:
        return cards[name]
    known = ", ".join(cards) or "none"
    raise UnknownModel(f"There is no model “{name}”.", remedy=f"Known models: {known}.")


def verify(card: Card) -> None:
    """Check size and SHA-256 of a model's file; DamagedModel names the file and what differs."""
    path = card.path
    try:
        size = path.stat().st_size
        if size != card.size_bytes:
            raise DamagedModel(
                f"This model has {size} bytes, its card says {card.size_bytes}.",
                file=path,
                remedy="Install Underpaint again.",
            )
        with path.open("rb") as stream:
            found = hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        raise DamagedModel(f"This model cannot be read: {error.strerror}.", file=path) from error
    if found != card.sha256:
        raise DamagedModel(
            "This model differs from its card.", file=path, remedy="Install Underpaint again."
        )
