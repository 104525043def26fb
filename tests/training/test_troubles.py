"""What goes wrong while one trains: bad recipes, strange files in a run's folder, full disks."""

from __future__ import annotations

import errno
import json
import os
import sys
from dataclasses import replace
from pathlib import Path

import pytest
import torch

from editor.core.errors import BadFile, BadInput, CannotWrite
from editor.nets.codes import CodeGaussian
from editor.training.checkpoint import CHECKPOINT, replace_whole
from editor.training.own import train_model
from editor.training.recipe import read_recipe
from editor.weights.runs import Run, RunState, TrainRequest
from tests.training.tiny import RECIPE, write_tiny


@pytest.fixture
def request_(tmp_path: Path) -> TrainRequest:
    return write_tiny(tmp_path, steps=4)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ('crop = "big"', "crop = big is no int"),
        ("batch = 0", "“batch” cannot be “0”"),
        ("data = 3", "data = 3 is no dict"),
        ("minutes = [1]", "minutes = "),
        ("minutes = nan", "“minutes” cannot be “nan”"),
    ],
)
def test_a_recipe_of_wrong_values_is_one_sentence(line: str, words: str, tmp_path: Path) -> None:
    key, path = line.split()[0], tmp_path / "own.toml"
    kept = "".join(f"{each}\n" for each in RECIPE.splitlines() if not each.startswith(f"{key} "))
    path.write_text(f"{line}\n{kept}", encoding="utf-8")
    with pytest.raises(BadInput, match=words):
        read_recipe(path)


def test_a_recipe_that_is_no_text_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_bytes(b"name = '\xff\xfe'")
    with pytest.raises(BadInput, match="cannot be read"):
        read_recipe(tmp_path / "own.toml")


@pytest.mark.parametrize(
    ("recipe", "changes", "words"),
    [
        ("dcgan", {"crop": 100}, "side of 100"),
        ("dcgan", {"crop": 8, "model": {"colour": 1}}, "colour"),
        ("gan", {"crop": 8, "batch": 1}, "too few"),
    ],
)
def test_networks_that_cannot_be_are_one_sentence(
    recipe: str, changes: dict[str, object], words: str, request_: TrainRequest, tmp_path: Path
) -> None:
    with pytest.raises(BadInput, match=words):
        train_model(replace(request_, recipe=recipe, changes=changes), tmp_path / "mine")
    assert Run(tmp_path / "mine").state().phase == "failed"


def test_a_recipe_changed_between_two_starts_is_one_sentence(
    request_: TrainRequest, tmp_path: Path
) -> None:
    out, recipe = tmp_path / "mine", Path(request_.recipe)
    train_model(request_, out)
    recipe.write_text(RECIPE.replace("z_dim = 8", "z_dim = 9"), encoding="utf-8")
    with pytest.raises(BadFile, match=r"does not fit.*--fresh"):
        train_model(replace(request_, steps=8), out)
    recipe.write_text(RECIPE, encoding="utf-8")
    assert train_model(replace(request_, steps=8), out)


def test_a_full_disk_is_one_sentence_and_the_last_checkpoint_stays(
    request_: TrainRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "mine"
    train_model(request_, out)
    before = (out / "run" / CHECKPOINT).read_bytes()

    def full(state: object, path: Path) -> None:
        path.write_bytes(b"half")
        raise RuntimeError("PytorchStreamWriter failed writing file")

    monkeypatch.setattr(torch, "save", full)
    with pytest.raises(CannotWrite, match="disk full"):
        train_model(replace(request_, steps=8), out)
    assert (out / "run" / CHECKPOINT).read_bytes() == before
    assert not list((out / "run").glob(".part-*"))
    monkeypatch.undo()
    assert train_model(replace(request_, steps=8), out)


def test_what_the_system_says_is_passed_on(tmp_path: Path) -> None:
    def full(path: Path) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with pytest.raises(CannotWrite, match=os.strerror(errno.ENOSPC)):
        replace_whole(tmp_path / "a", full)


def test_strange_files_in_a_run_are_told_or_passed_over(tmp_path: Path) -> None:
    run = Run(tmp_path / "mine")
    run.folder.mkdir(parents=True)
    (run.folder / "wish").write_bytes(b"\xff\xfe\x00stop")
    assert run.wished() == "go"
    for strange in ({"soup": 1}, {"recipe": "gan"}):
        for name, read in (("state.json", run.state), ("request.json", run.request)):
            (run.folder / name).write_text(json.dumps(strange), encoding="utf-8")
            with pytest.raises(BadFile, match="cannot be read"):
                read()
    for pid in (2**70, "me"):
        run.say(RunState("training", pid=pid))  # type: ignore[arg-type]
        assert run.state().phase == "stopped"


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere every name is text")
def test_names_that_are_no_text_are_pictures_too(request_: TrainRequest, tmp_path: Path) -> None:
    pictures = Path(request_.data)
    (pictures / "3.png").rename(pictures / os.fsdecode(b"3-\xe9t\xe9.png"))
    (pictures / "4.png").rename(pictures / "4 \u753b \U0001f3a8.png")
    left_out = {"data": {"exclude": [os.fsdecode(b"3-\xe9t\xe9.png")]}}
    assert train_model(request_, tmp_path / "all \u753b")
    assert train_model(replace(request_, changes=left_out), tmp_path / "fewer")


def test_one_code_has_a_gaussian_too() -> None:
    codes = CodeGaussian(3)
    codes.fit(torch.tensor([[1.0, 2.0, 3.0]]))
    assert torch.allclose(codes.code(torch.ones(1, 3)), torch.tensor([1.0, 2.0, 3.0]), atol=0.02)


def test_two_pictures_are_enough_to_begin(request_: TrainRequest, tmp_path: Path) -> None:
    for path in sorted(Path(request_.data).iterdir())[2:]:
        path.unlink()
    small = {"crop": 8, "batch": 2, "model": {"z_dim": 4, "widths": [8]}}
    assert train_model(replace(request_, recipe="mlp", changes=small), tmp_path / "mlp")
