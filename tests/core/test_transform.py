"""Projective maps as values: what they do to points, and what an artist reads of them."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from editor.core.errors import BadInput
from editor.core.geometry import Rect
from editor.core.raster import raster_from
from editor.core.transform import (
    IDENTITY,
    Parts,
    Transform,
    corners_of,
    from_matrix,
    made_of,
    parts_of,
    quad_to_quad,
    rotated,
    scaled,
    sheared,
    shifted,
    with_parts,
)
from editor.core.turn import turned

numbers = st.floats(-500, 500)
factors = st.floats(0.05, 20).flatmap(lambda v: st.sampled_from((v, -v)))
parts = st.builds(
    Parts, numbers, numbers, factors, factors, st.floats(-179, 179), st.floats(-80, 80)
)


def near(point, wanted):
    return point == pytest.approx(wanted, abs=1e-6)


def test_what_is_done_first_comes_first():
    there = shifted(10, 0).then(rotated(90))
    assert near(there.at((0, 0)), (0, 10))
    assert near(there.inverse.at((0, 10)), (0, 0))


def test_angles_turn_clockwise_on_a_screen_about_a_point_that_stays():
    turn = rotated(30, (7, 5))
    assert near(turn.at((7, 5)), (7, 5))
    assert near(turn.at((8, 5)), (7 + math.cos(math.pi / 6), 5 + 0.5))


@pytest.mark.parametrize("quarter", range(4))
def test_right_angles_are_exact(quarter):
    turn = rotated(90 * quarter, (12, 8))
    assert turn.lattice
    assert turn.then(rotated(-90 * quarter, (12, 8))) == IDENTITY


@pytest.mark.parametrize(
    "other", [rotated(45), scaled(2, 1), shifted(0.5, 0), sheared(0.1, 0), scaled(0.5, 0.5)]
)
def test_what_moves_between_pixels_is_not_the_lattice(other: Transform):
    assert not other.lattice


@given(parts, numbers, numbers)
def test_parts_make_the_transform_they_were_read_from(wanted: Parts, x: float, y: float):
    made = made_of(wanted, (x, y))
    again = made_of(parts_of(made, (x, y)), (x, y))
    points = np.array([[0.0, 0.0], [100, 0], [0, 100], [-50, 70]])
    assert np.allclose(made.map(points), again.map(points), atol=1e-5, rtol=1e-6)


@given(st.lists(st.floats(-30, 30), min_size=8, max_size=8), st.floats(-170, 170))
def test_another_angle_keeps_the_perspective(bent: list[float], angle: float):
    square = corners_of(Rect(0, 0, 100, 100))
    target = [(x + bent[2 * n], y + bent[2 * n + 1]) for n, (x, y) in enumerate(square)]
    try:
        bend = quad_to_quad(square, target)
        bend.bounds(Rect(0, 0, 100, 100))
    except BadInput:
        assume(False)
    pivot = (50.0, 50.0)
    old = parts_of(bend, pivot)
    turn = with_parts(bend, pivot, Parts(old.x, old.y, old.width, old.height, angle, old.skew))
    expected = bend.then(rotated(angle - old.angle, (old.x, old.y)))
    assert np.allclose(turn.map(np.array(square)), expected.map(np.array(square)), atol=1e-4)


def test_four_points_go_where_they_shall():
    source = corners_of(Rect(10, 20, 300, 200))
    target = [(0.0, 5.0), (250.0, 30.0), (310.0, 290.0), (-40.0, 200.0)]
    bend = quad_to_quad(source, target)
    assert np.allclose(bend.map(np.array(source)), target, atol=1e-9)
    assert not bend.affine


@pytest.mark.parametrize(
    "target",
    [
        [(0, 0), (10, 0), (0, 10), (10, 10)],  # crossed
        [(0, 0), (5, 0), (10, 0), (0, 10)],  # three on a line
        [(0, 0), (10, 0), (3, 3), (0, 10)],  # bent inwards
    ],
)
def test_quadrilaterals_that_are_none_are_refused(target):
    with pytest.raises(BadInput, match="line"):
        quad_to_quad(corners_of(Rect(0, 0, 10, 10)), target)


def test_what_reaches_the_horizon_is_refused():
    steep = from_matrix(np.array([[1, 0, 0], [0, 1, 0], [-0.02, 0, 1.0]]))
    with pytest.raises(BadInput, match="steep"):
        steep.bounds(Rect(0, 0, 100, 100))
    assert not steep.bounds(Rect(0, 0, 10, 10)).empty


@pytest.mark.parametrize("flat", [np.zeros((3, 3)), np.full((3, 3), np.nan)])
def test_what_is_no_map_is_refused(flat):
    with pytest.raises(BadInput):
        from_matrix(flat)


def test_pressing_flat_has_no_way_back():
    with pytest.raises(BadInput):
        _ = scaled(0, 1).inverse
    with pytest.raises(BadInput):
        made_of(Parts(0, 0, 0.0, 1.0), (0, 0))


@given(
    st.integers(0, 3), st.booleans(), st.integers(-300, 300), st.integers(-300, 300),
    st.sampled_from([(1, np.uint8), (4, np.uint8), (4, np.uint16)]),
)  # fmt: skip
def test_turns_and_mirrors_lose_nothing(quarters, mirrors, dx, dy, kind):
    channels, depth = kind
    random = np.random.default_rng(quarters)
    pixels = random.integers(1, np.iinfo(depth).max, (140, 90, channels), dtype=depth)
    turn = scaled(-1 if mirrors else 1, 1).then(rotated(90 * quarters)).then(shifted(dx, dy))
    out = turned(raster_from(pixels), turn)
    expected = np.rot90(pixels[:, ::-1] if mirrors else pixels, -quarters)
    assert np.array_equal(out.read(turn.bounds(Rect(0, 0, 90, 140))), expected)
    assert int(sum(np.count_nonzero(t[..., 0]) for t in out.tiles.values())) == 140 * 90


def test_only_the_lattice_is_turned_without_loss():
    with pytest.raises(ValueError, match="pixels"):
        turned(raster_from(np.ones((3, 3), np.uint8)), rotated(1))
