"""What is said of generators whose faults are known."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import torch

from editor.cli.commands import main
from editor.core.errors import BadInput
from editor.engines.store import ARCHITECTURES
from editor.training.evaluate_generator import evaluate_generator
from editor.training.inception import FILE
from editor.training.reference import data_options
from editor.training.report import Report
from editor.weights.runs import Run, TrainRequest
from editor.weights.shelf import find
from tests.training.painter import Painter, put, write_pictures

pytestmark = pytest.mark.usefixtures("small_looks")


@pytest.fixture(autouse=True)
def _known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(ARCHITECTURES, "Painter", Painter)


@pytest.fixture(scope="module")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_pictures(tmp_path_factory.mktemp("discs"), 36)


@pytest.fixture(scope="module")
def reports(
    pictures: Path, small_looks: None, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Report]:
    """Of every way to draw."""
    shelf, found = tmp_path_factory.mktemp("shelf"), {}
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(ARCHITECTURES, "Painter", Painter)
        for way in ("honest", "same", "mixed up", "grainy"):
            model = put(shelf / way.replace(" ", "-"), way)
            found[way] = evaluate_generator(str(model), pictures)
    return found


def test_what_draws_as_real_pictures_are_is_as_good_as_real_ones(
    reports: dict[str, Report],
) -> None:
    honest = reports["honest"].figures
    fid, real = honest["fid"], honest["fid"].real
    assert real is not None
    assert fid.value < 1.5 * real
    low, high = fid.range(reports["honest"].meanings["fid"]) or (0, 0)
    assert low < real < high
    for name in ("precision", "recall", "coverage"):
        assert honest[name].value > 0.7
    assert honest["diversity"].value == pytest.approx(1, abs=0.15)
    assert honest["class_accuracy"].value == 1
    assert honest["duplicates"].value < 0.1


def test_one_picture_again_and_again_is_told(reports: dict[str, Report]) -> None:
    same, honest = reports["same"].figures, reports["honest"].figures
    assert same["duplicates"].value > 0.9
    assert same["recall"].error is not None and same["recall"].error > 0.01, "chance remains"
    assert same["recall"].value < 0.3 < honest["recall"].value
    assert same["coverage"].value < honest["coverage"].value - 0.1
    assert same["diversity"].value < honest["diversity"].value - 0.1
    assert same["fid"].value > 2 * honest["fid"].value


def test_classes_mixed_up_are_told_where_nothing_else_is_wrong(
    reports: dict[str, Report],
) -> None:
    mixed = reports["mixed up"].figures
    assert mixed["class_accuracy"].value == 0
    assert mixed["class_accuracy"].real == 1
    assert mixed["fid"].value == pytest.approx(reports["honest"].figures["fid"].value, rel=0.5)
    assert set(reports["mixed up"].kinds) == {"blue", "red"}
    for kind, figures in reports["mixed up"].kinds.items():
        assert figures["precision"].value < 0.2, kind


def test_grain_is_told(reports: dict[str, Report]) -> None:
    assert reports["grainy"].figures["precision"].value < 0.1
    assert reports["grainy"].figures["fid"].value > 5 * reports["honest"].figures["fid"].value


def test_an_encoder_is_measured_on_pictures_that_were_not_learned_from(
    reports: dict[str, Report],
) -> None:
    psnr = reports["honest"].figures["psnr"]
    assert 5 < psnr.value < 25  # it knows no more than the kind
    assert "decibels" in reports["honest"].table()


def test_copies_are_told_in_words(reports: dict[str, Report]) -> None:
    assert any("copies a training picture" in words for words in reports["honest"].remarks)


def test_few_pictures_tell_what_they_can(tmp_path: Path) -> None:
    model = str(put(tmp_path / "model"))
    five = evaluate_generator(model, write_pictures(tmp_path / "few", 5))
    assert set(five.figures) >= {"kid", "diversity", "duplicates"}
    assert not {"fid", "recall"} & set(five.figures)
    assert "only KID and variety" in five.table()
    twenty = evaluate_generator(model, write_pictures(tmp_path / "more", 12))
    assert twenty.figures["fid"].real is None
    assert "too few pictures to hold real ones beside others" in twenty.table()
    with pytest.raises(BadInput, match=r"pictures are too few\."):
        evaluate_generator(model, write_pictures(tmp_path / "two", 2))


def test_the_command_speaks_json(
    tmp_path: Path, pictures: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    model = put(tmp_path / "model")
    words = ["evaluate", "generator", str(model), str(pictures), "--limit", "20", "--json"]
    assert main(words) == 0
    facts = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert facts["count"] == 20
    assert facts["features"] == "ours"
    assert {"fid", "real_fid", "class_accuracy", "psnr"} <= set(facts["figures"])
    low, high = facts["ranges"]["precision"]
    assert 0 <= low <= facts["figures"]["precision"] <= high <= 1
    assert set(facts["meaning"]) >= {"fid", "recall", "diversity"}


def test_pictures_are_looked_at_as_the_run_did(tmp_path: Path, pictures: Path) -> None:
    model = put(tmp_path / "model")
    assert data_options(find(str(model))) is None
    changes = {"data": {"crops": 3, "adjust": {"contrast": 0.5}, "exclude": ["red/0.png"]}}
    Run(model).ask(TrainRequest("gan", str(pictures), changes=changes))
    options = data_options(find(str(model)))
    assert options is not None
    assert (options.crops, options.exclude) == (3, ("red/0.png",))
    assert options.adjust == {"contrast": 0.5}


def test_inception_is_never_fetched(
    tmp_path: Path, pictures: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(torch.hub, "get_dir", lambda: str(tmp_path))
    with pytest.raises(BadInput, match="not on this machine") as caught:
        evaluate_generator(str(put(tmp_path / "model")), pictures, limit=4, features="inception")
    assert FILE in str(caught.value)


def test_a_model_of_another_task_is_one_sentence(pictures: Path) -> None:
    with pytest.raises(BadInput, match="does not generate"):
        evaluate_generator("judge", pictures)
