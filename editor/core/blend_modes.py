"""The formulas of the blend modes: B(C_b, C_s), the colour where both are opaque.

After W3C Compositing and Blending Level 1, sections 10.1 and 10.2; modes that it does not have
follow Krita's KoCompositeOpFunctions.h, where Photoshop's are the same. Float32 planes (3, ...) in
0..1; of any shape, both alike, for modes that take each channel by itself. Neither is written to.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from editor.core.layer import BlendMode

Array = NDArray[np.float32]

TINY = np.float32(1e-9)
_ZERO, _ONE, _ANY = np.float32(0), np.float32(1), np.float32(np.inf)
_NEARLY_ONE = np.float32(1 - 1 / 510)
_ALIKE = np.float32(2e-5)


def in_unit(planes: Array) -> Array:
    """Limited to 0..1, in place; `clip` is sooner at it than `minimum` by a single number."""
    return np.clip(planes, _ZERO, _ONE, out=planes)


def _positive(planes: Array) -> Array:
    """Limited to 0 and more, in place."""
    return np.clip(planes, _ZERO, _ANY, out=planes)


def _normal(c_b: Array, c_s: Array) -> Array:
    return c_s


def _multiply(c_b: Array, c_s: Array) -> Array:
    return c_b * c_s


def _screen(c_b: Array, c_s: Array) -> Array:
    return c_b + c_s - c_b * c_s


def _hard_light(c_b: Array, c_s: Array) -> Array:
    """Multiply by 2 C_s as far as 1, screen by what is beyond: one of the two does nothing."""
    twice = 2 * c_s
    beyond = _positive(twice - _ONE)
    twice -= beyond
    out: Array = c_b * twice
    out += beyond
    out -= np.multiply(beyond, c_b, out=beyond)
    return out


def _overlay(c_b: Array, c_s: Array) -> Array:
    return _hard_light(c_s, c_b)


def _darken(c_b: Array, c_s: Array) -> Array:
    out: Array = np.minimum(c_b, c_s)
    return out


def _lighten(c_b: Array, c_s: Array) -> Array:
    out: Array = np.maximum(c_b, c_s)
    return out


def _color_dodge(c_b: Array, c_s: Array) -> Array:
    """The paper's two special cases, C_b = 0 and C_s = 1, come out of the limited quotient."""
    out: Array = _ONE - c_s
    out += TINY
    return in_unit(np.divide(c_b, out, out=out))


def _color_burn(c_b: Array, c_s: Array) -> Array:
    out: Array = _ONE - c_b
    out /= c_s + TINY
    return np.subtract(_ONE, in_unit(out), out=out)


def _soft_light(c_b: Array, c_s: Array) -> Array:
    """C_b + (2 C_s - 1) towards black, or towards D(C_b): one of the two ways is 0.

    In place: fresh memory for each term would take twice as long.
    """
    way: Array = 2 * c_s
    way -= _ONE
    d: Array = np.sqrt(c_b)
    curve: Array = 16 * c_b
    for term in (np.float32(-12), np.float32(4)):
        curve += term
        curve *= c_b
    curve -= d
    curve *= c_b <= np.float32(0.25)  # which is far sooner than to choose by it
    d += curve
    d -= c_b
    out = _positive(way.copy())
    way -= out
    out *= d
    way *= c_b
    way *= np.subtract(_ONE, c_b, out=curve)
    out += way
    out += c_b
    return out


def _difference(c_b: Array, c_s: Array) -> Array:
    out: Array = np.abs(c_b - c_s)
    return out


def _exclusion(c_b: Array, c_s: Array) -> Array:
    return c_b + c_s - 2 * c_b * c_s


# -- separable modes beyond the W3C's


def _add(c_b: Array, c_s: Array) -> Array:
    """Photoshop's linear dodge."""
    return in_unit(c_b + c_s)


def _subtract(c_b: Array, c_s: Array) -> Array:
    return _positive(c_b - c_s)


def _divide(c_b: Array, c_s: Array) -> Array:
    """Colour dodge by the inverse: black divided by black stays black."""
    out: Array = c_s + TINY
    return in_unit(np.divide(c_b, out, out=out))


def _linear_burn(c_b: Array, c_s: Array) -> Array:
    out: Array = c_b + c_s
    out -= _ONE
    return _positive(out)


def _linear_light(c_b: Array, c_s: Array) -> Array:
    """Linear burn by 2 C_s, or linear dodge by 2 C_s - 1: the same sum."""
    out: Array = 2 * c_s
    out -= _ONE
    out += c_b
    return in_unit(out)


