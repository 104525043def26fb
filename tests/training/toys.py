"""A generator whose pictures are charts of its attributes, and a judge that reads the charts."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor, nn

from editor.nets.generator import Attribute
from editor.nets.judge import Reading
from editor.nets.portraits import ATTRIBUTES, STYLES

SIDE = 40
COUNT = len(ATTRIBUTES)
FREE = 4
ROWS = SIDE // COUNT
SCALE = 0.05
"""Brightness of a unit."""


class Charts(nn.Module):
    """Attribute i is the brightness of a bar of two rows; `mixing` (a, d) says what a latent draws.

    By default each tied coordinate draws its own bar.
    """

    side, layers, latent, inverts = SIDE, 2, COUNT + FREE, True
    kinds: tuple[str, ...] = STYLES
    attributes: tuple[Attribute, ...] = ATTRIBUTES

    def __init__(self, mixing: Tensor | None = None) -> None:
        super().__init__()
        plain = torch.eye(COUNT, COUNT + FREE)
        self.mixing = nn.Parameter(plain if mixing is None else mixing, requires_grad=False)

    def sample(
        self, seeds: Sequence[int], style: str | None = None, truncation: float = 1.0
    ) -> Tensor:
        made = []
        for seed in seeds:
            random = torch.Generator().manual_seed(seed)
            made.append(torch.rand(self.latent, generator=random))
        return torch.stack(made)

    def synthesis(
        self,
        latent: Tensor,
        under: Tensor | None = None,
        share: Tensor | None = None,
        noise: int = 0,
    ) -> Tensor:
        codes = latent if latent.ndim == 2 else latent.mean(1)
        bars = 0.5 + SCALE * codes @ self.mixing.T
        return bars.repeat_interleave(ROWS, 1)[:, None, :, None].expand(-1, 3, -1, SIDE).clone()

    def encode(self, picture: Tensor) -> Tensor:
        values = (picture.mean(1)[:, ::ROWS].mean(2) - 0.5) / SCALE
        return torch.cat([values, torch.zeros(len(values), FREE)], 1)

    def kind(self, latent: Tensor) -> str:
        return ""

    def affines(self) -> tuple[Tensor, ...]:
        return (self.mixing, self.mixing)


class Reader(nn.Module):
    """Reads the charts; says that labels tell all attributes but `silent`."""

    side = SIDE

    def __init__(self, silent: Sequence[str] = ()) -> None:
        super().__init__()
        self.told = torch.tensor([float(a.name not in silent) for a in ATTRIBUTES])

    def forward(self, picture: Tensor) -> Reading:
        values = (picture.mean(1)[:, ::ROWS].mean(2) - 0.5) / SCALE
        n = len(values)
        return Reading(values, self.told.expand(n, -1), torch.ones(n, 1), values)
