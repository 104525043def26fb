"""Models of the artist's own: put on the shelf in one step, found by name or path, taken off."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import save_file

from editor.core.errors import BadFile, BadInput, CannotWrite, DamagedModel, UnknownModel
from editor.weights.adding import add
from editor.weights.card import read_card
from editor.weights.install import install, name_for, remove, staging, write_card
from editor.weights.shelf import (
    all_models,
    builtin_models,
    find,
    installed_models,
    installed_root,
    verify,
)
from tests.weights.test_card import WEIGHTS, write_model


@pytest.fixture(autouse=True)
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A shelf of our own, which does not exist yet."""
    monkeypatch.setenv("UNDERPAINT_MODELS", str(tmp_path / "shelf"))
    return tmp_path / "shelf"


def test_the_shelf_is_the_users_unless_the_environment_says_otherwise(
    shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert installed_root() == shelf
    monkeypatch.delenv("UNDERPAINT_MODELS")
    assert installed_root().parts[-2:] == ("underpaint", "models")


def test_an_absent_shelf_holds_nothing(shelf: Path) -> None:
    assert installed_models() == ()
    assert all_models() == builtin_models()


def test_a_folder_of_a_model_is_added_listed_found_and_removed(shelf: Path, tmp_path: Path) -> None:
    source = write_model(tmp_path / "mine", styles=None)
    added = add(source, "faces-2")
    assert added.card.name == "faces-2" and added.card.folder == shelf / "faces-2"
    assert added.card.path.read_bytes() == WEIGHTS
    assert dict(added.card.figures) == {"lpips": 0.1}
    verify(added.card)
    assert [card.name for card in installed_models()] == ["faces-2"]
    assert all_models()[: len(builtin_models())] == builtin_models()
    assert find("faces-2") == added.card
    remove("faces-2")
    assert installed_models() == () and not (shelf / "faces-2").exists()
    assert (source / "card.toml").exists()
    with pytest.raises(UnknownModel, match="faces-2"):
        find("faces-2")


def test_find_takes_names_folders_and_files(tmp_path: Path) -> None:
    folder = write_model(tmp_path / "mine")
    for path in (folder, folder / "model.safetensors", folder / "card.toml"):
        assert find(str(path)).folder == folder
    save_file({"w": np.zeros(3, np.float32)}, tmp_path / "bare.safetensors")
    with pytest.raises(UnknownModel, match="models add"):
        find(str(tmp_path / "bare.safetensors"))
    with pytest.raises(UnknownModel, match="no such model"):
        find(str(tmp_path / "none" / "model.safetensors"))


def test_a_folder_here_is_found_by_its_word_but_never_instead_of_a_shelf_model(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write_model(tmp_path / "mine")
    write_model(tmp_path / "inpaint")
    assert find("mine").name == "mine"
    assert find("inpaint") in builtin_models()


@pytest.mark.parametrize(
    "name", ["inpaint", "../out", "Big", "", ".hidden", "a b", "a/b", "x" * 65]
)
def test_bad_and_taken_names_are_refused(name: str, tmp_path: Path, shelf: Path) -> None:
    with staging() as folder:
        made = write_model(folder / "x")
        with pytest.raises(BadInput):
            install(made, name)
    assert not list(shelf.iterdir())


def test_a_model_is_not_replaced_by_another(tmp_path: Path) -> None:
    source = write_model(tmp_path / "mine")
    add(source)
    with pytest.raises(BadInput, match="--name mine-2"):
        add(source)


def test_what_was_begun_and_failed_leaves_nothing(tmp_path: Path, shelf: Path) -> None:
    source = write_model(tmp_path / "mine", size_bytes=3)
    with pytest.raises(DamagedModel):
        add(source)
    assert not list(shelf.iterdir())
    with pytest.raises(BadFile, match="no model"):
        add(tmp_path, "empty")


def test_what_a_killed_adding_left_behind_is_swept_away_after_a_day(
    tmp_path: Path, shelf: Path
) -> None:
    for name in (".adding-old", ".adding-new"):
        write_model(shelf / name)
    os.utime(shelf / ".adding-old", (0, 0))
    add(write_model(tmp_path / "mine"))
    assert sorted(path.name for path in shelf.iterdir()) == [".adding-new", "mine"]
    assert [card.name for card in installed_models()] == ["mine"]


def test_one_damaged_card_hides_no_other_model(
    tmp_path: Path, shelf: Path, caplog: pytest.LogCaptureFixture
) -> None:
    add(write_model(tmp_path / "whole"))
    write_model(shelf / "bad", seed=None)
    assert [card.name for card in installed_models()] == ["whole"]
    assert "has no seed" in caplog.text


def test_builtin_models_stay_and_own_files_too(tmp_path: Path, shelf: Path) -> None:
    with pytest.raises(BadInput, match="built in"):
        remove("inpaint")
    with pytest.raises(UnknownModel, match="none"):
        remove("nothing")
    add(write_model(tmp_path / "mine"))
    (shelf / "mine" / "notes.txt").write_text("mine")
    remove("mine")
    assert [path.name for path in (shelf / "mine").iterdir()] == ["notes.txt"]
    assert installed_models() == ()


def test_a_shelf_that_cannot_be_written_says_so(tmp_path: Path, shelf: Path) -> None:
    shelf.write_text("a file")
    with pytest.raises(CannotWrite, match="UNDERPAINT_MODELS"):
        add(write_model(tmp_path / "mine"))


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("FFHQ 256 (u).pkl", "ffhq-256-u"),
        ("stylegan3-t-ffhq-1024x1024.pkl", "stylegan3-t-ffhq-1024x1024"),
        ("550000.pt", "550000"),
        ("顔.pkl", "model"),
        ("..pkl", "model"),
    ],
)
def test_names_come_from_files(file: str, name: str) -> None:
    assert name_for(Path(file)) == name


def test_cards_read_back_what_was_written(tmp_path: Path) -> None:
    card = read_card(write_model(tmp_path / "mine"))
    values = card.written()
    odd = 'a “quote”, a "plain" one, a \\ and\na line'
    (tmp_path / "other").mkdir()
    write_card(
        tmp_path / "other",
        values | {"title": odd, "parameters": {"clamp": 1e30, "w": [1, 2], "on": True},
                  "styles": {"0": "class 0", "a b.c": odd}},
    )  # fmt: skip
    again = read_card(tmp_path / "other")
    assert again.title == odd and dict(again.styles) == {"0": "class 0", "a b.c": odd}
    assert dict(again.parameters) == {"clamp": 1e30, "w": [1, 2], "on": True}
