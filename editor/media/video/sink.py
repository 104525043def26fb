"""A file for PyAV to write into that tells of the first refusal of the disk, and of that alone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO


class Sink:
    """Writes into an open file. After an error it takes everything in silence.

    PyAV carries one error from a callback to the caller. While it closes a container it calls back
    again; errors of those calls would be printed to standard error, and cover the first.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._refusal: OSError | None = None

    @contextmanager
    def telling(self) -> Iterator[None]:
        """Raises what the disk refused within, or before, in place of what PyAV made of it."""
        try:
            yield
        except Exception as error:
            if self._refusal is not None:
                raise self._refusal from error
            raise
        if self._refusal is not None:
            raise self._refusal

    def write(self, data: bytes) -> int:
        """Write bytes; raises OSError the first time that the disk refuses."""
        if self._refusal is None:
            try:
                return self._file.write(data)
            except OSError as error:
                self._refusal = error
                raise
        return len(data)

    def seek(self, offset: int, whence: int = 0) -> int:
        """Go to a place; raises OSError the first time that the disk refuses."""
        if self._refusal is None:
            try:
                return self._file.seek(offset, whence)
            except OSError as error:
                self._refusal = error
                raise
        return 0

    def tell(self) -> int:
        """Where the next byte goes."""
        return 0 if self._refusal else self._file.tell()
