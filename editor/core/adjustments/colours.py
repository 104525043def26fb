"""Adjustments that mix channels: balance, vibrance, black and white, mixer, maps of luminance."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from editor.core.adjustment import Adjustment, Area, Colours, Plane
from editor.core.adjustments.hsl import TINY, extremes, hue, room, round_circle
from editor.core.adjustments.limits import Numbers, Stops, number, numbers, stops, switch

LUMA = (0.2126, 0.7152, 0.0722)
"""Weights of ITU-R BT.709 for red, green and blue, here on values as they are stored."""


def luma(colours: Colours) -> Plane:
    """How light each pixel looks, 0..1."""
    out: Plane = colours[0] * np.float32(LUMA[0])
    out += colours[1] * np.float32(LUMA[1])
    out += colours[2] * np.float32(LUMA[2])
    return out


_WIDTH, _B, _SCALE = 0.25, 0.333, 0.7
_NONE: Numbers = (0.0, 0.0, 0.0)


@dataclass(frozen=True)
class ColourBalance(Adjustment):
    """v + s ws(l) + m wm(l) + h wh(l) for each channel, by lightness l of HSL (as GIMP does it).

    shadows, midtones, highlights: what is added to (red, green, blue); the weights overlap by
    ramps as wide as a quarter about 1/3 and 2/3, and are 0.7 at most.
    """

    kind: ClassVar[str] = "colour_balance"
    shadows: Numbers = numbers(_NONE, -1, 1)
    midtones: Numbers = numbers(_NONE, -1, 1)
    highlights: Numbers = numbers(_NONE, -1, 1)
    keep_lightness: bool = switch()

    @property
    def neutral(self) -> bool:
        return not any((*self.shadows, *self.midtones, *self.highlights))

    def applied(self, area: Area) -> Colours:
        before = extremes(area.colours)
        lightness = before.least + before.most
        lightness *= np.float32(0.5)
        low, high = _ramp(lightness, _B), _ramp(lightness, 1 - _B)
        weights = [1 - low, low * (1 - high), high]
        out = np.empty_like(area.colours)
        for channel in range(3):
            value = area.colours[channel].copy()
            for weight, amounts in zip(weights, self._amounts, strict=True):
                if amounts[channel]:
                    value += weight * np.float32(amounts[channel] * _SCALE)
            np.maximum(value, 0, out=value)
            np.minimum(value, 1, out=out[channel])
        return _at_lightness(out, lightness) if self.keep_lightness else out

    @property
    def _amounts(self) -> tuple[Numbers, Numbers, Numbers]:
        return self.shadows, self.midtones, self.highlights


def _ramp(lightness: Plane, middle: float) -> Plane:
    out = lightness * np.float32(1 / _WIDTH)
    out += np.float32(0.5 - middle / _WIDTH)
    np.maximum(out, 0, out=out)
    np.minimum(out, 1, out=out)
    return out


def _at_lightness(colours: Colours, lightness: Plane) -> Colours:
    """The same hues and saturations at another lightness of HSL."""
    own = extremes(colours)
    twice = own.least + own.most
    stretch = room(2 * lightness)
    stretch /= np.maximum(room(twice), TINY)
    out: Colours = (colours - twice * np.float32(0.5)) * stretch + lightness
    return out


@dataclass(frozen=True)
class Vibrance(Adjustment):
    """y + (v - y) (1 + saturation + vibrance (1 - chroma)), y being the luma.

    So vibrance acts the more, the duller a colour is; chroma is the greatest channel less the
    least.
    """

    kind: ClassVar[str] = "vibrance"
    vibrance: float = number(0.0, -1, 1)
    saturation: float = number(0.0, -1, 1)

    def applied(self, area: Area) -> Colours:
        grey = luma(area.colours)
        factor = extremes(area.colours).chroma
        factor *= np.float32(-self.vibrance)
        factor += np.float32(1 + self.saturation + self.vibrance)
        np.maximum(factor, 0, out=factor)
        out = area.colours - grey
        out *= factor
        out += grey
        return out


@dataclass(frozen=True)
class BlackWhite(Adjustment):
    """least + chroma w(hue): how light each hue becomes, greys staying as they are.

    w runs straight between the six weights: Photoshop's mixture of the least, the middle and the
    greatest channel.
    """

    kind: ClassVar[str] = "black_white"
    reds: float = number(0.4, -2, 3)
    yellows: float = number(0.6, -2, 3)
    greens: float = number(0.4, -2, 3)
    cyans: float = number(0.6, -2, 3)
    blues: float = number(0.2, -2, 3)
    magentas: float = number(0.8, -2, 3)

    @property
    def neutral(self) -> bool:
        return False

    def applied(self, area: Area) -> Colours:
        own = extremes(area.colours)
        weights = (self.reds, self.yellows, self.greens, self.cyans, self.blues, self.magentas)
        grey = own.least + own.chroma * round_circle(hue(area.colours, own), weights)
        return np.broadcast_to(grey, area.colours.shape).copy()


@dataclass(frozen=True)
class ChannelMixer(Adjustment):
    """Each channel as a sum of the three, and a constant: (of red, of green, of blue, constant).

    monochrome: all three as `red` says.
    """

    kind: ClassVar[str] = "channel_mixer"
    red: Numbers = numbers((1.0, 0.0, 0.0, 0.0), -2, 2)
    green: Numbers = numbers((0.0, 1.0, 0.0, 0.0), -2, 2)
    blue: Numbers = numbers((0.0, 0.0, 1.0, 0.0), -2, 2)
    monochrome: bool = switch()

    def applied(self, area: Area) -> Colours:
        out = np.empty_like(area.colours)
        rows = (self.red,) * 3 if self.monochrome else (self.red, self.green, self.blue)
        for row, target in zip(rows, out, strict=True):
            target[:] = np.float32(row[3])
            for weight, plane in zip(row, area.colours, strict=False):
                if weight:
                    target += plane * np.float32(weight)
        return out


_BLACK_TO_WHITE: Stops = ((0.0, 0.0, 0.0, 0.0), (1.0, 1.0, 1.0, 1.0))


@dataclass(frozen=True)
class GradientMap(Adjustment):
    """The luma of a pixel chooses its colour from a gradient, straight between its stops."""

    kind: ClassVar[str] = "gradient_map"
    stops: Stops = stops(_BLACK_TO_WHITE)
    reverse: bool = switch()

    @property
    def neutral(self) -> bool:
        return False

    def applied(self, area: Area) -> Colours:
        grey = luma(area.colours)
        if self.reverse:
            grey = 1 - grey
        return gradient(self.stops, grey)


def gradient(stops: Stops, at: Plane) -> Colours:
    """The colours of a gradient at each position 0..1: straight between stops, level outside."""
    positions, *channels = np.array(stops, np.float64).T
    out = np.empty((3, *at.shape), np.float32)
    for plane, channel in zip(out, channels, strict=True):
        plane[:] = np.interp(at, positions, channel)
    return out


@dataclass(frozen=True)
class Threshold(Adjustment):
    """White where the luma reaches `level`, else black."""

    kind: ClassVar[str] = "threshold"
    level: float = number(0.5, 0, 1)

    @property
    def neutral(self) -> bool:
        return False

    def applied(self, area: Area) -> Colours:
        white = luma(area.colours) >= np.float32(self.level - 1e-6)  # whatever was rounded
        return np.broadcast_to(white, area.colours.shape).astype(np.float32)
