"""Pixels as pictures that QPainter takes, and back."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage, QPainter

from editor.core.geometry import Rect
from editor.core.raster import Pixels

Format = QImage.Format
Mode = QPainter.CompositionMode

Deep = NDArray[np.uint16]
"""Premultiplied RGBA (h, w, 4) at 16 bits: what is composed. In bytes a translucent colour would
lose what modes like dodge and hue then enlarge."""

BYTES, DEEP = Format.Format_ARGB32_Premultiplied, Format.Format_RGBA64_Premultiplied
STRAIGHT = Format.Format_RGBA64
_BAND = 64  # rows; QPainter gives each 64 of 96 or more to a thread


def wrap(pixels: np.ndarray, kind: Format | None = None) -> QImage:
    """A picture over the memory of `pixels` (h, w) or (h, w, 4); writing to either shows in both.

    Of no kind named they are `Deep`, or premultiplied BGRA bytes.
    Hold it by reference and never copy it by value: a copied QImage detaches on painting.
    """
    h, w = pixels.shape[:2]
    if kind is None:
        kind = DEEP if pixels.dtype == np.uint16 else BYTES
    return QImage(pixels.data, w, h, pixels.strides[0], kind)


def numbers(image: QImage) -> np.ndarray:
    """What a picture of 32 or 64 bits a pixel holds, uint8 or uint16 (h, w, 4), not to be written
    to; its own memory, good as long as the picture is there."""
    dtype = np.uint16 if image.depth() == 64 else np.uint8
    shape = (image.height(), image.bytesPerLine() * 8 // image.depth(), 4)
    return np.frombuffer(image.constBits(), dtype).reshape(shape)[:, : image.width()]


def view(image: QImage) -> np.ndarray:
    """A copy of `numbers`."""
    return numbers(image).copy()


def is_opaque(pixels: np.ndarray) -> bool:
    """True where all pixels, contiguous uint8 or uint16 (h, w, 4), have a full alpha."""
    deep = pixels.dtype == np.uint16
    if pixels.size and pixels[0, 0, 3] != (0xFFFF if deep else 0xFF):
        return False  # what is not is mostly told by its corner
    if deep:
        return bool(pixels.view(np.uint64).min() >= 0xFFFF << 48)
    return bool(pixels.view(np.uint32).min() >= 0xFF000000)


def straight(pixels: Pixels, part: Rect | None = None) -> QImage:
    """Straight RGBA, contiguous uint8 or uint16 (h, w, 4), or a part of it, as a picture: RGBA64,
    or RGBX8888 of opaque bytes. From translucent bytes QPainter does not premultiply to the nearest
    number: white would be no white any more."""
    if pixels.dtype == np.uint16:
        return _cropped(wrap(pixels, STRAIGHT), part)
    if is_opaque(pixels):
        return _cropped(wrap(pixels, Format.Format_RGBX8888), part)
    return _cropped(wrap(pixels, Format.Format_RGBA8888), part).convertToFormat(STRAIGHT)


def _cropped(image: QImage, part: Rect | None) -> QImage:
    if part is None or (part.w, part.h) == (image.width(), image.height()):
        return image
    return image.copy(part.x, part.y, part.w, part.h)


def draw(painter: QPainter, image: QImage, x: int = 0, y: int = 0) -> None:
    """As `drawImage`, in bands so low that QPainter does not share them out to other threads: to
    wait for those takes longer than to blend a tile, and far longer where the machine is busy."""
    for top in range(0, image.height(), _BAND):
        painter.drawImage(x, y + top, image, 0, top, image.width(), _BAND)


def full_size(tile: Pixels, mask: Pixels | None = None, part: Rect | None = None) -> QImage:
    """A tile, or a part of it, its alpha multiplied by `mask`. It is made anew each time: that is
    quicker than drawing it, and to keep it would crowd out the scaled ones that take longer."""
    image = straight(tile, part)
    if mask is None:
        return image
    if mask.dtype == np.uint16:
        mask = (mask >> 8).astype(np.uint8)
    image = image.convertToFormat(DEEP)
    painter = QPainter(image)
    painter.setCompositionMode(Mode.CompositionMode_DestinationIn)
    draw(painter, _cropped(wrap(mask[..., 0], Format.Format_Alpha8), part))
    painter.end()
    return image
