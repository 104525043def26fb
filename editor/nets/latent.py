"""What generators share that draw from one vector: noise, and behind it which class is drawn."""

from __future__ import annotations

from collections.abc import Sequence

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from editor.core.errors import BadInput
from editor.nets.generator import blended, layered


class LatentGenerator(nn.Module):
    """A `Generator` of one layer. A latent is [z | y]: z (n, z_dim) of N(0, 1), y the weights of
    `kinds`, one-hot where nobody mixes them; without kinds there is no y.

    Who inherits it draws pictures in -1..1 in `forward(z, y)`.
    """

    inverts = False
    layers = 1

    def __init__(self, side: int, z_dim: int, kinds: Sequence[str] = ()) -> None:
        super().__init__()
        self.side, self.z_dim, self.kinds = side, z_dim, tuple(kinds)

    @property
    def latent(self) -> int:
        """Coordinates of a latent."""
        return self.z_dim + len(self.kinds)

    @property
    def device(self) -> torch.device:
        """Where its weights are."""
        return next(self.parameters()).device

    def noise(self, seeds: Sequence[int]) -> Tensor:
        """N(0, 1) for each seed, the same for the same seed on any device: (n, z_dim)."""
        rows = [torch.randn(self.z_dim, generator=torch.Generator().manual_seed(seed))
                for seed in seeds]  # fmt: skip
        return torch.stack(rows).to(self.device)

    def classes(self, index: Tensor) -> Tensor:
        """Indices (n,) one-hot: (n, kinds); (n, 0) without kinds."""
        return F.one_hot(index, max(1, len(self.kinds)))[:, : len(self.kinds)].float()

    def sample(
        self, seeds: Sequence[int], style: str | None = None, truncation: float = 1.0
    ) -> Tensor:
        """As `Generator.sample`; without a style each seed draws its own kind."""
        if style is not None and style not in self.kinds:
            known = ", ".join(self.kinds) or "none"
            raise BadInput(f"It draws nothing called “{style}”.", remedy=f"Known: {known}.")
        count = max(1, len(self.kinds))
        index = [self.kinds.index(style) if style else seed % count for seed in seeds]
        y = self.classes(torch.tensor(index, device=self.device))
        return torch.cat([truncation * self.noise(seeds), y], 1)

    def split(self, latent: Tensor) -> tuple[Tensor, Tensor]:
        """A latent (n, d) or (n, 1, d) as z (n, z_dim) and y (n, kinds)."""
        flat = layered(latent, 1)[:, 0]
        return flat[:, : self.z_dim], flat[:, self.z_dim :]

    def synthesis(
        self,
        latent: Tensor,
        under: Tensor | None = None,
        share: Tensor | None = None,
        noise: int = 0,
    ) -> Tensor:
        """As `Generator.synthesis`; two latents are mixed in the picture."""
        picture: Tensor = (self(*self.split(latent)).float() / 2 + 0.5).clamp(0, 1)
        if under is None or share is None:
            return picture
        return blended(picture, self.synthesis(under, noise=noise), share)

    def encode(self, picture: Tensor) -> Tensor:
        """BadInput: there is no encoder."""
        raise BadInput("This model has no encoder.", remedy="Search the picture in more steps.")

    def kind(self, latent: Tensor) -> str:
        """The kind that weighs most, "" without kinds."""
        _, y = self.split(latent)
        return self.kinds[int(y[0].argmax())] if self.kinds else ""

    def affines(self) -> tuple[Tensor, ...]:
        """The first layer's matrix (outputs, d)."""
        raise NotImplementedError
