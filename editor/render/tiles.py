"""Tiles as pictures that QPainter takes: masked, scaled, kept by identity."""

from __future__ import annotations

import weakref
from collections import OrderedDict

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter

from editor.core.geometry import Rect
from editor.core.raster import TILE, Pixels

Format = QImage.Format
Mode = QPainter.CompositionMode

Deep = NDArray[np.uint16]
"""Premultiplied RGBA (h, w, 4) at 16 bits: what is composed. In bytes a translucent colour would
lose what modes like dodge and hue then enlarge."""

BYTES, DEEP = Format.Format_ARGB32_Premultiplied, Format.Format_RGBA64_Premultiplied
STRAIGHT = Format.Format_RGBA64
_ROOM = 96 << 20
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
    if pixels.size and pixels[0, 0, 3] != np.iinfo(pixels.dtype).max:
        return False  # what is not is mostly told by its corner
    if pixels.dtype == np.uint16:
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


class TileImages:
    """Scaled pictures of tiles; the least recently used smaller ones go when `room` bytes are full."""

    def __init__(self, room: int = _ROOM) -> None:
        self.room, self.used = room, 0
        self._kept: OrderedDict[tuple[int, int, int], tuple[_Refs, QImage]] = OrderedDict()

    def get(self, tile: Pixels, mask: Pixels | None, level: int) -> QImage:
        """The tile at `TILE >> level` pixels a side, level > 0; its alpha multiplied by `mask`."""
        found = self._found(tile, mask, level)
        if found is not None:
            return found
        finer = (self._found(tile, mask, level) for level in range(level - 1, 0, -1))
        kept = next((image for image in finer if image is not None), None)  # as good, and sooner
        image = _scaled(full_size(tile, mask) if kept is None else kept, level)
        self._keep((id(tile), id(mask), level), _Refs(tile, mask), image)
        return image

    def _found(self, tile: Pixels, mask: Pixels | None, level: int) -> QImage | None:
        key = (id(tile), id(mask), level)
        found = self._kept.get(key)
        if found is None or not found[0].alive(tile, mask):
            return None
        self._kept.move_to_end(key)
        return found[1]

    def _keep(self, key: tuple[int, int, int], refs: _Refs, image: QImage) -> None:
        stale = self._kept.pop(key, None)
        if stale is not None:
            self.used -= stale[1].sizeInBytes()
        self._kept[key] = (refs, image)
        self.used += image.sizeInBytes()
        while self.used > self.room:
            _, (_, gone) = self._kept.popitem(last=False)
            self.used -= gone.sizeInBytes()


class _Refs:
    """Whether an id still means the array it was taken from."""

    __slots__ = ("_mask", "_tile")

    def __init__(self, tile: Pixels, mask: Pixels | None) -> None:
        self._tile = weakref.ref(tile)
        self._mask = None if mask is None else weakref.ref(mask)

    def alive(self, tile: Pixels, mask: Pixels | None) -> bool:
        return self._tile() is tile and (self._mask is None or self._mask() is mask)


def _scaled(image: QImage, level: int) -> QImage:
    """Bytes: straight ones, where premultiplied ones would lose translucent colours."""
    opaque = not image.hasAlphaChannel()
    side, way = TILE >> level, Qt.TransformationMode.SmoothTransformation
    image = image.convertToFormat(Format.Format_RGB32 if opaque else DEEP)
    small = image.scaled(side, side, Qt.AspectRatioMode.IgnoreAspectRatio, way)
    return small if opaque else small.convertToFormat(Format.Format_ARGB32)