def _vivid_light(c_b: Array, c_s: Array) -> Array:
    """Colour burn by 2 C_s as far as 1, dodge by what is beyond: one of them does nothing."""
    twice = 2 * c_s
    beyond = _positive(twice - _ONE)
    return _color_dodge(_color_burn(c_b, np.subtract(twice, beyond, out=twice)), beyond)


def _pin_light(c_b: Array, c_s: Array) -> Array:
    """Darken by 2 C_s, then lighten by 2 C_s - 1."""
    twice = 2 * c_s
    out = np.minimum(c_b, twice)
    twice -= _ONE
    return np.maximum(out, twice, out=out)


def _hard_mix(c_b: Array, c_s: Array) -> Array:
    """White where the sum of both is 1 or more, to half a step of bytes; else black."""
    out: Array = (c_b + c_s >= _NEARLY_ONE).astype(np.float32)
    return out


# -- the four modes that take a colour as hue, saturation and luminosity; these return one plane


def _lum(c: Array) -> Array:
    light: Array = np.float32(0.3) * c[0] + np.float32(0.59) * c[1] + np.float32(0.11) * c[2]
    return light


def _extremes(c: Array) -> tuple[Array, Array]:
    low: Array = np.minimum(np.minimum(c[0], c[1]), c[2])
    high: Array = np.maximum(np.maximum(c[0], c[1]), c[2])
    return low, high


def _sat(c: Array) -> Array:
    low, high = _extremes(c)
    return high - low


# -- and these colours


def _clip_color(c: Array, light: Array) -> Array:
    """`c`, whose luminosity is `light`, drawn towards its grey into the gamut; in place."""
    low, high = _extremes(c)
    dark = light - np.clip(low, -_ANY, _ZERO, out=low)
    dark += TINY
    np.divide(light, dark, out=dark)
    scale = np.clip(high, _ONE, _ANY, out=high)
    scale -= light
    scale += TINY
    np.divide(_ONE - light, scale, out=scale)
    np.minimum(scale, dark, out=scale)
    c -= light
    c *= scale
    c += light
    return c


def _set_lum(c: Array, light: Array) -> Array:
    return _clip_color(c + (light - _lum(c)), light)


def _set_sat(c: Array, sat: Array) -> Array:
    low, high = _extremes(c)
    stretch: Array = sat / np.maximum(high - low, TINY)
    return (c - low) * stretch


def _hue(c_b: Array, c_s: Array) -> Array:
    return _set_lum(_set_sat(c_s, _sat(c_b)), _lum(c_b))


def _saturation(c_b: Array, c_s: Array) -> Array:
    return _set_lum(_set_sat(c_b, _sat(c_s)), _lum(c_b))


def _color(c_b: Array, c_s: Array) -> Array:
    return _set_lum(c_s, _lum(c_b))


def _luminosity(c_b: Array, c_s: Array) -> Array:
    return _set_lum(c_b, _lum(c_s))


def _darker_color(c_b: Array, c_s: Array) -> Array:
    """The one of less luminosity as a whole; the backdrop where they are alike."""
    out: Array = np.where(_lum(c_s) < _lum(c_b) - _ALIKE, c_s, c_b)
    return out


def _lighter_color(c_b: Array, c_s: Array) -> Array:
    out: Array = np.where(_lum(c_s) > _lum(c_b) + _ALIKE, c_s, c_b)
    return out


FORMULAS: dict[BlendMode, Callable[[Array, Array], Array]] = {
    BlendMode.NORMAL: _normal,
    BlendMode.MULTIPLY: _multiply,
    BlendMode.SCREEN: _screen,
    BlendMode.OVERLAY: _overlay,
    BlendMode.DARKEN: _darken,
    BlendMode.LIGHTEN: _lighten,
    BlendMode.COLOR_DODGE: _color_dodge,
    BlendMode.COLOR_BURN: _color_burn,
    BlendMode.HARD_LIGHT: _hard_light,
    BlendMode.SOFT_LIGHT: _soft_light,
    BlendMode.DIFFERENCE: _difference,
    BlendMode.EXCLUSION: _exclusion,
    BlendMode.HUE: _hue,
    BlendMode.SATURATION: _saturation,
    BlendMode.COLOR: _color,
    BlendMode.LUMINOSITY: _luminosity,
    BlendMode.ADD: _add,
    BlendMode.SUBTRACT: _subtract,
    BlendMode.DIVIDE: _divide,
    BlendMode.LINEAR_BURN: _linear_burn,
    BlendMode.LINEAR_LIGHT: _linear_light,
    BlendMode.VIVID_LIGHT: _vivid_light,
    BlendMode.PIN_LIGHT: _pin_light,
    BlendMode.HARD_MIX: _hard_mix,
    BlendMode.DARKER_COLOR: _darker_color,
    BlendMode.LIGHTER_COLOR: _lighter_color,
}
