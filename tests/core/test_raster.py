"""Rasters: the same as one large array, but sharing what was not written."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editor.core.geometry import EMPTY, Rect
from editor.core.raster import TILE, Raster, cell_area, raster_from
from tests.core.pictures import painted

SPACE = Rect(-200, -200, 700, 700)
rects = st.builds(
    Rect,
    st.integers(-150, 300), st.integers(-150, 300), st.integers(1, 180), st.integers(1, 180),
)  # fmt: skip


def _fill(rect: Rect, channels: int, value: int, dtype: type = np.uint8) -> np.ndarray:
    return np.full((rect.h, rect.w, channels), value, dtype)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(rects, st.integers(0, 255)), max_size=6), rects)
def test_writing_and_reading_is_that_of_one_array(
    writes: list[tuple[Rect, int]], look: Rect
) -> None:
    raster, model = Raster(4), np.zeros((SPACE.h, SPACE.w, 4), np.uint8)
    for rect, value in writes:
        raster = raster.write(rect, _fill(rect, 4, value))
        model[rect.moved(-SPACE.x, -SPACE.y).slices()] = value
    assert np.array_equal(raster.read(look), model[look.moved(-SPACE.x, -SPACE.y).slices()])


@settings(max_examples=40, deadline=None)
@given(rects, rects)
def test_a_write_replaces_only_the_tiles_it_touches(first: Rect, second: Rect) -> None:
    before = Raster(4).write(first, _fill(first, 4, 9))
    after = before.write(second, _fill(second, 4, 200))
    touched = set(second.cells(TILE))
    for cell in before.tiles.keys() | after.tiles.keys():
        if cell not in touched:
            assert after.tiles[cell] is before.tiles[cell]
    assert after.changed_cells(before) == touched
    assert before.changed(after) == after.changed(before)
    assert all(not tile.flags.writeable for tile in after.tiles.values())


@settings(max_examples=40, deadline=None)
@given(rects, rects, st.sampled_from([1, 4]), st.sampled_from([np.uint8, np.uint16]))
def test_changed_pixels_are_bounded_exactly(
    first: Rect, second: Rect, channels: int, dtype: type
) -> None:
    depth = 16 if dtype is np.uint16 else 8
    before = Raster(channels, depth).write(first, _fill(first, channels, 9, dtype))
    after = before.write(second, _fill(second, channels, 200, dtype))
    assert after.changed_pixels(before) == second == before.changed_pixels(after)
    assert after.changed_pixels(before, at_most=0) == after.changed(before)
    assert after.changed_pixels(after) == EMPTY
    assert after.changed_pixels(Raster(2)) == after.bounds


def test_a_write_of_what_is_there_changes_nothing() -> None:
    raster = Raster(1).write(Rect(0, 0, 300, 300), _fill(Rect(0, 0, 300, 300), 1, 7))
    again = raster.write(Rect(50, 50, 200, 90), raster.read(Rect(50, 50, 200, 90)))
    assert again.changed_cells(raster) == set()
    assert raster.changed_cells(raster) == set()


def test_tiles_erased_to_nothing_are_dropped() -> None:
    rect = Rect(10, 10, 200, 200)
    raster = Raster(4).write(rect, _fill(rect, 4, 50))
    assert raster.bounds == Rect(0, 0, 2 * TILE, 2 * TILE)
    empty = raster.write(rect, _fill(rect, 4, 0))
    assert not empty.tiles and empty.bounds == EMPTY and empty.extent() == EMPTY


def test_extent_is_exact_and_follows_the_last_channel() -> None:
    raster = Raster(4).write(Rect(130, -5, 20, 9), _fill(Rect(0, 0, 20, 9), 4, 80))
    assert raster.extent() == Rect(130, -5, 20, 9)
    clear = _fill(Rect(0, 0, 20, 9), 4, 80)
    clear[..., 3] = 0
    assert Raster(4).write(Rect(0, 0, 20, 9), clear).extent() == EMPTY


@pytest.mark.parametrize(
    "pixels",
    [np.zeros((5, 5, 3), np.uint8), np.zeros((5, 6, 4), np.uint8), np.zeros((5, 5, 4), np.uint16)],
)
def test_pixels_that_do_not_fit_are_refused(pixels: np.ndarray) -> None:
    with pytest.raises(ValueError, match="does not fit"):
        Raster(4).write(Rect(0, 0, 5, 5), pixels)


def test_sixteen_bits_and_grey_arrays_keep_every_value() -> None:
    deep = np.arange(150 * 140, dtype=np.uint16).reshape(140, 150)
    raster = raster_from(deep, x=-30, y=7)
    assert (raster.depth, raster.channels) == (16, 1)
    assert np.array_equal(raster.read(Rect(-30, 7, 150, 140))[..., 0], deep)
    assert raster.nbytes == len(raster.tiles) * TILE * TILE * 2


@settings(max_examples=40, deadline=None)
@given(rects, st.integers(-300, 300), st.integers(-300, 300))
def test_moving_moves_every_pixel(rect: Rect, dx: int, dy: int) -> None:
    raster = raster_from(np.random.default_rng(1).integers(1, 256, (rect.h, rect.w, 4), np.uint8))
    moved = raster.moved(dx, dy)
    area = Rect(0, 0, rect.w, rect.h)
    assert np.array_equal(moved.read(area.moved(dx, dy)), raster.read(area))
    assert moved.extent() == area.moved(dx, dy)


def test_moving_by_whole_tiles_shares_them() -> None:
    raster = raster_from(np.full((200, 200, 4), 3, np.uint8))
    moved = raster.moved(2 * TILE, -TILE)
    assert moved.tiles[2, -1] is raster.tiles[0, 0]


@settings(max_examples=40, deadline=None)
@given(rects)
def test_cropping_keeps_the_inside_and_shares_whole_tiles(rect: Rect) -> None:
    whole = Rect(0, 0, 384, 384)
    raster = raster_from(np.full((384, 384, 4), 9, np.uint8))
    cut = raster.cropped(rect)
    assert cut.extent() == whole.intersect(rect) or whole.intersect(rect).empty
    assert int(cut.read(whole)[..., 0].sum()) == 9 * whole.intersect(rect).area
    for cell, tile in raster.tiles.items():
        if rect.contains(cell_area(cell)):
            assert cut.tiles[cell] is tile


def test_cropping_to_a_part_shares_the_tiles_that_lie_wholly_inside() -> None:
    raster = raster_from(np.full((384, 384, 4), 9, np.uint8))
    cut = raster.cropped(Rect(100, 100, 284, 200))
    assert cut.tiles[1, 1] is raster.tiles[1, 1] and cut.tiles[2, 1] is raster.tiles[2, 1]
    assert set(cut.tiles) == set(raster.tiles) and cut.extent() == Rect(100, 100, 284, 200)
    assert set(raster.cropped(Rect(0, 0, 50, 50)).tiles) == {(0, 0)}


def test_cropping_leaves_no_tile_that_is_empty() -> None:
    raster = painted(Raster(1), Rect(0, 0, 20, 20), 255)
    assert not raster.cropped(Rect(60, 60, 50, 50)).tiles
