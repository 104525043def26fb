"""Where an encoder puts pictures, as a density that new codes are drawn from."""

from __future__ import annotations

import torch
from torch import Tensor, nn


class Posterior(nn.Module):
    """Where the encoder puts each style's pictures: a mixture of Gaussians of one common shape.

    Ghosh et al. 2020: samples drawn from a density fitted to the codes are sharper than those
    from the prior. size: coordinates; components: Gaussians of each style.
    """

    chances: Tensor
    means: Tensor
    spread: Tensor

    def __init__(self, styles: int, components: int, size: int) -> None:
        super().__init__()
        self.register_buffer("chances", torch.full((styles, components), 1 / components))
        self.register_buffer("means", torch.zeros(styles, components, size))
        self.register_buffer("spread", torch.eye(size).repeat(styles, 1, 1))

    @property
    def components(self) -> int:
        """Gaussians of each style."""
        return self.chances.shape[1]

    def fit(self, style: int, chances: Tensor, means: Tensor, spread: Tensor) -> None:
        """Take these: (components,), (components, size), (size, size) lower triangular."""
        self.chances[style], self.means[style], self.spread[style] = chances, means, spread

    def far(self, style: int, code: Tensor) -> Tensor:
        """Mahalanobis distance of a code (size,) from a style's nearest Gaussian, over root size.

        Codes that it was fitted to are at about 1.
        """
        way = (code - self.means[style]).T
        steps = torch.linalg.solve_triangular(self.spread[style], way, upper=False)
        nearest: Tensor = steps.square().mean(0).min().sqrt()
        return nearest

    def draw(self, style: int, truncation: float, random: torch.Generator) -> Tensor:
        """One code (size,) of a style."""
        chances = self.chances[style].float().cpu()
        chosen = int(torch.multinomial(chances, 1, generator=random))
        noise = torch.randn(self.means.shape[2], generator=random).to(self.means.device)
        return self.means[style, chosen] + truncation * self.spread[style] @ noise
