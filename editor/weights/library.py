"""The artist's library of material: where series of pictures are kept."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from editor.weights.shelf import kept_in

INDEX = "series.json"
"""What a folder of a series says of it: its wish, its pictures, its licence."""


def library_root() -> Path:
    """The folder of all series; it need not exist."""
    return kept_in("UNDERPAINT_LIBRARY", "library")


def series_folder(model: str, *, new: bool = False) -> Path:
    """The folder of today's series of a model; it need not exist. new: one that does not."""
    first = library_root() / f"{model}-{date.today():%Y-%m-%d}"
    folder, number = first, 1
    while new and folder.exists():
        number += 1
        folder = first.with_name(f"{first.name}-{number}")
    return folder
