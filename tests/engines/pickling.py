"""Pickles as StyleGAN2-ADA and StyleGAN3 write them, made of our own networks; and hostile ones."""

from __future__ import annotations

import io
import pickle
import struct
import sys
import types
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from torch import nn

CANARY = "canary"
SOURCE = f"import os; os.system('touch {CANARY}')"
"""What the file carries as the network's source text."""


@contextmanager
def _their_modules() -> Iterator[tuple[Any, type]]:
    """The modules that those files name, for as long as one is written."""

    def _reconstruct_persistent_obj(meta: object) -> None:
        raise AssertionError(meta)

    _reconstruct_persistent_obj.__module__ = "torch_utils.persistence"
    _reconstruct_persistent_obj.__qualname__ = "_reconstruct_persistent_obj"
    table = type("EasyDict", (dict,), {"__module__": "dnnlib.util"})
    modules = {name: types.ModuleType(name) for name in
               ("torch_utils", "torch_utils.persistence", "dnnlib", "dnnlib.util")}  # fmt: skip
    vars(modules["torch_utils.persistence"])["_reconstruct_persistent_obj"] = (
        _reconstruct_persistent_obj
    )
    vars(modules["dnnlib.util"])["EasyDict"] = table
    with pytest.MonkeyPatch.context() as patch:
        for name, module in modules.items():
            patch.setitem(sys.modules, name, module)
        yield _reconstruct_persistent_obj, table


class _Persistent:
    """Reduces to what `torch_utils.persistence` makes of a network."""

    def __init__(self, net: nn.Module, rebuild: Any, settings: Mapping[str, Any]) -> None:
        self.net, self.rebuild, self.settings = net, rebuild, settings

    def __reduce__(self) -> tuple:
        net = self.net
        state = {
            "training": False,
            "_parameters": net._parameters,
            "_buffers": net._buffers,
            "_non_persistent_buffers_set": net._non_persistent_buffers_set,
            "_backward_hooks": type(net._parameters)(),
            "_modules": {k: _Persistent(m, self.rebuild, {}) for k, m in net._modules.items()},
            "_init_args": (),
            "_init_kwargs": self.settings,
            "act_gain": np.sqrt(2),
            "in_size": np.broadcast_to(np.asarray(36), [2]),
            "dtype": torch.float32,
        }
        meta = {"type": "class", "version": 6, "module_src": SOURCE, "class_name": "Generator",
                "state": state}  # fmt: skip
        return self.rebuild, (meta,)


def write_pickle(path: Path, net: nn.Module, protocol: int = 4, **settings: Any) -> Path:
    """A network pickled as published ones are. protocol: 3 from Python 3.7, 4 from 3.8 on."""
    with _their_modules() as (rebuild, table), path.open("wb") as file:
        made = _Persistent(net, rebuild, table(settings))
        values = {"G": None, "D": None, "G_ema": made, "training_set_kwargs": table(path="x.zip"),
                  "augment_pipe": None}  # fmt: skip
        pickle.dump(values, file, protocol)
    return path


def text(value: str) -> bytes:
    """Push a text."""
    data = value.encode()
    return pickle.BINUNICODE + struct.pack("<I", len(data)) + data


def name(module: str, attribute: str) -> bytes:
    """Push what a name means."""
    return pickle.GLOBAL + f"{module}\n{attribute}\n".encode()


def called(module: str, attribute: str, *arguments: bytes) -> bytes:
    """Push the result of a call."""
    return name(module, attribute) + tupled(*arguments) + pickle.REDUCE


def tupled(*items: bytes) -> bytes:
    """Push a tuple."""
    return pickle.MARK + b"".join(items) + pickle.TUPLE


def integer(value: int) -> bytes:
    """Push an integer."""
    return pickle.LONG1 + bytes([9]) + value.to_bytes(9, "little", signed=True)


def entry(key: bytes, value: bytes) -> bytes:
    """Push a dictionary of one entry."""
    return pickle.EMPTY_DICT + key + value + pickle.SETITEM


def whole(body: bytes) -> bytes:
    """A pickle that leaves what the body pushed."""
    return b"\x80\x04" + body + pickle.STOP


def generator(value: bytes) -> bytes:
    """A pickle of {"G_ema": value}."""
    return whole(entry(text("G_ema"), value))


def network(state: bytes) -> bytes:
    """Push a network of the published form with that state."""
    meta = pickle.EMPTY_DICT + pickle.MARK
    meta += text("type") + text("class") + text("module_src") + text(SOURCE)
    meta += text("class_name") + text("Generator") + text("state") + state + pickle.SETITEMS
    return called("torch_utils.persistence", "_reconstruct_persistent_obj", meta)


def with_parameter(tensor: bytes) -> bytes:
    """A pickle of a network that has just this parameter."""
    return generator(network(entry(text("_parameters"), entry(text("weight"), tensor))))


def storage(numbers: int = 4, claimed: int | None = None) -> bytes:
    """Push a storage of so many floats, as bytes in torch's old form."""
    return packed(old_stream(numbers if claimed is None else claimed, bytes(4 * numbers)))


def old_stream(claimed: int, data: bytes, kind: bytes = name("torch", "FloatStorage")) -> bytes:
    """torch's old form of a storage."""
    pid = tupled(text("storage"), kind, text("0"), text("cpu"), integer(claimed), pickle.NONE)
    parts = (0x1950A86A20F9469CFC6C, 1001, {"little_endian": True})
    head = b"".join(pickle.dumps(part, 2) for part in parts)
    body = whole(pid + pickle.BINPERSID) + pickle.dumps(["0"], 2)
    return head + body + struct.pack("<q", claimed) + data


def packed(data: bytes) -> bytes:
    """Push bytes, read as a storage."""
    raw = pickle.BINBYTES + struct.pack("<I", len(data)) + data
    return called("torch.storage", "_load_from_bytes", raw)


def tensor(size: tuple[int, ...], stride: tuple[int, ...], offset: int = 0, **how: Any) -> bytes:
    """Push a tensor."""
    return called(
        "torch._utils", "_rebuild_tensor_v2", storage(**how), integer(offset),
        tupled(*map(integer, size)), tupled(*map(integer, stride)), pickle.NEWFALSE,
        called("collections", "OrderedDict"),
    )  # fmt: skip


def zipped(entries: Mapping[str, bytes], compression: int = zipfile.ZIP_STORED) -> bytes:
    """A zip of these."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", compression) as archive:
        for path, data in entries.items():
            archive.writestr(path, data)
    return file.getvalue()
