"""`underpaint doctor`: pictures of every kind, then a training that runs on them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PIL import Image

from editor.app import main
from editor.training.cli import main as train
from tests.cli.conftest import Fails
from tests.training.kinds import BROKEN, KINDS, picture, write_every_kind

RECIPE = """name = "gan"
task = "gan"
crop = 16
batch = 4
report_every = 1
checkpoint_every = 100.0
[model]
z_dim = 4
widths = [8]
critic_widths = [8]
[data]
exclude = ["good-0.png"]
[optimiser]
lr = 1e-3
"""


def run(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    assert main(arguments) == 0
    return capsys.readouterr().out


def test_the_doctor_names_each_and_training_runs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write_every_kind(tmp_path / "all")
    lines = run(["doctor", str(folder), "--side", "32", "--json"], capsys).splitlines()
    events = [json.loads(line) for line in lines]
    found = {e["file"]: e for e in events if e["event"] == "finding"}
    assert {*BROKEN, "tiny.png", "notes.txt", "clear.png", "ink.jpg", "moving.gif"} < set(found)
    assert found["cut.jpg"]["trouble"] == "unreadable" and found["cut.jpg"]["serious"]
    assert events[-1]["event"] == "report" and events[-1]["pictures"] == 12 + len(KINDS) + 5
    recipe = tmp_path / "little.toml"
    recipe.write_text(RECIPE, encoding="utf-8")
    words = [str(recipe), "--data", str(folder), "--out", str(tmp_path / "run")]
    assert train([*words, "--steps", "3", "--device", "cpu"]) == 0
    assert (tmp_path / "run" / "best.safetensors").is_file()


def test_what_is_good_is_listed_and_the_list_trains(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write_every_kind(tmp_path / "all")
    keep, leave = tmp_path / "lists" / "good.txt", tmp_path / "bad.txt"
    keep.parent.mkdir()
    words = ["doctor", str(folder), "--side", "32", "--keep-to", str(keep)]
    told = run([*words, "--exclude-to", str(leave)], capsys)
    assert "Too small (1)" in told and "tiny.png: 10 x 10 pixels" in told
    assert set(leave.read_text().split()) == {*BROKEN, "tiny.png"}
    assert "../all/good-3.png" in keep.read_text().split()
    again = run(["doctor", str(keep), "--side", "32"], capsys)
    assert f"{12 + len(KINDS)} pictures" in again and "Cannot be read" not in again


def test_a_recipe_says_what_to_look_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    recipe = tmp_path / "little.toml"
    recipe.write_text(RECIPE, encoding="utf-8")
    folder = write_every_kind(tmp_path / "all")
    told = run(["doctor", str(folder), "--recipe", str(recipe)], capsys)
    assert "16 are learned" in told and "good-0.png" not in told


@pytest.mark.parametrize(("count", "words"), [(0, "no pictures"), (1, "only one picture")])
def test_no_pictures_or_one_are_one_sentence(
    count: int, words: str, tmp_path: Path, fails: Fails
) -> None:
    for number in range(count):
        Image.fromarray(picture(number)).save(tmp_path / f"{number}.png")
    assert words in fails(["doctor", str(tmp_path)])
    run = ["train", str(tmp_path), "--recipe", "gan", "--out", str(tmp_path / "out")]
    assert words in fails(run)


def test_labels_of_no_picture_are_something_wrong(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for number in range(4):
        Image.fromarray(picture(number)).save(tmp_path / f"{number}.png")
    for rows, well in (("0\n1\n2\n3\n", True), ("0\n1\n2\n", False), ("7\n8\n", False)):
        (tmp_path / "labels.csv").write_text(f"file\n{rows}")
        assert main(["doctor", str(tmp_path), "--side", "32"]) == 0
        assert ("Nothing is wrong with them." in (told := capsys.readouterr().out)) == well
        assert ("labels.csv names" in told) != well


def test_labels_that_do_not_match_are_one_sentence(tmp_path: Path, fails: Fails) -> None:
    for number in range(4):
        Image.fromarray(picture(number)).save(tmp_path / f"{number}.png")
    (tmp_path / "labels.csv").write_text("file,mood\n7.png,happy\n8.png,sad\n")
    told = fails(["doctor", str(tmp_path), "--classes", "mood"])
    assert "labels.csv names 0 of the 4 pictures here, not “0.png”" in told
    assert (
        "--classes" not in told
        and "there is no such folder" in fails(["doctor", "nowhere"]).lower()
    )
    assert "at least 1" in fails(["doctor", str(tmp_path), "--side", "0"])
