"""Where a photograph was taken goes out of its file; everything else stays."""

from __future__ import annotations

import io
import struct

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from editor.core.document import Metadata
from editor.media.place import tells_place, without_place
from tests.media.making import XMP, camera_exif

SPACES = (
    'xmlns:x="adobe:ns:meta/" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
    'xmlns:e="http://ns.adobe.com/exif/1.0/" xmlns:p="http://ns.adobe.com/photoshop/1.0/" '
    'xmlns:ext="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" '
    'xmlns:other="http://example.org/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
)


def packet(attributes: str = "", inside: str = "") -> bytes:
    text = (
        f'<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta {SPACES}><rdf:RDF>'
        f'<rdf:Description rdf:about="" {attributes}>{inside}</rdf:Description>'
        '</rdf:RDF></x:xmpmeta>    <?xpacket end="w"?>'
    )
    return text.encode()


def cleaned(xmp: bytes) -> bytes:
    return without_place(Metadata(xmp=xmp)).xmp


def test_exif_loses_coordinates_and_keeps_the_rest() -> None:
    before = camera_exif(6)
    after = without_place(Metadata(exif=before)).exif
    assert len(after) == len(before)
    read = Image.Exif()
    read.load(b"Exif\0\0" + after)
    assert 0x8825 not in read and not read.get_ifd(0x8825)
    assert (read[0x010F], read[0x0110], read[0x0112]) == ("Maker", "Model 1", 6)
    assert read.get_ifd(0x8769)[0x9003] == "2024:05:01 10:00:00"
    degrees = struct.pack("<2I", 52, 1)
    assert degrees in before or degrees[::-1] in before or struct.pack(">2I", 52, 1) in before
    for order in "<>":
        assert struct.pack(f"{order}6I", 52, 1, 31, 1, 12, 1) not in after


def test_the_preview_that_follows_stays_linked() -> None:
    block = without_place(Metadata(exif=camera_exif())).exif
    order = "<" if block[:2] == b"II" else ">"
    first = struct.unpack_from(f"{order}I", block, 4)[0]
    count = struct.unpack_from(f"{order}H", block, first)[0]
    second = struct.unpack_from(f"{order}I", block, first + 2 + 12 * count)[0]
    assert struct.unpack_from(f"{order}H", block, second)[0] == 2


@pytest.mark.parametrize(
    ("attributes", "inside"),
    [
        ('e:GPSLatitude="52,31.2N" e:GPSLongitude = \'13,24E\'', ""),
        ("", "<e:GPSLatitude>52</e:GPSLatitude>"),
        ("", "<e:GPSAltitude/>"),
        ('p:City="Berlin"', "<p:Country>Germany</p:Country>"),
        ("", "<ext:LocationShown><rdf:Bag><rdf:li ext:City='B>erlin'/></rdf:Bag>"
         "</ext:LocationShown>"),
    ],
)  # fmt: skip
def test_xmp_loses_places_whatever_their_prefix(attributes: str, inside: str) -> None:
    kept = "<dc:creator>Ada</dc:creator>"
    xmp = packet(f'other:City="stays" {attributes} p:Credit="c"', f"{inside}{kept}")
    after = cleaned(xmp)
    assert tells_place(Metadata(xmp=xmp)) and not tells_place(Metadata(xmp=after))
    assert b'other:City="stays"' in after and b'p:Credit="c"' in after and kept.encode() in after
    for word in (b"GPS", b"Berlin", b"B>erlin", b"Germany", b"52"):
        assert word not in after.replace(SPACES.encode(), b"")


def test_what_tells_no_place_stays_byte_for_byte() -> None:
    for xmp in (packet('p:Credit="City"', "<dc:title>GPSLatitude</dc:title>"), XMP, b""):
        found = Metadata(xmp=xmp)
        if b"xmlns:tiff" not in xmp:
            assert without_place(found) == found and not tells_place(found)


@pytest.mark.parametrize("xmp", [b"<x", b"<!DOCTYPE a><x/>", "<a/>".encode("utf-16")])
def test_xmp_that_cannot_be_read_is_left_out(xmp: bytes) -> None:
    assert cleaned(xmp) == b""


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=40), st.integers(0, 400))
def test_damaged_blocks_neither_grow_nor_raise(wound: bytes, at: int) -> None:
    block = bytearray(camera_exif())
    block[at : at + len(wound)] = wound
    assert len(without_place(Metadata(exif=bytes(block))).exif) == len(block)


def test_a_written_file_has_no_place(tmp_path) -> None:
    from editor.media.still import open_still, save_still

    metadata = without_place(Metadata(exif=camera_exif(), xmp=packet('e:GPSLatitude="52N"')))
    for suffix in (".jpg", ".png", ".webp", ".tif", ".avif"):
        path = tmp_path / f"a{suffix}"
        save_still(path, np.zeros((9, 9, 3), np.uint8), metadata)
        assert not tells_place(open_still(path).metadata)
        assert b"GPSLatitude" not in io.BytesIO(path.read_bytes()).getvalue()
