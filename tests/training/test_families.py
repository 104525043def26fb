"""Families that draw from noise: each learns, goes on exactly, and ends as a model that draws."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest
import torch
from safetensors.torch import save_file

from editor.core.errors import BadInput
from editor.engines.generate import GenerateEngine
from editor.engines.generators import Generators
from editor.engines.store import build
from editor.jobs.generate import GenerateJob
from editor.nets.latent import LatentGenerator
from editor.training.loop import objective_of
from editor.training.objectives.cgan import nearest_kinds
from editor.training.objectives.family import FamilyObjective
from editor.training.objectives.mlp import laplacian_l1, psnr
from editor.training.objectives.vae import divergence
from editor.training.objectives.wgan_gp import slope
from editor.training.recipe import Recipe, read_recipe
from editor.weights.card import Card

CPU = torch.device("cpu")
SIDE = 16
SMALL: dict[str, dict[str, object]] = {
    "mlp": {"z_dim": 8, "widths": [32]},
    "gan": {"z_dim": 8, "widths": [48], "critic_widths": [32]},
    "vae": {"z_dim": 8, "width": 8},
    "dcgan": {"z_dim": 8, "width": 16, "critic_width": 12},
    "cgan": {"z_dim": 8, "width": 16, "critic_width": 12},
    "wgan-gp": {"z_dim": 8, "width": 16, "critic_width": 12, "critic_norm": False},
}
STEPS = {"mlp": 80, "gan": 250, "vae": 240, "dcgan": 150, "cgan": 150, "wgan-gp": 240}
RATES = {"mlp": 1e-2, "gan": 2e-3, "vae": 4e-3, "dcgan": 2e-3, "cgan": 2e-3, "wgan-gp": 2e-3}
COLOURS = {"blue": (40, 60, 220), "red": (220, 40, 40)}


@pytest.fixture(scope="module")
def shapes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two classes of pictures: red discs and blue ones on light grounds, each somewhere else."""
    folder = tmp_path_factory.mktemp("shapes")
    rng = np.random.default_rng(0)
    for name, colour in COLOURS.items():
        (folder / name).mkdir()
        for i in range(48):
            picture = np.full((SIDE, SIDE, 3), int(rng.integers(180, 256)), np.uint8)
            middle = tuple(int(v) for v in rng.integers(5, SIDE - 5, 2))
            cv2.circle(picture, middle, int(rng.integers(3, 6)), colour, -1, cv2.LINE_AA)
            cv2.imwrite(str(folder / name / f"{i}.png"), picture[..., ::-1])
    return folder


def tiny(family: str) -> Recipe:
    """The family's own recipe with networks that learn in a moment."""
    recipe = read_recipe(family)
    plain = {**recipe.data, "crops": 0}
    rates = {**recipe.optimiser, "lr": RATES[family], "warmup": 1, "ema": 0.9}
    return replace(recipe, crop=SIDE, batch=16, model=SMALL[family], optimiser=rates, data=plain)


@contextmanager
def training(recipe: Recipe, data: Path, work: Path) -> Iterator[FamilyObjective]:
    """An objective, stopped in the end."""
    torch.set_num_threads(1)
    objective = objective_of(recipe.task)(recipe, data, work, CPU)
    assert isinstance(objective, FamilyObjective)
    objective.judged = 48
    try:
        yield objective
    finally:
        objective.close()


def learned(objective: FamilyObjective, steps: range) -> dict[str, float]:
    figures: dict[str, float] = {}
    for step in steps:
        figures = dict(objective.step(step, 0.0))
    return figures


@pytest.mark.parametrize("family", SMALL)
def test_each_family_learns_from_its_recipe(family: str, shapes: Path, tmp_path: Path) -> None:
    """Made pictures come much nearer to real ones than those of the untrained network."""
    with training(tiny(family), shapes, tmp_path) as objective:
        learned(objective, range(1))
        before = objective.score()
        learned(objective, range(1, STEPS[family]))
        after = objective.score()
        assert after["fid"] < 0.6 * before["fid"]
        if family != "vae":  # a few seconds blur its pictures all alike, and KID sees that
            assert after["score"] == after["kid"] < 0.6 * before["kid"]
        if "psnr" in before:
            assert after["psnr"] > before["psnr"] + 3
        if family == "cgan":
            assert after["class_accuracy"] > 0.8
            check_classes_are_drawn_as_asked(objective.generator())
        if family == "vae":
            check_an_autoencoder_finds_codes(objective)
        assert objective.grid().shape == (6 * SIDE, 12 * SIDE, 3)


@pytest.mark.parametrize("family", SMALL)
def test_a_resumed_run_is_the_uninterrupted_one(family: str, shapes: Path, tmp_path: Path) -> None:
    """To the last bit, and its samples by the same seeds are the same."""
    with training(tiny(family), shapes, tmp_path) as whole:
        learned(whole, range(6))
        expected, samples = whole.weights(), whole.samples(4)
    with training(tiny(family), shapes, tmp_path) as first:
        learned(first, range(3))
        state = deepcopy(first.state())
    with training(tiny(family), shapes, tmp_path) as second:
        second.restore(state)
        learned(second, range(3, 6))
        found = second.weights()
        assert set(found) == set(expected)
        assert [name for name in found if not torch.equal(found[name], expected[name])] == []
        assert np.array_equal(second.samples(4), samples)
        assert np.array_equal(second.samples(2, first=2), samples[2:])


