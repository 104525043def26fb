"""The judge of portraits: what it says, how it learns, how it is measured and kept."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest
import torch

from editor.engines.store import build, read_weights
from editor.nets.judge import JudgeNet, levels
from editor.nets.portraits import ATTRIBUTES, STYLES
from editor.training.attributes import NAMES
from editor.training.export import export_model
from editor.training.judged import reading_errors
from editor.training.loop import train
from editor.training.objectives.judge import SHIFT, JudgeObjective, rarity, spoilt
from editor.training.portrait_batches import batch_of
from editor.training.portraits import read_folder, read_portraits
from editor.training.recipe import Recipe, read_recipe
from editor.weights.card import read_card
from editor.weights.shelf import verify
from tests.training.test_portraits import SIDE, write_cut_outs, write_personas

CPU = torch.device("cpu")


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("portraits")
    write_personas(folder / "personas", {"train": 8, "validation": 2, "held-out": 4})
    write_cut_outs(folder / "fluent3d", {"train": 2, "validation": 1, "held-out": 1})
    return folder


def tiny(**changes: object) -> Recipe:
    recipe = replace(
        read_recipe("judge"), crop=SIDE, batch=8, validation=3, report_every=1,
        checkpoint_every=1000.0, model={"widths": (8, 8, 12, 16, 16), "features": 24},
        optimiser={"lr": 3e-3, "warmup": 1, "ema": 0.5},
    )  # fmt: skip
    return replace(recipe, **changes)  # type: ignore[arg-type]


def test_it_reads_every_attribute_within_its_steps() -> None:
    torch.manual_seed(1)
    net = JudgeNet(SIDE, (8, 8, 12, 16, 16), 24).eval()
    with torch.inference_mode():
        reading = net(torch.rand(3, 3, SIDE, SIDE))
        larger = net(torch.rand(1, 3, 3 * SIDE, 3 * SIDE))
    assert reading.values.shape == reading.told.shape == (3, len(ATTRIBUTES))
    assert reading.style.shape == (3, len(STYLES))
    torch.testing.assert_close(reading.style.sum(1), torch.ones(3))
    assert reading.features.shape == (3, 24)
    for attribute, values in zip(ATTRIBUTES, reading.values.T, strict=True):
        if attribute.stepped:
            assert attribute.low <= float(values.min()) <= float(values.max()) <= attribute.high
    assert larger.values.shape == (1, len(ATTRIBUTES))


def test_sure_heads_give_whole_values() -> None:
    """A head that is sure of its last level says the highest value; a number is as it stands."""
    net = JudgeNet(SIDE, (8, 8, 12, 16, 16), 24).eval()
    with torch.no_grad():
        net.heads.weight.zero_()
        sure = [torch.cat([torch.zeros(levels(a) - 1), torch.tensor([50.0])]) for a in ATTRIBUTES]
        net.heads.bias.copy_(torch.cat(sure))
        values = net(torch.rand(1, 3, SIDE, SIDE)).values[0]
    for attribute, value in zip(ATTRIBUTES, values, strict=True):
        assert float(value) == pytest.approx(attribute.high if attribute.stepped else 50)


def test_it_learns_what_labels_say(data: Path, tmp_path: Path) -> None:
    objective = JudgeObjective(tiny(), data, tmp_path, CPU)
    first, *_, last = [objective.step(1, 0.0) for _ in range(40)]
    for part in ("steps", "values", "told", "style"):
        assert last[part] < 0.5 * first[part]


def test_rare_levels_weigh_more_and_pictures_one_on_average(data: Path) -> None:
    people = read_folder(data, "train", SIDE)
    age = NAMES.index("age")
    weights = rarity(people)[age]
    level = people.values[people.known[:, age], age].astype(int) + 1
    often = np.bincount(level, minlength=3)  # no child, adults, old cut-outs
    assert often[1] > often[2] > 0
    assert float(weights[2] / weights[1]) == pytest.approx(np.sqrt(often[1] / often[2]))
    assert float(weights[torch.from_numpy(level)].mean()) == pytest.approx(1, abs=0.2)


def test_spoilt_pictures_are_shifted_soft_and_grainy_only_a_little() -> None:
    picture = torch.from_numpy(cv2.GaussianBlur(
        np.random.default_rng(0).random((SIDE, SIDE, 3)).astype(np.float32), (0, 0), 3
    )).permute(2, 0, 1)[None]  # fmt: skip
    seen = [spoilt(picture, np.random.default_rng(i)) for i in range(12)]
    assert all(one.shape == picture.shape for one in seen)
    assert all(float(one.min()) >= 0 and float(one.max()) <= 1 for one in seen)
    assert len({float(one.sum()) for one in seen}) == 12
    for one in seen:
        ways = range(-SHIFT, SHIFT + 1)
        nearest = min(float((one - picture.roll((y, x), (2, 3))).abs().mean())
                      for y in ways for x in ways)  # fmt: skip
        assert nearest < 0.05


def test_errors_are_those_of_known_labels() -> None:
    """A judge that always says the middle is wrong by what labels differ from it."""
    count = len(ATTRIBUTES)
    truth = torch.zeros(4, count)
    truth[:, 0] = torch.tensor([0.0, 0.0, 1.0, 1.0])
    known = torch.zeros(4, count)
    known[:, 0] = known[0, 10] = 1
    truth[0, 10] = 0.25

    class Middle(JudgeNet):
        def forward(self, picture: torch.Tensor):  # type: ignore[no-untyped-def]
            said = super().forward(picture)
            return said._replace(values=torch.zeros(4, count), told=known,
                                 style=torch.eye(4)[[0, 0, 1, 2]])  # fmt: skip

    judge = Middle(SIDE, (8, 8, 8, 8, 8), 8)
    batch = (torch.rand(4, 3, SIDE, SIDE), truth, known, torch.eye(4)[[0, 0, 1, 3]])
    figures = reading_errors(judge, [batch])
    assert figures["right_smile"] == figures["right"] == 0.5
    assert figures["error_skin"] == pytest.approx(0.25)
    assert figures["error"] == pytest.approx(2.25 / 5)
    assert figures["style"] == 0.75
    assert figures["told"] == 1
    assert "right_beard" not in figures


def test_the_result_becomes_a_model_that_reads_the_same(data: Path, tmp_path: Path) -> None:
    best = train(tiny(), data, tmp_path / "run", steps=2)
    assert next((tmp_path / "run").glob("grid-*.png"), None)
    card = read_card(export_model(best, tmp_path / "judge"))
    verify(card)
    assert (card.task, card.architecture) == ("judge", "JudgeNet")
    assert "SqueezeNet" not in card.data
    net = build(card, read_weights(card.path))
    held = read_folder(data, "held-out", SIDE)
    image, *_ = batch_of(held, np.arange(len(held)), CPU)
    with torch.inference_mode():
        assert torch.isfinite(net(image).values).all()


def test_a_folder_is_read_without_writing(data: Path, tmp_path: Path) -> None:
    held = read_folder(data, "held-out", SIDE)
    cached = read_portraits(data, "held-out", SIDE, tmp_path)
    np.testing.assert_array_equal(held.pictures, cached.pictures)
    np.testing.assert_array_equal(held.values, cached.values)
