"""StarGAN (Choi et al. 2018): one generator that switches attributes, and its discriminator.

G(x, c) redraws a picture x with the attributes c, which enter as maps of ones and zeros beside it.
D says of a picture how real it is, D_src, and which attributes it has, D_cls.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from editor.nets.normless import silent, smooth, started
from editor.nets.portraits import Doubling, Residual

STRIDE = 8


class AttributeGenerator(nn.Module):
    """G: pictures (n, 3, side, side) in -1..1 and attributes c (n, attributes) to pictures.

    widths: channels at 1/2, 1/4 and 1/8 of the resolution. It adds to the picture, starting from
    nothing, so what no attribute asks for stays.
    """

    def __init__(self, attributes: int, widths: Sequence[int], blocks: int) -> None:
        super().__init__()
        self.stem = nn.Conv2d(4 * (3 + attributes), widths[0], 3, 1, 1)
        self.downs = nn.ModuleList(nn.Conv2d(a, b, 4, 2, 1) for a, b in pairwise(widths))
        self.blocks = nn.Sequential(*(Residual(widths[-1]) for _ in range(blocks)))
        coarse = tuple(reversed(widths))
        self.ups = nn.ModuleList(Doubling(a, b) for a, b in pairwise(coarse))
        self.joins = nn.ModuleList(nn.Conv2d(2 * b, b, 3, 1, 1) for b in coarse[1:])
        self.last = nn.Conv2d(widths[0], 12, 3, 1, 1)
        started((self.stem, *self.downs, *self.joins))
        silent(self.last)

    def forward(self, x: Tensor, c: Tensor) -> Tensor:
        """Same shape as x."""
        maps = c.to(x.dtype)[:, :, None, None].expand(-1, -1, *x.shape[2:])
        h = F.leaky_relu(self.stem(F.pixel_unshuffle(torch.cat([x, maps], 1), 2)), 0.2)
        kept = []
        for down in self.downs:
            kept.append(h)
            h = F.leaky_relu(down(h), 0.2)
        h = self.blocks(h)
        for up, join in zip(self.ups, self.joins, strict=True):
            h = F.leaky_relu(join(torch.cat([up(h), kept.pop()], 1)), 0.2)
        return x + smooth(F.pixel_shuffle(self.last(h), 2))


class AttributeDiscriminator(nn.Module):
    """D: pictures (n, 3, side, side) in -1..1 to D_src (n, 1, s, s) and logits D_cls (n, a).

    widths: channels at 1/2, 1/4, ... of the resolution.
    """

    def __init__(self, attributes: int, side: int, widths: Sequence[int]) -> None:
        super().__init__()
        layers = [nn.Conv2d(12, widths[0], 3, 1, 1)]
        layers += [nn.Conv2d(a, b, 4, 2, 1) for a, b in pairwise(widths)]
        self.layers = nn.ModuleList(layers)
        self.source = nn.Conv2d(widths[-1], 1, 3, 1, 1)
        self.classes = nn.Conv2d(widths[-1], attributes, side >> len(widths))
        started(self.layers)

    def forward(self, x: Tensor) -> tuple[Tensor, Tensor]:
        """x: (n, 3, side, side)."""
        x = F.pixel_unshuffle(x, 2)
        for layer in self.layers:
            x = F.leaky_relu(layer(x), 0.2)
        return self.source(x), self.classes(x).flatten(1)


class StarGANNet(nn.Module):
    """A `Translator` of attributes; D is shipped with G, for it reads what a picture has.

    attributes: their names. side: of its pictures, a multiple of 8. widths, blocks: of G.
    critic_widths: of D.
    """

    exclusive, whole, stride, border = False, True, STRIDE, 0

    def __init__(
        self,
        side: int,
        attributes: Sequence[str],
        widths: Sequence[int] = (32, 64, 128),
        blocks: int = 4,
        critic_widths: Sequence[int] = (32, 64, 128, 192),
    ) -> None:
        super().__init__()
        self.side, self.attributes, self.depth = side, tuple(attributes), blocks
        self.G = AttributeGenerator(len(attributes), widths, blocks)
        self.D = AttributeDiscriminator(len(attributes), side, critic_widths)

    @property
    def domains(self) -> tuple[str, ...]:
        """The attributes."""
        return self.attributes

    def translate(self, picture: Tensor, to: Tensor) -> Tensor:
        """As `Translator.translate`."""
        made: Tensor = self.G(picture * 2 - 1, to).float() / 2 + 0.5
        return made.clamp(0, 1)

    def read(self, picture: Tensor) -> Tensor:
        """As `Translator.read`."""
        read: Tensor = self.D(picture * 2 - 1)[1].float().sigmoid()
        return read
