"""Masks from shapes, colours, brightness and transparency, against independent references."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from editor.core import masks, spread
from editor.core.coverage import WHOLE, ellipse, polygon_mask, rectangle
from editor.core.document import Document
from editor.core.errors import BadInput
from editor.core.flood import difference, flooded, joined_to, similar
from editor.core.geometry import Rect, Size
from editor.core.raster import Raster, raster_from
from editor.core.select import (
    ColourRange,
    LuminanceRange,
    Mode,
    alike_selected,
    alpha,
    colour_range,
    combined,
    luminance_range,
    softened,
    wand,
    whole,
)

AREA = Rect(0, 0, 300, 200)
FINE = 16
"""Samples a pixel, along one side, of the reference."""


def cover(mask: Raster, area: Rect = AREA) -> np.ndarray:
    return mask.read(area)[..., 0]


def sampled(ring: Sequence[tuple[float, float]], area: Rect) -> np.ndarray:
    """The share of FINE x FINE samples of each pixel round which a polygon winds."""
    y, x = np.mgrid[: area.h * FINE, : area.w * FINE]
    y, x = (y + 0.5) / FINE + area.y, (x + 0.5) / FINE + area.x
    turns = np.zeros(y.shape, int)
    for (xa, ya), (xb, yb) in zip(ring, [*ring[1:], ring[0]], strict=True):
        side = (xb - xa) * (y - ya) - (yb - ya) * (x - xa)
        turns += (ya <= y) & (yb > y) & (side > 0)
        turns -= (yb <= y) & (ya > y) & (side < 0)
    return (turns != 0).reshape(area.h, FINE, area.w, FINE).mean((1, 3))


corner = st.tuples(st.floats(-20, 60), st.floats(-20, 60))


@settings(max_examples=40, deadline=None)
@given(st.lists(corner, min_size=3, max_size=3), st.sampled_from([0, -20, 13]))
def test_triangles_cover_each_pixel_by_its_share(ring, left: int) -> None:
    area = Rect(left, 0, 40, 30)
    found = cover(polygon_mask([ring], area), area) / 255
    assert np.abs(found - sampled(ring, area)).max() < 0.09
    assert found.sum() == pytest.approx(sampled(ring, area).sum(), abs=4.0)


def test_a_rectangle_covers_exactly() -> None:
    found = cover(polygon_mask([rectangle(1.5, 2.25, 5.5, 4)], AREA), Rect(0, 1, 7, 4))
    assert found[1].tolist() == [0, 96, 191, 191, 191, 96, 0]
    assert found[2].tolist() == [0, 128, 255, 255, 255, 128, 0]
    assert not found[0].any() and not found[3].any()


@settings(max_examples=30, deadline=None)
@given(st.floats(5, 290), st.floats(5, 190), st.floats(0.6, 400), st.floats(0.6, 300))
def test_ellipses_have_their_area_and_their_extent(x: float, y: float, w: float, h: float) -> None:
    everywhere = Rect(-500, -500, 1300, 1200)
    mask = polygon_mask([ellipse(x - w / 2, y - h / 2, x + w / 2, y + h / 2)], everywhere)
    found = cover(mask, everywhere)
    assert found.sum() / 255 == pytest.approx(np.pi * w * h / 4, rel=0.01, abs=0.3)
    inside = cover(polygon_mask([ellipse(x - w / 2, y - h / 2, x + w / 2, y + h / 2)], AREA))
    assert np.array_equal(inside, found[500:700, 500:800])


@settings(max_examples=60, deadline=None)
@example((0.0, 256.0), (128.0, 0.25))
@given(st.tuples(*[st.floats(-50, 700)] * 2), st.tuples(*[st.floats(-50, 600)] * 2))
def test_rectangles_cover_exactly_wherever_tiles_meet(xs, ys) -> None:  # type: ignore[no-untyped-def]
    area = Rect(0, 0, 600, 500)
    (x0, x1), (y0, y1) = sorted(xs), sorted(ys)
    across = np.clip(np.minimum(np.arange(600) + 1, x1) - np.maximum(np.arange(600), x0), 0, 1)
    down = np.clip(np.minimum(np.arange(500) + 1, y1) - np.maximum(np.arange(500), y0), 0, 1)
    found = cover(polygon_mask([rectangle(x0, y0, x1, y1)], area), area)
    assert np.abs(found - 255 * np.outer(down, across)).max() < 0.7


def test_large_shapes_share_the_tile_that_is_whole() -> None:
    big = Rect(0, 0, 3840, 2160)
    tiles = polygon_mask([ellipse(0, 0, 3840, 2160)], big).tiles
    assert sum(tile is WHOLE for tile in tiles.values()) > 0.6 * len(tiles)
    assert whole(big).extent() == big


def test_a_loop_drawn_twice_is_selected_once_and_hard_edges_are_hard() -> None:
    ring = [(20.3, 20.2), (120.7, 30.1), (90.2, 150.6)]
    twice = polygon_mask([[*ring, *ring]], AREA)
    once = cover(polygon_mask([ring], AREA))
    apart = cover(twice).astype(int) - once
    assert np.abs(apart[once % 255 == 0]).max() <= 1
    hard = cover(polygon_mask([ring], AREA, smooth=False))
    assert set(np.unique(hard)) == {0, 255}
    assert np.array_equal(hard == 255, cover(polygon_mask([ring], AREA)) >= 128)


def test_lines_points_and_shapes_elsewhere_select_nothing() -> None:
    for ring in ([], [(1, 1)], [(1, 1), (50, 60)], [(1, 1), (50, 1), (9, 1)], ellipse(9, 9, 9, 9)):
        assert not polygon_mask([ring], AREA).tiles
    assert not polygon_mask([rectangle(-90, -90, -1, -1)], AREA).tiles
    assert not polygon_mask([rectangle(301, 0, 400, 90)], AREA).tiles


random_masks = st.integers(0, 2**16).map(
    lambda seed: raster_from(
        np.random.default_rng(seed).integers(0, 4, (200, 300), np.uint8) * np.uint8(85)
        * (np.arange(200)[:, None] > np.random.default_rng(seed).integers(0, 300))
    )
)  # fmt: skip


@settings(max_examples=20, deadline=None)
@given(random_masks, random_masks)
def test_selections_are_joined_pixel_by_pixel(a: Raster, b: Raster) -> None:
    one, two = cover(a), cover(b)
    assert combined(a, b, Mode.REPLACE) is b
    assert np.array_equal(cover(combined(a, b, Mode.ADD)), np.maximum(one, two))
    assert np.array_equal(cover(combined(a, b, Mode.SUBTRACT)), np.minimum(one, 255 - two))
    assert np.array_equal(cover(combined(a, b, Mode.INTERSECT)), np.minimum(one, two))


def test_tiles_a_selection_does_not_change_stay_the_same() -> None:
    mask = polygon_mask([rectangle(0, 0, 300, 200)], AREA)
    more = combined(mask, polygon_mask([rectangle(2, 2, 9, 9)], AREA), Mode.ADD)
    assert all(more.tiles[cell] is tile for cell, tile in mask.tiles.items())


# ---- colours


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 2**16), st.floats(0.3, 0.8), st.integers(1, 40), st.integers(1, 40))
def test_a_flood_is_a_connected_component(seed: int, share: float, w: int, h: int) -> None:
    rng = np.random.default_rng(seed)
    alike = rng.random((h, w)) < share
    x, y = int(rng.integers(w)), int(rng.integers(h))
    _, labels = cv2.connectedComponents(alike.astype(np.uint8), connectivity=4)
    wanted = (labels == labels[y, x]) & alike if alike[y, x] else np.zeros((h, w), bool)
    assert np.array_equal(flooded(alike, (x, y)), wanted)


def test_a_flood_finds_its_way_through_a_maze_and_refuses_points_outside() -> None:
    maze = np.ones((201, 301), bool)
    maze[1::4, :-1] = maze[3::4, 1:] = False
    assert np.array_equal(flooded(maze, (0, 0)), maze)
    upright = np.ascontiguousarray(maze.T)
    assert np.array_equal(flooded(upright, (0, 0)), upright)
    for at in ((-1, 0), (0, -1), (301, 0), (0, 201)):
        with pytest.raises(BadInput, match="outside"):
            flooded(maze, at)


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 2**16), st.integers(0, 255), st.sampled_from([1, 3, 4]))
def test_similar_is_by_the_largest_difference_of_a_channel(seed, tolerance, channels) -> None:
    rng = np.random.default_rng(seed)
    pixels = rng.integers(0, 256, (9, 11, channels), np.uint8)
    colour = tuple(int(v) for v in rng.integers(1, 256, channels))
    apart = np.abs(pixels.astype(int) - colour).max(axis=2)
    assert np.array_equal(difference(pixels, colour), apart)
    assert np.array_equal(similar(pixels, colour, tolerance), apart <= tolerance)


def test_what_is_transparent_is_alike_whatever_its_colour() -> None:
    pixels = np.zeros((1, 3, 4), np.uint8)
    pixels[0, :, 0] = 0, 200, 200
    pixels[0, 2, 3] = 90
    assert similar(pixels, (7, 7, 7, 0), 8).tolist() == [[True, True, False]]


def squares() -> np.ndarray:
    """Red on white twice, apart; one pixel of a slightly other red beside the first."""
    picture = np.full((60, 90, 4), 255, np.uint8)
    picture[10:30, 10:30, :3] = picture[10:30, 50:70, :3] = (200, 30, 20)
    picture[20, 30, :3] = (180, 30, 20)
    return picture


def test_the_wand_takes_what_hangs_together_or_all_there_is() -> None:
    area = Rect(0, 0, 90, 60)
    one = cover(wand(squares(), (12, 12), 10, contiguous=True, smooth=False), area)
    assert one.sum() == 400 * 255 and one[10:30, 10:30].all()
    both = cover(wand(squares(), (12, 12), 10, contiguous=False, smooth=False), area)
    assert both.sum() == 800 * 255
    wide = cover(wand(squares(), (12, 12), 20, contiguous=True, smooth=False), area)
    assert wide[20, 30] == 255 and wide.sum() == 401 * 255
    with pytest.raises(BadInput, match="outside"):
        wand(squares(), (90, 0), 10, contiguous=True, smooth=False)


def test_the_wands_soft_edge_is_one_pixel_on_either_side() -> None:
    soft = cover(wand(squares(), (60, 20), 10, contiguous=True, smooth=True), Rect(0, 0, 90, 60))
    assert soft[20, 47:54].tolist() == [0, 0, 64, 191, 255, 255, 255]
    assert soft[20, 67:72].tolist() == [255, 255, 191, 64, 0]
    rng = np.random.default_rng(3)
    found = rng.random((40, 50)) < 0.5
    kernel = np.outer([1, 2, 1], [1, 2, 1]) / 16
    wanted = cv2.filter2D(found * 255.0, -1, kernel, borderType=cv2.BORDER_REPLICATE)
    assert np.abs(softened(found) - wanted).max() <= 0.5


def test_a_colour_range_fades_and_leaves_out_what_is_unwanted() -> None:
    picture = np.full((1, 256, 4), 255, np.uint8)
    picture[0, :, 0] = picture[0, :, 1] = picture[0, :, 2] = np.arange(256)
    area = Rect(0, 0, 256, 1)
    grey = (100, 100, 100)
    ramp = cover(colour_range(picture, ColourRange((grey,), (), 40)), area)[0]
    assert (ramp[80:121] == 255).all() and ramp[60] == ramp[140] == 0
    assert ramp[70] == ramp[130] == 128 and (np.diff(ramp[100:].astype(int)) <= 0).all()
    two = cover(colour_range(picture, ColourRange((grey, (200, 200, 200)), (), 40)), area)[0]
    assert np.array_equal(two[:140], ramp[:140]) and (two[180:221] == 255).all()
    less = cover(colour_range(picture, ColourRange((grey,), ((120, 120, 120),), 40)), area)[0]
    assert np.array_equal(less[:110], ramp[:110]) and not less[111:].any()
    assert not colour_range(picture, ColourRange((), (grey,), 40)).tiles
    exact = cover(colour_range(picture, ColourRange((grey,), (), 0)), area)[0]
    assert np.flatnonzero(exact).tolist() == [100]


def test_transparent_pixels_are_in_no_range() -> None:
    picture = np.full((4, 4, 4), 255, np.uint8)
    picture[0, :, 3], picture[1, :, 3] = 0, 128
    area = Rect(0, 0, 4, 4)
    white = ColourRange(((255, 255, 255),))
    for mask in (colour_range(picture, white), luminance_range(picture, LuminanceRange())):
        assert cover(mask, area)[:, 0].tolist() == [0, 128, 255, 255]


def test_a_luminance_range_has_soft_ends() -> None:
    rng = np.random.default_rng(5)
    picture = np.full((50, 60, 4), 255, np.uint8)
    picture[..., :3] = rng.integers(0, 256, (50, 60, 3), np.uint8)
    luma = picture[..., :3] @ np.array([0.299, 0.587, 0.114])
    found = cover(luminance_range(picture, LuminanceRange(90, 160, 31)), Rect(0, 0, 60, 50))
    apart = np.maximum(90 - luma, luma - 160).clip(0)
    wanted = np.clip(1 - apart / 32, 0, 1) * 255
    assert np.abs(found - wanted).max() <= 255 / 32 + 1  # one level of luma


def test_alpha_of_a_layer_is_a_mask_at_either_depth() -> None:
    pixels = np.zeros((200, 300, 4), np.uint8)
    pixels[:150, :, 3] = 255
    pixels[150, :, 3] = 77
    assert np.array_equal(cover(alpha(raster_from(pixels, 10, 5), AREA))[5:, 10:],
                          pixels[:195, :290, 3])  # fmt: skip
    deep = pixels.astype(np.uint16) * 257
    assert np.array_equal(cover(alpha(raster_from(deep), AREA)), pixels[..., 3])
    assert alpha(raster_from(pixels, -50, -90), AREA).extent().x == 0


# ---- neighbours


def blob(seed: int) -> np.ndarray:
    rng = np.random.default_rng(seed)
    noise = cv2.GaussianBlur(rng.random((700, 900)).astype(np.float32), (0, 0), 25)
    out = np.where(noise > np.quantile(noise, 0.6), 255, 0).astype(np.uint8)
    out[:90, :90] = rng.integers(0, 256, (90, 90))
    return out


BIG = Rect(0, 0, 900, 700)


def disc(radius: int) -> np.ndarray:
    y, x = np.mgrid[-radius : radius + 1, -radius : radius + 1]
    return (x * x + y * y <= radius * radius).astype(np.uint8)


@pytest.mark.parametrize("radius", [1, 2, 7, 30])
def test_growing_and_shrinking_are_opencvs_over_a_disc(radius: int) -> None:
    pixels = blob(1)
    mask = raster_from(pixels)
    assert np.array_equal(
        cover(spread.grown(mask, BIG, radius), BIG), cv2.dilate(pixels, disc(radius))
    )
    assert np.array_equal(
        cover(spread.shrunk(mask, BIG, radius), BIG), cv2.erode(pixels, disc(radius))
    )
    band = np.minimum(
        cv2.dilate(pixels, disc((radius + 1) // 2)), 255 - cv2.erode(pixels, disc(radius // 2))
    )
    assert np.array_equal(cover(spread.bordered(mask, BIG, radius), BIG), band)


@pytest.mark.parametrize("radius", [1.0, 6.0, 40.0])
def test_feathering_is_opencvs_gaussian_also_across_blocks_and_edges(radius: float) -> None:
    pixels = blob(2)
    sigma = radius / 2
    side = 2 * int(np.ceil(sigma * 3)) + 1
    wanted = cv2.GaussianBlur(
        pixels.astype(np.float32), (side, side), sigma, borderType=cv2.BORDER_REPLICATE
    )
    found = cover(spread.feathered(raster_from(pixels), BIG, radius), BIG)
    assert np.abs(found - wanted).max() <= 0.52


def test_all_of_the_canvas_stays_so_whatever_is_done() -> None:
    everything = Document(Size(900, 700)).with_mask(whole(BIG))
    for change in (masks.grow_mask, masks.shrink_mask, masks.feather_mask, masks.smooth_mask):
        assert (cover(change(everything, 20).mask, BIG) == 255).all()
    assert not masks.border_mask(everything, 20).mask.tiles


def test_smoothing_rounds_corners_keeps_edges_sharp_and_drops_specks() -> None:
    mask = polygon_mask([rectangle(50, 50, 250, 150)], AREA)
    specked = combined(mask, polygon_mask([rectangle(10, 10, 12, 12)], AREA), Mode.ADD)
    found = cover(spread.smoothed(specked, AREA, 10))
    assert found[100, 48:52].tolist() == [0, 0, 255, 255]
    assert not found[5:20, 5:20].any() and found[50, 50] == 0
    assert (found[100, 60:240] == 255).all()


def test_selecting_joins_feathers_and_knows_when_nothing_changes() -> None:
    document = Document(Size(300, 200))
    box = polygon_mask([rectangle(50, 50, 150, 150)], AREA)
    one = masks.select(document, box, Mode.REPLACE)
    assert masks.select(one, box, Mode.ADD) is one
    assert masks.select(document, box, Mode.SUBTRACT) is document
    soft = masks.select(one, polygon_mask([rectangle(150, 50, 200, 150)], AREA), Mode.ADD, 8)
    assert cover(soft.mask)[100, 100] == 255 and 0 < cover(soft.mask)[100, 201] < 128
    outside = polygon_mask([rectangle(250, 150, 400, 400)], Rect(0, 0, 999, 999))
    assert masks.select(document, outside, Mode.REPLACE).mask.extent() == Rect(250, 150, 50, 50)
    copied = masks.copy_mask(one, "Kept")
    assert copied.active_mask == "Kept" and copied.mask is one.mask


def test_several_seeds_find_what_each_of_them_finds_by_itself() -> None:
    alike = np.random.default_rng(5).random((60, 80)) < 0.55
    seeds = np.zeros_like(alike)
    places = [(3, 4), (40, 20), (77, 58)]
    for x, y in places:
        seeds[y, x] = True
    one_by_one = np.logical_or.reduce([flooded(alike, place) for place in places])
    assert np.array_equal(joined_to(alike, seeds), one_by_one)
    assert not joined_to(alike, np.zeros_like(alike)).any()


def test_like_colours_are_found_round_the_selection_or_anywhere() -> None:
    picture = np.full((60, 120, 4), 255, np.uint8)
    picture[..., :3] = (20, 60, 200)
    picture[10:50, 10:50, :3] = (200, 40, 40)
    picture[10:50, 70:110, :3] = (212, 48, 30)  # like it, and apart
    picture[30:50, 70:110, 3] = 0
    mask = Raster(1).write(Rect(20, 20, 8, 8), np.full((8, 8, 1), 255, np.uint8))
    bounds = Rect(0, 0, 120, 60)
    near = cover(alike_selected(picture, mask, 32, contiguous=True), bounds) > 127
    both = cover(alike_selected(picture, mask, 32, contiguous=False), bounds) > 127
    left, right = np.zeros((60, 120), bool), np.zeros((60, 120), bool)
    left[10:50, 10:50], right[10:30, 70:110] = True, True
    assert (near != left).sum() <= 4 and (both != (left | right)).sum() <= 8  # corners are soft
    exact = cover(alike_selected(picture, mask, 0, contiguous=False), bounds) > 127
    assert (exact != left).sum() <= 4


def test_stray_colours_of_a_selection_do_not_count() -> None:
    picture = np.full((80, 160, 4), 255, np.uint8)
    picture[:, 80:, :3] = picture[0, 0, :3] = 0  # one of 6,400 selected pixels is black too
    mask = Raster(1).write(Rect(0, 0, 80, 80), np.full((80, 80, 1), 255, np.uint8))
    found = cover(alike_selected(picture, mask, 8, contiguous=False), Rect(0, 0, 160, 80))
    assert not found[:, 82:].any() and (found[:, :78] == 255).all()
