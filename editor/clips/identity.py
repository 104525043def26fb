"""What the pixels of a clip depend on, as one number: the same again means the same clip."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from pathlib import Path
from typing import Any

import av
import numpy as np

from editor.core.errors import UnknownModel
from editor.core.raster import Raster
from editor.weights import shelf

_ENDS = 1 << 20
"""Bytes hashed at a file's beginning and at its end."""
_NOT_SEEN = frozenset({"id", "out", "name", "locked", "lock_alpha"})
"""Fields that change no pixel."""


def identity_of(value: object, files: Iterable[Path | str]) -> str:
    """A hash of a job (or any value of dataclasses, arrays and plain values) and of its files.

    Of a file count its size, its time of change, its first and its last megabyte; of a model that
    the job names, the checksum on its card; and the version of the codecs. Raises OSError.
    """
    digest = hashlib.sha256(str(av.library_versions).encode())
    for file in files:
        digest.update(_stamp(Path(file)))
    for piece in _pieces(value):
        digest.update(piece)
    return digest.hexdigest()


def _stamp(path: Path) -> bytes:
    facts = path.stat()
    with path.open("rb") as file:
        head = file.read(_ENDS)
        file.seek(max(0, facts.st_size - _ENDS))
        digest = hashlib.sha256(head + file.read(_ENDS))
    return f"{facts.st_size} {facts.st_mtime_ns} {digest.hexdigest()}".encode()


def _pieces(value: Any) -> Iterator[bytes]:
    """Bytes that tell any two values apart, their order and nesting included."""
    if isinstance(value, np.ndarray):
        yield f"{value.dtype.str}{value.shape}".encode()
        yield np.ascontiguousarray(value).tobytes()
    elif isinstance(value, Raster):
        yield repr(value.bounds).encode()
        yield from _pieces(value.read(value.bounds))
    elif isinstance(value, Enum):
        yield repr(value.value).encode()
    elif is_dataclass(value):
        yield type(value).__name__.encode()
        for field in fields(value):
            if field.name not in _NOT_SEEN:
                yield f"<{field.name}>".encode()
                yield from _pieces(getattr(value, field.name))
        yield _model(value)
    elif isinstance(value, Mapping):
        for key in sorted(value, key=str):
            yield f"[{key}]".encode()
            yield from _pieces(value[key])
    elif isinstance(value, tuple | list):
        yield f"({len(value)})".encode()
        for part in value:
            yield from _pieces(part)
    else:
        yield repr(value).encode()


def _model(value: Any) -> bytes:
    """The checksum of the weights that a job works with."""
    name = getattr(value, "model", None)
    if not isinstance(name, str):
        return b""
    try:
        return shelf.find(name).sha256.encode()
    except UnknownModel:  # an algorithm without weights
        return b""
