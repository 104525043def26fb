"""How torch keeps numbers in a file: its old stream, its zip, and pickles that hold either.

All are read by the reader of `editor.engines.pickles`; torch itself is not asked.
"""

from __future__ import annotations

import io
import os
import re
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np

from editor.core.errors import BadFile
from editor.engines.pickles import Steps, Stream, values_of
from editor.engines.standins import KNOWN, Known, Program, Refusal, Storage, StorageKind
from editor.media.gate import open_regular

LARGEST = 8 << 30
"""Bytes of a file; the largest published generators have some 0.4 GiB."""
LARGEST_PICKLE = 256 << 20
"""Bytes of the pickle in a zip, which lists names and shapes."""
MAGIC, PROTOCOL = 0x1950A86A20F9469CFC6C, 1001
"""What torch's old stream begins with."""
_KINDS = {
    "FloatStorage": "<f4", "DoubleStorage": "<f8", "HalfStorage": "<f2", "LongStorage": "<i8",
    "IntStorage": "<i4", "ShortStorage": "<i2", "CharStorage": "i1", "ByteStorage": "u1",
    "BoolStorage": "?",
}  # fmt: skip
_STORED: Mapping[tuple[str, str], Known | StorageKind] = KNOWN | {
    ("torch", name): StorageKind(np.dtype(code)) for name, code in _KINDS.items()
}
"""What a pickle may ask for whose numbers lie outside it."""
_ENTRY = re.compile(
    r"[^/\\]{1,200}/(data\.pkl|version|byteorder|\.format_version|\.storage_alignment"
    r"|data/\d{1,9}|\.data/serialization_id)"
)
_PROGRAM_PARTS = ("/code/", "constants.pkl")
_ZIP_ERRORS = (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError,
               RuntimeError, ValueError, LookupError)  # fmt: skip


def read_values(path: Path) -> Any:
    """What a pickle, or a file by torch.save of any age, holds: plain values and stand-ins.

    Nothing in it is run. Raises BadFile for a program, a bomb, what is damaged, too large or no
    such file at all.
    """
    try:
        with open_regular(path) as file:
            nbytes = os.fstat(file.fileno()).st_size
            if nbytes > LARGEST:
                raise Refusal(f"It has {nbytes >> 30} GiB.", f"The limit is {LARGEST >> 30}.")
            return _values(file, nbytes)
    except Refusal as refusal:
        raise BadFile(refusal.what, file=path, remedy=refusal.remedy) from refusal
    except OSError as error:
        raise BadFile(f"It cannot be read ({error.strerror}).", file=path) from error


def _values(file: BinaryIO, nbytes: int) -> Any:
    head = file.read(8)
    file.seek(0)
    if head.startswith(b"PK\x03\x04"):
        return _from_zip(file, nbytes)
    if not head.startswith(b"\x80"):
        raise Refusal("This is no file of a generator that is known here.", "Choose another file.")
    stream, steps = Stream(file, nbytes), Steps(nbytes)
    known = KNOWN | {("torch.storage", "_load_from_bytes"): Known(lambda raw: _inside(raw, steps))}
    value = values_of(stream, steps, known)
    return _from_stream(stream, steps) if _is_magic(value) else value


def _is_magic(value: object) -> bool:
    return type(value) is int and value == MAGIC


def _inside(raw: object, steps: Steps) -> Storage:
    """Numbers kept as bytes inside a pickle; themselves one of torch's old streams."""
    if type(raw) is not bytes:
        raise Program()
    steps.copy(len(raw))
    stream = Stream(io.BytesIO(raw), len(raw))
    if not _is_magic(values_of(stream, steps)):
        raise Refusal("It is damaged: numbers in an unknown form.")
    value = _from_stream(stream, steps)
    if not isinstance(value, Storage):
        raise Refusal("It is damaged: numbers in an unknown form.")
    return value


