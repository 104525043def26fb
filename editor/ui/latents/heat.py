"""Where a slider acts, as heat over the picture."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QImage, QImageWriter

from editor.ui.qimage import to_array, to_qimage

_GREY = np.array([0.299, 0.587, 0.114], np.float32)
_HOT = np.array([255.0, 138.0, 36.0], np.float32)
CLOSEST, MARGIN = 0.4, 1.3
"""A close-up shows at least that part of the picture, and so much more than the strong region."""
_EMPTY = 118.0
"""The grey shown where there is no picture."""


def heated(picture: np.ndarray | None, where: np.ndarray | None, side: int) -> QImage:
    """A square of `side` pixels: the picture (uint8 RGB (s, s, 3)) in dull colours, glowing
    where `where` (uint8 (h, w)) is 255. Without a map it is the picture as it is.
    """
    base = np.full((side, side, 3), _EMPTY, np.float32)
    if picture is not None:
        base = _sized(to_qimage(picture), side)[..., :3].astype(np.float32)
    if where is None:
        return to_qimage(base.astype(np.uint8))
    heat = _sized(to_qimage(where), side)[..., :1].astype(np.float32) / 255
    dull = 0.3 * base + 0.7 * (base @ _GREY)[..., None] * 0.72 + 14
    glowing = 0.45 * base + 0.55 * _HOT
    return to_qimage(np.clip(dull + (glowing - dull) * np.sqrt(heat), 0, 255).astype(np.uint8))


def close_up(picture: np.ndarray | None, where: np.ndarray | None, side: int) -> QImage:
    """As `heated`, only the part of the picture round where the map is strong."""
    if picture is None or where is None:
        return heated(picture, where, side)
    x, y, width = region(where)
    parts = []
    for array in (picture, where):
        h, w = array.shape[:2]
        top, left, size = int(y * h), int(x * w), max(1, round(width * h))
        parts.append(np.ascontiguousarray(array[top : top + size, left : left + size]))
    return heated(parts[0], parts[1], side)


def region(where: np.ndarray) -> tuple[float, float, float]:
    """Left, top and side of the square round the strong half of a map, in parts of its sides."""
    strong = where > max(1, int(where.max())) // 2
    rows, columns = np.flatnonzero(strong.any(1)), np.flatnonzero(strong.any(0))
    if not len(rows):
        return 0.0, 0.0, 1.0
    h, w = where.shape
    top, bottom = rows[0] / h, (rows[-1] + 1) / h
    left, right = columns[0] / w, (columns[-1] + 1) / w
    side = min(1.0, max(CLOSEST, MARGIN * max(bottom - top, right - left)))
    x, y = (left + right - side) / 2, (top + bottom - side) / 2
    return min(max(0.0, x), 1 - side), min(max(0.0, y), 1 - side), side


def _sized(image: QImage, side: int) -> np.ndarray:
    smooth, ignore = Qt.TransformationMode.SmoothTransformation, Qt.AspectRatioMode
    return to_array(image.scaled(side, side, ignore.IgnoreAspectRatio, smooth))


def as_html(image: QImage) -> str:
    """An image for a tooltip."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"PNG")).write(image)
    return f'<img src="data:image/png;base64,{bytes(data.toBase64().data()).decode()}"/>'