@pytest.mark.parametrize("family", SMALL)
def test_what_is_shipped_draws(family: str, shapes: Path, tmp_path: Path) -> None:
    """Its weights and what it says for the card are a model that answers a `GenerateJob`."""
    with training(tiny(family), shapes, tmp_path) as objective:
        learned(objective, range(2))
        save_file(objective.weights(), tmp_path / "model.safetensors")
        said, samples = objective.card(), objective.samples(2, first=7)
        card = carded(family, tmp_path, said["architecture"], objective.parameters())
        net = build(card, objective.weights())
    assert isinstance(net, LatentGenerator)
    engine = GenerateEngine(Generators(lambda name: card))
    patches = list(engine(GenerateJob(family, (7, 8), truncation=1.0), lambda part: None))
    for patch, sample in zip(patches, samples, strict=True):
        assert patch.pixels.shape == (SIDE, SIDE, 4)
        assert np.abs(patch.pixels[..., :3].astype(int) - sample).max() <= 4  # bfloat16 or not
    assert len(net.affines()) == 1
    assert net.affines()[0].shape[1] == net.latent == patches[0].code.shape[1]  # type: ignore[union-attr]
    assert said["task"] == "generate"


def carded(family: str, folder: Path, architecture: str, parameters: dict[str, object]) -> Card:
    content = (folder / "model.safetensors").read_bytes()
    digest = hashlib.sha256(content).hexdigest()
    return Card(
        family, "generate", family, architecture, "CC0-1.0", "", "", 0, 2, "", 0.0, "",
        "model.safetensors", digest, len(content), parameters, folder=folder,
    )  # fmt: skip


def check_classes_are_drawn_as_asked(net: LatentGenerator) -> None:
    assert net.kinds == tuple(COLOURS)
    with torch.inference_mode():
        made = {kind: net.synthesis(net.sample(range(32), kind)) for kind in net.kinds}
    redness = {kind: float((x[:, 0] - x[:, 2]).mean()) for kind, x in made.items()}
    assert redness["red"] > redness["blue"] + 0.1


def test_a_conditional_gan_wants_classes(shapes: Path, tmp_path: Path) -> None:
    plain = replace(tiny("cgan"), data={})
    with (
        pytest.raises(BadInput, match="two classes"),
        training(plain, shapes, tmp_path),
    ):
        pass


def check_an_autoencoder_finds_codes(objective: FamilyObjective) -> None:
    """A drawn picture encoded and drawn again is itself; codes of pictures are N(0, 1)."""
    net = objective.generator()
    real = objective.tensor(objective.train.some(48).pictures) / 2 + 0.5
    with torch.inference_mode():
        codes = net.encode(real)
        again = net.synthesis(codes)
    assert net.inverts
    assert psnr(2 * again, 2 * real) > psnr(2 * again.roll(1, 0), 2 * real) + 3
    assert codes.shape == (len(real), 8)
    assert float(codes.mean(0).abs().max()) < 0.5
    assert float(codes.std()) == pytest.approx(1, abs=0.15)


def test_codes_of_a_perceptron_stay_in_the_unit_ball(shapes: Path, tmp_path: Path) -> None:
    with training(tiny("mlp"), shapes, tmp_path) as objective:
        untouched = objective.codes.weight.detach().clone()  # type: ignore[attr-defined]
        seen = set(objective.drawn(0).index.tolist())
        learned(objective, range(1))
        codes = objective.codes.weight.detach()  # type: ignore[attr-defined]
    changed = set((codes != untouched).any(1).nonzero()[:, 0].tolist())
    assert changed <= seen
    assert len(changed) > len(seen) / 2
    assert float(codes.norm(dim=1).max()) <= 1 + 1e-6


def test_losses_are_their_formulas() -> None:
    zeros = torch.zeros(2, 3, 16, 16)
    assert float(laplacian_l1(zeros + 0.5, zeros)) == pytest.approx(0.5)  # an even error: one level
    stripes = zeros.clone()
    stripes[..., ::2], stripes[..., 1::2] = 1.0, -1.0
    assert float(laplacian_l1(stripes, zeros)) == pytest.approx(1.0)  # gone at half the size
    assert psnr(zeros + 0.2, zeros) == pytest.approx(20.0)  # 0.1 of the range
    mu, log_variance = torch.tensor([[1.0, 0.0]]), torch.tensor([[0.0, 1.0]])
    theirs = torch.distributions.kl_divergence(
        torch.distributions.Normal(mu, (0.5 * log_variance).exp()),
        torch.distributions.Normal(0.0, 1.0),
    )
    assert float(divergence(mu, log_variance)) == pytest.approx(float(theirs.mean()))
    x = torch.randn(3, 3, 4, 4).requires_grad_()
    weight = torch.randn(3, 4, 4)
    expected = [float(weight.norm())] * 3
    assert slope((x * weight).sum((1, 2, 3)), x).tolist() == pytest.approx(expected)


def test_kinds_are_told_by_the_nearest() -> None:
    known = np.concatenate([np.zeros((6, 2)), np.full((6, 2), 5.0)]).astype(np.float32)
    found = nearest_kinds(known, np.repeat([1, 0], 6), np.array([[0.5, 0], [4, 5.0]], np.float32))
    assert found.tolist() == [1, 0]
