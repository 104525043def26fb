"""TIFF with 8 or 16 bits a channel: reading the deep ones, writing both with their metadata."""

from __future__ import annotations

import logging
import struct
import warnings
import zlib
from typing import BinaryIO

import numpy as np
from PIL.TiffImagePlugin import IFDRational, ImageFileDirectory_v2

from editor.core.document import Metadata
from editor.media.metadata import DAMAGE, DESCRIPTIVE_TAGS, EXIF_IFD, GPS_IFD, fields_in

_BAND = 1 << 20
_CUT = "too many entries"  # Pillow's warning where it writes a part of a field
_BYTE, _LONG, _UNDEFINED = 1, 4, 7
_ASSOCIATED = 1


def read_deep_tiff(file: BinaryIO, size: tuple[int, int]) -> np.ndarray | None:
    """uint16 pixels (h, w, 1 | 2 | 3 | 4) of the first page as stored (not turned), straight alpha.

    Floating point counts from 0 to 1. None where the page is none of that kind (or squeezed in
    a way tifffile does not know).
    Raises tifffile's own errors and ValueError for damage.
    """
    import tifffile

    logging.getLogger("tifffile").setLevel(logging.CRITICAL)  # damage is told by our errors
    file.seek(0)
    with tifffile.TiffFile(file, name="picture.tif") as tiff:
        page = tiff.pages[0].aspage()
        if page.dtype not in (np.uint16, np.float32, np.int32) or page.photometric > 2:
            return None
        if (page.imagewidth, page.imagelength) != size or page.imagedepth != 1:
            raise ValueError("two sizes in one file")
        try:
            pixels = page.asarray(maxworkers=1)
        except ValueError as error:
            if "imagecodecs" in str(error):
                return None
            raise
        return _channels_last(as_uint16(pixels), page)


def as_uint16(pixels: np.ndarray) -> np.ndarray:
    """Floating point 0..1 scaled, integers of 32 bits cut to what 16 hold."""
    if pixels.dtype.kind == "f":
        return np.asarray(np.clip(np.nan_to_num(pixels), 0, 1) * 65535 + 0.5, np.uint16)
    return np.asarray(np.clip(pixels, 0, 65535), np.uint16)


def _channels_last(pixels: np.ndarray, page: object) -> np.ndarray | None:
    if pixels.ndim == 2:
        pixels = pixels[..., None]
    elif getattr(page, "planarconfig", 1) == 2:
        pixels = np.moveaxis(pixels, 0, -1)
    if pixels.ndim != 3 or pixels.shape[2] not in (1, 2, 3, 4):
        return None
    if getattr(page, "photometric", 1) == 0:  # white is zero
        pixels = 65535 - pixels
    extra = tuple(getattr(page, "extrasamples", ()))
    if pixels.shape[2] in (2, 4) and extra[:1] == (_ASSOCIATED,):
        alpha = np.maximum(pixels[..., -1:].astype(np.float32), 1)
        colour = pixels[..., :-1].astype(np.float32) * 65535 / alpha
        pixels = np.concatenate(
            [np.minimum(colour + 0.5, 65535).astype(np.uint16), pixels[..., -1:]], axis=2
        )
    return pixels


def write_tiff(file: BinaryIO, pixels: np.ndarray, metadata: Metadata) -> None:
    """Write uint8 or uint16 pixels (h, w, 1 | 3 | 4) as TIFF 6.0: deflate, horizontal predictor."""
    file.write(b"II*\0\0\0\0\0")
    offsets, counts, rows = _write_strips(file, pixels)
    directory = _describe(pixels, metadata)
    directory.tagtype[273] = directory.tagtype[279] = _LONG
    directory[273], directory[279], directory[278] = tuple(offsets), tuple(counts), rows
    at = file.tell()
    if at % 2:
        file.write(b"\0")
        at += 1
    file.write(_with_offsets(directory.tobytes(at), at, offsets))
    file.seek(4)
    file.write(struct.pack("<I", at))
    file.seek(0, 2)


def _with_offsets(directory: bytes, at: int, offsets: list[int]) -> bytes:
    """Put the strips' true places in: Pillow takes them for relative to the directory's end."""
    out = bytearray(directory)
    for entry in range(2, 2 + 12 * struct.unpack_from("<H", out)[0], 12):
        if struct.unpack_from("<H", out, entry)[0] == 273:
            few = len(offsets) == 1
            place = entry + 8 if few else struct.unpack_from("<I", out, entry + 8)[0] - at
            struct.pack_into(f"<{len(offsets)}I", out, place, *offsets)
    return bytes(out)


def _write_strips(file: BinaryIO, pixels: np.ndarray) -> tuple[list[int], list[int], int]:
    height, width, channels = pixels.shape
    rows = max(1, _BAND // (width * channels * pixels.dtype.itemsize))
    offsets, counts = [], []
    for y in range(0, height, rows):
        strip = np.array(pixels[y : y + rows], pixels.dtype.newbyteorder("<"), order="C")
        strip[:, 1:] -= pixels[y : y + rows, :-1]
        data = zlib.compress(strip.data, 4)
        offsets.append(file.tell())
        counts.append(len(data))
        file.write(data)
    return offsets, counts, rows


def _describe(pixels: np.ndarray, metadata: Metadata) -> ImageFileDirectory_v2:
    height, width, channels = pixels.shape
    directory = ImageFileDirectory_v2(b"II*\0\x08\0\0\0")
    directory[256], directory[257] = width, height
    directory[258] = (8 * pixels.dtype.itemsize,) * channels
    directory[259], directory[317] = 8, 2  # deflate, horizontal differences
    directory[262] = 1 if channels == 1 else 2  # black is zero, or RGB
    directory[277], directory[284] = channels, 1
    directory[339] = (1,) * channels
    if channels == 4:
        directory[338] = 2  # straight alpha
    if metadata.dpi:
        directory[282], directory[283] = (IFDRational(round(v * 1000), 1000) for v in metadata.dpi)
        directory[296] = 2
    if metadata.xmp:
        directory.tagtype[700] = _BYTE
        directory[700] = metadata.xmp
    if metadata.icc:
        directory.tagtype[34675] = _UNDEFINED
        directory[34675] = metadata.icc
    _add_exif(directory, metadata.exif)
    return directory


def _add_exif(directory: ImageFileDirectory_v2, block: bytes) -> None:
    if not block:
        return
    found = fields_in(block, EXIF_IFD, GPS_IFD)
    for tag in DESCRIPTIVE_TAGS:
        if tag in found[0]:
            directory[tag] = found[0][tag]
    for tag in (EXIF_IFD, GPS_IFD):
        if found[tag]:
            directory[tag] = found[tag]


def holds_exif(block: bytes) -> bool:
    """True where the fields of an EXIF block can stand in a TIFF: none has an impossible value."""
    directory = ImageFileDirectory_v2(b"II*\0\x08\0\0\0")
    try:
        with warnings.catch_warnings(record=True) as told:
            warnings.simplefilter("always")  # "error" would reach threads that do other things
            _add_exif(directory, block)
            directory.tobytes(8)
    except DAMAGE:
        return False
    return not any(_CUT in str(each.message) for each in told)
