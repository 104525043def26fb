"""Adjustments that look at neighbours, or at the place: blur, sharpen, noise."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from editor.core.adjustment import Adjustment, Area, Colours, Plane
from editor.core.adjustments.gaussian import reach_of, smoothed
from editor.core.adjustments.limits import number, switch


def blurred(area: Area, sigma: float) -> Colours:
    """Colours under a bell of `sigma` document pixels, each weighed by its alpha."""
    small = sigma / (1 << area.level)
    x, y = area.x >> area.level, area.y >> area.level
    if area.alpha is None:
        return smoothed(area.colours, small, x, y)
    alpha = area.alpha[None]
    out = smoothed(np.concatenate([area.colours * alpha, alpha]), small, x, y)
    colours: Colours = np.divide(out[:3], np.maximum(out[3:], 1e-6), dtype=np.float32)
    return colours


@dataclass(frozen=True)
class Blur(Adjustment):
    """A Gaussian of standard deviation `radius`, in pixels; alpha stays as it is."""

    kind: ClassVar[str] = "blur"
    lengths: ClassVar[tuple[str, ...]] = ("radius",)
    radius: float = number(0.0, 0, 100)

    @property
    def reach(self) -> int:
        return reach_of(self.radius)

    def applied(self, area: Area) -> Colours:
        return blurred(area, self.radius)


@dataclass(frozen=True)
class Sharpen(Adjustment):
    """Unsharp masking: v + amount d, where d = v - (v under a Gaussian of `radius` pixels).

    threshold: where |d| is less, nothing is done; between once and twice that, in proportion.
    """

    kind: ClassVar[str] = "sharpen"
    lengths: ClassVar[tuple[str, ...]] = ("radius",)
    amount: float = number(0.0, 0, 5)
    radius: float = number(1.0, 0.1, 100)
    threshold: float = number(0.0, 0, 1)

    @property
    def neutral(self) -> bool:
        return self.amount == 0

    @property
    def reach(self) -> int:
        return 0 if self.neutral else reach_of(self.radius)

    def applied(self, area: Area) -> Colours:
        difference = area.colours - blurred(area, self.radius)
        if self.threshold > 0:
            size = np.abs(difference) / np.float32(self.threshold)
            difference *= np.clip(size - 1, 0, 1)
        difference *= np.float32(self.amount)
        return area.colours + difference


@dataclass(frozen=True)
class Noise(Adjustment):
    """v + amount n / 2, n from near a normal distribution of variance 1, by place and seed alone.

    So the grain stays where it is, however the picture is cut. monochrome: the same for all
    three channels.
    """

    kind: ClassVar[str] = "noise"
    amount: float = number(0.0, 0, 1)
    seed: int = number(0, 0, 2**31 - 1)
    monochrome: bool = switch()

    @property
    def neutral(self) -> bool:
        return self.amount == 0

    def applied(self, area: Area) -> Colours:
        out = np.empty_like(area.colours)
        strength = np.float32(self.amount / 2 / (1 << area.level))  # means of many are calmer
        for channel in range(3):
            if channel == 0 or not self.monochrome:
                grain = self._grain(area, channel)
            np.multiply(grain, strength, out=out[channel])
            out[channel] += area.colours[channel]
        return out

    def _grain(self, area: Area, channel: int) -> Plane:
        """The sum of the four bytes of a hash, which is near normal, in variances."""
        h, w = area.colours.shape[1:]
        xs = (np.arange(w, dtype=np.int64) << area.level) + area.x
        ys = (np.arange(h, dtype=np.int64) << area.level) + area.y
        rows = _mixed(_words(ys) + np.uint32((self.seed * 4 + channel) & 0xFFFFFFFF))
        bits = _mixed(_words(xs)[None, :] ^ rows[:, None])
        ones = np.uint32(0x00FF00FF)
        pairs = (bits & ones) + ((bits >> np.uint32(8)) & ones)
        total = (pairs & np.uint32(0xFFFF)) + (pairs >> np.uint32(16))
        spread = np.sqrt(4 * (256**2 - 1) / 12)
        return (total.astype(np.float32) - np.float32(510)) / np.float32(spread)


def _words(places: NDArray[np.int64]) -> NDArray[np.uint32]:
    return (places & 0xFFFFFFFF).astype(np.uint32)


def _mixed(bits: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """A hash of 32 bits (“lowbias32”, C. Wellons 2018)."""
    bits = bits ^ (bits >> np.uint32(16))
    bits = bits * np.uint32(0x7FEB352D)
    bits ^= bits >> np.uint32(15)
    bits *= np.uint32(0x846CA68B)
    bits ^= bits >> np.uint32(16)
    return bits
