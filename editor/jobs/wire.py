"""What the window's process and the engine's say to each other; arrays go by shared memory.

The window's side owns every segment: it creates, lends and unlinks. The engine's side only
attaches, so a killed engine can leak nothing.
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:  # the window shows before anything is sent
    from multiprocessing.shared_memory import SharedMemory

ALIGN = 64
MIB = 1 << 20
FREE_BYTES = 256 * MIB
"""Most memory that a pool keeps for reuse: fresh pages cost more than copying into old ones."""


@dataclass(frozen=True)
class ArrayRef:
    """Where an array lies in a segment."""

    offset: int
    shape: tuple[int, ...]
    dtype: str


@dataclass(frozen=True)
class Packed:
    """A dataclass instance taken apart, so that arrays in its fields can be replaced."""

    cls: type
    fields: dict[str, Any]


@dataclass(frozen=True)
class Parcel:
    """A value whose arrays are ArrayRefs into `segment`; or arrays in person where it is None."""

    value: Any
    segment: str | None


@dataclass(frozen=True)
class Run:
    """To the engine: do this job."""

    number: int
    parcel: Parcel


@dataclass(frozen=True)
class Stop:
    """To the engine: nobody wants that job any more. Answered by Ended."""

    number: int


@dataclass(frozen=True)
class Lent:
    """To the engine: write your answer here (None: send it through the pipe)."""

    number: int
    segment: str | None


@dataclass(frozen=True)
class Forget:
    """To the engine: that segment will not be used again."""

    segment: str


@dataclass(frozen=True)
class Beat:
    """From the engine: the interpreter is alive."""


@dataclass(frozen=True)
class Ready:
    """From the engine: jobs are welcome. text: the device and the state of the sandbox."""

    text: str


@dataclass(frozen=True)
class Broken:
    """From the engine: it cannot start, and why."""

    text: str


@dataclass(frozen=True)
class Progress:
    """From the engine: 0..1 of a job is done."""

    number: int
    value: float


@dataclass(frozen=True)
class Need:
    """From the engine: an answer of `nbytes` wants a place. Answered by Lent."""

    number: int
    nbytes: int


@dataclass(frozen=True)
class Answer:
    """From the engine: a patch."""

    number: int
    parcel: Parcel


@dataclass(frozen=True)
class Ended:
    """From the engine: that job is over, done or stopped."""

    number: int


@dataclass(frozen=True)
class Failed:
    """From the engine: that job failed. kind: name of a class of editor.core.errors.

    poisoned: nothing will work in that process any more.
    """

    number: int
    kind: str
    what: str
    file: str | None
    remedy: str
    poisoned: bool = False


@dataclass(frozen=True)
class Died:
    """From the reader of the pipe: the engine's process has ended; nothing more will come."""


def nbytes_of(value: Any) -> int:
    """Bytes of shared memory that `stow` needs for the arrays in `value`."""
    return sum(_aligned(array.nbytes) for array in arrays_of(value))


def arrays_of(value: Any) -> Iterator[np.ndarray]:
    """Every array in a value made of dataclasses, tuples, lists and mappings."""
    found: list[np.ndarray] = []
    _exchange(value, lambda array: found.append(array))
    return iter(found)


def stow(value: Any, buffer: memoryview) -> Any:
    """Copy the arrays of `value` into `buffer`; returns it with ArrayRefs in their places."""
    offset = 0

    def put(array: np.ndarray) -> ArrayRef:
        nonlocal offset
        ref = ArrayRef(offset, array.shape, array.dtype.str)
        _view(ref, buffer)[...] = array
        offset += _aligned(array.nbytes)
        return ref

    return _exchange(value, put)


def unstow(value: Any, buffer: memoryview | None) -> Any:
    """The inverse of `stow`: own, read-only copies of the arrays, and the dataclasses rebuilt."""
    if isinstance(value, ArrayRef):
        assert buffer is not None
        return _frozen(_view(value, buffer).copy())
    if isinstance(value, np.ndarray):
        return _frozen(value)
    if isinstance(value, Packed):
        return value.cls(**{name: unstow(part, buffer) for name, part in value.fields.items()})
    if type(value) in (tuple, list):
        return type(value)(unstow(part, buffer) for part in value)
    if isinstance(value, dict):
        return {key: unstow(part, buffer) for key, part in value.items()}
    return value


