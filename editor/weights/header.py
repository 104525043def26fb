"""Whether a safetensors file's header is honest, looked at before anything is read by it."""

from __future__ import annotations

import json
import struct
from pathlib import Path
from typing import Any

LARGEST_HEADER = 8 * 2**20
MOST_TENSORS = 20_000
BYTES = {"F64": 8, "F32": 4, "F16": 2, "BF16": 2, "I64": 8, "I32": 4, "I16": 2, "I8": 1, "U8": 1}


def check_header(path: Path) -> None:
    """ValueError, KeyError or TypeError where it is too long, lists too many tensors, or does not
    account for every byte of the file. OSError where the file cannot be read."""
    size = path.stat().st_size
    with path.open("rb") as stream:
        start = stream.read(8)
        if len(start) < 8:
            raise ValueError("it is too short")
        (length,) = struct.unpack("<Q", start)
        if not 2 <= length <= min(LARGEST_HEADER, size - 8):
            raise ValueError(f"its header claims {length} bytes")
        header: dict[str, Any] = json.loads(stream.read(length))
    if not isinstance(header, dict):
        raise ValueError("its header is no table")
    header.pop("__metadata__", None)
    if len(header) > MOST_TENSORS:
        raise ValueError(f"it lists {len(header)} tensors")
    claimed = sum(_claim(name, entry) for name, entry in header.items())
    if claimed != size - 8 - length:
        raise ValueError(f"its tensors claim {claimed} of {size - 8 - length} bytes")


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
