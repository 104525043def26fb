"""Pictures changed at random while they are learned from: mirrored, another light and colour."""

from __future__ import annotations

import cv2
import numpy as np

LUMA = np.array([0.299, 0.587, 0.114])
"""How bright red, green and blue are (ITU-R BT.601)."""


def mirrored(pictures: np.ndarray, rng: np.random.Generator) -> None:
    """Mirror half of pictures uint8 (n, h, w, 3), in place."""
    chosen = rng.random(len(pictures)) < 0.5
    pictures[chosen] = pictures[chosen][:, :, ::-1]


def jittered(pictures: np.ndarray, most: float, rng: np.random.Generator) -> None:
    """Change brightness, contrast and colour of pictures uint8 RGB (n, h, w, 3), in place.

    most: 0..1. Brightness moves by up to `most` of the range; contrast, about the picture's own
    mean, and saturation are multiplied by 1 - most .. 1 + most: each picture by numbers of its own.
    """
    by = rng.uniform(-most, most, (len(pictures), 3))
    for picture, (light, contrast, colour) in zip(pictures, by, strict=True):
        mix = (1 + colour) * np.eye(3) - colour * LUMA  # of the channels: away from grey
        grey = float(LUMA @ picture.reshape(-1, 3).mean(0))
        offset = 255 * light - contrast * grey
        matrix = np.column_stack([(1 + contrast) * mix, np.full(3, offset)])
        cv2.transform(picture, matrix, dst=picture)
