"""The geometry of crop frames and handles, whatever is dragged where."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core.geometry import Rect
from editor.core.transform import IDENTITY, rotated, scaled
from editor.ui.transforming import frame as frames
from editor.ui.transforming import handles
from editor.ui.transforming.frame import Frame
from editor.ui.transforming.handles import HANDLES, Handle, Held

BOUNDS = Rect(0, 0, 600, 400)
angles = st.floats(-45, 45)
places = st.tuples(st.floats(-300, 900), st.floats(-300, 700))
handle = st.sampled_from(HANDLES)


@given(st.floats(0, 400), st.floats(0, 250), st.floats(20, 200), st.floats(20, 150), angles)
def test_a_frame_in_the_picture_stays_in_it_at_every_angle(x, y, w, h, degrees):
    out = frames.turned(Frame(x, y, w, h), degrees, BOUNDS)
    assert out.w / out.h == pytest.approx(w / h)
    for left, top in out.corners():
        assert -0.6 <= left <= 600.6 and -0.6 <= top <= 400.6


def test_a_frame_beyond_the_picture_keeps_its_size_when_turned():
    out = frames.turned(Frame(-50, 0, 700, 400), 10, BOUNDS)
    assert (out.w, out.h) == (700, 400)


@given(handle, places, angles, st.sampled_from([None, 1.0, 1.5]))
def test_the_handle_opposite_stays_where_it_is(grip, to, degrees, ratio):
    start = Frame(100, 100, 200, 150, degrees)
    out = frames.dragged(start, grip, to, ratio)
    assert out.w >= 1 and out.h >= 1 and out.degrees == degrees
    if ratio is not None:
        assert out.w / out.h == pytest.approx(ratio)
    x, y = start.turn.inverse.at(to)
    turned_over = (grip.x and (x - 200) * grip.x < -100) or (grip.y and (y - 175) * grip.y < -75)
    opposite = Handle(-grip.x, -grip.y)
    if not turned_over:
        assert math.dist(out.place_of(opposite), start.place_of(opposite)) < 1e-6


@pytest.mark.parametrize(
    ("end", "degrees"),
    [((100, 0), 0), ((100, 10), 5.71), ((100, -10), -5.71), ((10, 100), -5.71), ((-100, 0), 0)],
)
def test_a_line_is_levelled_to_the_nearest_axis(end, degrees):
    assert frames.level((0, 0), end) == pytest.approx(degrees, abs=0.01)


@given(handle, places, st.booleans(), st.floats(-170, 170))
def test_what_scaling_holds_fast_does_not_move(grip, to, middle, degrees):
    start = scaled(1.3, 0.8).then(rotated(degrees, (50, 50)))
    pivot = (130.0, 90.0)
    change = handles.scale(Rect(50, 40, 200, 100), grip, pivot, Held(middle=middle))
    out = change(start, start.at(handles.place_of(Rect(50, 40, 200, 100), grip)), to)
    fast = pivot if middle else handles.place_of(Rect(50, 40, 200, 100), Handle(-grip.x, -grip.y))
    assert math.dist(out.at(fast), start.at(fast)) < 1e-4


def test_the_corner_dragged_is_under_the_pointer_where_proportions_are_free():
    box = Rect(0, 0, 100, 50)
    change = handles.scale(box, Handle(1, 1), (50, 25), Held(fixed=True))
    out = change(IDENTITY, (100, 50), (180, 20))
    assert out.at((100, 50)) == pytest.approx((180, 20))
