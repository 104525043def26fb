"""Palettes as files: GIMP's .gpl, read and written; Krita's and Adobe's, which are read."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

from editor.core.errors import BadFile, TooLarge
from editor.core.palette import Palette, gpl_text, parse_gpl
from editor.core.swatches import parse_aco, parse_ase
from editor.media.atomic import atomic_write
from editor.media.gate import open_regular

MAX_BYTES = 1 << 20
MAX_KRITA_BYTES = 32 << 20
"""Krita's hold colour profiles beside the colours."""


def read_palette(path: Path | str) -> Palette:
    """The palette in a file, .gpl, .kpl, .aco or .ase. Raises BadFile where it is none, TooLarge
    beyond 1 MB, of Krita's 32."""
    path = Path(path)
    most = MAX_KRITA_BYTES if path.suffix.lower() == ".kpl" else MAX_BYTES
    with open_regular(path) as file:
        raw = file.read(most + 1)
    if len(raw) > most:
        raise TooLarge("This is too large for a palette.", file=path)
    try:
        return _parsed(raw, path)
    except BadFile as error:
        raise type(error)(error.what, file=path, remedy=error.remedy) from error


def _parsed(raw: bytes, path: Path) -> Palette:
    suffix = path.suffix.lower()
    if suffix == ".kpl":
        from editor.media.kpl import read_kpl  # ZIP and XML, which the window's start need not load

        return read_kpl(raw, path)
    if suffix in (".aco", ".ase"):
        return (parse_aco if suffix == ".aco" else parse_ase)(raw, path.stem)
    return parse_gpl(raw.decode("utf-8", errors="replace"), path.stem)


def write_palette(path: Path | str, palette: Palette) -> None:
    """Write a palette; the old file stays whole until the new one is. Raises CannotWrite."""
    text = gpl_text(palette).encode("utf-8")

    def write(file: BinaryIO) -> None:
        file.write(text)

    atomic_write(path, write)
