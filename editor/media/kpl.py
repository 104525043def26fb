"""Krita's palettes, .kpl: a ZIP of colorset.xml, the colours, and the ICC profiles they are in."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import islice
from pathlib import Path

import numpy as np

from editor.core.adjustments.tones import encoded
from editor.core.errors import BadFile, TooLarge
from editor.core.ink import Colour
from editor.core.palette import MOST, Palette
from editor.core.swatches import from_cmyk, from_lab, in_bytes
from editor.media.archive import Archive
from editor.media.gate import Sniffed
from editor.media.profile import LARGEST
from editor.media.xmltree import BadXml, Node, parse_xml

MAX_XML = 4 << 20
MAX_PROFILES = 32 << 20
"""Bytes of all profiles that are named, unpacked."""
_FARTHEST = 1e6
"""Numbers of colours beyond that are damage; their powers would be none any more."""
_CHANNELS = {
    "RGB": "rgb", "sRGB": "rgb", "CMYK": "cmyk", "Lab": "Lab", "GRAY": "g", "Gray": "g",
}  # fmt: skip
_LINEAR = ("g10", "linear")

Shares = Sequence[float]


def read_kpl(data: bytes, path: Path) -> Palette:
    """The palette in Krita's file, groups one after the other, each row by row.

    Raises BadFile or TooLarge.
    """
    with Archive(Sniffed(io.BytesIO(data), "zip", path, len(data))) as archive:
        try:
            root = parse_xml(archive.read("colorset.xml", MAX_XML))
            profiles = dict(_profiles(archive))
            _check_profiles(profiles, archive)
        except BadXml as error:
            raise BadFile(f"This palette cannot be read: {error}.") from error
        found = [*islice(_colours(root, profiles, archive), MOST)]
    if not found:
        raise BadFile("There is no colour in this palette.")
    colours, names = zip(*found, strict=True)
    return Palette(root.attributes.get("name", "").strip() or path.stem, colours, names)


def _profiles(archive: Archive) -> Iterator[tuple[str, str]]:
    """The name of each profile in the file, and its part."""
    if "profiles.xml" in archive:
        for node in parse_xml(archive.read("profiles.xml", MAX_XML)).children:
            name, part = (node.attributes.get(key, "") for key in ("name", "filename"))
            if part in archive:
                yield name, part


def _check_profiles(profiles: dict[str, str], archive: Archive) -> None:
    if sum(archive.size(part) for part in {*profiles.values()}) > MAX_PROFILES:
        raise TooLarge("This is too large for a palette.")


def _colours(
    root: Node, profiles: dict[str, str], archive: Archive
) -> Iterator[tuple[Colour, str]]:
    of_part = cache(lambda part: _by_profile(archive.read(part, LARGEST)))  # many spaces share one
    rgb_of = cache(lambda space: _rgb_of(space, profiles.get(space, ""), of_part))
    groups = [root, *(node for node in root.children if node.tag == "Group")]
    for group in groups:
        entries = (node for node in group.children if node.tag == "ColorSetEntry")
        for entry in sorted(entries, key=_place):
            for node in entry.children:
                if (values := _values(node)) is None:
                    continue
                rgb = rgb_of(node.attributes.get("space", ""))
                yield _colour(node.tag, values, rgb), entry.attributes.get("name", "")


def _place(entry: Node) -> tuple[int, int]:
    """Its row and column; (0, 0) where they are not told."""
    for node in entry.children:
        if node.tag == "Position":
            row, column = (node.attributes.get(key, "") for key in ("row", "column"))
            if row.isdecimal() and column.isdecimal() and max(len(row), len(column)) < 10:
                return int(row), int(column)
    return 0, 0


def _values(node: Node) -> list[float] | None:
    """None for what is no colour, or one of a space that is not read."""
    names = _CHANNELS.get(node.tag)
    if names is None:
        return None
    try:
        values = [float(node.attributes[name]) for name in names]
    except (KeyError, ValueError):
        return None
    return values if all(abs(value) < _FARTHEST for value in values) else None


def _colour(model: str, values: Shares, rgb: Callable[[Shares], Colour]) -> Colour:
    if model == "CMYK":
        return from_cmyk(values)
    if model == "Lab":
        return from_lab(*values)
    if model == "sRGB":
        return in_bytes(values)
    return rgb(values) if model == "RGB" else in_bytes([values[0]] * 3)


def _rgb_of(
    space: str, part: str, of_part: Callable[[str], Callable[[Shares], Colour]]
) -> Callable[[Shares], Colour]:
    """What turns numbers of an RGB space into bytes of sRGB. of_part: by the profile there."""
    name = space.lower()
    linear = any(word in name for word in _LINEAR)
    if name.startswith("srgb") or not part:
        return _of_light if linear else in_bytes
    return of_part(part)


def _of_light(values: Shares) -> Colour:
    light = np.clip(np.array(values, np.float32), 0, 1)
    return in_bytes(encoded(light).tolist())


def _by_profile(icc: bytes) -> Callable[[Shares], Colour]:
    """By a profile of the file's own; as they are where it cannot be used."""
    from PIL import Image, ImageCms

    try:
        source, target = ImageCms.ImageCmsProfile(io.BytesIO(icc)), ImageCms.createProfile("sRGB")
        transform = ImageCms.buildTransform(source, target, "RGB", "RGB")
    except (ImageCms.PyCMSError, OSError, ValueError):
        return in_bytes

    def convert(values: Shares) -> Colour:
        pixel = Image.new("RGB", (1, 1), in_bytes(values))
        red, green, blue = np.asarray(ImageCms.applyTransform(pixel, transform))[0, 0].tolist()
        return red, green, blue

    return convert
