"""Adjustments of a picture, or of every frame of a clip, as a job."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

import numpy as np

from editor.core.adjustment import Adjustment
from editor.core.geometry import EMPTY, Rect
from editor.jobs.job import NO_PICTURE, Job


@dataclass(frozen=True, eq=False)
class AdjustJob(Job):
    """Change a picture as adjustment layers would, one after the other.

    image: uint8 RGB (h, w, 3); as it comes by default the job is a template that waits for
    pictures. place: where the image stands in the document.
    """

    kind: ClassVar[str] = "adjust"
    adjustments: tuple[Adjustment, ...] = ()
    image: np.ndarray = field(default_factory=lambda: NO_PICTURE, repr=False)
    place: Rect = EMPTY
