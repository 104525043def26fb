"""Adjustments: right by a second reckoning, in bytes and in floats; written and read as JSON."""

from __future__ import annotations

import itertools
import json
import math
from dataclasses import fields

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editor.core.adjustment import UNCHANGED, Adjustment, Area
from editor.core.adjustments import KINDS, from_json, to_json
from editor.core.adjustments.apply import adjust_bytes
from editor.core.adjustments.colours import Threshold
from editor.core.adjustments.curves import Curves, smooth_curve
from editor.core.adjustments.tones import (
    BrightnessContrast,
    Invert,
    Levels,
    Posterise,
    WhiteBalance,
    auto_balance,
    auto_levels,
    linear,
    neutralising,
)
from editor.core.errors import BadInput
from tests.core.adjustment_reference import wanted

LOOKING_ROUND = ("blur", "sharpen", "noise")
POINTWISE = [kind for kind in KINDS if kind not in LOOKING_ROUND]
BYTES = st.integers(0, 255)


def _number(low: float, high: float) -> st.SearchStrategy[float]:
    return st.integers(math.ceil(low * 1000), math.floor(high * 1000)).map(lambda n: n / 1000)


@st.composite
def _rows(draw: st.DrawFn, width: int) -> tuple[tuple[float, ...], ...]:
    places = sorted(draw(st.sets(st.integers(0, 50), min_size=2, max_size=6)))
    rest = st.tuples(*[_number(0, 1)] * (width - 1))
    return tuple((place / 50, *draw(rest)) for place in places)


@st.composite
def _span(draw: st.DrawFn) -> tuple[float, ...]:
    black = draw(_number(0, 0.8))
    white = draw(_number(0.05, 1)) * (1 - black - 0.05) + black + 0.05
    return black, min(1.0, white), draw(_number(0.25, 4)), draw(_number(0, 1)), draw(_number(0, 1))


def _value(kind: str, name: str, low_high: tuple[float, float] | None) -> st.SearchStrategy:
    default = getattr(KINDS[kind](), name)
    if isinstance(default, bool):
        return st.booleans()
    if kind == "levels":
        return _span()
    if name == "stops" or kind == "curves":
        return _rows(4 if name == "stops" else 2)
    assert low_high is not None
    low, high = (max(-4, low_high[0]), min(4, low_high[1])) if kind == "exposure" else low_high
    if isinstance(default, int):
        return st.integers(int(low), int(high))
    if isinstance(default, tuple):
        return st.tuples(*[_number(low, high)] * len(default))
    return _number(0.25 if name == "gamma" else low, high)


def _adjustments(kind: str) -> st.SearchStrategy[Adjustment]:
    ranges = {item.name: item.metadata.get("range") for item in fields(KINDS[kind])}
    return st.builds(KINDS[kind], **{name: _value(kind, name, r) for name, r in ranges.items()})


PIXELS = st.lists(st.tuples(BYTES, BYTES, BYTES), min_size=1, max_size=12)


def _torn(adjustment: Adjustment, colours: np.ndarray) -> np.ndarray:
    """Where it jumps, so that rounding decides: (n, 3)."""
    if isinstance(adjustment, Posterise):
        return np.abs(colours * (adjustment.levels - 1) % 1 - 0.5) < 1e-4
    if isinstance(adjustment, Threshold):
        near = np.abs(colours @ (0.2126, 0.7152, 0.0722) - adjustment.level) < 1e-5
        return np.repeat(near[:, None], 3, 1)
    return np.zeros(colours.shape, bool)


@pytest.mark.parametrize("kind", POINTWISE)
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_bytes_and_floats_follow_the_reference(kind: str, data: st.DataObject) -> None:
    adjustment = data.draw(_adjustments(kind))
    pixels = np.array(data.draw(PIXELS), np.uint8)
    colours = pixels / 255
    right, torn = wanted(adjustment, colours), _torn(adjustment, colours)
    done = pixels[None].copy()
    adjust_bytes(done, [adjustment])
    assert np.abs(done[0] - right * 255)[~torn].max(initial=0) <= 1
    planes = colours.T[:, None].astype(np.float32)
    floats = np.clip(adjustment.applied(Area(planes))[:, 0].T, 0, 1)
    right = wanted(adjustment, planes[:, 0].T)
    assert np.abs(floats - right)[~torn].max(initial=0) <= 2 / 65535


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=20, deadline=None)
@given(data=st.data())
def test_json_gives_the_same_adjustment(kind: str, data: st.DataObject) -> None:
    adjustment = data.draw(_adjustments(kind))
    assert from_json(json.loads(json.dumps(to_json(adjustment)))) == adjustment
    assert hash(adjustment) == hash(from_json(to_json(adjustment)))


