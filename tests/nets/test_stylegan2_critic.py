"""StyleGAN2's discriminator: its layers by their formulas, classes, gradients of gradients."""

from __future__ import annotations

import math

import pytest
import torch
import torch.nn.functional as F
from torch import Tensor

from editor.nets.resample import resample_filter, upfirdn2d
from editor.nets.stylegan2_critic import Conv, CriticBlock, StyleGAN2Critic, deviation


def randn(*shape: int, seed: int = 0) -> Tensor:
    return torch.randn(*shape, generator=torch.Generator().manual_seed(seed))


def reference(conv: Conv, x: Tensor, gain: float = 1.0) -> Tensor:
    """Filter, kernel at an equalised learning rate, bias, rectifier, gain."""
    weight = conv.weight / math.sqrt(conv.weight[0].numel())
    size = weight.shape[-1]
    if conv.down:
        x = upfirdn2d(x, resample_filter(), padding=(1 + size // 2,) * 4)
    y = F.conv2d(x, weight, stride=2 if conv.down else 1, padding=0 if conv.down else size // 2)
    if conv.bias is None:
        return y * gain
    return F.leaky_relu(y + conv.bias[:, None, None], 0.2) * math.sqrt(2) * gain


@pytest.fixture
def block() -> CriticBlock:
    torch.manual_seed(0)
    block = CriticBlock(5, 7).requires_grad_(False)
    for name, value in block.named_parameters():
        if name.endswith("bias"):
            value.normal_()
    return block


def test_a_block_halves_round_a_shortcut_and_keeps_variance(block: CriticBlock) -> None:
    x, half = randn(3, 5, 8, 8), math.sqrt(0.5)
    wanted = reference(block.conv1, reference(block.conv0, x), half)
    wanted = wanted + reference(block.skip, x, half)
    torch.testing.assert_close(block(x), wanted, atol=1e-5, rtol=1e-4)


def test_the_deviation_is_told_of_groups_that_lie_apart() -> None:
    x = randn(8, 3, 4, 4)
    x[::2] = x[0].clone()  # one group of four equal pictures
    told = deviation(x)
    assert torch.equal(told[:, :3], x)
    torch.testing.assert_close(told[::2, 3], torch.full((4, 4, 4), 1e-4))
    group = x[1::2]
    wanted = ((group - group.mean(0)).square().mean(0) + 1e-8).sqrt().mean()
    torch.testing.assert_close(told[1::2, 3], wanted.expand(4, 4, 4))
    assert deviation(x[:3]).shape == (3, 4, 4, 4)


def test_a_verdict_depends_on_the_class_by_projection() -> None:
    torch.manual_seed(0)
    critic, picture = StyleGAN2Critic(16, 3, 128, 8), randn(4, 3, 16, 16)
    verdicts = torch.stack([critic(picture, F.one_hot(torch.full((4,), i), 3).float())
                            for i in range(3)])  # fmt: skip
    assert verdicts.shape == (3, 4)
    assert float(verdicts.detach().std(0).min()) > 1e-3
    plain = StyleGAN2Critic(16, 0, 128, 8)
    assert plain(picture).shape == (4,)
    assert "out.weight" in plain.state_dict() and plain.mapping is None


def test_its_slope_can_be_learned_from() -> None:
    """R1 is a gradient of a gradient; it must reach every weight that shapes the slope."""
    torch.manual_seed(0)
    critic, picture = StyleGAN2Critic(8, 2, 64, 6), randn(4, 3, 8, 8).requires_grad_()
    verdict = critic(picture, torch.eye(2)[[0, 1, 0, 1]]).sum()
    (slope,) = torch.autograd.grad(verdict, picture, create_graph=True)
    slope.square().sum().backward()  # type: ignore[no-untyped-call]
    weights = {n: p for n, p in critic.named_parameters() if n.endswith("weight")}
    assert all(p.grad is not None and bool(p.grad.any()) for p in weights.values())
