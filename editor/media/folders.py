"""The files of a folder and of all folders in it. Light: no codec is loaded."""

from __future__ import annotations

import os
from collections.abc import Collection
from pathlib import Path

from editor.core.errors import BadFile


def files_below(folder: Path, suffixes: Collection[str], *leave: Path) -> list[Path]:
    """Files with these suffixes (lower case, with the dot), folder by folder in order of names.

    Hidden files and folders are passed over, links to folders too, and the folders `leave`, such
    as one that is being written to. Raises BadFile for a folder that cannot be read.
    """
    found: list[Path] = []
    left = {path.resolve() for path in leave}
    for here, folders, names in os.walk(folder, onerror=_refuse):
        folders[:] = sorted(each for each in folders if not each.startswith("."))
        if left:
            folders[:] = [each for each in folders if Path(here, each).resolve() not in left]
        shown = sorted(name for name in names if not name.startswith("."))
        found += [Path(here, each) for each in shown if Path(each).suffix.lower() in suffixes]
    return found


def _refuse(error: OSError) -> None:
    raise BadFile(
        f"The folder cannot be read: {error.strerror}.",
        file=error.filename,
        remedy="Choose another, or ask its owner for access.",
    ) from error