def taken_apart(value: Any) -> Any:
    """`value` in the form of `stow`, its arrays in person: for the pipe."""
    return _exchange(value, lambda array: array)


def _exchange(value: Any, change: Callable[[np.ndarray], Any]) -> Any:
    if isinstance(value, np.ndarray):
        return change(value)
    if is_dataclass(value) and not isinstance(value, type):
        parts = {f.name: _exchange(getattr(value, f.name), change) for f in fields(value) if f.init}
        return Packed(type(value), parts)
    if type(value) in (tuple, list):
        return type(value)(_exchange(part, change) for part in value)
    if isinstance(value, Mapping):
        return {key: _exchange(part, change) for key, part in value.items()}
    return value


def _aligned(nbytes: int) -> int:
    return -(-nbytes // ALIGN) * ALIGN


def _view(ref: ArrayRef, buffer: memoryview) -> np.ndarray:
    return np.ndarray(ref.shape, np.dtype(ref.dtype), buffer, ref.offset)


def _frozen(array: np.ndarray) -> np.ndarray:
    array.flags.writeable = False
    return array


class Pool:
    """Segments of the window's process, reused while they are few. Thread-safe.

    forget: told the name of each segment that is unlinked.
    """

    def __init__(self, forget: Callable[[str], None]) -> None:
        self._forget = forget
        self._free: list[SharedMemory] = []  # oldest first
        self._closed = False
        self._lock = threading.Lock()

    def lend(self, nbytes: int) -> SharedMemory | None:
        """A segment of at least `nbytes`, or None where the system has no room for one."""
        with self._lock:
            fitting = [s for s in self._free if nbytes <= s.size <= 4 * max(nbytes, MIB)]
            if fitting:
                best = min(fitting, key=lambda s: s.size)
                self._free.remove(best)
                return best
        return _created(-(-max(nbytes, 1) // MIB) * MIB)

    def give_back(self, segment: SharedMemory) -> None:
        """Return what was lent."""
        with self._lock:
            self._free.append(segment)
            limit = 0 if self._closed else FREE_BYTES
            while self._free and sum(s.size for s in self._free) > limit:
                self._drop(self._free.pop(0))

    def close(self) -> None:
        """Unlink everything; what is still lent goes when it is given back."""
        with self._lock:
            self._closed = True
            while self._free:
                self._drop(self._free.pop())

    def _drop(self, segment: SharedMemory) -> None:
        self._forget(segment.name)
        segment.close()
        segment.unlink()


def _created(nbytes: int) -> SharedMemory | None:
    """A new segment, its pages reserved: writing to a full /dev/shm would kill the window."""
    from multiprocessing.shared_memory import SharedMemory
    from secrets import token_hex

    try:
        name = f"underpaint-{os.getpid()}-{token_hex(3)}"  # macOS takes 30 characters
        segment = SharedMemory(name, create=True, size=nbytes)
    except OSError:
        return None
    if sys.platform == "linux":
        try:
            with Path("/dev/shm", segment.name).open("r+b") as file:
                os.posix_fallocate(file.fileno(), 0, nbytes)
        except OSError:
            segment.close()
            segment.unlink()
            return None
    return segment


def attach(name: str) -> SharedMemory:
    """Open a segment that another process owns, without laying claim to it."""
    from multiprocessing import resource_tracker
    from multiprocessing.shared_memory import SharedMemory

    if sys.version_info >= (3, 13):
        return SharedMemory(name, track=False)
    # Before 3.13 attaching registers the segment a second time with the resource tracker, which
    # then takes it for leaked where the owner's unlink comes first. One thread attaches.
    register = resource_tracker.register
    resource_tracker.register = lambda name, rtype: None
    try:
        return SharedMemory(name)
    finally:
        resource_tracker.register = register
