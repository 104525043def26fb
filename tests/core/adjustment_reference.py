"""What adjustments should do, a second time: one pixel after the other, in doubles, by the book."""

from __future__ import annotations

import colorsys
import itertools
import math

import numpy as np

from editor.core.adjustment import Adjustment
from editor.core.adjustments.colours import (
    BlackWhite,
    ChannelMixer,
    ColourBalance,
    GradientMap,
    Threshold,
    Vibrance,
)
from editor.core.adjustments.curves import Curves
from editor.core.adjustments.hue_saturation import RANGES, HueSaturation
from editor.core.adjustments.tones import (
    BrightnessContrast,
    Exposure,
    Invert,
    Levels,
    Posterise,
    WhiteBalance,
)

Colour = tuple[float, float, float]


def wanted(adjustment: Adjustment, colours: np.ndarray) -> np.ndarray:
    """(n, 3) colours in 0..1 after an adjustment, cut to 0..1."""
    rows = [_RULES[type(adjustment)](adjustment, tuple(map(float, one))) for one in colours]
    return np.clip(np.array(rows), 0, 1)


def _unit(value: float) -> float:
    return min(1.0, max(0.0, value))


def _luma(colour: Colour) -> float:
    return sum(w * v for w, v in zip((0.2126, 0.7152, 0.0722), colour, strict=True))


