"""The blend modes against the sentences of W3C Compositing and Blending Level 1, one by one."""

from __future__ import annotations

import colorsys
from math import sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core.blend import composite, mix, premultiplied, straight_bytes
from editor.core.layer import BlendMode
from tests.core.pictures import noise

unit = st.integers(0, 255).map(lambda v: v / 255)
colours = st.tuples(unit, unit, unit)


def _hard_light(b: float, s: float) -> float:
    return 2 * b * s if s <= 0.5 else b + (2 * s - 1) - b * (2 * s - 1)


def _soft_light(b: float, s: float) -> float:
    if s <= 0.5:
        return b - (1 - 2 * s) * b * (1 - b)
    d = ((16 * b - 12) * b + 4) * b if b <= 0.25 else sqrt(b)
    return b + (2 * s - 1) * (d - b)


def _dodge(b: float, s: float) -> float:
    return 0.0 if b == 0 else 1.0 if s == 1 else min(1.0, b / (1 - s))


def _burn(b: float, s: float) -> float:
    return 1.0 if b == 1 else 0.0 if s == 0 else 1 - min(1.0, (1 - b) / s)


SCALAR = {
    BlendMode.NORMAL: lambda b, s: s,
    BlendMode.MULTIPLY: lambda b, s: b * s,
    BlendMode.SCREEN: lambda b, s: b + s - b * s,
    BlendMode.OVERLAY: lambda b, s: _hard_light(s, b),
    BlendMode.DARKEN: min,
    BlendMode.LIGHTEN: max,
    BlendMode.COLOR_DODGE: _dodge,
    BlendMode.COLOR_BURN: _burn,
    BlendMode.HARD_LIGHT: _hard_light,
    BlendMode.SOFT_LIGHT: _soft_light,
    BlendMode.DIFFERENCE: lambda b, s: abs(b - s),
    BlendMode.EXCLUSION: lambda b, s: b + s - 2 * b * s,
}
WHOLE = (BlendMode.HUE, BlendMode.SATURATION, BlendMode.COLOR, BlendMode.LUMINOSITY)


def _mixed(mode: BlendMode, b: tuple[float, ...], s: tuple[float, ...]) -> np.ndarray:
    return mix(mode, np.array([b], np.float32), np.array([s], np.float32))[0]


@pytest.mark.parametrize("mode", SCALAR, ids=lambda mode: mode.name)
@given(b=colours, s=colours)
def test_separable_modes_follow_their_formula(
    mode: BlendMode, b: tuple[float, ...], s: tuple[float, ...]
) -> None:
    wanted = [SCALAR[mode](x, y) for x, y in zip(b, s, strict=True)]
    assert _mixed(mode, b, s) == pytest.approx(wanted, abs=1e-4)


def _lum(c: np.ndarray) -> float:
    return float(c @ np.array([0.3, 0.59, 0.11]))


@pytest.mark.parametrize("mode", WHOLE, ids=lambda mode: mode.name)
@given(b=colours, s=colours)
def test_the_other_modes_keep_the_luminosity_they_promise(
    mode: BlendMode, b: tuple[float, ...], s: tuple[float, ...]
) -> None:
    out = _mixed(mode, b, s)
    source = s if mode is BlendMode.LUMINOSITY else b
    assert _lum(out) == pytest.approx(_lum(np.array(source)), abs=2e-3)
    assert out.min() >= -1e-4 and out.max() <= 1 + 1e-4


@given(b=colours, s=colours)
def test_hue_and_colour_take_the_hue_of_the_source(
    b: tuple[float, ...], s: tuple[float, ...]
) -> None:
    for mode in (BlendMode.HUE, BlendMode.COLOR):
        out = np.clip(_mixed(mode, b, s), 0, 1)
        if np.ptp(out) > 0.05 and np.ptp(s) > 0.05:
            apart = abs(colorsys.rgb_to_hsv(*out)[0] - colorsys.rgb_to_hsv(*s)[0])
            assert min(apart, 1 - apart) < 0.02


def test_a_grey_source_takes_all_saturation_away() -> None:
    for mode in (BlendMode.SATURATION, BlendMode.COLOR):
        assert np.ptp(_mixed(mode, (0.9, 0.4, 0.1), (0.5, 0.5, 0.5))) < 1e-5


@pytest.mark.parametrize("mode", BlendMode, ids=lambda mode: mode.name)
def test_alpha_is_that_of_source_over_and_nothing_leaves_the_gamut(mode: BlendMode) -> None:
    b, s = premultiplied(noise(64, 64, seed=1)), premultiplied(noise(64, 64, seed=2))
    out = composite(b, s, mode, 0.7)
    a_s = s[..., 3] * np.float32(0.7)
    assert np.allclose(out[..., 3], a_s + b[..., 3] - a_s * b[..., 3], atol=1e-6)
    assert out.min() >= -1e-5 and (out[..., :3] <= out[..., 3:] + 1e-4).all()


@pytest.mark.parametrize("mode", BlendMode, ids=lambda mode: mode.name)
def test_clear_sources_change_nothing_and_clear_backdrops_show_the_source(mode: BlendMode) -> None:
    picture = noise(32, 32, seed=3, opaque=True)
    clear = np.zeros_like(picture)
    shown, nothing = premultiplied(picture), premultiplied(clear)
    for mixed in (
        composite(shown, nothing, mode),
        composite(nothing, shown, mode),
        composite(shown, shown, mode, opacity=0),
    ):
        assert np.array_equal(straight_bytes(mixed), picture)


def test_bytes_come_back_from_premultiplied_floats() -> None:
    picture = noise(64, 64, seed=4)
    picture[..., 3] |= 1
    assert np.array_equal(straight_bytes(premultiplied(picture)), picture)
    deep = picture.astype(np.uint16) * 257
    assert np.array_equal(straight_bytes(premultiplied(deep), np.uint16) // 257, picture)
