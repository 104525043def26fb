"""Gaussian smoothing of planes by numpy alone, in time that does not grow with the radius."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

Planes = NDArray[np.float32]
"""(n, h, w)."""

WIDE = 4.0
"""Standard deviation in pixels from which smoothing works on the picture at half the size."""
CUT = 4.0
"""Standard deviations to which the bell is summed; 6e-5 of it lies beyond."""


def reach_of(sigma: float) -> int:
    """Pixels that decide about one, to each side, whatever is halved on the way."""
    return math.ceil(CUT * sigma) + 2 * max(1, math.ceil(sigma)) if sigma > 0 else 0


def smoothed(planes: Planes, sigma: float, x: int = 0, y: int = 0) -> Planes:
    """Each plane under a bell of that standard deviation; the border's pixels go on outside.

    (x, y): where the planes lie in the picture, so that halving falls on the same pixels however
    it is cut.
    """
    if sigma < WIDE:
        return _summed(_summed(planes, sigma, 1), sigma, 2)
    return _halved_twice_over(planes, sigma, x, y)


def _halved_twice_over(planes: Planes, sigma: float, x: int, y: int) -> Planes:
    """Smoothed at half the size. Taking means of two and drawing straight lines between them
    smooth too, by variances of 1/4 and 1/2 of a pixel's square: the bell is as much narrower."""
    h, w = planes.shape[1:]
    top, left = y % 2, x % 2
    even = np.pad(planes, ((0, 0), (top, (h + top) % 2), (left, (w + left) % 2)), mode="edge")
    small = (even[:, 0::2] + even[:, 1::2]) * np.float32(0.5)
    small = (small[..., 0::2] + small[..., 1::2]) * np.float32(0.5)
    rest = math.sqrt(sigma * sigma - 0.75) / 2
    small = smoothed(small, rest, (x - left) // 2, (y - top) // 2)
    full = _doubled(_doubled(small, 1), 2)
    return full[:, top : top + h, left : left + w]


def _doubled(planes: Planes, axis: int) -> Planes:
    """Twice as long on an axis, straight between the middles."""
    near = np.moveaxis(planes, axis, 0)
    before = np.concatenate([near[:1], near[:-1]])
    after = np.concatenate([near[1:], near[-1:]])
    out = np.empty((2 * near.shape[0], *near.shape[1:]), np.float32)
    out[0::2] = near * np.float32(0.75) + before * np.float32(0.25)
    out[1::2] = near * np.float32(0.75) + after * np.float32(0.25)
    turned: Planes = np.moveaxis(out, 0, axis)
    return turned


def _summed(planes: Planes, sigma: float, axis: int) -> Planes:
    weights = bell(sigma)
    radius, length = len(weights) - 1, planes.shape[axis]
    room = [(0, 0)] * 3
    room[axis] = (radius, radius)
    padded = np.pad(planes, room, mode="edge")

    def moved(by: int) -> Planes:
        index = [slice(None)] * 3
        index[axis] = slice(radius + by, radius + by + length)
        return padded[tuple(index)]

    out = planes * weights[0]
    pair = np.empty_like(out)
    for by in range(1, radius + 1):
        np.add(moved(-by), moved(by), out=pair)
        pair *= weights[by]
        out += pair
    return out


def bell(sigma: float) -> NDArray[np.float32]:
    """Half of a Gaussian's weights, from the middle; the whole of them sums to 1."""
    offsets = np.arange(max(1, math.ceil(CUT * sigma)) + 1)
    weights = np.exp(-0.5 * (offsets / max(sigma, 1e-3)) ** 2)
    weights /= 2 * weights.sum() - weights[0]
    out: Planes = np.asarray(weights, np.float32)
    return out
