"""Marching ants: where they stand, in every view of a mask."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editor.core.coverage import ellipse, polygon_mask, rectangle
from editor.core.geometry import Rect
from editor.core.outline import STRIPES, Screen, ants
from editor.core.raster import Raster, raster_from

BOUNDS = Rect(0, 0, 300, 200)


def reference(mask: Raster, screen: Screen, bounds: Rect) -> np.ndarray:
    """By looking at every pixel of the screen and its four neighbours."""

    def inside(u: int, v: int) -> bool:
        x = int(np.floor(screen.a * (u + 0.5) + screen.c * (v + 0.5) + screen.e))
        y = int(np.floor(screen.b * (u + 0.5) + screen.d * (v + 0.5) + screen.f))
        if not bounds.contains(Rect(x, y, 1, 1)):
            return False
        return bool(mask.read(Rect(x, y, 1, 1))[0, 0, 0] >= 128)

    seen = np.array([[inside(u, v) for u in range(screen.w)] for v in range(screen.h)])
    out = np.zeros((screen.h, screen.w), bool)
    for v in range(screen.h):
        for u in range(screen.w):
            near = ((u - 1, v), (u + 1, v), (u, v - 1), (u, v + 1))
            on = [seen[q, p] for p, q in near if 0 <= p < screen.w and 0 <= q < screen.h]
            out[v, u] = seen[v, u] and not all(on)
    return out


views = st.builds(
    lambda turn, zoom, e, f: Screen(
        30, 24, np.cos(turn) / zoom, np.sin(turn) / zoom, -np.sin(turn) / zoom,
        np.cos(turn) / zoom, e, f,
    ),
    st.sampled_from([0.0, np.pi / 2, 0.3, -2.0]),
    st.sampled_from([0.3, 1.0, 4.0]),
    st.floats(-20, 280),
    st.floats(-20, 180),
)  # fmt: skip


@settings(max_examples=25, deadline=None)
@given(views, st.integers(0, 99))
def test_ants_stand_on_the_inner_side_of_the_edge_in_every_view(screen: Screen, seed: int) -> None:
    rng = np.random.default_rng(seed)
    blocks = rng.integers(0, 2, (10, 15), np.uint8).repeat(20, 0).repeat(20, 1) * np.uint8(255)
    mask = raster_from(blocks)
    assert np.array_equal(ants(mask, screen, BOUNDS) > 0, reference(mask, screen, BOUNDS))


def test_they_are_striped_aslant_and_nowhere_where_nothing_or_all_is_seen() -> None:
    screen = Screen(300, 200, 1, 0, 0, 1, 0, 0)
    drawn = ants(polygon_mask([rectangle(20, 30, 120, 130)], BOUNDS), screen, BOUNDS)
    ys, xs = np.nonzero(drawn)
    assert len(xs) == 396
    assert np.array_equal(drawn[ys, xs], (xs + ys) % STRIPES + 1)
    assert not ants(Raster(1), screen, BOUNDS).any()
    close = Screen(30, 20, 0.1, 0, 0, 0.1, 60, 60)
    assert not ants(polygon_mask([rectangle(20, 30, 120, 130)], BOUNDS), close, BOUNDS).any()
    away = Screen(30, 20, 1, 0, 0, 1, 900, 900)
    assert not ants(polygon_mask([rectangle(0, 0, 300, 200)], BOUNDS), away, BOUNDS).any()


def test_all_of_the_canvas_is_marched_round_at_its_border() -> None:
    everything = polygon_mask([rectangle(0, 0, 300, 200)], BOUNDS)
    drawn = ants(everything, Screen(340, 240, 1, 0, 0, 1, -20, -20), BOUNDS) > 0
    assert drawn[20, 20:320].all() and drawn[219, 20:320].all() and drawn.sum() == 996


@pytest.mark.parametrize("level", [1, 2, 3])
def test_halved_masks_have_their_edge_within_a_pixel(level: int) -> None:
    side = 1 << level
    bounds = Rect(0, 0, 1280, 1024)
    screen = Screen(1280 // side, 1024 // side, side, 0, 0, side, 0, 0)
    mask = polygon_mask([ellipse(100, 90, 1100, 900)], bounds)
    ys, xs = np.nonzero(ants(mask, screen, bounds, level))
    x, y = (xs + 0.5) * side, (ys + 0.5) * side
    off = np.hypot((x - 600) / 500, (y - 495) / 405) - 1
    assert len(xs) > 1200 / side and (np.abs(off) * 405 <= 1.6 * side).all()
