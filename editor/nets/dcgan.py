"""Deep convolutional generator and critic (DCGAN, Radford et al. 2016), told a class or not.

Its rules: strided convolutions instead of pooling, batch norm in both, ReLU in the generator with
tanh last, LeakyReLU in the critic, no hidden perceptron layers.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import torch
from torch import Tensor, nn

from editor.nets.latent import LatentGenerator

LEAST = 4
"""Height and width in pixels where pictures begin."""


def widths_of(side: int, width: int) -> list[int]:
    """Channels from side / 2 down to `LEAST` pixels: width, doubled at each halving.

    ValueError where side is not 4 times a power of two, or less than 8.
    """
    steps = (side // LEAST).bit_length() - 1
    if side != LEAST << steps or steps < 1:
        raise ValueError(f"a side of {side} is not {LEAST} times a power of two")
    return [width << i for i in range(steps)]


class ConvolutionalGenerator(LatentGenerator):
    """z (n, z_dim) -> pictures (n, 3, side, side) in -1..1. side: 8, 16, 32, 64, ... width:
    channels of the layer before the last; twice as many in each before."""

    def __init__(
        self, side: int, z_dim: int = 100, width: int = 32, kinds: Sequence[str] = ()
    ) -> None:
        super().__init__(side, z_dim, kinds)
        channels = widths_of(side, width)[::-1]
        self.project = nn.ConvTranspose2d(self.latent, channels[0], LEAST, bias=False)
        layers: list[nn.Module] = [nn.BatchNorm2d(channels[0]), nn.ReLU()]
        for a, b in pairwise(channels):
            layers += [nn.ConvTranspose2d(a, b, 4, 2, 1, bias=False), nn.BatchNorm2d(b), nn.ReLU()]
        self.body = nn.Sequential(*layers, nn.ConvTranspose2d(channels[-1], 3, 4, 2, 1))
        self.apply(begin)

    def forward(self, z: Tensor, y: Tensor) -> Tensor:
        """z (n, z_dim), y (n, kinds): pictures (n, 3, side, side) in -1..1."""
        h = self.project(torch.cat([z, y], 1)[..., None, None])
        picture: Tensor = self.body(h).tanh()
        return picture

    def affines(self) -> tuple[Tensor, ...]:
        """The first layer's matrix (outputs, d)."""
        return (self.project.weight.flatten(1).T,)


class ConvolutionalCritic(nn.Module):
    """Pictures (n, 3, side, side) -> verdicts (n,), logits of being real.

    kinds: classes it is told, as maps of 0 and 1 beside the colours. norm: whether layers after
    the first have batch norm; it mixes the pictures of a batch, which a gradient penalty of each
    picture must not (Gulrajani et al. 2017).
    """

    def __init__(self, side: int, width: int = 32, kinds: int = 0, norm: bool = True) -> None:
        super().__init__()
        channels = widths_of(side, width)
        layers: list[nn.Module] = [nn.Conv2d(3 + kinds, width, 4, 2, 1), nn.LeakyReLU(0.2)]
        for a, b in pairwise(channels):
            layers += [nn.Conv2d(a, b, 4, 2, 1, bias=not norm)]
            layers += [nn.BatchNorm2d(b)] if norm else []
            layers += [nn.LeakyReLU(0.2)]
        self.body = nn.Sequential(*layers, nn.Conv2d(channels[-1], 1, LEAST))
        self.apply(begin)

    def forward(self, x: Tensor, y: Tensor) -> Tensor:
        """x: (n, 3, side, side). y: classes (n, kinds)."""
        maps = y[..., None, None].expand(-1, -1, *x.shape[2:])
        verdict: Tensor = self.body(torch.cat([x, maps], 1))
        return verdict[:, 0, 0, 0]


def begin(layer: nn.Module) -> None:
    """Weights from N(0, 0.02), scales of norms from N(1, 0.02), as the paper has them."""
    if isinstance(layer, nn.Conv2d | nn.ConvTranspose2d):
        nn.init.normal_(layer.weight, 0.0, 0.02)
    elif isinstance(layer, nn.BatchNorm2d):
        nn.init.normal_(layer.weight, 1.0, 0.02)
