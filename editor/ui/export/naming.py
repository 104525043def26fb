"""Where an export is written: the name that is proposed, and how the format changes it."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QStandardPaths

from editor.core.clip import clips
from editor.core.document import Document
from editor.media.video.presets import PRESETS, Preset

PARTS = ".parts"
"""Suffix of the folder with what an export has written so far (editor.media.video.ledger)."""
_KNOWN = frozenset(suffix for preset in PRESETS.values() for suffix in preset.suffixes if suffix)


def suffixed(path: Path, preset: Preset) -> Path:
    """The path with a suffix that the preset writes, instead of another format's.

    Dots of the name itself stay: "take 1.2" is no file of kind ".2". In the name of a folder,
    where no suffix may follow, they become dashes.
    """
    suffix = path.suffix.lower()
    if suffix in preset.suffixes and suffix:
        return path
    bare = path.with_suffix("") if suffix in _KNOWN else path
    usual = usual_suffix(preset)
    name = bare.name + usual if usual else bare.name.replace(".", "-")
    return bare.with_name(name) if bare.name else bare


def usual_suffix(preset: Preset) -> str:
    """The suffix that the preset's files have if nothing else is said; "" of a folder."""
    return preset.suffixes[0] if preset.suffixes else ""


def source_folder(document: Document) -> Path:
    """The folder of the document's clip, or the one for films where no file can be written."""
    own = [clip for clip in clips(document) if clip.recipe is None]
    folder = Path(own[0].source.path).parent if own else Path()
    films = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.MoviesLocation)
    return folder if own and os.access(folder, os.W_OK) else Path(films)


def stopped_half_way(path: Path) -> bool:
    """True where an earlier export to this file left parts to go on from."""
    return bool(path.name) and path.with_name(path.name + PARTS).is_dir()
