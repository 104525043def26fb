"""All kinds of adjustments by name, and how they are written down: as plain JSON values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from types import MappingProxyType
from typing import Any

from editor.core.adjustment import Adjustment
from editor.core.adjustments.colours import (
    BlackWhite,
    ChannelMixer,
    ColourBalance,
    GradientMap,
    Threshold,
    Vibrance,
)
from editor.core.adjustments.curves import Curves
from editor.core.adjustments.detail import Blur, Noise, Sharpen
from editor.core.adjustments.hue_saturation import HueSaturation
from editor.core.adjustments.tones import (
    BrightnessContrast,
    Exposure,
    Invert,
    Levels,
    Posterise,
    WhiteBalance,
)
from editor.core.errors import BadInput

_ALL: tuple[type[Adjustment], ...] = (
    BrightnessContrast, Levels, Curves, Exposure,
    HueSaturation, ColourBalance, WhiteBalance, Vibrance, BlackWhite, ChannelMixer, GradientMap,
    Invert, Posterise, Threshold,
    Blur, Sharpen, Noise,
)  # fmt: skip

KINDS: Mapping[str, type[Adjustment]] = MappingProxyType({one.kind: one for one in _ALL})
"""Every kind by its name, in the order in which menus show them."""


def to_json(adjustment: Adjustment) -> dict[str, Any]:
    """The kind and every field; tuples become lists."""
    values = {item.name: _plain(getattr(adjustment, item.name)) for item in fields(adjustment)}
    return {"kind": adjustment.kind, **values}


def from_json(words: object) -> Adjustment:
    """What `to_json` wrote; fields that are missing are as at first.

    Raises BadInput for what is no mapping, of an unknown kind, or with fields that the kind
    does not have or that are out of range.
    """
    if not isinstance(words, Mapping):
        raise BadInput("An adjustment must be written as an object with a kind.")
    kind = KINDS.get(str(words.get("kind")))
    if kind is None:
        known = ", ".join(KINDS)
        raise BadInput(f"There is no adjustment “{words.get('kind')}”.", remedy=f"Known: {known}.")
    known_fields = {item.name for item in fields(kind)}
    strange = sorted(str(key) for key in words.keys() - known_fields - {"kind"})
    if strange:
        raise BadInput(f"“{kind.kind}” has no “{strange[0]}”.")
    return kind(**{name: _tuples(words[name]) for name in known_fields & words.keys()})


def _plain(value: Any) -> Any:
    return [_plain(one) for one in value] if isinstance(value, tuple) else value


def _tuples(value: Any) -> Any:
    return tuple(_tuples(one) for one in value) if isinstance(value, list | tuple) else value
