"""Adjustments, by the same functions that show adjustment layers."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from editor.core.adjustments.apply import adjusted
from editor.core.errors import BadInput
from editor.jobs.adjust import AdjustJob
from editor.jobs.job import Patch, Tick


class AdjustEngine:
    """Answers an `AdjustJob` with the changed picture."""

    def __call__(self, job: AdjustJob, tick: Tick) -> Iterator[Patch]:
        """One final patch, opaque. BadInput where the picture is none of 8 bits."""
        tick(0.0)
        image = job.image
        if image.ndim != 3 or image.shape[2] != 3 or image.dtype != np.uint8 or not image.size:
            raise BadInput("The picture must be 8-bit RGB, and not empty.")
        changed = adjusted(image, job.adjustments, job.place.x, job.place.y)
        alpha = np.full(image.shape[:2], 255, np.uint8)
        yield Patch(np.dstack([changed, alpha]), job.place, notes={"device": "cpu"})
