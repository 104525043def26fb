"""A Photoshop document's planes as RGB: unpacked, brought to 8 or 16 bits, converted in colour."""

from __future__ import annotations

import io
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from PIL import Image, ImageCms

from editor.core.geometry import Size
from editor.media.decode import srgb_profile
from editor.media.encode import to_8_bits
from editor.media.grey_profile import rgb_for_grey
from editor.media.metadata import colour_space

BITMAP, GREY, INDEXED, RGB, CMYK, DUOTONE, LAB = 0, 1, 2, 3, 4, 8, 9
PLANES = {BITMAP: 1, GREY: 1, INDEXED: 1, RGB: 3, CMYK: 4, DUOTONE: 1, LAB: 3}
"""Colour modes that open, by Photoshop's numbers -> planes of colour."""
_RAW, _RLE, _ZIP, _ZIP_PREDICTED = range(4)
_LUT = 256


@dataclass(frozen=True)
class Format:
    """How planes are stored. version: 1 = PSD, 2 = PSB; depth: bits a channel, 1, 8, 16 or 32."""

    mode: int
    depth: int
    version: int


def unpacked(packing: int, data: bytes, size: Size, format: Format) -> np.ndarray:
    """One plane (h, w) from its packed bytes: uint8, or uint16 where deeper.

    32 bits are linear light in floating point and become sRGB's curve in 16.
    Raises ValueError, zlib.error or OSError where it is damaged.
    """
    from psd_tools.compression import decode_prediction, decode_rle

    length = size.h * ((size.w * format.depth + 7) // 8)
    if packing == _RLE:
        raw = decode_rle(data, size.w, size.h, format.depth, format.version)
    elif packing in (_ZIP, _ZIP_PREDICTED):
        raw = _inflated(data, length)
    else:
        raw = data[:length]
    if len(raw) != length:
        raise ValueError(f"{len(raw)} bytes instead of {length}")
    if packing == _ZIP_PREDICTED:
        raw = decode_prediction(raw, size.w, size.h, format.depth)
    return _samples(raw, size, format.depth)


def _inflated(data: bytes, length: int) -> bytes:
    packer = zlib.decompressobj()
    out = packer.decompress(data, length)
    if len(out) < length:
        raise ValueError("the end is missing")
    return out


def _samples(raw: bytes, size: Size, depth: int) -> np.ndarray:
    if depth == 1:
        rows = np.frombuffer(raw, np.uint8).reshape(size.h, -1)
        return np.asarray(np.unpackbits(rows, axis=1)[:, : size.w] ^ 1) * np.uint8(255)
    kind = {8: "u1", 16: ">u2", 32: ">f4"}[depth]
    plane = np.frombuffer(raw, kind).reshape(size.h, size.w)
    if depth == 32:
        return _gamma(plane)
    return plane if depth == 8 else plane.astype(np.uint16)


def _gamma(linear: np.ndarray) -> np.ndarray:
    """Linear light 0..1 as sRGB (IEC 61966-2-1), uint16."""
    light = np.clip(np.nan_to_num(linear.astype(np.float32)), 0, 1)
    curved = np.where(light <= 0.0031308, 12.92 * light, 1.055 * light ** (1 / 2.4) - 0.055)
    return np.asarray(curved * 65535 + 0.5, np.uint16)


def plain_mask(plane: np.ndarray, depth: int) -> np.ndarray:
    """A mask's or an alpha's plane: at 32 bits it counts in equal steps, not as light."""
    if depth != 32:
        return plane
    light = plane.astype(np.float32) / 65535
    linear = np.where(light <= 0.04045, light / 12.92, ((light + 0.055) / 1.055) ** 2.4)
    return np.asarray(linear * 65535 + 0.5, np.uint16)


@dataclass(frozen=True, eq=False)
class Colours:
    """Turns planes of one document's colour mode into RGB. palette: 768 bytes where indexed."""

    mode: int
    icc: bytes = b""
    palette: bytes = b""

    @property
    def profile(self) -> bytes:
        """The profile of the RGB that comes out; b"" where that is unstated."""
        if self.mode == RGB:
            return self.icc if colour_space(self.icc) == "RGB" else b""
        return srgb_profile() if self.converts else self._like_grey

    @property
    def converts(self) -> bool:
        """True where the numbers become others, by a profile."""
        return self._transform is not None

    @property
    def rounds(self) -> bool:
        """True where 16 bits a channel become 8, for the conversion knows no more."""
        return self.mode in (CMYK, LAB)

    @cached_property
    def _like_grey(self) -> bytes:
        """A profile by which grey keeps its numbers; b"" where there is none."""
        return rgb_for_grey(self.icc) if self.mode in (GREY, BITMAP, DUOTONE) else b""

    def rgb(self, planes: Sequence[np.ndarray]) -> np.ndarray:
        """(h, w, 3) of as many planes (h, w) as PLANES says; uint8 or uint16."""
        if self.mode == RGB:
            return np.stack(planes, axis=2)
        if self.mode in (CMYK, LAB):
            return self._converted(planes)
        if self.mode == INDEXED:
            table = np.frombuffer(self.palette, np.uint8).reshape(3, 256).T
            return np.asarray(table[planes[0]])
        return self._grey(planes[0])

    @cached_property
    def _transform(self) -> Any:
        """None where there is no profile, or none that fits the mode."""
        pillow, space = {CMYK: ("CMYK", "CMYK"), LAB: ("LAB", "")}.get(self.mode, ("L", "GRAY"))
        if self._like_grey or (self.mode != LAB and colour_space(self.icc) != space):
            return None
        try:
            source = (
                ImageCms.createProfile("LAB")
                if self.mode == LAB
                else ImageCms.ImageCmsProfile(io.BytesIO(self.icc))
            )
            target = ImageCms.createProfile("sRGB")
            return ImageCms.buildTransform(source, target, pillow, "RGB")
        except (ImageCms.PyCMSError, OSError, ValueError):
            return None

    def _converted(self, planes: Sequence[np.ndarray]) -> np.ndarray:
        """Ink is stored as 255 = none; Pillow counts it the other way."""
        ink = self.mode == CMYK
        bands = [Image.fromarray(255 - to_8_bits(p) if ink else to_8_bits(p)) for p in planes]
        image = Image.merge("CMYK" if ink else "LAB", bands)
        if self._transform is not None:
            return np.asarray(ImageCms.applyTransform(image, self._transform))
        return np.asarray(image.convert("RGB"))

    def _grey(self, plane: np.ndarray) -> np.ndarray:
        if self._transform is None:
            return np.repeat(plane[..., None], 3, axis=2)
        ramp = Image.fromarray(np.arange(_LUT, dtype=np.uint8)[None])
        table = np.asarray(ImageCms.applyTransform(ramp, self._transform))[0]
        if plane.dtype == np.uint8:
            return np.asarray(table[plane])
        steps = np.arange(65536) / 257
        deep = np.stack([np.interp(steps, np.arange(_LUT), table[:, c]) for c in range(3)], 1)
        return np.asarray((deep * 257 + 0.5).astype(np.uint16)[plane])