def _from_stream(stream: Stream, steps: Steps) -> Any:
    """The rest of torch's old stream, behind its magic number."""
    version, system = values_of(stream, steps), values_of(stream, steps)
    if version != PROTOCOL or not isinstance(system, dict) or not system.get("little_endian", True):
        raise Refusal("It was written in a form that is not read.")
    table = _Table()
    value = values_of(stream, steps, _STORED, table.of)
    for key in _keys(values_of(stream, steps)):
        storage = table.storages.get(key)
        count = int.from_bytes(stream.read(8), "little")
        if storage is None or storage.data is not None or count != storage.count:
            raise Refusal("It is damaged: numbers that nobody asked for.")
        storage.data = stream.read(storage.nbytes)
    return value


def _keys(value: object) -> list[str]:
    if type(value) is not list or not all(type(key) is str for key in value):
        raise Refusal("It is damaged: numbers without names.")
    return value


class _Table:
    """The storages that a pickle names by ("storage", type, key, device, count, ...)."""

    def __init__(self) -> None:
        self.storages: dict[str, Storage] = {}

    def of(self, pid: object) -> Storage:
        """The storage of that name; the same one each time."""
        if type(pid) is not tuple or len(pid) not in (5, 6) or pid[0] != "storage":
            raise Program()
        kind, key, count = pid[1], pid[2], pid[4]
        view = pid[5] if len(pid) == 6 else None
        if not isinstance(kind, StorageKind) or type(key) is not str or view is not None:
            raise Refusal("It is damaged: numbers of an unknown kind.")
        made = Storage(kind.dtype, count)
        found = self.storages.setdefault(key, made)
        if (found.dtype, found.count) != (made.dtype, made.count):
            raise Refusal("It is damaged: numbers of two kinds.")
        return found


def _from_zip(file: BinaryIO, nbytes: int) -> Any:
    """torch.save since 1.6: a zip of a pickle and one entry for each run of numbers."""
    try:
        with zipfile.ZipFile(file) as archive:
            root = _checked(archive.infolist(), nbytes)
            pickled = archive.read(f"{root}/data.pkl")
            table = _Table()
            stream = Stream(io.BytesIO(pickled), len(pickled))
            value = values_of(stream, Steps(nbytes), _STORED, table.of)
            for key, storage in table.storages.items():
                storage.data = archive.read(f"{root}/data/{key}")
                if len(storage.data) != storage.nbytes:
                    raise Refusal("It is damaged or made to do harm: numbers of another size.")
            if _big_endian(archive, root):
                raise Refusal("It was written in a form that is not read.")
            return value
    except Refusal:
        raise
    except _ZIP_ERRORS as error:
        raise Refusal("It is cut off or damaged.") from error


def _big_endian(archive: zipfile.ZipFile, root: str) -> bool:
    entry = f"{root}/byteorder"
    return entry in archive.NameToInfo and archive.read(entry) != b"little"


def _checked(entries: list[zipfile.ZipInfo], nbytes: int) -> str:
    """The folder that holds everything. Refusal for anything torch.save would not write."""
    names = [entry.filename for entry in entries]
    if any(part in name for name in names for part in _PROGRAM_PARTS):
        raise Refusal("This is a TorchScript program, not only weights. It was not opened.")
    roots = {name.split("/")[0] for name in names}
    fit = len(roots) == 1 and len(set(names)) == len(names) and all(map(_ENTRY.fullmatch, names))
    if not fit:
        raise Refusal("This archive holds other things than weights. It was not opened.")
    stored = all(
        e.compress_type == zipfile.ZIP_STORED
        and e.file_size == e.compress_size
        and not e.flag_bits & 1
        for e in entries
    )
    if not stored or sum(e.file_size for e in entries) > nbytes:
        raise Refusal("It is made to do harm: it would grow when it is opened.")
    (root,) = roots
    if any(e.filename == f"{root}/data.pkl" and e.file_size > LARGEST_PICKLE for e in entries):
        raise Refusal("It is made to do harm: its list of names has no end.")
    return root
