"""A document as a flat picture in a file, or in memory to look at before it is written."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import numpy as np

from editor.core.depth import depth_of
from editor.core.document import Document, Metadata
from editor.core.errors import BadInput
from editor.core.geometry import Rect, Size
from editor.media.decode import KIND_OF, decode, srgb_profile
from editor.media.encode import bounded, on_white, suited, to_8_bits, writer
from editor.media.export_options import ExportOptions, Telling
from editor.media.gate import Sniffed
from editor.media.grey_profile import grey_for_rgb
from editor.media.metadata import prepared
from editor.media.place import without_place
from editor.media.scale import scaled
from editor.media.still import save_still

Flatten = Callable[[Rect], np.ndarray]
"""Straight RGBA (h, w, 4), uint8 or uint16, of a rectangle, in the colours to be written."""
_LUMA = np.array((0.2126, 0.7152, 0.0722), np.float32)
"""ITU-R BT.709's weights of red, green and blue."""
_BAND = 256


class Picture(NamedTuple):
    """What will be written: uint8 or uint16 (h, w, 1 | 3 | 4), and what is said of it."""

    pixels: np.ndarray
    metadata: Metadata


def picture_of(document: Document, flatten: Flatten, options: ExportOptions) -> Picture:
    """The document as the options want it; opaque without alpha."""
    pixels = shaped(flatten(document.bounds), options)
    return settled(pixels, told(document.metadata, options))


def settled(pixels: np.ndarray, metadata: Metadata) -> Picture:
    """What is written of shaped pixels: grey pictures stay grey, with one channel.

    That is, where every pixel is a grey, opaque one, and the profile says no more than sRGB, or
    came from a grey one, which it becomes again.
    """
    grey = grey_for_rgb(metadata.icc)
    plain = grey or metadata.icc in (b"", srgb_profile())
    if pixels.shape[2] == 3 and plain and _is_grey(pixels):
        return Picture(np.ascontiguousarray(pixels[..., :1]), replace(metadata, icc=grey))
    return Picture(pixels, metadata)


def _is_grey(pixels: np.ndarray) -> bool:
    bands = (pixels[y : y + _BAND] for y in range(0, len(pixels), _BAND))
    return all((band == band[..., :1]).all() for band in bands)


def shaped(pixels: np.ndarray, options: ExportOptions, size: Size | None = None) -> np.ndarray:
    """RGBA (h, w, 4) scaled, brought to its depth, grey where wanted, without an idle alpha.

    size: of what comes out, where it is a part whose size is known; else as the options say.
    """
    size = size or options.size_of(Size(pixels.shape[1], pixels.shape[0]))
    pixels = _at_depth(scaled(pixels, size), options.depth)
    if options.grey:
        return _grey(pixels)
    opaque = bool((pixels[..., 3] == np.iinfo(pixels.dtype).max).all())
    return np.ascontiguousarray(pixels[..., :3]) if opaque else pixels


def told(metadata: Metadata, options: ExportOptions) -> Metadata:
    """What is said of the picture: all, all but the place, or only profile and resolution."""
    if options.srgb or options.grey:
        metadata = replace(metadata, icc=b"" if options.grey else srgb_profile())
    if options.telling is Telling.NOTHING:
        return replace(metadata, exif=b"", xmp=b"")
    return without_place(metadata) if options.telling is Telling.NO_PLACE else metadata


def export_picture(
    path: Path | str, document: Document, flatten: Flatten, options: ExportOptions
) -> tuple[str, ...]:
    """Write the document as a flat picture in the format that the suffix names.

    Returns what could not be kept. Raises CannotWrite or BadInput; an old file stays then.
    """
    _kind(path)
    pixels, metadata = picture_of(document, flatten, options)
    lost = save_still(path, pixels, metadata, quality=options.quality, lossless=options.lossless)
    rounded = pixels.dtype == np.uint8 and options.depth != 8 and depth_of(document) == 16
    return (*lost, "The layers' 16 bits a channel were rounded to 8.") if rounded else lost


def encoded(picture: Picture, suffix: str, options: ExportOptions) -> bytes:
    """The file as it would be written, in memory. Raises CannotWrite or BadInput."""
    kind, (height, width) = _kind(f"picture{suffix}"), picture.pixels.shape[:2]
    pixels, _ = suited(picture.pixels, kind)
    metadata, _ = bounded(prepared(picture.metadata, width, height), kind)
    file = io.BytesIO()
    writer(kind, pixels, metadata, min(100, max(1, options.quality)), options.lossless)(file)
    return file.getvalue()


def decoded(data: bytes, suffix: str) -> np.ndarray:
    """What a reader of such a file sees: (h, w, 3 | 4). Raises BadFile."""
    path = Path(f"picture{suffix}")
    return decode(Sniffed(io.BytesIO(data), _kind(path), path, len(data))).pixels


def _kind(path: Path | str) -> str:
    kind = KIND_OF.get(Path(path).suffix.lower())
    if kind is None:
        known = " ".join(sorted(KIND_OF))
        raise BadInput("No picture format has this suffix.", file=path, remedy=f"Use {known}.")
    return kind


def _at_depth(pixels: np.ndarray, depth: int) -> np.ndarray:
    if depth == 8:
        return to_8_bits(pixels)
    if depth == 16 and pixels.dtype == np.uint8:
        return pixels.astype(np.uint16) * np.uint16(257)
    return pixels


def _grey(pixels: np.ndarray) -> np.ndarray:
    """One channel over white; greys stay what they are to the last bit."""
    colour = on_white(pixels)
    out = np.empty((*colour.shape[:2], 1), colour.dtype)
    for y in range(0, len(colour), _BAND):
        band = colour[y : y + _BAND]
        same = (band == band[..., :1]).all(axis=2)
        mixed = np.rint(band.astype(np.float32) @ _LUMA).astype(colour.dtype)
        out[y : y + _BAND, :, 0] = np.where(same, band[..., 0], mixed)
    return out
