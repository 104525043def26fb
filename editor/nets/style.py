"""The style network: a small residual transfer network that paints in any of its styles."""

from __future__ import annotations

import copy
from typing import Protocol

import torch
import torch.nn.functional as F
from torch import Tensor, nn

STRIDE = 4
"""Heights and widths must be multiples of this."""
EPSILON = 1e-5


def normalised(x: Tensor, gamma: Tensor, beta: Tensor) -> Tensor:
    """Instance norm (Ulyanov et al. 2017) with given scale and shift, computed in float32.

    x: (n, c, h, w); gamma, beta: (n, c) or (1, c). Returns x's shape and dtype.
    """
    mean = x.mean((2, 3), keepdim=True, dtype=torch.float32)
    square = x.square().mean((2, 3), keepdim=True, dtype=torch.float32)
    deviation = (square - mean.square()).clamp_min(0).add(EPSILON).sqrt()
    scale = gamma[..., None, None] / deviation
    shift = beta[..., None, None] - mean * scale
    return (x * scale + shift).to(x.dtype)


class Norm(nn.Module):
    """Instance norm whose scale and shift follow from a condition, such as a mix of styles."""

    def affine(self, condition: Tensor) -> tuple[Tensor, Tensor]:
        """Scale and shift (n, channels) for conditions (n, d)."""
        raise NotImplementedError

    def forward(self, x: Tensor, condition: Tensor) -> Tensor:
        """x: (n, channels, h, w); condition: (n, d). Returns x's shape."""
        return normalised(x, *self.affine(condition))


class ConditionalNorm(Norm):
    """Instance norm whose scale and shift are a mix of the styles' (Dumoulin et al. 2017)."""

    def __init__(self, styles: int, channels: int) -> None:
        super().__init__()
        self.gamma = nn.Parameter(torch.ones(styles, channels))
        self.beta = nn.Parameter(torch.zeros(styles, channels))

    def affine(self, condition: Tensor) -> tuple[Tensor, Tensor]:
        """Scale and shift (n, channels) of mixes (n, styles) whose rows sum to 1."""
        return condition @ self.gamma, condition @ self.beta


class FixedNorm(nn.Module):
    """A norm for one condition, its scale and shift folded to constants."""

    gamma: Tensor
    beta: Tensor

    def __init__(self, gamma: Tensor, beta: Tensor) -> None:
        super().__init__()
        self.register_buffer("gamma", gamma.detach().clone())
        self.register_buffer("beta", beta.detach().clone())

    def forward(self, x: Tensor, condition: Tensor | None = None) -> Tensor:
        """x: (n, channels, h, w), same out."""
        return F.instance_norm(x, weight=self.gamma, bias=self.beta, eps=EPSILON)


class MakeNorm(Protocol):
    """Makes the norm of a layer with so many channels."""

    def __call__(self, channels: int) -> Norm: ...


