"""Where an export is written: the name that is proposed, and how the format changes it."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QStandardPaths

from editor.core.clip import clips
from editor.core.document import Document
from editor.media.video.presets import PRESETS, Preset
from editor.ui.recent import sample_title

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
    """The folder of the document's clip; beside a sample, or where no file can be written, the
    folder for films, or the home where there is none yet."""
    own = [Path(clip.source.path) for clip in clips(document) if clip.recipe is None]
    if own and os.access(own[0].parent, os.W_OK) and not sample_title(own[0]):
        return own[0].parent
    films = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.MoviesLocation)
    return Path(films) if Path(films).is_dir() else Path.home()


def stopped_half_way(path: Path) -> bool:
    """True where an earlier export to this file left parts to go on from."""
    return bool(path.name) and path.with_name(path.name + PARTS).is_dir()
