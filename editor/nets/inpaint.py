"""The inpainting generator: a gated U-Net with dilated and Fourier blocks that refines a fill."""

from __future__ import annotations

from collections.abc import Sequence

import torch
import torch.nn.functional as F
from torch import Tensor, nn

STRIDE = 8
"""Heights and widths are padded to multiples of this inside `forward`."""


def membrane(image: Tensor, mask: Tensor) -> Tensor:
    """Smooth fill of the hole by push-pull (Gortler et al. 1996, The Lumigraph, section 3.4).

    image: float (n, 3, h, w); mask: float (n, 1, h, w), 1 = hole. Returns image with the hole
    replaced by a smooth interpolation of its surroundings; known pixels are returned unchanged.
    """
    known = 1 - mask
    return torch.where(mask > 0.5, _pull(image * known, known), image)


def _pull(weighted: Tensor, weight: Tensor) -> Tensor:
    """Colours everywhere, from premultiplied colours and their weights (0..1), coarse to fine."""
    colour = weighted / weight.clamp_min(1e-6)
    h, w = weight.shape[-2:]
    if min(h, w) <= 1:
        mean = weighted.mean((2, 3), keepdim=True) / weight.mean((2, 3), keepdim=True).clamp_min(
            1e-6
        )
        return mean.expand_as(weighted)
    half = F.avg_pool2d(weighted, 2, ceil_mode=True, count_include_pad=False)
    half_weight = F.avg_pool2d(weight, 2, ceil_mode=True, count_include_pad=False)
    gain = (half_weight * 4).clamp_max(1) / half_weight.clamp_min(1e-6)
    coarse = _pull(half * gain, half_weight * gain)
    up = F.interpolate(coarse, size=(h, w), mode="bilinear", align_corners=False)
    return colour * weight + up * (1 - weight)


class GatedConv(nn.Module):
    """Convolution whose output is weighed by a learned gate (Yu et al. 2019, Free-Form)."""

    def __init__(self, inputs: int, outputs: int, stride: int = 1) -> None:
        super().__init__()
        self.conv = nn.Conv2d(inputs, 2 * outputs, 3, stride, 1)

    def forward(self, x: Tensor) -> Tensor:
        """(n, inputs, h, w) -> (n, outputs, h / stride, w / stride)."""
        feature, gate = self.conv(x).chunk(2, dim=1)
        gated: Tensor = F.silu(feature) * torch.sigmoid(gate)
        return gated


class ResidualBlock(nn.Module):
    """x + conv(silu(conv(x))); the second convolution starts at zero, so a deep stack trains."""

    def __init__(self, channels: int, dilation: int = 1) -> None:
        super().__init__()
        self.first = nn.Conv2d(channels, channels, 3, 1, dilation, dilation)
        self.second = _zeroed(nn.Conv2d(channels, channels, 3, 1, 1))

    def forward(self, x: Tensor) -> Tensor:
        """(n, channels, h, w), same out."""
        changed: Tensor = x + self.second(F.silu(self.first(x)))
        return changed


class FourierBlock(nn.Module):
    """Residual block with the whole picture in view: a 1x1 convolution on the spectrum.

    The spectral transform of Fast Fourier Convolution (Chi et al. 2020; Suvorov et al. 2022).
    """

    def __init__(self, channels: int) -> None:
        super().__init__()
        inner = channels // 4
        self.reduce = nn.Conv2d(channels, inner, 1)
        self.spectral = nn.Conv2d(2 * inner, 2 * inner, 1)
        self.expand = _zeroed(nn.Conv2d(inner, channels, 1))

    def forward(self, x: Tensor) -> Tensor:
        """(n, channels, h, w), same out. The transform runs in float32, which it needs."""
        y = F.silu(self.reduce(x)).float()
        spectrum = torch.fft.rfft2(y, norm="ortho")
        parts = torch.cat([spectrum.real, spectrum.imag], dim=1)  # (n, 2 inner, h, w / 2 + 1)
        real, imag = F.silu(self.spectral(parts)).float().chunk(2, dim=1)
        y = y + torch.fft.irfft2(torch.complex(real, imag), s=y.shape[-2:], norm="ortho")
        changed: Tensor = x + self.expand(y.to(x.dtype))
        return changed


class InpaintNet(nn.Module):
    """Refines a fill of the hole: answer = fill + residual inside the mask, picture outside.

    widths: channels at 1/2, 1/4 and 1/8 resolution. dilations: one residual block each at 1/8,
    a Fourier block after every second. Most of the work is done at 1/2 and 1/4: what a hole
    lacks after patch synthesis is fine continuity. The last layer starts at zero: an untrained
    network returns the fill it was given.
    """

    def __init__(
        self,
        widths: Sequence[int] = (48, 80, 128),
        dilations: Sequence[int] = (1, 2, 4, 8),
    ) -> None:
        super().__init__()
        fine, middle, coarse = widths
        self.stem = GatedConv(7 * 4, fine)
        self.encode_fine = ResidualBlock(fine)
        self.to_middle = GatedConv(fine, middle, 2)
        self.encode_middle = ResidualBlock(middle)
        self.to_coarse = GatedConv(middle, coarse, 2)
        self.body = nn.Sequential(*_body(coarse, dilations))
        self.up_middle = nn.Conv2d(coarse, 4 * middle, 1)
        self.decode_middle = ResidualBlock(middle)
        self.up_fine = nn.Conv2d(middle, 4 * fine, 1)
        self.decode_fine = nn.Sequential(ResidualBlock(fine), ResidualBlock(fine))
        self.last = _zeroed(nn.Conv2d(fine, 3 * 4, 3, 1, 1))

    def forward(self, image: Tensor, mask: Tensor, fill: Tensor) -> Tensor:
        """image, fill: (n, 3, h, w) in 0..1; mask: (n, 1, h, w), 1 = hole. Returns (n, 3, h, w).

        Known pixels come back exactly; the hole is not clamped to 0..1.
        """
        h, w = image.shape[-2:]
        smooth = membrane(image, mask)
        filled = torch.where(mask > 0.5, fill, image)
        residual = self.residual(filled, smooth, mask)[..., :h, :w]
        return torch.where(mask > 0.5, filled + residual, image)

    def residual(self, filled: Tensor, smooth: Tensor, mask: Tensor) -> Tensor:
        """What to add to the fill, float32 (n, 3, H, W) with H, W rounded up to `STRIDE`."""
        x = torch.cat([filled * 2 - 1, smooth * 2 - 1, mask], dim=1)
        h, w = x.shape[-2:]
        x = F.pad(x, (0, -w % STRIDE, 0, -h % STRIDE), mode="replicate")
        fine = self.encode_fine(self.stem(F.pixel_unshuffle(x, 2)))
        middle = self.encode_middle(self.to_middle(fine))
        coarse = self.body(self.to_coarse(middle))
        middle = self.decode_middle(middle + F.pixel_shuffle(self.up_middle(coarse), 2))
        fine = self.decode_fine(fine + F.pixel_shuffle(self.up_fine(middle), 2))
        return F.pixel_shuffle(self.last(fine), 2).float()


def _body(channels: int, dilations: Sequence[int]) -> list[nn.Module]:
    blocks: list[nn.Module] = []
    for i, dilation in enumerate(dilations):
        blocks.append(ResidualBlock(channels, dilation))
        if i % 2 == 1:
            blocks.append(FourierBlock(channels))
    return blocks


def _zeroed(conv: nn.Conv2d) -> nn.Conv2d:
    nn.init.zeros_(conv.weight)
    assert conv.bias is not None
    nn.init.zeros_(conv.bias)
    return conv
