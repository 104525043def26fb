"""The synthesis network of StyleGAN2 (Karras et al. 2020): latents to pictures, coarse to fine.

Every convolution is modulated by an affine map of its latent. Parameters and buffers are named as
in published checkpoints.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import cast

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from editor.nets.generator import blended, layered
from editor.nets.modulated import GAIN, FullyConnected, modulated_conv2d, rectified
from editor.nets.resample import resample_filter, upsample2d

FIRST = 4
"""Side of the coarsest features."""
HALF = math.sqrt(0.5)
"""Gain of two features that are added, which keeps their variance."""


@dataclass(frozen=True)
class Plan:
    """What all layers of a synthesis network share.

    w_dim: coordinates of a latent. clamp: largest value of features (published as conv_clamp),
    None = any. architecture: "skip" adds up the colours of all sizes, "resnet" the features,
    "orig" neither (Karras et al. 2020, figure 7).
    """

    w_dim: int
    clamp: float | None = None
    architecture: str = "skip"


class SynthesisLayer(nn.Module):
    """A modulated 3 x 3 convolution, noise for details no latent says, bias, leaky rectifier."""

    noise_const: Tensor
    resample_filter: Tensor

    def __init__(self, inputs: int, outputs: int, side: int, plan: Plan, up: bool = False) -> None:
        super().__init__()
        self.side, self.up, self.clamp = side, up, plan.clamp
        self.affine = FullyConnected(plan.w_dim, inputs, bias=1.0)
        self.weight = nn.Parameter(torch.randn(outputs, inputs, 3, 3))
        self.bias = nn.Parameter(torch.zeros(outputs))
        self.noise_strength = nn.Parameter(torch.zeros([]))
        self.register_buffer("noise_const", torch.randn(side, side))
        self.register_buffer("resample_filter", resample_filter())

    def forward(self, x: Tensor, details: Tensor, gain: float, w: Tensor) -> Tensor:
        """x: (n, inputs, h, w), details: (side, side) or (n, 1, side, side), w: (n, w_dim)."""
        taps, loud = self.resample_filter if self.up else None, GAIN * gain
        y = modulated_conv2d(x, self.weight, self.affine(w), taps, gain=loud)
        y = y + (self.bias * loud)[:, None, None].to(y.dtype)
        y = y + (self.noise_strength * loud * details).to(y.dtype)
        return rectified(y, None if self.clamp is None else self.clamp * gain)


class ToRGB(nn.Module):
    """Features to colours: a modulated 1 x 1 convolution without demodulation."""

    def __init__(self, inputs: int, plan: Plan) -> None:
        super().__init__()
        self.clamp, self.gain = plan.clamp, 1 / math.sqrt(inputs)
        self.affine = FullyConnected(plan.w_dim, inputs, bias=1.0)
        self.weight = nn.Parameter(torch.randn(3, inputs, 1, 1))
        self.bias = nn.Parameter(torch.zeros(3))

    def forward(self, x: Tensor, w: Tensor) -> Tensor:
        """(n, inputs, h, w) -> (n, 3, h, w)."""
        y = modulated_conv2d(x, self.weight, self.affine(w) * self.gain, demodulate=False)
        y = y + self.bias[:, None, None].to(y.dtype)
        return y if self.clamp is None else y.clamp(-self.clamp, self.clamp)


Noise = Callable[[SynthesisLayer], Tensor]
"""The details of a layer: (side, side) or (n, 1, side, side)."""


def constant(layer: SynthesisLayer) -> Tensor:
    """The details that were stored with the network."""
    return layer.noise_const


def silent(layer: SynthesisLayer) -> Tensor:
    """No details."""
    return torch.zeros_like(layer.noise_const)


def drawn(layer: SynthesisLayer, *, random: torch.Generator, count: int = 1) -> Tensor:
    """Random details: (count, 1, side, side); one for all pictures, or one for each."""
    shape = (count, 1, layer.side, layer.side)
    details = torch.randn(shape, generator=random, device=random.device)
    return details.to(layer.weight.device)


@dataclass(frozen=True, eq=False)
class Codes:
    """Latents of all layers (n, layers, d), and those whose features are mixed in where the share
    (n, 1, side, side) of the first is below 1."""

    over: Tensor
    under: Tensor | None = None
    share: Tensor | None = None

    def mixed(self, layer: Callable[[Tensor], Tensor], index: int) -> Tensor:
        """What a layer makes of its latents (n, d), by the share."""
        made = layer(self.over[:, index])
        if self.under is None or self.share is None:
            return made
        return blended(made, layer(self.under[:, index]), self.share)


class Shortcut(nn.Module):
    """Features at twice the size by a 1 x 1 convolution alone (He et al. 2016)."""

    resample_filter: Tensor

    def __init__(self, inputs: int, outputs: int) -> None:
        super().__init__()
        self.gain = 1 / math.sqrt(inputs)
        self.weight = nn.Parameter(torch.randn(outputs, inputs, 1, 1))
        self.register_buffer("resample_filter", resample_filter())

    def forward(self, x: Tensor) -> Tensor:
        """(n, inputs, h, w) -> (n, outputs, 2 h, 2 w)."""
        return upsample2d(F.conv2d(x, self.weight * self.gain), self.resample_filter)


class SynthesisBlock(nn.Module):
    """The layers of one size. inputs: 0 in the first block, which starts from a constant."""

    resample_filter: Tensor

    def __init__(self, inputs: int, outputs: int, side: int, plan: Plan, last: bool) -> None:
        super().__init__()
        self.register_buffer("resample_filter", resample_filter())
        if inputs:
            self.conv0 = SynthesisLayer(inputs, outputs, side, plan, up=True)
        else:
            self.const = nn.Parameter(torch.randn(outputs, side, side))
        self.conv1 = SynthesisLayer(outputs, outputs, side, plan)
        if last or plan.architecture == "skip":
            self.torgb = ToRGB(outputs, plan)
        if inputs and plan.architecture == "resnet":
            self.skip = Shortcut(inputs, outputs)

    @property
    def convolutions(self) -> tuple[SynthesisLayer, ...]:
        """One in the first block, two in the others."""
        return (self.conv0, self.conv1) if hasattr(self, "conv0") else (self.conv1,)

    def forward(self, x: Tensor | None, codes: Codes, first: int, noise: Noise) -> Tensor:
        """Features (n, inputs, h, w), None in the first block, to (n, outputs, side, side).

        first: index of the block's first latent.
        """
        if x is None:
            x = self.const.expand(len(codes.over), -1, -1, -1)
            x = x.contiguous(memory_format=torch.channels_last)
        beside = self.skip(x) * HALF if hasattr(self, "skip") else None
        for index, layer in enumerate(self.convolutions, first):
            gain = HALF if beside is not None and layer is self.conv1 else 1.0
            x = codes.mixed(partial(layer, x, noise(layer), gain), index)
        return x if beside is None else x + beside

    def coloured(
        self, x: Tensor, picture: Tensor | None, codes: Codes, index: int
    ) -> Tensor | None:
        """The picture so far (n, 3, h / 2, w / 2), if any, doubled, and this block's colours."""
        before = None if picture is None else upsample2d(picture, self.resample_filter)
        if not hasattr(self, "torgb"):
            return before
        colours = codes.mixed(partial(self.torgb, x), index)
        return colours if before is None else before + colours


