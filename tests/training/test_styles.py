"""Training of styles: targets, losses, runs that go on exactly, cards, and what is measured."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest
import torch
from safetensors.torch import load_file

from editor.core.errors import BadInput
from editor.engines.store import build, read_weights
from editor.training.crops import cached_crops, fitted, square, window
from editor.training.evaluate_style import Judge
from editor.training.export import export_model
from editor.training.loop import train
from editor.training.objectives import style_losses as losses
from editor.training.objectives.anystyle import AnyStyleObjective
from editor.training.objectives.styles import StyleObjective
from editor.training.paintings import MARGIN, gathered, paintings, parts, read_painting, targets
from editor.training.recipe import Recipe, read_recipe
from editor.training.split import photographs
from editor.weights.card import read_card
from editor.weights.shelf import verify
from tests.training.pictures import drawing, need_weights, write_photographs

CPU = torch.device("cpu")


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of photographs, and beside it one of paintings."""
    need_weights()
    root = tmp_path_factory.mktemp("data")
    (root / "styles").mkdir()
    for i in range(3):
        cv2.imwrite(str(root / "styles" / f"{i}.png"), drawing(80, 40 + i))
    return write_photographs(root / "photos", side=64)


def tiny(name: str = "styles-half", **changes: object) -> Recipe:
    """A recipe whose steps take a moment."""
    styles = {f"style-{i}": {"title": f"Style {i}", "file": f"{i}.png", "size": 64} for i in (0, 1)}
    recipe = replace(
        read_recipe(name), crop=48, batch=4, windows=(32,), samples=4, clips=(), styles=styles,
        begin="", withheld=(), references=8, report_every=1, checkpoint_every=1000.0,
        model={"width": 4, "blocks": 1}, optimiser={"lr": 2e-3, "warmup": 1, "ema": 0.5},
    )  # fmt: skip
    return replace(recipe, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "kind"), [("styles-half", StyleObjective), ("style-any", AnyStyleObjective)]
)
def test_the_style_comes_nearer(name: str, kind: type, data: Path, tmp_path: Path) -> None:
    """The same batch again and again."""
    objective = kind(tiny(name), data, tmp_path, CPU)
    distances = [objective.step(0, 0.0)["style"] for _ in range(12)]
    objective.close()
    assert distances[-1] < 0.95 * distances[0]
    assert objective.grid().shape[1] % 192 == 0


def test_a_resumed_run_equals_an_uninterrupted_one(data: Path, tmp_path: Path) -> None:
    whole, halves = tmp_path / "whole", tmp_path / "halves"
    train(tiny(), data, whole, steps=4)
    train(tiny(), data, halves, steps=2)
    train(tiny(), data, halves, steps=4)
    first, second = (
        torch.load(run / "checkpoint.pt", weights_only=True) for run in (whole, halves)
    )
    for part in ("net", "average"):
        for name, value in first["objective"][part].items():
            torch.testing.assert_close(second["objective"][part][name], value, msg=name)


def test_the_result_becomes_a_whole_model_with_its_styles(data: Path, tmp_path: Path) -> None:
    best = train(tiny(), data, tmp_path / "run", steps=2)
    card = read_card(export_model(best, tmp_path / "styles-half", figures={"style": 0.3}))
    verify(card)
    assert dict(card.styles) == {"style-0": "Style 0", "style-1": "Style 1"}
    assert (card.task, card.parameters["styles"], card.figures) == ("style", 2, {"style": 0.3})
    net = build(card, read_weights(card.path)).state_dict()
    for name, value in load_file(best).items():
        torch.testing.assert_close(net[name], value, atol=2e-3, rtol=2e-3)


def test_a_photograph_is_at_distance_one_and_the_painting_at_none(data: Path) -> None:
    features = losses.style_features(data)
    painting = read_painting(data.parent / "styles", paintings(tiny().styles)[0])
    photos = torch.stack([_picture(drawing(64, seed)) for seed in range(5)])
    own = gathered(features, [_picture(painting)[None]])
    plain = gathered(features, [photos])
    target = targets(own, plain)
    style = torch.tensor([0])
    assert float(target.distance(own, style)) < 0.02
    each = [float(target.distance([v[i : i + 1] for v in plain], style)) for i in range(5)]
    assert float(np.median(each)) == pytest.approx(1, abs=0.25)


