"""What stands, when a pickle is read, for the few names it may ask for: plain values only."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

PROGRAM = "This file contains a program, not only weights. It was not opened."
FETCH = "Fetch it again from its source."

LARGEST_SET, LONGEST_BYTES = 4096, 4096
"""Items and bytes of what a call makes: it may be called a million times."""

Scalar = str | int | float | bool | bytes | None


class Refusal(ValueError):
    """Why a file is refused, in a sentence, and what to do; becomes a BadFile naming the file."""

    def __init__(self, what: str, remedy: str = FETCH) -> None:
        super().__init__(what)
        self.what, self.remedy = what, remedy


class Program(Refusal):
    """The file would have something called. asked: what, where it says."""

    def __init__(self, asked: str = "") -> None:
        asks = f" It asks for “{asked}”." if asked else ""
        super().__init__(PROGRAM + asks, "Ask its maker for the weights alone.")


class Table(dict):
    """Stands for OrderedDict, EasyDict and their like."""

    def take(self, state: object) -> None:
        """Attributes of a dictionary, such as the versions in a state dict, are left out."""


class Opaque:
    """Stands for what is known to be harmless and of no use here."""

    def take(self, state: object) -> None:
        """Its inside is left out."""


@dataclass(frozen=True, eq=False)
class Persistent:
    """A network of StyleGAN2-ADA or StyleGAN3: the name of its class, its attributes.

    The source text that the file carries for it is left out.
    """

    class_name: str
    state: Mapping[str, Any]


class Storage:
    """A run of numbers. count: how many; data: their bytes, little-endian, None until read."""

    def __init__(self, dtype: np.dtype, count: int) -> None:
        if type(count) is not int or count < 0:
            raise Refusal("It is damaged: numbers without a count.")
        self.dtype, self.count = dtype, count
        self.data: bytes | memoryview | None = None

    @property
    def nbytes(self) -> int:
        """Bytes it needs."""
        return self.count * self.dtype.itemsize


@dataclass(frozen=True, eq=False)
class StoredTensor:
    """Where a tensor lies in a storage, counted in numbers."""

    storage: Storage
    offset: int
    size: tuple[int, ...]
    stride: tuple[int, ...]

    @property
    def count(self) -> int:
        """How many numbers it has."""
        total = 1
        for side in self.size:
            total *= side
        return total

    @property
    def nbytes(self) -> int:
        """Bytes of its numbers."""
        return self.count * self.storage.dtype.itemsize

    def array(self) -> np.ndarray:
        """Its numbers, read-only, shared with the storage. Refusal unless each has its own place.

        So the size of what comes out is bounded by what lies in the file: a stride of 0 would
        make terabytes of four bytes.
        """
        order = sorted(range(len(self.size)), key=lambda axis: -self.stride[axis])
        step = 1
        for axis in reversed(order):
            if self.size[axis] > 1 and self.stride[axis] != step:
                raise Refusal("It is made to do harm: numbers that lie over each other.")
            step *= self.size[axis]
        if self.storage.data is None or self.offset + self.count > self.storage.count:
            raise Refusal("It is damaged or made to do harm: a tensor larger than its numbers.")
        flat = np.frombuffer(self.storage.data, self.storage.dtype, self.storage.count)
        dense = flat[self.offset : self.offset + self.count]
        return dense.reshape([self.size[axis] for axis in order]).transpose(np.argsort(order))


@dataclass(frozen=True)
class Known:
    """A name that a pickle may ask for, and what is made when it calls it."""

    make: Callable[..., Any]


@dataclass(frozen=True, eq=False)
class StorageKind:
    """Stands for the kinds of storages, such as torch.FloatStorage."""

    dtype: np.dtype


class NumberKind:
    """Stands for numpy.dtype: plain numbers only."""

    def __init__(self, code: object, *_: object) -> None:
        if not isinstance(code, str) or code not in _NUMPY_CODES:
            raise Program()
        self.dtype = np.dtype(code)

    def take(self, state: object) -> None:
        """The byte order."""
        if isinstance(state, tuple) and len(state) > 1 and state[1] == ">":
            self.dtype = self.dtype.newbyteorder(">")


_NUMPY_CODES = ("f2", "f4", "f8", "i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8", "b1")


def _number(kind: object, raw: object) -> float | int | bool:
    if not isinstance(kind, NumberKind) or not isinstance(raw, bytes) or len(raw) > 8:
        raise Program()
    value: float | int | bool = np.frombuffer(raw, kind.dtype, 1)[0].item()
    return value


def _table(*arguments: object) -> Table:
    if arguments:
        raise Program()
    return Table()


def _opaque(*_: object) -> Opaque:
    return Opaque()


def plain_set(items: object = ()) -> frozenset:
    """A small set of plain values; to hash a deeply nested one would end the process."""
    if not isinstance(items, list | tuple) or len(items) > LARGEST_SET:
        raise Program()
    if not all(isinstance(item, Scalar) for item in items):
        raise Program()
    return frozenset(items)


def _bytes(text: object, encoding: object) -> bytes:
    if not isinstance(text, str) or len(text) > LONGEST_BYTES or encoding != "latin1":
        raise Program()
    return text.encode("latin1")


def _persistent(meta: object) -> Persistent:
    if not isinstance(meta, dict) or meta.get("type") != "class":
        raise Program()
    name, state = meta.get("class_name"), meta.get("state")
    if not isinstance(name, str) or not isinstance(state, dict):
        raise Refusal("It is damaged: a network without a name or without its parts.")
    return Persistent(name[:80], state)


def _tensor(storage: object, offset: object, size: object, stride: object, *_: object) -> object:
    places = (offset, *_integers(size), *_integers(stride))
    if not isinstance(storage, Storage) or len(places) > 17 or len(places) % 2 == 0:
        raise Refusal("It is damaged: a tensor without its numbers.")
    if not all(type(place) is int and 0 <= place < 2**48 for place in places):
        raise Refusal("It is damaged or made to do harm: a tensor without a shape.")
    return StoredTensor(storage, places[0], _integers(size), _integers(stride))


def _integers(value: object) -> tuple[Any, ...]:
    return value if isinstance(value, tuple) else (None, None)


def _parameter(data: object, *_: object) -> StoredTensor:
    if not isinstance(data, StoredTensor):
        raise Refusal("It is damaged: a parameter without its numbers.")
    return data


KNOWN: dict[tuple[str, str], Known] = {
    ("collections", "OrderedDict"): Known(_table),
    ("dnnlib.util", "EasyDict"): Known(_table),
    ("dnnlib", "EasyDict"): Known(_table),
    ("builtins", "set"): Known(plain_set),
    ("builtins", "frozenset"): Known(plain_set),
    ("_codecs", "encode"): Known(_bytes),
    ("argparse", "Namespace"): Known(_opaque),
    ("numpy", "dtype"): Known(NumberKind),
    ("numpy", "ndarray"): Known(_opaque),
    ("torch", "device"): Known(_opaque),
    ("torch", "Size"): Known(_opaque),
    ("torch_utils.persistence", "_reconstruct_persistent_obj"): Known(_persistent),
    ("torch._utils", "_rebuild_tensor"): Known(_tensor),
    ("torch._utils", "_rebuild_tensor_v2"): Known(_tensor),
    ("torch._utils", "_rebuild_parameter"): Known(_parameter),
}
"""All that a pickle may ask for; `editor.engines.containers` adds how it may carry numbers."""
for _module in ("numpy.core.multiarray", "numpy._core.multiarray"):
    KNOWN |= {
        (_module, "scalar"): Known(_number),
        (_module, "_reconstruct"): Known(_opaque),
    }
KNOWN |= {
    ("torch", name): Known(_opaque)
    for name in ("float16", "float32", "float64", "int32", "int64", "uint8", "bool", "bfloat16")
}