def convolution(inputs: int, outputs: int, size: int = 3, stride: int = 1) -> nn.Conv2d:
    """A convolution that keeps the size (at stride 1) and reflects the picture at its borders."""
    return nn.Conv2d(inputs, outputs, size, stride, size // 2, padding_mode="reflect")


class Enlarging(nn.Conv2d):
    """A 3 x 3 convolution of its input enlarged twofold by repetition, reflected at the borders.

    Both steps are one transposed convolution, whose taps are sums of neighbouring ones: the same
    result for 16 multiplications a pixel instead of 36.
    """

    def __init__(self, inputs: int, outputs: int) -> None:
        super().__init__(inputs, outputs, 3)

    def forward(self, x: Tensor) -> Tensor:
        """x: (n, inputs, h, w) -> (n, outputs, 2 h, 2 w)."""
        taps = self.weight.transpose(0, 1).flip(2, 3)
        taps = F.pad(taps, (0, 1)) + F.pad(taps, (1, 0))
        taps = F.pad(taps, (0, 0, 0, 1)) + F.pad(taps, (0, 0, 1, 0))
        x = F.pad(x, (1, 1, 1, 1), mode="replicate")  # what reflecting is once it is enlarged
        return F.conv_transpose2d(x, taps, self.bias, stride=2, padding=3)


class StyledBlock(nn.Module):
    """Residual block of Johnson et al. 2016 with conditional norms."""

    def __init__(self, channels: int, norm: MakeNorm) -> None:
        super().__init__()
        self.first, self.second = convolution(channels, channels), convolution(channels, channels)
        self.norm_first, self.norm_second = norm(channels), norm(channels)

    def forward(self, x: Tensor, condition: Tensor | None) -> Tensor:
        """(n, channels, h, w), same out."""
        y = F.relu(self.norm_first(self.first(x), condition))
        changed: Tensor = x + self.norm_second(self.second(y), condition)
        return changed


class Painter(nn.Module):
    """Residual transfer network (Johnson et al. 2016) whose norms follow a condition.

    width: half the channels at 1/2 resolution and a third of those at 1/4, where the `blocks`
    residual blocks work. No layer runs at full resolution: pixels are packed 2 x 2 at the
    entrance and unpacked at the exit, which a CPU likes better than 9 x 9 layers of few channels.
    """

    def __init__(self, width: int, blocks: int, norm: MakeNorm) -> None:
        super().__init__()
        self.width, self.depth = width, blocks
        fine, coarse = 2 * width, 3 * width
        self.stem = convolution(12, fine)
        self.norm_stem = norm(fine)
        self.down = convolution(fine, coarse, 3, 2)
        self.norm_down = norm(coarse)
        self.blocks = nn.ModuleList(StyledBlock(coarse, norm) for _ in range(blocks))
        self.up = Enlarging(coarse, fine)
        self.norm_up = norm(fine)
        self.last = convolution(fine, 12, 5)
        _start_without_checkerboard(self.last)

    def paint(self, image: Tensor, condition: Tensor | None) -> Tensor:
        """image: float (n, 3, h, w) sRGB 0..1, h and w multiples of `STRIDE`.

        condition: (n, d) for the norms; None where they are fixed. Returns (n, 3, h, w) in 0..1.
        """
        x = F.pixel_unshuffle(image * 2 - 1, 2)
        x = F.relu(self.norm_stem(self.stem(x), condition))
        x = F.relu(self.norm_down(self.down(x), condition))
        for block in self.blocks:
            x = block(x, condition)
        x = F.relu(self.norm_up(self.up(x), condition))
        return torch.sigmoid(F.pixel_shuffle(self.last(x), 2).float())


class FixedPainter(nn.Module):
    """A painter for one condition (d,), its norms folded to constants; weights are copied."""

    def __init__(self, net: Painter, condition: Tensor) -> None:
        super().__init__()
        self.net = copy.deepcopy(net)
        for name, module in list(self.net.named_modules()):
            if isinstance(module, Norm):
                gamma, beta = module.affine(condition[None])
                self.net.set_submodule(name, FixedNorm(gamma[0], beta[0]))

    def forward(self, image: Tensor) -> Tensor:
        """image: float (n, 3, h, w) in 0..1, h and w multiples of `STRIDE`; same out."""
        return self.net.paint(image, None)


class StyleNet(Painter):
    """Paints a photograph in a mix of `styles` manners (Dumoulin et al. 2017)."""

    def __init__(self, styles: int, width: int = 32, blocks: int = 5) -> None:
        super().__init__(width, blocks, lambda channels: ConditionalNorm(styles, channels))
        self.styles = styles

    def forward(self, image: Tensor, mix: Tensor) -> Tensor:
        """image: float (n, 3, h, w) sRGB 0..1, h and w multiples of `STRIDE`.

        mix: (n, styles), rows sum to 1. Returns (n, 3, h, w) in 0..1.
        """
        return self.paint(image, mix)

    def fixed(self, mix: Tensor) -> FixedPainter:
        """A network of one mix (styles,) that takes only the picture."""
        return FixedPainter(self, mix)


def _start_without_checkerboard(conv: nn.Conv2d) -> None:
    """The four pixels unpacked from one place start equal (ICNR, Aitken et al. 2017)."""
    with torch.no_grad():
        conv.weight.copy_(conv.weight[::4].repeat_interleave(4, 0))
        assert conv.bias is not None
        conv.bias.copy_(conv.bias[::4].repeat_interleave(4, 0))
