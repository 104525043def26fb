"""A document's last state, kept on disk while it is edited, so that a crash costs seconds."""

from __future__ import annotations

import contextlib
import os
import secrets
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO
from urllib.parse import unquote_to_bytes

import platformdirs

from editor.core.document import Document
from editor.core.errors import BadFile, UnderpaintError
from editor.core.geometry import Size
from editor.media.atomic import cannot_write, sweep
from editor.media.opened import Opened
from editor.media.session import MANIFEST, PACKS, Session
from editor.media.session_read import read_manifest, read_session

_LOCK = "lock"
_STALE_SECONDS = 86_400


@dataclass(frozen=True)
class Recovery:
    """What a session that ended without being discarded left behind.

    source: the file it belongs to, or None where it was never saved. saved: seconds since 1970.
    """

    folder: Path
    source: Path | None
    saved: float
    size: Size


def default_folder() -> Path:
    """Where this user's sessions are kept."""
    return Path(platformdirs.user_state_dir("underpaint", appauthor=False)) / "recovery"


class Autosave:
    """One window's session below `folder` (default: `default_folder()`), locked while it lives.

    All methods may be called from any thread. A store writes only tiles that the one before did
    not, and counts once it returns: kill -9 and power cuts lose nothing stored before.
    """

    def __init__(self, folder: Path | str | None = None) -> None:
        self.root = default_folder() if folder is None else Path(folder)
        self._session: Session | None = None
        self._lock: BinaryIO | None = None
        self._taken: dict[Path, BinaryIO] = {}
        self._guard = threading.Lock()

    def store(self, document: Document, source: Path | None = None) -> None:
        """Keep this document, which belongs to the file `source`. Raises CannotWrite.

        What this window recovered before is superseded by it and goes.
        """
        with self._guard:
            if self._session is None:
                self._begin()
            assert self._session is not None
            self._session.store(document, source)
            for folder, lock in self._taken.items():
                _remove(folder, lock)
            self._taken.clear()

    def _begin(self) -> None:
        folder = self.root / f"session-{time.time_ns()}-{secrets.token_hex(4)}"
        try:
            self.root.mkdir(parents=True, exist_ok=True, mode=0o700)
            folder.mkdir(mode=0o700)
            self._lock = _locked(folder)
        except OSError as error:
            raise cannot_write(folder, error) from error
        self._session = Session(folder)

    def discard(self, recovery: Recovery | None = None) -> None:
        """Forget a recovery, or (without one) what this window stored: saved, or not wanted.

        Deletes only files that autosave wrote itself.
        """
        with self._guard:
            if recovery is not None:
                lock = self._taken.pop(recovery.folder, None) or _locked(recovery.folder)
                if lock is not None:
                    _remove(recovery.folder, lock)
            elif self._session is not None and self._lock is not None:
                _remove(self._session.folder, self._lock)
                self._session = self._lock = None

    def close(self) -> None:
        """Let go of all locks; what is stored stays and is offered at the next start."""
        with self._guard:
            for lock in (self._lock, *self._taken.values()):
                if lock is not None:
                    lock.close()
            self._session = self._lock = None
            self._taken.clear()

    def recoverable(self) -> list[Recovery]:
        """What crashed sessions left, newest first; never that of a window still running."""
        found = []
        for folder in self._folders():
            lock = None if folder in self._taken else _locked(folder)
            if lock is None:
                continue
            if (folder / MANIFEST).exists():
                with lock, contextlib.suppress(UnderpaintError):
                    found.append(_recovery(folder))
            else:  # it crashed before its first store was complete
                _remove(folder, lock)
        return sorted(found, key=lambda recovery: -recovery.saved)

    def _folders(self) -> list[Path]:
        """Sessions worth a look: with a manifest, or long out of use."""
        if not self.root.is_dir():
            return []
        folders = [path for path in self.root.glob("session-*") if path.is_dir()]
        return [path for path in folders if (path / MANIFEST).exists() or _is_stale(path)]

    def recover(self, recovery: Recovery) -> Opened:
        """Opened(document, notes) as stored last; notes tell of damaged tiles.

        It stays on disk, taken by this window, until `discard(recovery)` or the next `store`.
        Raises BadFile (damaged, or in use by another window).
        """
        with self._guard:
            lock = self._taken.get(recovery.folder) or _locked(recovery.folder)
            if lock is None:
                raise BadFile("Another window has taken it.", file=recovery.folder)
            self._taken[recovery.folder] = lock
        return read_session(recovery.folder)


def _recovery(folder: Path) -> Recovery:
    manifest = read_manifest(folder)
    named = manifest.source
    source = None if named is None else Path(os.fsdecode(unquote_to_bytes(named)))
    return Recovery(folder, source, manifest.saved, Size(*manifest.size))


def _is_stale(folder: Path) -> bool:
    with contextlib.suppress(OSError):
        return time.time() - folder.stat().st_mtime > _STALE_SECONDS
    return False


def _remove(folder: Path, lock: BinaryIO) -> None:
    """The manifest first: a half-removed session is none."""
    with contextlib.suppress(OSError):
        (folder / MANIFEST).unlink(missing_ok=True)
        sweep(folder)
        for path in folder.glob(PACKS):
            path.unlink(missing_ok=True)
        if os.name != "posix":
            lock.close()  # an open file cannot be deleted there
        (folder / _LOCK).unlink(missing_ok=True)
        folder.rmdir()  # refuses where somebody else put something in
    lock.close()


if sys.platform == "win32":
    import msvcrt

    def _flock(file: BinaryIO) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _flock(file: BinaryIO) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _locked(folder: Path) -> BinaryIO | None:
    """The folder's lock, held until closed (or until the process ends); None: another has it."""
    try:
        file = (folder / _LOCK).open("ab")
    except OSError:
        return None
    try:
        _flock(file)
    except OSError:
        file.close()
        return None
    return file
