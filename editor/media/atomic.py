"""One way to write a file: the old one stays whole until the new one is safely on the disk."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import stat
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import BinaryIO

from editor.core.errors import BadFile, BadInput, CannotWrite, UnderpaintError

try:
    import fcntl
except ImportError:  # Windows: an open file cannot be deleted there, which serves as the lock
    fcntl = None  # type: ignore[assignment]

PREFIX, SUFFIX = ".underpaint-", ".part"
_FULL = {errno.ENOSPC, errno.EDQUOT}
_NO_FOLDER_SYNC = {errno.EINVAL, errno.ENOTSUP, errno.EACCES, errno.EPERM}
_REFUSED = {errno.EACCES, errno.EPERM, errno.EROFS}


def atomic_write(
    path: Path | str,
    write: Callable[[BinaryIO], None],
    verify: Callable[[Path], None] | None = None,
) -> None:
    """Let `write` fill a temporary file beside `path`, then put it in its place in one step.

    Written, flushed, synchronised, read back by `verify` (which raises where it is not what it
    should be), renamed, folder synchronised: a crash at any moment leaves the old file or the
    new one. A link is followed; the permissions of a file that stood there stay. Leftovers of
    savers that were killed in this folder are swept away first.
    Raises CannotWrite (no permission, disk full, no such folder, not readable afterwards);
    the old file is untouched then. Other errors of `write` pass, with the same promise.
    """
    target = Path(os.path.realpath(path))
    check_target(target)
    sweep(target.parent)
    try:
        temporary, file = _temporary(target.parent)
    except OSError as error:
        raise cannot_write(target, error) from error
    try:
        with file:
            write(file)
            file.flush()
            _copy_mode(target, file.fileno())
            os.fsync(file.fileno())
            if verify is not None:
                _verified(target, temporary, verify)
            if fcntl is not None:  # renamed under the lock, so that no sweep can take it
                temporary.replace(target)
        if fcntl is None:
            temporary.replace(target)
        sync_folder(target.parent)
    except OSError as error:
        raise cannot_write(target, error) from error
    finally:
        temporary.unlink(missing_ok=True)


def check_target(path: Path) -> None:
    """Raise CannotWrite where `path` is a folder, has no folder, or is write-protected."""
    try:
        _check_target(path)
    except OSError as error:
        raise cannot_write(path, error) from error


def _check_target(path: Path) -> None:
    if path.is_dir():
        raise CannotWrite("This is a folder.", file=path, remedy="Give the file another name.")
    if not path.parent.is_dir():
        raise CannotWrite(
            "The folder does not exist.", file=path, remedy="Create it or choose another one."
        )
    effective = os.access in os.supports_effective_ids
    if path.exists() and not os.access(path, os.W_OK, effective_ids=effective):
        raise CannotWrite(
            "The file is write-protected.", file=path, remedy="Save under another name."
        )


def check_apart(path: Path, sources: Iterable[Path | str]) -> None:
    """Raise BadInput where `path` is, by whatever name, one of the files or folders it is made of.

    What is not there at all is nobody's source.
    """
    for source in sources:
        with contextlib.suppress(OSError):
            if path.samefile(source):
                raise BadInput(
                    "It would replace what it is made of.", file=path, remedy="Choose another name."
                )


def sweep(folder: Path) -> None:
    """Delete temporary files that killed savers left in `folder`; those in use stay."""
    with contextlib.suppress(OSError):
        for path in folder.glob(f"{PREFIX}*{SUFFIX}"):
            with contextlib.suppress(OSError):
                _remove_if_abandoned(path)


def _remove_if_abandoned(path: Path) -> None:
    if fcntl is None:
        path.unlink()
        return
    if not stat.S_ISREG(path.lstat().st_mode):
        return
    with path.open("rb") as file:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)  # BlockingIOError: someone writes it
        path.unlink()


def _temporary(folder: Path) -> tuple[Path, BinaryIO]:
    """A new, locked temporary file; tried again where a sweep took it before it was locked."""
    while True:
        path = folder / f"{PREFIX}{secrets.token_hex(6)}{SUFFIX}"
        file = path.open("xb+")
        if fcntl is None:
            return path, file
        with contextlib.suppress(OSError):  # a file system without locks
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if path.exists():
            return path, file
        file.close()


def _copy_mode(target: Path, descriptor: int) -> None:
    if hasattr(os, "fchmod") and target.exists():
        with contextlib.suppress(OSError):
            os.fchmod(descriptor, stat.S_IMODE(target.stat().st_mode))


def _verified(target: Path, temporary: Path, verify: Callable[[Path], None]) -> None:
    try:
        verify(temporary)
    except (BadFile, OSError, ValueError) as error:
        reason = error.what if isinstance(error, UnderpaintError) else str(error)
        raise CannotWrite(
            f"What was written cannot be read back ({reason}); the old file is untouched.",
            file=target,
            remedy="Check the disk, or save to another one.",
        ) from error


def sync_folder(folder: Path) -> None:
    """Make the names in a folder survive a power cut (POSIX)."""
    if os.name != "posix":
        return
    try:
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
    except OSError as error:
        if error.errno not in _NO_FOLDER_SYNC:
            raise


def cannot_write(target: Path, error: OSError) -> CannotWrite:
    """What the artist reads when the system refused to write `target`."""
    if error.errno in _FULL:
        what, remedy = "The disk is full; the old file is untouched.", "Free some space."
    elif error.errno == errno.EFBIG:
        what = "The file would be larger than the disk allows; the old file is untouched."
        remedy = "Save to another disk."
    elif error.errno in _REFUSED:
        what, remedy = "You may not write into this folder.", "Choose another folder."
    elif error.errno == errno.ENAMETOOLONG:
        what, remedy = "The name is too long for this disk.", "Choose a shorter one."
    else:
        what = f"Writing failed ({error.strerror or error}); the old file is untouched."
        remedy = "Try another folder or disk."
    return CannotWrite(what, file=target, remedy=remedy)
