"""StyleGAN2's discriminator: residual, aware of how varied a batch is, conditional by projection.

Karras et al. 2020 (resnet of figure 7), minibatch deviation of Karras et al. 2018, projection of
Miyato & Koyama 2018. Trains generators and is not shipped.
"""

from __future__ import annotations

import math
from itertools import pairwise

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from editor.nets.modulated import GAIN, FullyConnected, rectified
from editor.nets.resample import conv2d_down, resample_filter
from editor.nets.stylegan2 import MappingNetwork
from editor.nets.stylegan2_synthesis import FIRST, HALF

GROUP = 4
"""Pictures whose deviation is told together."""


class Conv(nn.Module):
    """A convolution with an equalised learning rate, and the rectifier; plain without bias."""

    resample_filter: Tensor

    def __init__(
        self, inputs: int, outputs: int, size: int, down: bool = False, plain: bool = False
    ) -> None:
        super().__init__()
        self.down, self.gain = down, 1 / math.sqrt(inputs * size * size)
        self.weight = nn.Parameter(torch.randn(outputs, inputs, size, size))
        self.bias = None if plain else nn.Parameter(torch.zeros(outputs))
        self.register_buffer("resample_filter", resample_filter())

    def forward(self, x: Tensor, gain: float = 1.0) -> Tensor:
        """(n, inputs, h, w) -> (n, outputs, h, w), or half the size."""
        loud = gain if self.bias is None else gain * GAIN
        weight = self.weight * (self.gain * loud)
        bias = None if self.bias is None else self.bias * loud
        if self.down:
            y = conv2d_down(x, weight, self.resample_filter, bias)
        else:
            y = F.conv2d(x, weight, bias, padding=weight.shape[-1] // 2)
        return y if bias is None else rectified(y)


class CriticBlock(nn.Module):
    """Halves the size round a shortcut."""

    def __init__(self, inputs: int, outputs: int) -> None:
        super().__init__()
        self.conv0 = Conv(inputs, inputs, 3)
        self.conv1 = Conv(inputs, outputs, 3, down=True)
        self.skip = Conv(inputs, outputs, 1, down=True, plain=True)

    def forward(self, x: Tensor) -> Tensor:
        """(n, inputs, h, w) -> (n, outputs, h / 2, w / 2)."""
        made: Tensor = self.conv1(self.conv0(x), HALF) + self.skip(x, HALF)
        return made


def deviation(x: Tensor, group: int = GROUP) -> Tensor:
    """x (n, c, h, w) and one channel more, which says how much pictures of a group differ.

    Picture i is of group i modulo n / group.
    """
    n, _, h, w = x.shape
    each = math.gcd(n, group)
    spread = x.float().reshape(each, n // each, *x.shape[1:]).var(0, correction=0)
    mean = (spread + 1e-8).sqrt().mean((1, 2, 3)).repeat(each)
    return torch.cat([x, mean[:, None, None, None].expand(-1, 1, h, w).to(x.dtype)], dim=1)


class StyleGAN2Critic(nn.Module):
    """Pictures (n, 3, side, side) in -1..1 and their classes to verdicts, higher = more real.

    Widths as those of `StyleGAN2Net`. c_dim: classes, 0 = none.
    """

    def __init__(self, side: int, c_dim: int, channel_base: int, channel_max: int) -> None:
        super().__init__()
        sides = [side >> i for i in range(int(math.log2(side / FIRST)) + 1)]
        widths = [min(channel_base // s, channel_max) for s in sides]
        last = widths[-1]
        self.fromrgb = Conv(3, widths[0], 1)
        self.blocks = nn.Sequential(*(CriticBlock(a, b) for a, b in pairwise(widths)))
        self.conv = Conv(last + 1, last, 3)
        self.fc = FullyConnected(last * FIRST**2, last, active=True)
        self.out = FullyConnected(last, last if c_dim else 1)
        self.mapping = MappingNetwork(0, c_dim, last, 2, tracked=False) if c_dim else None

    def forward(self, picture: Tensor, c: Tensor | None = None) -> Tensor:
        """c: (n, c_dim) one-hot, needed where there are classes. Returns (n,)."""
        x = self.conv(deviation(self.blocks(self.fromrgb(picture))))
        verdict: Tensor = self.out(self.fc(x.flatten(1))).float()
        if self.mapping is None:
            return verdict[:, 0]
        kind: Tensor = self.mapping(None, c).float()
        return (verdict * kind).sum(1) / math.sqrt(verdict.shape[1])
