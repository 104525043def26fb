"""What a picture's metadata tells, in a few lines that an artist can judge by."""

from __future__ import annotations

import struct

from PIL import Image

from editor.core.document import Metadata
from editor.media.metadata import EXIF_IFD
from editor.media.place import tells_place

_MAKER, _MODEL, _SOFTWARE, _ARTIST, _COPYRIGHT = 0x010F, 0x0110, 0x0131, 0x013B, 0x8298
_TAKEN = 0x9003
_LONGEST = 80
_ERRORS = (struct.error, ValueError, TypeError, KeyError, SyntaxError, OSError, IndexError)


def facts(metadata: Metadata) -> tuple[str, ...]:
    """Camera, date, people, software, whether a place is told, whether there is XMP."""
    exif = _read(metadata.exif)
    camera = " ".join(filter(None, (_text(exif, _MAKER), _text(exif, _MODEL))))
    inside = _directory(exif)
    lines = [
        camera,
        str(inside.get(_TAKEN, ""))[:19],
        ", ".join(filter(None, (_text(exif, _ARTIST), _text(exif, _COPYRIGHT)))),
        _text(exif, _SOFTWARE),
        "GPS" if tells_place(metadata) else "",
        "XMP" if metadata.xmp else "",
    ]
    return tuple(line for line in lines if line.strip())


def _read(block: bytes) -> Image.Exif:
    exif = Image.Exif()
    try:
        exif.load(b"Exif\0\0" + block) if block else None
    except _ERRORS:
        return Image.Exif()
    return exif


def _directory(exif: Image.Exif) -> dict[int, object]:
    try:
        return dict(exif.get_ifd(EXIF_IFD))
    except _ERRORS:
        return {}


def _text(exif: Image.Exif, tag: int) -> str:
    try:
        value = exif.get(tag, "")
    except _ERRORS:
        return ""
    words = value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)
    return "".join(c for c in words if c.isprintable()).strip()[:_LONGEST]