def _light(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def _value(light: float) -> float:
    light = max(light, 0)
    return 12.92 * light if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055


def _brightness(a: BrightnessContrast, colour: Colour) -> list[float]:
    bent = [0 if v == 0 else math.exp(math.log(v) / 2**a.brightness) for v in colour]
    return [_unit(0.5 + (v - 0.5) * 4**a.contrast) for v in bent]


def _exposure(a: Exposure, colour: Colour) -> list[float]:
    lights = [max(0, _light(v) * 2**a.exposure + a.offset) for v in colour]
    return [_value(light ** (1 / a.gamma)) for light in lights]


def _white_balance(a: WhiteBalance, colour: Colour) -> list[float]:
    raw = (2**a.temperature, 2**-a.tint, 2**-a.temperature)
    return [_value(_light(v) * g / _luma(raw)) for v, g in zip(colour, raw, strict=True)]


def _ranged(value: float, span: tuple[float, ...]) -> float:
    black, white, gamma, low, high = span
    return low + (high - low) * _unit((value - black) / (white - black)) ** (1 / gamma)


def _levels(a: Levels, colour: Colour) -> list[float]:
    own = (a.red, a.green, a.blue)
    return [_ranged(_ranged(v, s), a.all) for v, s in zip(colour, own, strict=True)]


def _bezier(value: float, through: tuple[tuple[float, float], ...]) -> float:
    """Monotone cubics by Bezier's points and de Casteljau, not by Hermite's polynomials."""
    slopes = _slopes(through)
    if value <= through[0][0]:
        return through[0][1]
    for (x0, y0), (x1, y1), m0, m1 in zip(through, through[1:], slopes, slopes[1:], strict=False):
        if value <= x1:
            third, t = (x1 - x0) / 3, (value - x0) / (x1 - x0)
            row = [y0, y0 + m0 * third, y1 - m1 * third, y1]
            while len(row) > 1:
                row = [p + (q - p) * t for p, q in itertools.pairwise(row)]
            return row[0]
    return through[-1][1]


def _slopes(through: tuple[tuple[float, float], ...]) -> list[float]:
    widths = [b[0] - a[0] for a, b in itertools.pairwise(through)]
    rises = [b[1] - a[1] for a, b in itertools.pairwise(through)]
    secants = [r / w for r, w in zip(rises, widths, strict=True)]
    inner = []
    for i in range(1, len(secants)):
        d0, d1, w0, w1 = secants[i - 1], secants[i], widths[i - 1], widths[i]
        share = (w0 + 2 * w1) / (3 * (w0 + w1))  # Fritsch and Butland
        inner.append(d0 * d1 / (share * d1 + (1 - share) * d0) if d0 * d1 > 0 else 0.0)
    return [secants[0], *inner, secants[-1]]


def _curves(a: Curves, colour: Colour) -> list[float]:
    own = (a.red, a.green, a.blue)
    return [_bezier(_bezier(v, s), a.all) for v, s in zip(colour, own, strict=True)]


def _round(hue: float, knots: list[float]) -> float:
    at = hue * 6 % 6
    low = int(at) % 6
    return knots[low] + (knots[(low + 1) % 6] - knots[low]) * (at - int(at))


def _hue_saturation(a: HueSaturation, colour: Colour) -> tuple[float, ...]:
    hue, light, saturation = colorsys.rgb_to_hls(*colour)
    if a.colourise:
        lifted = _lifted(_luma(colour), a.lightness)
        return colorsys.hls_to_rgb(a.hue / 360 % 1, lifted, (1 + a.saturation) / 2)
    ranges = [getattr(a, name) for name in RANGES]
    own = [_round(hue, [r[i] for r in ranges]) for i in range(3)]
    chroma = max(colour) - min(colour)
    hue += a.hue / 360 + own[0] / 2
    saturation = _unit(saturation * max(0, 1 + a.saturation + own[1]))
    lift = min(1, max(-1, a.lightness + own[2] * chroma))
    return colorsys.hls_to_rgb(hue % 1, _lifted(light, lift), saturation)


def _lifted(light: float, by: float) -> float:
    return light * (1 + by) if by < 0 else light + (1 - light) * by


def _balance(a: ColourBalance, colour: Colour) -> tuple[float, ...]:
    light = colorsys.rgb_to_hls(*colour)[1]
    shadow = _unit((light - 0.333) / -0.25 + 0.5) * 0.7
    middle = _unit((light - 0.333) / 0.25 + 0.5) * _unit((light + 0.333 - 1) / -0.25 + 0.5) * 0.7
    bright = _unit((light + 0.333 - 1) / 0.25 + 0.5) * 0.7
    out = [
        _unit(v + s * shadow + m * middle + h * bright)
        for v, s, m, h in zip(colour, a.shadows, a.midtones, a.highlights, strict=True)
    ]
    if not a.keep_lightness:
        return tuple(out)
    hue, _, saturation = colorsys.rgb_to_hls(*out)
    return colorsys.hls_to_rgb(hue, light, saturation)


def _vibrance(a: Vibrance, colour: Colour) -> list[float]:
    dull = 1 - (max(colour) - min(colour))
    grey = _luma(colour)
    return [grey + (v - grey) * max(0, 1 + a.saturation + a.vibrance * dull) for v in colour]


def _black_white(a: BlackWhite, colour: Colour) -> list[float]:
    low, middle, high = sorted(colour)
    hue = colorsys.rgb_to_hls(*colour)[0]
    weights = [a.reds, a.yellows, a.greens, a.cyans, a.blues, a.magentas]
    nearest = round(hue * 6) % 6
    primary = nearest if nearest % 2 == 0 else _primary(hue)
    secondary = nearest if nearest % 2 else _secondary(hue)
    grey = low + weights[secondary] * (middle - low) + weights[primary] * (high - middle)
    return [grey] * 3


def _primary(hue: float) -> int:
    return min((0, 2, 4), key=lambda k: abs((hue * 6 - k + 3) % 6 - 3))


def _secondary(hue: float) -> int:
    return min((1, 3, 5), key=lambda k: abs((hue * 6 - k + 3) % 6 - 3))


def _mixer(a: ChannelMixer, colour: Colour) -> list[float]:
    matrix = np.array([a.red] * 3 if a.monochrome else [a.red, a.green, a.blue])
    return list(matrix @ np.array([*colour, 1.0]))


def _gradient(a: GradientMap, colour: Colour) -> list[float]:
    at = 1 - _luma(colour) if a.reverse else _luma(colour)
    stops = a.stops
    if at <= stops[0][0]:
        return list(stops[0][1:])
    for before, after in itertools.pairwise(stops):
        if at <= after[0]:
            t = (at - before[0]) / (after[0] - before[0])
            return [p + (q - p) * t for p, q in zip(before[1:], after[1:], strict=True)]
    return list(stops[-1][1:])


_RULES = {
    BrightnessContrast: _brightness,
    Exposure: _exposure,
    WhiteBalance: _white_balance,
    Levels: _levels,
    Curves: _curves,
    Invert: lambda a, colour: [1 - v for v in colour],
    Posterise: lambda a, colour: [
        math.floor(v * (a.levels - 1) + 0.5) / (a.levels - 1) for v in colour
    ],
    HueSaturation: _hue_saturation,
    ColourBalance: _balance,
    Vibrance: _vibrance,
    BlackWhite: _black_white,
    ChannelMixer: _mixer,
    GradientMap: _gradient,
    Threshold: lambda a, colour: [float(_luma(colour) >= a.level)] * 3,
}