@pytest.mark.parametrize(
    "words",
    [
        None, 3, [], {}, {"kind": "sepia"}, {"kind": "levels", "black": 1},
        {"kind": "exposure", "exposure": "1"}, {"kind": "exposure", "exposure": float("nan")},
        {"kind": "exposure", "gamma": 0}, {"kind": "exposure", "gamma": True},
        {"kind": "curves", "all": [[0, 0]]}, {"kind": "curves", "all": [[0.5, 0], [0.5, 1]]},
        {"kind": "curves", "all": [[0, 0], [1, 2]]}, {"kind": "curves", "red": "up"},
        {"kind": "curves", "all": [[i / 99, 0] for i in range(99)]},
        {"kind": "levels", "all": [0.5, 0.5, 1, 0, 1]}, {"kind": "levels", "all": [0, 1, 1]},
        {"kind": "gradient_map", "stops": [[0, 0, 0], [1, 1, 1]]},
        {"kind": "gradient_map", "reverse": 1}, {"kind": "posterise", "levels": 3.5},
        {"kind": "noise", "seed": -1}, {"kind": ["noise"]},
    ],
    ids=str,
)  # fmt: skip
def test_nonsense_is_refused_in_words(words: object) -> None:
    with pytest.raises(BadInput):
        from_json(words)


@pytest.mark.parametrize("kind", KINDS)
def test_neutral_ones_change_nothing(kind: str) -> None:
    adjustment = KINDS[kind]()
    pixels = np.random.default_rng(5).integers(0, 256, (9, 11, 3), np.uint8)
    if adjustment.neutral and adjustment.reach == 0:
        done = pixels.copy()
        adjust_bytes(done, [adjustment])
        assert np.array_equal(done, pixels)
    assert UNCHANGED.neutral


def test_adjustments_together_are_the_same_as_one_after_the_other() -> None:
    many = [
        Levels(all=(0.1, 0.9, 1.3, 0.0, 1.0)), Curves(red=((0.0, 0.1), (0.4, 0.6), (1.0, 1.0))),
        from_json({"kind": "vibrance", "vibrance": 0.5}), Invert(),
        from_json({"kind": "hue_saturation", "hue": 40, "reds": [0.1, 0.5, 0.2]}),
        from_json({"kind": "noise", "amount": 0.2}), BrightnessContrast(0.2, -0.1),
    ]  # fmt: skip
    pixels = np.random.default_rng(6).integers(0, 256, (300, 301, 3), np.uint8)
    together, apart = pixels.copy(), pixels.copy()
    adjust_bytes(together, many, 40, 50)
    for one in many:
        adjust_bytes(apart, [one], 40, 50)
    assert np.array_equal(together, apart)
    assert not np.array_equal(together, pixels)


@settings(max_examples=60, deadline=None)
@given(_rows(2))
def test_curves_go_through_their_points_and_never_beyond(through: tuple) -> None:
    xs = np.array([x for x, _ in through])
    assert np.allclose(smooth_curve(xs, through), [y for _, y in through], atol=1e-12)
    for (x0, y0), (x1, y1) in itertools.pairwise(through):
        between = smooth_curve(np.linspace(x0, x1, 50), through)
        assert between.min() >= min(y0, y1) - 1e-9
        assert between.max() <= max(y0, y1) + 1e-9
        assert (np.diff(between) * np.sign(y1 - y0) >= -1e-9).all()


@settings(max_examples=60, deadline=None)
@given(st.tuples(*[st.integers(70, 190)] * 3))
def test_a_picked_neutral_becomes_grey(colour: tuple[int, int, int]) -> None:
    balance = neutralising(*(v / 255 for v in colour))
    pixel = np.array(colour, np.uint8)[None, None]
    adjust_bytes(pixel, [balance])
    if max(abs(balance.temperature), abs(balance.tint)) < 1:
        assert np.ptp(pixel) <= 1
    assert neutralising(0.5, 0.5, 0.5) == WhiteBalance()


def test_automatic_balance_makes_the_mean_light_grey() -> None:
    pixels = np.random.default_rng(7).integers(20, 120, (64, 64, 3)).astype(np.uint8)
    pixels[..., 0] += 60  # a warm light
    pixels[:2] = 255  # the window
    counts = np.stack([np.bincount(pixels[..., c].ravel(), minlength=256) for c in range(3)])
    adjust_bytes(pixels, [auto_balance(counts)])
    light = linear(pixels[2:].reshape(-1, 3) / 255).mean(0)
    assert np.ptp(light) < 0.005
    white = np.zeros((3, 256), int)
    white[:, 255] = 9
    assert auto_balance(white).neutral


def test_automatic_levels_stretch_each_channel() -> None:
    counts = np.zeros((3, 256), int)
    counts[0, 50:100] = 10
    counts[1, 7] = 100
    counts[2, [0, 255]] = 50
    levels = auto_levels(counts)
    assert levels.red[:2] == (50 / 255, 99 / 255)
    assert levels.green == levels.all == (0.0, 1.0, 1.0, 0.0, 1.0)
    assert levels.blue[:2] == (0.0, 1.0)
