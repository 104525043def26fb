"""Frames, ranges, curves and the timeline."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core.errors import BadInput
from editor.core.time import Curve, Ease, FrameRange, Key, Marker, Timeline


def test_a_range_is_half_open() -> None:
    span = FrameRange(3, 7)
    assert span.length == 4
    assert list(span.frames()) == [3, 4, 5, 6]
    assert span.contains(3) and span.contains(6)
    assert not span.contains(2) and not span.contains(7)
    assert span.moved(-3) == FrameRange(0, 4)


@given(st.tuples(*[st.integers(-50, 50)] * 4))
def test_an_intersection_holds_the_frames_of_both(ends: tuple[int, int, int, int]) -> None:
    a, b = FrameRange(*ends[:2]), FrameRange(*ends[2:])
    common = a.intersect(b)
    assert set(common.frames()) == set(a.frames()) & set(b.frames())
    assert common.length == len(set(common.frames()))


def test_a_curve_goes_from_key_to_key_by_its_ease() -> None:
    curve = Curve((Key(0, 0.0, Ease.LINEAR), Key(10, 1.0, Ease.HOLD), Key(20, 0.0), Key(30, 1.0)))
    assert curve.at(-5) == 0.0 and curve.at(99) == 1.0
    assert curve.at(2.5) == 0.25
    assert curve.at(19.9) == 1.0
    assert curve.at(20) == 0.0 and curve.at(25) == 0.5
    assert curve.at(22) == pytest.approx(0.2 * 0.2 * (3 - 0.4))


@given(st.lists(st.tuples(st.integers(0, 40), st.floats(0, 1)), min_size=1), st.floats(-5, 45))
def test_a_curve_stays_within_its_keys(keys: list[tuple[int, float]], frame: float) -> None:
    curve = Curve()
    for where, value in keys:
        curve = curve.with_key(Key(where, value))
    values = [key.value for key in curve.keys]
    assert min(values) - 1e-9 <= curve.at(frame) <= max(values) + 1e-9
    assert all(curve.at(key.frame) == key.value for key in curve.keys)


def test_keys_are_replaced_moved_and_taken_away() -> None:
    curve = Curve().with_key(Key(5, 0.5)).with_key(Key(2, 0.2)).with_key(Key(5, 0.7))
    assert curve.keys == (Key(2, 0.2), Key(5, 0.7))
    assert curve.moved(3).keys == (Key(5, 0.2), Key(8, 0.7))
    assert curve.without_key(2).keys == (Key(5, 0.7),)


def test_keys_out_of_order_and_no_keys_are_refused() -> None:
    with pytest.raises(BadInput, match="in order"):
        Curve((Key(3, 0), Key(3, 1)))
    with pytest.raises(BadInput, match="no value"):
        Curve().at(0)


@given(st.integers(-9, 10**6), st.sampled_from([Fraction(24), Fraction(30000, 1001), Fraction(60)]))
def test_frames_and_times_are_exact(frame: int, rate: Fraction) -> None:
    timeline = Timeline(rate, 10)
    assert timeline.frame(timeline.time(frame)) == frame
    assert timeline.frame(timeline.time(frame + 1) - Fraction(1, 10**9)) == frame


def test_a_timeline_tells_what_is_chosen() -> None:
    timeline = Timeline(Fraction(25), 100, FrameRange(90, 120), (Marker(5, "cut"),))
    assert timeline.chosen == FrameRange(90, 100)
    assert timeline.duration == 4 and not timeline.is_still
    assert timeline.clamped(-1) == 0 and timeline.clamped(100) == 99
    assert timeline.grown(50) is timeline and timeline.grown(150).length == 150
    assert Timeline().is_still and Timeline().chosen == FrameRange(0, 1)


@pytest.mark.parametrize(("rate", "length"), [(Fraction(0), 5), (Fraction(24), 0)])
def test_a_timeline_needs_a_rate_and_a_frame(rate: Fraction, length: int) -> None:
    with pytest.raises(BadInput):
        Timeline(rate, length)
