"""Choices as the settings and recipes of layers keep them: only what has the right form is read."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from typing import Any, TypeVar

Chosen = TypeVar("Chosen")
"""A dataclass of plain values and shares, with a `strength` of 0..1 and a `size`."""


def read(text: str) -> dict[str, Any]:
    """A JSON object; an empty one where the text is none."""
    try:
        values = json.loads(text or "{}")
    except json.JSONDecodeError:
        values = {}
    return values if isinstance(values, dict) else {}


def fitted(usual: Chosen, values: Mapping[str, Any]) -> Chosen:
    """The usual choice with all of the values that have its fields' forms."""
    kept: dict[str, Any] = {}
    for field in fields(usual):  # type: ignore[arg-type]
        value, default = values.get(field.name), getattr(usual, field.name)
        if type(default) is tuple:
            kept[field.name] = shares(value)
        elif type(value) is type(default) or (isinstance(default, float) and type(value) is int):
            kept[field.name] = value
    choice: Any = replace(usual, **kept)  # type: ignore[type-var]
    checked: Chosen = replace(choice, strength=min(1.0, max(0.0, choice.strength)))
    return checked


def nearest(size: int, sizes: Sequence[int]) -> int:
    """The one of these sizes that comes nearest."""
    return min(sizes, key=lambda each: abs(each - size))


def shares(value: object) -> tuple[tuple[str, float], ...]:
    """Pairs of a name and its share 0..1, of a mapping or of pairs; what is none is left out."""
    pairs = list(value.items()) if isinstance(value, Mapping) else value
    return tuple(
        (pair[0], min(1.0, max(0.0, float(pair[1]))))
        for pair in (pairs if isinstance(pairs, list | tuple) else ())
        if isinstance(pair, list | tuple)
        and len(pair) == 2
        and isinstance(pair[0], str)
        and isinstance(pair[1], int | float)
    )