def test_covariances_do_not_change_with_a_constant_and_means_do() -> None:
    x = torch.rand(1, 4, 8, 8, generator=torch.Generator().manual_seed(0))
    (covariance, mean), (moved, risen) = losses.statistics([x]), losses.statistics([x + 3])
    torch.testing.assert_close(covariance, moved, atol=1e-5, rtol=1e-4)
    torch.testing.assert_close(mean + 3, risen)
    wanted = torch.cov(x.flatten(2)[0], correction=0)
    torch.testing.assert_close(covariance[0], wanted)


def test_content_and_edges_do_not_mind_another_tone_and_do_mind_another_picture() -> None:
    image, other = _picture(drawing(64, 1))[None], _picture(drawing(64, 2))[None]
    toned = 0.6 * image + 0.2
    for loss in (losses.edge_loss, losses.tone_loss):
        assert float(loss(toned, image)) < 0.02
        assert float(loss(other, image)) > 0.3
    features = torch.rand(1, 8, 16, 16, generator=torch.Generator().manual_seed(0))
    assert float(losses.content_loss(features * 2 + 1, features)) < 0.05
    assert float(losses.content_loss(features.flip(3), features)) > 0.5


def test_paintings_lose_their_frame_and_come_at_the_size_named(data: Path) -> None:
    (style, _) = paintings(tiny().styles)
    picture = read_painting(data.parent / "styles", style)
    assert picture.shape[:2] == (round(64 * (1 - 2 * MARGIN)),) * 2
    (part,) = parts(picture, 24, 1, np.random.default_rng(0))
    assert part.shape == (24, 24, 3)
    with pytest.raises(BadInput, match="style"):
        paintings({"odd": {"colour": "blue"}})


def test_crops_are_made_once_and_are_the_same_again(data: Path, tmp_path: Path) -> None:
    files = photographs(data, "train")
    first = cached_crops(tmp_path, files, 32, 2)
    assert first.shape == (2 * len(files), 32, 32, 3)
    (path,) = tmp_path.glob("*.npy")
    before = path.stat().st_mtime_ns
    np.testing.assert_array_equal(cached_crops(tmp_path, files, 32, 2), first)
    assert path.stat().st_mtime_ns == before
    path.unlink()
    np.testing.assert_array_equal(cached_crops(tmp_path, files, 32, 2), first)
    with pytest.raises(BadInput, match="nothing to train on"):
        cached_crops(tmp_path, [], 32, 2)


def test_what_is_fitted_is_the_middle_at_the_size_asked_for() -> None:
    picture = np.zeros((100, 400, 3), np.uint8)
    picture[:, 150:250] = 255
    for width, height in ((50, 50), (200, 200)):
        cut = fitted(picture, width, height)
        assert cut.shape == (height, width, 3) and (cut[:, 2:-2] > 250).all()
    assert fitted(picture, 80, 60).shape == (60, 80, 3)


def test_windows_zoom_within_the_crop(data: Path) -> None:
    crop, rng = drawing(64, 1), np.random.default_rng(0)
    made = [window(crop, 32, rng) for _ in range(8)]
    assert all(part.shape == (32, 32, 3) for part in made)
    assert len({part.tobytes() for part in made}) == 8
    assert square(drawing(64, 1)[:40], 32).shape == (32, 32, 3)


def test_the_judge_knows_the_untouched_and_the_perfect_painter(data: Path) -> None:
    """An untouched photograph is at 1 and keeps its edges; the painting itself is near 0."""
    photos = torch.stack([_picture(drawing(64, seed)) for seed in range(4)])
    painting = drawing(64, 50)
    judge = Judge(photos, data)
    plain = judge.row("plain", painting, lambda pictures: pictures)
    assert plain.style == pytest.approx(1, abs=1e-3)
    assert plain.edges == pytest.approx(1, abs=1e-3)
    assert plain.content < 1e-3
    assert plain.temporal == pytest.approx(plain.photograph)
    perfect = judge.row(
        "perfect", painting, lambda pictures: _picture(painting).expand(len(pictures), -1, -1, -1)
    )
    assert perfect.style < 0.1
    assert perfect.edges < 0.6
    assert perfect.temporal > 5 * plain.photograph  # it stays where it is while things move


def _picture(values: np.ndarray) -> torch.Tensor:
    return torch.from_numpy(np.array(values)).permute(2, 0, 1).float() / 255
