"""Colours that run into each other along a line drawn by hand, dithered so that none bands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from math import hypot

import numpy as np
from numpy.typing import NDArray

from editor.core.errors import BadInput
from editor.core.geometry import Rect
from editor.core.ink import lightened, painted, shown_through
from editor.core.raster import TILE, Pixels

SHAPES = ("linear", "radial", "angular", "reflected", "diamond")
STEPS = 4096
"""Colours that are kept between the first and the last."""

Shares = NDArray[np.float32]


@dataclass(frozen=True)
class Stop:
    """at: 0..1 along the line. colour: RGBA, 0..255, straight."""

    at: float
    colour: tuple[float, float, float, float]


@dataclass(frozen=True, eq=False)
class Gradient:
    """A paint. The line goes from (x0, y0), the first stop, to (x1, y1), the last, in document
    pixels. opacity 0..1; dither: half a level of noise, so that 8 bits show no bands.

    linear: along the line; radial: its length is the radius; angular: once round its start,
    clockwise; reflected: to both sides of its start; diamond: the distance counted along the
    line and across. Raises BadInput for another shape, or fewer than two stops.
    """

    shape: str
    stops: tuple[Stop, ...]
    start: tuple[float, float]
    end: tuple[float, float]
    opacity: float = 1.0
    lock_alpha: bool = False
    dither: bool = True

    def __post_init__(self) -> None:
        if self.shape not in SHAPES:
            raise BadInput(f"There is no gradient of the shape “{self.shape}”.")
        if len(self.stops) < 2:
            raise BadInput("A gradient needs at least two colours.")

    def on(self, tile: Pixels, cover: Pixels, area: Rect) -> Pixels:
        """See `ink.Paint`; on masks its lightness counts."""
        full = 65535 if tile.dtype == np.uint16 else 255
        colours = self._deep_levels(area) if full > 255 else self._levels(area)
        if tile.shape[-1] == 1:
            return lightened(tile, colours, shown_through(colours, cover))
        if self._opaque and not self.lock_alpha and cover.min() == full:
            return colours
        return painted(tile, colours, shown_through(colours, cover), self.lock_alpha)

    @cached_property
    def _opaque(self) -> bool:
        return self.opacity >= 1 and all(stop.colour[3] >= 255 for stop in self.stops)

    def shares(self, area: Rect) -> Shares:
        """How far along the line each pixel's middle is, 0..1 (h, w)."""
        x = (np.arange(area.x, area.right, dtype=np.float32) + 0.5 - self.start[0])[None, :]
        y = (np.arange(area.y, area.bottom, dtype=np.float32) + 0.5 - self.start[1])[:, None]
        way = (self.end[0] - self.start[0], self.end[1] - self.start[1])
        length = max(1e-3, hypot(*way))
        c, s = np.float32(way[0] / length), np.float32(way[1] / length)
        if self.shape == "radial":
            t = np.hypot(x, y)
        elif self.shape == "angular":
            turn = np.arctan2(y * c - x * s, x * c + y * s) / np.float32(2 * np.pi)
            return np.where(turn < 0, turn + 1, turn).astype(np.float32)
        elif self.shape == "diamond":
            t = np.abs(x * c + y * s) + np.abs(y * c - x * s)
        else:
            t = x * c + y * s
            t = np.abs(t) if self.shape == "reflected" else t
        out: Shares = np.clip(t / np.float32(length), 0, 1)
        return out

    def _levels(self, area: Rect) -> Pixels:
        """Straight RGBA (h, w, 4) uint8, rounded up or down by chance where `dither`.

        In 256ths of a level: what that leaves out is far below the noise.
        """
        index = (self.shares(area) * np.float32(STEPS) + np.float32(0.5)).astype(np.intp)
        fine = self._fine_table.take(index, axis=0)
        fine += _chance(area)[..., None] if self.dither else np.uint16(128)
        fine >>= 8
        return fine.astype(np.uint8)

    def _deep_levels(self, area: Rect) -> Pixels:
        """The same in uint16."""
        index = self.shares(area) * np.float32(STEPS)
        low = np.minimum(index.astype(np.intp), STEPS - 1)
        table, full = self._table, np.float32(65535)
        exact = table[low]
        exact += (table[low + 1] - exact) * (index - low)[..., None].astype(np.float32)
        exact *= full
        exact += (_chance(area) / np.float32(256))[..., None] if self.dither else np.float32(0.5)
        np.minimum(exact, full, out=exact)  # 65535 and a bit would round to 65536
        return exact.astype(np.uint16)

    @cached_property
    def _fine_table(self) -> Pixels:
        """The table in 256ths of a level of 8 bits, uint16 (STEPS + 1, 4)."""
        table: Pixels = np.rint(self._table * np.float32(255 * 256)).astype(np.uint16)
        return table

    @cached_property
    def _table(self) -> NDArray[np.float32]:
        """Straight RGBA 0..1 of STEPS + 1 places, mixed premultiplied; opacity is in."""
        stops = sorted(self.stops, key=lambda stop: stop.at)
        at = [stop.at for stop in stops]
        rgba = np.array([stop.colour for stop in stops], np.float64) / 255
        premultiplied = np.concatenate([rgba[:, :3] * rgba[:, 3:], rgba[:, 3:]], axis=1)
        places = np.linspace(0, 1, STEPS + 1)
        mixed = np.stack([np.interp(places, at, channel) for channel in premultiplied.T], axis=1)
        alpha = mixed[:, 3:]
        nearest = rgba[[int(np.argmin(np.abs(np.subtract(at, p)))) for p in places], :3]
        colour = np.where(alpha > 1e-6, mixed[:, :3] / np.maximum(alpha, 1e-6), nearest)
        table = np.concatenate([colour, alpha * self.opacity], axis=1)
        return table.astype(np.float32)


def _chance(area: Rect) -> Pixels:
    """Thresholds 0..255, uint16 (h, w): a pattern that repeats with the grid of tiles."""
    if area.w == area.h == TILE and area.x % TILE == area.y % TILE == 0:
        return _thresholds()
    rows = np.arange(area.y, area.bottom) % TILE
    columns = np.arange(area.x, area.right) % TILE
    return _thresholds()[np.ix_(rows, columns)]


@lru_cache(maxsize=1)
def _thresholds() -> Pixels:
    order = np.random.default_rng(29).permutation(TILE * TILE).reshape(TILE, TILE)
    levels: Pixels = (order * 256 // (TILE * TILE)).astype(np.uint16)
    levels.flags.writeable = False
    return levels


def two(
    first: Sequence[float], second: Sequence[float], transparent: bool = False
) -> tuple[Stop, ...]:
    """Stops from one RGB colour (0..255) to another, or to the same colour's transparency."""
    r, g, b = first
    last = (r, g, b, 0.0) if transparent else (second[0], second[1], second[2], 255.0)
    return Stop(0.0, (r, g, b, 255.0)), Stop(1.0, last)
