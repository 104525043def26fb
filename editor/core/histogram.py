"""How often each value stands in a picture."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

CHANNELS = ("red", "green", "blue", "luma")


@dataclass(frozen=True, eq=False)
class Histogram:
    """counts: (4, 256) pixels by value, of CHANNELS; luma by ITU-R BT.709."""

    counts: NDArray[np.int64]

    @property
    def pixels(self) -> int:
        """How many were counted."""
        return int(self.counts[3].sum())

    def clipped(self, channel: int) -> tuple[float, float]:
        """The shares 0..1 of pixels that are quite black and quite white in a channel."""
        of = max(1, self.pixels)
        return float(self.counts[channel, 0] / of), float(self.counts[channel, -1] / of)

    def mean(self, channel: int) -> float:
        """The mean value, 0..255."""
        values = np.arange(256) @ self.counts[channel]
        return float(values / max(1, self.pixels))


def histogram(colours: NDArray[np.uint8] | NDArray[np.uint16]) -> Histogram:
    """Of RGB pixels (..., 3); of uint16 ones, 256 values make one bar."""
    flat = colours.reshape(-1, 3)
    bits = 8 * (colours.dtype.itemsize - 1)
    counts = [np.bincount(flat[:, channel] >> bits, minlength=256) for channel in range(3)]
    light = flat @ np.array([54, 183, 19], np.uint32) >> 8  # 256 times the weights
    counts.append(np.bincount(light >> bits, minlength=256))
    return Histogram(np.stack(counts))
