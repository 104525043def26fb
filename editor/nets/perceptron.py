"""Multilayer perceptrons that draw and judge pictures, without a single convolution."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from editor.nets.codes import CodeGaussian
from editor.nets.latent import LatentGenerator

FAINT = 0.005
"""Spread of the weights of pixels before training."""


class PerceptronGenerator(LatentGenerator):
    """z (n, z_dim) -> pictures (n, 3, side, side) in -1..1. widths: of the hidden layers."""

    def __init__(
        self, side: int, z_dim: int = 100, widths: Sequence[int] = (256, 512),
        kinds: Sequence[str] = (),
    ) -> None:  # fmt: skip
        super().__init__(side, z_dim, kinds)
        sizes = (self.latent, *widths)
        self.hidden = nn.ModuleList(nn.Linear(a, b) for a, b in pairwise(sizes))
        self.norms = nn.ModuleList(nn.BatchNorm1d(b) for b in sizes[1:])
        self.out = nn.Linear(sizes[-1], 3 * side * side)
        nn.init.normal_(self.out.weight, 0.0, FAINT)  # each pixel starts without a grain of its own

    def forward(self, z: Tensor, y: Tensor) -> Tensor:
        """z (n, z_dim), y (n, kinds): pictures (n, 3, side, side) in -1..1."""
        h = torch.cat([z, y], 1)
        for layer, norm in zip(self.hidden, self.norms, strict=True):
            h = F.leaky_relu(norm(layer(h)), 0.2)
        picture: Tensor = self.out(h).tanh()
        return picture.view(-1, 3, self.side, self.side)

    def affines(self) -> tuple[Tensor, ...]:
        """The first layer's matrix (outputs, d)."""
        return (self.hidden[0].weight,)  # type: ignore[return-value]


class LatentCodeGenerator(PerceptronGenerator):
    """A perceptron that learned a code for each picture (GLO, Bojanowski et al. 2018): `draw`
    draws codes, `forward` draws z ~ N(0, 1) by the Gaussian of the codes."""

    def __init__(
        self, side: int, z_dim: int = 64, widths: Sequence[int] = (256, 512),
        kinds: Sequence[str] = (),
    ) -> None:  # fmt: skip
        super().__init__(side, z_dim, widths, kinds)
        self.codes = CodeGaussian(z_dim)

    def draw(self, code: Tensor, y: Tensor) -> Tensor:
        """Pictures (n, 3, side, side) in -1..1 of codes (n, z_dim) as they were learned."""
        return super().forward(code, y)

    def forward(self, z: Tensor, y: Tensor) -> Tensor:
        """z (n, z_dim), y (n, kinds): pictures (n, 3, side, side) in -1..1."""
        return self.draw(self.codes.code(z), y)

    def affines(self) -> tuple[Tensor, ...]:
        """What the first layer answers to z: (outputs, d)."""
        (matrix,) = super().affines()
        return (self.codes.before(matrix),)


class PerceptronCritic(nn.Module):
    """Pictures (n, 3, side, side) -> verdicts (n,), logits of being real. widths: of the hidden
    layers. dropout: part (0..1) of each that is not looked at. kinds: classes it is told."""

    def __init__(
        self, side: int, widths: Sequence[int] = (512, 256), dropout: float = 0.3, kinds: int = 0
    ) -> None:
        super().__init__()
        sizes = (3 * side * side + kinds, *widths)
        layers: list[nn.Module] = []
        for a, b in pairwise(sizes):
            layers += [nn.Linear(a, b), nn.LeakyReLU(0.2), nn.Dropout(dropout)]
        self.layers = nn.Sequential(*layers, nn.Linear(sizes[-1], 1))

    def forward(self, x: Tensor, y: Tensor) -> Tensor:
        """x: (n, 3, side, side). y: classes (n, kinds)."""
        verdict: Tensor = self.layers(torch.cat([x.flatten(1), y], 1))[:, 0]
        return verdict
