"""What engines refuse of any request that changes a picture."""

from __future__ import annotations

import numpy as np

from editor.core.errors import BadInput

LARGEST_SIZE = 4096
"""Most pixels a side that a network is ever asked to see."""


def is_picture(image: np.ndarray) -> bool:
    """Whether an array is uint8 RGB (h, w, 3), not empty."""
    rgb = image.ndim == 3 and image.shape[2] == 3 and image.dtype == np.uint8
    return rgb and image.size > 0


def check_request(
    image: np.ndarray, mask: np.ndarray | None, strength: float = 1.0, size: int = 0
) -> None:
    """BadInput where the picture is not uint8 RGB, the mask is not uint8 of its size, strength is
    not in 0..1 or size, in pixels, not in 0..`LARGEST_SIZE`."""
    if not is_picture(image):
        raise BadInput("The picture must be 8-bit RGB, and not empty.")
    if mask is not None and (mask.shape != image.shape[:2] or mask.dtype != np.uint8):
        (h, w), shape = image.shape[:2], " x ".join(map(str, mask.shape[::-1]))
        raise BadInput(f"The mask is {shape} pixels, the picture {w} x {h}.")
    if not 0 <= strength <= 1:
        raise BadInput(f"A strength of {strength:g} is not in 0 .. 1.")
    if not 0 <= size <= LARGEST_SIZE:
        raise BadInput(f"A size of {size} is not in 0 .. {LARGEST_SIZE}.")
