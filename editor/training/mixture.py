"""Fits the mixture of Gaussians that random portraits are drawn from."""

from __future__ import annotations

import torch
from torch import Tensor

ROUNDS = 20
SHRINK = 0.02
"""Part of the average variance that is added to every coordinate's, so that few codes suffice."""


def fit_mixture(codes: Tensor, components: int, seed: int) -> tuple[Tensor, Tensor, Tensor]:
    """Chances (k,), means (k, d) and common spread (d, d), lower triangular, of codes (n, d).

    Lloyd's k-means on coordinates scaled to spread 1, then the covariance within all clusters
    together: Gaussians of one shape need far fewer codes than Gaussians of their own.
    """
    codes = codes.double()
    scaled = (codes - codes.mean(0)) / codes.std(0, correction=0).clamp_min(1e-6)
    member = _clusters(scaled, components, seed)
    weights = torch.nn.functional.one_hot(member, components).double()
    counts = weights.sum(0)
    means = weights.T @ codes / counts.clamp_min(1)[:, None]
    within = codes - means[member]
    covariance = within.T @ within / len(codes)
    ridge = SHRINK * covariance.diagonal().mean() + 1e-6
    spread = torch.linalg.cholesky(covariance + ridge * torch.eye(codes.shape[1]))
    return (counts / counts.sum()).float(), means.float(), spread.float()


def _clusters(x: Tensor, components: int, seed: int) -> Tensor:
    """The cluster of each row of x (n, d): int64 (n,)."""
    random = torch.Generator().manual_seed(seed)
    repeats = -(-components // len(x))
    centres = x[torch.randperm(len(x), generator=random).repeat(repeats)[:components]]
    member = torch.zeros(len(x), dtype=torch.long)
    for _ in range(ROUNDS):
        member = torch.cdist(x, centres).argmin(1)
        weights = torch.nn.functional.one_hot(member, components).to(x.dtype)
        counts = weights.sum(0)[:, None]
        centres = torch.where(counts > 0, weights.T @ x / counts.clamp_min(1), centres)
    return member
