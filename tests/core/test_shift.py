"""Moving a layer: every pixel arrives, nothing else changes, whole tiles stay shared."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editor.core.document import Document
from editor.core.edits import shift
from editor.core.geometry import Rect, Size
from editor.core.layer import GroupLayer, PixelLayer
from editor.core.raster import TILE, raster_from

ways = st.one_of(st.sampled_from([0, TILE, -TILE, 1, -1, TILE - 1]), st.integers(-400, 400))


@settings(deadline=None, max_examples=40)
@given(ways, ways, st.integers(-200, 200), st.integers(-200, 200), st.sampled_from([1, 4]))
def test_every_pixel_arrives(dx, dy, x, y, channels):
    pixels = np.random.default_rng(5).integers(0, 256, (150, 210, channels), np.uint8)
    raster = raster_from(pixels, x, y)
    moved = raster.moved(dx, dy)
    place = Rect(x + dx, y + dy, 210, 150)
    assert np.array_equal(moved.read(place), pixels)
    assert moved.extent() == raster.extent().moved(dx, dy)
    assert np.array_equal(moved.moved(-dx, -dy).read(Rect(x, y, 210, 150)), pixels)
    assert all(tile.any() and not tile.flags.writeable for tile in moved.tiles.values())


def test_a_move_by_whole_tiles_copies_nothing():
    raster = raster_from(np.full((300, 300, 4), 9, np.uint8))
    moved = raster.moved(TILE, -2 * TILE)
    assert moved.tiles[(1, -2)] is raster.tiles[(0, 0)]
    assert len(moved.tiles) == len(raster.tiles)


def test_a_group_moves_with_all_it_holds_and_its_masks():
    dot = np.full((10, 10, 4), 200, np.uint8)
    mask = raster_from(np.full((10, 10), 255, np.uint8), 50, 60)
    layer = PixelLayer("Dot", pixels=raster_from(dot, 50, 60), mask=mask)
    group = GroupLayer("Group", layers=(layer,), mask=mask)
    document = shift(Document(Size(200, 200), (group,)), group.id, 5, -7)
    moved_group = document.layer(group.id)
    moved = document.layer(layer.id)
    for raster in (moved.pixels, moved.mask, moved_group.mask):
        assert raster.extent() == Rect(55, 53, 10, 10)


def test_an_unknown_layer_is_an_error():
    with pytest.raises(KeyError):
        shift(Document(Size(10, 10)), 12345, 1, 1)


def test_sixteen_bit_pixels_move_too():
    raster = raster_from(np.full((10, 10, 4), 40000, np.uint16), 3, 3)
    assert raster.moved(4, 4).read(Rect(7, 7, 10, 10)).min() == 40000
