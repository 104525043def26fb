"""Foreign files: data is read exactly, and nothing in a hostile one is ever run."""

from __future__ import annotations

import argparse
import os
import pickle
import struct
import sys
import zipfile
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest
import torch

from editor.core.errors import BadFile
from editor.engines.checkpoints import read_checkpoint
from editor.engines.pickles import MOST_STEPS
from tests.engines.pickling import (
    CANARY,
    called,
    entry,
    generator,
    integer,
    name,
    network,
    old_stream,
    packed,
    storage,
    tensor,
    text,
    tupled,
    whole,
    with_parameter,
    zipped,
)

TOUCH = text(f"touch {CANARY}")
WRITE = text(f"open('{CANARY}', 'w').close()")
SPAWN = ("os.system", "os.exec", "os.fork", "os.posix_spawn", "subprocess.Popen")
_seen: list[str] | None = None


def _listen(event: str, arguments: tuple) -> None:
    """An audit hook cannot be taken off again, so it minds its own business most of the time."""
    if _seen is None:
        return
    writes = event == "open" and isinstance(arguments[1], str) and set(arguments[1]) & set("wax+")
    quiet = not event.startswith(("socket.", "exec", "compile", "pickle.", "ctypes.", *SPAWN))
    if writes or not quiet:
        _seen.append(f"{event} {arguments!r:.80}")


sys.addaudithook(_listen)


@pytest.fixture
def watched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """What Python did that reading data has no need of: sockets, processes, code, writing."""
    global _seen
    monkeypatch.chdir(tmp_path)
    _seen = []
    yield _seen
    _seen = None


def refused_by(data: bytes, watched: list[str]) -> str:
    """What reading the file says, after it was seen to do nothing."""
    path = Path("hostile.pkl").absolute()
    path.write_bytes(data)
    watched.clear()
    with pytest.raises(BadFile) as caught:
        read_checkpoint(path)
    assert not watched
    assert not Path(CANARY).exists()
    assert caught.value.file == path
    assert caught.value.what.endswith((".", "”.", "!")) and "\n" not in str(caught.value)
    return str(caught.value)


def getattr_chain() -> bytes:
    """getattr(getattr(builtins, "__import__")("os"), "system")(...)"""
    builtin = called("builtins", "__import__", text("os"))
    return called("builtins", "getattr", builtin, text("system")) + tupled(TOUCH) + pickle.REDUCE


def nested(depth: int) -> bytes:
    return pickle.EMPTY_TUPLE + pickle.TUPLE1 * depth


def modules_without_end(depth: int) -> bytes:
    """Networks, each twice inside the next: two to the power of `depth`, if followed."""
    made = network(entry(text("_parameters"), pickle.EMPTY_DICT)) + pickle.BINPUT + b"\x01"
    for _ in range(depth):
        children = entry(text("a"), pickle.BINGET + b"\x01")[:-1]
        children += pickle.SETITEM + text("b") + pickle.BINGET + b"\x01" + pickle.SETITEM
        made += network(entry(text("_modules"), children)) + pickle.BINPUT + b"\x01"
    return whole(tupled(made) + pickle.POP + entry(text("G_ema"), pickle.BINGET + b"\x01"))


