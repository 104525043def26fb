"""Reads the data in a pickle and runs nothing: of what it asks for, only stand-ins are ever called.

A pickle is a program for a small machine that may call anything Python can import. Here it can
reach the few names of `editor.engines.standins`, which are functions of ours for plain values.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Mapping
from typing import Any, BinaryIO, NoReturn

from editor.engines.standins import (
    FETCH,
    KNOWN,
    Known,
    NumberKind,
    Opaque,
    Program,
    Refusal,
    Scalar,
    Storage,
    StorageKind,
    Table,
    plain_set,
)

MOST_STEPS = 1_000_000
"""Instructions of a pickle, those inside it together; a large generator's has some 100,000."""
LONGEST_LINE = 4096
LONGEST_INTEGER = 64
DAMAGED = (
    pickle.UnpicklingError, EOFError, ValueError, TypeError, LookupError, AttributeError,
    OverflowError, MemoryError, RecursionError, AssertionError,
)  # fmt: skip
_FAMILIES = {
    "torch.jit": ("This is a TorchScript program, not only weights. It was not opened.", FETCH),
    "dnnlib.tflib": (
        "This network was made for TensorFlow, which is not read.",
        "Take the file of the same network for PyTorch.",
    ),
}
"""Packages whose files are often met, and what their user should know."""


class Stream:
    """The rest of a file; gives, and makes room for, never more than there is."""

    def __init__(self, file: BinaryIO, nbytes: int) -> None:
        self._file, self.left = file, nbytes

    def read(self, count: int) -> bytes:
        """So many bytes. Refusal where there are fewer."""
        if not 0 <= count <= self.left:
            raise Refusal("It is cut off or damaged.")
        self.left -= count
        return self._file.read(count)

    def readline(self) -> bytes:
        """Up to the end of the line. Refusal where that is far."""
        line = self._file.readline(LONGEST_LINE)
        self.left -= len(line)
        if not line.endswith(b"\n"):
            raise Refusal("It is cut off or damaged.")
        return line


class Steps:
    """What reading may cost, pickles inside a pickle together.

    Instructions may name one thing many times over, so copies have to be counted too. nbytes: of
    the file, which no honest one copies more than once.
    """

    def __init__(self, nbytes: int) -> None:
        self._done, self._left = 0, nbytes

    def count(self) -> None:
        """One more instruction. Refusal beyond `MOST_STEPS`."""
        self._done += 1
        if self._done > MOST_STEPS:
            raise Refusal("It is damaged or made to do harm: it has no end.")

    def copy(self, nbytes: int) -> None:
        """So many bytes are copied. Refusal beyond the file's own."""
        self._left -= nbytes
        if self._left < 0:
            raise Refusal("It is made to do harm: it would grow when it is opened.")


class Reader(pickle._Unpickler):
    """One pickle of a stream, read by Python's own reader in Python, with all its doors shut.

    known: what may be asked for by name. stored: what stands for numbers kept elsewhere.
    """

    stack: list[Any]
    append: Callable[[object], None]
    readline: Callable[[], bytes]
    pop_mark: Callable[[], list[Any]]

    def __init__(
        self,
        stream: Stream,
        steps: Steps,
        known: Mapping[tuple[str, str], Known | StorageKind] = KNOWN,
        stored: Callable[[object], Storage] | None = None,
    ) -> None:
        super().__init__(stream)
        self.steps, self._known, self._stored = steps, known, stored

    def find_class(self, module: str, name: str) -> Known | StorageKind:
        """What stands for a name. Refusal for all that is not `KNOWN`; nothing is imported."""
        found = self._known.get((module, name))
        if found is None:
            _refuse_name(module, name)
        return found

    def persistent_load(self, pid: object) -> Storage:
        """What stands for numbers that lie outside the pickle."""
        if self._stored is None:
            raise Program()
        return self._stored(pid)

    def _reduce(self) -> None:
        arguments = self.stack.pop()
        self.stack[-1] = _made(self.stack[-1], arguments)

    def _build(self) -> None:
        state = self.stack.pop()
        if not isinstance(self.stack[-1], Table | Opaque | NumberKind):
            raise Program()
        self.stack[-1].take(state)

    def _set_items(self) -> None:
        self._fill(self.pop_mark())

    def _set_item(self) -> None:
        value = self.stack.pop()
        self._fill([self.stack.pop(), value])

    def _fill(self, items: list) -> None:
        """Keys are plain: to hash a deeply nested one would end the process."""
        target = self.stack[-1]
        keys = items[::2]
        if not isinstance(target, dict) or not all(isinstance(key, Scalar) for key in keys):
            raise Program()
        target.update(zip(keys, items[1::2], strict=True))

    def _add_items(self) -> None:
        items = plain_set(self.pop_mark())
        if not isinstance(self.stack[-1], set):
            raise Program()
        self.stack[-1].update(items)

    def _frozen_set(self) -> None:
        self.append(plain_set(self.pop_mark()))

    def _extend(self) -> None:
        items = self.pop_mark()
        if type(self.stack[-1]) is not list:
            raise Program()
        self.stack[-1].extend(items)

    def _append(self) -> None:
        item = self.stack.pop()
        if type(self.stack[-1]) is not list:
            raise Program()
        self.stack[-1].append(item)

    def _integer(self) -> None:
        """A short decimal: long ones take the square of their length to read."""
        text = self.readline()[:-1].rstrip(b"L")
        if len(text) > LONGEST_INTEGER:
            raise Refusal("It is damaged or made to do harm: an endless number.")
        self.append({b"00": False, b"01": True}.get(text, int(text)))

    def _global(self) -> None:
        module = self.readline()[:-1].decode("utf-8")
        self.append(self.find_class(module, self.readline()[:-1].decode("utf-8")))

    def _stack_global(self) -> None:
        name, module = self.stack.pop(), self.stack.pop()
        if type(name) is not str or type(module) is not str:
            raise Program()
        self.append(self.find_class(module, name))


