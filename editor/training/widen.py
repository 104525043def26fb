"""A wider network that begins by answering as a trained narrower one does (Chen et al. 2016)."""

from __future__ import annotations

from collections.abc import Mapping

import torch
from torch import Tensor

from editor.nets.style import Painter

NOISE = 0.02
"""Spread of the noise that tells copied channels apart, relative to the weights'."""


def widened(weights: Mapping[str, Tensor], wide: Painter) -> dict[str, Tensor]:
    """The weights of a narrower painter of as many blocks, spread over the channels of `wide`.

    Net2Net (Chen, Goodfellow & Shlens 2016): channels are copied and what reads them is divided
    by the number of copies, so that without the noise the answers are equal. Only what `weights`
    and `wide` both have is returned.
    """
    shapes = {name: value.shape for name, value in wide.state_dict().items()}
    made = {}
    for name, value in weights.items():
        if name in shapes:
            spread = _spread if value.dim() == 4 else _wrapped
            made[name] = spread(value.float(), shapes[name])
    return made


def _spread(weight: Tensor, shape: torch.Size) -> Tensor:
    """A convolution (out, in, h, w) with more channels on either side."""
    outputs = torch.arange(shape[0]) % weight.shape[0]
    inputs = torch.arange(shape[1]) % weight.shape[1]
    copies = torch.bincount(inputs, minlength=weight.shape[1])[inputs]
    spread = weight[outputs][:, inputs] / copies.view(1, -1, 1, 1)
    if spread.shape == weight.shape:
        return spread
    return spread + NOISE * spread.std() * torch.randn(spread.shape)


def _wrapped(value: Tensor, shape: torch.Size) -> Tensor:
    """A bias (c,) or the parameters of a norm (styles, c) with more channels."""
    return value[..., torch.arange(shape[-1]) % value.shape[-1]]
