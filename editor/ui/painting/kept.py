"""Brushes as they are kept: in the settings, and within their limits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from types import MappingProxyType
from typing import Any

from PySide6.QtCore import QSettings

from editor.core.brush import Brush
from editor.core.brush_tips import TIPS
from editor.core.gradient import Stop

MIN_DIAMETER, MAX_DIAMETER = 1.0, 2000.0

LIMITS: Mapping[str, tuple[float, float]] = MappingProxyType(
    {
        "diameter": (MIN_DIAMETER, MAX_DIAMETER),
        "spacing": (0.01, 2.0),
        "roundness": (0.02, 1.0),
        "angle": (-180.0, 180.0),
        "dabs": (1, 8),
        "scatter": (0.0, 3.0),
    }
)
"""Least and greatest value of each field of a brush; 0 and 1 where it is not named."""

PASSING = frozenset({"colour", "erase", "lean", "level"})
"""What a brush is given for one stroke; never kept."""


def limited(brush: Brush, **changes: Any) -> Brush:
    """The brush with other fields, numbers within their limits. TypeError for an unknown one."""
    for name, value in changes.items():
        if isinstance(value, int | float) and not isinstance(value, bool):
            low, high = LIMITS.get(name, (0.0, 1.0))
            kind = int if name == "dabs" else float
            changes[name] = kind(min(high, max(low, value)))
    return replace(brush, **changes)


def plain(brush: Brush) -> dict[str, object]:
    """What is kept of a brush, as plain values."""
    return {f.name: getattr(brush, f.name) for f in fields(brush) if f.name not in PASSING}


def restored(words: Mapping[str, object], fallback: Brush) -> Brush:
    """The brush that `plain` made these of; what is missing or damaged as in `fallback`."""
    changes: dict[str, Any] = {}
    for name, old in plain(fallback).items():
        value = words.get(name)
        if value is None:
            continue
        if isinstance(old, bool):
            changes[name] = truth(value, old)
        elif isinstance(old, int | float):
            changes[name] = number(value, old)
        elif value in TIPS:
            changes[name] = value
    return limited(fallback, **changes)


def write_brush(settings: QSettings, group: str, brush: Brush) -> None:
    """Keep a brush under a group of the settings."""
    for name, value in plain(brush).items():
        settings.setValue(f"{group}/{name}", value)


def read_brush(settings: QSettings, group: str, fallback: Brush) -> Brush:
    """What `write_brush` kept; what is missing or damaged as in `fallback`."""
    words = {name: settings.value(f"{group}/{name}") for name in plain(fallback)}
    return restored(words, fallback)


def stops_text(stops: tuple[Stop, ...]) -> str:
    """A gradient's colours as they are kept: "place r g b a; ..."."""
    return "; ".join(" ".join(f"{v:g}" for v in (stop.at, *stop.colour)) for stop in stops)


def read_stops(text: str, fallback: tuple[Stop, ...]) -> tuple[Stop, ...]:
    """What `stops_text` wrote; `fallback` where it is damaged."""
    try:
        rows = [[float(v) for v in row.split()] for row in text.split(";")]
        stops = tuple(Stop(at, (r, g, b, a)) for at, r, g, b, a in rows)
    except ValueError:
        return fallback
    fits = all(0 <= stop.at <= 1 and all(0 <= v <= 255 for v in stop.colour) for stop in stops)
    return stops if fits and len(stops) >= 2 else fallback


def number(value: object, fallback: float) -> float:
    """A number out of the settings; `fallback` where there is none, or an absurd one."""
    try:
        read = float(str(value))
    except ValueError:
        return fallback
    return read if read == read and abs(read) < 1e6 else fallback


def truth(value: object, fallback: bool) -> bool:
    """A switch out of the settings."""
    return {"true": True, "false": False}.get(str(value).lower(), fallback)
