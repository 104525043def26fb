"""The patch critic of adversarial training: judges overlapping patches, not whole pictures."""

from __future__ import annotations

import torch.nn.functional as F
from torch import Tensor, nn
from torch.nn.utils.parametrizations import spectral_norm


class PatchCritic(nn.Module):
    """PatchGAN (Isola et al. 2017) with spectral normalisation; the mask is its fourth channel."""

    def __init__(self, inputs: int = 4, width: int = 32) -> None:
        super().__init__()
        sizes = [inputs, width, 2 * width, 4 * width, 4 * width]
        self.layers = nn.ModuleList(
            spectral_norm(nn.Conv2d(a, b, 4 if stride == 2 else 3, stride, 1))
            for a, b, stride in zip(sizes, sizes[1:], (2, 2, 2, 1), strict=False)
        )
        self.verdict = nn.Conv2d(sizes[-1], 1, 3, 1, 1)

    def forward(self, x: Tensor) -> tuple[Tensor, list[Tensor]]:
        """(n, inputs, h, w) in -1..1 -> verdicts (n, 1, h / 8, w / 8) and each layer's output."""
        features = []
        for layer in self.layers:
            x = F.leaky_relu(layer(x), 0.2)
            features.append(x)
        return self.verdict(x), features
