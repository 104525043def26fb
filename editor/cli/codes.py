"""What an inversion found as a small file: safetensors with the code, and where it stands."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import numpy as np
from safetensors import SafetensorError, safe_open
from safetensors.numpy import save

from editor.core.errors import BadFile, BadInput
from editor.core.geometry import Rect
from editor.media.atomic import atomic_write
from editor.weights.card import Card
from editor.weights.header import check_header

LARGEST = 2**24
"""Bytes; the code of the largest published generator has 26 layers of 512 floats."""

_DAMAGE = (
    OSError, ValueError, KeyError, TypeError, OverflowError, RecursionError, SafetensorError,
)  # fmt: skip


@dataclass(frozen=True, eq=False)
class Kept:
    """A picture's code, float32 (layers, d), the square it is of in pixels, the kind it is drawn
    as ("" = none), the steps by which the generator is tuned to it."""

    code: np.ndarray
    place: Rect
    drawn: str = ""
    tune: int = 0


def write_code(path: Path, kept: Kept, card: Card) -> None:
    """Write what was found by a model. Raises CannotWrite."""
    facts = {"place": list(kept.place), "drawn": kept.drawn, "tune": kept.tune}
    about = {"model": card.name, "sha256": card.sha256, "facts": json.dumps(facts)}
    data = save({"code": np.ascontiguousarray(kept.code, np.float32)}, about)

    def write(file: BinaryIO) -> None:
        file.write(data)

    atomic_write(path, write)


def read_code(path: Path, card: Card) -> Kept:
    """What `write_code` has written; the code is read-only.

    Raises BadFile where it is missing or something else, BadInput where other weights than the
    card's found it.
    """
    if not path.is_file():
        raise BadFile("There is no such file.", file=path, remedy="Was it moved or renamed?")
    try:
        about, code = _read(path)
        facts = json.loads(about["facts"])
        kept = Kept(code, Rect(*map(int, facts["place"])), str(facts["drawn"]), int(facts["tune"]))
    except _DAMAGE as error:
        raise BadFile(
            f"This is no code of a picture: {error}.",
            file=path,
            remedy="underpaint invert --code writes such files.",
        ) from error
    if about.get("sha256") != card.sha256:
        raise BadInput(
            f"This code is of “{about.get('model')}”, not of the weights of “{card.name}” here.",
            file=path,
            remedy="Invert the picture again.",
        )
    return kept


def _read(path: Path) -> tuple[dict[str, str], np.ndarray]:
    if path.stat().st_size > LARGEST:
        raise ValueError("it is too large")
    check_header(path)
    with safe_open(path, "np") as opened:
        about, code = opened.metadata() or {}, opened.get_tensor("code")
    if code.ndim != 2 or code.dtype != np.float32 or not np.isfinite(code).all():
        raise ValueError("its numbers are none")
    code.flags.writeable = False
    return about, code
