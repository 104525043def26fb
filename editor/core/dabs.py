"""The shape of one touch of a round brush, anti-aliased and placed below the pixel."""

from __future__ import annotations

from functools import lru_cache
from math import ceil, floor, log2

import numpy as np

from editor.core.geometry import Rect
from editor.core.raster import Pixels

SMALLEST = 1.0
"""Least diameter in pixels; thinner touches would fall between the pixels."""


def dab(diameter: float, hardness: float, x: float, y: float) -> tuple[Rect, Pixels]:
    """Where a touch at (x, y) falls, and its coverage there: uint8 (h, w), read-only.

    diameter in pixels; hardness 0..1 is the share of the radius that is fully covered.
    Diameter and place are rounded a little (by less than 2 % and a quarter pixel where it could
    be seen) so that shapes can be kept.
    """
    diameter = _rounded(max(SMALLEST, diameter))
    parts = 4 if diameter <= 64 else 2 if diameter <= 200 else 1
    left, dx = divmod(floor(x * parts + 0.5), parts)
    top, dy = divmod(floor(y * parts + 0.5), parts)
    stamp = _stamp(diameter, round(min(1.0, max(0.0, hardness)) * 100), dx / parts, dy / parts)
    half = stamp.shape[0] // 2
    return Rect(left - half, top - half, *stamp.shape), stamp


def _rounded(diameter: float) -> float:
    step = max(0.25, 2.0 ** (floor(log2(diameter)) - 6))
    return round(diameter / step) * step


@lru_cache(maxsize=160)
def _stamp(diameter: float, hardness: int, dx: float, dy: float) -> Pixels:
    """Smoothstep from the hard core to the rim; the rim is at least one pixel wide."""
    radius = diameter / 2
    half = ceil(radius + 1)
    place = np.arange(-half, half + 1, dtype=np.float32) + np.float32(0.5)
    distance = np.hypot(place[None, :] - np.float32(dx), place[:, None] - np.float32(dy))
    soft = max(1.0, (1 - hardness / 100) * radius)
    rise = np.clip((radius + 0.5 - distance) / soft, 0, 1)
    stamp: Pixels = np.rint(rise * rise * (3 - 2 * rise) * 255).astype(np.uint8)
    stamp.flags.writeable = False
    return stamp
