"""Curves: smooth ways through points, which never overshoot them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from editor.core.adjustments.channelwise import Channelwise, Values
from editor.core.adjustments.limits import Points, points

STRAIGHT: Points = ((0.0, 0.0), (1.0, 1.0))


def smooth_curve(values: Values, through: Points) -> Values:
    """The monotone cubic through points at each value; level before the first and after the last.

    Hermite's cubics with the slopes of Fritsch and Carlson (1980), by the harmonic mean of Fritsch
    and Butland (1984): rising where the points rise, flat where they turn.
    """
    x, y, slopes = _knots(through)
    clipped = np.clip(values, x[0], x[-1])
    at = np.clip(np.searchsorted(x, clipped, side="right") - 1, 0, len(x) - 2)
    width = (x[1:] - x[:-1])[at]
    t = (clipped - x[at]) / width
    u = 1 - t
    here = y[at] * (1 + 2 * t) + width * slopes[at] * t
    there = y[at + 1] * (1 + 2 * u) - width * slopes[at + 1] * u
    out = here * u * u + there * t * t
    return out.astype(values.dtype)


@lru_cache(maxsize=128)
def _knots(through: Points) -> tuple[NDArray[np.float64], ...]:
    """x, y and slope of each point."""
    x, y = np.array(through, np.float64).T
    width, rise = np.diff(x), np.diff(y)
    secants = rise / width
    slopes = np.zeros_like(x)
    slopes[0], slopes[-1] = secants[0], secants[-1]
    before, after = secants[:-1], secants[1:]
    turning = before * after <= 0
    w1, w2 = 2 * width[1:] + width[:-1], width[1:] + 2 * width[:-1]
    with np.errstate(divide="ignore", invalid="ignore"):
        mean = (w1 + w2) / (w1 / before + w2 / after)
    slopes[1:-1] = np.where(turning, 0.0, mean)
    return x, y, slopes


@dataclass(frozen=True)
class Curves(Channelwise):
    """Each channel by its own curve, then by that of all."""

    kind: ClassVar[str] = "curves"
    all: Points = points(STRAIGHT)
    red: Points = points(STRAIGHT)
    green: Points = points(STRAIGHT)
    blue: Points = points(STRAIGHT)

    def toned(self, values: Values, channel: int) -> Values:
        for through in ((self.red, self.green, self.blue)[channel], self.all):
            if through != STRAIGHT:
                values = smooth_curve(values, through)
        return values.copy()
