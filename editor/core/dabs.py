"""The shape of one touch of a brush, anti-aliased and placed below the pixel."""

from __future__ import annotations

from functools import lru_cache
from math import ceil, cos, floor, log2, radians, sin
from typing import NamedTuple

import numpy as np

from editor.core.brush_tips import ROUND, SIDE, Share, tip_picture
from editor.core.geometry import Rect
from editor.core.raster import Pixels

SMALLEST = 1.0
"""Least diameter in pixels; thinner touches would fall between the pixels."""
TURNS = 72
"""Directions that a tip is turned to."""


class Form(NamedTuple):
    """tip: of `brush_tips.TIPS`. roundness: height by width, 0..1. angle: degrees clockwise.
    crisp: pixels are covered wholly or not at all."""

    tip: str = ROUND
    roundness: float = 1.0
    angle: float = 0.0
    crisp: bool = False

    @property
    def plain(self) -> bool:
        """True for a disc, which looks the same at any angle."""
        return self.tip == ROUND and self.roundness == 1


DISC = Form()


def dab(
    diameter: float, hardness: float, x: float, y: float, form: Form = DISC, deep: bool = False
) -> tuple[Rect, Pixels]:
    """Where a touch at (x, y) falls, and its coverage there: (h, w), read-only.

    diameter in pixels; hardness 0..1 is the share of the radius that is fully covered; coverage
    is uint8, or uint16 where `deep`. Diameter and place are rounded a little (by less than 2 %
    and a quarter pixel where it could be seen) so that shapes can be kept. Crisp ones have whole
    diameters and no soft edge, and stand on the grid of pixels.
    """
    diameter = _rounded(max(SMALLEST, diameter))
    hard = round(min(1.0, max(0.0, hardness)) * 100)
    if form.crisp:
        diameter, hard = round(diameter), 100
        (left, dx), (top, dy) = (_on_grid(v, diameter % 2 == 1) for v in (x, y))
    else:
        parts = 4 if diameter <= 64 else 2 if diameter <= 200 else 1
        (left, dx), (top, dy) = (_between(v, parts) for v in (x, y))
    stamp = _stamp(diameter, hard, dx, dy, _usual(form), deep)
    half = stamp.shape[0] // 2
    return Rect(left - half, top - half, *stamp.shape), stamp


def _between(place: float, parts: int) -> tuple[int, float]:
    """The pixel's edge nearest before a place, and how far beyond it, in whole parts of a pixel."""
    whole, part = divmod(floor(place * parts + 0.5), parts)
    return whole, part / parts


def _on_grid(place: float, odd: bool) -> tuple[int, float]:
    """The same, on the middle of a pixel for odd diameters and on its edge for even ones."""
    return (floor(place), 0.5) if odd else (floor(place + 0.5), 0.0)


def _rounded(diameter: float) -> float:
    step = max(0.25, 2.0 ** (floor(log2(diameter)) - 6))
    return round(diameter / step) * step


def _usual(form: Form) -> Form:
    """Rounded, so that shapes can be kept; one that looks the same at any angle has none."""
    form = form._replace(roundness=round(min(1.0, max(0.02, form.roundness)), 2))
    turn = 0 if form.plain else round(form.angle * TURNS / 360) % TURNS
    return form._replace(angle=turn * (360 / TURNS))


@lru_cache(maxsize=192)
def _stamp(diameter: float, hardness: int, dx: float, dy: float, form: Form, deep: bool) -> Pixels:
    radius = diameter / 2
    half = ceil(radius + 1)
    place = np.arange(-half, half + 1, dtype=np.float32) + np.float32(0.5)
    x, y = place[None, :] - np.float32(dx), place[:, None] - np.float32(dy)
    if not form.plain:
        turn = radians(form.angle)
        c, s = np.float32(cos(turn)), np.float32(sin(turn))
        x, y = x * c + y * s, (y * c - x * s) / np.float32(form.roundness)
    cover = _disc(x, y, radius, hardness, form.roundness)
    if form.tip != ROUND:
        cover = cover * _sampled(tip_picture(form.tip), x / radius, y / radius)
    if form.crisp:
        cover = np.float32(1) * (cover >= np.float32(0.5))
    full, kind = (65535, np.uint16) if deep else (255, np.uint8)
    stamp: Pixels = np.rint(cover * np.float32(full)).astype(kind)
    stamp.flags.writeable = False
    return stamp


def _disc(x: Share, y: Share, radius: float, hardness: int, roundness: float) -> Share:
    """Smoothstep from the hard core to the rim; the rim is at least one pixel wide."""
    soft = max(1.0, (1 - hardness / 100) * radius)
    rim = 0.5
    if roundness < 1:  # distances across the narrow way are stretched
        soft, rim = max(soft, 0.5 + 0.5 / roundness), 0.25 + 0.25 / roundness
    rise = np.clip((radius + rim - np.hypot(x, y)) / np.float32(soft), 0, 1)
    out: Share = rise * rise * (3 - 2 * rise)
    return out


def _sampled(picture: Share, x: Share, y: Share) -> Share:
    """The picture's values at (x, y) in -1..1, bilinear."""
    u, v = ((np.clip(t, -1, 1) + 1) * (SIDE / 2) - 0.5 for t in (x, y))
    left, top = (np.clip(np.floor(t), 0, SIDE - 2).astype(np.intp) for t in (u, v))
    a, b = np.clip(u - left, 0, 1), np.clip(v - top, 0, 1)
    upper = picture[top, left] * (1 - a) + picture[top, left + 1] * a
    lower = picture[top + 1, left] * (1 - a) + picture[top + 1, left + 1] * a
    out: Share = (upper * (1 - b) + lower * b).astype(np.float32)
    return out
