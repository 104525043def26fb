"""Pixels as floats and back, and rasters that go on beyond their borders.

Floats are premultiplied, in levels of the pixels' own depth (0..255 or 0..65535), the channels of
a pixel side by side: a pixel then is moved by one instruction.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from editor.core.geometry import Rect
from editor.core.raster import TILE, Pixels, Raster

Floats = NDArray[np.float32]
"""(h, w, channels)."""

_HAIR = 1e-5
"""The share of full cover by which sums of weights may miss it."""


def to_floats(pixels: Pixels) -> Floats:
    """Pixels (h, w, c), uint8 or uint16, as floats."""
    full = np.iinfo(pixels.dtype).max
    out: Floats = pixels.astype(np.float32)
    if out.shape[-1] == 4 and pixels[..., 3].min(initial=full) < full:
        cover = out[..., 3] * np.float32(1 / full)
        for channel in range(3):  # each by itself: rows of three are slow to go through
            out[..., channel] *= cover
    return out


def to_pixels(floats: Floats, dtype: type[np.uint8] | type[np.uint16]) -> Pixels:
    """The nearest pixels; colours under nothing are 0. Overwrites the floats."""
    full = np.iinfo(dtype).max
    np.clip(floats, 0, full, out=floats)
    if floats.shape[-1] == 4:
        _part_from_cover(floats, full)
    floats += np.float32(0.5)
    return floats.astype(dtype)


def _part_from_cover(floats: Floats, full: int) -> None:
    cover = floats[..., 3]
    if cover.min() >= full * (1 - _HAIR):
        cover[...] = full
        return
    share = np.float32(full) / np.maximum(cover, np.float32(0.5))
    share[cover < 0.5] = 0
    for channel in range(3):
        colour = floats[..., channel]
        colour *= share
        np.minimum(colour, full, out=colour)


@dataclass(frozen=True, eq=False)
class Source:
    """A raster inside its extent, whose border pixels go on beyond it.

    Its pixels count from the corner of the extent and are the means of `side` x `side` pixels of
    the raster.
    """

    raster: Raster
    extent: Rect
    side: int = 1

    @cached_property
    def bounds(self) -> Rect:
        """All pixels; those at the right and at the bottom may only be covered in part."""
        return Rect(0, 0, -(-self.extent.w // self.side), -(-self.extent.h // self.side))

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the extent, in pixels of this source."""
        return self.extent.w / self.side, self.extent.h / self.side

    def halved(self, times: int) -> Source:
        """The same, each pixel twice as wide and high, so many times."""
        return replace(self, side=self.side << times)

    def read(self, rect: Rect) -> Floats | None:
        """The floats of a rectangle, (h, w, c); None where no tile stands."""
        kept = rect.intersect(self.bounds)
        if kept.empty:  # all of it lies beside the extent: its border is what counts
            x = min(max(rect.x, 0), self.bounds.w - 1)
            y = min(max(rect.y, 0), self.bounds.h - 1)
            kept = Rect(x, y, 1, 1)
        inside = self._inside(kept)
        if inside is None:
            return None
        around = (
            (max(0, kept.y - rect.y), max(0, rect.bottom - kept.bottom)),
            (max(0, kept.x - rect.x), max(0, rect.right - kept.right)),
            (0, 0),
        )
        return np.pad(inside, around, "edge") if np.any(around) else inside

    def _inside(self, rect: Rect) -> Floats | None:
        side, extent = self.side, self.extent
        whole = Rect(
            extent.x + rect.x * side, extent.y + rect.y * side, rect.w * side, rect.h * side
        )
        kept = whole.intersect(extent)
        if not any(cell in self.raster.tiles for cell in kept.cells(TILE)):
            return None
        floats = to_floats(self.raster.read(kept))
        if side == 1:
            return floats
        rest = (0, whole.h - kept.h), (0, whole.w - kept.w), (0, 0)
        return _means(np.pad(floats, rest, "edge") if np.any(rest) else floats, side)


def _means(floats: Floats, side: int) -> Floats:
    h, w, channels = floats.shape
    rows = floats.reshape(h // side, side, w * channels).sum(1)
    out: Floats = rows.reshape(h // side, w // side, side, channels).sum(2)
    out *= np.float32(1 / side**2)
    return out
