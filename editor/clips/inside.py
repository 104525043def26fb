"""Steadies what a job painted inside its mask; outside, frames stay the source's own."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from editor.clips.pipeline import Stabiliser
from editor.core.geometry import Rect

MARGIN = 32
"""Pixels round the mask's box that are looked at: motion is searched by what surrounds a hole,
and the sharpness that is given back is measured there."""


class Inside:
    """A stabiliser that shows no trace where the mask is 0; soft values blend.

    mask: uint8 (h, w), not empty, which stands at `place` of each frame. steady: is given the box
    of the mask and its surroundings alone.
    """

    def __init__(self, steady: Stabiliser, mask: np.ndarray, place: Rect) -> None:
        rows, columns = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
        box = Rect(int(columns[0]), int(rows[0]), int(np.ptp(columns)) + 1, int(np.ptp(rows)) + 1)
        box = box.padded(MARGIN).intersect(Rect(0, 0, mask.shape[1], mask.shape[0]))
        self._steady, self._part = steady, box.moved(place.x, place.y).slices()
        self._weight = mask[box.slices()][..., None].astype(np.uint16)

    def __call__(self, original: np.ndarray, styled: np.ndarray) -> np.ndarray:
        """The frame, steadied inside; uint8 (h, w, 3 or 4) as `styled`."""
        out = styled.copy()
        here = out[self._part][..., :3]
        steadied = self._steady(
            np.ascontiguousarray(original[self._part][..., :3]), np.ascontiguousarray(here)
        )
        here[...] = (steadied * self._weight + here * (255 - self._weight) + 127) // 255
        return out

    def state(self) -> Mapping[str, np.ndarray]:
        """As the stabiliser's own."""
        return self._steady.state()

    def restore(self, state: Mapping[str, np.ndarray]) -> None:
        """Go on from what `state` gave."""
        self._steady.restore(state)
