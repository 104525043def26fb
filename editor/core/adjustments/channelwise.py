"""Adjustments that treat each channel by itself: at 8 bits a table of 256 entries each."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from editor.core.adjustment import Adjustment, Area, Colours

Values = NDArray[np.floating[Any]]
"""Floats in 0..1 of any shape and precision, which the answer keeps."""

Table = NDArray[np.uint8]
"""What becomes of each value of each channel: (3, 256)."""


@dataclass(frozen=True)
class Channelwise(Adjustment):
    """What becomes of a value depends on nothing but itself and its channel."""

    @abstractmethod
    def toned(self, values: Values, channel: int) -> Values:
        """What becomes of the values of a channel (0 red, 1 green, 2 blue); a new array."""

    def applied(self, area: Area) -> Colours:
        out = np.empty_like(area.colours)
        for channel in range(3):  # in doubles: roots of small differences lose many digits
            out[channel] = self.toned(area.colours[channel].astype(np.float64), channel)
        return out


@lru_cache(maxsize=64)
def table_of(adjustments: tuple[Channelwise, ...]) -> Table:
    """What bytes become under these one after the other, each rounded to bytes."""
    levels = np.arange(256) / 255.0
    table = np.broadcast_to(np.arange(256, dtype=np.uint8), (3, 256))
    for adjustment in adjustments:
        after = np.stack([_bytes(adjustment.toned(levels, channel)) for channel in range(3)])
        table = np.take_along_axis(after, table, axis=1)
    return table


def _bytes(values: np.ndarray) -> Table:
    rounded: Table = np.rint(np.clip(values, 0, 1) * 255).astype(np.uint8)
    return rounded
