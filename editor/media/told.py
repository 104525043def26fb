"""What a picture's metadata tells, in a few lines that an artist can judge by."""

from __future__ import annotations

from collections.abc import Mapping

from editor.core.document import Metadata
from editor.media.metadata import EXIF_IFD, fields_in
from editor.media.place import tells_place

_MAKER, _MODEL, _SOFTWARE, _ARTIST, _COPYRIGHT = 0x010F, 0x0110, 0x0131, 0x013B, 0x8298
_TAKEN = 0x9003
_LONGEST = 80
_DATE = 19
"""Letters of a date with its time."""


def facts(metadata: Metadata) -> tuple[str, ...]:
    """Camera, date, people, software, whether a place is told, whether there is XMP."""
    found = fields_in(metadata.exif, EXIF_IFD)
    top, inside = found[0], found[EXIF_IFD]
    lines = [
        _joined(" ", top, _MAKER, _MODEL),
        _text(inside, _TAKEN)[:_DATE],
        _joined(", ", top, _ARTIST, _COPYRIGHT),
        _text(top, _SOFTWARE),
        "GPS" if tells_place(metadata) else "",
        "XMP" if metadata.xmp else "",
    ]
    return tuple(line for line in lines if line.strip())


def _joined(between: str, fields: Mapping[int, object], *tags: int) -> str:
    return between.join(filter(None, (_text(fields, tag) for tag in tags)))


def _text(fields: Mapping[int, object], tag: int) -> str:
    value = fields.get(tag, "")
    words = value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)
    return "".join(c for c in words if c.isprintable()).strip()[:_LONGEST]
