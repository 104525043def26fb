"""Flood fill: which pixels are alike, and which of those hang together with one of them.

Rows are cut into runs of like pixels; runs that touch from row to row are joined by their least
number, halving the ways to it (Shiloach and Vishkin, "An O(log n) parallel connectivity
algorithm", 1982), so that mazes take no longer than plains.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from editor.core.errors import BadInput
from editor.core.raster import Pixels

Flags = NDArray[np.bool_]
"""Shape (h, w)."""


def difference(pixels: Pixels, colour: tuple[int, ...]) -> Pixels:
    """The largest difference of any channel from a colour, uint8 (h, w), of uint8 (h, w, c).

    colour: c values 0..255. Where both are transparent (c of 4) colours do not count.
    """
    h, w, channels = pixels.shape
    flat = pixels.reshape(h, w * channels)
    wanted = np.tile(np.array(colour, np.uint8), w)
    apart = np.maximum(flat, wanted)
    apart -= np.minimum(flat, wanted)
    apart = apart.reshape(h, w, channels)
    out: Pixels = apart[..., 0].copy()
    for channel in range(1, channels):
        np.maximum(out, apart[..., channel], out=out)
    if channels == 4 and colour[3] == 0:
        out[pixels[..., 3] == 0] = 0
    return out


def similar(pixels: Pixels, colour: tuple[int, ...], tolerance: int) -> Flags:
    """Which pixels of uint8 (h, w, c) differ by at most `tolerance` (0..255) from a colour."""
    alike: Flags = difference(pixels, colour) <= tolerance
    return alike


def flooded(alike: Flags, at: tuple[int, int]) -> Flags:
    """The pixels of `alike` that hang together with the one at (x, y), by their sides.

    All False where that pixel is not alike. Raises BadInput where it lies outside.
    """
    h, w = alike.shape
    x, y = at
    if not (0 <= x < w and 0 <= y < h):
        raise BadInput(f"The point {x}, {y} lies outside of the picture ({w} x {h}).")
    seeds = np.zeros_like(alike)
    seeds[y, x] = True
    return joined_to(alike, seeds)


def joined_to(alike: Flags, seeds: Flags) -> Flags:
    """The pixels of `alike` that hang together with any of the seeds that are alike too, by their
    sides."""
    seeds = seeds & alike
    if not seeds.any():
        return np.zeros_like(alike)
    begins = alike.copy()
    begins[:, 1:] &= ~alike[:, :-1]
    runs = np.cumsum(begins, dtype=np.int32).reshape(alike.shape) - np.int32(1)
    upper, lower = _touching(alike, runs)
    labels = _joined(upper, lower, int(runs[-1, -1]) + 1)
    meant = np.zeros(labels.size, np.bool_)
    meant[labels[runs[seeds]]] = True
    wanted = meant[labels]
    if wanted.all():
        return alike.copy()
    return _painted(alike, begins, wanted)


def _touching(alike: Flags, runs: NDArray[np.int32]) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Pairs (upper, lower) of numbers of runs that touch from row to row, each pair once."""
    both = alike[:-1] & alike[1:]
    both[:, 1:] &= ~(both[:, :-1].copy())
    first = np.flatnonzero(both)
    flat = runs.reshape(-1)
    return flat[first], flat[first + alike.shape[1]]


def _joined(upper: NDArray[np.int32], lower: NDArray[np.int32], count: int) -> NDArray[np.int32]:
    """For each of `count` runs the least number of those it hangs together with."""
    parents = np.arange(count, dtype=np.int32)
    while upper.size:
        np.minimum.at(parents, np.maximum(upper, lower), np.minimum(upper, lower))
        while True:
            further = parents[parents]
            if np.array_equal(further, parents):
                break
            parents = further
        upper, lower = parents[upper], parents[lower]
        apart = upper != lower
        upper, lower = upper[apart], lower[apart]
    return parents


def _painted(alike: Flags, begins: Flags, wanted: Flags) -> Flags:
    """The pixels of the runs that are wanted."""
    starts = np.flatnonzero(begins)
    h, w = alike.shape
    ends = alike.copy()
    ends[:, :-1] &= ~alike[:, 1:]
    stops = np.flatnonzero(ends) + 1
    steps = np.zeros(h * w + 1, np.int8)
    steps[starts[wanted]] += 1
    steps[stops[wanted]] -= 1
    out: Flags = np.cumsum(steps[:-1], dtype=np.int8).reshape(h, w).view(np.bool_)
    return out
