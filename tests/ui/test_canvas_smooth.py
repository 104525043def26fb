"""Smoothing: the line goes through the midpoints, has no corners and ends under the pen."""

from __future__ import annotations

import math

from hypothesis import given
from hypothesis import strategies as st

from editor.ui.canvas.smooth import Smoother

points = st.lists(
    st.tuples(st.floats(-500, 500), st.floats(-500, 500), st.floats(0, 1)), min_size=2, max_size=12
)


def line_through(inputs):
    smoother = Smoother(inputs[0])
    line = [inputs[0]]
    for point in inputs[1:]:
        line += smoother.add(point)
    return line + smoother.finish()


@given(points)
def test_the_line_begins_and_ends_where_the_pen_did(inputs):
    line = line_through(inputs)
    assert line[0] == inputs[0]
    assert math.dist(line[-1][:2], inputs[-1][:2]) < 1e-6


@given(points)
def test_pressure_stays_within_what_was_pressed(inputs):
    low, high = min(p for *_, p in inputs), max(p for *_, p in inputs)
    assert all(low - 1e-9 <= p <= high + 1e-9 for *_, p in line_through(inputs))


def test_a_right_angle_becomes_a_curve():
    line = line_through([(0, 0, 1), (100, 0, 1), (100, 100, 1)])
    turns = []
    for a, b, c in zip(line, line[1:], line[2:], strict=False):
        first, second = math.atan2(b[1] - a[1], b[0] - a[0]), math.atan2(c[1] - b[1], c[0] - b[0])
        turns.append(abs(second - first))
    assert max(turns) < math.radians(20)
    assert (100, 0, 1) not in line


def test_a_straight_line_stays_straight():
    assert all(abs(y) < 1e-9 for _, y, _ in line_through([(0, 0, 1), (40, 0, 1), (90, 0, 1)]))


def test_a_pen_that_rests_adds_nothing():
    smoother = Smoother((5, 5, 1))
    assert smoother.add((5, 5, 0.5)) == []
    assert smoother.finish() == []
