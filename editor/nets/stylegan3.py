"""StyleGAN3 in plain torch (Karras et al. 2021): every layer is free of aliases.

Features are samples of continuous signals. They begin as sines of w, and each rectifier works on
more samples than the layers between, so that it makes no frequency that they could not hold.
Parameters and buffers are named as in published checkpoints.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any, cast

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from editor.nets.filters import lowpass, radial_lowpass
from editor.nets.generator import layered
from editor.nets.modulated import GAIN, LEAK, FullyConnected, modulated_conv2d, normalised
from editor.nets.resample import upfirdn2d
from editor.nets.stylegan2 import MappingNetwork, StyleBased
from editor.nets.stylegan2_synthesis import Codes
from editor.nets.stylegan3_bands import Band, Plan, bands

BEGIN = (1.0, 0.0, 0.0, 0.0)
"""Rotation (cosine, sine) and translation of a picture that stands straight."""


class SynthesisInput(nn.Module):
    """Sines of random frequencies, turned and moved as w says (section 3.1 and appendix F)."""

    transform: Tensor
    freqs: Tensor
    phases: Tensor

    def __init__(self, w_dim: int, band: Band) -> None:
        super().__init__()
        self.band = band
        self.weight = nn.Parameter(torch.randn(band.channels, band.channels))
        self.affine = FullyConnected(w_dim, len(BEGIN))
        with torch.no_grad():
            self.affine.weight.zero_()
            self.affine.bias.copy_(torch.tensor(BEGIN))
        self.register_buffer("transform", torch.eye(3))
        self.register_buffer("freqs", _frequencies(band))
        self.register_buffer("phases", torch.rand(band.channels) - 0.5)

    def forward(self, w: Tensor) -> Tensor:
        """(n, w_dim) -> (n, channels, side, side)."""
        placed = _placed(self.affine(w)) @ self.transform  # (n, 3, 3)
        freqs = self.freqs @ placed[:, :2, :2]  # (n, channels, 2)
        phases = self.phases + (self.freqs @ placed[:, :2, 2:])[..., 0]
        strongest = self.band.rate / 2 - self.band.cutoff
        strength = 1 - (freqs.norm(dim=2) - self.band.cutoff) / strongest
        turns = _grid(self.band, w) @ freqs.mT[:, None] + phases[:, None, None]
        sines = torch.sin(2 * torch.pi * turns) * strength.clamp(0, 1)[:, None, None]
        mixed: Tensor = sines @ (self.weight * self.band.channels**-0.5).T
        return mixed.permute(0, 3, 1, 2)


def _frequencies(band: Band) -> Tensor:
    """Frequencies (channels, 2) spread evenly over the disc below the cutoff."""
    drawn = torch.randn(band.channels, 2)
    radii = drawn.norm(dim=1, keepdim=True)
    within: Tensor = drawn / (radii * radii.square().exp().pow(0.25))
    return within * band.cutoff


def _placed(pose: Tensor) -> Tensor:
    """Poses (n, 4) as matrices (n, 3, 3) that move, then turn, the plane."""
    c, s, x, y = (pose / pose[:, :2].norm(dim=1, keepdim=True)).unbind(1)
    zero, one = torch.zeros_like(c), torch.ones_like(c)
    turned = torch.stack([c, -s, zero, s, c, zero, zero, zero, one], dim=1)
    moved = torch.stack([one, zero, -x, zero, one, -y, zero, zero, one], dim=1)
    return turned.view(-1, 3, 3) @ moved.view(-1, 3, 3)


def _grid(band: Band, like: Tensor) -> Tensor:
    """x, y of each pixel's middle, in pictures from the middle: (1, side, side, 2)."""
    at = (torch.arange(band.side, device=like.device, dtype=like.dtype) + 0.5) / band.side - 0.5
    y, x = torch.meshgrid(at * (band.side / band.rate), at * (band.side / band.rate), indexing="ij")
    return torch.stack([x, y], dim=2)[None]


class SynthesisLayer(nn.Module):
    """A modulated convolution and a rectifier between two filters (figure 4b).

    before, after: bands of what comes in and goes out. critical: whether that fills its samples,
    so that its filter must be sharp rather than round. colours: whether it is the last.
    """

    magnitude_ema: Tensor
    up_filter: Tensor | None
    down_filter: Tensor | None

    def __init__(
        self,
        w_dim: int,
        before: Band,
        after: Band,
        plan: Plan,
        critical: bool = False,
        colours: bool = False,
    ) -> None:
        super().__init__()
        self.plan, self.colours, self.before, self.after = plan, colours, before, after
        fine = max(before.rate, after.rate) * (1 if colours else plan.oversampling)
        self.up, self.down = fine // before.rate, fine // after.rate
        size = plan.filter_size
        self.affine = FullyConnected(w_dim, before.channels, bias=1.0)
        k = 1 if colours else plan.kernel
        self.weight = nn.Parameter(torch.randn(after.channels, before.channels, k, k))
        self.bias = nn.Parameter(torch.zeros(after.channels))
        self.register_buffer("magnitude_ema", torch.ones([]))
        up = (size * self.up, before.cutoff, 2 * before.half, fine)
        down = (size * self.down, after.cutoff, 2 * after.half, fine)
        design = radial_lowpass if plan.radial and not critical else lowpass
        self.register_buffer("up_filter", lowpass(*up) if self.up > 1 else None)
        self.register_buffer("down_filter", design(*down) if self.down > 1 else None)

    def forward(self, x: Tensor, w: Tensor) -> Tensor:
        """x: (n, in, h, w), w: (n, w_dim) -> (n, out, side, side)."""
        styles, weight = self._scaled(self.affine(w))
        around = (weight.shape[-1] - 1) - weight.shape[-1] // 2  # the convolution pads the rest
        wide = F.pad(x * self.magnitude_ema.rsqrt(), [around] * 4)
        y = modulated_conv2d(wide, weight, styles, demodulate=not self.colours)
        return self._rectified(y + self.bias[:, None, None])

    def _scaled(self, styles: Tensor) -> tuple[Tensor, Tensor]:
        """Styles and weights of such size that neither outgrows the demodulation."""
        if self.colours:
            return styles * self.weight[0].numel() ** -0.5, self.weight
        size = self.weight.square().mean((1, 2, 3), keepdim=True).sqrt()
        return normalised(styles), self.weight / size

    def _rectified(self, x: Tensor) -> Tensor:
        """Up, the leaky rectifier, down. (n, out, h, w) -> (n, out, side, side)."""
        y = _raised(x, self.up_filter, self.up, *self._padding(x.shape[-1]))
        if not self.colours:
            y = F.leaky_relu(y, LEAK) * GAIN
        if self.plan.clamp is not None:
            y = y.clamp(-self.plan.clamp, self.plan.clamp)
        return y if self.down_filter is None else upfirdn2d(y, self.down_filter, down=self.down)

    def _padding(self, side: int) -> tuple[int, int]:
        """Zeros before and behind features of that side, such that the side behind is right."""
        taps = sum(1 if f is None else len(f) for f in (self.up_filter, self.down_filter))
        total = (self.after.side - 1) * self.down + 1 - side * self.up + taps - 2
        low = (total + self.up) // 2  # so that pixels stay where they are
        return low, total - low


