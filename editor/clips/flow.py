"""How a clip moves: dense optical flow between frames, warping by it, and what both frames see."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy as np

from editor.media.opencv import cv2

SMALLEST = 48
"""Frames with a shorter side than this, in pixels, are taken not to move: no pyramid fits."""
CORNERS = 400
"""Most corners that the motion of the camera is learned from."""
FEWEST = 20
"""Fewest corners that say anything about the camera."""
AGREEING = 0.3
"""Share of the corners that must follow one homography for it to be the camera's."""


def grey(frame: np.ndarray) -> np.ndarray:
    """uint8 RGB or RGBA (h, w, c) as uint8 (h, w), what `flow` compares."""
    return cv2.cvtColor(np.ascontiguousarray(frame[..., :3]), cv2.COLOR_RGB2GRAY)


def flow(here: np.ndarray, there: np.ndarray) -> np.ndarray:
    """Where each pixel of `here` is found in `there`: float32 (h, w, 2), pixels x, y.

    here, there: uint8 (h, w), of one size. First the motion of the camera, then what moves by
    itself: dense inverse search (Kroeger et al. 2016) thoroughly at a quarter of the size, which
    finds what moves far, then at half of it, where outlines still lie apart.
    """
    if min(here.shape) < SMALLEST:
        return np.zeros((*here.shape, 2), np.float32)
    here, there = np.ascontiguousarray(here), np.ascontiguousarray(there)
    camera = _camera(here, there)
    if camera is None:
        return _searched(here, there)
    rest = _searched(here, warp(there, camera, cv2.INTER_LINEAR))
    return np.asarray(rest + warp(camera, rest, cv2.INTER_LINEAR))


def _camera(here: np.ndarray, there: np.ndarray) -> np.ndarray | None:
    """The homography that most corners follow, as flow; None where too few agree on one.

    It tells how walls without texture move, where a search finds nothing to hold on to.
    """
    a, b = _reduced(here, 2), _reduced(there, 2)
    corners: Any = cv2.goodFeaturesToTrack(a, CORNERS, qualityLevel=0.005, minDistance=5)
    if corners is None or len(corners) < FEWEST:
        return None
    followed: Any = None
    followed, ok, _ = cv2.calcOpticalFlowPyrLK(
        a, b, corners, followed, winSize=(15, 15), maxLevel=4
    )
    found = np.ravel(ok) > 0
    if found.sum() < FEWEST:
        return None
    way, agreeing = cv2.findHomography(2 * corners[found], 2 * followed[found], cv2.RANSAC, 1.5)
    if way is None or agreeing.mean() < AGREEING:
        return None
    places = grid(*here.shape)
    return np.asarray(cv2.perspectiveTransform(places, way) - places)


def _searched(here: np.ndarray, there: np.ndarray) -> np.ndarray:
    """Dense inverse search, twice: what moves far is found where it moves little."""
    height, width = here.shape
    coarse, fine = (cv2.DISOpticalFlow.create(cv2.DISOPTICAL_FLOW_PRESET_FAST) for _ in range(2))
    coarse.setFinestScale(0)
    coarse.setPatchStride(3)
    fine.setFinestScale(1)
    fine.setPatchStride(5)  # from here on fewer patches and steps: the start is near already
    fine.setGradientDescentIterations(10)
    fine.setVariationalRefinementIterations(3)
    none: Any = None
    start = coarse.calc(_reduced(here, 4), _reduced(there, 4), none)
    scale = np.array([width / start.shape[1], height / start.shape[0]], np.float32)
    start = cv2.resize(start, (width, height)) * scale
    return np.asarray(fine.calc(here, there, start), np.float32)


def _reduced(frame: np.ndarray, times: int) -> np.ndarray:
    size = (max(1, frame.shape[1] // times), max(1, frame.shape[0] // times))
    return cv2.resize(frame, size, interpolation=cv2.INTER_AREA)


def warp(
    picture: np.ndarray, motion: np.ndarray, interpolation: int = cv2.INTER_LANCZOS4
) -> np.ndarray:
    """The picture fetched from where `motion` (h, w, 2) says, its edge repeated outwards.

    picture: uint8 or float32 (h, w) or (h, w, c). Lanczos over 8 x 8 pixels unless told otherwise.
    """
    places: Any = grid(motion.shape[0], motion.shape[1]) + motion
    none: Any = None
    return cv2.remap(picture, places, none, interpolation, borderMode=cv2.BORDER_REPLICATE)


@lru_cache(maxsize=4)
def grid(height: int, width: int) -> np.ndarray:
    """The place of each pixel: float32 (h, w, 2), x, y. Read-only."""
    y, x = np.mgrid[:height, :width].astype(np.float32)
    places = np.ascontiguousarray(np.stack([x, y], axis=-1))
    places.flags.writeable = False
    return places


def visible(here: np.ndarray, back: np.ndarray) -> np.ndarray:
    """Which pixels the other frame sees too: bool (h, w).

    here: this frame's flow to the other, float32 (h, w, 2); back: the other's flow to this one.
    A pixel counts where the way there and back ends near its start, its target lies inside the
    picture, and it is not on the edge of a motion (thresholds of Sundaram et al. 2010, eq. 4,
    and Ruder et al. 2016, eq. 5, as Lai et al. 2018 take them).
    """
    height, width = here.shape[:2]
    target = grid(height, width) + here
    home = warp(back, here, cv2.INTER_LINEAR)
    length = _square(here)
    seen = _square(here + home) <= 0.01 * (length + _square(home)) + 0.5
    seen &= (target >= 0).all(axis=-1) & (target <= (width - 1, height - 1)).all(axis=-1)
    return np.asarray(seen & (_steepness(here) <= 0.01 * length + 0.002))


def hidden(here: np.ndarray, there: np.ndarray, motion: np.ndarray) -> np.ndarray:
    """Where `there` does not show what `here` does: float32 (h, w), 0..1.

    here, there: uint8 (h, w); motion: the flow from here to there. The way back is searched at
    half the size and must end near its start (Sundaram et al. 2010, eq. 4). Nothing is hidden in
    frames too small to search.
    """
    height, width = here.shape
    size = (width // 2, height // 2)
    if min(size) < SMALLEST:
        return np.zeros((height, width), np.float32)
    away = cv2.resize(motion, size, interpolation=cv2.INTER_AREA) / 2
    back = warp(flow(_reduced(there, 2), _reduced(here, 2)), away, cv2.INTER_LINEAR)
    lost = _square(away + back) > 0.01 * (_square(away) + _square(back)) + 0.5
    wide = cv2.dilate(lost.astype(np.float32), np.ones((3, 3), np.uint8))
    return cv2.resize(cv2.GaussianBlur(wide, (0, 0), 1), (width, height))


def _square(vectors: np.ndarray) -> np.ndarray:
    x, y = vectors[..., 0], vectors[..., 1]
    return np.asarray(x * x + y * y)


def _steepness(motion: np.ndarray) -> np.ndarray:
    """Squared gradient of both components, by forward differences: float32 (h, w)."""
    out = np.zeros(motion.shape[:2], np.float32)
    out[:-1] += _square(np.diff(motion, axis=0))
    out[:, :-1] += _square(np.diff(motion, axis=1))
    return out
