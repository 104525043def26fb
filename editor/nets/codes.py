"""The Gaussian of the codes that a network learned, so that noise can be drawn as they lie."""

from __future__ import annotations

import torch
from torch import Tensor, nn

JITTER = 1e-4
"""Least variance of a code's coordinate: those that no picture uses can still be whitened."""


class CodeGaussian(nn.Module):
    """N(mean, L L^T) of codes (n, size): code = mean + L z where z ~ N(0, 1).

    Buffers, not weights: they are measured (`fit`). Before that, codes are z themselves.
    """

    mean: Tensor
    factor: Tensor

    def __init__(self, size: int) -> None:
        super().__init__()
        self.register_buffer("mean", torch.zeros(size))
        self.register_buffer("factor", torch.eye(size))

    def fit(self, codes: Tensor) -> None:
        """Take mean and covariance of codes (n, size); a single one varies by `JITTER` alone."""
        wide = codes.double().cpu()
        spread = torch.cov(wide.T, correction=min(1, len(wide) - 1))
        covariance = spread + JITTER * torch.eye(wide.shape[1], dtype=torch.float64)
        self.mean.copy_(wide.mean(0))
        self.factor.copy_(torch.linalg.cholesky(covariance))

    def code(self, z: Tensor) -> Tensor:
        """z (n, size) as codes."""
        return self.mean + z.float() @ self.factor.T

    def whitened(self, code: Tensor) -> Tensor:
        """Codes (n, size) as z."""
        way = (code.float() - self.mean).T
        z: Tensor = torch.linalg.solve_triangular(self.factor, way, upper=False)
        return z.T

    def before(self, matrix: Tensor) -> Tensor:
        """A matrix (outputs, size + more) for [code | more] as one for [z | more]."""
        size = len(self.mean)
        return torch.cat([matrix[:, :size] @ self.factor, matrix[:, size:]], 1)
