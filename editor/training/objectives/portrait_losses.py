"""Parts of the portrait loss, and the distance of two sets of pictures."""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import contextmanager

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from editor.nets.portraits import Code


@contextmanager
def frozen(net: nn.Module) -> Iterator[None]:
    """Gradients pass through the network within, and stop at its weights."""
    net.requires_grad_(False)
    try:
        yield
    finally:
        net.requires_grad_(True)


def shown(picture: Tensor, style: Tensor) -> Tensor:
    """What the critic sees: pictures in -1..1 and maps of their style, (n, 3 + styles, h, w)."""
    maps = style[..., None, None].expand(-1, -1, *picture.shape[2:])
    return torch.cat([picture.float() * 2 - 1, maps], dim=1)


def pixel_loss(made: Tensor, truth: Tensor) -> Tensor:
    """Mean absolute difference of pictures (n, 3, h, w): (n,)."""
    return (made - truth).abs().mean((1, 2, 3))


def edge_loss(made: Tensor, truth: Tensor) -> Tensor:
    """Mean absolute difference of the differences between neighbouring pixels: (n,).

    An outline drawn softly costs little in `pixel_loss` and much here (Mathieu et al. 2016).
    """
    error = made - truth
    down, right = error.diff(dim=2).abs(), error.diff(dim=3).abs()
    return down.mean((1, 2, 3)) + right.mean((1, 2, 3))


def divergence(code: Code) -> Tensor:
    """Kullback-Leibler divergence of the free coordinates from N(0, 1), mean over them: (n,)."""
    variance = code.log_variance.exp()
    return 0.5 * (code.free.square() + variance - 1 - code.log_variance).mean(1)


def label_loss(tied: Tensor, values: Tensor, known: Tensor) -> Tensor:
    """Mean square error of tied coordinates (n, a) where labels are known (n, a), 0 or 1: ()."""
    return ((tied - values).square() * known).sum() / known.sum().clamp_min(1)


def critic_loss(real: Tensor, made: Tensor) -> Tensor:
    """Hinge loss of the critic's verdicts (Lim & Ye 2017): ()."""
    return F.relu(1 - real).mean() + F.relu(1 + made).mean()


def gradient_penalty(verdicts: Tensor, pictures: Tensor) -> Tensor:
    """R1 (Mescheder et al. 2018): square of the gradient of verdicts by real pictures: ()."""
    (gradient,) = torch.autograd.grad(verdicts.sum(), pictures, create_graph=True)
    return gradient.square().sum((1, 2, 3)).mean()


def pooled(features: list[list[Tensor]]) -> Tensor:
    """Means of all channels over pictures, unit length for each slice, scaled: (n, d).

    features: of batches of pictures, each a list with one (b, c, h, w) for every slice.
    """
    rows = [torch.cat([F.normalize(x.float().mean((2, 3)), dim=1) for x in slices], dim=1)
            for slices in features]  # fmt: skip
    means = torch.cat(rows)
    scaled: Tensor = means * math.sqrt(means.shape[1] / len(features[0]))
    return scaled


def kernel_distance(a: Tensor, b: Tensor) -> float:
    """Squared maximum mean discrepancy of features (n, d) and (m, d), cubic kernel, unbiased.

    KID (Binkowski et al. 2018); negative values are noise round 0.
    """
    own = [_off_diagonal_mean(_cubic(x, x)) for x in (a, b)]
    return float(sum(own) - 2 * _cubic(a, b).mean())


def _cubic(a: Tensor, b: Tensor) -> Tensor:
    return (a @ b.T / a.shape[1] + 1) ** 3


def _off_diagonal_mean(x: Tensor) -> Tensor:
    n = len(x)
    return (x.sum() - x.diagonal().sum()) / (n * (n - 1))
