"""Pictures in and out: PNG, JPEG, WebP, TIFF, BMP, GIF (first frame) and AVIF."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np

from editor.core.document import Metadata
from editor.core.errors import BadInput, CannotWrite
from editor.media.atomic import atomic_write, check_target
from editor.media.decode import KIND_OF, Still, decode
from editor.media.encode import MAX_SIDE, bounded, check_written, suited, to_8_bits, writer
from editor.media.gate import open_untrusted
from editor.media.metadata import prepared

__all__ = ["EXTENSIONS", "Still", "mask_levels", "open_still", "read_mask", "save_still"]

EXTENSIONS = frozenset(KIND_OF)
"""Suffixes (lower case, with the dot) that open and save."""


def open_still(path: Path | str, least: int = 0) -> Still:
    """Decode a picture file; 16 bits a channel stay 16 (PNG, TIFF).

    least: a JPEG may come smaller, 1/2, 1/4 or 1/8, as long as its shorter side keeps so many
    pixels: many times as fast; 0 = whole.

    EXIF orientation is applied, EXIF, XMP and ICC are kept; CMYK and other spaces than RGB
    become sRGB, an RGB profile stays as it is with its pixels.
    Raises BadFile (missing, another kind, damaged, cut off) or TooLarge, before decoding
    wherever the header tells.
    """
    with open_untrusted(path) as opened:
        return decode(opened, least)


def read_mask(path: Path | str, size: tuple[int, int]) -> np.ndarray:
    """A mask file as uint8 (h, w), 255 = change this, for a picture of size (w, h).

    White (or light) pixels count by their brightness; of a transparent file, what was painted.
    Raises BadFile as `open_still`, BadInput where the size is another.
    """
    levels = mask_levels(path)
    height, width = levels.shape
    if (width, height) != tuple(size):
        raise BadInput(
            f"The mask is {width} x {height} pixels, the picture {size[0]} x {size[1]}.",
            file=path,
            remedy="Make the mask as large as the picture.",
        )
    return levels


def mask_levels(path: Path | str) -> np.ndarray:
    """A mask file as `read_mask`, whatever its size: uint8 (h, w). Raises BadFile."""
    pixels = to_8_bits(open_still(path).pixels)
    grey = np.asarray(pixels[..., :3].max(axis=2))
    if pixels.shape[2] == 3:
        return grey
    alpha = pixels[..., 3]
    shown = (grey.astype(np.uint16) * alpha + 127) // 255
    return shown.astype(np.uint8) if shown.any() else alpha.copy()


def save_still(
    path: Path | str,
    pixels: np.ndarray,
    metadata: Metadata | None = None,
    *,
    quality: int = 92,
    lossless: bool = False,
) -> tuple[str, ...]:
    """Write uint8 or uint16 grey, RGB or RGBA pixels (h, w, 1 | 3 | 4) as the suffix says.

    16 bits stay in PNG and TIFF and are rounded to 8 elsewhere; JPEG and BMP show transparency
    on white. quality: 1..100 (JPEG, WebP, AVIF). lossless: WebP without loss. What stood there
    before stays until the new file is written and read back.
    Returns what could not be kept. Raises CannotWrite; BadInput for an unknown suffix.
    """
    path, metadata = Path(path), metadata or Metadata()
    kind = KIND_OF.get(path.suffix.lower())
    if kind is None:
        known = " ".join(sorted(EXTENSIONS))
        raise BadInput("No picture format has this suffix.", file=path, remedy=f"Use {known}.")
    height, width = pixels.shape[:2]
    if max(width, height) > MAX_SIDE.get(kind, 65_535):
        raise CannotWrite(
            f"{kind.upper()} holds at most {MAX_SIDE[kind]} pixels a side.",
            file=path,
            remedy="Export as PNG or TIFF.",
        )
    check_target(Path(os.path.realpath(path)))
    pixels, notes = suited(pixels, kind)
    metadata, left = bounded(prepared(metadata, width, height), kind)
    write = writer(kind, pixels, metadata, min(100, max(1, quality)), lossless)
    atomic_write(path, write, lambda written: check_written(written, kind, (width, height)))
    return (*notes, *left)
