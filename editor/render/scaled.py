"""Scaled pictures of a layer's tiles, some side by side, kept as long as the tiles are the same."""

from __future__ import annotations

import weakref
from collections import OrderedDict
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from editor.core.raster import TILE, Cell, Pixels, Raster
from editor.render.tiles import DEEP, Format, full_size, is_opaque, numbers, wrap

BLOCK = 4
"""Tiles at a side of what is drawn at once where the picture is shown smaller."""

_SIDE = range(BLOCK)
_ROOM = 96 << 20
_Refs = tuple["weakref.ref[Pixels] | None", ...]


@dataclass(frozen=True, eq=False)
class Block:
    """Tiles that stand side by side, `BLOCK` x `BLOCK` in rows, None where there is none; and as
    many of a mask, or no mask at all."""

    tiles: tuple[Pixels | None, ...]
    masks: tuple[Pixels | None, ...] | None = None

    @classmethod
    def of(cls, raster: Raster, mask: Raster | None, cell: Cell) -> Block | None:
        """That at a cell of the grid of blocks; None where nothing of it can be seen."""
        cells = [(cell[0] * BLOCK + i, cell[1] * BLOCK + j) for j in _SIDE for i in _SIDE]
        tiles = tuple(map(raster.tiles.get, cells))
        masks = None if mask is None else tuple(map(mask.tiles.get, cells))
        if not any(tile is not None for tile in tiles):
            return None
        return cls(tiles, masks)

    @property
    def key(self) -> tuple[int, ...]:
        """By what it is found again, as long as its pixels live."""
        return tuple(map(id, self.tiles + (self.masks or ())))

    def refs(self) -> tuple[weakref.ref[Pixels] | None, ...]:
        """Its pixels, without keeping them alive."""
        pixels = self.tiles + (self.masks or ())
        return tuple(None if one is None else weakref.ref(one) for one in pixels)

    def scaled(self, level: int) -> QImage:
        """All of it, a pixel standing for 2^level x 2^level: RGB32, or straight ARGB32."""
        side = TILE >> level
        out = np.zeros((BLOCK * side, BLOCK * side, 4), np.uint8)
        for n, tile in enumerate(self.tiles):
            mask = None if self.masks is None else self.masks[n]
            if tile is not None and (self.masks is None or mask is not None):
                top, left = n // BLOCK * side, n % BLOCK * side
                small = smaller(full_size(tile, mask), level)
                out[top : top + side, left : left + side] = numbers(small)
        kind = Format.Format_RGB32 if is_opaque(out) else Format.Format_ARGB32
        return wrap(out, kind).copy()


def smaller(image: QImage, level: int) -> QImage:
    """By 2^level at either side; bytes, straight ones, where premultiplied ones would lose
    translucent colours."""
    opaque = not image.hasAlphaChannel()
    w, h = image.width() >> level, image.height() >> level
    image = image.convertToFormat(Format.Format_RGB32 if opaque else DEEP)
    small = image.scaled(w, h, mode=Qt.TransformationMode.SmoothTransformation)
    return small if opaque else small.convertToFormat(Format.Format_ARGB32)


class BlockImages:
    """Scaled pictures of blocks; the least recently used go when `room` bytes are full."""

    def __init__(self, room: int = _ROOM) -> None:
        self.room, self.used = room, 0
        self._kept: OrderedDict[tuple[int, ...], tuple[_Refs, QImage]] = OrderedDict()

    def get(self, block: Block, level: int) -> QImage:
        """The block at a level > 0: RGB32, or straight ARGB32."""
        key = block.key
        found = self._found(key, level)
        if found is not None:
            return found
        for finer in range(level - 1, 0, -1):  # as good, and sooner
            kept = self._found(key, finer)
            if kept is not None:
                image = smaller(kept, level - finer)
                break
        else:
            image = block.scaled(level)
        self._keep((level, *key), block.refs(), image)
        return image

    def _found(self, key: tuple[int, ...], level: int) -> QImage | None:
        found = self._kept.get((level, *key))
        if found is None or any(ref is not None and ref() is None for ref in found[0]):
            return None  # an id may mean another array by now
        self._kept.move_to_end((level, *key))
        return found[1]

    def _keep(self, key: tuple[int, ...], refs: _Refs, image: QImage) -> None:
        stale = self._kept.pop(key, None)
        if stale is not None:
            self.used -= stale[1].sizeInBytes()
        self._kept[key] = (refs, image)
        self.used += image.sizeInBytes()
        while self.used > self.room:
            _, (_, gone) = self._kept.popitem(last=False)
            self.used -= gone.sizeInBytes()
