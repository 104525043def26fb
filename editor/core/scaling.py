"""Rasters scaled along their axes: rows and columns by themselves, kernels as wide as needed."""

from __future__ import annotations

import math
from dataclasses import dataclass

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


@dataclass(frozen=True, eq=False)
class Scaling:
    """`transform` only scales and moves, never mirrors: from the source to the result."""

    source: Source
    transform: Transform
    resampling: Resampling

    def floats(self, area: Rect) -> Floats | None:
        """Those of a tile's area of the result; None where it is empty."""
        a, _, c, _, e, f, *_ = self.transform.rows
        width, height = self.source.bounds.w, self.source.bounds.h
        x, left = self._axis(area.x, a, c, width)
        y, top = self._axis(area.y, e, f, height)
        if not (x.any() and y.any()):
            return None
        rows = None
        for start in range(0, y.shape[1], _STRIP):
            part = y[:, start : start + _STRIP]
            block = self.source.read(Rect(left, top + start, x.shape[1], part.shape[1]))
            if block is not None:
                found = _made_of(part, block)
                rows = found if rows is None else rows + found
        return None if rows is None else _swapped(_made_of(x, _swapped(rows)))

    def _axis(self, start: int, scale: float, shift: float, count: int) -> tuple[Weights, int]:
        """Weights of one axis, whose source has `count` pixels, and the first pixel they are of.

        What is narrower than half a pixel counts as half a pixel wide, only covers less of it.
        """
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


def _made_of(shares: Weights, block: Floats) -> Floats:
    """Rows (n, w, c) that are sums of a block's rows (m, w, c) by weights (n, m)."""
    flat = block.reshape(len(block), -1)
    out = np.zeros((len(shares), flat.shape[1]), np.float32)
    for start in range(0, len(shares), _BAND):
        band = shares[start : start + _BAND]
        used = np.flatnonzero(band.any(0))
        if used.size:
            rows = slice(used[0], used[-1] + 1)
            _multiply(band[:, rows], flat[rows], out[start : start + _BAND])
    return out.reshape(len(shares), *block.shape[1:])


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
