"""Sliders as values: which way a code moves, how far, and what that changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

import numpy as np

from editor.core.errors import BadInput

Source = Literal["tied", "labelled", "pca", "closed-form", "boundary", "groups"]
"""tied: a coordinate of its own. labelled: fitted to labels. pca: GANSpace (Härkönen et al. 2020).
closed-form: SeFa (Shen & Zhou 2021). boundary: imported. groups: from two groups of pictures."""


@dataclass(frozen=True, eq=False)
class Direction:
    """One slider.

    name: identifier. vector: float32 (layers, d), what one unit adds to a code; 0 in layers it
    does not act on. low, high: the values pictures have. title: shown, "" = the name. unit: what
    one unit means. readout: float32 (layers, d); a code's value is its product with this plus
    `offset`; None: values count from the code as it came. kinds: kinds of pictures that know it,
    none = all. stepped: pictures have whole values only. effect: units that a classifier of its
    own sees per unit; drift: sum of what others change per unit; both NaN where not measured.
    map: uint8 (h, w), where it acts, 255 = most. more: behind "more", for it does little well.
    """

    name: str
    vector: np.ndarray = field(repr=False)
    low: float = -3.0
    high: float = 3.0
    title: str = ""
    unit: str = ""
    source: Source = "tied"
    readout: np.ndarray | None = field(default=None, repr=False)
    offset: float = 0.0
    kinds: tuple[str, ...] = ()
    stepped: bool = False
    effect: float = float("nan")
    drift: float = float("nan")
    map: np.ndarray | None = field(default=None, repr=False)
    more: bool = False

    def value(self, code: np.ndarray) -> float:
        """How much of it a code (layers, d) has."""
        return 0.0 if self.readout is None else float((self.readout * code).sum()) + self.offset


def direction_named(directions: Sequence[Direction], name: str) -> Direction:
    """The one of that name or title; BadInput names those there are."""
    for direction in directions:
        if name in (direction.name, direction.title):
            return direction
    known = ", ".join(direction.name for direction in directions) or "none"
    raise BadInput(f"There is no attribute “{name}”.", remedy=f"Known: {known}.")


def moved(
    base: np.ndarray, directions: Sequence[Direction], values: Mapping[str, float]
) -> np.ndarray:
    """The code (layers, d) that has these values, by name, where `base` has its own: read-only.

    Raises BadInput for an unknown name.
    """
    code = base.astype(np.float32, copy=True)
    for name, value in values.items():
        direction = direction_named(directions, name)
        code += np.float32(value - direction.value(base)) * direction.vector
    code.flags.writeable = False
    return code
