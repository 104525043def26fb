"""A path through codes: where it goes, how smoothly, how it closes; sliders over time."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editor.core.errors import BadInput
from editor.core.geometry import Rect
from editor.core.time import Curve, Ease, Key
from editor.jobs.directions import Direction
from editor.jobs.walk import SlidersJob, constant, moving_codes, path, values_at


def points(*values: float) -> list[np.ndarray]:
    return [np.full((2, 3), value, np.float32) for value in values]


def test_two_points_are_joined_straight() -> None:
    way = path(points(0, 4), 5, rest=0)
    assert way.shape == (5, 2, 3) and way.dtype == np.float32
    np.testing.assert_allclose(way[:, 0, 0], [0, 1, 2, 3, 4], atol=1e-6)


def test_it_begins_at_the_first_point_and_ends_at_the_last() -> None:
    random = np.random.default_rng(1).normal(size=(5, 3, 4)).astype(np.float32)
    way = path(list(random), 101)
    np.testing.assert_array_equal(way[0], random[0])
    np.testing.assert_allclose(way[-1], random[-1], atol=1e-6)
    for point in random:  # and goes through all the others
        assert np.abs(way - point).max(axis=(1, 2)).min() < 0.2


def test_closed_the_next_round_goes_on_where_this_one_ends() -> None:
    random = np.random.default_rng(2).normal(size=(4, 2, 5))
    way = path(list(random), 400, closed=True)
    steps = np.linalg.norm((np.roll(way, -1, axis=0) - way).reshape(400, -1), axis=1)
    bends = np.abs(np.diff(np.append(steps, steps[0])))
    assert steps[-1] == pytest.approx(steps[0], rel=0.2)
    assert bends[-1] <= bends.max()
    np.testing.assert_array_equal(way[0], random[0].astype(np.float32))


@pytest.mark.parametrize("closed", [False, True])
@pytest.mark.parametrize("rest", [0.0, 0.6, 1.0])
def test_no_step_is_sudden(closed: bool, rest: float) -> None:
    """The velocity has no jump: halving the steps halves the change from one to the next."""
    random = np.random.default_rng(3).normal(size=(5, 2, 5))
    coarse, fine = (path(list(random), n, closed=closed, rest=rest) for n in (1001, 4001))
    jumps = [np.abs(np.diff(way.astype(float), 2, axis=0)).max() * n for way, n in
             ((coarse, 1001), (fine, 4001))]  # fmt: skip
    assert jumps[1] < 0.5 * jumps[0]


def test_it_lingers_at_its_points_where_asked_to() -> None:
    def slowest(rest: float) -> float:
        way = path(points(0, 1, 0, 1), 301, rest=rest)
        steps = np.abs(np.diff(way[:, 0, 0]))
        return float(steps[95:105].max() / steps.mean())  # the second point is at frame 100

    assert slowest(1.0) < 0.2 < slowest(0.0)


def test_the_same_point_twice_is_a_pause_and_no_fault() -> None:
    way = path(points(0, 1, 1, 2), 50)
    assert np.isfinite(way).all()
    assert (np.diff(way[:, 0, 0]) >= -1e-6).all()
    np.testing.assert_array_equal(path(points(3, 3), 4, closed=True), np.full((4, 2, 3), 3.0))


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.floats(-3, 3, width=32), min_size=2, max_size=6),
    st.integers(2, 40),
    st.booleans(),
    st.floats(0, 1),
)
def test_it_stays_near_its_points(
    values: list[float], frames: int, closed: bool, rest: float
) -> None:
    way = path(points(*values), frames, closed=closed, rest=rest)
    room = 0.35 * (max(values) - min(values)) + 1e-3
    assert way.shape == (frames, 2, 3)
    assert min(values) - room <= way.min() and way.max() <= max(values) + room


def test_what_is_no_walk_is_refused() -> None:
    with pytest.raises(BadInput, match="two pictures"):
        path(points(1), 10)
    with pytest.raises(BadInput, match="two frames"):
        path(points(1, 2), 1)
    with pytest.raises(BadInput, match="one model"):
        path([np.zeros((2, 3)), np.zeros((2, 4))], 10)


SMILE = Direction(
    "smile",
    vector=np.array([[1, 0]], np.float32),
    readout=np.array([[1, 0]], np.float32),
)
AGE = Direction("age", vector=np.array([[0, 2]], np.float32))


def test_sliders_move_a_code_by_their_keys() -> None:
    base = np.array([[0.5, 1]], np.float32)
    curves = {
        "smile": Curve((Key(10, 0.0, Ease.LINEAR), Key(20, 2.0))),
        "age": constant(1.5),
    }
    codes = moving_codes(base, [SMILE, AGE], curves, range(5, 25, 5))
    np.testing.assert_allclose(codes[:, 0, 0], [0, 0, 1, 2])
    np.testing.assert_allclose(codes[:, 0, 1], 4)
    assert values_at(curves, 12) == {"smile": pytest.approx(0.4), "age": 1.5}
    with pytest.raises(BadInput, match="no attribute"):
        moving_codes(base, [AGE], curves, [1])


def test_curves_of_a_clip_count_from_their_own_beginning() -> None:
    """A clip of any rate: the curves' frames are those of the document it lies in."""
    smile = {"smile": Curve((Key(0, 0.0, Ease.LINEAR), Key(24, 1.0)))}
    job = SlidersJob("portraits", Rect(0, 0, 8, 8), (SMILE,), smile, Fraction(2), Fraction(24))
    base = np.array([[0.5, 0]], np.float32)
    for time, value in ((Fraction(1), 0.0), (Fraction(5, 2), 0.5), (Fraction(9), 1.0)):
        assert job.code(base, time)[0, 0] == pytest.approx(value)