RUNS = {
    "os.system": called("os", "system", TOUCH),
    "posix.system": called("posix", "system", TOUCH),
    "nt.system": called("nt", "system", TOUCH),
    "eval": called("builtins", "eval", WRITE),
    "exec": called("builtins", "exec", WRITE),
    "python 2 eval": called("__builtin__", "eval", WRITE),
    "compile": called("builtins", "compile", WRITE, text("x"), text("exec")),
    "open": called("builtins", "open", text(CANARY), text("w")),
    "io.open": called("io", "open", text(CANARY), text("w")),
    "getattr chain": getattr_chain(),
    "__import__": called("builtins", "__import__", text("os")),
    "importlib": called("importlib", "import_module", text("os")),
    "subprocess": called("subprocess", "Popen", text("true")),
    "subprocess.run": called("subprocess", "run", text("true")),
    "socket": called("socket", "create_connection", tupled(text("127.0.0.1"), integer(9))),
    "urllib": called("urllib.request", "urlopen", text("http://127.0.0.1:9/")),
    "runpy": called("runpy", "run_path", text("x.py")),
    "pickle.loads": called("pickle", "loads", pickle.SHORT_BINBYTES + b"\x04\x80\x04N."),
    "_pickle.loads": called("_pickle", "loads", pickle.SHORT_BINBYTES + b"\x04\x80\x04N."),
    "marshal": called("marshal", "loads", pickle.SHORT_BINBYTES + b"\x01N"),
    "shutil": called("shutil", "rmtree", text(".")),
    "pathlib": called("pathlib", "Path", text(CANARY)),
    "ctypes": called("ctypes", "CDLL", text("libc.so.6")),
    "operator.attrgetter": called("operator", "attrgetter", text("system")),
    "functools.partial": called("functools", "partial", name("os", "system"), TOUCH),
    "types.FunctionType": name("types", "FunctionType"),
    "types.CodeType": name("types", "CodeType"),
    "torch.load": called("torch", "load", text("x.pt")),
    "torch.jit": called("torch.jit", "load", text("x.pt")),
    "torch.jit.script": called("torch.jit._script", "unpackage_script_module", text("x")),
    "torch.hub": called("torch.hub", "load", text("a/b"), text("c")),
    "torch.package": called("torch.package", "PackageImporter", text("x")),
    "torch extension": called("torch.utils.cpp_extension", "load_inline", text("x")),
    "numpy.load": called("numpy", "load", text("x.npy")),
    "numpy runstring": called("numpy.testing._private.utils", "runstring", WRITE),
    "dotted name": called("collections", "OrderedDict.__init__", text("x")),
    "known module, other name": called("torch._utils", "_import_dotted_name", text("os.system")),
    "foreign package": called("evil", "boom"),
    "plain module": called("torch.nn.modules.linear", "Linear", integer(1), integer(1)),
}
FORMS = {
    "stack global": text("os") + text("system") + pickle.STACK_GLOBAL + tupled(TOUCH) + b"R",
    "instance": pickle.MARK + TOUCH + pickle.INST + b"os\nsystem\n",
    "object": pickle.MARK + name("os", "system") + TOUCH + pickle.OBJ,
    "new object": name("subprocess", "Popen") + tupled(text("true")) + pickle.NEWOBJ,
    "new object with keywords": (
        name("subprocess", "Popen") + pickle.EMPTY_TUPLE + pickle.EMPTY_DICT + pickle.NEWOBJ_EX
    ),
    "extension 1": pickle.EXT1 + b"\x01",
    "extension 2": pickle.EXT2 + b"\x01\x00",
    "extension 4": pickle.EXT4 + b"\x01\x00\x00\x00",
    "persistent text": pickle.PERSID + b"os\n",
    "persistent id": tupled(text("storage"), text("x")) + pickle.BINPERSID,
    "build": called("collections", "OrderedDict")
    + entry(text("__setstate__"), name("os", "system")) + pickle.BUILD
    + TOUCH + pickle.BUILD + tupled(TOUCH) + pickle.REDUCE,
    "build on a name": name("torch", "Size") + entry(text("make"), TOUCH) + pickle.BUILD,
    "call of a result": called("argparse", "Namespace") + tupled(TOUCH) + pickle.REDUCE,
    "call of a text": TOUCH + pickle.EMPTY_TUPLE + pickle.REDUCE,
    "call with a list": name("torch", "Size") + pickle.EMPTY_LIST + pickle.REDUCE,
    "table of pairs": called("collections", "OrderedDict", pickle.EMPTY_LIST),
    "duplicate": pickle.NONE + pickle.DUP,
    "byte array": pickle.BYTEARRAY8 + struct.pack("<Q", 1 << 62),
    "out of band": pickle.NEXT_BUFFER,
    "text as bytes": called("_codecs", "encode", TOUCH, text("idna")),
    "dtype of objects": called("numpy", "dtype", text("O8")),
    "record dtype": called("numpy", "dtype", pickle.EMPTY_LIST),
    "pickled source alone": called("torch_utils.persistence", "_reconstruct_persistent_obj",
                                   entry(text("type"), text("class"))),
    "persistent function": called("torch_utils.persistence", "_reconstruct_persistent_obj",
                                  entry(text("type"), text("func"))),
}  # fmt: skip
HARM = {
    "a key nested deeply": generator(entry(nested(100_000), pickle.NONE)),
    "a set of nested tuples": generator(
        called("builtins", "set", pickle.EMPTY_LIST + nested(9) + pickle.APPEND)
    ),
    "values nested deeply": generator(nested(100_000)),
    "no end of instructions": whole(pickle.NONE * (MOST_STEPS + 1)),
    "a text of petabytes": whole(pickle.BINUNICODE8 + struct.pack("<Q", 1 << 50)),
    "bytes of petabytes": whole(pickle.BINBYTES8 + struct.pack("<Q", 1 << 62)),
    "a frame of petabytes": b"\x80\x04" + pickle.FRAME + struct.pack("<Q", 1 << 60) + b"N.",
    "an endless decimal": whole(pickle.INT + b"9" * 4000 + b"\n"),
    "an endless line": whole(pickle.GLOBAL + b"a" * 100_000 + b"\n"),
    "stride 0": with_parameter(tensor((1 << 30, 1 << 10), (0, 0))),
    "overlapping strides": with_parameter(tensor((2, 2), (1, 1))),
    "larger than its storage": with_parameter(tensor((5,), (1,))),
    "behind its storage": with_parameter(tensor((2,), (1,), offset=3)),
    "negative offset": with_parameter(tensor((2,), (1,), offset=-1)),
    "negative side": with_parameter(tensor((-2,), (1,))),
    "more strides than sides": with_parameter(tensor((2,), (1, 1))),
    "a storage that claims more": with_parameter(tensor((2,), (1,), claimed=1 << 40)),
    "a storage that claims less": with_parameter(tensor((4,), (1,), claimed=2)),
    "a storage within a storage": with_parameter(packed(old_stream(4, bytes(16), storage()))),
    "a storage of objects": with_parameter(
        packed(old_stream(4, bytes(16), name("torch", "QInt8Storage")))
    ),
    "a storage that runs": packed(whole(RUNS["os.system"])).join((b"\x80\x04", b".")),
    "networks within networks": modules_without_end(40),
    "more networks than it has bytes": modules_without_end(15),
    "bytes copied many times": whole(
        text("a" * 5000) + pickle.BINPUT + b"\x01"
        + called("_codecs", "encode", pickle.BINGET + b"\x01", text("latin1")) * 100
    ),
    "storages copied many times": whole(
        storage(numbers=5000)[:-2] + pickle.BINPUT + b"\x01"
        + called("torch.storage", "_load_from_bytes", pickle.BINGET + b"\x01") * 100
    ),
    "a set made many times": whole(
        pickle.EMPTY_LIST + pickle.MARK + text("a") * 5000 + pickle.APPENDS + pickle.BINPUT
        + b"\x01" + called("builtins", "set", pickle.BINGET + b"\x01") * 100
    ),
    "one storage many times": generator(network(entry(text("_parameters"), b"".join((
        pickle.EMPTY_DICT, text("a"), tensor((1000,), (1,), numbers=1000), pickle.BINPUT, b"\x07",
        pickle.SETITEM,
        *(text(f"p{i}") + pickle.BINGET + b"\x07" + pickle.SETITEM for i in range(400)),
    ))))),
}  # fmt: skip
HEAD = b"\x80\x04"
ARCHIVES = {
    "a program in an archive": {"a/data.pkl": whole(b"N"), "a/code/__torch__.py": b"x"},
    "constants of a program": {"a/data.pkl": whole(b"N"), "a/constants.pkl": whole(b"N")},
    "a way out": {"a/data.pkl": whole(b"N"), "a/../../b": b"x"},
    "two roots": {"a/data.pkl": whole(b"N"), "b/data.pkl": whole(b"N")},
    "no pickle": {"a/version": b"3"},
    "an archive within": {"a/data.pkl": zipped({"a/data.pkl": whole(b"N")})},
    "a call in an archive": {"a/data.pkl": whole(RUNS["os.system"])},
    "numbers that lack": {
        "a/data.pkl": whole(tupled(text("storage"), name("torch", "FloatStorage"), text("0"),
                                   text("cpu"), integer(4)) + pickle.BINPERSID),
    },
    "numbers too few": {
        "a/data.pkl": whole(tupled(text("storage"), name("torch", "FloatStorage"), text("0"),
                                   text("cpu"), integer(1 << 40)) + pickle.BINPERSID),
        "a/data/0": bytes(16),
    },
    "a path for numbers": {
        "a/data.pkl": whole(tupled(text("storage"), name("torch", "FloatStorage"),
                                   text("../../etc/passwd"), text("cpu"), integer(4))
                            + pickle.BINPERSID),
    },
    "other endianness": {"a/data.pkl": whole(b"N"), "a/byteorder": b"big"},
}  # fmt: skip
DAMAGED = {
    "nothing but a head": HEAD,
    "no end": HEAD + pickle.EMPTY_DICT,
    "an empty stack": whole(pickle.APPENDS),
    "no mark": whole(pickle.SETITEMS),
    "an unknown memo": whole(pickle.BINGET + b"\x05"),
    "an unknown instruction": whole(b"\xff"),
    "protocol 9": b"\x80\x09N.",
    "text": b"import os; os.system('true')",
    "a picture": b"\x89PNG\r\n\x1a\n" + bytes(64),
    "no generator": whole(entry(text("weights"), integer(3))),
    "TensorFlow": generator(called("dnnlib.tflib.network", "Network")),
}


