"""Model files that hold their own card: found by their path, checked, taken onto the shelf."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import load_file, save

from editor.core.errors import DamagedModel, UnknownModel
from editor.weights.adding import add
from editor.weights.card import read_card_inside, with_card
from editor.weights.header import read_header, with_notes
from editor.weights.shelf import find, verify
from tests.weights.test_card import write_model

TENSORS = {"b": np.arange(5, dtype=np.float32), "a": np.ones((2, 3), np.float16)}
VALUES = {
    "name": "mine", "task": "generate", "title": "Mine ü", "architecture": "N",
    "licence": "CC-BY-4.0", "data": "D", "command": "C", "seed": 3, "steps": 10, "hardware": "H",
    "minutes": 1.5, "limits": "L", "parameters": {"side": 64, "kinds": ["a", "b"]},
    "figures": {"kid": 0.5},
}  # fmt: skip


@pytest.fixture
def model(tmp_path: Path) -> Path:
    path = tmp_path / "moments" / "0000012.safetensors"
    path.parent.mkdir()
    path.write_bytes(with_card(save(TENSORS), VALUES))
    return path


def test_a_file_with_its_card_is_a_model_wherever_it_lies(model: Path) -> None:
    card = find(str(model))
    assert (card.name, card.title, card.inside) == ("mine", "Mine ü", True)
    assert card.path == model and card.preview == model.with_suffix(".webp")
    assert card.parameters["kinds"] == ["a", "b"] and card.figures["kid"] == 0.5
    verify(card)
    moved = model.rename(model.with_name("other.safetensors"))
    verify(find(str(moved)))
    for name, value in load_file(moved).items():
        np.testing.assert_array_equal(value, TENSORS[name])


def test_a_card_beside_goes_first_for_the_file_it_names_and_for_no_other(model: Path) -> None:
    beside = write_model(model.parent / "beside")
    (beside / "other.safetensors").write_bytes(model.read_bytes())
    assert find(str(beside / "model.safetensors")).name == "beside"
    assert find(str(beside / "other.safetensors")).name == "mine"


def test_a_card_in_a_header_may_be_toml(tmp_path: Path) -> None:
    plain = {k: v for k, v in VALUES.items() if not isinstance(v, dict)}
    told = plain | {"sha256": "0", "size_bytes": 1, "file": ""}
    text = "\n".join(f"{key} = {json.dumps(value)}" for key, value in told.items())
    path = tmp_path / "one.safetensors"
    path.write_bytes(with_notes(save(TENSORS), {"card": text}))
    card = read_card_inside(path)
    assert card is not None and card.title == "Mine ü"


def test_a_changed_tensor_or_a_cut_file_is_noticed(model: Path) -> None:
    content = bytearray(model.read_bytes())
    content[-1] ^= 1
    model.write_bytes(bytes(content))
    with pytest.raises(DamagedModel, match="differs"):
        verify(find(str(model)))
    card = find(str(model))
    model.write_bytes(bytes(content[:-1]))
    for fails in (lambda: find(str(model)), lambda: verify(card)):
        with pytest.raises(DamagedModel, match="no whole model"):
            fails()


def test_a_lying_card_is_refused(model: Path) -> None:
    whole = {**VALUES, "sha256": "0", "size_bytes": 1, "file": ""}
    lies: tuple[dict[str, object], ...] = (
        {"seed": "three"}, {"figures": {"kid": "low"}}, {"styles": {"a": 3}},
        {"title": "x\x1b[2Jy"}, {"name": "../mine"}, {"name": ".."},
    )  # fmt: skip
    texts = [json.dumps({**whole, **lie}) for lie in lies]
    for text in ("{", "[1]", '{"name": "x"}', *texts):
        model.write_bytes(with_notes(save(TENSORS), {"card": text}))
        with pytest.raises(DamagedModel):
            find(str(model))
    model.write_bytes(save(TENSORS))
    with pytest.raises(UnknownModel, match="No card"):
        find(str(model))


def test_notes_leave_the_tensors_where_the_header_says(tmp_path: Path) -> None:
    path = tmp_path / "one.safetensors"
    for text in ("", "a", "ab" * 500, "ü"):
        path.write_bytes(with_notes(save(TENSORS), {"x": text}))
        header = read_header(path)
        assert header.notes == {"x": text} and header.begin % 8 == 0
        np.testing.assert_array_equal(load_file(path)["b"], TENSORS["b"])


def test_it_is_taken_onto_the_shelf_as_any_model(
    model: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("UNDERPAINT_MODELS", str(tmp_path / "shelf"))
    model.with_suffix(".webp").write_bytes(b"a picture")
    added = add(model, "faces").card
    assert (added.name, added.inside, added.file) == ("faces", False, "model.safetensors")
    assert added.preview.read_bytes() == b"a picture"
    verify(find("faces"))


def test_a_header_too_deep_to_be_read_is_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "deep.safetensors"
    text = b'{"__metadata__":' + b"[" * 200_000 + b"]" * 200_000 + b"}"
    path.write_bytes(len(text).to_bytes(8, "little") + text)
    with pytest.raises(DamagedModel, match="too deep"):
        find(str(path))
    for card in ("[" * 100_000, '{"a":' + "[" * 100_000):
        path.write_bytes(with_notes(save(TENSORS), {"card": card}))
        with pytest.raises(DamagedModel, match="no whole model"):
            find(str(path))
