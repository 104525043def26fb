"""Snapping to lines and grids, and guides as values."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core.geometry import EMPTY, Rect
from editor.core.guides import Guides
from editor.core.snap import FREE, Lines, outline, snap_point, snap_rect

NUMBER = st.floats(-5000, 5000, allow_nan=False)


def test_each_axis_keeps_to_its_own_nearest_line():
    lines = Lines(vertical=(10.0, 100.0), horizontal=(50.0,))
    way = snap_point(lines, 97.0, 44.0, reach=5.0)
    assert (way.dx, way.vertical) == (3.0, 100.0)
    assert (way.dy, way.horizontal) == (0.0, None)


def test_a_rectangle_keeps_to_lines_by_its_edges_and_its_middle():
    lines = outline(Rect(0, 0, 400, 300))
    way = snap_rect(lines, (148.0, 253.0), (100.0, 50.0), reach=4.0)
    assert (way.dx, way.vertical) == (2.0, 200.0)  # middle on the middle
    assert (way.dy, way.horizontal) == (-3.0, 300.0)  # foot on the foot


def test_a_line_goes_before_the_grid_at_the_same_distance():
    way = snap_point(Lines(vertical=(8.0,), spacing=10.0), 9.0, 0.0, reach=3.0)
    assert (way.dx, way.vertical) == (-1.0, 8.0)


def test_nothing_to_keep_to():
    assert snap_point(Lines(), 3.0, 4.0, reach=100.0) == FREE
    assert outline(EMPTY) == Lines()


@given(
    NUMBER,
    NUMBER,
    st.lists(NUMBER, max_size=6),
    st.just(0.0) | st.floats(0.5, 64),
    st.floats(0, 50),
)
def test_a_snapped_point_is_on_its_line_and_no_line_was_nearer(x, y, lines, spacing, reach):
    way = snap_point(Lines(tuple(lines), (), spacing), x, y, reach)
    assert abs(way.dx) <= reach
    near = [abs(line - x) for line in lines]
    if spacing:
        near.append(abs(round(x / spacing) * spacing - x))
    if way.vertical is None:
        assert way.dx == 0 and all(distance > reach for distance in near)
    else:
        assert x + way.dx == pytest.approx(way.vertical, abs=1e-6)
        assert abs(way.dx) == min(near)


def test_guides_are_added_once_moved_and_removed():
    guides = Guides().added(True, 30.0).added(True, 30.0).added(False, 12.5)
    assert guides == Guides((30.0,), (12.5,))
    two = guides.added(True, 80.0)
    assert two.moved(True, 0, 80.0) == Guides((80.0,), (12.5,))
    assert two.removed(True, 1) == guides
    assert guides.lines(False) == (12.5,)
    with pytest.raises(IndexError):
        guides.removed(False, 1)
