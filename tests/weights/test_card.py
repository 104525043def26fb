"""Cards and the shelf: what is read, what is refused, what is found."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from editor.core.errors import DamagedModel, UnknownModel
from editor.weights.card import read_card
from editor.weights.shelf import builtin_models, find, models_in, resource_root, verify

WEIGHTS = b"not really weights"


def write_model(folder: Path, **changes: object) -> Path:
    """A model folder; `changes` replace, None removes a line of the card."""
    folder.mkdir(parents=True)
    (folder / "model.safetensors").write_bytes(WEIGHTS)
    lines: dict[str, object] = {
        "name": f'"{folder.name}"', "task": '"inpaint"', "title": '"T"', "architecture": '"N"',
        "licence": '"CC-BY-4.0"', "data": '"D"', "command": '"C"', "seed": 3, "steps": 10,
        "hardware": '"H"', "minutes": 1.5, "limits": '"L"', "file": '"model.safetensors"',
        "sha256": f'"{hashlib.sha256(WEIGHTS).hexdigest()}"', "size_bytes": len(WEIGHTS),
    }  # fmt: skip
    lines |= changes
    text = "\n".join(f"{k} = {v}" for k, v in lines.items() if v is not None)
    (folder / "card.toml").write_text(f"{text}\n[figures]\nlpips = 0.1\n", encoding="utf-8")
    return folder


def test_a_card_says_everything(tmp_path: Path) -> None:
    card = read_card(write_model(tmp_path / "one"))
    assert (card.name, card.seed, card.steps, card.minutes) == ("one", 3, 10, 1.5)
    assert card.figures["lpips"] == 0.1
    assert card.path == tmp_path / "one" / "model.safetensors"
    verify(card)
    assert hash(card) == hash(read_card(tmp_path / "one"))


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"seed": None}, "has no seed"),
        ({"colour": '"red"'}, "unknown colour"),
        ({"steps": '"many"'}, "wrong steps"),
        ({"file": '"../elsewhere.safetensors"'}, "beside"),
        ({"title": '"unclosed'}, "cannot be read"),
    ],
)
def test_bad_cards_are_refused_by_name(
    tmp_path: Path, changes: dict[str, object], words: str
) -> None:
    folder = write_model(tmp_path / "one", **changes)
    with pytest.raises(DamagedModel, match=words) as caught:
        read_card(folder)
    assert caught.value.file == folder / "card.toml"


def test_a_missing_or_binary_card_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DamagedModel):
        read_card(tmp_path)
    (tmp_path / "card.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(DamagedModel):
        read_card(tmp_path)


def test_verify_notices_length_content_and_absence(tmp_path: Path) -> None:
    card = read_card(write_model(tmp_path / "one"))
    card.path.write_bytes(WEIGHTS[:-1] + b"!")
    with pytest.raises(DamagedModel, match="differs"):
        verify(card)
    card.path.write_bytes(WEIGHTS[:-1])
    with pytest.raises(DamagedModel, match="bytes"):
        verify(card)
    card.path.unlink()
    with pytest.raises(DamagedModel, match="cannot be read"):
        verify(card)


def test_models_are_listed_by_name(tmp_path: Path) -> None:
    for name in ("b", "a"):
        write_model(tmp_path / name)
    (tmp_path / "empty").mkdir()
    assert [card.name for card in models_in(tmp_path)] == ["a", "b"]


def test_the_shelf_finds_what_it_holds() -> None:
    assert resource_root().is_dir()
    assert find("inpaint") in builtin_models()
    with pytest.raises(UnknownModel, match="inpaint"):
        find("magic")
