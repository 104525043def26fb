"""Which models there are, shipped and installed, and whether their files are whole.

Opens no network.
"""

from __future__ import annotations

import hashlib
import logging
import os
from functools import cache
from importlib.resources import files
from pathlib import Path

from editor.core.errors import DamagedModel, UnknownModel
from editor.weights.card import CARD, Card, read_card, read_card_inside
from editor.weights.header import read_header

log = logging.getLogger("underpaint.weights")


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


def kept_in(variable: str, name: str) -> Path:
    """A folder of what the artist keeps; it need not exist.

    In the user's data by that name, or where that variable of the environment says.
    """
    if named := os.environ.get(variable):
        return Path(named)
    from platformdirs import user_data_path  # training machines may lack it

    return user_data_path("underpaint", appauthor=False) / name


def installed_root() -> Path:
    """The folder of the models that the artist installed; it need not exist."""
    return kept_in("UNDERPAINT_MODELS", "models")


def installed_folders() -> tuple[Path, ...]:
    """The folders of all installed models, by name, damaged ones too."""
    return tuple(path.parent for path in sorted(installed_root().glob(f"[!.]*/{CARD}")))


def installed_models() -> tuple[Card, ...]:
    """The cards of all installed models, by name.

    A damaged card must not hide the other models: it is left out, and the log says why.
    """
    cards = []
    for folder in installed_folders():
        try:
            cards.append(read_card(folder))
        except DamagedModel as error:
            log.warning("%s", error)
    return tuple(cards)


def all_models() -> tuple[Card, ...]:
    """The cards of all models: the built-in ones, then those installed under other names."""
    ours = builtin_models()
    taken = {card.name for card in ours}
    return ours + tuple(card for card in installed_models() if card.name not in taken)


def find(name: str) -> Card:
    """The card of a model by its name on the shelf, its folder, a file in that folder, or a file
    that holds its own card.

    A word without a path's separator is a name. UnknownModel names those there are.
    """
    if Path(name).name != name or name in (".", ".."):
        return _card_at(Path(name))
    cards = {card.name: card for card in all_models()}
    if name in cards:
        return cards[name]
    if Path(name).exists():
        return _card_at(Path(name))
    known = ", ".join(cards) or "none"
    raise UnknownModel(f"There is no model “{name}”.", remedy=f"Known models: {known}.")


def _card_at(path: Path) -> Card:
    if not path.exists():
        raise UnknownModel("There is no such model.", file=path, remedy="Check the path.")
    folder = path if path.is_dir() else path.parent
    beside = read_card(folder) if (folder / CARD).is_file() else None
    if path.suffix == ".safetensors" and (beside is None or beside.file != path.name):
        beside = read_card_inside(path) or beside
    if beside is None:
        raise UnknownModel(
            "No card lies beside this model.",
            file=path,
            remedy="Take it in by: underpaint models add FILE.",
        )
    return beside


_MEND = "Install Underpaint again, or add the model again where it was added."


def verify(card: Card) -> None:
    """Check size and SHA-256 of a model's file; DamagedModel names the file and what differs."""
    path = card.path
    try:
        begin = read_header(path).begin if card.inside else 0
        size = path.stat().st_size - begin
        if size != card.size_bytes:
            raise DamagedModel(
                f"This model has {size} bytes, its card says {card.size_bytes}.",
                file=path,
                remedy=_MEND,
            )
        with path.open("rb") as stream:
            stream.seek(begin)
            found = hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        raise DamagedModel(f"This model cannot be read: {error.strerror}.", file=path) from error
    except (ValueError, KeyError, TypeError) as error:
        raise DamagedModel(f"This is no whole model file: {error}.", file=path) from error
    if found != card.sha256:
        raise DamagedModel("This model differs from its card.", file=path, remedy=_MEND)
