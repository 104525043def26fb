"""A convolutional variational autoencoder (Kingma & Welling 2014)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import torch
from torch import Tensor, nn

from editor.nets.codes import CodeGaussian
from editor.nets.dcgan import LEAST, widths_of
from editor.nets.latent import LatentGenerator


class VariationalAutoencoder(LatentGenerator):
    """Encoder q(code | x) and decoder p(x | code). side: 8, 16, 32, 64, ... width: channels of the
    layers at half the side; twice as many at each halving.

    A latent's z is a code seen through the Gaussian of all codes (`codes`), so that z ~ N(0, 1)
    draws as pictures lie, not as the prior hoped (Ghosh et al. 2020).
    """

    inverts = True

    def __init__(
        self, side: int, z_dim: int = 64, width: int = 24, kinds: Sequence[str] = ()
    ) -> None:
        super().__init__(side, z_dim, kinds)
        channels = widths_of(side, width)
        self.least = channels[-1], LEAST, LEAST
        size = channels[-1] * LEAST**2
        layers: list[nn.Module] = []
        for a, b in pairwise([3 + len(self.kinds), *channels]):
            layers += [nn.Conv2d(a, b, 4, 2, 1, bias=False), nn.BatchNorm2d(b), nn.LeakyReLU(0.2)]
        self.encoder = nn.Sequential(*layers, nn.Flatten(), nn.Linear(size, 2 * z_dim))
        self.codes = CodeGaussian(z_dim)
        self.project = nn.Linear(self.latent, size)
        layers = [nn.BatchNorm2d(channels[-1]), nn.LeakyReLU(0.2)]
        for a, b in pairwise(channels[::-1]):
            layers += [nn.ConvTranspose2d(a, b, 4, 2, 1, bias=False), nn.BatchNorm2d(b)]
            layers += [nn.LeakyReLU(0.2)]
        self.decoder = nn.Sequential(*layers, nn.ConvTranspose2d(width, 3, 4, 2, 1))

    def posterior(self, x: Tensor, y: Tensor) -> tuple[Tensor, Tensor]:
        """q(code | x) of pictures (n, 3, side, side) in -1..1 of classes y (n, kinds): mean and
        log variance of each coordinate, (n, z_dim)."""
        maps = y[..., None, None].expand(-1, -1, *x.shape[2:])
        mean, log_variance = self.encoder(torch.cat([x, maps], 1)).float().chunk(2, 1)
        return mean, log_variance.clamp(-12, 12)

    def draw(self, code: Tensor, y: Tensor) -> Tensor:
        """Pictures (n, 3, side, side) in -1..1 of codes (n, z_dim), y (n, kinds)."""
        h = self.project(torch.cat([code, y], 1)).unflatten(1, self.least)
        picture: Tensor = self.decoder(h).tanh()
        return picture

    def forward(self, z: Tensor, y: Tensor) -> Tensor:
        """z (n, z_dim), y (n, kinds): pictures (n, 3, side, side) in -1..1."""
        return self.draw(self.codes.code(z), y)

    def encode(self, picture: Tensor) -> Tensor:
        """As `Generator.encode`; of several kinds, that which draws the picture again best."""
        x = picture * 2 - 1
        found = [self._encoded(x, y) for y in torch.eye(len(self.kinds), device=x.device)[:, None]]
        if not found:
            return self._encoded(x, x.new_zeros(1, 0))
        errors = torch.stack(
            [(self.synthesis(z) - picture).square().mean((1, 2, 3)) for z in found]
        )
        return torch.stack(found)[errors.argmin(0), torch.arange(len(x), device=x.device)]

    def _encoded(self, x: Tensor, y: Tensor) -> Tensor:
        y = y.expand(len(x), -1)
        return torch.cat([self.codes.whitened(self.posterior(x, y)[0]), y], 1)

    def affines(self) -> tuple[Tensor, ...]:
        """What the decoder's first layer answers to z: (outputs, d)."""
        return (self.codes.before(self.project.weight),)
