"""Where a slider acts, as heat over the picture."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QImage

from editor.ui.qimage import to_array, to_qimage

_GREY = np.array([0.299, 0.587, 0.114], np.float32)
_HOT = np.array([255.0, 138.0, 36.0], np.float32)
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


def _sized(image: QImage, side: int) -> np.ndarray:
    smooth, ignore = Qt.TransformationMode.SmoothTransformation, Qt.AspectRatioMode
    return to_array(image.scaled(side, side, ignore.IgnoreAspectRatio, smooth))


def as_html(image: QImage) -> str:
    """An image for a tooltip."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return f'<img src="data:image/png;base64,{bytes(data.toBase64().data()).decode()}"/>'
