"""Where a new model stands on the artist's shelf."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from editor.weights.shelf import builtin_models, installed_root

LONGEST_NAME = 40


def free_folder(title: str) -> Path:
    """A folder on the artist's shelf, named after a title, that is not there yet."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    name = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:LONGEST_NAME] or "model"
    taken = {card.name for card in builtin_models()}
    root = installed_root()
    names = (name if number == 1 else f"{name}-{number}" for number in range(1, 10**6))
    return next(root / each for each in names if each not in taken and not (root / each).exists())
