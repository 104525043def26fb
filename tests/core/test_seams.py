"""Seams between answers: cheap ones are found, what was painted shows, what is far off does not."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editor.core.brush import Brush, begin_with
from editor.core.geometry import Rect
from editor.core.raster import Raster, raster_from
from editor.core.seams import (
    LEAST_COST,
    Answering,
    Share,
    cut,
    difference,
    mixed,
    mosaic,
    share_of,
    showing,
)

SIDE = 160


def _polar() -> tuple[np.ndarray, np.ndarray]:
    y, x = np.mgrid[:SIDE, :SIDE] - SIDE / 2
    return np.hypot(x, y), np.arctan2(y, x)


def _edge(weight: np.ndarray) -> np.ndarray:
    """Where a weight crosses a half, as flags of the pixels left and above of it."""
    hard = weight >= 128
    edge = np.zeros(hard.shape, bool)
    edge[:, :-1] |= hard[:, 1:] != hard[:, :-1]
    edge[:-1] |= hard[1:] != hard[:-1]
    return edge


def _price(weight: np.ndarray, cost: np.ndarray) -> float:
    return float((cost + LEAST_COST)[_edge(weight)].sum())


@pytest.mark.parametrize("waves", [0, 3, 5])
def test_the_seam_follows_a_valley_where_the_pictures_agree(waves: int) -> None:
    radius, angle = _polar()
    valley = np.abs(radius - (45 + 5 * np.sin(waves * angle))) < 2
    cost = np.where(valley, 0, 0.5).astype(np.float32)
    weight = cut(cost, radius < 30, reach=30)
    assert cost[_edge(weight)].mean() < 0.02
    assert (weight[radius < 32] == 255).all(), "all of what the valley holds, and its softness"


def _smooth_noise(seed: int) -> np.ndarray:
    noise = np.random.default_rng(seed).random((20, 20)).astype(np.float32)
    return np.kron(noise, np.ones((8, 8), np.float32))


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 10**6))
def test_no_circle_is_cheaper_than_the_seam(seed: int) -> None:
    radius, _ = _polar()
    cost = _smooth_noise(seed)
    price = _price(cut(cost, radius < 30, reach=30), cost)
    circles = [_price(np.where(radius < r, 255, 0), cost) for r in range(31, 59, 3)]
    assert price <= 1.1 * min(circles)


def test_what_was_painted_shows_and_nothing_beyond_reach() -> None:
    radius, _ = _polar()
    weight = cut(_smooth_noise(3), radius < 30, reach=12)
    assert (weight[radius < 30] == 255).all()
    assert (weight[radius > 43] == 0).all()


def test_large_places_are_cut_as_small_ones_are() -> None:
    y, x = np.mgrid[:480, :480] - 240.0
    radius = np.hypot(x, y)
    cost = np.where(np.abs(radius - 150) < 8, 0, 0.5).astype(np.float32)
    weight = cut(cost, radius < 100, reach=90)
    edge = radius[_edge(weight)]
    assert edge.min() > 140
    assert edge.max() < 160


def test_mixing_is_exact_at_both_ends_and_even_in_between() -> None:
    dice = np.random.default_rng(1)
    a, b = (dice.integers(0, 256, (9, 7, 4), dtype=np.uint8) for _ in range(2))
    a[..., 3] = b[..., 3] = 255
    np.testing.assert_array_equal(mixed(a, b, np.zeros((9, 7), np.uint8)), a)
    np.testing.assert_array_equal(mixed(a, b, np.full((9, 7), 255, np.uint8)), b)
    half = mixed(a, b, np.full((9, 7), 51, np.uint8)).astype(float)
    assert np.abs(half - (0.8 * a + 0.2 * b)).max() <= 0.51


def test_transparent_pixels_lend_no_colour() -> None:
    clear = np.zeros((1, 1, 4), np.uint8)
    red = np.array([[[200, 10, 10, 255]]], np.uint8)
    half = mixed(clear, red, np.full((1, 1), 128, np.uint8))
    assert half.tolist() == [[[200, 10, 10, 128]]]


def _flat(level: int) -> Raster:
    pixels = np.full((120, 200, 4), level, np.uint8)
    pixels[..., 3] = 255
    return raster_from(pixels, 20, 10)


def test_a_mosaic_lays_what_was_painted_in_its_order() -> None:
    answers = tuple(_flat(level) for level in (10, 100, 200))
    whole = Rect(20, 10, 200, 120)
    full = np.full((30, 40), 255, np.uint8)
    shares = (Share(1, Rect(50, 40, 40, 30), full), Share(2, Rect(70, 40, 40, 30), full))
    pixels = mosaic(answers, 0, shares).read(whole)[..., 0]
    assert pixels[0, 0] == 10 and pixels[40, 35] == 100 and pixels[40, 60] == 200
    assert showing(whole, 0, shares) == (0, 1, 2)
    covered = (*shares, Share(0, Rect(40, 30, 100, 60), np.full((60, 100), 255, np.uint8)))
    assert showing(whole, 0, covered) == (0,)


@pytest.mark.parametrize("depth", [8, 16])
def test_a_stroke_shows_its_answer_and_its_seam_lies_near(depth: int) -> None:
    kind, scale = (np.uint8, 1) if depth == 8 else (np.uint16, 257)
    pixels = [np.full((120, 200, 4), level * scale, kind) for level in (10, 100)]
    for each in pixels:
        each[..., 3] = 255 * scale
    below, above = (raster_from(each, 20, 10) for each in pixels)
    clip = Rect(0, 0, 300, 200)
    stroke = begin_with(Answering(above), below, Brush(diameter=30, hardness=1.0), clip)
    stroke = stroke.to([(80.0, 60.0, 1.0), (140.0, 70.0, 1.0)])
    assert stroke.raster.read(Rect(100, 63, 1, 1))[0, 0, 0] == 100 * scale
    share = share_of(1, below, above, stroke.coat, reach=10)
    result = mosaic((below, above), 0, (share,)).read(Rect(20, 10, 200, 120))[..., 0]
    shown = result == 100 * scale
    painted = stroke.coat.read(Rect(20, 10, 200, 120))[..., 0] > 200 * scale
    assert (shown[painted]).all()
    assert shown.sum() < 2.2 * painted.sum()


def test_where_a_picture_is_transparent_no_seam_is_seen() -> None:
    a = np.zeros((4, 4, 4), np.uint8)
    b = np.full((4, 4, 4), 255, np.uint8)
    assert (difference(a, b) == 0).all()
    a[..., 3] = 255
    assert (difference(a, b) == 1).all()
