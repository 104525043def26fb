"""Steadies what a job painted inside its mask; outside, frames stay the source's own."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from editor.clips.pipeline import Stabiliser
from editor.core.geometry import Rect
from editor.media.opencv import cv2

MARGIN = 32
"""Pixels round the mask's box that are looked at: motion is searched by what surrounds a hole,
and the sharpness that is given back is measured there."""


EDGE = 10
"""Pixels from the mask's edge inwards until the frame is steadied fully: each answer fits its own
frame at the edge, which what was carried along from the frame before does not."""


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
        self._weight = _inwards(mask[box.slices()])[..., None]

    def __call__(self, original: np.ndarray, styled: np.ndarray) -> np.ndarray:
        """The frame, steadied inside; uint8 (h, w, 3 or 4) as `styled`."""
        out = styled.copy()
        here = out[self._part][..., :3]
        steadied = self._steady(
            np.ascontiguousarray(original[self._part][..., :3]), np.ascontiguousarray(here)
        )
        here[...] = np.rint(steadied * self._weight + here * (1 - self._weight))
        return out

    def state(self) -> Mapping[str, np.ndarray]:
        """As the stabiliser's own."""
        return self._steady.state()

    def restore(self, state: Mapping[str, np.ndarray]) -> None:
        """Go on from what `state` gave."""
        self._steady.restore(state)


def _inwards(mask: np.ndarray) -> np.ndarray:
    """uint8 (h, w) as float32 0..1 that grows from the mask's edge; from half-way in a thin one."""
    inside = np.pad((mask > 0).astype(np.uint8), 1, mode="edge")
    depth = cv2.distanceTransform(inside, cv2.DIST_L2, 3)[1:-1, 1:-1]
    ramp = np.minimum(1, depth / min(EDGE, max(1.0, float(depth.max()) / 2)))
    return np.asarray(ramp * (mask / np.float32(255)), np.float32)
