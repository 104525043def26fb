"""Brightness, contrast and saturation, by one table and one mixture."""

from __future__ import annotations

from collections.abc import Iterator

import cv2
import numpy as np

from editor.core.errors import BadInput
from editor.jobs.adjust import AdjustJob
from editor.jobs.job import Patch, Tick


class AdjustEngine:
    """Answers an `AdjustJob` with the changed picture."""

    def __call__(self, job: AdjustJob, tick: Tick) -> Iterator[Patch]:
        """One final patch, opaque. BadInput where a value is not in -1 .. 1."""
        tick(0.0)
        alpha = np.full(job.image.shape[:2], 255, np.uint8)
        changed = adjusted(job.image, job.brightness, job.contrast, job.saturation)
        yield Patch(np.dstack([changed, alpha]), job.place, notes={"device": "cpu"})


def adjusted(
    image: np.ndarray, brightness: float, contrast: float, saturation: float
) -> np.ndarray:
    """uint8 RGB (h, w, 3), same out; amounts in -1 .. 1, 0 = unchanged.

    brightness lifts or lowers all levels (1: white, -1: black); contrast stretches them round
    the middle (1: threefold, -1: flat); saturation stretches them round the luma of ITU-R BT.601
    (1: twofold, -1: grey). BadInput for pictures and amounts that are none of these.
    """
    if image.ndim != 3 or image.shape[2] != 3 or image.dtype != np.uint8 or not image.size:
        raise BadInput("The picture must be 8-bit RGB, and not empty.")
    for name, amount in (
        ("brightness", brightness), ("contrast", contrast), ("saturation", saturation),
    ):  # fmt: skip
        if not -1 <= amount <= 1:
            raise BadInput(f"A {name} of {amount:g} is not in -1 .. 1.")
    slope = 1 + contrast * (2 if contrast > 0 else 1)
    levels = (np.arange(256) - 127.5) * slope + 127.5 + brightness * 255
    toned = cv2.LUT(image, np.clip(np.rint(levels), 0, 255).astype(np.uint8))
    if saturation == 0:
        return np.asarray(toned)
    grey = cv2.cvtColor(cv2.cvtColor(toned, cv2.COLOR_RGB2GRAY), cv2.COLOR_GRAY2RGB)
    return np.asarray(cv2.addWeighted(toned, 1 + saturation, grey, -saturation, 0))
