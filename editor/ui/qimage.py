"""Where an array becomes a QImage and back (the compositor's own images aside)."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage

_FORMATS = {
    ("uint8", 1): QImage.Format.Format_Grayscale8,
    ("uint8", 3): QImage.Format.Format_RGB888,
    ("uint8", 4): QImage.Format.Format_RGBA8888,
    ("uint16", 1): QImage.Format.Format_Grayscale16,
    ("uint16", 4): QImage.Format.Format_RGBA64,
}


def to_qimage(pixels: np.ndarray) -> QImage:
    """A QImage of its own memory from (h, w), (h, w, 1), (h, w, 3) or (h, w, 4) pixels.

    uint8 or uint16, RGB order, straight alpha. Raises ValueError for anything else.
    """
    if pixels.ndim == 2:
        pixels = pixels[..., None]
    if pixels.dtype == np.uint16 and pixels.shape[2] == 3:
        opaque = np.full((*pixels.shape[:2], 1), 65535, np.uint16)
        pixels = np.concatenate([pixels, opaque], axis=2)
    form = _FORMATS.get((pixels.dtype.name, pixels.shape[2]))
    if form is None:
        raise ValueError(f"no QImage format for {pixels.dtype} {pixels.shape}")
    pixels = np.ascontiguousarray(pixels)
    h, w = pixels.shape[:2]
    return QImage(pixels.data, w, h, pixels.strides[0], form).copy()  # a wrap would dangle


def to_array(image: QImage) -> np.ndarray:
    """The pixels of a QImage as a writable uint8 array (h, w, 4), RGBA with straight alpha."""
    image = image.convertToFormat(QImage.Format.Format_RGBA8888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1)
    return rows[:, : image.width() * 4].reshape(image.height(), image.width(), 4).copy()


def thumbnail(pixels: np.ndarray, side: int, ratio: float = 1.0) -> QImage:
    """A picture that fits a square of `side` device-independent pixels, never enlarged."""
    image = to_qimage(pixels)
    box = QSize(round(side * ratio), round(side * ratio))
    if image.width() > box.width() or image.height() > box.height():
        image = image.scaled(
            box,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
    image.setDevicePixelRatio(ratio)
    return image
