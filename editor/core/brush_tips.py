"""What a brush leaves that is not a plain disc: tips with a texture, and the paper's grain.

All of it is drawn here from noise with fixed seeds, so a brush looks the same everywhere.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from types import MappingProxyType

import numpy as np

from editor.core.raster import TILE, Pixels

SIDE = 96
"""Pixels of a tip's picture on each side."""

Share = np.ndarray
"""Coverage 0..1, float32, shape (h, w)."""


@lru_cache(maxsize=16)
def tip_picture(name: str) -> Share:
    """Coverage (SIDE, SIDE) of a tip of `TIPS`, filling the square; read-only.

    Raises KeyError for an unknown name.
    """
    picture = _PICTURES[name]().astype(np.float32)
    picture.flags.writeable = False
    return picture


@lru_cache(maxsize=1)
def paper() -> Pixels:
    """The grain of the paper, uint8 (TILE, TILE): repeats without a seam on the grid of tiles."""
    rough = 0.7 * _smooth(TILE, 1.1, 5) + 0.5 * _smooth(TILE, 3.0, 6)
    order = rough.ravel().argsort().argsort().reshape(rough.shape)  # every height equally often
    grain: Pixels = np.rint(order * (255 / (order.size - 1))).astype(np.uint8)
    grain.flags.writeable = False
    return grain


def _smooth(side: int, sigma: float, seed: int) -> Share:
    """Noise blurred by a Gaussian that wraps round, of mean 0 and deviation 1."""
    noise = np.random.default_rng(seed).standard_normal((side, side))
    frequency = np.fft.fftfreq(side)
    spread = np.exp(-2 * (np.pi * sigma * frequency) ** 2)
    soft = np.fft.ifft2(np.fft.fft2(noise) * spread[:, None] * spread[None, :]).real
    even: Share = (soft - soft.mean()) / soft.std()
    return even.astype(np.float32)


def _place() -> tuple[Share, Share]:
    """(x, y) of the pixels' middles, -1..1."""
    line = ((np.arange(SIDE) + 0.5) / SIDE * 2 - 1).astype(np.float32)
    x, y = np.meshgrid(line, line)
    return x, y


def _disc(edge: float = 0.08) -> Share:
    distance = np.hypot(*_place())
    disc: Share = np.clip((1 - distance) / edge, 0, 1)
    return disc


def _chalk() -> Share:
    picture: Share = np.clip(_smooth(SIDE, 1.6, 11) * 0.9 + 0.55, 0, 1) * _disc(0.3)
    return picture


def _bristles() -> Share:
    """Hairs side by side: strong along the way, broken across it."""
    x, y = _place()
    hairs = np.random.default_rng(3).uniform([-0.95, -0.7, 0.25], [0.95, 0.7, 1.0], (46, 3))
    out = np.zeros_like(x)
    for across, along, strength in hairs:
        spot = np.exp(-((y - across) ** 2) / 0.0012 - (x - along * 0.3) ** 2 / 0.05)
        out = np.maximum(out, np.float32(strength) * spot)
    picture: Share = out * _disc()
    return picture


def _speckle() -> Share:
    x, y = _place()
    drops = np.random.default_rng(8).uniform([-0.9, -0.9, 0.02], [0.9, 0.9, 0.12], (34, 3))
    out = np.zeros_like(x)
    for cx, cy, size in drops:
        drop = np.clip((size - np.hypot(x - cx, y - cy)) * SIDE / 2 + 0.5, 0, 1)
        out = np.maximum(out, drop)
    picture: Share = out * _disc()
    return picture


def _leaf() -> Share:
    x, y = _place()
    width = 0.42 * np.clip(1 - x**2, 0, 1) * (1 + 0.25 * x)
    inside = np.clip((width - np.abs(y)) * SIDE / 2 + 0.5, 0, 1)
    vein = np.clip(np.abs(y) * SIDE / 4, 0.25, 1)
    picture: Share = inside * vein
    return picture


def _square() -> Share:
    x, y = _place()
    square: Share = np.clip((0.7 - np.maximum(np.abs(x), np.abs(y))) * SIDE / 2 + 0.5, 0, 1)
    return square


def _cloud() -> Share:
    soft = np.clip(_smooth(SIDE, 7.0, 21) * 0.45 + 0.5, 0, 1)
    picture: Share = soft * _disc(0.9) ** 1.5
    return picture


_PICTURES: Mapping[str, Callable[[], Share]] = MappingProxyType(
    {
        "square": _square,
        "chalk": _chalk,
        "bristles": _bristles,
        "speckle": _speckle,
        "leaf": _leaf,
        "cloud": _cloud,
    }
)

ROUND = "round"
TIPS: tuple[str, ...] = (ROUND, *_PICTURES)
"""Names of all tips; the round one is no picture but a disc of its own hardness."""
