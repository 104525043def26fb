"""Rasters transformed and scaled, tile by tile, at their own bits a channel.

A raster is taken for what it shows inside its exact extent, its border pixels going on beyond it;
the edges of that extent are then laid with their true coverage, so that an opaque picture stays
opaque up to its edges and a slanted edge is smooth. Where a transform makes smaller, each pixel
is the mean of several samples inside it.
"""

from __future__ import annotations

import math
import os
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from editor.core.blend import straight_bytes
from editor.core.errors import BadInput
from editor.core.geometry import Rect
from editor.core.raster import TILE, Cell, Pixels, Raster, cell_area
from editor.core.sampling import Resampling, covered, gathered, radius, weights
from editor.core.transform import Transform, from_matrix
from editor.core.turn import turned

Tick = Callable[[float], None]
"""Told how far the work is, 0..1; raises what shall end it."""

MOST_PIXELS = 1 << 29
"""Larger results are refused."""

MOST_SAMPLES = 32
"""Samples along one side of a pixel; beyond, a picture is a line at the horizon."""

_STRIP = 512  # source rows held as floats at once
_THREADS = max(1, min(4, (os.cpu_count() or 2) - 1))

Array = NDArray[np.float64]
Planes = NDArray[np.float32]
"""(c, h, w)."""


def warped(
    raster: Raster,
    transform: Transform,
    resampling: Resampling = Resampling.AUTOMATIC,
    tick: Tick | None = None,
) -> Raster:
    """The raster after a transform. Exact for whole shifts, right angles and mirrors.

    Raises BadInput where the result would have more than MOST_PIXELS, or reaches the horizon.
    """
    if transform.lattice:
        return turned(raster, transform)
    extent = raster.extent()
    if extent.empty:
        return raster.with_tiles({})
    bounds = transform.bounds(extent).padded(1)
    if bounds.area > MOST_PIXELS:
        raise BadInput("The result would be too large.", remedy="Scale less.")
    turn = _right_angles(transform)
    if turn is not None and resampling is not Resampling.NEAREST:
        upright = turned(raster, turn)
        work: _Work = _Scaling(upright, upright.extent(), turn.inverse.then(transform), resampling)
    else:
        work = _Warping(raster, extent, bounds, transform.inverse, resampling)
    return raster.with_tiles(dict(_each(work, list(bounds.cells(TILE)), tick)))


def _right_angles(transform: Transform) -> Transform | None:
    """The turn by right angles in a transform that scales along its axes; None for any other."""
    a, b, _, d, e, *_ = transform.rows
    if not transform.affine or ((b, d) != (0, 0) and (a, e) != (0, 0)):
        return None
    signs = [[np.sign(a), np.sign(b), 0], [np.sign(d), np.sign(e), 0], [0, 0, 1]]
    return from_matrix(np.array(signs, np.float64))


def _each(work: _Work, cells: list[Cell], tick: Tick | None) -> Iterator[tuple[Cell, Pixels]]:
    """What becomes of the cells, those without anything left out."""
    pool = ThreadPoolExecutor(_THREADS)
    try:
        for done, (cell, tile) in enumerate(zip(cells, pool.map(work.tile, cells), strict=True)):
            if tile is not None:
                yield cell, tile
            if tick is not None:
                tick((done + 1) / len(cells))
    finally:
        pool.shutdown(cancel_futures=True)


@dataclass(frozen=True, eq=False)
class _Work:
    """Makes tiles of the result from a raster whose pixels lie in `extent`."""

    raster: Raster
    extent: Rect

    def tile(self, cell: Cell) -> Pixels | None:
        """The tile of a cell, read-only; None where it is empty."""
        planes = self.planes(cell_area(cell))
        if planes is None:
            return None
        out = _pixels(planes, self.raster)
        out.flags.writeable = False
        return out if out.any() else None

    def planes(self, area: Rect) -> Planes | None:
        """Premultiplied floats (c, h, w) of an area of the result; None where it is empty."""
        raise NotImplementedError

    def source(self, rect: Rect) -> Planes | None:
        """The same of the raster; beyond its extent the nearest pixel's. None without tiles."""
        kept = rect.intersect(self.extent)
        if kept.empty:  # all of it lies beside the extent: its border is what counts
            x = min(max(rect.x, self.extent.x), self.extent.right - 1)
            y = min(max(rect.y, self.extent.y), self.extent.bottom - 1)
            kept = Rect(x, y, 1, 1).unite(kept)
        if not any(cell in self.raster.tiles for cell in kept.cells(TILE)):
            return None
        planes = _premultiplied(self.raster.read(kept))
        around = (
            (0, 0),
            (max(0, kept.y - rect.y), max(0, rect.bottom - kept.bottom)),
            (max(0, kept.x - rect.x), max(0, rect.right - kept.right)),
        )
        return np.pad(planes, around, "edge") if np.any(around) else planes


def _premultiplied(pixels: Pixels) -> Planes:
    unit = np.float32(1 / np.iinfo(pixels.dtype).max)
    planes: Planes = np.multiply(np.moveaxis(pixels, -1, 0), unit, dtype=np.float32)
    if len(planes) == 4:
        planes[:3] *= planes[3]
    return planes


def _pixels(planes: Planes, raster: Raster) -> Pixels:
    np.clip(planes, 0, 1, out=planes)
    if len(planes) == 4:
        return straight_bytes(np.moveaxis(planes, 0, -1), raster.dtype)
    planes *= np.iinfo(raster.dtype).max
    out: Pixels = np.ascontiguousarray(np.moveaxis(np.rint(planes), 0, -1)).astype(raster.dtype)
    return out


