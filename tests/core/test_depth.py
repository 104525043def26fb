"""Bits a channel: there and back without loss, and only what changes is another object."""

from __future__ import annotations

import numpy as np

from editor.core.depth import depth_of, raster_at, with_depth
from editor.core.document import Document
from editor.core.edits import add_pixel_layer
from editor.core.geometry import Rect, Size
from editor.core.layer import GroupLayer, PixelLayer
from editor.core.raster import Raster, raster_from


def document() -> Document:
    pixels = np.random.default_rng(1).integers(0, 256, (70, 300, 4), dtype=np.uint8)
    inner = PixelLayer("Inner", pixels=raster_from(pixels, 5, 7))
    return Document(Size(300, 200), (PixelLayer("Flat"), GroupLayer("Group", layers=(inner,))))


def test_eight_bits_survive_sixteen() -> None:
    before = document()
    deep = with_depth(before, 16)
    assert depth_of(before) == 8 and depth_of(deep) == 16
    back = with_depth(deep, 8)
    rect = Rect(0, 0, 310, 80)
    read = [each.all_layers()[-1].pixels.read(rect) for each in (before, deep, back)]
    assert np.array_equal(read[0], read[2])
    assert np.array_equal(read[0].astype(int) * 257, read[1])


def test_every_16_bit_value_goes_to_the_nearest() -> None:
    values = np.arange(65536, dtype=np.uint16).reshape(256, 256)
    raster = raster_from(np.dstack([values] * 3 + [np.full_like(values, 65535)]))
    out = raster_at(raster, 8).read(Rect(0, 0, 256, 256))[..., 0].ravel()
    assert np.array_equal(out, np.rint(np.arange(65536) / 257).astype(np.uint8))


def test_what_has_the_depth_already_is_the_same() -> None:
    before = document()
    assert with_depth(before, 8) is before
    mixed = before.with_layer(PixelLayer("Deep", pixels=Raster(4, 16)))
    deep = with_depth(mixed, 16)
    assert deep.layers[-1] is mixed.layers[-1]


def test_new_layers_are_as_deep_as_the_document() -> None:
    for depth in (8, 16):
        after, id = add_pixel_layer(with_depth(document(), depth), "New")
        assert after.layer(id).pixels.depth == depth
