"""CycleGAN (Zhu et al. 2017): two generators, X to Y and back, and what judges them.

The paper's generators normalise every feature by its mean and spread over the picture (instance
norm). A tile has other means than the picture that it was cut from, so tiles would not fit
together. Here nothing is normalised: residual blocks start silent instead, which trains as well
(Zhang et al. 2019, "Fixup"), and each generator learns what to add to the picture, not the picture
anew. What it answers at a place depends on `border` pixels round it and on nothing else: tiles
that overlap by so much are the whole, bit for bit where the arithmetic is the same.
"""

from __future__ import annotations

from collections.abc import Sequence

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from editor.core.errors import BadInput
from editor.nets.normless import silent, smooth, started
from editor.nets.style import Enlarging, convolution

STRIDE = 4


class SilentBlock(nn.Module):
    """A residual block without norms that starts as the identity."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.first, self.second = convolution(channels, channels), convolution(channels, channels)
        started((self.first,))
        silent(self.second)

    def forward(self, x: Tensor) -> Tensor:
        """(n, channels, h, w), same out."""
        changed: Tensor = x + self.second(F.relu(self.first(x)))
        return changed


class ResidualGenerator(nn.Module):
    """Pictures (n, 3, h, w) about -1..1 to the same in the other domain.

    width: channels at half the resolution, twice as many at a quarter, where `blocks` work. No
    layer runs at full resolution: pixels are packed 2 x 2 at the entrance.
    """

    def __init__(self, width: int, blocks: int) -> None:
        super().__init__()
        self.stem = convolution(12, width)
        self.down = convolution(width, 2 * width, 3, 2)
        self.blocks = nn.Sequential(*(SilentBlock(2 * width) for _ in range(blocks)))
        self.up = Enlarging(2 * width, width)
        self.last = convolution(2 * width, 12, 5)
        started((self.stem, self.down, self.up))
        silent(self.last)

    def forward(self, x: Tensor) -> Tensor:
        """x: h and w multiples of `STRIDE`; same shape out."""
        fine = F.relu(self.stem(F.pixel_unshuffle(x, 2)))
        coarse = self.blocks(F.relu(self.down(fine)))
        joined = torch.cat([F.relu(self.up(coarse)), fine], 1)
        return x + smooth(F.pixel_shuffle(self.last(joined), 2))


class DomainReader(nn.Sequential):
    """Pictures (n, 3, h, w) in -1..1 to logits (n, 1) of being in domain Y; of any size."""

    def __init__(self, width: int = 32) -> None:
        super().__init__(
            nn.PixelUnshuffle(STRIDE),
            convolution(3 * STRIDE**2, width), nn.ReLU(),
            convolution(width, width, 3, 2), nn.ReLU(),
            nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(width, 1),
        )  # fmt: skip


class CycleGANNet(nn.Module):
    """A `Translator` between two domains. domains: names of X and Y. side: of training pictures.

    width, blocks: of both generators, G: X -> Y and F: Y -> X.
    """

    exclusive, whole, stride = True, False, STRIDE

    def __init__(
        self, side: int, domains: Sequence[str] = ("x", "y"), width: int = 32, blocks: int = 4
    ) -> None:
        super().__init__()
        if len(domains) != 2:
            raise ValueError(f"two domains, not {len(domains)}")
        self.side, self.domains, self.width, self.depth = side, tuple(domains), width, blocks
        self.G, self.F = ResidualGenerator(width, blocks), ResidualGenerator(width, blocks)
        self.reader = DomainReader()

    @property
    def border(self) -> int:
        """Pixels round a place on which its answer depends: 8 of each block, the rest's 13, and
        up to 3 for where in its square of four a pixel stands; whole squares."""
        return 8 * self.depth + 16

    def translate(self, picture: Tensor, to: Tensor) -> Tensor:
        """As `Translator.translate`; each picture goes to the domain that `to` weighs most."""
        if picture.shape[2] % STRIDE or picture.shape[3] % STRIDE:
            raise BadInput(f"Height and width must be multiples of {STRIDE}.")
        x, made = picture * 2 - 1, torch.empty_like(picture)
        for domain, net in enumerate((self.F, self.G)):
            rows = to.argmax(1) == domain
            if bool(rows.any()):
                made[rows] = (net(x[rows]).float() / 2 + 0.5).clamp(0, 1).to(made.dtype)
        return made

    def read(self, picture: Tensor) -> Tensor:
        """As `Translator.read`: (n, 2), rows sum to 1."""
        y = self.reader(picture * 2 - 1).float().sigmoid()
        return torch.cat([1 - y, y], 1)


class PatchDiscriminator(nn.Module):
    """Judges overlapping patches of 34 pixels (PatchGAN, Isola et al. 2017; theirs are 70 of 256).

    Pictures (n, 3, h, w) in -1..1 -> verdicts (n, 1, h / 4, w / 4). Without norms, for brightness
    and colour are part of what a domain looks like.
    """

    def __init__(self, width: int = 32) -> None:
        super().__init__()
        sizes = (3, width, 2 * width, 3 * width, 4 * width)
        self.layers = nn.ModuleList(
            nn.Conv2d(a, b, 4 if stride == 2 else 3, stride, 1)
            for a, b, stride in zip(sizes, sizes[1:], (2, 2, 1, 1), strict=False)
        )
        started(self.layers)
        self.verdict = nn.Conv2d(sizes[-1], 1, 3, 1, 1)

    def forward(self, x: Tensor) -> Tensor:
        """x: (n, 3, h, w)."""
        for layer in self.layers:
            x = F.leaky_relu(layer(x), 0.2)
        verdict: Tensor = self.verdict(x)
        return verdict