def test_there_are_enough_hostile_files() -> None:
    assert len(RUNS) + len(FORMS) + len(HARM) + len(ARCHIVES) + len(DAMAGED) >= 100


@pytest.mark.parametrize("kind", RUNS)
def test_what_would_run_is_refused_in_our_words(kind: str, watched: list[str]) -> None:
    for data in (generator(RUNS[kind]), with_parameter(RUNS[kind]), whole(RUNS[kind])):
        said = refused_by(data, watched)
        assert "program, not only weights" in said


@pytest.mark.parametrize("kind", FORMS)
def test_every_way_to_call_is_shut(kind: str, watched: list[str]) -> None:
    refused_by(generator(FORMS[kind]), watched)


@pytest.mark.parametrize("kind", HARM)
def test_bombs_are_refused(kind: str, watched: list[str]) -> None:
    refused_by(HARM[kind], watched)


@pytest.mark.parametrize("kind", ARCHIVES)
def test_archives_hold_weights_and_nothing_else(kind: str, watched: list[str]) -> None:
    refused_by(zipped(ARCHIVES[kind]), watched)


@pytest.mark.parametrize("kind", DAMAGED)
def test_what_is_damaged_or_something_else_is_refused(kind: str, watched: list[str]) -> None:
    refused_by(DAMAGED[kind], watched)


