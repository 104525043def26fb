"""Hue, chroma and lightness of planes of colours (Joblove and Greenberg 1978)."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from editor.core.adjustment import Colours, Plane

TINY = np.float32(1e-12)
"""Less than any chroma or room that is not 0: keeps divisions by 0 away."""


class Extremes(NamedTuple):
    """least and most of red, green and blue, and chroma = most - least."""

    least: Plane
    most: Plane
    chroma: Plane


def extremes(colours: Colours) -> Extremes:
    """The least and the greatest channel of each pixel."""
    red, green, blue = colours
    least = np.minimum(np.minimum(red, green), blue)
    most = np.maximum(np.maximum(red, green), blue)
    return Extremes(least, most, most - least)


def hue(colours: Colours, of: Extremes) -> Plane:
    """Hue in sixths of the circle, 0..6: 0 red, 1 yellow, 2 green ...; 0 where there is none."""
    red, green, blue = colours
    scale = 1 / np.maximum(of.chroma, TINY)
    out: Plane = (red - green) * scale + 4
    np.copyto(out, (blue - red) * scale + 2, where=of.most == green)
    np.copyto(out, (green - blue) * scale, where=of.most == red)
    np.add(out, 6, out=out, where=out < 0)
    return out


def saturation(of: Extremes) -> Plane:
    """c / (1 - |2l - 1|), 0..1."""
    share = of.chroma.copy()
    share /= np.maximum(room(of.least + of.most), TINY)
    return share


def room(twice_lightness: Plane) -> Plane:
    """The greatest chroma that is possible at a lightness l, given 2l: 1 - |2l - 1|."""
    out: Plane = 1 - np.abs(twice_lightness - 1)
    return out


def coloured(hues: Plane, chroma: Plane, lightness: Plane) -> Colours:
    """Colours of a hue in sixths (any number of turns), chroma and lightness."""
    out = np.empty((3, *np.shape(lightness)), np.float32)
    for channel, turn in enumerate((0, 4, 2)):
        wave = np.abs(np.mod(hues + turn, 6) - 3) - 1
        out[channel] = (np.clip(wave, 0, 1) - np.float32(0.5)) * chroma + lightness
    return out
