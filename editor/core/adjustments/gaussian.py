"""Gaussian smoothing of planes by numpy alone, in time that does not grow with the radius."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

Planes = NDArray[np.float32]
"""(n, h, w)."""

WIDE = 3.2
"""Standard deviation in pixels from which smoothing works on the picture at half the size."""
CUT = 4.0
"""Standard deviations to which the bell is summed; 6e-5 of it lies beyond."""


_BLOCK = 1 << 14
"""Pixels that are summed at once: they fit the processor's first caches."""


def reach_of(sigma: float) -> int:
    """Pixels to each side that decide about one."""
    if sigma < WIDE:
        return len(bell(sigma)) - 1 if sigma > 0 else 0
    return 2 * reach_of(_rest(sigma)) + 5


def _rest(sigma: float) -> float:
    """What is left to smooth at half the size: halving and doubling by (1, 3, 3, 1) smooth too,
    each by a variance of 3/4 of a pixel's square."""
    return math.sqrt(sigma * sigma - 1.5) / 2


def smoothed(planes: Planes, sigma: float, x: int = 0, y: int = 0) -> Planes:
    """Each plane under a bell of that standard deviation; right beyond `reach_of` the border.

    (x, y): where the planes lie in the picture, so that halving falls on the same pixels however
    it is cut.
    """
    if sigma < WIDE:
        return _summed(_summed(planes, sigma, 1), sigma, 2)
    return _by_halves(planes, sigma, x, y)


def _by_halves(planes: Planes, sigma: float, x: int, y: int) -> Planes:
    """Smoothed at half the size, by a bell as much narrower."""
    h, w = planes.shape[1:]
    top, left = y % 2, x % 2
    even = np.pad(planes, ((0, 0), (top, (h + top) % 2), (left, (w + left) % 2)), mode="edge")
    small = _halved(_halved(even, 1), 2)
    small = smoothed(small, _rest(sigma), (x - left) // 2, (y - top) // 2)
    return _doubled(_doubled(small, 1), 2)[:, top : top + h, left : left + w]


def _halved(planes: Planes, axis: int) -> Planes:
    """Half as long on an axis: (1, 3, 3, 1) / 8 about the middle of each two."""
    near, before, after = _neighbours(planes, axis)
    first, second = near[0::2], near[1::2]
    out = first + second
    out *= np.float32(0.375)
    far = before[0::2] + after[1::2]
    far *= np.float32(0.125)
    out += far
    return np.moveaxis(out, 0, axis)


def _doubled(planes: Planes, axis: int) -> Planes:
    """Twice as long on an axis, straight between the middles."""
    near, before, after = _neighbours(planes, axis)
    out = np.empty((2 * near.shape[0], *near.shape[1:]), np.float32)
    most = near * np.float32(0.75)
    for target, far in ((out[0::2], before), (out[1::2], after)):
        np.multiply(far, np.float32(0.25), out=target)
        target += most
    return np.moveaxis(out, 0, axis)


def _neighbours(planes: Planes, axis: int) -> tuple[Planes, Planes, Planes]:
    """The planes with that axis first, and what stands before and after each on it."""
    near = np.moveaxis(planes, axis, 0)
    padded = np.concatenate([near[:1], near, near[-1:]])
    return padded[1:-1], padded[:-2], padded[2:]


def _summed(planes: Planes, sigma: float, axis: int) -> Planes:
    weights = bell(sigma)
    radius = len(weights) - 1
    room = [(0, 0)] * 3
    room[axis] = (radius, radius)
    padded = np.pad(planes, room, mode="edge")
    out = np.empty_like(planes)
    rows = max(1, _BLOCK // planes.shape[2])
    for plane, target in zip(padded, out, strict=True):
        for top in range(0, planes.shape[1], rows):
            _sum_rows(plane, target, slice(top, min(top + rows, planes.shape[1])), weights, axis)
    return out


def _sum_rows(
    plane: Planes, target: Planes, rows: slice, weights: NDArray[np.float32], axis: int
) -> None:
    """Set some rows of the target from a plane that is wider, or higher, at both its ends."""
    radius = len(weights) - 1
    w = target.shape[1]

    def moved(by: int) -> Planes:
        at = radius + by
        if axis == 1:
            return plane[rows.start + at : rows.stop + at]
        return plane[rows, at : at + w]

    out = target[rows]
    np.multiply(moved(0), weights[0], out=out)
    pair = np.empty_like(out)
    for by in range(1, radius + 1):
        np.add(moved(-by), moved(by), out=pair)
        pair *= weights[by]
        out += pair


def bell(sigma: float) -> NDArray[np.float32]:
    """Half of a Gaussian's weights, from the middle; the whole of them sums to 1."""
    offsets = np.arange(max(1, math.ceil(CUT * sigma)) + 1)
    weights = np.exp(-0.5 * (offsets / max(sigma, 1e-3)) ** 2)
    weights /= 2 * weights.sum() - weights[0]
    out: Planes = np.asarray(weights, np.float32)
    return out
