"""Tiles as pictures that QPainter takes: premultiplied, masked, scaled, kept by identity."""

from __future__ import annotations

import weakref
from collections import OrderedDict

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter

from editor.core.raster import TILE, Pixels

Format = QImage.Format
Mode = QPainter.CompositionMode

_ROOM = 96 << 20


def wrap(pixels: Pixels, kind: Format = Format.Format_ARGB32_Premultiplied) -> QImage:
    """A picture over the memory of `pixels` (h, w) or (h, w, 4); writing to either shows in both.

    Hold it by reference and never copy it by value: a copied QImage detaches on painting.
    """
    h, w = pixels.shape[:2]
    return QImage(pixels.data, w, h, pixels.strides[0], kind)


def view(image: QImage) -> Pixels:
    """A copy of a 32-bit picture's bytes, uint8 (h, w, 4)."""
    shape = (image.height(), image.bytesPerLine() // 4, 4)
    return np.frombuffer(image.constBits(), np.uint8).reshape(shape)[:, : image.width()].copy()


def is_opaque(pixels: Pixels) -> bool:
    """True where all pixels, contiguous uint8 (h, w, 4), have an alpha of 255."""
    return bool(pixels.view(np.uint32).min() >= 0xFF000000)


class TileImages:
    """Premultiplied pictures of tiles; the least recently used go when `room` bytes are full."""

    def __init__(self, room: int = _ROOM) -> None:
        self.room, self.used = room, 0
        self._kept: OrderedDict[tuple[int, int, int], tuple[_Refs, QImage]] = OrderedDict()

    def get(self, tile: Pixels, mask: Pixels | None = None, level: int = 0) -> QImage:
        """The tile at `TILE >> level` pixels a side, its alpha multiplied by `mask`.

        Plain tiles at full size are converted anew each time: that is as quick as drawing them,
        and would crowd out the scaled ones that take longer.
        """
        if level == 0 and mask is None:
            return premultiplied(tile)
        key = (id(tile), id(mask), level)
        found = self._kept.get(key)
        if found is not None and found[0].alive(tile, mask):
            self._kept.move_to_end(key)
            return found[1]
        image = self._made(tile, mask, level)
        self._keep(key, _Refs(tile, mask), image)
        return image

    def _made(self, tile: Pixels, mask: Pixels | None, level: int) -> QImage:
        if mask is not None:
            return _scaled(_masked(premultiplied(tile), mask), level)
        return _scaled(premultiplied(tile), level)

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


def premultiplied(tile: Pixels) -> QImage:
    """Straight RGBA, contiguous uint8 or uint16 (h, w, 4), as 8-bit premultiplied BGRA."""
    deep = tile.dtype == np.uint16
    image = wrap(tile, Format.Format_RGBA64 if deep else Format.Format_RGBA8888)
    return image.convertToFormat(Format.Format_ARGB32_Premultiplied)


def _masked(image: QImage, mask: Pixels) -> QImage:
    if mask.dtype == np.uint16:
        mask = (mask >> 8).astype(np.uint8)
    painter = QPainter(image)
    painter.setCompositionMode(Mode.CompositionMode_DestinationIn)
    painter.drawImage(0, 0, wrap(mask[..., 0], Format.Format_Alpha8))
    painter.end()
    return image


def _scaled(image: QImage, level: int) -> QImage:
    if level == 0:
        return image
    side = TILE >> level
    smooth = Qt.TransformationMode.SmoothTransformation
    return image.scaled(side, side, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
