"""Brightness, contrast and colour balance, as curves that keep black black and white white."""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np

from editor.core.adjustments.tones import bent, sloped
from editor.core.errors import BadInput

CHANNELS = ("red", "green", "blue")
ADJUSTMENTS = ("brightness", "contrast", *CHANNELS)


def curves(adjust: Mapping[str, float]) -> np.ndarray:
    """For each value of each channel what becomes of it: uint8 (256, 3).

    adjust: of ADJUSTMENTS, each -1..1, 0 = as it is. Brightness and a channel's share bend its
    curve, v -> v ** 2 ** -(brightness + channel); contrast is the slope 2 ** contrast about the
    middle grey. BadInput for another name or a value out of range.
    """
    check_adjust(adjust)
    values = np.arange(256, dtype=np.float64) / 255
    shares = [adjust.get("brightness", 0.0) + adjust.get(channel, 0.0) for channel in CHANNELS]
    toned = [sloped(bent(values, share), adjust.get("contrast", 0.0)) for share in shares]
    return np.asarray(np.stack(toned, axis=1) * 255 + 0.5, np.uint8)


def adjusted(pixels: np.ndarray, adjust: Mapping[str, float]) -> np.ndarray:
    """Pixels uint8 RGB (..., 3) after the curves of `adjust`, see `curves`; a copy."""
    table = curves(adjust)
    return np.stack([table[pixels[..., c], c] for c in range(3)], axis=-1)


def check_adjust(adjust: Mapping[str, float]) -> None:
    """BadInput where a name is none of ADJUSTMENTS, or a value is not in -1..1."""
    for name, value in adjust.items():
        if name not in ADJUSTMENTS:
            raise BadInput(f"Nothing adjusts “{name}”.", remedy=f"Known: {', '.join(ADJUSTMENTS)}.")
        if not math.isfinite(value) or abs(value) > 1:
            raise BadInput(f"“{name}” is {value:g}.", remedy="Take a number from -1 to 1.")
