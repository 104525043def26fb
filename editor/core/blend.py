"""The 16 blend modes, after W3C Compositing and Blending Level 1: the reference, in numpy.

Colours are float arrays (..., 3) in 0..1, straight alpha, unless said otherwise. C_b is the
backdrop's colour, C_s the source's, as in the paper.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from editor.core.layer import BlendMode

Array = NDArray[np.float32]

_TINY = np.float32(1e-6)


def composite(backdrop: Array, source: Array, mode: BlendMode, opacity: float = 1.0) -> Array:
    """`source` blended onto `backdrop`: premultiplied float RGBA (..., 4) in 0..1, all three.

    co = cs (1 - ab) + cb (1 - as) + as ab B(Cb, Cs), with premultiplied cs and cb (section 5.1).
    """
    source = source * np.float32(opacity)
    a_b, a_s = backdrop[..., 3:], source[..., 3:]
    if mode is BlendMode.NORMAL:
        return source + backdrop * (1 - a_s)
    mixed = mix(mode, _straight(backdrop, a_b), _straight(source, a_s))
    out = np.empty(np.broadcast_shapes(backdrop.shape, source.shape), np.float32)
    out[..., :3] = source[..., :3] * (1 - a_b) + backdrop[..., :3] * (1 - a_s) + a_s * a_b * mixed
    out[..., 3:] = a_s + a_b - a_s * a_b
    return out


def premultiplied(pixels: np.ndarray) -> Array:
    """Float premultiplied RGBA in 0..1 from straight uint8 or uint16 RGBA."""
    out: Array = np.divide(pixels, np.iinfo(pixels.dtype).max, dtype=np.float32)
    out[..., :3] *= out[..., 3:]
    return out


def straight_bytes(pixels: Array, dtype: type[np.uint8] | type[np.uint16] = np.uint8) -> np.ndarray:
    """Straight uint8 (or uint16) RGBA from float premultiplied RGBA in 0..1."""
    out = pixels.copy()
    out[..., :3] = _straight(pixels, pixels[..., 3:])
    done: np.ndarray = np.rint(np.clip(out, 0, 1) * np.iinfo(dtype).max).astype(dtype)
    return done


def _straight(pixels: Array, alpha: Array) -> Array:
    colour = np.divide(pixels[..., :3], np.maximum(alpha, _TINY), dtype=np.float32)
    return np.minimum(colour, 1, out=colour)


def mix(mode: BlendMode, c_b: Array, c_s: Array) -> Array:
    """B(C_b, C_s): the colour where both are opaque (sections 10.1 and 10.2)."""
    return _MODES[mode](c_b, c_s)


def _normal(c_b: Array, c_s: Array) -> Array:
    return np.broadcast_to(c_s, np.broadcast_shapes(c_b.shape, c_s.shape))


def _multiply(c_b: Array, c_s: Array) -> Array:
    return c_b * c_s


def _screen(c_b: Array, c_s: Array) -> Array:
    return c_b + c_s - c_b * c_s


def _hard_light(c_b: Array, c_s: Array) -> Array:
    return np.where(c_s <= 0.5, _multiply(c_b, 2 * c_s), _screen(c_b, 2 * c_s - 1))


def _overlay(c_b: Array, c_s: Array) -> Array:
    return _hard_light(c_s, c_b)


def _darken(c_b: Array, c_s: Array) -> Array:
    out: Array = np.minimum(c_b, c_s)
    return out


def _lighten(c_b: Array, c_s: Array) -> Array:
    out: Array = np.maximum(c_b, c_s)
    return out


def _color_dodge(c_b: Array, c_s: Array) -> Array:
    lit = np.minimum(1, c_b / np.maximum(1 - c_s, _TINY))
    return np.where(c_b <= 0, np.float32(0), np.where(c_s >= 1, np.float32(1), lit))


def _color_burn(c_b: Array, c_s: Array) -> Array:
    burnt = 1 - np.minimum(1, (1 - c_b) / np.maximum(c_s, _TINY))
    return np.where(c_b >= 1, np.float32(1), np.where(c_s <= 0, np.float32(0), burnt))


def _soft_light(c_b: Array, c_s: Array) -> Array:
    d = np.where(c_b <= 0.25, ((16 * c_b - 12) * c_b + 4) * c_b, np.sqrt(np.maximum(c_b, 0)))
    darker = c_b - (1 - 2 * c_s) * c_b * (1 - c_b)
    return np.where(c_s <= 0.5, darker, c_b + (2 * c_s - 1) * (d - c_b))


def _difference(c_b: Array, c_s: Array) -> Array:
    out: Array = np.abs(c_b - c_s)
    return out


def _exclusion(c_b: Array, c_s: Array) -> Array:
    return c_b + c_s - 2 * c_b * c_s


# -- the four modes that take a colour as hue, saturation and luminosity

_LUMA = np.array([0.3, 0.59, 0.11], np.float32)


def _lum(c: Array) -> Array:
    light: Array = np.einsum("...c,c->...", c, _LUMA)
    return light[..., None]


def _sat(c: Array) -> Array:
    r, g, b = c[..., 0], c[..., 1], c[..., 2]
    high = np.maximum(np.maximum(r, g), b)
    return (high - np.minimum(np.minimum(r, g), b))[..., None]


def _clip_color(c: Array) -> Array:
    light = _lum(c)
    r, g, b = c[..., 0], c[..., 1], c[..., 2]
    low = np.minimum(np.minimum(r, g), b)[..., None]
    high = np.maximum(np.maximum(r, g), b)[..., None]
    scale = np.where(low < 0, light / np.maximum(light - low, _TINY), np.float32(1))
    over = (1 - light) / np.maximum(high - light, _TINY)
    scale = np.minimum(scale, np.where(high > 1, over, np.float32(1)))
    return light + (c - light) * scale


def _set_lum(c: Array, light: Array) -> Array:
    return _clip_color(c + (light - _lum(c)))


def _set_sat(c: Array, sat: Array) -> Array:
    r, g, b = c[..., 0], c[..., 1], c[..., 2]
    low = np.minimum(np.minimum(r, g), b)[..., None]
    stretch: Array = np.divide(sat, np.maximum(_sat(c), _TINY), dtype=np.float32)
    return (c - low) * stretch


def _hue(c_b: Array, c_s: Array) -> Array:
    return _set_lum(_set_sat(c_s, _sat(c_b)), _lum(c_b))


def _saturation(c_b: Array, c_s: Array) -> Array:
    return _set_lum(_set_sat(c_b, _sat(c_s)), _lum(c_b))


def _color(c_b: Array, c_s: Array) -> Array:
    return _set_lum(c_s, _lum(c_b))


def _luminosity(c_b: Array, c_s: Array) -> Array:
    return _set_lum(c_b, _lum(c_s))


_MODES: dict[BlendMode, Callable[[Array, Array], Array]] = {
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
}
