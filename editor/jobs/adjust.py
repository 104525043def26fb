"""Brightness, contrast and saturation of a picture, as a job."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

import numpy as np

from editor.core.geometry import EMPTY, Rect
from editor.jobs.job import NO_PICTURE, Job


@dataclass(frozen=True, eq=False)
class AdjustJob(Job):
    """Change a picture's tones.

    brightness, contrast, saturation: -1 .. 1 each, 0 = unchanged; -1 is black, flat grey, or
    without colour. image: uint8 RGB (h, w, 3); as it comes by default the job is a template that
    waits for pictures. place: where the image stands in the document.
    """

    kind: ClassVar[str] = "adjust"
    brightness: float = 0.0
    contrast: float = 0.0
    saturation: float = 0.0
    image: np.ndarray = field(default_factory=lambda: NO_PICTURE, repr=False)
    place: Rect = EMPTY
