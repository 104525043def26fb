"""Parts of the inpainting loss; each a mean over the hole, so a thin stroke weighs as a blob."""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor

from editor.training.features import distance_maps, hole_mean, shrunk

SHALLOW = 3
"""Slices of the feature network whose statistics stand for texture."""


def around(mask: Tensor, by: int = 4) -> Tensor:
    """The hole and `by` pixels round it: (n, 1, h, w), 0 or 1; a seam shows on both sides."""
    return F.max_pool2d(mask, 2 * by + 1, 1, by)


def discount(mask: Tensor, by: float = 0.8, depth: int = 12) -> Tensor:
    """Weights `by` ** (d - 1) of the hole's pixels, d their distance to known ones: (n, 1, h, w).

    Spatially discounted reconstruction (Yu et al. 2018): near the border there is one right
    answer, deep inside there are many, and asking for the mean of them asks for blur.
    """
    weight, inside = mask, mask
    for ring in range(depth):
        inside = 1 - F.max_pool2d(1 - inside, 3, 1, 1)
        weight = weight - (1 - by) * by**ring * inside
    return weight


def pixel_loss(made: Tensor, truth: Tensor, mask: Tensor) -> Tensor:
    """Mean absolute difference in the hole, discounted inwards. Pictures (n, 3, h, w), 0..1."""
    return hole_mean((made - truth).abs(), discount(mask)).mean()


def tone_loss(made: Tensor, truth: Tensor, mask: Tensor) -> Tensor:
    """`pixel_loss` of 8 x 8 means: right colour and shading, no say about texture."""
    # Cells at the edge of the hole hold known pixels; dividing by their part restores the scale.
    difference = F.avg_pool2d(made - truth, 8).abs()
    part = F.avg_pool2d(mask, 8)
    return ((difference.mean(1).sum((1, 2))) / part.sum((1, 2, 3)).clamp_min(1e-6)).mean()


def perceptual_loss(
    made: list[Tensor], truth: list[Tensor], heads: list[Tensor], mask: Tensor
) -> Tensor:
    """LPIPS (Zhang et al. 2018) of two lists of features, in the hole only: (n,)."""
    maps = distance_maps(made, truth, heads)
    return torch.stack([hole_mean(m, mask) for m in maps]).sum(0)


def texture_loss(made: list[Tensor], truth: list[Tensor], mask: Tensor) -> Tensor:
    """Difference of mean and spread of shallow features in the hole, relative to the truth's.

    The channel statistics of Huang & Belongie 2017. A blurred fill has too small a spread.
    """
    total = torch.zeros((), device=mask.device)
    for x, y in list(zip(made, truth, strict=True))[:SHALLOW]:
        weight = shrunk(mask, x)
        weight = weight / weight.sum((2, 3), keepdim=True).clamp_min(1e-6)
        (mean_x, spread_x), (mean_y, spread_y) = _moments(x, weight), _moments(y, weight)
        size = spread_y.mean(1, keepdim=True) + 1e-2
        part = ((mean_x - mean_y).abs() + (spread_x - spread_y).abs()) / size
        total = total + part.mean() / SHALLOW
    return total


def _moments(x: Tensor, weight: Tensor) -> tuple[Tensor, Tensor]:
    """Mean and standard deviation of each channel under weights that sum to one: (n, c)."""
    x = x.float()
    mean = (x * weight).sum((2, 3))
    variance = ((x - mean[..., None, None]).square() * weight).sum((2, 3))
    return mean, (variance + 1e-4).sqrt()


def critic_loss(real: Tensor, made: Tensor, mask: Tensor) -> Tensor:
    """Hinge loss of the critic over its patches that touch the hole (Lim & Ye 2017)."""
    return hole_mean(F.relu(1 - real) + F.relu(1 + made), around(mask)).mean()


def adversarial_loss(made: Tensor, mask: Tensor) -> Tensor:
    """What the generator wants of the critic's verdicts on its patches."""
    return -hole_mean(made, around(mask)).mean()


def matching_loss(made: list[Tensor], real: list[Tensor], mask: Tensor) -> Tensor:
    """Mean absolute difference of the critic's features in the hole (Wang et al. 2018)."""
    parts = [
        hole_mean((a.float() - b.float().detach()).abs(), mask).mean()
        for a, b in zip(made, real, strict=True)
    ]
    return torch.stack(parts).mean()
