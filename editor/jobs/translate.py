"""A picture as it would be in another domain, or with other attributes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

import numpy as np

from editor.core.geometry import EMPTY, Rect
from editor.jobs.job import NO_PICTURE, Job


@dataclass(frozen=True, eq=False)
class TranslateJob(Job):
    """Translate a picture.

    model: a translator on the shelf. to: what it is to become: a model of domains takes
    {domain: 1}, a model of attributes any of them, 0..1; those not named stay as the picture has
    them. image: uint8 RGB (h, w, 3), of any size. place: where it stands in the document.
    strength: 0 (the picture itself) .. 1. size: longer side in pixels that the network sees, 0 =
    as suits the model. keep_colours: only light and shade are translated. mask: uint8 (h, w), 255
    = here, None = everywhere. Answered by one final patch: RGBA of the place's size.
    """

    kind: ClassVar[str] = "translate"
    model: str
    to: Mapping[str, float]
    image: np.ndarray = field(default=NO_PICTURE, repr=False)
    place: Rect = EMPTY
    strength: float = 1.0
    size: int = 0
    keep_colours: bool = False
    mask: np.ndarray | None = field(default=None, repr=False)
