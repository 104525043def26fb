"""The fields that adjustments are made of, each with what it may be.

A field's metadata holds `check(name, value)`, which raises BadInput; a number's holds its range.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import field
from functools import partial
from itertools import pairwise
from typing import Any

from editor.core.errors import BadInput

MOST_POINTS = 32
"""Points that a curve or a gradient has at most."""

Numbers = tuple[float, ...]
Points = tuple[tuple[float, float], ...]
"""(x, y) in 0..1, from left to right."""

Stops = tuple[tuple[float, float, float, float], ...]
"""(position, red, green, blue) in 0..1, from left to right."""


def number(default: float, low: float, high: float) -> Any:
    """A number from low to high; a whole one where the default is an int."""
    check = partial(_check_number, low, high, isinstance(default, int))
    return field(default=default, metadata={"check": check, "range": (low, high)})


def numbers(default: Numbers, low: float, high: float) -> Any:
    """As many numbers as the default has, each from low to high."""
    check = partial(_check_numbers, len(default), low, high)
    return field(default=default, metadata={"check": check, "range": (low, high)})


def switch() -> Any:
    """On or off, off at first."""
    return field(default=False, metadata={"check": _check_switch})


def checked(default: Any, check: Callable[[str, Any], None]) -> Any:
    """A field with a check of its own."""
    return field(default=default, metadata={"check": check})


def points(default: Points) -> Any:
    """Two to MOST_POINTS points (x, y) in 0..1, x rising."""
    return checked(default, partial(_check_rows, 2))


def stops(default: Stops) -> Any:
    """Two to MOST_POINTS stops (position, red, green, blue) in 0..1, positions rising."""
    return checked(default, partial(_check_rows, 4))


def _check_number(low: float, high: float, whole: bool, name: str, value: Any) -> None:
    kinds = int if whole else (int, float)
    if isinstance(value, bool) or not isinstance(value, kinds) or not math.isfinite(value):
        raise BadInput(f"“{name}” is {value!r}.", remedy=f"Take a number from {low:g} to {high:g}.")
    if not low <= value <= high:
        raise BadInput(f"“{name}” is {value:g}.", remedy=f"Take a number from {low:g} to {high:g}.")


def _check_numbers(count: int, low: float, high: float, name: str, value: Any) -> None:
    if not isinstance(value, tuple) or len(value) != count:
        raise BadInput(f"“{name}” is {value!r}.", remedy=f"Give {count} numbers.")
    for one in value:
        _check_number(low, high, False, name, one)


def _check_switch(name: str, value: Any) -> None:
    if not isinstance(value, bool):
        raise BadInput(f"“{name}” is {value!r}.", remedy="Say true or false.")


def _check_rows(width: int, name: str, value: Any) -> None:
    if not isinstance(value, tuple) or not 2 <= len(value) <= MOST_POINTS:
        raise BadInput(f"“{name}” needs 2 to {MOST_POINTS} points.")
    for row in value:
        _check_numbers(width, 0, 1, name, row)
    if any(b[0] <= a[0] for a, b in pairwise(value)):
        raise BadInput(f"The points of “{name}” must go from left to right, no two in one place.")
