"""EXIF, XMP, ICC and resolution of a picture: found, made true to the pixels, handed on."""

from __future__ import annotations

import math
import re
import struct
import warnings
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from typing import Any, NamedTuple

from PIL import Image

from editor.core.document import Metadata

EXIF_IFD, GPS_IFD = 0x8769, 0x8825
_ORIENTATION, _WIDTH, _HEIGHT = 0x0112, 0xA002, 0xA003
_THUMBNAIL, _THUMBNAIL_SIZE = 0x0201, 0x0202
_PREFIX = b"Exif\0\0"
DESCRIPTIVE_TAGS = (
    0x010D, 0x010E, 0x010F, 0x0110, 0x0131, 0x0132, 0x013B, 0x013C, 0x4746, 0x4749,
    0x8298, 0x9C9B, 0x9C9C, 0x9C9D, 0x9C9E, 0x9C9F,
)  # fmt: skip
"""IFD0 tags that tell about a photograph (maker, model, artist ...), not about its storage."""
MAX_BLOCK = 16 << 20
DAMAGE = (
    struct.error, ValueError, TypeError, KeyError, IndexError, AttributeError, SyntaxError, OSError,
    ArithmeticError,
)  # fmt: skip
"""What Pillow raises on a damaged block."""


class _Entry(NamedTuple):
    """One 12-byte field of a TIFF directory; `value` is where its value or offset stands."""

    tag: int
    type: int
    value: int


def read_metadata(image: Image.Image) -> tuple[Metadata, int]:
    """What an opened (not yet decoded) picture says of itself, and its orientation (1..8).

    The blocks are raw; the orientation in them is already set to 1 (upright), as the pixels
    will be. Blocks beyond 16 MiB are left out.
    """
    exif = _exif_block(image)
    xmp = image.info.get("xmp") or image.info.get("XML:com.adobe.xmp") or b""
    xmp = xmp.encode() if isinstance(xmp, str) else bytes(xmp)
    icc = image.info.get("icc_profile") or b""
    turned = orientation(exif)
    metadata = Metadata(
        exif=upright(exif)[:MAX_BLOCK] if len(exif) <= MAX_BLOCK else b"",
        xmp=_upright_xmp(xmp) if len(xmp) <= MAX_BLOCK else b"",
        icc=bytes(icc) if 128 <= len(icc) <= MAX_BLOCK else b"",
        dpi=_dpi(image.info.get("dpi")),
    )
    return metadata, turned


def _dpi(value: object) -> tuple[float, float] | None:
    try:
        x, y = (float(v) for v in value)  # type: ignore[attr-defined]
    except (TypeError, ValueError, ZeroDivisionError):
        return None
    good = all(math.isfinite(v) and 1 <= v <= 100_000 for v in (x, y))
    return (x, y) if good else None


def _exif_block(image: Image.Image) -> bytes:
    """The EXIF block without its JPEG prefix; for a TIFF one made of its descriptive tags."""
    raw = image.info.get("exif")
    if isinstance(raw, bytes):
        return raw.removeprefix(_PREFIX)
    if image.format != "TIFF":
        return b""
    found, kept = image.getexif(), Image.Exif()
    for tag in (*DESCRIPTIVE_TAGS, _ORIENTATION):
        if tag in found:
            kept[tag] = found[tag]
    for tag in (EXIF_IFD, GPS_IFD):
        inside = found.get_ifd(tag)
        if inside:
            kept[tag] = dict(inside)
    try:
        return kept.tobytes().removeprefix(_PREFIX) if len(kept) else b""
    except (struct.error, ValueError, TypeError, AttributeError, KeyError):
        return b""  # fields of impossible types: the picture matters more than its card


def fields_in(exif: bytes, *directories: int) -> dict[int, dict[int, Any]]:
    """Fields by their tags of the picture's directory (as 0) and of others inside it.

    directories: EXIF_IFD, GPS_IFD. What is damaged is left out.
    """
    found: dict[int, dict[int, Any]] = {tag: {} for tag in (0, *directories)}
    read = Image.Exif()
    with suppress(*DAMAGE), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of each field that is damaged
        read.load(_PREFIX + exif)
        for tag in tuple(read):
            with suppress(*DAMAGE):
                found[0][tag] = read[tag]
        for tag in directories:
            with suppress(*DAMAGE):
                found[tag] = dict(read.get_ifd(tag))
    return found


