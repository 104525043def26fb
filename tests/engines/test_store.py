"""The store: whole models load once, files that lie are refused by name."""

from __future__ import annotations

import hashlib
import json
import struct
from dataclasses import replace
from pathlib import Path

import pytest
import torch
from safetensors.torch import save_file

from editor.core.errors import DamagedModel
from editor.engines.store import ModelStore, read_weights
from editor.nets.inpaint import InpaintNet
from editor.weights.card import Card
from editor.weights.header import LARGEST_HEADER
from editor.weights.shelf import builtin_models, verify

CPU = torch.device("cpu")
SMALL = {"widths": (8, 12, 16), "dilations": (1, 2)}


def card_of(path: Path, **changes: object) -> Card:
    """A card that matches the file."""
    data = path.read_bytes()
    card = Card(
        name=path.stem, task="inpaint", title="", architecture="InpaintNet", licence="CC-BY-4.0",
        data="", command="", seed=0, steps=0, hardware="", minutes=0.0, limits="", file=path.name,
        sha256=hashlib.sha256(data).hexdigest(), size_bytes=len(data), parameters=SMALL,
        folder=path.parent,
    )  # fmt: skip
    return replace(card, **changes)  # type: ignore[arg-type]


@pytest.fixture
def whole(tmp_path: Path) -> Path:
    """A small whole model."""
    path = tmp_path / "model.safetensors"
    save_file(
        {k: v.half() for k, v in InpaintNet(**SMALL).state_dict().items()},  # type: ignore[arg-type]
        path,
    )
    return path


def test_a_whole_model_is_ready_frozen_and_kept(whole: Path) -> None:
    store = ModelStore()
    net = store.get(card_of(whole), CPU)
    assert not net.training
    assert not any(p.requires_grad for p in net.parameters())
    assert all(p.dtype == torch.float32 for p in net.parameters())
    assert store.get(card_of(whole), CPU) is net


def test_the_least_recently_used_goes_first(whole: Path) -> None:
    store = ModelStore(capacity=1)
    net = store.get(card_of(whole), CPU)
    other = whole.with_name("other.safetensors")
    state = InpaintNet(**SMALL).state_dict()  # type: ignore[arg-type]
    save_file({k: v + 1 for k, v in state.items()}, other)
    store.get(card_of(other), CPU)
    assert store.get(card_of(whole), CPU) is not net


def test_built_in_models_are_whole() -> None:
    cards = builtin_models()
    assert "inpaint" in {card.name for card in cards}
    for card in cards:
        verify(card)
        ModelStore().get(card, CPU)
        assert card.preview.is_file()
        assert card.size_bytes <= 15e6


def header(entries: object, data: bytes = b"") -> bytes:
    """A safetensors file with any header."""
    text = json.dumps(entries).encode()
    return struct.pack("<Q", len(text)) + text + data


def entry(shape: list[int], begin: int, end: int, dtype: str = "F32") -> dict[str, object]:
    return {"dtype": dtype, "shape": shape, "data_offsets": [begin, end]}


HOSTILE = {
    "nothing": b"",
    "a few bytes": b"\x01\x02",
    "a pickle": b"\x80\x04cos\nsystem\n(S'true'\ntR." + b"\0" * 64,
    "a huge header": struct.pack("<Q", LARGEST_HEADER + 1) + b"{" + b" " * 100,
    "a header past the end": struct.pack("<Q", 10_000) + b"{}",
    "no json": struct.pack("<Q", 4) + b"oops",
    "a list": header([1, 2]),
    "too many tensors": header({f"t{i}": entry([0], 0, 0) for i in range(20_001)}),
    "bytes nobody claims": header({"a": entry([1], 0, 4)}, b"\0" * 400),
    "a bomb": header({"a": entry([2**40], 0, 4)}, b"\0" * 4),
    "a negative side": header({"a": entry([-1], 0, 4)}, b"\0" * 4),
    "shared bytes": header({"a": entry([1], 0, 4), "b": entry([1], 0, 4)}, b"\0" * 8),
    "an unknown type": header({"a": entry([1], 0, 4, "X9")}, b"\0" * 4),
    "no offsets": header({"a": {"dtype": "F32", "shape": [1]}}, b"\0" * 4),
    "not a number": header({"a": entry([1], 0, 4)}, struct.pack("<f", float("nan"))),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_files_are_refused_by_name(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "bad.safetensors"
    path.write_bytes(HOSTILE[kind])
    with pytest.raises(DamagedModel, match=r"bad\.safetensors"):
        read_weights(path)


def test_a_changed_byte_is_noticed(whole: Path) -> None:
    card = card_of(whole)
    data = bytearray(whole.read_bytes())
    data[-1] ^= 1
    whole.write_bytes(data)
    with pytest.raises(DamagedModel, match="differs"):
        ModelStore().get(card, CPU)


def test_weights_of_another_network_are_refused(whole: Path) -> None:
    wider = card_of(whole, parameters={"widths": (8, 12, 24), "dilations": (1, 2)})
    with pytest.raises(DamagedModel, match="shape"):
        ModelStore().get(wider, CPU)
    deeper = card_of(whole, parameters={"widths": (8, 12, 16), "dilations": (1, 2, 4)})
    with pytest.raises(DamagedModel, match="missing"):
        ModelStore().get(deeper, CPU)
    with pytest.raises(DamagedModel, match="architecture"):
        ModelStore().get(card_of(whole, architecture="Magic"), CPU)
    with pytest.raises(DamagedModel, match="parameters"):
        ModelStore().get(card_of(whole, parameters={"depth": 3}), CPU)


@pytest.mark.parametrize(
    ("architecture", "parameters", "words"),
    [
        ("PerceptronGenerator", {"side": 30_000}, "missing|shape"),
        ("LatentCodeGenerator", {"side": 64, "widths": [60_000, 60_000]}, "missing|shape"),
        ("DiffusionGenerator", {"side": 64, "depths": [10**9, 1, 1]}, "too much"),
        ("DiffusionGenerator", {"side": 64, "widths": [64] * 70_000}, "too long"),
        ("PerceptronGenerator", {"side": float("inf")}, "too much"),
    ],
)
def test_networks_that_would_fill_the_memory_are_never_made(
    architecture: str, parameters: dict[str, object], words: str, whole: Path
) -> None:
    card = card_of(whole, architecture=architecture, parameters=parameters)
    with pytest.raises(DamagedModel, match=words):
        ModelStore().get(card, CPU)
