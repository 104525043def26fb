"""Diffusion: the same noise is the same picture, the way back is the way there, kinds count."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest
import torch

from editor.core.errors import BadInput
from editor.nets.diffusion import DiffusionGenerator, angles
from editor.nets.generator import Generator


def small(**options: object) -> DiffusionGenerator:
    """An untrained net of 16 pixels with weights that do something."""
    torch.manual_seed(0)
    net = DiffusionGenerator(16, (16, 32), (1, 1), looks=1, **{"steps": 6, **options})
    with torch.no_grad():
        for value in net.parameters():
            value.add_(0.03 * torch.randn_like(value))
    return net.eval().requires_grad_(False)


class Gaussian(torch.nn.Module):
    """What the best possible net says of pictures that are N(m, s^2) in every pixel."""

    def __init__(self, m: float, s: float) -> None:
        super().__init__()
        self.m, self.s = m, s
        self.place = torch.nn.Parameter(torch.zeros(()), requires_grad=False)

    def forward(self, x: torch.Tensor, t: torch.Tensor, y: torch.Tensor) -> torch.Tensor:
        alpha, sigma = ((t * math.pi / 2).cos(), (t * math.pi / 2).sin())
        alpha, sigma = (a[:, None, None, None] for a in (alpha, sigma))
        away = x - alpha * self.m
        even = alpha * sigma * (1 - self.s**2) / (alpha**2 * self.s**2 + sigma**2)
        return even * away - sigma * self.m


def test_it_is_a_generator_and_the_same_noise_is_the_same_picture() -> None:
    net = small()
    assert isinstance(net, Generator)
    assert net.latent == 3 * 16 * 16 and net.side == 16 and net.inverts
    first, again = (net.synthesis(net.sample([3, 4])) for _ in range(2))
    assert first.shape == (2, 3, 16, 16)
    assert torch.equal(first, again)
    assert not torch.allclose(first[0], first[1], atol=0.05)


def test_with_the_best_net_few_steps_draw_what_they_should() -> None:
    """Of a Gaussian the ideal net is known: what is drawn must have its mean and spread, and be
    found again."""
    net = small(steps=24)
    net.unet = Gaussian(0.2, 0.1)
    z = net.sample(range(16))
    picture = net(*net.split(z))
    assert float(picture.mean()) == pytest.approx(0.2, abs=0.01)
    assert float(picture.std()) == pytest.approx(0.1, rel=0.06)
    assert float((net.encode(picture / 2 + 0.5) - z).abs().mean()) < 0.1


def test_the_untrained_net_says_the_best_linear_guess() -> None:
    """Before training nothing is added to what a Gaussian of the pictures' spread asks for."""
    net = DiffusionGenerator(16, (16, 32), (1, 1)).eval()
    x, t = torch.randn(2, 3, 16, 16), torch.tensor([0.3, 0.8])
    with torch.no_grad():
        said = net.unet(x, t, torch.zeros(2, 0))
    assert torch.allclose(said, Gaussian(0, 0.5)(x, t, torch.zeros(2, 0)), atol=1e-5)


def test_a_picture_is_found_again_by_its_noise() -> None:
    net = small(steps=12)
    picture = net.synthesis(net.sample([1, 2]))
    again = net.synthesis(net.encode(picture))
    apart = (picture - net.synthesis(net.sample([3, 4]))).abs().mean()
    assert float((again - picture).abs().mean()) < 0.05 * float(apart)


def test_kinds_are_told_mixed_and_guided() -> None:
    plain, guided = (small(kinds=("sea", "wood"), guidance=g) for g in (1.0, 3.0))
    z = plain.sample([5], "sea")[:, : plain.z_dim]
    sea, wood, any_kind = (torch.tensor([y]) for y in ((1.0, 0.0), (0.0, 1.0), (0.0, 0.0)))
    far = [float((net(z, sea) - net(z, wood)).abs().mean()) for net in (plain, guided)]
    assert far[1] > 1.5 * far[0] > 0
    assert torch.allclose(plain(z, any_kind), guided(z, any_kind), atol=1e-5)
    assert plain.kind(plain.sample([5], "wood")) == "wood"
    with pytest.raises(BadInput, match="city"):
        plain.sample([1], "city")


def test_any_even_size_may_be_drawn() -> None:
    net = small()
    wide = net.unet(torch.randn(1, 3, 8, 24), torch.tensor([0.5]), torch.zeros(1, 0))
    assert wide.shape == (1, 3, 8, 24)
    assert net.unet.stride == 4


def test_angles_fall_from_noise_to_picture_ever_more_slowly() -> None:
    way = angles(8)
    falls = [a - b for a, b in pairwise(way)]
    assert way[0] == pytest.approx(math.pi / 2) and way[-1] == 0 and len(way) == 9
    assert falls == sorted(falls, reverse=True) and falls[-1] > 0


def test_truncation_calms_the_noise_but_never_takes_it_away() -> None:
    net = small()
    wild, calm = (net.sample([1, 2], truncation=t) for t in (1.0, 0.0))
    assert float(wild.std()) == pytest.approx(1, abs=0.05)
    assert float(calm.std()) == pytest.approx(0.75, abs=0.04)
    assert torch.allclose(net.synthesis(0.5 * calm), net.synthesis(0.7 * calm), atol=1e-4)
    assert torch.isfinite(net.synthesis(torch.zeros_like(calm))).all()
