"""What is laid through a coverage on a part of a tile: a colour, its removal, other pixels."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

import numpy as np

from editor.core.geometry import EMPTY, Rect
from editor.core.raster import TILE, Pixels

Colour = tuple[int, int, int]
"""RGB, 0..255."""


class Paint(Protocol):
    """Something that can be laid on pixels."""

    def on(self, tile: Pixels, cover: Pixels, area: Rect) -> Pixels:
        """New pixels: `tile` (h, w, 1 | 4), which stands at `area` of the document, with this
        paint through `cover` (h, w), uint8, or uint16 on 16 bits."""


@dataclass(frozen=True)
class Ink:
    """What is laid: a colour (on masks: `level`, 0..255), or nothing where `erase`.

    lock_alpha: transparency stays, only colour changes (no effect on masks).
    """

    colour: Colour = (0, 0, 0)
    erase: bool = False
    lock_alpha: bool = False
    level: int = 255

    def on(self, tile: Pixels, cover: Pixels, area: Rect = EMPTY) -> Pixels:
        """New pixels: `tile` (h, w, 1 | 4), at most a tile, with this ink through `cover` (h, w).

        Masks: cover paints towards the level (or, erasing, towards 0). RGBA: straight-alpha
        source-over; erasing takes alpha away and leaves the colour.
        """
        if tile.shape[-1] == 1:
            return self._on_mask(tile, cover)
        if self.erase:
            return tile if self.lock_alpha else _faded(tile, cover)
        plane = _plane(self.colour, tile.dtype == np.uint16)
        return painted(tile, plane[: tile.shape[0], : tile.shape[1]], cover, self.lock_alpha)

    def _on_mask(self, tile: Pixels, cover: Pixels) -> Pixels:
        if tile.dtype == np.uint16:
            level = np.float32(0 if self.erase else self.level * 257)
            return _mixed(tile, level, cover[..., None] / np.float32(65535))
        if self.erase:
            return _product(tile[..., 0], ~cover)[..., None]
        if self.level < 255:
            kept = np.multiply(tile[..., 0], ~cover, dtype=np.uint16)
            return _divided(kept + np.multiply(cover, np.uint16(self.level)))[..., None]
        return ~_product(~tile[..., 0], ~cover)[..., None]


def painted(tile: Pixels, colours: Pixels, cover: Pixels, lock_alpha: bool = False) -> Pixels:
    """`colours` (h, w, 4) over `tile` (h, w, 4), straight alpha, as far as `cover` (h, w) says.

    All of one depth; what `colours` say of alpha does not count (`shown_through` takes it in).
    """
    if tile.dtype == np.uint16:
        return _painted_deep(tile, colours, cover, lock_alpha)
    alpha = tile[..., 3]
    if lock_alpha or alpha.min() == 255:
        weight, after = cover, alpha
    else:
        weight = _weights().take(cover.astype(np.uint16) << 8 | alpha)
        after = ~_product(~alpha, ~cover)
    spread = (weight.astype(np.uint32) * np.uint32(0x01010101)).view(np.uint8)
    spread = spread.reshape(tile.shape)
    mixed = np.multiply(tile, ~spread, dtype=np.uint16)
    mixed += np.multiply(colours, spread, dtype=np.uint16)
    out = _divided(mixed)
    out[..., 3] = after
    return out


def shown_through(colours: Pixels, cover: Pixels) -> Pixels:
    """The coverage left where `colours` (h, w, 4) are themselves transparent."""
    if cover.dtype == np.uint16:
        share = colours[..., 3] * np.float32(1 / 65535)
        return np.rint(cover * share).astype(np.uint16)
    return _product(colours[..., 3], cover)


def lightened(tile: Pixels, colours: Pixels, cover: Pixels) -> Pixels:
    """A mask's `tile` (h, w, 1) taken to the lightness of `colours` (h, w, 4 or 1) by `cover`.

    Lightness: luma after Rec. 601. All of one depth.
    """
    full = np.float32(65535 if tile.dtype == np.uint16 else 255)
    luma = np.array([0.299, 0.587, 0.114], np.float32)
    grey = colours[..., 0] if colours.shape[-1] == 1 else colours[..., :3] @ luma
    mixed = _mixed(tile[..., 0], grey, cover / full)
    return mixed.astype(tile.dtype)[..., None]


def _painted_deep(tile: Pixels, colours: Pixels, cover: Pixels, lock_alpha: bool) -> Pixels:
    full = np.float32(65535)
    a = cover[..., None] / full
    alpha = tile[..., 3:] / full
    after = alpha + a - alpha * a
    weight = a if lock_alpha else a / np.maximum(after, np.float32(1e-6))
    out = tile.copy()
    out[..., :3] = _mixed(tile[..., :3], colours[..., :3].astype(np.float32), weight)
    if not lock_alpha:
        out[..., 3:] = np.rint(after * full)
    out[cover == 0] = tile[cover == 0]  # to the bit, whatever rounding does
    return out


def _mixed(old: Pixels, new: Pixels | np.float32, share: Pixels) -> Pixels:
    mixed: Pixels = np.rint(old * (1 - share) + new * share).astype(np.uint16)
    return mixed


def _faded(tile: Pixels, cover: Pixels) -> Pixels:
    out = tile.copy()
    if tile.dtype == np.uint16:
        out[..., 3] = np.rint(tile[..., 3] * (1 - cover / np.float32(65535)))
    else:
        out[..., 3] = _product(tile[..., 3], ~cover)
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


@lru_cache(maxsize=8)
def _plane(colour: Colour, deep: bool) -> Pixels:
    plane = np.empty((TILE, TILE, 4), np.uint16 if deep else np.uint8)
    plane[:] = (*colour, 255)
    if deep:
        plane *= 257
    return plane


def blank(channels: int, dtype: type[np.uint8] | type[np.uint16]) -> Pixels:
    """An empty tile to paint on."""
    return np.zeros((TILE, TILE, channels), dtype)
