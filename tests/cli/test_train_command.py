"""`underpaint train` and `underpaint recipes`: one's own models, by words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from editor.cli.commands import main
from editor.training.recipe import recipe_names
from editor.weights.shelf import find, verify
from tests.training.tiny import write_tiny


@pytest.fixture
def words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    monkeypatch.setenv("UNDERPAINT_MODELS", str(tmp_path / "shelf"))
    request = write_tiny(tmp_path)
    return ["train", request.data, "--recipe", request.recipe, "--steps", "8"]


def test_a_model_is_trained_onto_the_shelf_goes_on_and_another_moment_is_chosen(
    words: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*words, "--name", "mine", "--set", "optimiser.lr=1e-4", "--json"]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {line["event"] for line in lines} == {"train", "done"}
    assert all("seconds_left" in line for line in lines if line["event"] == "train")
    assert find("mine").steps == 8
    out = str(tmp_path / "shelf" / "mine")
    assert main(["train", "--out", out, "--steps", "12"]) == 0
    assert find("mine").steps == 12
    assert main(["train", "--choose", "8", "--out", out]) == 0
    verify(find("mine"))
    assert find("mine").steps == 8


def test_a_model_can_be_one_file(words: list[str], tmp_path: Path) -> None:
    file = tmp_path / "one.safetensors"
    assert main([*words, "--out", str(file), "--title", "One"]) == 0
    card = find(str(file))
    verify(card)
    assert card.title == "One" and card.inside


@pytest.mark.parametrize(
    ("more", "words_said"),
    [
        ([], "Say where the model goes"),
        (["--out", "x", "--resume"], "no run to go on with"),
        (["--name", "portraits"], "already"),
        (["--out", "x", "--set", "batch"], "has no value"),
        (["--out", "x", "--set", "colour=1"], "cannot be changed"),
        (["--out", "x", "--size", "-3"], "cannot be"),
        (["--out", "x", "--device", "tpu"], "no device “tpu”"),
    ],
)
def test_what_cannot_be_trained_is_said_in_one_sentence(
    more: list[str], words_said: str, words: list[str], tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    assert main([*words, *more]) == 2
    said = capsys.readouterr().err
    assert words_said in said and said.count("\n") == 1
    assert not (tmp_path / "x").exists()


def test_what_is_refused_while_reading_leaves_no_folder(
    words: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "empty").mkdir()
    refused = [words[0], str(tmp_path / "empty"), *words[2:]]
    assert main([*refused, "--out", str(tmp_path / "new" / "deep")]) == 2
    assert "no pictures" in capsys.readouterr().err
    assert not (tmp_path / "new").exists()
    assert main([*words, "--out", str(tmp_path / "trained")]) == 0
    before = sorted(path.name for path in (tmp_path / "trained" / "run").iterdir())
    assert main([*refused, "--out", str(tmp_path / "trained"), "--fresh"]) == 2
    assert "lock" in before and (tmp_path / "trained" / "run").is_dir()


def test_a_file_is_no_folder_for_a_model(
    words: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    notes = tmp_path / "notes.txt"
    notes.write_text("mine")
    assert main([*words, "--out", str(notes)]) == 2
    assert f"{notes}: This is a file." in capsys.readouterr().err
    assert notes.read_text() == "mine"


def test_recipes_are_listed_name_first_and_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["recipes", "list"]) == 0
    names = [line.split()[0] for line in capsys.readouterr().out.splitlines()]
    assert sorted(names) == sorted(recipe_names())
    assert main(["recipes", "list", "--json"]) == 0
    told = {r["name"]: r for r in map(json.loads, capsys.readouterr().out.splitlines())}
    assert told["cyclegan"]["needs"] == "two folders" and told["cgan"]["needs"] == "classes"
    assert told["gan"]["own"] and not told["inpaint"]["own"]
    assert main(["recipes", "show", "gan"]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("gan ") and "Goodfellow" in shown and "minutes" in shown
    assert main(["recipes", "show"]) == 2
