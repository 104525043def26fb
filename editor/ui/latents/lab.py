"""Colours as three sliders say them: CIELAB (D65) round (60, 0, 0) in units of 20."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtGui import QColor

CENTRE = np.array([60.0, 0.0, 0.0])
UNIT = 20.0
_WHITE = np.array([0.950456, 1.0, 1.088754])
_TO_XYZ = np.array([
    [0.412453, 0.357580, 0.180423],
    [0.212671, 0.715160, 0.072169],
    [0.019334, 0.119193, 0.950227],
])  # fmt: skip
_EDGE = 6 / 29


def colour_of(units: Sequence[float]) -> QColor:
    """The colour that light, red and yellow say; the nearest there is, channel by channel."""
    light, red, yellow = CENTRE + UNIT * np.asarray(units, float)
    y = (light + 16) / 116
    f = np.array([y + red / 500, y, y - yellow / 200])
    xyz = _WHITE * np.where(f > _EDGE, f**3, 3 * _EDGE**2 * (f - 4 / 29))
    linear = np.clip(np.linalg.solve(_TO_XYZ, xyz), 0, 1)
    srgb = np.where(linear > 0.0031308, 1.055 * linear ** (1 / 2.4) - 0.055, 12.92 * linear)
    return QColor.fromRgbF(*(float(v) for v in np.clip(srgb, 0, 1)))


def units_of(colour: QColor) -> tuple[float, float, float]:
    """What light, red and yellow say of a colour."""
    srgb = np.array([colour.redF(), colour.greenF(), colour.blueF()])
    linear = np.where(srgb > 0.04045, ((srgb + 0.055) / 1.055) ** 2.4, srgb / 12.92)
    t = _TO_XYZ @ linear / _WHITE
    f = np.where(t > _EDGE**3, np.cbrt(t), t / (3 * _EDGE**2) + 4 / 29)
    lab = np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])
    light, red, yellow = ((lab - CENTRE) / UNIT).tolist()
    return light, red, yellow
