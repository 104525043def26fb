"""Masked sampling: what is known stays, what is drawn goes on from it; any shelf's model heals."""

from __future__ import annotations

import hashlib
import math
from pathlib import Path

import cv2
import numpy as np
import pytest
import torch
from safetensors.torch import save_file

from editor.core.errors import BadInput
from editor.core.geometry import Rect
from editor.engines.inpaint import InpaintEngine, heal
from editor.engines.masked import masked_sample, view_of
from editor.jobs.job import InpaintJob
from editor.nets.diffusion import DiffusionGenerator
from editor.weights.install import write_card

PARAMETERS = {"side": 16, "widths": [16, 32], "depths": [1, 1], "looks": 1, "steps": 10}
PERIOD = 8


class Waves(torch.nn.Module):
    """The best possible net of pictures c + a cos(k x) + b sin(k x) of random c, a, b in each
    channel: it knows the subspace of such pictures and guesses linearly within it."""

    stride = 4

    def __init__(self) -> None:
        super().__init__()
        self.place = torch.nn.Parameter(torch.zeros(()), requires_grad=False)

    def forward(self, x: torch.Tensor, t: torch.Tensor, y: torch.Tensor) -> torch.Tensor:
        alpha, sigma = math.cos(float(t[0]) * math.pi / 2), math.sin(float(t[0]) * math.pi / 2)
        x_0 = _projected(x) * alpha * 0.1 / (alpha**2 * 0.1 + sigma**2 / x.shape[3])
        return (alpha * x - x_0) / max(sigma, 1e-4) if sigma > 1e-4 else torch.zeros_like(x)


def _projected(x: torch.Tensor) -> torch.Tensor:
    """The nearest such picture to x (n, 3, h, w): the mean over rows, of three waves."""
    w = x.shape[3]
    turns = torch.arange(w) * 2 * math.pi / PERIOD
    waves = torch.stack([torch.ones(w), turns.cos(), turns.sin()])
    basis, _ = torch.linalg.qr(waves.T)
    return (x.mean(2, keepdim=True) @ basis @ basis.T).expand_as(x)


def trained(net: DiffusionGenerator) -> DiffusionGenerator:
    """The net with the best possible U-Net for waves."""
    net.unet = Waves()  # type: ignore[assignment]
    return net


def stripes(side: int = 16) -> np.ndarray:
    """Waves of one period: float (3, side, side) in 0..1."""
    x = np.cos(np.arange(side) * 2 * np.pi / PERIOD) * 0.3 + 0.5
    return np.broadcast_to(x.astype(np.float32), (3, side, side)).copy()


def test_known_pixels_stay_and_what_is_drawn_continues_them() -> None:
    picture, hole = torch.from_numpy(stripes(16))[None], torch.zeros(1, 1, 16, 16)
    hole[..., 4:12, 4:12] = 1
    spoilt = torch.where(hole > 0, 0.9, picture)
    net = trained(DiffusionGenerator(**PARAMETERS))
    made = masked_sample(net, spoilt, hole, seed=3)
    known, inside = (hole == 0).expand_as(made), (hole > 0).expand_as(made)
    assert torch.equal(made[known], picture[known])
    error = float((made - picture)[inside].abs().mean())
    freely = net(*net.split(net.sample([3]))) / 2 + 0.5
    assert error < 0.06
    assert error < 0.4 * float((freely - picture)[inside].abs().mean())


def test_more_repeats_fit_better() -> None:
    """RePaint's point: a step taken once leaves what is drawn beside what is known."""
    picture, hole = torch.from_numpy(stripes(16))[None], torch.zeros(1, 1, 16, 16)
    hole[..., 2:14, 2:14] = 1
    net = trained(DiffusionGenerator(**PARAMETERS))

    def error(repeats: int) -> float:
        made = [masked_sample(net, picture, hole, seed, repeats=repeats) for seed in range(6)]
        return float(torch.stack([(m - picture).abs().mean() for m in made]).mean())

    assert error(6) < 0.8 * error(1)


