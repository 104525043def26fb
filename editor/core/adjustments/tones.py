"""Brightness and contrast, exposure, levels, white balance, inversion, steps: by channel."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np

from editor.core.adjustments.channelwise import Channelwise, Values
from editor.core.adjustments.limits import checked, number
from editor.core.errors import BadInput

Range = tuple[float, float, float, float, float]
"""Of levels: black and white point of what comes in, gamma, black and white of what goes out."""

FULL_RANGE: Range = (0.0, 1.0, 1.0, 0.0, 1.0)
LEAST_SPAN = 1 / 255
"""How far apart the black and the white point of levels stay."""


def bent(values: Values, brightness: float) -> Values:
    """v ** (2 ** -brightness): black stays black and white white."""
    out: Values = np.maximum(values, 0) ** (2.0**-brightness)
    return out


def sloped(values: Values, contrast: float) -> Values:
    """The slope 2 ** contrast about the middle grey, cut to 0..1."""
    out: Values = np.clip((values - 0.5) * 2.0**contrast + 0.5, 0, 1)
    return out


def linear(values: Values) -> Values:
    """Light from sRGB values in 0..1, by IEC 61966-2-1."""
    low, high = values / 12.92, ((np.maximum(values, 0) + 0.055) / 1.055) ** 2.4
    return np.where(values <= 0.04045, low, high).astype(values.dtype)


def encoded(light: Values) -> Values:
    """sRGB values from light, the inverse of `linear`; light below 0 is black."""
    light = np.maximum(light, 0)
    out = np.where(light <= 0.0031308, light * 12.92, 1.055 * light ** (1 / 2.4) - 0.055)
    return out.astype(light.dtype)


@dataclass(frozen=True)
class BrightnessContrast(Channelwise):
    """v -> slope(v ** 2 ** -brightness), the slope being 2 ** (2 contrast) about middle grey."""

    kind: ClassVar[str] = "brightness_contrast"
    brightness: float = number(0.0, -1, 1)
    contrast: float = number(0.0, -1, 1)

    def toned(self, values: Values, channel: int) -> Values:
        return sloped(bent(values, self.brightness), 2 * self.contrast)


@dataclass(frozen=True)
class Exposure(Channelwise):
    """In light: l -> (l 2 ** exposure + offset) ** (1 / gamma), cut at 0 before the power.

    exposure in stops.
    """

    kind: ClassVar[str] = "exposure"
    exposure: float = number(0.0, -10, 10)
    offset: float = number(0.0, -0.5, 0.5)
    gamma: float = number(1.0, 0.1, 10)

    def toned(self, values: Values, channel: int) -> Values:
        light = np.maximum(linear(values) * 2.0**self.exposure + self.offset, 0)
        if self.gamma != 1:
            light = light ** (1 / self.gamma)
        return encoded(light)


@dataclass(frozen=True)
class WhiteBalance(Channelwise):
    """Light times a gain for each channel (von Kries 1902, on the primaries of sRGB).

    temperature 1: red gains a stop and blue loses one; tint 1: green loses a stop. Gains are
    scaled so that a white keeps its luminance (ITU-R BT.709).
    """

    kind: ClassVar[str] = "white_balance"
    temperature: float = number(0.0, -1, 1)
    tint: float = number(0.0, -1, 1)

    def gains(self) -> tuple[float, float, float]:
        """What the light of red, green and blue is multiplied by."""
        red, green, blue = 2.0**self.temperature, 2.0**-self.tint, 2.0**-self.temperature
        white = 0.2126 * red + 0.7152 * green + 0.0722 * blue
        return red / white, green / white, blue / white

    def toned(self, values: Values, channel: int) -> Values:
        return encoded(linear(values) * self.gains()[channel])


def neutralising(red: float, green: float, blue: float) -> WhiteBalance:
    """The white balance that makes a colour (0..1) grey, as nearly as its range allows.

    Gains must be to each other as 1/l of the three lights: in stops, t = (log b - log r) / 2 and
    tint = log g - (log r + log b) / 2.
    """
    lights = linear(np.array([red, green, blue]))
    r, g, b = (math.log2(max(float(light), 1e-4)) for light in lights)
    temperature, tint = (b - r) / 2, g - (r + b) / 2
    return WhiteBalance(*(min(1.0, max(-1.0, value)) for value in (temperature, tint)))


def auto_balance(counts: np.ndarray) -> WhiteBalance:
    """The white balance that makes the mean light of a picture grey (Buchsbaum 1980, "A spatial
    processor model for object colour perception": the grey world).

    counts: how many pixels have each value, (3, 256) for red, green and blue. Clipped ends say
    nothing of the light and are left out, unless there is nothing else.
    """
    light, means = linear(np.arange(256) / 255), []
    for channel in counts:
        inner = channel[1:-1].sum() > 0
        weights = np.where((np.arange(256) % 255 == 0) & inner, 0, channel)
        means.append(float(weights @ light) / max(1, float(weights.sum())))
    red, green, blue = encoded(np.array(means))
    return neutralising(float(red), float(green), float(blue))


def _check_range(name: str, value: Any) -> None:
    kinds = isinstance(value, tuple) and len(value) == 5
    if not kinds or not all(isinstance(v, int | float) and math.isfinite(v) for v in value):
        raise BadInput(f"“{name}” needs five numbers.", remedy="Black, white, gamma, and out.")
    black, white, gamma, *out = value
    fits = black >= 0 and black + LEAST_SPAN <= white + 1e-9 and white <= 1
    if not (fits and 0.1 <= gamma <= 10 and all(0 <= v <= 1 for v in out)):
        raise BadInput(
            f"“{name}” is {value!r}.",
            remedy="Black must be less than white, both in 0..1, gamma in 0.1..10.",
        )


def mapped(values: Values, span: Range) -> Values:
    """v -> out_black + (out_white - out_black) clip((v - black) / (white - black)) ** (1/gamma)."""
    black, white, gamma, out_black, out_white = span
    inside = np.clip((values - black) / (white - black), 0, 1)
    if gamma != 1:
        inside = inside ** (1 / gamma)
    out: Values = inside * (out_white - out_black) + out_black
    return out


@dataclass(frozen=True)
class Levels(Channelwise):
    """Each channel by its own range, then by that of all; each range as `mapped`."""

    kind: ClassVar[str] = "levels"
    all: Range = checked(FULL_RANGE, _check_range)
    red: Range = checked(FULL_RANGE, _check_range)
    green: Range = checked(FULL_RANGE, _check_range)
    blue: Range = checked(FULL_RANGE, _check_range)

    def toned(self, values: Values, channel: int) -> Values:
        return mapped(mapped(values, (self.red, self.green, self.blue)[channel]), self.all)


def auto_levels(counts: np.ndarray, share: float = 0.001) -> Levels:
    """Levels that let each channel reach from black to white.

    counts: how many pixels have each value, (3, 256) for red, green and blue. share: of the
    darkest and of the lightest pixels that may be cut. A channel of one value stays as it is.
    """
    ranges = []
    for channel in counts:
        summed = np.cumsum(channel) / max(1, channel.sum())
        black = int(np.searchsorted(summed, share, side="right"))
        white = int(np.searchsorted(summed, 1 - share, side="left"))
        fits = black < white
        ranges.append((black / 255, white / 255, 1.0, 0.0, 1.0) if fits else FULL_RANGE)
    return Levels(FULL_RANGE, *ranges)


@dataclass(frozen=True)
class Invert(Channelwise):
    """v -> 1 - v."""

    kind: ClassVar[str] = "invert"

    @property
    def neutral(self) -> bool:
        return False

    def toned(self, values: Values, channel: int) -> Values:
        return 1 - values


@dataclass(frozen=True)
class Posterise(Channelwise):
    """The nearest of `levels` evenly spaced values."""

    kind: ClassVar[str] = "posterise"
    levels: int = number(4, 2, 255)

    @property
    def neutral(self) -> bool:
        return False

    def toned(self, values: Values, channel: int) -> Values:
        steps = self.levels - 1
        return np.rint(values * steps) / steps
