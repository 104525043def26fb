"""How visible the border of a healed hole is."""

from __future__ import annotations

import cv2
import numpy as np

NEAR = 8
"""Neighbours outside the hole count up to this many pixels from it."""


def seam(picture: np.ndarray, mask: np.ndarray) -> float:
    """Step across the border of the hole beyond the picture's own unrest there; 0 = invisible.

    picture: uint8 (h, w, 3), healed. mask: (h, w), > 0 = hole. Mean absolute difference of
    neighbours on two sides of the border, less that of neighbours outside near it, / 255.
    """
    hole = (mask > 0).astype(np.uint8)
    near = cv2.dilate(hole, np.ones((2 * NEAR + 1, 2 * NEAR + 1), np.uint8)) > hole
    parts = [_steps(picture, hole > 0, near), _steps(*map(_turned, (picture, hole > 0, near)))]
    (across, pairs), (outside, rest) = np.sum(parts, axis=0)
    if not pairs:
        return 0.0
    return float(max(0.0, across / pairs - outside / max(rest, 1)) / 255)


def _steps(
    picture: np.ndarray, hole: np.ndarray, near: np.ndarray
) -> tuple[tuple[float, int], tuple[float, int]]:
    """Sum and number of vertical steps across the border, and of those between near pixels."""
    step = np.abs(np.diff(picture.astype(np.int16), axis=0)).mean(2)
    border, outside = hole[:-1] != hole[1:], near[:-1] & near[1:]
    return (
        (float(step[border].sum()), int(border.sum())),
        (float(step[outside].sum()), int(outside.sum())),
    )


def _turned(array: np.ndarray) -> np.ndarray:
    return array.swapaxes(0, 1)
