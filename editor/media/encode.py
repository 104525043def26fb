"""Pixels to bytes: what each format can hold, how it is told so, and whether it arrived."""

from __future__ import annotations

import struct
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

import numpy as np
from PIL import Image

from editor.core.document import Metadata
from editor.core.errors import CannotWrite
from editor.media.decode import plain_errors
from editor.media.gate import sniff
from editor.media.grey_profile import rgb_for_grey
from editor.media.metadata import colour_space
from editor.media.png import write_png
from editor.media.tiff import holds_exif, write_tiff

MAX_SIDE = {"jpeg": 65_500, "webp": 16_383, "gif": 65_535, "avif": 65_535}
_BAND = 512


def suited(pixels: np.ndarray, kind: str) -> tuple[np.ndarray, list[str]]:
    """The pixels as the format can hold them, and what was lost by it."""
    notes = []
    if pixels.shape[2] == 4 and kind in ("jpeg", "bmp"):
        pixels = on_white(pixels)
        notes.append(f"{kind.upper()} knows no transparency: it became white.")
    if pixels.dtype == np.uint16 and kind not in ("png", "tiff"):
        pixels = to_8_bits(pixels)
        notes.append(f"{kind.upper()} holds 8 bits a channel: 16 were rounded.")
    return pixels, notes


def to_8_bits(pixels: np.ndarray) -> np.ndarray:
    """uint8 as it is; uint16 rounded, 65535 -> 255."""
    if pixels.dtype == np.uint8:
        return pixels
    out = np.empty(pixels.shape, np.uint8)
    for y in range(0, len(pixels), _BAND):
        out[y : y + _BAND] = (pixels[y : y + _BAND].astype(np.uint32) + 128) // 257
    return out


def on_white(pixels: np.ndarray) -> np.ndarray:
    """RGBA over white as RGB, same dtype, rounded."""
    top = int(np.iinfo(pixels.dtype).max)
    out = np.empty((*pixels.shape[:2], 3), pixels.dtype)
    for y in range(0, len(pixels), _BAND):
        band = pixels[y : y + _BAND].astype(np.uint32)
        colour, alpha = band[..., :3], band[..., 3:]
        out[y : y + _BAND] = (colour * alpha + top * (top - alpha) + top // 2) // top
    return out


def bounded(metadata: Metadata, kind: str) -> tuple[Metadata, list[str]]:
    """What the format can hold, and sentences about what is left out.

    JPEG keeps EXIF and XMP in one segment of 64 KiB each; TIFF keeps EXIF field by field; WebP
    holds grey as RGB, so its profile must be one of RGB too.
    """
    left = []
    if kind == "webp" and colour_space(metadata.icc) == "GRAY":
        metadata = replace(metadata, icc=rgb_for_grey(metadata.icc))
    if kind == "tiff" and not holds_exif(metadata.exif):
        metadata = replace(metadata, exif=b"")
        left.append("EXIF was damaged, and is left out.")
    if kind == "jpeg" and len(metadata.exif) > 65_500:
        metadata = replace(metadata, exif=b"")
        left.append("EXIF was too large for JPEG.")
    if kind == "jpeg" and len(metadata.xmp) > 65_400:
        metadata = replace(metadata, xmp=b"")
        left.append("XMP was too large for JPEG.")
    return metadata, left


def writer(
    kind: str, pixels: np.ndarray, metadata: Metadata, quality: int, lossless: bool
) -> Callable[[BinaryIO], None]:
    if kind == "tiff":
        return lambda file: write_tiff(file, pixels, metadata)
    if kind == "png":
        return lambda file: write_png(file, pixels, metadata)
    options = _options(kind, metadata, quality, lossless)

    def write(file: BinaryIO) -> None:
        try:
            flat = pixels[..., 0] if pixels.shape[2] == 1 else pixels
            Image.fromarray(flat).save(file, format=kind.upper(), **options)
        except (ValueError, struct.error, TypeError) as error:
            raise CannotWrite(f"{kind.upper()} cannot hold this picture ({error}).") from error

    return write


def _options(kind: str, metadata: Metadata, quality: int, lossless: bool) -> dict[str, object]:
    blocks: dict[str, object] = {
        "exif": b"Exif\0\0" + metadata.exif if metadata.exif else b"",
        "xmp": metadata.xmp,
        "icc_profile": metadata.icc,
    }
    options: dict[str, object] = {key: value for key, value in blocks.items() if value}
    if metadata.dpi and kind in ("jpeg", "bmp"):
        options["dpi"] = metadata.dpi
    if kind == "jpeg":
        options |= {"quality": quality, "subsampling": 0 if quality >= 90 else 2}
    elif kind == "webp":
        options |= {"lossless": lossless, "quality": 100 if lossless else quality, "method": 4}
        options |= {"exact": lossless}
    elif kind == "avif":
        options |= {"quality": 100 if lossless else quality}
    return options


def check_written(path: Path, kind: str, size: tuple[int, int]) -> None:
    """Read the whole file back. Raises BadFile or ValueError where it is not what was meant."""
    with path.open("rb") as file, plain_errors(path):
        if sniff(file.read(64)) != kind:
            raise ValueError("another format")
        file.seek(0)
        with Image.open(file, formats=[kind.upper()]) as image:
            image.load()
            if image.size != size:
                raise ValueError("another size")
