"""The journal of a clip that is being written: which segments are safely on the disk."""

from __future__ import annotations

import errno
import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

from editor.core.errors import CannotWrite
from editor.media.atomic import sync_folder
from editor.media.video.encoder import checksum

try:
    import fcntl
except ImportError:  # Windows: an open file cannot be opened for writing twice by us either way
    fcntl = None  # type: ignore[assignment]

NAME = "journal.jsonl"
_VERSION = 1


@dataclass(frozen=True)
class Entry:
    """A finished segment. file: its name. first, frames: which frames of the clip it holds.

    nbytes, crc: of the file. state: name of the file with the stabiliser's state after it, or "".
    maker: what computed the frames, or "".
    """

    file: str
    first: int
    frames: int
    nbytes: int
    crc: int
    state: str = ""
    maker: str = ""


_END = Entry("", -1, 0, 0, 0)
"""Stands for the first line that is broken or not there."""


class Journal:
    """Lines of JSON, each synchronised before the next; a torn last line counts as not written.

    Locked while it is open: raises CannotWrite where another export holds it. `stale` is True
    where what stood there was of another identity; it is forgotten then.
    """

    def __init__(self, folder: Path, identity: str, out: Path) -> None:
        self._folder, self._out = folder, out
        folder.mkdir(exist_ok=True)
        self._file = (folder / NAME).open("ab+", buffering=0)  # a full disk is met once, in `add`
        try:
            self._lock()
            header, found = self._read()
            wanted = {"underpaint": _VERSION, "identity": identity}
            self.stale = header is not None and header != wanted
            self.entries: list[Entry] = []
            if header == wanted:
                self._keep_whole(found)
            else:
                self._file.truncate(0)
                self._append(wanted)
            sync_folder(folder)
        except BaseException:
            self._file.close()
            raise

    def close(self) -> None:
        """Unlock; the journal stays."""
        self._file.close()

    def add(self, entry: Entry) -> None:
        """Write down a segment whose file is already safe."""
        self._append(asdict(entry))
        self.entries.append(entry)

    def _lock(self) -> None:
        if fcntl is None:
            return
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise CannotWrite(
                "This clip is being exported already.",
                file=self._out,
                remedy="Wait for that export, or choose another name.",
            ) from None

    def _read(self) -> tuple[dict[str, object] | None, list[tuple[Entry, int]]]:
        """The header (None: there is none); the entries before the first broken line, each with
        the number of bytes from the journal's start to its line."""
        header: dict[str, object] | None = None
        entries: list[tuple[Entry, int]] = []
        start = 0
        self._file.seek(0)
        for line in self._file.read().splitlines(keepends=True):
            if not line.endswith(b"\n"):
                break
            try:
                value = dict(json.loads(line))
                if header is None:
                    header = value
                else:
                    entries.append((Entry(**value), start))
            except (ValueError, TypeError):
                break
            start += len(line)
        return header, [*entries, (_END, start)]

    def _keep_whole(self, found: list[tuple[Entry, int]]) -> None:
        """Keep the entries whose files are whole, up to the first that is not."""
        first = 0
        for entry, start in found:
            if entry.first != first or not self._is_whole(entry):
                self._file.truncate(start)
                return
            self.entries.append(entry)
            first += entry.frames

    def _is_whole(self, entry: Entry) -> bool:
        path = self._folder / Path(entry.file).name
        try:
            return path.stat().st_size == entry.nbytes and checksum(path) == entry.crc
        except OSError:
            return False

    def _append(self, value: dict[str, object]) -> None:
        line = json.dumps(value).encode() + b"\n"
        if self._file.write(line) < len(line):  # torn: at the next opening it counts for nothing
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        os.fsync(self._file.fileno())
