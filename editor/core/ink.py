"""Colour, or its removal, laid on a part of a tile through a coverage: integer arithmetic."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from editor.core.raster import TILE, Pixels

Colour = tuple[int, int, int]
"""RGB, 0..255."""


@dataclass(frozen=True)
class Ink:
    """What is laid: a colour (on masks: `level`, 0..255), or nothing where `erase`.

    lock_alpha: transparency stays, only colour changes (no effect on masks).
    """

    colour: Colour = (0, 0, 0)
    erase: bool = False
    lock_alpha: bool = False
    level: int = 255

    def on(self, tile: Pixels, cover: Pixels) -> Pixels:
        """New pixels: `tile` (h, w, 1 | 4), at most a tile, with this ink through `cover` (h, w).

        Masks: cover paints towards the level (or, erasing, towards 0). RGBA: straight-alpha
        source-over; erasing takes alpha away and leaves the colour.
        """
        if tile.shape[-1] == 4 and self.erase and self.lock_alpha:
            return tile
        if tile.dtype == np.uint16:
            return self._on_deep(tile, cover)
        if tile.shape[-1] == 1:
            return self._on_mask(tile, cover)
        return self._erased(tile, cover) if self.erase else self._painted(tile, cover)

    def _on_mask(self, tile: Pixels, cover: Pixels) -> Pixels:
        if self.erase:
            return _product(tile[..., 0], ~cover)[..., None]
        if self.level < 255:
            kept = np.multiply(tile[..., 0], ~cover, dtype=np.uint16)
            return _divided(kept + np.multiply(cover, np.uint16(self.level)))[..., None]
        return ~_product(~tile[..., 0], ~cover)[..., None]

    def _erased(self, tile: Pixels, cover: Pixels) -> Pixels:
        out = tile.copy()
        out[..., 3] = _product(tile[..., 3], ~cover)
        return out

    def _painted(self, tile: Pixels, cover: Pixels) -> Pixels:
        alpha = tile[..., 3]
        weight = cover if self.lock_alpha else _weights().take(cover.astype(np.uint16) << 8 | alpha)
        spread = (weight.astype(np.uint32) * np.uint32(0x01010101)).view(np.uint8)
        spread = spread.reshape(tile.shape)
        mixed = np.multiply(tile, ~spread, dtype=np.uint16)
        colour = _plane(self.colour)[: tile.shape[0], : tile.shape[1]]
        mixed += np.multiply(colour, spread, dtype=np.uint16)
        out = _divided(mixed)
        out[..., 3] = alpha if self.lock_alpha else ~_product(~alpha, ~cover)
        return out

    def _on_deep(self, tile: Pixels, cover: Pixels) -> Pixels:
        full = np.float32(65535)
        a = cover.astype(np.float32)[..., None] / 255
        if tile.shape[-1] == 1:
            level = 0 if self.erase else self.level * 257
            return np.rint(tile * (1 - a) + level * a).astype(np.uint16)
        alpha = tile[..., 3:].astype(np.float32) / full
        after = alpha * (1 - a) if self.erase else alpha + a - alpha * a
        out = tile.copy()
        if not self.erase:
            weight = a if self.lock_alpha else a / np.maximum(after, 1e-6)
            colour = np.array(self.colour, np.float32) * 257
            out[..., :3] = np.rint(tile[..., :3] * (1 - weight) + colour * weight)
        if not self.lock_alpha:
            out[..., 3:] = np.rint(after * full)
        return out


def _divided(product: Pixels) -> Pixels:
    """round(product / 255) for uint16 products of two bytes (Blinn 1994)."""
    product += 128
    product += product >> 8
    product >>= 8
    return product.astype(np.uint8)


def _product(a: Pixels, b: Pixels) -> Pixels:
    return _divided(np.multiply(a, b, dtype=np.uint16))


@lru_cache(maxsize=1)
def _weights() -> Pixels:
    """[cover * 256 + alpha] -> share of the new colour in the mixed one, 0..255."""
    cover, alpha = np.ogrid[:256, :256]
    after = cover + alpha - cover * alpha / 255
    return np.rint(255 * cover / np.maximum(after, 1e-9)).astype(np.uint8).ravel()


@lru_cache(maxsize=4)
def _plane(colour: Colour) -> Pixels:
    plane = np.empty((TILE, TILE, 4), np.uint8)
    plane[:] = (*colour, 255)
    return plane


def blank(channels: int, dtype: type[np.uint8] | type[np.uint16]) -> Pixels:
    """An empty tile to paint on."""
    return np.zeros((TILE, TILE, channels), dtype)
