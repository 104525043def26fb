"""How fast a clip runs, by its time stamps; what its header says is only a first guess."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

import numpy as np
from av.video.stream import VideoStream

_BOUNDS = (Fraction(1, 100), Fraction(1000))
_USUAL = 25
_HELD = 1.5
"""Frames' lengths from which on the last picture is meant to stay longer."""
_HOLE = 2.5
"""Frames' lengths from which on a pause is taken for a hole."""


class Pace(NamedTuple):
    """rate: frames a second. variable: no constant rate fits. last: ticks of the last frame."""

    rate: Fraction
    variable: bool
    last: int


def pace_of(ticks: np.ndarray, base: Fraction, span: int, stream: VideoStream) -> Pace:
    """The rate that every time stamp fits; else their mean and `variable`.

    ticks: int64 (frames,), ascending from 0, in units of `base` seconds. span: what the last
    packet says it lasts, in ticks; 0 = nothing.
    """
    guesses = [stream.guessed_rate, stream.average_rate, stream.base_rate]
    rates = [rate for rate in guesses if rate and _BOUNDS[0] <= rate <= _BOUNDS[1]]
    if len(ticks) < 2:
        rate = rates[0] if rates else Fraction(_USUAL)
        return Pace(rate, False, span or _ticks(rate, base))
    mean = _bounded((len(ticks) - 1) / (int(ticks[-1]) * base))
    for rate in [*rates, mean]:
        if _fits(ticks, rate, base):
            usual = _ticks(rate, base)
            return Pace(rate, False, span if span > _HELD * usual else usual)
    return Pace(mean, True, span or _ticks(mean, base))


def lost_frames(ticks: np.ndarray, keys: np.ndarray, base: Fraction) -> int:
    """How many frames were lost in holes of an otherwise steady clip, 0 where none or not steady.

    A damaged container goes on at the next key frame: only holes that end at one count. ticks,
    keys: int64, ascending, in units of `base` seconds.
    """
    steps = np.diff(ticks)
    if len(steps) < 8:
        return 0
    step = float(np.median(steps))
    holes = steps > _HOLE * step
    steady = np.abs(steps[~holes] - step).max(initial=0) <= max(1.5, step / 20)
    if not steady or not np.isin(ticks[1:][holes], keys).all():
        return 0
    return int(np.rint(steps[holes] / step - 1).sum())


def _fits(ticks: np.ndarray, rate: Fraction, base: Fraction) -> bool:
    """Within a tick and a half (rounded stamps) or a twentieth of a frame."""
    step = float(1 / (rate * base))
    apart = np.abs(ticks - np.arange(len(ticks)) * step)
    return bool(apart.max() <= max(1.5, step / 20))


def _bounded(rate: Fraction) -> Fraction:
    return min(max(rate.limit_denominator(1001), _BOUNDS[0]), _BOUNDS[1])


def _ticks(rate: Fraction, base: Fraction) -> int:
    return max(1, round(1 / (rate * base)))
