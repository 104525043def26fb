"""Rasters scaled along their axes: rows and columns by themselves, kernels as wide as needed."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from editor.core.floats import Floats, Source
from editor.core.geometry import Rect
from editor.core.raster import TILE
from editor.core.sampling import Resampling, covered, weights
from editor.core.transform import Transform

_STRIP = 512  # source rows held as floats at once
_BAND = 32  # results made at once: fewer of the weights in such a block are 0
_ALONE = 1 << 18  # multiplications up to which OpenBLAS takes no thread of its own

Weights = NDArray[np.float32]
"""(results, pixels they are made of)."""


class _Band(NamedTuple):
    """Some of the results of an axis, the pixels that they are made of, and by which weights."""

    results: slice
    pixels: slice
    weights: Weights


class _Axis(NamedTuple):
    """Of a tile's results along one axis: `pixels` of the source from `first` on, and the weights
    by which results are made of them, apart for each strip of `length` pixels."""

    first: int
    pixels: int
    length: int
    strips: list[list[_Band]]


@dataclass(frozen=True, eq=False)
class Scaling:
    """`transform` only scales and moves, never mirrors: from the source to the result."""

    source: Source
    transform: Transform
    resampling: Resampling
    _axes: dict[tuple[int, bool], _Axis | None] = field(default_factory=dict)

    def floats(self, area: Rect) -> Floats | None:
        """Those of a tile's area of the result; None where it is empty."""
        x, y = self._axis(area.x, True), self._axis(area.y, False)
        if x is None or y is None:
            return None
        rows = None
        for n, bands in enumerate(y.strips):
            top = n * y.length
            height = min(y.length, y.pixels - top)
            block = self.source.read(Rect(x.first, y.first + top, x.pixels, height))
            if block is not None:
                found = _made_of(bands, block)
                rows = found if rows is None else rows + found
        return None if rows is None else _swapped(_made_of(x.strips[0], _swapped(rows)))

    def _axis(self, start: int, across: bool) -> _Axis | None:
        """How a tile's results from `start` on are made along an axis, None where they are of
        nothing; found once for all tiles that stand in line."""
        key = start, across
        if key not in self._axes:
            shares, first = self._weights(start, across)
            used = shares.shape[1]
            length = used if across else _STRIP
            strips = [_bands(shares[:, n : n + length]) for n in range(0, used, length)]
            self._axes[key] = _Axis(first, used, length, strips) if any(strips) else None
        return self._axes[key]

    def _weights(self, start: int, across: bool) -> tuple[Weights, int]:
        """Weights of one axis, and the first pixel they are of.

        What is narrower than half a pixel counts as half a pixel wide, only covers less of it.
        """
        a, _, c, _, e, f, *_ = self.transform.rows
        scale, shift = (a, c) if across else (e, f)
        count = self.source.bounds.w if across else self.source.bounds.h
        centres = (np.arange(TILE, dtype=np.float64) + (start + 0.5 - shift)) / scale
        cover = covered(centres, 0, count, 1 / scale)
        step = min(1 / scale, 2.0 * count)
        wide = 3 * max(1.0, step) + 1
        first = min(count - 1, max(0, math.floor(centres[0] - wide)))
        used = max(1, max(1, min(count, math.ceil(centres[-1] + wide))) - first)
        out, seen = np.zeros((TILE, used), np.float32), cover > 0  # kernels are wide: only those
        inside = centres[seen].clip(0, count) if step < 1 / scale else centres[seen]
        out[seen] = weights(inside, step, first, used, self.resampling) * cover[seen, None]
        return out, first


def _bands(shares: Weights) -> list[_Band]:
    """The weights of results in blocks without most of what is 0."""
    out = []
    for start in range(0, len(shares), _BAND):
        results = slice(start, start + _BAND)
        used = np.flatnonzero(shares[results].any(0))
        if used.size:
            pixels = slice(int(used[0]), int(used[-1]) + 1)
            out.append(_Band(results, pixels, np.ascontiguousarray(shares[results, pixels])))
    return out


def _made_of(bands: list[_Band], block: Floats) -> Floats:
    """A tile's rows (TILE, w, c) of a block's rows (m, w, c)."""
    flat = block.reshape(len(block), -1)
    out = np.zeros((TILE, flat.shape[1]), np.float32)
    for band in bands:
        _multiply(band.weights, flat[band.pixels], out[band.results])
    return out.reshape(TILE, *block.shape[1:])


def _multiply(left: Weights, right: Weights, out: Weights) -> None:
    """A product in parts so small that the library leaves each to the thread that asks: its own
    threads would wait for ours, and ours for them."""
    step = max(1, _ALONE // left.size)
    for start in range(0, right.shape[1], step):
        columns = slice(start, start + step)
        np.matmul(left, right[:, columns], out=out[:, columns])


def _swapped(block: Floats) -> Floats:
    """Rows for columns: (w, h, c) of (h, w, c)."""
    h, w, channels = block.shape
    if channels != 4:
        return np.ascontiguousarray(block.swapaxes(0, 1))
    whole = block.view(np.complex128)[..., 0]  # four floats as one thing to be moved
    return np.ascontiguousarray(whole.T).view(np.float32).reshape(w, h, channels)
