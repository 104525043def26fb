"""Frames and pixels of the timeline: there and back, zoom at a point, ticks and time codes."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.ui.timeline.axis import LABEL_ROOM, Axis, fitted, parsed, ticks, timecode

RATES = st.sampled_from(
    [Fraction(24), Fraction(25), Fraction(30000, 1001), Fraction(60), Fraction(7, 2)]
)
SCALES = st.floats(0.01, 60)


@given(SCALES, st.floats(0, 1e5), st.integers(0, 200_000))
def test_a_frame_stands_where_it_is_found_again(scale: float, left: float, frame: int) -> None:
    axis = Axis(scale, left)
    assert axis.nearest(axis.x(frame)) == frame
    assert axis.frame_under(axis.x(frame + 0.5)) == frame


@given(SCALES, st.floats(0, 1e4), st.floats(0, 2000), st.floats(0.2, 5))
def test_zooming_leaves_what_is_under_the_pointer(scale, left, x, factor) -> None:
    axis = Axis(scale, left)
    assert axis.zoomed(factor, x).frame(x) == pytest.approx(axis.frame(x), abs=1e-6)


@given(st.integers(1, 500_000), st.floats(50, 3000))
def test_fitted_shows_every_frame(length: int, width: float) -> None:
    axis = fitted(length, width)
    assert axis.x(0) >= 0 and axis.x(length) <= width
    assert axis.kept(length, width) == axis


@given(RATES, st.integers(0, 400_000))
def test_a_time_code_names_its_frame(rate: Fraction, frame: int) -> None:
    assert parsed(timecode(frame, rate), rate) == frame


def test_time_codes_read_as_clocks_do() -> None:
    assert timecode(0, Fraction(25)) == "00:00:00"
    assert timecode(25 * 65 + 7, Fraction(25)) == "01:05:07"
    assert timecode(24 * 3600 * 2 + 1, Fraction(24)) == "02:00:00:01"
    assert timecode(30, Fraction(30000, 1001)) == "00:01:00"  # true time, not counted frames
    assert parsed("1:2", Fraction(25)) == 27
    assert parsed("soon", Fraction(25)) is None
    assert parsed("1:2:3:4:5", Fraction(25)) is None


@given(RATES, SCALES, st.floats(0, 1e4))
def test_labels_have_room_and_name_their_frames(rate: Fraction, scale: float, left: float) -> None:
    axis = Axis(scale, left)
    marks = list(ticks(axis, rate, 800))
    named = [tick.frame for tick in marks if tick.label]
    assert all(tick.label == timecode(tick.frame, rate) for tick in marks if tick.label)
    seconds_between = LABEL_ROOM / scale / rate
    if seconds_between < 3600:
        assert all((b - a + 1) * scale >= LABEL_ROOM * 0.8 for a, b in pairwise(named))
    assert [tick.frame for tick in marks] == sorted({tick.frame for tick in marks})