class SynthesisNetwork(nn.Module):
    """Latents to pictures: blocks b4, b8, ... up to the side."""

    def __init__(self, side: int, channel_base: int, channel_max: int, plan: Plan) -> None:
        super().__init__()
        self.sides = [FIRST << i for i in range(int(math.log2(side / FIRST)) + 1)]
        before = 0
        for now in self.sides:
            width = min(channel_base // now, channel_max)
            self.add_module(f"b{now}", SynthesisBlock(before, width, now, plan, now == side))
            before = width

    @property
    def layers(self) -> int:
        """Latents it takes: one for each convolution, and one for the last colours."""
        return 2 * len(self.sides)

    def blocks(self) -> list[SynthesisBlock]:
        """From coarse to fine."""
        return [cast(SynthesisBlock, self.get_submodule(f"b{side}")) for side in self.sides]

    def forward(
        self,
        latent: Tensor,
        under: Tensor | None = None,
        share: Tensor | None = None,
        noise: int = 0,
    ) -> Tensor:
        """The pictures of latents: float32 (n, 3, side, side) in 0..1. See `Generator.synthesis`.

        noise: 0 = the stored details, else a seed of others, the same for all pictures.
        """
        details: Noise = constant
        if noise:
            details = partial(drawn, random=torch.Generator().manual_seed(noise))
        below = None if under is None else layered(under, self.layers)
        codes = Codes(layered(latent, self.layers), below, share)
        return (self.draw(codes, details).float() * 0.5 + 0.5).clamp(0, 1)

    def draw(self, codes: Codes, noise: Noise = constant) -> Tensor:
        """Pictures about -1..1, a little beyond too, which learning needs."""
        x, picture, first = None, None, 0
        for block in self.blocks():
            x = block(x, codes, first, noise)
            first += len(block.convolutions)
            picture = block.coloured(x, picture, codes, first)
        assert picture is not None
        return picture

    def affines(self) -> tuple[Tensor, ...]:
        """For each latent the matrix (outputs, w_dim) by which its layers take it in."""
        rows: list[list[Tensor]] = [[] for _ in range(self.layers)]
        first = 0
        for block in self.blocks():
            for layer in block.convolutions:
                rows[first].append(layer.affine.weight * layer.affine.gain)
                first += 1
            if hasattr(block, "torgb"):
                rows[first].append(block.torgb.affine.weight * block.torgb.affine.gain)
        return tuple(torch.cat(parts) for parts in rows)
