"""The generator: known pixels stay, an untrained network changes nothing, every part learns."""

from __future__ import annotations

import pytest
import torch
from torch import Tensor

from editor.nets.critic import PatchCritic
from editor.nets.inpaint import InpaintNet, membrane

SMALL = (8, 12, 16)


def pictures(h: int, w: int, n: int = 1) -> tuple[Tensor, Tensor, Tensor]:
    """Random image and fill, and a box for a hole."""
    torch.manual_seed(1)
    mask = torch.zeros(n, 1, h, w)
    mask[:, :, h // 4 : h // 2, w // 4 : w // 2] = 1
    return torch.rand(n, 3, h, w), mask, torch.rand(n, 3, h, w)


@pytest.mark.parametrize(("h", "w"), [(32, 32), (33, 50), (64, 41), (9, 9)])
def test_untrained_network_returns_the_fill(h: int, w: int) -> None:
    image, mask, fill = pictures(h, w)
    made = InpaintNet(SMALL)(image, mask, fill)
    assert torch.equal(made, torch.where(mask > 0.5, fill, image))


def test_trained_network_never_touches_known_pixels() -> None:
    image, mask, fill = pictures(40, 56)
    net = InpaintNet(SMALL)
    with torch.no_grad():
        for parameter in net.parameters():
            parameter.add_(torch.randn_like(parameter) * 0.05)
    made = net(image, mask, fill)
    known = mask.expand_as(image) < 0.5
    assert torch.equal(made[known], image[known])
    assert not torch.equal(made, torch.where(mask > 0.5, fill, image))


def test_answer_does_not_depend_on_what_the_hole_hid() -> None:
    image, mask, fill = pictures(40, 40)
    net = InpaintNet(SMALL)
    with torch.no_grad():
        for parameter in net.parameters():
            parameter.add_(torch.randn_like(parameter) * 0.05)
    other = torch.where(mask > 0.5, 1 - image, image)
    torch.testing.assert_close(net(image, mask, fill), net(other, mask, fill))


def test_every_parameter_learns_after_the_first_steps() -> None:
    image, mask, fill = pictures(32, 32, 2)
    net = InpaintNet(SMALL)
    optimiser = torch.optim.SGD(net.parameters(), 0.5)
    for _ in range(6):  # zero layers open one after another
        optimiser.zero_grad()
        (net(image, mask, fill) - image).square().sum().backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        optimiser.step()
    still = [n for n, p in net.named_parameters() if p.grad is None or not p.grad.any()]
    assert still == []


def test_shipped_size_is_a_few_million_parameters() -> None:
    count = sum(p.numel() for p in InpaintNet().parameters())
    assert 1e6 < count < 12e6


def test_membrane_of_a_flat_picture_is_flat() -> None:
    _, mask, _ = pictures(50, 31)
    flat = torch.full((1, 3, 50, 31), 0.25)
    torch.testing.assert_close(membrane(flat, mask), flat, atol=1e-5, rtol=0)


def test_membrane_keeps_known_pixels_and_their_range() -> None:
    image, mask, _ = pictures(37, 64)
    smooth = membrane(image, mask)
    assert torch.equal(smooth[:, :, :5], image[:, :, :5])
    assert float(smooth.min()) >= -1e-5
    assert float(smooth.max()) <= 1 + 1e-5


def test_membrane_of_a_full_hole_is_finite() -> None:
    image, _, _ = pictures(16, 16)
    assert torch.isfinite(membrane(image, torch.ones(1, 1, 16, 16))).all()


def test_membrane_follows_a_ramp() -> None:
    ramp = torch.linspace(0, 1, 64).expand(1, 3, 64, 64).contiguous()
    _, mask, _ = pictures(64, 64)
    assert float((membrane(ramp, mask) - ramp).abs().max()) < 0.12


def test_critic_judges_every_eighth_pixel() -> None:
    verdict, features = PatchCritic(width=8)(torch.rand(2, 4, 64, 48))
    assert verdict.shape == (2, 1, 8, 6)
    assert len(features) == 4
