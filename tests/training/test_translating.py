"""CycleGAN and StarGAN learn on toys, go on where they stopped, and answer in the editor."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest
import torch
from torch import Tensor

from editor.core.errors import BadInput
from editor.core.geometry import Rect
from editor.engines.store import build
from editor.engines.translate import TranslateEngine
from editor.jobs.translate import TranslateJob, standing
from editor.training.objectives.cyclegan import CycleGANObjective, History, structure
from editor.training.objectives.family import FamilyObjective
from editor.training.objectives.stargan import StarGANObjective
from editor.training.recipe import Recipe, read_recipe
from tests.engines.making import written

SIDE = 16
CPU = torch.device("cpu")


def write(path: Path, picture: np.ndarray) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    cv2.imwrite(str(path), np.ascontiguousarray(picture[..., ::-1]))


def striped(colour: tuple[int, int, int], seed: int) -> np.ndarray:
    """Bars of one colour over dark, at random places: uint8 (SIDE, SIDE, 3)."""
    rng = np.random.default_rng(seed)
    bars = rng.random((SIDE // 4, SIDE // 4)) < 0.5
    shown = np.kron(bars, np.ones((4, 4)))[..., None] * (np.array(colour) - 40) + 40
    return (shown + rng.uniform(0, 20, shown.shape)).astype(np.uint8)


def recipe(name: str, **changes: Any) -> Recipe:
    """A built-in recipe, small; tables are changed in part."""
    chosen = read_recipe(name)
    merged = {k: {**getattr(chosen, k), **v} if isinstance(v, dict) else v
              for k, v in changes.items()}  # fmt: skip
    return replace(chosen, crop=SIDE, **merged)


@pytest.fixture
def domains(tmp_path: Path) -> Iterator[CycleGANObjective]:
    """Red bars and blue bars."""
    for i in range(24):
        write(tmp_path / "red" / f"{i}.png", striped((220, 40, 40), i))
        write(tmp_path / "blue" / f"{i}.png", striped((40, 40, 220), 100 + i))
    data = {"others": "../blue", "crops": 0, "others_crops": 0, "exclude": ["../blue/0.png"]}
    small = recipe(
        "cyclegan", batch=4, data=data, model={"width": 8, "blocks": 1, "critic_width": 16},
        optimiser={"lr": 2e-3, "warmup": 20, "ema": 0.9},
    )  # fmt: skip
    objective = CycleGANObjective(small, tmp_path / "red", tmp_path / "run", CPU)
    yield objective
    objective.close()


@pytest.fixture
def dots(tmp_path: Path) -> Iterator[StarGANObjective]:
    """Bars with a white dot in the middle, or a yellow corner, or both or none."""
    rows = []
    for i in range(96):
        picture, dot, corner = striped((60, 120, 60), i), i % 2, (i // 2) % 2
        if dot:
            picture[6:10, 6:10] = 250
        if corner:
            picture[:5, :5] = (250, 220, 0)
        write(tmp_path / "dots" / f"{i}.png", picture)
        rows.append({"file": f"{i}.png", "dot": dot, "place": "corner" if corner else "none"})
    with (tmp_path / "dots" / "labels.csv").open("w", newline="", encoding="utf-8") as stream:
        table = csv.DictWriter(stream, list(rows[0]))
        table.writeheader()
        table.writerows(rows)
    attributes = {"dot": {"column": "dot", "yes": [1]},
                  "corner": {"column": "place", "yes": ["corner"]}}  # fmt: skip
    chosen = recipe(
        "stargan", batch=16,
        model={"widths": [16, 24], "blocks": 1, "critic_widths": [24, 32]},
        optimiser={"lr": 2e-3, "critic_haste": 1.0, "critic_steps": 1, "warmup": 10, "ema": 0.9},
    )  # fmt: skip
    chosen = replace(chosen, data={"attributes": attributes})
    objective = StarGANObjective(chosen, tmp_path / "dots", tmp_path / "run", CPU)
    yield objective
    objective.close()


def trained(objective: FamilyObjective, steps: int, first: int = 0) -> dict[str, float]:
    """The losses, as means of the last ten steps."""
    figures = [objective.step(step, 0.0) for step in range(first, first + steps)]
    return {name: float(np.mean([f[name] for f in figures[-10:]])) for name in figures[-1]}


def answered(objective: FamilyObjective, folder: Path, job: TranslateJob) -> tuple[Any, Any]:
    """The engine's answer with the weights that would be shipped, in half precision."""
    card = objective.card()
    net = objective.average.module
    made = written(folder, "made", net, card["parameters"])
    assert made.architecture == card["architecture"]
    assert build(made, objective.weights()).state_dict().keys() == net.state_dict().keys()
    (patch,) = TranslateEngine(lambda name: made)(job, lambda progress: None)
    return patch.pixels, patch.notes