@dataclass(frozen=True, eq=False)
class _Scaling(_Work):
    """Only scaled and moved: rows and columns by themselves, with a kernel as wide as needed."""

    transform: Transform
    resampling: Resampling

    def planes(self, area: Rect) -> Planes | None:
        a, _, c, _, e, f, *_ = self.transform.rows
        x, left, w = self._axis(area.x, a, c, (self.extent.x, self.extent.right))
        y, top, h = self._axis(area.y, e, f, (self.extent.y, self.extent.bottom))
        if not (x.any() and y.any()):
            return None
        out = None
        for row in range(top, top + h, _STRIP):
            count = min(_STRIP, top + h - row)
            block = self.source(Rect(left, row, w, count))
            if block is not None:
                part = y[:, row - top : row - top + count] @ (block @ x.T)
                out = part if out is None else out + part
        return out

    def _axis(
        self, start: int, scale: float, shift: float, edges: tuple[int, int]
    ) -> tuple[Planes, int, int]:
        """Weights (TILE, count) of one axis, the first source pixel and how many there are.

        What is narrower than half a pixel counts as half a pixel wide, only covers less of it.
        """
        low, high = edges
        centres = (np.arange(TILE, dtype=np.float64) + (start + 0.5 - shift)) / scale
        cover = covered(centres, low, high, 1 / scale)
        step = min(1 / scale, 2.0 * (high - low))
        wide = 3 * max(1.0, step) + 1
        first = min(high - 1, max(low, math.floor(centres[0] - wide)))
        count = max(1, max(low + 1, min(high, math.ceil(centres[-1] + wide))) - first)
        out, seen = np.zeros((TILE, count), np.float32), cover > 0  # kernels are wide: only those
        inside = centres[seen].clip(low, high) if step < 1 / scale else centres[seen]
        out[seen] = weights(inside, step, first, count, self.resampling) * cover[seen, None]
        return out, first, count


@dataclass(frozen=True, eq=False)
class _Warping(_Work):
    """Any transform: `inverse` says where in the raster each sample of the result comes from;
    `reached` is where there are any."""

    reached: Rect
    inverse: Transform
    resampling: Resampling

    def planes(self, area: Rect) -> Planes | None:
        across, down = self._samples(area.intersect(self.reached))
        side = max(4, 1 << int(math.log2(TILE / max(across, down))))
        out = np.zeros((self.raster.channels, area.h, area.w), np.float32)
        found = False
        for y in range(0, area.h, side):
            for x in range(0, area.w, side):
                part = self._part(Rect(area.x + x, area.y + y, side, side), across, down)
                if part is not None:
                    out[:, y : y + side, x : x + side] = part
                    found = True
        return out if found else None

    def _samples(self, area: Rect) -> tuple[int, int]:
        """How many samples an output pixel has along x and y: one for each source pixel."""
        if self.resampling is Resampling.NEAREST:
            return 1, 1
        most = np.ones(2)
        for x in (area.x, area.x + area.w / 2, area.right):
            for y in (area.y, area.y + area.h / 2, area.bottom):
                most = np.maximum(most, np.hypot(*self.inverse.jacobian((x, y))))
        across, down = (min(MOST_SAMPLES, math.ceil(v - 0.25)) for v in most)
        return max(1, across), max(1, down)

    def _part(self, area: Rect, across: int, down: int) -> Planes | None:
        u, v, cover = self._places(area, across, down)
        if not cover.any():
            return None
        reach = radius(self.resampling)
        edges = self.extent.padded(reach)
        u, v = np.clip(u, edges.x, edges.right) - 0.5, np.clip(v, edges.y, edges.bottom) - 0.5
        left, top = math.floor(u.min()) - reach, math.floor(v.min()) - reach
        right, bottom = math.floor(u.max()) + reach + 2, math.floor(v.max()) + reach + 2
        block = self.source(Rect(left, top, right - left, bottom - top))
        if block is None:
            return None
        found = gathered(block, u - left, v - top, self.resampling) * cover
        shape = (-1, area.h, down, area.w, across)
        return (
            found.reshape(shape).mean((2, 4))
            if across * down > 1
            else found.reshape(-1, area.h, area.w)
        )

    def _places(self, area: Rect, across: int, down: int) -> tuple[Array, Array, Planes]:
        """Where samples come from, (n) each, and how much of each lies inside the extent."""
        x = area.x + (np.arange(area.w * across) + 0.5) / across
        y = area.y + (np.arange(area.h * down)[:, None] + 0.5) / down
        a, b, c, d, e, f, g, h, i = self.inverse.rows
        w = g * x + h * y + i
        ahead = w > 1e-9
        w = np.where(ahead, w, 1.0)
        u, v = (a * x + b * y + c) / w, (d * x + e * y + f) / w
        cover = self._cover(u, v, w, (across, down)) * ahead
        return u.ravel(), v.ravel(), cover.ravel()

    def _cover(self, u: Array, v: Array, w: Array, samples: tuple[int, int]) -> Planes:
        a, b, _, d, e, _, g, h, _ = self.inverse.rows
        box = self.extent
        if max(samples) < MOST_SAMPLES and _within(u, v, box.padded(-2)):
            return np.ones(u.shape, np.float32)
        if self.resampling is Resampling.NEAREST:
            inside = (box.x <= u) & (u < box.right) & (box.y <= v) & (v < box.bottom)
            return inside.astype(np.float32)
        across, down = samples
        step_u = np.hypot((a - g * u) / across, (b - h * u) / down) / w
        step_v = np.hypot((d - g * v) / across, (e - h * v) / down) / w
        return covered(u, box.x, box.right, step_u) * covered(v, box.y, box.bottom, step_v)


def _within(u: Array, v: Array, box: Rect) -> bool:
    across = box.x <= u.min() and u.max() < box.right
    return bool(across and box.y <= v.min() and v.max() < box.bottom)
