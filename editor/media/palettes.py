"""Palettes as files: GIMP's .gpl, read and written whole, and Adobe's swatches, which are read."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

from editor.core.errors import BadFile, TooLarge
from editor.core.palette import Palette, gpl_text, parse_gpl
from editor.core.swatches import parse_aco, parse_ase
from editor.media.atomic import atomic_write
from editor.media.gate import open_regular

MAX_BYTES = 1 << 20


def read_palette(path: Path | str) -> Palette:
    """The palette in a file, .gpl, .aco or .ase. Raises BadFile where it is none, TooLarge beyond
    1 MB."""
    path = Path(path)
    with open_regular(path) as file:
        raw = file.read(MAX_BYTES + 1)
    if len(raw) > MAX_BYTES:
        raise TooLarge("This is too large for a palette.", file=path)
    try:
        return _parsed(raw, path)
    except BadFile as error:
        raise BadFile(error.what, file=path, remedy=error.remedy) from error


def _parsed(raw: bytes, path: Path) -> Palette:
    suffix = path.suffix.lower()
    if suffix in (".aco", ".ase"):
        return (parse_aco if suffix == ".aco" else parse_ase)(raw, path.stem)
    return parse_gpl(raw.decode("utf-8", errors="replace"), path.stem)


def write_palette(path: Path | str, palette: Palette) -> None:
    """Write a palette; the old file stays whole until the new one is. Raises CannotWrite."""
    text = gpl_text(palette).encode("utf-8")

    def write(file: BinaryIO) -> None:
        file.write(text)

    atomic_write(path, write)
