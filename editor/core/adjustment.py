"""What an adjustment layer does: a value with a few numbers, and a pure function on colours."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

Colours = NDArray[np.float32]
"""Straight RGB in planes, shape (3, h, w), 0..1, in the document's own colour space."""

Plane = NDArray[np.float32]
"""One number a pixel, shape (h, w), 0..1."""


@dataclass(frozen=True, eq=False)
class Area:
    """What is adjusted. colours: as they are; not to be written to. alpha: None = all opaque.

    (x, y): the first pixel's place in the document; level: each pixel stands for (1 << level)
    squared of them.
    """

    colours: Colours
    alpha: Plane | None = None
    x: int = 0
    y: int = 0
    level: int = 0


_USUAL: dict[type, object] = {}
"""Each kind with its defaults, once made: layers are asked many times a frame if they matter."""


@dataclass(frozen=True)
class Adjustment:
    """The base of all, which changes nothing. Fields of a kind are plain JSON values (numbers,
    texts, booleans, tuples of them); equal values look equal. Raises BadInput on making one
    whose fields are out of range (see `core.adjustments.limits`).
    """

    kind: ClassVar[str] = ""
    lengths: ClassVar[tuple[str, ...]] = ()
    """The fields that are measured in document pixels."""

    def __post_init__(self) -> None:
        for item in fields(self):
            check: Callable[[str, Any], None] = item.metadata["check"]
            check(item.name, getattr(self, item.name))

    @property
    def neutral(self) -> bool:
        """True where it changes nothing: as it is with its defaults, for most kinds."""
        kind = type(self)
        if kind not in _USUAL:
            _USUAL[kind] = kind()
        return self == _USUAL[kind]

    @property
    def reach(self) -> int:
        """How many document pixels round a pixel decide what becomes of it; 0 for most."""
        return 0

    def scaled(self, factor: float) -> Adjustment:
        """The same look in a picture of so many times as many pixels a side, as far as the
        fields' ranges let it."""
        if math.isclose(factor, 1) or not self.lengths:
            return self
        changes = {}
        for item in fields(self):
            if item.name in self.lengths:
                low, high = item.metadata["range"]
                changes[item.name] = min(high, max(low, getattr(self, item.name) * factor))
        return replace(self, **changes)

    def applied(self, area: Area) -> Colours:
        """The colours after it, a new array of the same shape; values may leave 0..1, and
        whoever asked cuts them.

        With a reach, that many pixels (>> level) at each side are there to look at only.
        """
        return area.colours.copy()


UNCHANGED = Adjustment()
