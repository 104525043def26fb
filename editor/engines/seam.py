"""How visible the border of a healed hole is."""

from __future__ import annotations

import numpy as np


def seam(picture: np.ndarray, mask: np.ndarray) -> float:
    """Step across the border of the hole beyond the picture's own unrest there; 0 = invisible.

    picture: uint8 (h, w, 3), healed. mask: (h, w), > 0 = hole. Mean absolute difference of
    neighbours on two sides of the border, less that of neighbours outside near it, / 255.
    """
    hole = mask > 0
    across = outside = 0.0
    pairs = rest = 0
    for axis in (0, 1):
        step = np.abs(np.diff(picture.astype(np.int16), axis=axis)).mean(2)
        a, b = (hole[:-1], hole[1:]) if axis == 0 else (hole[:, :-1], hole[:, 1:])
        border, known = a != b, ~(a | b)
        across, pairs = across + float(step[border].sum()), pairs + int(border.sum())
        outside, rest = outside + float(step[known].sum()), rest + int(known.sum())
    if not pairs:
        return 0.0
    return max(0.0, across / pairs - outside / max(rest, 1)) / 255