def orientation(exif: bytes) -> int:
    """How the stored pixels are turned: 1 (upright) to 8, as EXIF 2.32 counts."""
    order = order_of(exif)
    for entry in entries_of(exif, order, _offset(exif, order, 4)):
        if entry.tag == _ORIENTATION and entry.type == 3:
            value = int(struct.unpack_from(f"{order}H", exif, entry.value)[0])
            return value if 1 <= value <= 8 else 1
    return 1


def upright(exif: bytes) -> bytes:
    """The block with orientation 1 in every directory; all else stays byte for byte."""
    order = order_of(exif)
    if not order:
        return exif
    out = bytearray(exif)
    for start in top_directories(exif, order):
        for entry in entries_of(exif, order, start):
            if entry.tag == _ORIENTATION and entry.type == 3:
                struct.pack_into(f"{order}H", out, entry.value, 1)
    return bytes(out)


def prepared(metadata: Metadata, width: int, height: int) -> Metadata:
    """What may be written beside upright pixels of that size; see `fitted`."""
    exif = fitted(upright(metadata.exif), width, height)
    return replace(metadata, exif=exif, xmp=_upright_xmp(metadata.xmp))


def fitted(exif: bytes, width: int, height: int) -> bytes:
    """The block for an edited picture: its size set, the camera's small preview taken out.

    The preview would still show what the artist removed.
    """
    order, out = order_of(exif), bytearray(exif)
    for first in top_directories(exif, order)[:1]:
        for entry in entries_of(exif, order, first):
            if entry.tag == EXIF_IFD:
                _set_size(out, order, _offset(exif, order, entry.value), (width, height))
        _cut_preview(out, order, first)
    return bytes(out)


def _set_size(out: bytearray, order: str, start: int, size: tuple[int, int]) -> None:
    for entry in entries_of(bytes(out), order, start):
        if entry.tag in (_WIDTH, _HEIGHT) and entry.type in (3, 4):
            value = size[entry.tag - _WIDTH]
            struct.pack_into(f"{order}{'HI'[entry.type - 3]}", out, entry.value, value)


def _cut_preview(out: bytearray, order: str, first: int) -> None:
    block = bytes(out)
    link = first + 2 + 12 * struct.unpack_from(f"{order}H", block, first)[0]
    second = _offset(block, order, link)
    if not second:
        return
    where = {
        entry.tag: _offset(block, order, entry.value)
        for entry in entries_of(block, order, second)
        if entry.tag in (_THUMBNAIL, _THUMBNAIL_SIZE)
    }
    start, length = where.get(_THUMBNAIL, 0), where.get(_THUMBNAIL_SIZE, 0)
    struct.pack_into(f"{order}I", out, link, 0)
    end = start + length
    if 8 <= start < end <= len(out):
        if end == len(out):
            del out[start:]
        else:
            out[start:end] = bytes(length)


def order_of(exif: bytes) -> str:
    """The byte order of a block, as `struct` writes it; "" where it is none."""
    return {b"II": "<", b"MM": ">"}.get(exif[:2], "")


def _offset(block: bytes, order: str, at: int) -> int:
    if not order or at + 4 > len(block):
        return 0
    return int(struct.unpack_from(f"{order}I", block, at)[0])


def top_directories(block: bytes, order: str) -> list[int]:
    """Where the picture's directory and its preview's begin."""
    first = _offset(block, order, 4)
    if not order or not 8 <= first <= len(block) - 2:
        return []
    count = struct.unpack_from(f"{order}H", block, first)[0]
    second = _offset(block, order, first + 2 + 12 * count)
    return [first, *([second] if 8 <= second <= len(block) - 2 else [])]


def entries_of(block: bytes, order: str, start: int) -> Iterator[_Entry]:
    """The fields of the directory that begins at `start`, as far as they are there."""
    if not order or not 8 <= start <= len(block) - 2:
        return
    count = struct.unpack_from(f"{order}H", block, start)[0]
    for at in range(start + 2, min(start + 2 + 12 * count, len(block) - 11), 12):
        tag, type_ = struct.unpack_from(f"{order}HH", block, at)
        yield _Entry(tag, type_, at + 8)


def _upright_xmp(xmp: bytes) -> bytes:
    """XMP repeats the orientation, as an attribute or as an element."""
    xmp = re.sub(rb'(tiff:Orientation\s*=\s*["\'])[2-8]', rb"\g<1>1", xmp)
    return re.sub(rb"(<tiff:Orientation>\s*)[2-8]", rb"\g<1>1", xmp)


def colour_space(icc: bytes) -> str:
    """What a profile describes: "RGB", "GRAY", "CMYK", "Lab" ...; "" without one."""
    return icc[16:20].decode("latin-1").strip() if len(icc) >= 128 else ""
