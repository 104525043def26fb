"""The any-style network: paints in the manner of whatever picture it is shown."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from editor.nets.style import FixedPainter, Norm, Painter, convolution


class AdaptiveNorm(Norm):
    """Instance norm whose scale and shift are a linear function of a style code.

    Adaptive instance norm (Huang & Belongie 2017) with predicted parameters (Ghiasi et al. 2017).
    """

    def __init__(self, code: int, channels: int) -> None:
        super().__init__()
        self.predict = nn.Linear(code, 2 * channels)
        nn.init.zeros_(self.predict.weight)
        with torch.no_grad():
            self.predict.bias.copy_(torch.cat([torch.ones(channels), torch.zeros(channels)]))

    def affine(self, condition: Tensor) -> tuple[Tensor, Tensor]:
        """Scale and shift (n, channels) for style codes (n, code)."""
        gamma, beta = self.predict(condition).float().chunk(2, dim=1)
        return gamma, beta


class Observer(nn.Module):
    """Means and spreads of a picture's features at two levels: what its manner is."""

    def __init__(self, widths: tuple[int, int, int]) -> None:
        super().__init__()
        first, second, third = widths
        self.near = nn.Sequential(
            convolution(3, first), nn.ReLU(), convolution(first, second, 3, 2), nn.ReLU()
        )
        self.far = nn.Sequential(
            convolution(second, third, 3, 2), nn.ReLU(), convolution(third, third), nn.ReLU()
        )

    def forward(self, picture: Tensor) -> Tensor:
        """picture: (n, 3, h, w) in 0..1 -> (n, 2 * (second + third))."""
        near = self.near(picture * 2 - 1)
        return torch.cat([*_moments(near), *_moments(self.far(near))], dim=1)


def _moments(x: Tensor) -> tuple[Tensor, Tensor]:
    """Mean and standard deviation of each channel (n, c, h, w): (n, c) each."""
    x = x.float()
    mean = x.mean((2, 3))
    variance = (x.square().mean((2, 3)) - mean.square()).clamp_min(0)
    return mean, (variance + 1e-5).sqrt()


class AnyStyleNet(Painter):
    """Paints a photograph in the manner of any picture.

    `statistics` looks at the picture once; statistics of several pictures mix linearly. widths:
    channels of the observing encoder; code: length of the style code that the norms are
    predicted from.
    """

    usual: Tensor

    def __init__(
        self,
        width: int = 24,
        blocks: int = 5,
        widths: tuple[int, int, int] = (32, 64, 128),
        code: int = 96,
    ) -> None:
        super().__init__(width, blocks, lambda channels: AdaptiveNorm(code, channels))
        self.observer = Observer(widths)
        length = 2 * (widths[1] + widths[2])
        self.register_buffer("usual", torch.stack([torch.zeros(length), torch.ones(length)]))
        self.coder = nn.Sequential(
            nn.Linear(length, 2 * code), nn.ReLU(), nn.Linear(2 * code, code)
        )

    def statistics(self, picture: Tensor) -> Tensor:
        """What is to be known of pictures (n, 3, h, w) in 0..1: (n, d), d = 384 as built.

        Strokes come out about as large as in the picture; scale it to about 512 pixels first.
        """
        statistics: Tensor = self.observer(picture)
        return statistics

    def forward(self, image: Tensor, statistics: Tensor) -> Tensor:
        """image: float (n, 3, h, w) sRGB 0..1, h and w multiples of 4; statistics: (n, d).

        Returns (n, 3, h, w) in 0..1.
        """
        return self.paint(image, self.code(statistics))

    def code(self, statistics: Tensor) -> Tensor:
        """The style codes (n, code) of statistics (n, d)."""
        code: Tensor = self.coder((statistics - self.usual[0]) / self.usual[1])
        return code

    def centre(self, statistics: Tensor) -> None:
        """Take these (n, d) as usual: they are given mean 0 and spread 1 from now on."""
        self.usual.copy_(torch.stack([statistics.mean(0), statistics.std(0) + 1e-4]))

    def fixed(self, statistics: Tensor) -> FixedPainter:
        """A network for one picture's statistics (d,) that takes only the image."""
        return FixedPainter(self, self.code(statistics[None])[0])
