"""Lines to align things by; they show in the window and never in a picture."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Guides:
    """vertical: where upright lines stand, x in document pixels; horizontal: y of lying ones."""

    vertical: tuple[float, ...] = ()
    horizontal: tuple[float, ...] = ()
