"""How much longer: an estimate that one bad moment does not spoil."""

from __future__ import annotations

import pytest

from editor.jobs.pace import SAMPLES, Pace


def left_after(moments: list[tuple[float, float]]) -> float | None:
    pace = Pace()
    for now, progress in moments:
        pace.note(now, progress)
    return pace.seconds_left(*moments[-1])


def test_nothing_is_said_before_something_is_known() -> None:
    assert Pace().seconds_left(1.0, 0.5) is None
    assert left_after([(0.0, 0.0), (0.1, 0.5)]) is None  # too soon
    assert left_after([(0.0, 0.0), (30.0, 0.001)]) is None  # too little


def test_a_steady_job_is_told_exactly() -> None:
    assert left_after([(t, t / 40) for t in range(11)]) == pytest.approx(30.0)


def test_a_slow_start_counts_less_than_the_mean_would_have_it() -> None:
    """Ten seconds to load a model, then two percent a second: 60 % are left after 20 s."""
    moments = [(0.0, 0.0), (10.0, 0.0), *((10.0 + t, 0.02 * t) for t in range(1, 21))]
    left = left_after(moments)
    mean = 0.6 / (0.4 / 30.0)
    assert left is not None
    assert abs(left - 30.0) < 1.0 < abs(mean - 30.0)


def test_one_stall_in_the_middle_is_forgiven() -> None:
    moments = [(t + (8.0 if t > 10 else 0.0), t / 40) for t in range(21)]
    assert left_after(moments) == pytest.approx(20.0, rel=0.05)


def test_a_job_that_mostly_stands_still_still_gets_an_answer() -> None:
    moments = [(float(t), 0.5 if t else 0.0) for t in range(12)]
    assert left_after(moments) == pytest.approx(11.0)


def test_few_samples_are_kept_of_a_long_job_and_they_span_it() -> None:
    pace = Pace()
    for tick in range(10_000):
        pace.note(tick * 0.02, tick / 20_000)
    assert len(pace._samples) <= SAMPLES
    assert pace._samples[0][0] == 0.0
    assert pace._samples[-1][0] > 150.0
    assert pace.seconds_left(200.0, 0.5) == pytest.approx(200.0, rel=0.01)