def test_red_becomes_blue_and_keeps_its_bars(domains: CycleGANObjective, tmp_path: Path) -> None:
    assert len(domains.others) + len(domains.others_check) == 23  # one was left out
    before = domains.score()
    assert before["structure"] == pytest.approx(1, abs=1e-3) and abs(before["style"]) < 0.05
    early = trained(domains, 10)
    late = trained(domains, 110, 10)
    assert late["read"] < 0.8 * early["read"] and late["identity"] < 0.3
    after = domains.score()
    assert after["score"] < before["score"] - 0.2
    assert after["style"] > 0.3 and after["structure"] > 0.5 and after["cycle"] < 0.15
    image = striped((220, 40, 40), 500)
    job = TranslateJob("made", {"blue": 1.0}, image, Rect(0, 0, SIDE, SIDE))
    pixels, _ = answered(domains, tmp_path, job)
    red, blue = (pixels[..., i].astype(float).mean() for i in (0, 2))
    redness = float(image[..., 0].mean()) - float(image[..., 2].mean())
    assert red - blue < 0.4 * redness
    assert domains.net.read(torch.tensor(image).permute(2, 0, 1)[None] / 255)[0, 0] > 0.5  # red


def test_domains_are_called_as_their_folders(domains: CycleGANObjective) -> None:
    card = domains.card()
    assert card["task"] == "translate" and card["styles"] == {"red": "Red", "blue": "Blue"}
    assert domains.grid().shape == (6 * SIDE, 12 * SIDE, 3)
    assert domains.samples(5).shape[1:] == (SIDE, SIDE, 3)


def test_the_dot_is_switched_and_the_corner_is_kept(dots: StarGANObjective, tmp_path: Path) -> None:
    before = dots.score()
    early = trained(dots, 10)
    late = trained(dots, 150, 10)
    after = dots.score()
    assert late["classes_real"] < 0.5 * early["classes_real"]
    assert after["score"] < before["score"] - 0.2 and after["judge"] == 0
    plain = striped((60, 120, 60), 900)
    job = TranslateJob("made", {"dot": 1.0}, plain, Rect(0, 0, SIDE, SIDE))
    pixels, notes = answered(dots, tmp_path, job)
    assert set(standing(notes)) == {"dot", "corner"}
    share = pixels[..., 3:].astype(float) / 255
    made = share * pixels[..., :3] + (1 - share) * plain
    gained = made.mean(2) - plain.mean(2)
    assert gained[6:10, 6:10].mean() > 40 + abs(gained[:5, :5].mean())


def test_without_attributes_or_a_second_folder_one_sentence(tmp_path: Path) -> None:
    for i in range(4):
        write(tmp_path / "red" / f"{i}.png", striped((220, 40, 40), i))
    plain = replace(recipe("stargan"), data={})
    with pytest.raises(BadInput, match="attributes"):
        StarGANObjective(plain, tmp_path / "red", tmp_path / "run", CPU)
    for others, words in (("", "second folder"), ("../nowhere", "no such folder")):
        alone = recipe("cyclegan", data={"others": others, "exclude": []})
        with pytest.raises(BadInput, match=words):
            CycleGANObjective(alone, tmp_path / "red", tmp_path / "run", CPU)


@pytest.mark.parametrize("name", ["domains", "dots"])
def test_a_resumed_run_is_the_uninterrupted_one(
    name: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    objective = request.getfixturevalue(name)
    trained(objective, 3)
    torch.save(objective.state(), tmp_path / "state.pt")
    whole = trained(objective, 3, 3)
    wanted = objective.weights()
    again = type(objective)(objective.recipe, objective.folder, tmp_path / "run", CPU)
    again.restore(torch.load(tmp_path / "state.pt", weights_only=True))
    assert trained(again, 3, 3) == whole
    assert all(torch.equal(value, wanted[key]) for key, value in again.weights().items())
    again.close()


def test_history_shows_old_fakes_and_keeps_new_ones() -> None:
    history, random = History(4), torch.Generator().manual_seed(0)
    for i in range(50):
        fake = torch.full((1, 3, 4, 4), i / 64)
        assert torch.equal(history(fake, random), fake)
    new = torch.full((40, 3, 4, 4), -1.0)
    shown = history(new, random)
    old = (shown >= 0).flatten(1).all(1)
    assert 8 < int(old.sum()) < 32
    assert (history.pictures < 0).flatten(1).all(1).any()


def test_structure_is_of_edges_whatever_their_colour() -> None:
    picture = torch.tensor(striped((220, 40, 40), 1)).permute(2, 0, 1)[None].float()
    assert structure(picture, picture.flip(1) * 0.7 + 20) > 0.99
    other: Tensor = torch.tensor(striped((220, 40, 40), 2)).permute(2, 0, 1)[None].float()
    assert structure(picture, other) < 0.6
