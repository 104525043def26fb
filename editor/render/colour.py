"""Colour spaces: a document's numbers belong to its own profile; the screen is taken for sRGB.

Pixels stay as they were read; only what is shown is converted, and what the artist picks.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from types import MappingProxyType

import numpy as np
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QColorSpace, QColorTransform, QImage

from editor.core.document import Document
from editor.core.errors import BadInput
from editor.core.layer import GroupLayer, Layer, PixelLayer
from editor.core.raster import TILE, Pixels, Raster
from editor.render.tiles import Format

Colour = tuple[int, int, int]
SRGB = QColorSpace(QColorSpace.NamedColorSpace.SRgb)
NAMED = MappingProxyType(
    {
        "sRGB": QColorSpace.NamedColorSpace.SRgb,
        "Display P3": QColorSpace.NamedColorSpace.DisplayP3,
        "Adobe RGB (1998)": QColorSpace.NamedColorSpace.AdobeRgb,
        "ProPhoto RGB": QColorSpace.NamedColorSpace.ProPhotoRgb,
        "Rec. 2020": QColorSpace.NamedColorSpace.Bt2020,
    }
)
"""Working spaces by the names artists know them by."""


@lru_cache(maxsize=16)
def colour_space(icc: bytes) -> QColorSpace:
    """The space of a profile; sRGB where there is none, or none that can be read as RGB."""
    space = QColorSpace.fromIccProfile(QByteArray(icc)) if len(icc) >= 128 else SRGB
    rgb = space.isValid() and space.colorModel() == QColorSpace.ColorModel.Rgb
    return space if rgb else SRGB


def profile(name: str) -> bytes:
    """The ICC profile of one of `NAMED`. BadInput where there is none of that name."""
    if name not in NAMED:
        raise BadInput(f"There is no colour space “{name}”.", remedy=f"Known: {', '.join(NAMED)}.")
    return bytes(QColorSpace(NAMED[name]).iccProfile().data())


def checked_profile(icc: bytes, file: str) -> bytes:
    """The profile itself; BadInput, naming the file, where it is none of an RGB space."""
    space = QColorSpace.fromIccProfile(QByteArray(icc)) if len(icc) >= 128 else QColorSpace()
    if not space.isValid() or space.colorModel() != QColorSpace.ColorModel.Rgb:
        raise BadInput(
            "It holds no RGB colour profile that can be used.",
            file=file,
            remedy="Choose an .icc or .icm file of an RGB space.",
        )
    return icc


def space_title(icc: bytes) -> str:
    """What the artist calls the space: "sRGB", "Adobe RGB (1998)", else the profile's own name."""
    if not icc:
        return "sRGB"
    space = colour_space(icc)
    for name, named in NAMED.items():
        if space == QColorSpace(named):
            return name
    return space.description()[:64] or "RGB"


@lru_cache(maxsize=16)
def _transform(source: bytes, target: bytes) -> QColorTransform | None:
    """None where nothing changes."""
    transform = colour_space(source).transformationToColorSpace(colour_space(target))
    return None if transform.isIdentity() else transform


def to_screen(pixels: Pixels, icc: bytes) -> Pixels:
    """What of a document with that profile is shown: opaque BGRA uint8 (h, w, 4), converted in
    place and returned; 5 ms a megapixel, nothing for sRGB."""
    transform = _transform(icc, b"")
    if transform is not None:
        _apply(pixels, Format.Format_RGB32, transform)
    return pixels


def _apply(pixels: Pixels, kind: Format, transform: QColorTransform) -> None:
    """In place; RGBA8888 would be converted to another format first, and so to another place."""
    h, w = pixels.shape[:2]
    image = QImage(pixels.data, w, h, pixels.strides[0], kind)
    image.applyColorTransform(transform)


def converted_pixels(pixels: Pixels, source: bytes, target: bytes) -> Pixels:
    """Straight RGBA (h, w, 4), uint8 or uint16, from one profile to another; alpha stays."""
    transform = _transform(source, target)
    if transform is None:
        return pixels
    out = np.empty_like(pixels)
    for y in range(0, len(pixels), TILE):
        out[y : y + TILE] = _in_floats(pixels[y : y + TILE], transform)
    return out


def shown_colour(colour: Colour, icc: bytes) -> Colour:
    """A colour of a document as sRGB."""
    return _one(colour, icc, b"")


def document_colour(colour: Colour, icc: bytes) -> Colour:
    """The numbers that show as a colour chosen in sRGB."""
    return _one(colour, b"", icc)


def _one(colour: Colour, source: bytes, target: bytes) -> Colour:
    transform = _transform(source, target)
    if transform is None:
        return colour
    r, g, b = colour
    pixel = np.array([[[b, g, r, 255]]], np.uint8)
    _apply(pixel, Format.Format_RGB32, transform)
    b, g, r = (int(v) for v in pixel[0, 0, :3])
    return r, g, b


def assigned(document: Document, icc: bytes) -> Document:
    """The same numbers under another profile: they look different. b"" = none."""
    return replace(document, metadata=replace(document.metadata, icc=icc))


def converted(document: Document, icc: bytes) -> Document:
    """Other numbers under another profile, which look the same as far as it reaches.

    Layers are converted one by one: where blend modes mix them, the mixture may differ slightly.
    """
    transform = _transform(document.metadata.icc, icc)
    if transform is not None:
        layers = tuple(_converted(layer, transform) for layer in document.layers)
        document = replace(document, layers=layers)
    return assigned(document, icc)


def _converted(layer: Layer, transform: QColorTransform) -> Layer:
    if isinstance(layer, GroupLayer):
        inside = tuple(_converted(inner, transform) for inner in layer.layers)
        return replace(layer, layers=inside)
    if isinstance(layer, PixelLayer):
        return replace(layer, pixels=_raster(layer.pixels, transform))
    return layer


def _raster(raster: Raster, transform: QColorTransform) -> Raster:
    tiles = {}
    for cell, tile in raster.tiles.items():
        out = tiles[cell] = _in_floats(tile, transform)
        out.flags.writeable = False
    return raster.with_tiles(tiles)


def _in_floats(pixels: Pixels, transform: QColorTransform) -> Pixels:
    """Right to 0.5/255: Qt's path for integers is right to 2/255, for a screen."""
    full = np.float32(np.iinfo(pixels.dtype).max)
    mixed = pixels / full
    mixed[..., 3] = 1
    _apply(mixed, Format.Format_RGBA32FPx4, transform)
    out = np.rint(mixed.clip(0, 1) * full).astype(pixels.dtype)
    out[..., 3] = pixels[..., 3]
    return out
