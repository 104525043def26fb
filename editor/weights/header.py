"""Whether a safetensors file's header is honest, looked at before anything is read by it."""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

LARGEST_HEADER = 8 * 2**20
MOST_TENSORS = 20_000
BYTES = {"F64": 8, "F32": 4, "F16": 2, "BF16": 2, "I64": 8, "I32": 4, "I16": 2, "I8": 1, "U8": 1}


@dataclass(frozen=True)
class Header:
    """notes: what a file says of itself, by key. begin: offset of its tensors' bytes."""

    notes: Mapping[str, str]
    begin: int


def check_header(path: Path) -> None:
    """As `read_header`, for those who only want to know that it is honest."""
    read_header(path)


def read_header(path: Path) -> Header:
    """The header of a file whose every byte it accounts for.

    ValueError, KeyError or TypeError where it is too long, lists too many tensors, or does not
    account for every byte of the file. OSError where the file cannot be read.
    """
    size = path.stat().st_size
    with path.open("rb") as stream:
        start = stream.read(8)
        if len(start) < 8:
            raise ValueError("it is too short")
        (length,) = struct.unpack("<Q", start)
        if not 2 <= length <= min(LARGEST_HEADER, size - 8):
            raise ValueError(f"its header claims {length} bytes")
        header: dict[str, Any] = _parsed(stream.read(length))
    if not isinstance(header, dict):
        raise ValueError("its header is no table")
    notes = _notes(header.pop("__metadata__", {}))
    if len(header) > MOST_TENSORS:
        raise ValueError(f"it lists {len(header)} tensors")
    claimed = sum(_claim(name, entry) for name, entry in header.items())
    if claimed != size - 8 - length:
        raise ValueError(f"its tensors claim {claimed} of {size - 8 - length} bytes")
    return Header(notes, 8 + length)


def _parsed(text: bytes) -> Any:
    try:
        return json.loads(text)
    except RecursionError as error:
        raise ValueError("its header is too deep") from error


def with_notes(content: bytes, notes: Mapping[str, str]) -> bytes:
    """The bytes of a safetensors file, saying these notes of itself instead of its own."""
    (length,) = struct.unpack("<Q", content[:8])
    header = json.loads(content[8 : 8 + length])
    text = json.dumps({**header, "__metadata__": dict(notes)}).encode()
    text += b" " * (-len(text) % 8)  # tensors begin at a multiple of 8
    return struct.pack("<Q", len(text)) + text + content[8 + length :]


def _notes(values: object) -> Mapping[str, str]:
    if not isinstance(values, dict) or not all(isinstance(v, str) for v in values.values()):
        raise ValueError("its notes are no texts")
    return values


def _claim(name: str, entry: dict[str, Any]) -> int:
    """Bytes of a tensor by its header entry, dense and in order."""
    begin, end = entry["data_offsets"]
    need = BYTES[entry["dtype"]]
    for side in entry["shape"]:
        if not isinstance(side, int) or side < 0:
            raise ValueError(f"“{name}” has no shape")
        need *= side
    if need != end - begin:
        raise ValueError(f"“{name}” needs {need} bytes and has {end - begin}")
    return need
