"""Masks made wider, narrower, softer, rounder, or only their edge: whatever looks at neighbours.

Only where a mask is not the same all round is anything computed. The canvas' edge does not count
as an edge of the mask: what lies beyond is as what lies at it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from editor.core.coverage import WHOLE
from editor.core.geometry import Rect
from editor.core.raster import TILE, Cell, Pixels, Raster, cell_area

DIRECT = 33
"""Longest kernel that is applied weight by weight; longer ones go by Fourier transforms."""


def grown(mask: Raster, bounds: Rect, by: int) -> Raster:
    """Wider by `by` pixels all round: the maximum over a disc."""
    return _Filter(mask, bounds, by).through(lambda pixels: dilated(pixels, by))


def shrunk(mask: Raster, bounds: Rect, by: int) -> Raster:
    """Narrower by `by` pixels all round: the minimum over a disc."""
    return _Filter(mask, bounds, by).through(lambda pixels: ~dilated(~pixels, by))


def feathered(mask: Raster, bounds: Rect, radius: float) -> Raster:
    """Softer: blurred by a Gaussian of standard deviation `radius` / 2 pixels."""
    sigma = radius / 2
    reach = int(np.ceil(sigma * 3))
    return _Filter(mask, bounds, reach).through(lambda pixels: blurred(pixels, sigma))


def smoothed(mask: Raster, bounds: Rect, radius: float) -> Raster:
    """Rounder: corners and specks smaller than `radius` pixels go, the edge stays sharp.

    Blurred like `feathered`, then steepened until a straight edge is one pixel wide.
    """
    sigma = max(radius / 2, 0.25)
    steepness = sigma * np.sqrt(2 * np.pi)
    level = (np.arange(256) / 255 - 0.5) * steepness + 0.5
    table = np.rint(np.clip(level, 0, 1) * 255).astype(np.uint8)
    reach = int(np.ceil(sigma * 3))
    return _Filter(mask, bounds, reach).through(lambda pixels: table[blurred(pixels, sigma)])


def bordered(mask: Raster, bounds: Rect, width: int) -> Raster:
    """Only a band of `width` pixels along the edge, as much inside of it as outside."""
    outwards, inwards = (width + 1) // 2, width // 2

    def band(pixels: Pixels) -> Pixels:
        edge: Pixels = np.minimum(dilated(pixels, outwards), dilated(~pixels, inwards))
        return edge

    return _Filter(mask, bounds, outwards).through(band, inside=None)


@dataclass(frozen=True, eq=False)
class _Filter:
    """A change of a mask that looks `reach` pixels far."""

    mask: Raster
    bounds: Rect
    reach: int

    def through(self, change: Callable[[Pixels], Pixels], inside: Pixels | None = WHOLE) -> Raster:
        """The mask after a change of uint8 (h, w).

        inside: the tile that comes of one that is 255 all round; None: an empty one.
        """
        side = TILE * max(4, -(-3 * self.reach // TILE))
        out, tiles = Raster(1), dict[Cell, Pixels]()
        for column, row in self.bounds.cells(side):
            block = Rect(column * side, row * side, side, side).intersect(self.bounds)
            area = block.padded(self.reach).intersect(self.bounds)
            level = self._level(area)
            if level is None:
                changed = change(self.mask.read(area)[..., 0])
                part = changed[block.moved(-area.x, -area.y).slices()]
                out = out.write(block, np.ascontiguousarray(part[..., None]))
            elif level == 255 and inside is not None:
                tiles |= dict.fromkeys(block.cells(TILE), inside)
        return out.with_tiles({**out.tiles, **tiles}).cropped(self.bounds)

    def _level(self, area: Rect) -> int | None:
        """0 or 255 where all of an area has that value, else None."""
        found = None
        for cell in area.cells(TILE):
            level = self._level_of(cell, area)
            if level is None or found not in (None, level):
                return None
            found = level
        return found

    def _level_of(self, cell: Cell, area: Rect) -> int | None:
        tile = self.mask.tiles.get(cell)
        if tile is None or tile is WHOLE:
            return 0 if tile is None else 255
        whole = cell_area(cell)
        part = tile[whole.intersect(area).moved(-whole.x, -whole.y).slices()]
        low = int(part.min())
        return low if low in (0, 255) and low == int(part.max()) else None


def dilated(pixels: Pixels, radius: int) -> Pixels:
    """The maximum over a disc of uint8 (h, w): for each row of the disc over its width.

    Rows of the disc are taken from its ends to its middle, so that each width comes from the one
    before.
    """
    out, wide, half = pixels.copy(), pixels, 0
    for dy in range(radius, -1, -1):
        wanted = int(np.sqrt(radius * radius - dy * dy))
        while half < wanted:
            step = min(wanted - half, 2 * half + 1)
            wide, half = _widened(wide, step), half + step
        np.maximum(out[dy:], wide[: wide.shape[0] - dy], out=out[dy:])
        np.maximum(out[: out.shape[0] - dy], wide[dy:], out=out[: out.shape[0] - dy])
    return out


def _widened(pixels: Pixels, step: int) -> Pixels:
    """The maximum of each pixel and those `step` pixels left and right of it."""
    out = pixels.copy()
    np.maximum(out[:, step:], pixels[:, :-step], out=out[:, step:])
    np.maximum(out[:, :-step], pixels[:, step:], out=out[:, :-step])
    return out


def blurred(pixels: Pixels, sigma: float) -> Pixels:
    """uint8 (h, w) blurred by a Gaussian; beyond the edge it is as at the edge."""
    reach = int(np.ceil(sigma * 3))
    x = np.arange(-reach, reach + 1, dtype=np.float32)
    kernel = np.exp(-(x**2) / (2 * max(sigma, 1e-3) ** 2))
    kernel /= kernel.sum()
    out = pixels.astype(np.float32)
    for axis in (0, 1):
        out = _convolved(out, kernel, axis)
    soft: Pixels = np.rint(out).clip(0, 255).astype(np.uint8)
    return soft


def _convolved(pixels: Pixels, kernel: Pixels, axis: int) -> Pixels:
    reach = len(kernel) // 2
    padding = [(0, 0), (0, 0)]
    padding[axis] = (reach, reach)
    padded = np.pad(pixels, padding, mode="edge")
    length = pixels.shape[axis]
    if len(kernel) > DIRECT:
        return _convolved_by_fourier(padded, kernel, axis, length)
    out = np.zeros_like(pixels)
    for start, weight in enumerate(kernel):
        part = padded[start : start + length] if axis == 0 else padded[:, start : start + length]
        out += weight * part
    return out


def _convolved_by_fourier(padded: Pixels, kernel: Pixels, axis: int, length: int) -> Pixels:
    size = padded.shape[axis]
    shape = (-1, 1) if axis == 0 else (1, -1)
    weights = np.fft.rfft(kernel, size).reshape(shape)
    out = np.fft.irfft(np.fft.rfft(padded, axis=axis) * weights, size, axis=axis)
    kept = slice(size - length, size)  # before that, the end wraps round
    part: Pixels = out[kept] if axis == 0 else out[:, kept]
    return part.astype(np.float32)
