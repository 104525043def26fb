"""Where a photograph was taken, taken out of its EXIF and XMP; all else stays as it is."""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass, field, replace
from xml.parsers import expat

from editor.core.document import Metadata
from editor.media.metadata import GPS_IFD, entries_of, order_of, top_directories

_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4}
"""TIFF's types -> bytes of one value."""
_EXIF = "http://ns.adobe.com/exif/1.0/"
_PLACES = {
    "http://ns.adobe.com/photoshop/1.0/": {"City", "State", "Country"},
    "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/": {"Location", "CountryCode"},
    "http://iptc.org/std/Iptc4xmpExt/2008-02-29/": {"LocationCreated", "LocationShown"},
}
"""Names of XMP properties that tell a place, beside EXIF's that begin with GPS."""


def without_place(metadata: Metadata) -> Metadata:
    """The same without coordinates and names of places; XMP that cannot be read is left out."""
    return replace(metadata, exif=_exif_without(metadata.exif), xmp=_xmp_without(metadata.xmp))


def tells_place(metadata: Metadata) -> bool:
    """True where coordinates or names of places are in it."""
    return without_place(metadata) != metadata


# ---- EXIF: the entry goes, and what it led to becomes zeros, so that no offset moves


def _exif_without(exif: bytes) -> bytes:
    order, out = order_of(exif), bytearray(exif)
    for start in top_directories(exif, order):
        for entry in entries_of(exif, order, start):
            if entry.tag == GPS_IFD:
                _erase_directory(out, order, _long(exif, order, entry.value))
                _erase_entry(out, order, start, entry.value - 8)
                break
    return bytes(out)


def _long(block: bytes, order: str, at: int) -> int:
    return int(struct.unpack_from(f"{order}I", block, at)[0])


def _erase_directory(out: bytearray, order: str, start: int) -> None:
    block = bytes(out)
    for entry in entries_of(block, order, start):
        count = _long(block, order, entry.value - 4)
        length = count * _SIZES.get(entry.type, 1)
        if length > 4:
            _zero(out, _long(block, order, entry.value), length)
        _zero(out, entry.value - 8, 12)
    _zero(out, start, 2)


def _zero(out: bytearray, at: int, length: int) -> None:
    end = min(len(out), at + length)
    if 8 <= at < end:
        out[at:end] = bytes(end - at)


def _erase_entry(out: bytearray, order: str, start: int, at: int) -> None:
    """Move the entries after it, and the link to the next directory, up by one."""
    count = struct.unpack_from(f"{order}H", out, start)[0]
    end = start + 2 + 12 * count + 4
    if end <= len(out):
        out[at : end - 12] = out[at + 12 : end]
        out[end - 12 : end] = bytes(12)
        struct.pack_into(f"{order}H", out, start, count - 1)


# ---- XMP: elements and attributes by their namespaces, whatever their prefixes are


def _xmp_without(xmp: bytes) -> bytes:
    if not xmp:
        return xmp
    finder = _Finder()
    try:
        finder.parse(xmp)
    except (expat.ExpatError, ValueError, LookupError):
        return b""
    out = bytearray(xmp)
    for start, end in sorted(finder.cuts, reverse=True):
        del out[start:end]
    return bytes(out)


def _is_place(name: str) -> bool:
    space, _, rest = name.partition(" ")
    local = rest.partition(" ")[0]
    return (space == _EXIF and local.startswith("GPS")) or local in _PLACES.get(space, ())


@dataclass
class _Finder:
    """Walks the XML and notes which bytes tell a place."""

    cuts: list[tuple[int, int]] = field(default_factory=list)
    _data: bytes = b""
    _depth: int = 0
    _inside: int = 0
    _start: int = 0

    def parse(self, data: bytes) -> None:
        """Raises ExpatError, or ValueError for what no XMP has."""
        if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in data[:64]:
            raise ValueError("only UTF-8 is understood")
        self._data = data
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.namespace_prefixes = True
        self._parser.StartElementHandler = self._begin
        self._parser.EndElementHandler = self._end
        self._parser.StartDoctypeDeclHandler = _refuse
        self._parser.Parse(data, True)

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        at = self._parser.CurrentByteIndex
        self._depth += 1
        if self._inside:
            return
        if _is_place(name):
            self._inside, self._start = self._depth, at
            return
        for attribute in attributes:
            if _is_place(attribute):
                self._cut_attribute(attribute, at)

    def _cut_attribute(self, attribute: str, at: int) -> None:
        _, local, *prefix = attribute.split(" ")
        written = f"{prefix[0]}:{local}" if prefix else local
        pattern = rb"\s" + re.escape(written.encode()) + rb"\s*=\s*(\"[^\"]*\"|'[^']*')"
        found = re.compile(pattern).search(self._data, at)
        if found is None:
            raise ValueError("an attribute that is not there")
        self.cuts.append(found.span())

    def _end(self, _: str) -> None:
        if self._inside == self._depth:
            self.cuts.append((self._start, self._after()))
            self._inside = 0
        self._depth -= 1

    def _after(self) -> int:
        """Where the element ends: after its own tag where it is empty, else its closing one."""
        own = _tag_end(self._data, self._start)
        empty = self._data[own - 2 : own] == b"/>"
        return own if empty else _tag_end(self._data, self._parser.CurrentByteIndex)


def _tag_end(data: bytes, at: int) -> int:
    """The byte after the tag that begins at `at`; a “>” in quotes does not count."""
    found = re.compile(rb"<(?:[^>\"']|\"[^\"]*\"|'[^']*')*>").match(data, at)
    if found is None:
        raise ValueError("a tag without an end")
    return found.end()


def _refuse(*_: object) -> None:
    raise ValueError("it declares a document type")
