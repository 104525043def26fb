"""A ZIP from outside: looked over first, its entries read one by one, never extracted."""

from __future__ import annotations

import stat
import struct
import zipfile
import zlib
from pathlib import Path
from typing import IO

from editor.core.errors import BadFile, TooLarge
from editor.media.gate import Sniffed

MAX_ENTRIES = 16_000
"""Four thousand layers, each with its mask and what the mask hides, and some."""
MAX_DIRECTORY = 4 << 20
MAX_EXPANSION = 2 << 30
"""So much larger than the file may all that it holds be, together."""
_RATIO, _SMALL = 50, 32 << 20
_END, _END64, _LOCATOR64 = b"PK\x05\x06", b"PK\x06\x06", b"PK\x06\x07"
ZIP_ERRORS = (
    zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError,
    ValueError,
)  # fmt: skip


class Archive:
    """The entries of a checked ZIP. A context manager; the file itself stays its opener's."""

    def __init__(self, opened: Sniffed) -> None:
        """Raises BadFile (damaged, hostile names, encrypted) or TooLarge (bombs)."""
        self.path = opened.path
        _check_directory(opened)
        try:
            self._zip = zipfile.ZipFile(opened.file)
        except (*ZIP_ERRORS, struct.error, KeyError, IndexError) as error:
            raise _damaged(self.path) from error
        _check_entries(self.path, self._zip.infolist(), opened.nbytes)

    def __enter__(self) -> Archive:
        return self

    def __exit__(self, *_: object) -> None:
        self._zip.close()

    def __contains__(self, name: object) -> bool:
        return name in self._zip.NameToInfo

    def size(self, name: str) -> int:
        """Unpacked size of an entry in bytes. Raises BadFile where there is none."""
        return self._entry(name).file_size

    def read(self, name: str, limit: int) -> bytes:
        """An entry of at most `limit` bytes, its checksum verified.

        Raises BadFile (missing, damaged) or TooLarge.
        """
        if self.size(name) > limit:
            raise TooLarge(f"Its part {name} is too large.", file=self.path)
        try:
            return self._zip.read(name)
        except ZIP_ERRORS as error:
            raise BadFile(f"Its part {name} is damaged.", file=self.path) from error

    def open(self, name: str) -> IO[bytes]:
        """An entry as a seekable stream. Raises BadFile where it is missing or cannot start."""
        self._entry(name)
        try:
            return self._zip.open(name)
        except ZIP_ERRORS as error:
            raise BadFile(f"Its part {name} is damaged.", file=self.path) from error

    def _entry(self, name: str) -> zipfile.ZipInfo:
        found = self._zip.NameToInfo.get(name)
        if found is None:
            raise BadFile(f"Its part {name} is missing.", file=self.path)
        return found


def _damaged(path: Path) -> BadFile:
    return BadFile(
        "The document is cut off or damaged: its table of contents cannot be read.",
        file=path,
        remedy="Fetch it again from its source, or open an autosave.",
    )


def _check_directory(opened: Sniffed) -> None:
    """zipfile reads the whole table of contents at once: look at its size first."""
    start = max(0, opened.nbytes - 65_700)
    opened.file.seek(start)
    tail = opened.file.read()
    opened.file.seek(0)
    at = tail.rfind(_END)
    if at < 0 or len(tail) - at < 22:
        raise _damaged(opened.path)
    entries, size = struct.unpack_from("<HI", tail, at + 10)
    wide = tail.rfind(_END64, 0, at)
    if 0 <= wide <= at - 76 and tail[at - 20 : at - 16] == _LOCATOR64:
        entries, size = struct.unpack_from("<QQ", tail, wide + 32)
    if entries > MAX_ENTRIES or size > MAX_DIRECTORY:
        raise TooLarge(f"The archive lists {entries} parts.", file=opened.path)


def _check_entries(path: Path, entries: list[zipfile.ZipInfo], nbytes: int) -> None:
    if len(entries) > MAX_ENTRIES:
        raise TooLarge(f"The archive lists {len(entries)} parts.", file=path)
    if sum(entry.file_size for entry in entries) > nbytes + MAX_EXPANSION:
        raise TooLarge("The archive unpacks to far more than its size.", file=path)
    seen = set()
    for entry in entries:
        parts = entry.filename.replace("\\", "/").split("/")
        link = stat.S_ISLNK(entry.external_attr >> 16)
        hostile = entry.filename.startswith("/") or ".." in parts or ":" in parts[0] or link
        if hostile or entry.filename in seen or entry.flag_bits & 1:
            raise BadFile("The archive holds a part that no document has.", file=path)
        seen.add(entry.filename)
        if entry.file_size > max(_SMALL, _RATIO * entry.compress_size):
            raise TooLarge(f"Its part {entry.filename} unpacks to far too much.", file=path)