def _raised(x: Tensor, taps: Tensor | None, up: int, low: int, high: int) -> Tensor:
    """As `upfirdn2d` with these paddings of both axes, without the work on zeros between pixels."""
    if taps is None:
        return F.pad(x, [low, high] * 2)
    row = (taps * up).to(x.dtype).expand(x.shape[1], 1, 1, -1)
    beyond = len(taps) - 1
    cut = [low - beyond, high - beyond + up - 1]
    y = F.conv_transpose2d(x, row, stride=(1, up), groups=x.shape[1])
    y = F.conv_transpose2d(F.pad(y, cut), row.mT, stride=(up, 1), groups=x.shape[1])
    return F.pad(y, [0, 0, *cut])


class SynthesisNetwork(nn.Module):
    """Latents to pictures: the sines, then layers L0, L1, ... named by side and channels."""

    def __init__(self, side: int, w_dim: int, plan: Plan) -> None:
        super().__init__()
        self.gain = plan.gain
        after = bands(side, plan)
        self.input = SynthesisInput(w_dim, after[0])
        self.names = []
        for i, (band, before) in enumerate(zip(after, [after[0], *after], strict=False)):
            critical, colours = i >= plan.depth - plan.critical, i == plan.depth
            layer = SynthesisLayer(w_dim, before, band, plan, critical, colours)
            self.names.append(f"L{i}_{band.side}_{band.channels}")
            self.add_module(self.names[-1], layer)
        self.layers = len(self.names) + 1

    def steps(self) -> list[SynthesisLayer]:
        """From coarse to fine."""
        return [cast(SynthesisLayer, self.get_submodule(name)) for name in self.names]

    def forward(
        self,
        latent: Tensor,
        under: Tensor | None = None,
        share: Tensor | None = None,
        noise: int = 0,
    ) -> Tensor:
        """The pictures of latents: float32 (n, 3, side, side) in 0..1. See `Generator.synthesis`.

        noise: nothing; these networks have none.
        """
        below = None if under is None else layered(under, self.layers)
        codes = Codes(layered(latent, self.layers), below)
        x = _mixed(codes, share, self.input.band, self.input, 0)
        for index, layer in enumerate(self.steps(), 1):
            x = _mixed(codes, share, layer.after, partial(layer, x), index)
        return (x.float() * (self.gain * 0.5) + 0.5).clamp(0, 1)

    def affines(self) -> tuple[Tensor, ...]:
        """For each latent the matrix (outputs, w_dim) by which its layer takes it in."""
        layers = [self.input.affine, *(layer.affine for layer in self.steps())]
        return tuple(layer.weight * layer.gain for layer in layers)


def _mixed(codes: Codes, share: Tensor | None, band: Band, layer: Any, index: int) -> Tensor:
    """What a layer makes of its latents, by the share, which ends where the margins begin."""
    if share is None:
        return codes.mixed(layer, index)
    margin = round((band.side - band.rate) / 2 / band.rate * share.shape[-1])
    wide = F.pad(share, [margin] * 4, mode="replicate")
    return Codes(codes.over, codes.under, wide).mixed(layer, index)


class StyleGAN3Net(StyleBased):
    """Mapping and alias-free synthesis: a `Generator` without encoder.

    side: of the pictures, a power of two >= 16. c_dim: classes; kinds: their names, else
    numbers. plan: fields of `Plan`. ValueError or TypeError for others.
    """

    def __init__(
        self,
        side: int,
        z_dim: int = 512,
        w_dim: int = 512,
        c_dim: int = 0,
        mapping_layers: int = 2,
        kinds: Sequence[str] = (),
        **plan: Any,
    ) -> None:
        if side < 16 or side & (side - 1):
            raise ValueError(f"no generator of {side} pixels")
        mapping = MappingNetwork(z_dim, c_dim, w_dim, mapping_layers)
        super().__init__(side, mapping, SynthesisNetwork(side, w_dim, Plan(**plan)), kinds)

    def forward(self, z: Tensor, c: Tensor | None = None) -> Tensor:
        """Noise (n, z_dim) and classes (n, c_dim) to pictures (n, 3, side, side) in 0..1."""
        picture: Tensor = self.synthesis(self.mapping(z, c))
        return picture
