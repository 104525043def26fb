"""Canvas grain: something for the brush to follow where a picture is even.

A network that shifts with its input answers an even surface with an even colour, or with a weave
that repeats every few pixels (its stride). A little grain under even places breaks the weave up
into strokes.
"""

from __future__ import annotations

from functools import lru_cache

import cv2
import numpy as np

STRENGTH = 2.0
"""Spread of the grain on an even surface, levels of 255."""
SIZE = 1.5
"""Gaussian sigma of its grains, pixels."""
EVEN = 3.0
"""Spread of what is shown within `AROUND` pixels, levels of 255, that halves the grain."""
AROUND = 9


def grained(picture: np.ndarray) -> np.ndarray:
    """Grain where a picture, uint8 RGB (h, w, 3), is even; always the same for a picture."""
    grey = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY).astype(np.float32)
    mean, square = (cv2.blur(g, (AROUND, AROUND)) for g in (grey, grey * grey))
    spread = np.maximum(square - mean * mean, 0)
    light = _grain(*grey.shape) * (STRENGTH / (1 + spread / EVEN**2))
    return np.asarray(cv2.add(picture, cv2.merge([light] * 3), dtype=cv2.CV_8U))


@lru_cache(maxsize=4)
def _grain(height: int, width: int) -> np.ndarray:
    """Blurred noise of spread 1, float32 (h, w); always the same for a size. Read-only."""
    noise = np.random.default_rng(0).standard_normal((height, width), np.float32)
    blurred = cv2.GaussianBlur(noise, (0, 0), SIZE)
    soft = np.asarray(blurred / max(float(blurred.std()), 1e-6), np.float32)
    soft.flags.writeable = False
    return soft
