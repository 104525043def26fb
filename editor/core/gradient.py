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
from editor.core.ink import painted, shown_through
from editor.core.raster import TILE, Pixels

SHAPES = ("linear", "radial", "angular", "reflected", "diamond")
STEPS = 1024
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
        colours = self._levels(area, full)
        through = shown_through(colours, cover)
        if tile.shape[-1] == 1:
            grey = colours[..., :3] @ np.array([0.299, 0.587, 0.114], np.float32)
            share = through / np.float32(full)
            mixed = tile[..., 0] * (1 - share) + grey * share
            return np.rint(mixed).astype(tile.dtype)[..., None]
        return painted(tile, colours, through, self.lock_alpha)

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

    def _levels(self, area: Rect, full: int) -> Pixels:
        """Straight RGBA (h, w, 4) in 0..full, rounded up or down by chance where `dither`."""
        index = self.shares(area) * np.float32(STEPS)
        low = np.minimum(index.astype(np.intp), STEPS - 1)
        table = self._table
        exact = table[low]
        exact += (table[low + 1] - exact) * (index - low)[..., None].astype(np.float32)
        exact *= np.float32(full)
        exact += _chance(area)[..., None] if self.dither else np.float32(0.5)
        np.minimum(exact, np.float32(full), out=exact)  # 65535 and a bit would round to 65536
        return exact.astype(np.uint16 if full > 255 else np.uint8)

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


def _chance(area: Rect) -> Shares:
    """Thresholds 0..1 (h, w), a pattern that repeats with the grid of tiles."""
    rows = np.arange(area.y, area.bottom) % TILE
    columns = np.arange(area.x, area.right) % TILE
    return _thresholds()[np.ix_(rows, columns)]


@lru_cache(maxsize=1)
def _thresholds() -> Shares:
    order = np.random.default_rng(29).permutation(TILE * TILE).reshape(TILE, TILE)
    return ((order + 0.5) / (TILE * TILE)).astype(np.float32)


def two(
    first: Sequence[float], second: Sequence[float], transparent: bool = False
) -> tuple[Stop, ...]:
    """Stops from one RGB colour (0..255) to another, or to the same colour's transparency."""
    r, g, b = first
    last = (r, g, b, 0.0) if transparent else (second[0], second[1], second[2], 255.0)
    return Stop(0.0, (r, g, b, 255.0)), Stop(1.0, last)
