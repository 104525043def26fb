"""Diffusion learns in seconds, goes on exactly where it stopped, and may be told a class or not."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest
import torch

from editor.training.objectives.diffusion import DiffusionObjective
from editor.training.recipe import Recipe, read_recipe

SIDE, STEPS = 16, 150


@pytest.fixture(scope="module")
def discs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Red discs on light grounds and blue ones on dark grounds, in a folder each."""
    folder, rng = tmp_path_factory.mktemp("discs"), np.random.default_rng(0)
    for name, colour, ground in (("blue", (40, 60, 220), 50), ("red", (220, 40, 40), 220)):
        (folder / name).mkdir()
        for i in range(40):
            picture = np.full((SIDE, SIDE, 3), ground + int(rng.integers(-20, 20)), np.uint8)
            middle = tuple(int(v) for v in rng.integers(5, SIDE - 5, 2))
            cv2.circle(picture, middle, 4, colour, -1, cv2.LINE_AA)
            cv2.imwrite(str(folder / name / f"{name}-{i}.png"), picture[..., ::-1])
    return folder


def tiny(classes: str = "") -> Recipe:
    """The recipe with a network that learns in a moment."""
    recipe = read_recipe("diffusion")
    model = {"widths": [16, 32], "depths": [1, 1], "looks": 1, "steps": 10}
    rates = {**recipe.optimiser, "lr": 4e-3, "warmup": 5, "ema": 0.95}
    data = {"crops": 0, "classes": classes}
    return replace(recipe, crop=SIDE, batch=16, model=model, optimiser=rates, data=data)


@contextmanager
def training(recipe: Recipe, data: Path, work: Path) -> Iterator[DiffusionObjective]:
    torch.set_num_threads(1)
    objective = DiffusionObjective(recipe, data, work, torch.device("cpu"))
    objective.judged = 48
    try:
        yield objective
    finally:
        objective.close()


def trained(objective: DiffusionObjective, begin: int, end: int) -> list[float]:
    return [objective.step(step, step / STEPS)["loss"] for step in range(begin, end)]


def test_it_learns_to_draw_and_kinds_are_its_own(discs: Path, tmp_path: Path) -> None:
    with training(tiny("folders"), discs, tmp_path) as objective:
        before = objective.score()
        losses = trained(objective, 0, STEPS)
        after = objective.score()
        net = objective.generator()
        with torch.inference_mode():
            drawn = [net.synthesis(net.sample(range(12), kind)) for kind in ("blue", "red")]
    assert np.mean(losses[-20:]) < 0.5 * np.mean(losses[:5])
    assert after["score"] < 0.5 * before["score"]
    assert after["kid"] < 0.5 * before["kid"]
    dark, light = (float(pictures.mean()) for pictures in drawn)
    assert light - dark > 0.25  # of the pictures themselves it is about 0.55


def test_a_resumed_run_is_the_uninterrupted_one(discs: Path, tmp_path: Path) -> None:
    with training(tiny(), discs, tmp_path) as whole:
        trained(whole, 0, 6)
        wanted = whole.weights()
    with training(tiny(), discs, tmp_path) as first:
        trained(first, 0, 3)
        state = first.state()
    with training(tiny(), discs, tmp_path) as second:
        second.restore(state)
        trained(second, 3, 6)
        got = second.weights()
    assert all(torch.equal(wanted[name], got[name]) for name in wanted)


def test_times_with_little_noise_weigh_less(discs: Path, tmp_path: Path) -> None:
    """Min-SNR: v's error is weighted by sigma^2 gamma where the picture is nearly clean."""
    with training(tiny(), discs, tmp_path) as objective:
        alpha, sigma = torch.tensor([0.99, 0.6]), torch.tensor([0.1, 0.8])
        weight = objective.importance(alpha, sigma)
    assert weight.tolist() == pytest.approx([5 * 0.01, 0.36])