def test_the_view_is_a_square_within_the_picture() -> None:
    picture = Rect(0, 0, 300, 200)
    assert view_of(Rect(140, 90, 20, 10), picture, 64) == Rect(118, 63, 64, 64)
    assert view_of(Rect(0, 0, 60, 40), picture, 64) == Rect(0, 0, 120, 120)
    assert view_of(Rect(250, 150, 50, 50), picture, 64) == Rect(200, 100, 100, 100)
    assert view_of(Rect(0, 50, 300, 20), picture, 64) == picture


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small diffusion model of its own folder, as training leaves one."""
    folder = tmp_path_factory.mktemp("noise")
    torch.manual_seed(0)
    net = DiffusionGenerator(**PARAMETERS)
    with torch.no_grad():
        for value in net.parameters():
            value.add_(0.02 * torch.randn_like(value))
    file = folder / "model.safetensors"
    save_file({k: v.half() for k, v in net.state_dict().items()}, file)
    write_model_card(folder, "DiffusionGenerator")
    return folder


def write_model_card(folder: Path, architecture: str) -> None:
    data = (folder / "model.safetensors").read_bytes()
    write_card(folder, {
        "name": folder.name, "task": "generate", "title": "Noise", "architecture": architecture,
        "licence": "CC0-1.0", "data": "", "command": "", "seed": 0, "steps": 1, "hardware": "",
        "minutes": 0.1, "limits": "", "file": "model.safetensors",
        "sha256": hashlib.sha256(data).hexdigest(), "size_bytes": len(data),
        "parameters": PARAMETERS, "figures": {}, "styles": {},
    })  # fmt: skip


def picture_and_hole(radius: int) -> tuple[np.ndarray, np.ndarray]:
    """A picture of soft colours and grain, and a round hole."""
    y, x = np.mgrid[0:96, 0:120]
    wave = np.stack([x * 1.5, y * 2, 200 - x], 2) + np.random.default_rng(0).normal(
        0, 6, (96, 120, 3)
    )
    mask = np.zeros((96, 120), np.uint8)
    cv2.circle(mask, (70, 48), radius, 200, -1)
    return np.clip(wave, 0, 255).astype(np.uint8), mask


@pytest.mark.parametrize("radius", [3, 20])
def test_a_hole_is_healed_by_a_model_of_the_shelf(model: Path, radius: int) -> None:
    """Small holes directly, larger ones with texture; what the hole hid is not used."""
    image, mask = picture_and_hole(radius)
    spoilt = np.where(mask[..., None] > 0, 255 - image, image).astype(np.uint8)
    first, again, other = (heal(i, mask, model=str(model), seed=s)
                           for i, s in ((image, 1), (spoilt, 1), (image, 2)))  # fmt: skip
    assert np.array_equal(first[mask == 0], image[mask == 0])
    assert np.array_equal(first, again)
    assert not np.array_equal(first, other)


def test_the_engine_answers_with_different_seeds(model: Path) -> None:
    image, mask = picture_and_hole(4)
    job = InpaintJob(image, mask, Rect(0, 0, 120, 96), model=str(model), answers=2)
    finals = [patch for patch in InpaintEngine()(job, lambda part: None) if patch.final]
    assert [patch.answer for patch in finals] == [0, 1]
    assert not np.array_equal(finals[0].pixels, finals[1].pixels)
    assert finals[0].notes["engine"] == str(model)


def test_models_that_fill_no_holes_and_unknown_ones_are_named(model: Path, tmp_path: Path) -> None:
    image, mask = picture_and_hole(4)
    with pytest.raises(
        BadInput, match=r"no model “magic”.*Choose inpaint, patch, telea, or a model trained"
    ):
        heal(image, mask, model="magic")
    other = tmp_path / "other"
    other.mkdir()
    (other / "model.safetensors").write_bytes((model / "model.safetensors").read_bytes())
    write_model_card(other, "PerceptronGenerator")
    with pytest.raises(BadInput, match="fills no holes"):
        heal(image, mask, model=str(other))
