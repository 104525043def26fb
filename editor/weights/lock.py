"""A file that one process at a time holds: let go of by the system when that process ends."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import BinaryIO

if sys.platform == "win32":
    import msvcrt

    def _lock(file: BinaryIO) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(file: BinaryIO) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def hold(path: Path) -> BinaryIO | None:
    """The lock, held until it is closed; None where another process, or this one, holds it.

    OSError where the file cannot be made.
    """
    file = path.open("ab")
    try:
        _lock(file)
    except OSError:
        file.close()
        return None
    return file


def held(path: Path) -> bool:
    """Whether somebody holds it."""
    if not path.exists():
        return False
    if (file := hold(path)) is None:
        return True
    file.close()
    return False