def test_an_archive_that_grows_is_refused(watched: list[str]) -> None:
    entries = {"a/data.pkl": whole(b"N"), "a/data/0": bytes(1 << 20)}
    assert "grow" in refused_by(zipped(entries, zipfile.ZIP_DEFLATED), watched)


def test_families_of_files_are_called_by_their_names(watched: list[str]) -> None:
    assert "TorchScript" in refused_by(zipped(ARCHIVES["a program in an archive"]), watched)
    assert "TorchScript" in refused_by(generator(RUNS["torch.jit"]), watched)
    assert "for PyTorch" in refused_by(DAMAGED["TensorFlow"], watched)
    assert "subprocess.Popen" in refused_by(generator(RUNS["subprocess"]), watched)


def test_every_cut_of_an_honest_file_is_refused(watched: list[str]) -> None:
    honest = with_parameter(tensor((2, 2), (2, 1)))
    Path("honest.pkl").write_bytes(honest)
    assert read_checkpoint(Path("honest.pkl")).weights["weight"].shape == (2, 2)
    for end in range(1, len(honest) - 1, 7):
        refused_by(honest[:end], watched)


def test_flipped_bytes_are_refused_or_read_and_never_run(watched: list[str]) -> None:
    honest = with_parameter(tensor((2, 2), (2, 1)))
    random = np.random.default_rng(1)
    for _ in range(200):
        mutant = bytearray(honest)
        for place in random.integers(2, len(honest), 3):
            mutant[place] = random.integers(256)
        Path("mutant.pkl").write_bytes(mutant)
        watched.clear()
        with suppress(BadFile):  # no other error may come
            read_checkpoint(Path("mutant.pkl"))
        assert not watched


def test_pipes_folders_and_absent_files_are_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "pipe", tmp_path, tmp_path / "none"):
        with pytest.raises(BadFile):
            read_checkpoint(path)


@pytest.mark.parametrize("zip_form", [True, False])
def test_what_torch_saved_is_read_exactly(zip_form: bool, tmp_path: Path) -> None:
    torch.manual_seed(3)
    shared = torch.randn(6)
    weights = OrderedDict(
        plain=torch.randn(3, 4), turned=torch.arange(6.0).reshape(2, 3).T,
        last=torch.randn(2, 3, 4, 4).to(memory_format=torch.channels_last),
        half=torch.randn(3).half(),
        number=torch.ones([]), empty=torch.zeros(0, 3), long=torch.arange(5), part=shared[2:5],
        whole=shared, parameter=torch.nn.Parameter(torch.randn(2)), one=torch.randn(4, 1, 2),
        truth=torch.tensor([True, False]), double=torch.randn(2).double(),
    )  # fmt: skip
    mean, path = torch.randn(5), tmp_path / "x.pt"
    values = {"g_ema": weights, "latent_avg": mean, "args": argparse.Namespace(size=256)}
    torch.save(values, path, _use_new_zipfile_serialization=zip_form)
    found = read_checkpoint(path)
    assert found.weights.keys() == weights.keys()
    for key, value in weights.items():
        assert np.array_equal(found.weights[key], value.detach().float().numpy()), key
    assert found.mean is not None and np.array_equal(found.mean, mean.numpy())


def test_names_cannot_steer_the_terminal(tmp_path: Path) -> None:
    torch.save({"g_ema": {"a\x1b[2J\n": torch.tensor([float("inf")])}}, tmp_path / "x.pt")
    with pytest.raises(BadFile, match=r"“a\?\[2J\?” holds"):
        read_checkpoint(tmp_path / "x.pt")


def test_values_that_are_no_numbers_are_refused(tmp_path: Path) -> None:
    torch.save({"g_ema": {"a": torch.tensor([1.0, float("nan")])}}, tmp_path / "x.pt")
    with pytest.raises(BadFile, match="“a” holds values"):
        read_checkpoint(tmp_path / "x.pt")
