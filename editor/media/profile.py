"""ICC colour profiles in files of their own."""

from __future__ import annotations

from pathlib import Path

from editor.core.errors import BadFile, TooLarge
from editor.media.gate import open_regular

LARGEST = 16 << 20
_SIGNATURE = slice(36, 40)


def read_profile(path: Path) -> bytes:
    """The bytes of an ICC profile. BadFile where it is none, TooLarge beyond 16 MiB."""
    with open_regular(path) as file:
        icc = file.read(LARGEST + 1)
    if len(icc) > LARGEST:
        raise TooLarge("A colour profile has at most 16 MiB.", file=path)
    if len(icc) < 128 or icc[_SIGNATURE] != b"acsp":
        raise BadFile(
            "This is no colour profile.", file=path, remedy="Choose an .icc or .icm file."
        )
    return icc
