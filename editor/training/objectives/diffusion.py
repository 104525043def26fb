"""Denoising diffusion: the net learns to say which part of a noisy picture is noise.

L_simple of Ho et al. 2020 on v (Salimans & Ho 2022): E |v - v_theta(x_t, t)|^2, weighted as
Min-SNR says (Hang et al. 2023). Symbols are those of `nets.diffusion`.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import cast

import torch
from torch import Tensor, nn

from editor.nets.diffusion import DiffusionGenerator
from editor.training.objectives.family import Drawn, FamilyObjective

CHECKED = 128
"""Validation pictures that the loss is measured on."""


class DiffusionObjective(FamilyObjective):
    """One network, one loss. Options: weights.snr, the signal-to-noise ratio above which a time
    weighs less (0 = none); optimiser.unconditional, how often (0..1) the kind is not told."""

    judged = 128

    def build(self) -> None:
        """The net that tells noise from picture."""
        self.net = DiffusionGenerator(**self.parameters())

    def adam(
        self, net: nn.Module, betas: tuple[float, float] = (0.9, 0.99), haste: float = 1.0
    ) -> torch.optim.Adam:
        """As the family's; nobody plays against this network, so it may keep its momentum."""
        return super().adam(net, betas, haste)

    def learn(self, drawn: Drawn, step: int, progress: float) -> Mapping[str, float]:
        """Pictures at random times on their way to noise; times are spread evenly over a batch
        (Kingma et al. 2021), which steadies the loss."""
        x_0, n = drawn.x, len(drawn.x)
        begin = torch.rand((), generator=drawn.random, device=self.device)
        t = (begin + torch.arange(n, device=self.device) / n) % 1
        told = torch.rand(n, 1, generator=drawn.random, device=self.device)
        y = self._net.classes(drawn.kind) * (told >= self.recipe.optimiser.get("unconditional", 0))
        return {"loss": self.update(self.optimiser, self.loss(x_0, t, drawn.noise(*x_0.shape), y))}

    def loss(self, x_0: Tensor, t: Tensor, eps: Tensor, y: Tensor, average: bool = False) -> Tensor:
        """Weighted mean of |v - v_theta|^2 of x_0, eps (n, 3, s, s), t (n,) and y (n, kinds).

        average: of the averaged network.
        """
        net = cast(DiffusionGenerator, self.generator()) if average else self._net
        phi = t * math.pi / 2
        alpha, sigma = phi.cos()[:, None, None, None], phi.sin()[:, None, None, None]
        with self._half():
            v = net.unet(alpha * x_0 + sigma * eps, t, y)
        error = (alpha * eps - sigma * x_0 - v.float()).square().mean((1, 2, 3))
        weighted: Tensor = self.importance(alpha, sigma).flatten() * error
        return weighted.mean()

    def importance(self, alpha: Tensor, sigma: Tensor) -> Tensor:
        """min(SNR, gamma) / (SNR + 1), SNR = alpha^2 / sigma^2: Min-SNR's weight of v's error."""
        gamma = self.recipe.weights.get("snr", 0.0)
        if not gamma:
            return torch.ones_like(alpha)
        return torch.minimum(alpha.square(), gamma * sigma.square())

    def score(self) -> Mapping[str, float]:
        """The loss on validation pictures, always at the same times and noise, is the score;
        beside it how near random pictures are to real ones."""
        batch = self.check.some(CHECKED)
        x_0 = self.tensor(batch.pictures)
        random = torch.Generator(self.device).manual_seed(self.recipe.seed)
        t = (torch.arange(len(x_0), device=self.device) * 0.618034 + 0.5) % 1
        eps = torch.randn(x_0.shape, generator=random, device=self.device)
        y = self._net.classes(torch.from_numpy(batch.kind).to(self.device))
        with torch.inference_mode():
            loss = float(self.loss(x_0, t, eps, y, average=True))
        return {**super().score(), "score": loss}

    @property
    def _net(self) -> DiffusionGenerator:
        return cast(DiffusionGenerator, self.net)
