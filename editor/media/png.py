"""A PNG writer for 16 bits a channel (and for masks), which Pillow cannot write in colour."""

from __future__ import annotations

import struct
import zlib
from typing import BinaryIO

import numpy as np

from editor.core.document import Metadata

_COLOUR_TYPE = {1: 0, 2: 4, 3: 2, 4: 6}
_BAND = 1 << 22


def write_png(
    file: BinaryIO, pixels: np.ndarray, metadata: Metadata | None = None, level: int = 3
) -> None:
    """Write uint8 or uint16 pixels (h, w, 1 | 2 | 3 | 4), every bit of them, as PNG.

    level: zlib's, 0..9. Rows are filtered with Up, one band of some 4 MiB at a time, so that
    no second copy of the picture is needed. PNG Specification, third edition.
    """
    height, width, channels = pixels.shape
    depth = 8 * pixels.dtype.itemsize
    file.write(b"\x89PNG\r\n\x1a\n")
    header = struct.pack(">IIBBBBB", width, height, depth, _COLOUR_TYPE[channels], 0, 0, 0)
    _chunk(file, b"IHDR", header)
    if metadata is not None:
        _write_metadata(file, metadata)
    packer = zlib.compressobj(level, zlib.DEFLATED, zlib.MAX_WBITS, 9)
    stride = width * channels * pixels.dtype.itemsize
    rows = max(1, _BAND // stride)
    above = np.zeros((1, stride), np.uint8)
    for y in range(0, height, rows):
        band = np.ascontiguousarray(pixels[y : y + rows], pixels.dtype.newbyteorder(">"))
        raw = band.view(np.uint8).reshape(len(band), stride)
        filtered = np.empty((len(band), stride + 1), np.uint8)
        filtered[:, 0] = 2
        np.subtract(raw, np.concatenate([above, raw[:-1]]), out=filtered[:, 1:])
        above = raw[-1:].copy()
        data = packer.compress(filtered.data)
        if data:
            _chunk(file, b"IDAT", data)
    _chunk(file, b"IDAT", packer.flush())
    _chunk(file, b"IEND", b"")


def _write_metadata(file: BinaryIO, metadata: Metadata) -> None:
    if metadata.icc:
        _chunk(file, b"iCCP", b"profile\0\0" + zlib.compress(metadata.icc))
    if metadata.dpi:
        x, y = (round(value / 0.0254) for value in metadata.dpi)
        _chunk(file, b"pHYs", struct.pack(">IIB", x, y, 1))
    if metadata.exif:
        _chunk(file, b"eXIf", metadata.exif)
    if metadata.xmp:
        _chunk(file, b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + metadata.xmp)


def _chunk(file: BinaryIO, kind: bytes, data: bytes) -> None:
    file.write(struct.pack(">I", len(data)) + kind)
    file.write(data)
    file.write(struct.pack(">I", zlib.crc32(data, zlib.crc32(kind))))
