"""Photoshop's blend modes in ours, all but one the same."""

from __future__ import annotations

from types import MappingProxyType

from editor.core.layer import BlendMode

PASS_THROUGH = b"pass"

SAME = MappingProxyType(
    {
        b"norm": BlendMode.NORMAL,
        b"mul ": BlendMode.MULTIPLY,
        b"scrn": BlendMode.SCREEN,
        b"over": BlendMode.OVERLAY,
        b"dark": BlendMode.DARKEN,
        b"lite": BlendMode.LIGHTEN,
        b"div ": BlendMode.COLOR_DODGE,
        b"idiv": BlendMode.COLOR_BURN,
        b"hLit": BlendMode.HARD_LIGHT,
        b"sLit": BlendMode.SOFT_LIGHT,
        b"diff": BlendMode.DIFFERENCE,
        b"smud": BlendMode.EXCLUSION,
        b"hue ": BlendMode.HUE,
        b"sat ": BlendMode.SATURATION,
        b"colr": BlendMode.COLOR,
        b"lum ": BlendMode.LUMINOSITY,
        b"lddg": BlendMode.ADD,
        b"fsub": BlendMode.SUBTRACT,
        b"fdiv": BlendMode.DIVIDE,
        b"lbrn": BlendMode.LINEAR_BURN,
        b"lLit": BlendMode.LINEAR_LIGHT,
        b"vLit": BlendMode.VIVID_LIGHT,
        b"pLit": BlendMode.PIN_LIGHT,
        b"hMix": BlendMode.HARD_MIX,
        b"dkCl": BlendMode.DARKER_COLOR,
        b"lgCl": BlendMode.LIGHTER_COLOR,
        PASS_THROUGH: BlendMode.NORMAL,
    }
)
"""Photoshop's key -> the mode with the same formula."""

NEAREST = MappingProxyType({b"diss": ("Dissolve", BlendMode.NORMAL)})
"""Photoshop's key -> (its name, our mode that differs least, on average over all values)."""


def mode_of(key: bytes) -> tuple[BlendMode, str]:
    """(our mode, the name of Photoshop's where it is only the nearest, else "")."""
    if key in SAME:
        return SAME[key], ""
    name, mode = NEAREST.get(key, ("unknown", BlendMode.NORMAL))
    return mode, name


_KEYS = {mode: key for key, mode in SAME.items() if key != PASS_THROUGH}


def key_of(mode: BlendMode) -> bytes:
    """Photoshop's key for one of our modes: it has all of them."""
    return _KEYS[mode]
