"""Rasters under any transform: each pixel of the result looks up where it comes from."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from editor.core.floats import Floats, Source
from editor.core.geometry import Rect
from editor.core.raster import TILE
from editor.core.sampling import Resampling, covered, gathered, radius
from editor.core.transform import Point, Transform, corners_of, scaled, shifted

MOST_SAMPLES = 512
"""Samples along one side of a pixel; beyond, a picture is a line at the horizon."""

_ENOUGH = 4
"""Samples along a side that are left where pixels of the source are halved before."""

_AHEAD = 1e-9
"""The least depth of what lies before the horizon."""

Array = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Warping:
    """`inverse` takes the result to pixels of the source's raster; `reached` is where there is
    any result."""

    source: Source
    inverse: Transform
    reached: Rect
    resampling: Resampling

    def floats(self, area: Rect) -> Floats | None:
        """Those of a tile's area of the result; None where it is empty."""
        if self.inverse.affine:
            return self._everywhere.floats(area)
        return self._lookup(area.intersect(self.reached)).floats(area)

    @cached_property
    def _everywhere(self) -> _Lookup:
        return self._lookup(self.reached)

    def _lookup(self, area: Rect) -> _Lookup:
        """How pixels of an area are found. Where each would need many samples, the source is
        halved first."""
        across, down = self._samples(area)
        times = max(0, int(math.log2(min(across, down) / _ENOUGH)))
        source, extent = self.source.halved(times), self.source.extent
        own = shifted(-extent.x, -extent.y).then(scaled(1 / source.side, 1 / source.side))
        samples = -(-across // source.side), -(-down // source.side)
        return _Lookup(source, self.inverse.then(own), samples, self.resampling)

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


class _Hull(NamedTuple):
    """What of a source is looked at, in its pixels."""

    left: float
    top: float
    right: float
    bottom: float

    def within(self, width: float, height: float, margin: float) -> bool:
        """Whether it lies in (0, 0, width, height), so far from every edge."""
        return (
            min(self.left, self.top) >= margin
            and self.right <= width - margin
            and self.bottom <= height - margin
        )

    def beside(self, width: float, height: float, margin: float) -> bool:
        """Whether it lies outside, so far from every edge."""
        before = min(self.right, self.bottom) < -margin
        return before or self.left > width + margin or self.top > height + margin


@dataclass(frozen=True, eq=False)
class _Lookup:
    """Each pixel is the mean of `samples` (across, down); `inverse` takes it to the source."""

    source: Source
    inverse: Transform
    samples: tuple[int, int]
    resampling: Resampling

    def floats(self, area: Rect) -> Floats | None:
        """Those of an area of the result; None where it is empty."""
        side = max(4, 1 << int(math.log2(TILE / max(self.samples))))
        out = None
        for y in range(0, area.h, side):
            for x in range(0, area.w, side):
                part = self._part(Rect(area.x + x, area.y + y, side, side))
                if part is not None:
                    if out is None:
                        out = np.zeros((area.h, area.w, part.shape[-1]), np.float32)
                    out[y : y + side, x : x + side] = part
        return out

    def _part(self, area: Rect) -> Floats | None:
        hull, (width, height) = self._hull(area), self.source.size
        if hull is None:
            return self._at_the_edge(area)
        step = 4 * max(hull.right - hull.left, hull.bottom - hull.top) / area.w
        if hull.beside(width, height, step):
            return None
        reach = radius(self.resampling) + 1
        if not hull.within(width, height, max(step, reach)):
            return self._at_the_edge(area)
        left, top = math.floor(hull.left) - reach, math.floor(hull.top) - reach
        right, bottom = math.ceil(hull.right) + reach, math.ceil(hull.bottom) + reach
        block = self.source.read(Rect(left, top, right - left, bottom - top))
        if block is None:
            return None
        u, v, _ = self._places(area, (left + 0.5, top + 0.5))
        return self._mean(gathered(block, u.ravel(), v.ravel(), self._kernel), area)

    def _at_the_edge(self, area: Rect) -> Floats | None:
        """Where samples may lie beyond the extent, which then covers them in part."""
        u, v, w = self._places(area, (0.0, 0.0))
        cover = self._cover(u, v, w)
        if not cover.any():
            return None
        reach = radius(self.resampling)
        edges = self.source.bounds.padded(reach)
        u = np.clip(u, edges.x, edges.right).ravel() - 0.5
        v = np.clip(v, edges.y, edges.bottom).ravel() - 0.5
        left, top = math.floor(u.min()) - reach, math.floor(v.min()) - reach
        right, bottom = math.floor(u.max()) + reach + 2, math.floor(v.max()) + reach + 2
        block = self.source.read(Rect(left, top, right - left, bottom - top))
        if block is None:
            return None
        u -= left
        v -= top
        found = gathered(block, u, v, self._kernel)
        found *= cover.reshape(-1, 1)
        return self._mean(found, area)

    @property
    def _kernel(self) -> tuple[Resampling, int]:
        return self.resampling, self.source.raster.depth

    def _mean(self, found: Floats, area: Rect) -> Floats:
        """(h, w, c) of samples (down * across * h * w, c)."""
        count = self.samples[0] * self.samples[1]
        if count > 1:
            found = found.reshape(count, -1).sum(0)
            found *= np.float32(1 / count)
        return found.reshape(area.h, area.w, -1)

    def _hull(self, area: Rect) -> _Hull | None:
        """What of the source an area looks at; None where that reaches the horizon."""
        corners = corners_of(area)
        g, h, i = self.inverse.rows[6:]
        if min(g * x + h * y + i for x, y in corners) <= _AHEAD:
            return None
        places = self.inverse.map(np.array(corners))
        return _Hull(*places.min(0).tolist(), *places.max(0).tolist())

    def _places(self, area: Rect, origin: Point) -> tuple[Array, Array, Array]:
        """Where samples come from, seen from `origin`, and their depths: (down, across, h, w)."""
        across, down = self.samples
        a, b, c, d, e, f, g, h, i = self.inverse.rows
        x = _centres(area.x, area.w, across)[None, :, None, :]
        y = _centres(area.y, area.h, down)[:, None, :, None]
        if self.inverse.affine:
            u, v = a * x + (b * y + (c - origin[0])), d * x + (e * y + (f - origin[1]))
            return u, v, np.ones((1, 1, 1, 1))
        w = g * x + (h * y + i)
        depth = np.where(w > _AHEAD, w, 1.0)
        u, v = (a * x + (b * y + c)) / depth, (d * x + (e * y + f)) / depth
        return u - origin[0], v - origin[1], w

    def _cover(self, u: Array, v: Array, w: Array) -> Floats:
        """How much of each sample lies inside the extent."""
        width, height = self.source.size
        ahead = w > _AHEAD
        if self.resampling is Resampling.NEAREST:
            inside = (u >= 0) & (u < width) & (v >= 0) & (v < height) & ahead
            return inside.astype(np.float32)
        (across, down), depth = self.samples, np.where(ahead, w, 1.0)
        a, b, _, d, e, _, g, h, _ = self.inverse.rows
        step_u = np.hypot((a - g * u) / across, (b - h * u) / down) / depth
        step_v = np.hypot((d - g * v) / across, (e - h * v) / down) / depth
        return covered(u, 0, width, step_u) * covered(v, 0, height, step_v) * ahead


def _centres(start: int, count: int, samples: int) -> Array:
    """Where samples of pixels stand along one axis: (samples, count)."""
    offsets = (np.arange(samples)[:, None] + 0.5) / samples
    places: Array = start + offsets + np.arange(count)
    return places
