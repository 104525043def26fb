"""Training: the loss falls, a killed run goes on exactly, its result can be exported."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import cv2
import pytest
import torch
from safetensors.torch import load_file

from editor.core.errors import BadFile
from editor.engines.store import build, read_weights
from editor.training.cli import main
from editor.training.export import export_model
from editor.training.loop import TrainEvent, train
from editor.training.objectives.inpaint import InpaintObjective
from editor.training.recipe import Recipe, read_recipe
from editor.weights.card import read_card
from editor.weights.shelf import verify
from tests.training.pictures import need_weights, write_photographs


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    need_weights()
    return write_photographs(tmp_path_factory.mktemp("photos"))


def tiny(**changes: object) -> Recipe:
    """A recipe whose steps take a moment."""
    recipe = replace(
        read_recipe("inpaint"), crop=64, batch=2, windows=(64, 32), samples=32, warm=32,
        validation=12, withhold=0.0, report_every=1, checkpoint_every=1000.0,
        model={"widths": (8, 12, 16), "dilations": (1, 2)},
        optimiser={"lr": 2e-3, "warmup": 1, "ema": 0.5},
    )  # fmt: skip
    return replace(recipe, **changes)  # type: ignore[arg-type]


def test_the_loss_falls(data: Path, tmp_path: Path) -> None:
    """The same batch again and again, from a smooth fill, where there is most to learn."""
    recipe = tiny(withhold=1.0, windows=(32,))
    objective = InpaintObjective(recipe, data, tmp_path, torch.device("cpu"))
    losses = [objective.step(0, 0.0)["loss"] for _ in range(30)]
    objective.close()
    assert losses[-1] < 0.85 * losses[0]


def test_a_run_tells_how_far_it_is(data: Path, tmp_path: Path) -> None:
    events: list[TrainEvent] = []
    best = train(tiny(), data, tmp_path, steps=4, say=events.append)
    assert best.is_file()
    assert (events[-1].kind, events[-1].step, events[-1].progress) == ("done", 4, 1.0)
    assert [e.progress for e in events] == sorted(e.progress for e in events)
    assert all(e.seconds_left >= 0 for e in events)


def test_a_resumed_run_equals_an_uninterrupted_one(data: Path, tmp_path: Path) -> None:
    recipe = tiny(adversarial_from=0.0, optimiser={"lr": 1e-3, "warmup": 3, "decay_from": 1.0})
    whole, halves = tmp_path / "whole", tmp_path / "halves"
    train(recipe, data, whole, steps=6)
    train(recipe, data, halves, steps=3)
    train(recipe, data, halves, steps=6)
    first, second = (
        torch.load(run / "checkpoint.pt", weights_only=True) for run in (whole, halves)
    )
    assert first["step"] == second["step"] == 6
    for part in ("net", "critic", "average"):
        for name, value in first["objective"][part].items():
            torch.testing.assert_close(second["objective"][part][name], value, msg=name)


def test_a_run_leaves_log_grid_and_checkpoint(data: Path, tmp_path: Path) -> None:
    train(tiny(), data, tmp_path, steps=2)
    lines = [json.loads(line) for line in (tmp_path / "log.jsonl").read_text().splitlines()]
    assert [line["kind"] for line in lines] == ["step", "step", "score", "checkpoint", "done"]
    (grid,) = tmp_path.glob("grid-*.png")
    assert cv2.imread(str(grid)).shape == (8 * 64, 4 * 64, 3)
    assert not list(tmp_path.glob(".part-*"))


def test_a_checkpoint_of_another_recipe_is_refused(data: Path, tmp_path: Path) -> None:
    train(tiny(), data, tmp_path, steps=1)
    path = tmp_path / "checkpoint.pt"
    state = torch.load(path, weights_only=True)
    torch.save({**state, "recipe": "soup"}, path)
    with pytest.raises(BadFile, match="another recipe"):
        train(tiny(), data, tmp_path, steps=2)


def test_the_result_becomes_a_whole_model(data: Path, tmp_path: Path) -> None:
    best = train(tiny(), data, tmp_path / "run", steps=2)
    folder = export_model(best, tmp_path / "inpaint", figures={"thin_inpaint_lpips": 0.1})
    card = read_card(folder)
    verify(card)
    assert card.figures == {"thin_inpaint_lpips": 0.1}
    assert card.steps == 2
    net = build(card, read_weights(card.path)).state_dict()
    for name, value in load_file(best).items():
        torch.testing.assert_close(net[name], value, atol=2e-3, rtol=2e-3)
    with pytest.raises(BadFile, match="no result"):
        export_model(card.path, tmp_path / "again")


def test_the_command_line_trains_and_refuses_in_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = str(tmp_path / "out")
    assert main(["soup", "--data", str(tmp_path), "--out", out]) == 2
    assert main(["inpaint", "--data", str(tmp_path / "none"), "--out", out]) == 2
    assert main(["export", "inpaint", str(tmp_path / "none.safetensors")]) == 2
    lines = capsys.readouterr().err.strip().splitlines()
    assert len(lines) == 3
    assert "Traceback" not in "".join(lines)
