"""A square that goes along with what it holds, by its corners' median motion."""

from __future__ import annotations

from typing import Any

import numpy as np

from editor.clips.flow import grey
from editor.core.geometry import Rect, Size
from editor.media.opencv import cv2

CORNERS = 150
"""Most corners that are followed."""
FEWEST = 8
"""With fewer the square stays where it is."""
RETURN = 1.0
"""Pixels by which a corner followed there and back may miss its start."""


class Follower:
    """Give it one frame after the other, the first being the one `place` was chosen in.

    Translation only: a head that turns or comes nearer stays in its square as far as that goes.
    The square never leaves the frame.
    """

    def __init__(self, place: Rect, size: Size) -> None:
        self._place, self._size = place, size
        self._at = np.array([place.x, place.y], np.float64)
        self._before: np.ndarray | None = None

    def __call__(self, pixels: np.ndarray) -> Rect:
        """Where the square stands in this frame, uint8 (h, w, 3 or 4): whole pixels."""
        here = grey(pixels)
        if self._before is not None:
            self._at += _moved(self._before, here, self.place)
            room = np.array(self._size) - (self._place.w, self._place.h)
            self._at = np.clip(self._at, 0, room)
        self._before = here
        return self.place

    @property
    def place(self) -> Rect:
        """Where the square stood in the latest frame."""
        x, y = np.rint(self._at).astype(int).tolist()
        return Rect(x, y, self._place.w, self._place.h)


def _moved(before: np.ndarray, here: np.ndarray, place: Rect) -> np.ndarray:
    """How far what the square held has moved: (x, y) in pixels."""
    mask = np.zeros(before.shape, np.uint8)
    inner = place.padded(-place.w // 8)
    mask[inner.slices()] = 255
    corners: Any = cv2.goodFeaturesToTrack(before, CORNERS, 0.01, 4, mask=mask)
    if corners is None or len(corners) < FEWEST:
        return np.zeros(2)
    there, ok = _followed(before, here, corners)
    back, home = _followed(here, before, there)
    good = ok & home & (np.abs(back - corners).max(axis=(1, 2)) <= RETURN)
    if good.sum() < FEWEST:
        return np.zeros(2)
    return np.asarray(np.median((there - corners)[good, 0], axis=0), np.float64)


def _followed(before: np.ndarray, here: np.ndarray, corners: Any) -> tuple[Any, np.ndarray]:
    none: Any = None
    there, ok, _ = cv2.calcOpticalFlowPyrLK(
        before, here, corners, none, winSize=(21, 21), maxLevel=3
    )
    return there, np.ravel(ok) > 0
