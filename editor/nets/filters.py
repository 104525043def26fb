"""Low-pass filters by Kaiser windows: how StyleGAN3 keeps its features free of aliases.

Karras et al. 2021, appendix C; Kaiser 1974 for width and attenuation of the window.
"""

from __future__ import annotations

import math

import numpy as np
import torch
from torch import Tensor


def lowpass(taps: int, cutoff: float, width: float, rate: float) -> Tensor:
    """The separable filter: float32 (taps,), sum 1.

    cutoff: frequency at half the height. width: of the transition band. rate: samples per unit;
    all three in the same unit.
    """
    at = (np.arange(taps) - (taps - 1) / 2) / rate
    ideal = np.sinc(2 * cutoff * at)
    kept = ideal * np.kaiser(taps, _shape(taps, width / (rate / 2)))
    return torch.from_numpy((kept / kept.sum()).astype(np.float32))


def radial_lowpass(taps: int, cutoff: float, width: float, rate: float) -> Tensor:
    """The filter that looks the same in all directions (a jinc): float32 (taps, taps), sum 1."""
    at = (np.arange(taps) - (taps - 1) / 2) / rate
    x = 2 * math.pi * cutoff * np.hypot(*np.meshgrid(at, at))
    bessel = torch.special.bessel_j1(torch.from_numpy(x)).numpy()
    ideal = np.divide(bessel, x, out=np.full_like(x, 0.5), where=x > 0)
    window = np.kaiser(taps, _shape(taps, width / (rate / 2)))
    kept = ideal * np.outer(window, window)
    return torch.from_numpy((kept / kept.sum()).astype(np.float32))


def _shape(taps: int, width: float) -> float:
    """Kaiser's beta for a transition band of `width`, in halves of the sampling rate."""
    attenuation = 2.285 * (taps - 1) * math.pi * width + 7.95  # decibels
    if attenuation > 50:
        return 0.1102 * (attenuation - 8.7)
    if attenuation > 21:
        return float(0.5842 * (attenuation - 21) ** 0.4 + 0.07886 * (attenuation - 21))
    return 0.0
