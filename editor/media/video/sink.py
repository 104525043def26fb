"""A file for PyAV to write into that tells of the first refusal of the disk, and of that alone."""

from __future__ import annotations

from typing import BinaryIO


class Sink:
    """Writes into an open file. After an error it takes everything in silence.

    PyAV carries one error from a callback to the caller. While it closes a container it calls back
    again, and errors of those calls would be printed to standard error.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._failed = False

    def write(self, data: bytes) -> int:
        """Write bytes; raises OSError the first time that the disk refuses."""
        if not self._failed:
            try:
                return self._file.write(data)
            except OSError:
                self._failed = True
                raise
        return len(data)

    def seek(self, offset: int, whence: int = 0) -> int:
        """Go to a place; raises OSError the first time that the disk refuses."""
        if not self._failed:
            try:
                return self._file.seek(offset, whence)
            except OSError:
                self._failed = True
                raise
        return 0

    def tell(self) -> int:
        """Where the next byte goes."""
        return 0 if self._failed else self._file.tell()
