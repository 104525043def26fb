"""Profiles of grey: pixels are RGB here, so theirs becomes an RGB profile that means the same.

ICC.1:2022: a grey profile is one curve (kTRC) from its numbers to the light of the white point. An
RGB profile with that curve in all three channels shows equal numbers as the same grey. The profile
as it was read stays inside, in a tag of our own, and is what grey pictures are written with.
"""

from __future__ import annotations

import struct

from editor.media.metadata import colour_space

_GREY, _CURVE = b"uGry", b"kTRC"
_MOST_TAGS = 100
_WHITE = (0xF6D6, 0x10000, 0xD32D)
_RED, _BLUE = (0x6FA2, 0x38F5, 0x0390), (0x24A0, 0x0F84, 0xB6CF)
"""CIE XYZ as s15Fixed16 of D50, and of sRGB's red and blue adapted to it; green is the rest."""
_DATA = b"data\0\0\0\0\0\0\0\1"
"""What a tag of free bytes begins with."""


def rgb_for_grey(icc: bytes) -> bytes:
    """An RGB profile whose neutral colours are the greys of a grey profile.

    b"" where `icc` is none of one curve to XYZ.
    """
    if colour_space(icc) != "GRAY" or icc[20:24] != b"XYZ ":
        return b""
    tags = _tags(icc)
    curve = tags.get(_CURVE, b"")
    if curve[:4] not in (b"curv", b"para") or len(curve) < 12:
        return b""
    green = tuple(w - r - b for w, r, b in zip(_WHITE, _RED, _BLUE, strict=True))
    made = {
        **{tag: tags[tag] for tag in (b"desc", b"cprt") if tag in tags},
        b"wtpt": _xyz(_WHITE),
        **{f"{letter}TRC".encode(): curve for letter in "rgb"},
        **{f"{letter}XYZ".encode(): _xyz(value)
           for letter, value in zip("rgb", (_RED, green, _BLUE), strict=True)},
        _GREY: _DATA + icc,
    }  # fmt: skip
    return _profile(icc[:128], made)


def grey_for_rgb(icc: bytes) -> bytes:
    """The grey profile that `rgb_for_grey` made this one of; b"" of all others."""
    return _tags(icc).get(_GREY, b"").removeprefix(_DATA)


def _xyz(value: tuple[int, ...]) -> bytes:
    return b"XYZ \0\0\0\0" + struct.pack(">3i", *value)


def _tags(icc: bytes) -> dict[bytes, bytes]:
    """The elements of a profile by their signatures, as far as they lie in it."""
    if len(icc) < 132:
        return {}
    found = {}
    for number in range(min(_MOST_TAGS, struct.unpack_from(">I", icc, 128)[0])):
        entry = icc[132 + 12 * number : 144 + 12 * number]
        if len(entry) < 12:
            break
        tag, start, length = struct.unpack(">4sII", entry)
        if start + length <= len(icc):
            found[tag] = icc[start : start + length]
    return found


def _profile(like: bytes, tags: dict[bytes, bytes]) -> bytes:
    """A profile for a display of RGB with the rest of its header as another's.

    Equal elements lie in it once.
    """
    start = 132 + 12 * len(tags)
    table, body, places = b"", b"", dict[bytes, int]()
    for tag, element in tags.items():
        if element not in places:
            places[element] = start + len(body)
            body += element + bytes(-len(element) % 4)
        table += struct.pack(">4sII", tag, places[element], len(element))
    head = struct.pack(">I", start + len(body)) + like[4:12] + b"mntrRGB XYZ " + like[24:84]
    return head + bytes(44) + struct.pack(">I", len(tags)) + table + body
