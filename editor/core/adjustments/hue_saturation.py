"""Hue, saturation and lightness, of all colours and of six ranges of them; one hue for all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from editor.core.adjustment import Adjustment, Area, Colours, Plane
from editor.core.adjustments.colours import luma
from editor.core.adjustments.hsl import (
    TINY,
    Extremes,
    coloured,
    extremes,
    hue,
    room,
    round_circle,
    saturation,
    turned,
)
from editor.core.adjustments.limits import Numbers, number, numbers, switch

RANGES = ("reds", "yellows", "greens", "cyans", "blues", "magentas")
_NONE: Numbers = (0.0, 0.0, 0.0)


@dataclass(frozen=True)
class HueSaturation(Adjustment):
    """In HSL: hue + its shift, s (1 + saturation), l lightened towards white or black.

    hue: degrees, -180..180; lightness -1 is black, 1 white. A range (hue in -1..1 for -180..180
    degrees, saturation, lightness) acts fully on its hue and not at all on the next ones; its
    lightness in proportion to the chroma, so that greys stay. colourise: all pixels take the
    hue `hue` and the saturation (1 + saturation) / 2, with their luma as lightness.
    """

    kind: ClassVar[str] = "hue_saturation"
    hue: float = number(0.0, -180, 180)
    saturation: float = number(0.0, -1, 1)
    lightness: float = number(0.0, -1, 1)
    reds: Numbers = numbers(_NONE, -1, 1)
    yellows: Numbers = numbers(_NONE, -1, 1)
    greens: Numbers = numbers(_NONE, -1, 1)
    cyans: Numbers = numbers(_NONE, -1, 1)
    blues: Numbers = numbers(_NONE, -1, 1)
    magentas: Numbers = numbers(_NONE, -1, 1)
    colourise: bool = switch()

    def applied(self, area: Area) -> Colours:
        if self.colourise:
            return self._colourised(area.colours)
        own = extremes(area.colours)
        ranges = [getattr(self, name) for name in RANGES]
        hues = hue(area.colours, own) if any(map(any, ranges)) or self.hue else None
        shift, more, lift = self._amounts(hues, own, ranges)
        light = _lightened((own.least + own.most) * np.float32(0.5), lift)
        chroma = _chroma(own, light, more)
        if hues is not None and not (isinstance(shift, np.float32) and shift == 0):
            return coloured(turned(hues + shift), chroma, light)
        middle = (own.least + own.most) * np.float32(0.5)
        chroma /= np.maximum(own.chroma, TINY)
        out: Colours = (area.colours - middle) * chroma + light
        return out

    def _amounts(
        self, hues: Plane | None, own: Extremes, ranges: list[Numbers]
    ) -> tuple[np.float32 | Plane, np.float32 | Plane, np.float32 | Plane]:
        """Shift in sixths of the circle, share more saturation, lift of lightness."""
        out: list[np.float32 | Plane] = []
        master = (self.hue / 60, self.saturation, self.lightness)
        for index, (amount, unit) in enumerate(zip(master, (3.0, 1.0, 1.0), strict=True)):
            knots = tuple(one[index] * unit for one in ranges)
            if hues is None or not any(knots):
                out.append(np.float32(amount))
                continue
            plane = round_circle(hues, knots)
            out.append((plane * own.chroma if index == 2 else plane) + np.float32(amount))
        return out[0], out[1], out[2]

    def _colourised(self, colours: Colours) -> Colours:
        light = _lightened(luma(colours), np.float32(self.lightness))
        chroma = room(2 * light) * np.float32((1 + self.saturation) / 2)
        hues = np.full_like(light, self.hue / 60 % 6)
        return coloured(hues, chroma, light)


def _lightened(lightness: Plane, by: np.float32 | Plane) -> Plane:
    """l (1 + by) below 0, l + by (1 - l) above."""
    by = np.clip(by, -1, 1)
    if isinstance(by, np.float32):
        return lightness * (1 + by) if by < 0 else lightness + by * (1 - lightness)
    return lightness + by * np.where(by < 0, lightness, 1 - lightness)


def _chroma(own: Extremes, lightness: Plane, more: np.float32 | Plane) -> Plane:
    """Chroma at a lightness, of the saturation times 1 + more, which is 1 at most."""
    share = saturation(own)
    share *= np.maximum(1 + more, 0)
    np.minimum(share, 1, out=share)
    share *= room(2 * lightness)
    return share
