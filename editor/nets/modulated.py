"""Layers of style-based generators: equalised learning rate, modulated convolution, rectifier."""

from __future__ import annotations

import math

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from editor.nets.resample import conv2d_up

LEAK, GAIN = 0.2, math.sqrt(2)
"""Slope of the leaky rectifier below 0, and what keeps the variance behind it."""


def normalised(x: Tensor) -> Tensor:
    """Rows (n, d) with mean square 1."""
    return x * (x.square().mean(1, keepdim=True) + 1e-8).rsqrt()


def rectified(x: Tensor, clamp: float | None = None) -> Tensor:
    """The leaky rectifier, then within -clamp..clamp. Its gain is for the caller to multiply into
    the layer before, whose weights are fewer than its features: max(g x, 0) = g max(x, 0)."""
    y = F.leaky_relu(x, LEAK)
    return y if clamp is None else y.clamp(-clamp, clamp)


class FullyConnected(nn.Module):
    """A linear layer with an equalised learning rate (Karras et al. 2018): the weight is kept at
    unit variance and scaled when used. slow: learning rate relative to other layers."""

    def __init__(
        self, inputs: int, outputs: int, bias: float = 0.0, slow: float = 1.0, active: bool = False
    ) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.randn(outputs, inputs) / slow)
        self.bias = nn.Parameter(torch.full((outputs,), bias / slow))
        self.gain, self.slow, self.active = slow / math.sqrt(inputs), slow, active
        self.loud = GAIN if active else 1.0

    def forward(self, x: Tensor) -> Tensor:
        """(n, inputs) -> (n, outputs)."""
        weight, bias = self.weight * (self.gain * self.loud), self.bias * (self.slow * self.loud)
        y = F.linear(x, weight, bias)
        return rectified(y) if self.active else y


def modulated_conv2d(
    x: Tensor,
    weight: Tensor,
    styles: Tensor,
    taps: Tensor | None = None,
    demodulate: bool = True,
    gain: float = 1.0,
) -> Tensor:
    """A convolution whose input channels are scaled by each picture's styles (n, in).

    Demodulation divides by the spread that outputs have for inputs of unit variance (Karras et
    al. 2020, equations 1 to 3). Scaling features instead of weights is the same, and one
    convolution does for the whole batch. taps: of the filter when doubling the size, or None.
    gain: of demodulated outputs.
    """
    scaled = x * styles[..., None, None].to(x.dtype)
    if taps is None:
        y = F.conv2d(scaled, weight, padding=weight.shape[-1] // 2)
    else:
        y = conv2d_up(scaled, weight, taps)
    if not demodulate:
        return y
    power = styles.square() @ weight.square().sum((2, 3)).T
    scale = (power + 1e-8).rsqrt() * gain
    return y * scale[..., None, None].to(y.dtype)
