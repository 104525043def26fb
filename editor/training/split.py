"""Which photographs are learned from, which choose the checkpoint, which only measure."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from editor.core.errors import BadInput

PICTURES = {".jpg", ".jpeg", ".png", ".webp", ".bmp", ".tif", ".tiff"}


def held_out(name: str) -> bool:
    """True for one file name in ten: never trained on, never chosen by, what figures are of."""
    return _number(name) % 10 == 0


def validation(name: str) -> bool:
    """True for one training name in twenty: never trained on, chooses the best checkpoint."""
    return not held_out(name) and (_number(name) // 10) % 20 == 0


def photographs(folder: Path, part: str = "all") -> list[Path]:
    """The pictures of a folder, sorted by name; part: train, validation, held-out or all.

    BadInput where the folder has none.
    """
    belongs = {
        "train": lambda n: not held_out(n) and not validation(n),
        "validation": validation,
        "held-out": held_out,
        "all": _any,
    }[part]
    if not folder.is_dir():
        raise BadInput("There is no such folder.", file=folder)
    files = sorted(p for p in folder.iterdir() if p.suffix.lower() in PICTURES)
    chosen = [p for p in files if belongs(p.name)]
    if not chosen:
        raise BadInput(
            f"No {part} photographs here." if files else "This folder holds no photographs.",
            file=folder,
            remedy="Name a folder of .jpg, .png, .webp or .tif pictures.",
        )
    return chosen


def _any(name: str) -> bool:
    return True


def _number(name: str) -> int:
    return int(hashlib.sha256(os.fsencode(name)).hexdigest(), 16)
