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
    scale = np.reciprocal(np.maximum(of.chroma, TINY))
    out = red - green
    out *= scale
    out += 4
    other = blue - red
    other *= scale
    other += 2
    np.copyto(out, other, where=of.most == green)
    np.subtract(green, blue, out=other)
    other *= scale
    np.copyto(out, other, where=of.most == red)
    return turned(out)


def turned(hues: Plane) -> Plane:
    """The same hues, in place, within 0..6."""
    turns = hues * np.float32(1 / 6)
    np.floor(turns, out=turns)
    turns *= 6
    hues -= turns
    return hues


def round_circle(hues: Plane, knots: tuple[float, ...]) -> Plane:
    """Straight between six numbers round the circle of hues (0..6)."""
    out = np.zeros_like(hues)
    for at, knot in enumerate(knots):
        if knot:
            hat = hues - np.float32(at or 3)
            np.abs(hat, out=hat)
            hat = hat - 2 if at == 0 else 1 - hat
            np.maximum(hat, 0, out=hat)
            hat *= np.float32(knot)
            out += hat
    return out


def saturation(of: Extremes) -> Plane:
    """c / (1 - |2l - 1|), 0..1."""
    share = of.chroma.copy()
    share /= np.maximum(room(of.least + of.most), TINY)
    return share


def room(twice_lightness: Plane) -> Plane:
    """The greatest chroma that is possible at a lightness l, given 2l: 1 - |2l - 1|."""
    out = twice_lightness - 1
    np.abs(out, out=out)
    np.subtract(1, out, out=out)
    return out


def coloured(hues: Plane, chroma: Plane, lightness: Plane) -> Colours:
    """Colours of a hue in sixths (0..6), chroma and lightness."""
    out = np.empty((3, *lightness.shape), np.float32)
    for wave, middle in zip(out, (3, 2, 4), strict=True):
        np.subtract(hues, middle, out=wave)
        np.abs(wave, out=wave)
        if middle == 3:
            wave -= 1
        else:
            np.subtract(2, wave, out=wave)
        np.maximum(wave, 0, out=wave)
        np.minimum(wave, 1, out=wave)
        wave -= np.float32(0.5)
        wave *= chroma
        wave += lightness
    return out
