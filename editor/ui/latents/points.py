"""Where one has been: latents worth coming back to, the newest last."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter

from editor.jobs.attributes import Latents
from editor.ui.qimage import to_array, to_qimage

MOST = 48
"""Points that are kept."""
SIDE = 96
"""Of a point's small picture, in pixels."""


@dataclass(frozen=True, eq=False)
class Point:
    """latents: as they were. pixels: uint8 RGB (SIDE, SIDE, 3), how they looked."""

    latents: Latents
    pixels: np.ndarray = field(repr=False)


def thumbnail(pixels: np.ndarray | None, below: np.ndarray | None) -> np.ndarray:
    """The small picture of what a layer shows, read-only: uint8 RGB (SIDE, SIDE, 3).

    pixels: uint8 RGBA, square; None = nothing. below: uint8 RGB, square; None = grey.
    """
    small = QImage(SIDE, SIDE, QImage.Format.Format_RGB32)
    small.fill(Qt.GlobalColor.gray)
    painter = QPainter(small)
    for layer in (below, pixels):
        if layer is not None:
            step = max(1, len(layer) // (4 * SIDE))
            painter.drawImage(0, 0, _scaled(to_qimage(layer[::step, ::step])))
    painter.end()
    out = np.ascontiguousarray(to_array(small)[..., :3])
    out.flags.writeable = False
    return out


def _scaled(image: QImage) -> QImage:
    ratio, smooth = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    return image.scaled(SIDE, SIDE, ratio, smooth)


def with_point(points: Sequence[Point], point: Point) -> tuple[Point, ...]:
    """One more, in place of one that looks the same; the oldest dropped where there are many."""
    for place, old in enumerate(points):
        if _same(old.latents, point.latents):
            return (*points[:place], point, *points[place + 1 :])
    return (*points, point)[-MOST:]


def _same(a: Latents, b: Latents) -> bool:
    return (a.model, a.noise) == (b.model, b.noise) and np.array_equal(a.code, b.code)


def mixed(base: np.ndarray, other: np.ndarray, first: int, last: int) -> np.ndarray:
    """The code (layers, d) with layers first .. last (0-based, inclusive) of another one."""
    code = base.copy()
    code[first : last + 1] = other[first : last + 1]
    return code


def between(a: np.ndarray, b: np.ndarray, t: float) -> np.ndarray:
    """The code (layers, d) on the straight way from a (t = 0) to b (t = 1)."""
    code: np.ndarray = a + np.float32(t) * (b - a)
    return code
