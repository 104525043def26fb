"""OpenRaster's blend modes, and the nearest of ours to those that Krita and others add."""

from __future__ import annotations

from types import MappingProxyType

from editor.core.layer import BlendMode

SOURCE_ATOP = "svg:src-atop"
"""What others call clipping to the layer below ("inherit alpha")."""

KRITAS = MappingProxyType({BlendMode.EXCLUSION: "krita:exclusion"})
"""Modes that OpenRaster has no word for, as Krita writes and reads them."""
_OURS = {word: mode for mode, word in KRITAS.items()} | {
    "krita:add": BlendMode.ADD,
    "krita:linear_dodge": BlendMode.ADD,
    "krita:hard mix": BlendMode.HARD_MIX,
}

_NEAREST = MappingProxyType(
    {
        "addition": BlendMode.ADD,
        "linear_dodge": BlendMode.ADD,
        "pnorm_a": BlendMode.SCREEN,
        "pnorm_b": BlendMode.SCREEN,
        "burn": BlendMode.COLOR_BURN,
        "linear_burn": BlendMode.LINEAR_BURN,
        "gamma_dark": BlendMode.COLOR_BURN,
        "gamma_light": BlendMode.COLOR_DODGE,
        "dodge": BlendMode.COLOR_DODGE,
        "divide": BlendMode.DIVIDE,
        "darker_color": BlendMode.DARKER_COLOR,
        "geometric_mean": BlendMode.DARKEN,
        "parallel": BlendMode.DARKEN,
        "lighter_color": BlendMode.LIGHTER_COLOR,
        "diff": BlendMode.DIFFERENCE,
        "subtract": BlendMode.SUBTRACT,
        "inverse_subtract": BlendMode.DIFFERENCE,
        "additive_subtractive": BlendMode.DIFFERENCE,
        "equivalence": BlendMode.DIFFERENCE,
        "negation": BlendMode.EXCLUSION,
        "vivid_light": BlendMode.VIVID_LIGHT,
        "linear_light": BlendMode.LINEAR_LIGHT,
        "pin_light": BlendMode.PIN_LIGHT,
        "hard_mix": BlendMode.HARD_MIX,
        "hard_mix_softer_photoshop": BlendMode.LINEAR_LIGHT,
        "grain_merge": BlendMode.HARD_LIGHT,
        "hard_overlay": BlendMode.OVERLAY,
        "soft_light_svg": BlendMode.SOFT_LIGHT,
        "grain_extract": BlendMode.SOFT_LIGHT,
        "allanon": BlendMode.SOFT_LIGHT,
        "luminize": BlendMode.LUMINOSITY,
        "lightness": BlendMode.LUMINOSITY,
        "value": BlendMode.LUMINOSITY,
        "intensity": BlendMode.LUMINOSITY,
    }
)
"""A foreign mode -> ours that differs least, on average over all values."""


def mode_named(name: str) -> tuple[BlendMode, bool]:
    """(our mode for a composite-op, whether it is the same and not only the nearest)."""
    if name == SOURCE_ATOP:
        return BlendMode.NORMAL, True
    if name in _OURS:
        return _OURS[name], True
    try:
        return BlendMode(name), True
    except ValueError:
        return _nearest(name), False


def _nearest(name: str) -> BlendMode:
    """Krita adds families to some names ("hue_hsi"), and writes others with blanks."""
    bare = name.partition(":")[2].replace(" ", "_").replace("-", "_")
    short = bare.rpartition("_")[0] if bare.endswith(("_hsi", "_hsv", "_hsl", "_hsy")) else bare
    found = _NEAREST.get(short)
    if found is not None:
        return found
    ours = f"svg:{short.replace('_', '-')}"
    known = {mode.value for mode in BlendMode}
    return BlendMode(ours) if ours in known else BlendMode.NORMAL
