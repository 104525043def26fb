"""Strokes: one coat, evenly laid, only where the pen went."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editor.core.brush import Brush, Point, begin
from editor.core.dabs import dab
from editor.core.geometry import EMPTY, Rect
from editor.core.raster import TILE, Raster, raster_from
from tests.core.pictures import noisy, painted

AREA = Rect(0, 0, 400, 300)
HARD = Brush(40, hardness=1.0, pressure_size=False)
RED = Brush(40, hardness=1.0, pressure_size=False, colour=(200, 20, 10))
LINE = [(60.0, 60.0, 1.0), (300.0, 200.0, 1.0)]


def _mask(brush: Brush, points: Sequence[Point], target: Raster | None = None) -> np.ndarray:
    return begin(target or Raster(1), brush, AREA).to(points).raster.read(AREA)[..., 0]


def _distances(points: Sequence[Point]) -> np.ndarray:
    """Distance of each pixel's middle from the straight way through two points."""
    (ax, ay, _), (bx, by, _) = points
    y, x = np.mgrid[: AREA.h, : AREA.w] + 0.5
    length = (bx - ax) ** 2 + (by - ay) ** 2
    t = np.clip(((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length, 0, 1)
    return np.hypot(x - ax - t * (bx - ax), y - ay - t * (by - ay))


def test_a_hard_stroke_covers_its_way_and_nothing_else() -> None:
    cover = _mask(HARD, LINE)
    last_dab = [LINE[0], (296.5, 198.0, 1.0)]  # at most one spacing before the pen
    assert (cover[_distances(last_dab) < 18.5] == 255).all()
    assert (cover[_distances(LINE) > 21.5] == 0).all()


def test_a_soft_stroke_falls_off_without_a_step() -> None:
    soft = Brush(80, hardness=0.0, pressure_size=False)
    cover = _mask(soft, [(200.0, 150.0, 1.0)]).astype(int)
    row = cover[150, 200:245]
    assert row[0] > 250 and row[-1] == 0
    assert (np.diff(row) <= 0).all() and np.abs(np.diff(row)).max() < 12


def test_a_dab_is_symmetric_and_has_the_area_of_its_disc() -> None:
    for diameter in (1.0, 3.0, 9.5, 40.0, 190.0):
        rect, stamp = dab(diameter, 1.0, 50.5, 50.5)
        assert rect.w == rect.h == stamp.shape[0]
        assert np.array_equal(stamp, stamp.T) and np.array_equal(stamp, stamp[::-1, ::-1])
        disc = np.pi * diameter**2 / 4
        assert stamp.sum() / 255 == pytest.approx(disc, rel=0.03, abs=0.75)


def test_thin_brushes_are_placed_below_the_pixel() -> None:
    places = []
    for x in (50.0, 50.25, 50.5, 50.75):
        rect, stamp = dab(6, 1.0, x, 50.5)
        columns = np.arange(rect.w) + rect.x + 0.5
        places.append(float((stamp.sum(0) * columns).sum() / stamp.sum()))
    assert np.allclose(np.diff(places), 0.25, atol=0.04)


points = st.lists(
    st.tuples(st.floats(-50, 450), st.floats(-50, 350), st.floats(0, 1)), min_size=1, max_size=8
)
brushes = st.builds(
    Brush,
    diameter=st.floats(1, 90),
    hardness=st.floats(0, 1),
    opacity=st.floats(0, 1),
    flow=st.floats(0, 1),
    spacing=st.floats(0.02, 0.5),
    erase=st.booleans(),
    pressure_size=st.booleans(),
    pressure_opacity=st.booleans(),
)


@settings(max_examples=40, deadline=None)
@given(brushes, points, st.booleans())
def test_a_stroke_is_the_same_in_one_go_or_point_by_point(
    brush: Brush, way: list[Point], mask: bool
) -> None:
    target = noisy(400, 300, 1 if mask else 4)
    stroke = begin(target, brush, AREA)
    for point in way:
        stroke = stroke.to([point])
    at_once = begin(target, brush, AREA).to(way)
    assert np.array_equal(stroke.raster.read(AREA), at_once.raster.read(AREA))


@settings(max_examples=40, deadline=None)
@given(brushes, points, st.integers(0, 255))
def test_opacity_is_the_ceiling_of_the_whole_stroke(
    brush: Brush, way: list[Point], start: int
) -> None:
    """However often a stroke crosses itself, no pixel gets more than `opacity` of the colour."""
    cover = _mask(brush, [*way, *way[::-1]], painted(Raster(1), AREA, start)).astype(float)
    goal = 0 if brush.erase else 255
    limit = start + (goal - start) * brush.opacity
    low, high = sorted((float(start), limit))
    assert cover.min() >= low - 1 and cover.max() <= high + 1


@settings(max_examples=40, deadline=None)
@given(brushes, points)
def test_nothing_changes_outside_dirty_and_outside_the_clip(brush: Brush, way: list[Point]) -> None:
    target, clip = noisy(400, 300), Rect(37, 20, 201, 190)
    stroke = begin(target, brush, clip).to(way)
    before, after = target.read(AREA), stroke.raster.read(AREA)
    assert clip.contains(stroke.dirty)
    changed = np.argwhere((before != after).any(-1))
    for y, x in (*changed[:5], *changed[-5:]):
        assert stroke.dirty.contains(Rect(int(x), int(y), 1, 1))
    outside = np.ones((AREA.h, AREA.w), bool)
    outside[stroke.dirty.slices()] = False
    assert np.array_equal(before[outside], after[outside])
    for cell in stroke.raster.changed_cells(target):
        assert cell in set(stroke.dirty.cells(TILE))


def test_a_stroke_touches_only_its_tiles() -> None:
    target = noisy(1000, 1000)
    stroke = begin(target, RED, Rect(0, 0, 1000, 1000)).to([(64.0, 64.0, 1.0), (70.0, 64.0, 1.0)])
    assert stroke.raster.changed_cells(target) == {(0, 0)}
    assert begin(target, RED, AREA).raster is target


def test_a_long_line_takes_memory_for_its_way_only() -> None:
    area = Rect(0, 0, 4000, 4000)
    stroke = begin(Raster(1), HARD, area).to([(10.0, 10.0, 1.0), (3990.0, 3990.0, 1.0)])
    assert stroke.dirty.w > 3900 and len(stroke.raster.tiles) < 100
    for x in range(20, 3980, 80):
        assert stroke.raster.read(Rect(x, x, 1, 1))[0, 0, 0] == 255


def test_a_stroke_off_the_canvas_changes_nothing() -> None:
    stroke = begin(Raster(1), HARD, AREA).to([(-100.0, -100.0, 1.0)])
    assert stroke.dirty == EMPTY and not stroke.raster.tiles


def test_dabs_fall_evenly_however_the_way_is_cut() -> None:
    """Many short pieces get as many dabs as one long piece: the gap carries over."""
    dots = Brush(4, 1.0, spacing=5.0, pressure_size=False)
    whole = _mask(dots, [(20.0, 50.0, 1.0), (320.0, 50.0, 1.0)])
    pieces = _mask(dots, [(20.0 + x, 50.0, 1.0) for x in range(0, 301, 3)])
    assert np.array_equal(whole, pieces)
    assert np.count_nonzero(np.diff(whole[50].astype(bool).astype(int)) == 1) == 16


def test_flow_builds_up_with_every_dab() -> None:
    slow = Brush(40, 1.0, flow=0.2, spacing=0.5, pressure_size=False)
    one = _mask(slow, [(100.0, 100.0, 1.0)])[100, 100]
    many = _mask(slow, [(100.0, 100.0, 1.0), (200.0, 100.0, 1.0)])[100, 110]
    assert one == 51 and one < many < 255
    there_and_back = [(100.0, 100.0, 1.0), (200.0, 100.0, 1.0)] * 9
    assert _mask(slow, there_and_back)[100, 110] == 255


def test_pressure_governs_size_and_opacity_as_asked() -> None:
    at = [(100.0, 100.0, 0.5)]
    thin = _mask(Brush(40, 1.0), at)
    assert thin.astype(bool).sum() == pytest.approx(np.pi * 100, rel=0.15)
    faint = _mask(Brush(40, 1.0, pressure_size=False, pressure_opacity=True), at)
    assert faint.max() == 128


def test_colour_covers_what_is_there_and_alpha_grows() -> None:
    target = raster_from(np.full((300, 400, 4), (10, 20, 30, 100), np.uint8))
    half = Brush(40, 1.0, opacity=0.5, pressure_size=False, colour=(200, 0, 0))
    pixel = begin(target, half, AREA).to(LINE).raster.read(Rect(60, 60, 1, 1))[0, 0]
    a, back = 128 / 255, 100 / 255
    alpha = a + back - a * back
    red = (200 * a + 10 * back * (1 - a)) / alpha
    assert pixel[3] == pytest.approx(255 * alpha, abs=1)
    assert pixel[0] == pytest.approx(red, abs=1.5)
    on_nothing = begin(Raster(4), half, AREA).to(LINE).raster.read(Rect(60, 60, 1, 1))[0, 0]
    assert tuple(on_nothing) == (200, 0, 0, 128)


def test_locked_transparency_keeps_alpha_and_erasing_keeps_colour() -> None:
    target = noisy(400, 300)
    before = target.read(AREA)
    locked = begin(target, RED, AREA, lock_alpha=True).to(LINE).raster.read(AREA)
    assert np.array_equal(locked[..., 3], before[..., 3])
    assert tuple(locked[130, 180, :3]) == RED.colour
    rubber = Brush(40, 1.0, erase=True, pressure_size=False)
    erased = begin(target, rubber, AREA).to(LINE).raster.read(AREA)
    assert erased[130, 180, 3] == 0
    assert np.array_equal(erased[..., :3], before[..., :3])
    kept = begin(target, rubber, AREA, lock_alpha=True).to(LINE).raster
    assert kept.changed_cells(target) == set()


def test_erasing_all_of_a_tile_drops_it() -> None:
    spot = painted(Raster(1), Rect(90, 90, 20, 20), 255)
    rubber = Brush(80, 1.0, erase=True, pressure_size=False)
    assert not begin(spot, rubber, AREA).to([(100.0, 100.0, 1.0)]).raster.tiles


def test_a_selection_weighs_the_stroke() -> None:
    selection = painted(painted(Raster(1), Rect(0, 0, 150, 300), 255), Rect(150, 0, 50, 300), 51)
    way = [(50.0, 100.0, 1.0), (300.0, 100.0, 1.0)]
    row = begin(Raster(1), HARD, AREA, selection=selection).to(way).raster.read(AREA)[100, :, 0]
    assert (row[60:150] == 255).all() and (row[150:200] == 51).all() and (row[200:] == 0).all()


@pytest.mark.parametrize("channels", [1, 4])
@pytest.mark.parametrize("erase", [False, True])
def test_sixteen_bit_pixels_are_painted_alike(channels: int, erase: bool) -> None:
    shallow = noisy(400, 300, channels)
    deep = raster_from(shallow.read(AREA).astype(np.uint16) * 257)
    brush = Brush(60, 0.3, 0.7, colour=(9, 200, 90), erase=erase, pressure_size=False)
    eight = begin(shallow, brush, AREA).to(LINE).raster.read(AREA)
    sixteen = begin(deep, brush, AREA).to(LINE).raster.read(AREA)
    assert sixteen.dtype == np.uint16
    visible = eight[..., -1] > 96  # where eight bits are still exact enough
    apart = np.abs(sixteen / 257 - eight)[visible]
    assert apart.max() <= 2.5
    locked = begin(deep, brush, AREA, lock_alpha=True).to(LINE).raster.read(AREA)
    if channels == 4:
        assert np.array_equal(locked[..., 3], deep.read(AREA)[..., 3])
