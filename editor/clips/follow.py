"""Where the thing a square was put over goes: its shift, turn and scale from frame to frame.

Corners inside the square are followed by optical flow (Lucas & Kanade 1981, pyramidal: Bouguet
2000), there and back. What says the motion is where they stood in the first frame, so errors do
not add up while they last; new ones take over where too many are lost.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from editor.clips.flow import grey
from editor.core.geometry import Rect
from editor.media.opencv import cv2

CORNERS = 160
"""Most corners that are followed."""
FEWEST = 8
"""With fewer the square stays where it is."""
RETURN = 1.0
"""Pixels by which a corner followed there and back may miss its start."""
APART = 2.0
"""Pixels from the common motion at which a corner moves by itself."""
SCALES = 0.25, 4.0
"""A square that shrinks or grows beyond has lost what it followed."""


class Follower:
    """Give it one frame after the other, the first being the one `place` was chosen in."""

    def __init__(self, place: Rect) -> None:
        self._place = place
        self._way = np.eye(2, 3)
        self._before: np.ndarray | None = None
        self._first: np.ndarray = np.zeros((0, 1, 2), np.float32)
        self._now: np.ndarray = self._first

    def __call__(self, pixels: np.ndarray) -> np.ndarray:
        """From places in the first frame to those in this one: float64 (2, 3), a similarity.

        pixels: uint8 (h, w, 3 or 4).
        """
        here = grey(pixels)
        if self._before is not None:
            self._follow(self._before, here)
        if len(self._now) < CORNERS // 2:
            self._look_anew(here)
        self._before = here
        return self._way

    def _follow(self, before: np.ndarray, here: np.ndarray) -> None:
        there, good = _followed(before, here, self._now)
        self._first, self._now = self._first[good], there[good]
        if len(self._now) < FEWEST:
            return
        way, kept = cv2.estimateAffinePartial2D(
            self._first, self._now, method=cv2.RANSAC, ransacReprojThreshold=APART
        )
        if way is None or not SCALES[0] < np.hypot(*way[:, 0]) < SCALES[1]:
            return
        inside = np.ravel(kept) > 0
        self._way = np.asarray(way)
        self._first, self._now = self._first[inside], self._now[inside]

    def _look_anew(self, here: np.ndarray) -> None:
        """Take other corners, as if they had been followed from the first frame on."""
        mask = np.zeros(here.shape, np.uint8)
        inner = self._place.padded(-self._place.w // 8)
        ends = (inner.x, inner.y), (inner.right, inner.bottom)
        sides = [(ends[i][0], ends[j][1]) for i, j in ((0, 0), (1, 0), (1, 1), (0, 1))]
        outline = cv2.transform(np.array(sides, np.float32)[:, None], self._way)
        cv2.fillConvexPoly(mask, np.rint(outline).astype(np.int32), 255)
        found: Any = cv2.goodFeaturesToTrack(here, CORNERS, 0.01, 4, mask=mask)
        if found is not None:
            self._now = np.asarray(found, np.float32)
            back = cv2.invertAffineTransform(self._way)
            self._first = np.asarray(cv2.transform(self._now, back), np.float32)


def _followed(before: np.ndarray, here: np.ndarray, corners: Any) -> tuple[Any, np.ndarray]:
    """Where corners (n, 1, 2) are found in the next frame, and which of them surely."""
    if not len(corners):
        return corners, np.zeros(0, bool)
    there, ok = _flow(before, here, corners)
    back, home = _flow(here, before, there)
    return there, ok & home & (np.abs(back - corners).max(axis=(1, 2)) <= RETURN)


def _flow(before: np.ndarray, here: np.ndarray, corners: Any) -> tuple[Any, np.ndarray]:
    none: Any = None
    there, ok, _ = cv2.calcOpticalFlowPyrLK(
        before, here, corners, none, winSize=(21, 21), maxLevel=3
    )
    return there, np.ravel(ok) > 0
