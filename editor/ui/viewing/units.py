"""Units of length on a picture, and round steps to divide a ruler by."""

from __future__ import annotations

import math

from editor.ui.words import marked as T

UNITS = (
    ("px", T("Preferences", "Pixels")),
    ("%", T("Preferences", "Per cent")),
    ("mm", T("Preferences", "Millimetres")),
    ("cm", T("Preferences", "Centimetres")),
    ("in", T("Preferences", "Inches")),
)
"""Sign and name of each unit."""

USUAL_DPI = 72.0
"""Pixels an inch where the file says nothing."""


def pixels_per(unit: str, extent: int, dpi: float | None) -> float:
    """How many document pixels one unit is long.

    extent: width or height of the document in pixels, for per cent. Raises KeyError where the
    unit is unknown.
    """
    inch = dpi or USUAL_DPI
    known = {"px": 1.0, "%": extent / 100, "mm": inch / 25.4, "cm": inch / 2.54, "in": inch}
    return known[unit]


def round_step(least: float) -> float:
    """The smallest of 1, 2, 5, 10, 20, 50 ... (or 0.5, 0.2 ...) that is not below `least`."""
    power: float = 10.0 ** math.floor(math.log10(least))
    return next(power * digit for digit in (1.0, 2.0, 5.0, 10.0) if power * digit >= least * 0.9999)


def parts_of(step: float, room: float, least: float = 5.0) -> int:
    """Into how many parts a step that is `room` view pixels long may be cut: 10, 5, 4, 2 or 1, so
    that each is at least `least` pixels and round in decimals."""
    lead = round(step / 10 ** math.floor(math.log10(step)))
    fitting = {1: (10, 5, 2), 2: (10, 4, 2), 5: (10, 5)}.get(lead, (10, 5, 2))
    return next((parts for parts in fitting if room / parts >= least), 1)
