"""Compositing and Blending Level 1 (W3C, 2015) once more, in float64, pixel by pixel as it is
written there, and modes beyond it: what the compositors are judged by. Shares nothing with
`editor.core.blend`."""

from __future__ import annotations

from collections.abc import Callable
from math import sqrt

import numpy as np

from editor.core.layer import BlendMode
from tests.core import beyond

Colour = tuple[float, float, float]


# -- 10.1, separable: each channel by itself


def _multiply(cb: float, cs: float) -> float:
    return cb * cs


def _screen(cb: float, cs: float) -> float:
    return 1 - (1 - cb) * (1 - cs)


def _hard_light(cb: float, cs: float) -> float:
    return _multiply(cb, 2 * cs) if cs <= 0.5 else _screen(cb, 2 * cs - 1)


def _color_dodge(cb: float, cs: float) -> float:
    if cb == 0:
        return 0.0
    return 1.0 if cs == 1 else min(1.0, cb / (1 - cs))


def _color_burn(cb: float, cs: float) -> float:
    if cb == 1:
        return 1.0
    return 0.0 if cs == 0 else 1 - min(1.0, (1 - cb) / cs)


def _soft_light(cb: float, cs: float) -> float:
    if cs <= 0.5:
        return cb - (1 - 2 * cs) * cb * (1 - cb)
    d = ((16 * cb - 12) * cb + 4) * cb if cb <= 0.25 else sqrt(cb)
    return cb + (2 * cs - 1) * (d - cb)


SEPARABLE: dict[BlendMode, Callable[[float, float], float]] = {
    BlendMode.NORMAL: lambda cb, cs: cs,
    BlendMode.MULTIPLY: _multiply,
    BlendMode.SCREEN: _screen,
    BlendMode.OVERLAY: lambda cb, cs: _hard_light(cs, cb),
    BlendMode.DARKEN: min,
    BlendMode.LIGHTEN: max,
    BlendMode.COLOR_DODGE: _color_dodge,
    BlendMode.COLOR_BURN: _color_burn,
    BlendMode.HARD_LIGHT: _hard_light,
    BlendMode.SOFT_LIGHT: _soft_light,
    BlendMode.DIFFERENCE: lambda cb, cs: abs(cb - cs),
    BlendMode.EXCLUSION: lambda cb, cs: cb + cs - 2 * cb * cs,
}


# -- 10.2, non-separable: colours as a whole


def _lum(c: Colour) -> float:
    return 0.3 * c[0] + 0.59 * c[1] + 0.11 * c[2]


def _clip_color(c: Colour) -> Colour:
    light, n, x = _lum(c), min(c), max(c)
    if n < 0:
        c = tuple(light + (v - light) * light / (light - n) for v in c)  # type: ignore[assignment]
    if x > 1:
        c = tuple(light + (v - light) * (1 - light) / (x - light) for v in c)  # type: ignore[assignment]
    return c


def _set_lum(c: Colour, light: float) -> Colour:
    d = light - _lum(c)
    return _clip_color((c[0] + d, c[1] + d, c[2] + d))


def _sat(c: Colour) -> float:
    return max(c) - min(c)


def _set_sat(c: Colour, s: float) -> Colour:
    out = [0.0, 0.0, 0.0]
    low, mid, high = sorted(range(3), key=lambda i: c[i])
    if c[high] > c[low]:
        out[mid] = (c[mid] - c[low]) * s / (c[high] - c[low])
        out[high] = s
    return out[0], out[1], out[2]


WHOLE: dict[BlendMode, Callable[[Colour, Colour], Colour]] = {
    BlendMode.HUE: lambda cb, cs: _set_lum(_set_sat(cs, _sat(cb)), _lum(cb)),
    BlendMode.SATURATION: lambda cb, cs: _set_lum(_set_sat(cb, _sat(cs)), _lum(cb)),
    BlendMode.COLOR: lambda cb, cs: _set_lum(cs, _lum(cb)),
    BlendMode.LUMINOSITY: lambda cb, cs: _set_lum(cb, _lum(cs)),
}


def blended(mode: BlendMode, cb: Colour, cs: Colour) -> Colour:
    """B(cb, cs) of straight colours in 0..1."""
    whole, separable = WHOLE | beyond.WHOLE, SEPARABLE | beyond.SEPARABLE
    if mode in whole:
        return whole[mode](cb, cs)
    r, g, b = (separable[mode](x, y) for x, y in zip(cb, cs, strict=True))
    return r, g, b


def composited(mode: BlendMode, backdrop: np.ndarray, source: np.ndarray) -> np.ndarray:
    """Premultiplied RGBA (n, 4) in 0..1 of straight RGBA (n, 4) in 0..1, both float64.

    Section 9.1.4: Cs = (1 - ab) Cs + ab B(Cb, Cs), then co = as Cs + (1 - as) ab Cb.
    """
    out = np.empty_like(backdrop)
    for i, (b, s) in enumerate(zip(backdrop.tolist(), source.tolist(), strict=True)):
        (*cb, ab), (*cs, a_s) = b, s
        mixed = blended(mode, tuple(cb), tuple(cs))
        for c in range(3):
            colour = (1 - ab) * cs[c] + ab * mixed[c]
            out[i, c] = a_s * colour + (1 - a_s) * ab * cb[c]
        out[i, 3] = a_s + ab * (1 - a_s)
    return out
