"""Adobe's swatches as palettes: .aco of Photoshop, .ase of the whole suite.

After "Adobe Photoshop File Formats Specification" (Color swatches) and the blocks of .ase files as
they are commonly described. Colours become sRGB; CMYK without a profile, as subtractive primaries.
"""

from __future__ import annotations

import colorsys
import struct
from collections.abc import Iterator, Sequence

import numpy as np

from editor.core.adjustments.tones import encoded
from editor.core.errors import BadFile
from editor.core.ink import Colour
from editor.core.palette import MOST, Palette

_RGB, _HSB, _CMYK, _LAB, _GREY = 0, 1, 2, 7, 8
_D50 = (0.9642, 1.0, 0.8249)
_TO_SRGB = ((3.1339, -1.6169, -0.4906), (-0.9788, 1.9161, 0.0335), (0.0719, -0.2290, 1.4052))
"""From XYZ under D50, to linear sRGB under D65 (Bradford)."""

Named = tuple[Colour, str]


def parse_aco(data: bytes, name: str = "") -> Palette:
    """The swatches of an .aco file, named ones where it holds them. Raises BadFile."""
    try:
        version, count = struct.unpack_from(">HH", data)
        plain = 4 + 10 * count
        named = len(data) >= plain + 4 and struct.unpack_from(">H", data, plain)[0] == 2
        start = plain if version == 1 and named else 0
        found = list(_aco(data, start))
    except (struct.error, UnicodeDecodeError) as error:
        raise BadFile("These swatches are damaged.") from error
    return _palette(found, name)


def parse_ase(data: bytes, name: str = "") -> Palette:
    """The swatches of an .ase file, groups one after the other. Raises BadFile."""
    if data[:4] != b"ASEF":
        raise BadFile("These are no swatches.", remedy="Choose a file that ends in .ase.")
    try:
        found = list(_ase(data))
    except (struct.error, UnicodeDecodeError) as error:
        raise BadFile("These swatches are damaged.") from error
    return _palette(found, name)


def _palette(found: Sequence[Named], name: str) -> Palette:
    if not found:
        raise BadFile("There is no colour in this palette.")
    colours, names = zip(*found[:MOST], strict=True)
    return Palette(name or "Palette", colours, names)


def _aco(data: bytes, place: int) -> Iterator[Named]:
    version, count = struct.unpack_from(">HH", data, place)
    if version not in (1, 2):
        raise BadFile("These are no swatches.", remedy="Choose a file that ends in .aco.")
    place += 4
    for _ in range(min(count, MOST)):
        space, *values = struct.unpack_from(">5H", data, place)
        place, title = place + 10, ""
        if version == 2:
            length = struct.unpack_from(">I", data, place)[0]
            title = _text(data, place + 4, length)
            place += 4 + 2 * length
        colour = _aco_colour(space, values)
        if colour is not None:
            yield colour, title


def _aco_colour(space: int, values: Sequence[int]) -> Colour | None:
    """None for the spaces of ink makers' catalogues, of which a file tells numbers only."""
    shares = [value / 65535 for value in values]
    if space == _RGB:
        return in_bytes(shares[:3])
    if space == _HSB:
        return in_bytes(colorsys.hsv_to_rgb(*shares[:3]))
    if space == _CMYK:
        return from_cmyk([1 - share for share in shares])
    if space == _LAB:
        a, b = (value - 65536 if value > 32767 else value for value in values[1:3])
        return from_lab(values[0] / 100, a / 100, b / 100)
    return in_bytes([values[0] / 10000] * 3) if space == _GREY else None


def _ase(data: bytes) -> Iterator[Named]:
    count, place = struct.unpack_from(">I", data, 8)[0], 12
    for _ in range(min(count, 4 * MOST)):
        kind, length = struct.unpack_from(">HI", data, place)
        if kind == 1:
            letters = struct.unpack_from(">H", data, place + 6)[0]
            at = place + 8 + 2 * letters
            colour = _ase_colour(data[at : at + 4], data, at + 4)
            if colour is not None:
                yield colour, _text(data, place + 8, letters)
        place += 6 + length


def _ase_colour(model: bytes, data: bytes, place: int) -> Colour | None:
    count = {b"RGB ": 3, b"CMYK": 4, b"LAB ": 3, b"Gray": 1}.get(model, 0)
    values = struct.unpack_from(f">{count}f", data, place)
    if not np.isfinite(values).all():
        return None
    if model == b"CMYK":
        return from_cmyk(values)
    if model == b"LAB ":
        return from_lab(values[0] * 100, values[1], values[2])
    return in_bytes(values * 3 if count == 1 else values) if count else None


def _text(data: bytes, place: int, letters: int) -> str:
    """UTF-16 that ends in a zero, its letters counted with it."""
    raw = data[place : place + 2 * letters]
    if len(raw) < 2 * letters:
        raise struct.error("the name is cut off")
    return raw.decode("utf-16-be", errors="replace").rstrip("\0").strip()


def from_cmyk(inks: Sequence[float]) -> Colour:
    """Cyan, magenta, yellow and black, 0..1, as subtractive primaries."""
    c, m, y, k = inks
    return in_bytes([(1 - ink) * (1 - k) for ink in (c, m, y)])


def from_lab(lightness: float, a: float, b: float) -> Colour:
    """CIE L*a*b* under D50; lightness 0..100."""
    f = (lightness + 16) / 116
    parts = (f + a / 500, f, f - b / 200)
    xyz = [w * (t**3 if t > 6 / 29 else (t - 4 / 29) * 3 * (6 / 29) ** 2)
           for w, t in zip(_D50, parts, strict=True)]  # fmt: skip
    light = np.clip(np.array(_TO_SRGB) @ xyz, 0, 1)
    return in_bytes(encoded(light).tolist())


def in_bytes(shares: Sequence[float]) -> Colour:
    """Red, green and blue 0..1 as 0..255; what lies outside is cut off."""
    red, green, blue = (round(255 * min(1.0, max(0.0, share))) for share in shares)
    return red, green, blue
