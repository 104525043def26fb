"""What an adjustment layer does: a value with a few numbers, and a pure function on colours."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

Colours = NDArray[np.float32]
"""Straight RGB, shape (h, w, 3), 0..1, in the document's own colour space."""


@dataclass(frozen=True)
class Adjustment:
    """The base of all, which changes nothing. Fields of a kind are plain JSON values (numbers,
    texts, booleans, tuples of them) with their neutral values as defaults; equal values look
    equal. Raises BadInput on making one whose fields are out of range.
    """

    kind: ClassVar[str] = ""

    @property
    def neutral(self) -> bool:
        """True where it changes nothing."""
        return True

    @property
    def reach(self) -> int:
        """How many pixels round a pixel decide what becomes of it; 0 for most."""
        return 0

    def applied(self, colours: Colours, x: int, y: int, level: int) -> Colours:
        """The colours after it, the same shape.

        (x, y): the first pixel's place in the document; level: each pixel stands for
        (1 << level) squared of them. With a reach, that many pixels (>> level) at each side are
        there to look at only.
        """
        return colours


UNCHANGED = Adjustment()
