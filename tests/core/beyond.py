"""Modes beyond the W3C's once more, in float64, colour by colour: as Photoshop, Krita
(KoCompositeOpFunctions.h) and GIMP (gimpoperationlayermode-blend.c) share them."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from editor.core.layer import BlendMode

Colour = tuple[float, float, float]
_STEP = 1e-9  # sums of bytes are not quite whole in binary


def _divide(cb: float, cs: float) -> float:
    if cs == 0:
        return 0.0 if cb == 0 else 1.0
    return min(1.0, cb / cs)


def _vivid_light(cb: float, cs: float) -> float:
    if cs < 0.5:
        if cb == 1:
            return 1.0
        return 0.0 if cs == 0 else max(0.0, 1 - (1 - cb) / (2 * cs))
    if cb == 0:
        return 0.0
    return 1.0 if cs == 1 else min(1.0, cb / (2 * (1 - cs)))


SEPARABLE: dict[BlendMode, Callable[[float, float], float]] = {
    BlendMode.ADD: lambda cb, cs: min(1.0, cb + cs),
    BlendMode.SUBTRACT: lambda cb, cs: max(0.0, cb - cs),
    BlendMode.DIVIDE: _divide,
    BlendMode.LINEAR_BURN: lambda cb, cs: max(0.0, cb + cs - 1),
    BlendMode.LINEAR_LIGHT: lambda cb, cs: min(1.0, max(0.0, cb + 2 * cs - 1)),
    BlendMode.VIVID_LIGHT: _vivid_light,
    BlendMode.PIN_LIGHT: lambda cb, cs: min(cb, 2 * cs) if cs < 0.5 else max(cb, 2 * cs - 1),
    BlendMode.HARD_MIX: lambda cb, cs: 1.0 if cb + cs >= 1 - _STEP else 0.0,
}


def _lum(c: Colour) -> float:
    return 0.3 * c[0] + 0.59 * c[1] + 0.11 * c[2]


WHOLE: dict[BlendMode, Callable[[Colour, Colour], Colour]] = {
    BlendMode.DARKER_COLOR: lambda cb, cs: cs if _lum(cs) < _lum(cb) - _STEP else cb,
    BlendMode.LIGHTER_COLOR: lambda cb, cs: cs if _lum(cs) > _lum(cb) + _STEP else cb,
}


def undecided(mode: BlendMode, backdrop: np.ndarray, source: np.ndarray) -> np.ndarray:
    """Where a mode that takes one colour or the other may take either: bool (n,), of RGBA (n, 4)
    in 0..1."""
    weights = np.array([0.3, 0.59, 0.11])
    gap = np.abs((source[:, :3] - backdrop[:, :3]) @ weights)
    return np.asarray((mode in WHOLE) & (gap < 0.004))