def _made(function: object, arguments: object) -> Any:
    if not isinstance(function, Known) or type(arguments) is not tuple:
        raise Program()
    return function.make(*arguments)


def _refuse_name(module: str, name: str) -> NoReturn:
    for family, (words, remedy) in _FAMILIES.items():
        if f"{module}.".startswith(f"{family}."):
            raise Refusal(words, remedy)
    asked = f"{module}.{name}"[:60]
    raise Program(asked if asked.isprintable() else "?")


_PLAIN = """
    PROTO FRAME MARK STOP POP POP_MARK NONE NEWTRUE NEWFALSE BININT BININT1 BININT2 LONG1 FLOAT
    BINFLOAT UNICODE BINUNICODE SHORT_BINUNICODE BINUNICODE8 BINBYTES SHORT_BINBYTES BINBYTES8
    EMPTY_TUPLE TUPLE TUPLE1 TUPLE2 TUPLE3 EMPTY_LIST EMPTY_DICT EMPTY_SET GET BINGET LONG_BINGET
    PUT BINPUT LONG_BINPUT MEMOIZE BINPERSID
"""
"""Instructions that only move plain values; Python's own reader does them."""
_OURS: dict[str, Callable[[Reader], None]] = {
    "REDUCE": Reader._reduce,
    "NEWOBJ": Reader._reduce,
    "BUILD": Reader._build,
    "SETITEM": Reader._set_item,
    "SETITEMS": Reader._set_items,
    "ADDITEMS": Reader._add_items,
    "FROZENSET": Reader._frozen_set,
    "APPEND": Reader._append,
    "APPENDS": Reader._extend,
    "INT": Reader._integer,
    "LONG": Reader._integer,
    "GLOBAL": Reader._global,
    "STACK_GLOBAL": Reader._stack_global,
}


def _counted(step: Callable[[Any], None]) -> Callable[[Reader], None]:
    def counted(reader: Reader) -> None:
        reader.steps.count()
        step(reader)

    return counted


def _unknown(reader: Reader) -> NoReturn:
    raise Program()


def _dispatch() -> dict[int, Callable[[Any], None]]:
    codes = {name: getattr(pickle, name)[0] for name in (*_PLAIN.split(), *_OURS)}
    theirs = pickle._Unpickler.dispatch
    steps = {name: _OURS.get(name) or theirs[code] for name, code in codes.items()}
    allowed = {codes[name]: _counted(step) for name, step in steps.items()}
    return dict.fromkeys(range(256), _unknown) | allowed


Reader.dispatch = _dispatch()


def values_of(
    stream: Stream,
    steps: Steps,
    known: Mapping[tuple[str, str], Known | StorageKind] = KNOWN,
    stored: Callable[[object], Storage] | None = None,
) -> Any:
    """What the next pickle of a stream holds: plain values, `Persistent`, `StoredTensor`.

    Refusal for anything else in it, for more than `MOST_STEPS`, for one that is damaged.
    """
    try:
        return Reader(stream, steps, known, stored).load()
    except Refusal:
        raise
    except DAMAGED as error:
        raise Refusal("It is cut off or damaged.") from error
