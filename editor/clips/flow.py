"""How a clip moves: dense optical flow between frames, warping by it, and what both frames see."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy as np

from editor.media.opencv import cv2

SMALLEST = 32
"""Frames with a shorter side than this, in pixels, are taken not to move: no pyramid fits."""


def grey(frame: np.ndarray) -> np.ndarray:
    """uint8 RGB or RGBA (h, w, c) as uint8 (h, w), what `flow` compares."""
    return cv2.cvtColor(np.ascontiguousarray(frame[..., :3]), cv2.COLOR_RGB2GRAY)


def flow(here: np.ndarray, there: np.ndarray) -> np.ndarray:
    """Where each pixel of `here` is found in `there`: float32 (h, w, 2), pixels x, y.

    here, there: uint8 (h, w), of one size. Dense inverse search (Kroeger et al. 2016) down to
    half the size, where outlines still lie apart, paid for by fewer patches and steps.
    """
    if min(here.shape) < SMALLEST:
        return np.zeros((*here.shape, 2), np.float32)
    search = cv2.DISOpticalFlow.create(cv2.DISOPTICAL_FLOW_PRESET_FAST)
    search.setFinestScale(1)
    search.setPatchStride(5)
    search.setGradientDescentIterations(10)
    search.setVariationalRefinementIterations(3)
    start: Any = None
    a, b = np.ascontiguousarray(here), np.ascontiguousarray(there)
    return np.asarray(search.calc(a, b, start), np.float32)


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


def _square(vectors: np.ndarray) -> np.ndarray:
    x, y = vectors[..., 0], vectors[..., 1]
    return np.asarray(x * x + y * y)


def _steepness(motion: np.ndarray) -> np.ndarray:
    """Squared gradient of both components, by forward differences: float32 (h, w)."""
    out = np.zeros(motion.shape[:2], np.float32)
    out[:-1] += _square(np.diff(motion, axis=0))
    out[:, :-1] += _square(np.diff(motion, axis=1))
    return out
