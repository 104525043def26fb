"""Brushes of every kind: tips, dynamics, symmetry, paper, and what 16 bits and clones keep."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from editor.core.brush import Brush, begin, begin_with
from editor.core.brush_symmetry import KINDS, OFF, Symmetry
from editor.core.brush_tips import TIPS, paper, tip_picture
from editor.core.clone import Clone
from editor.core.dabs import Form, dab
from editor.core.geometry import Rect
from editor.core.raster import TILE, Raster, raster_from
from tests.core.pictures import noisy, painted

AREA = Rect(0, 0, 400, 300)
LINE = [(60.0, 60.0, 1.0), (300.0, 200.0, 1.0)]
PLAIN = Brush(40, 1.0, pressure_size=False)


def _cover(brush: Brush, points=LINE, symmetry: Symmetry | None = None) -> np.ndarray:
    stroke = begin(Raster(1), brush, AREA, symmetry=symmetry or Symmetry())
    return stroke.to(points).raster.read(AREA)[..., 0]


@pytest.mark.parametrize("tip", TIPS[1:])
def test_tips_are_pictures_that_end_within_their_square(tip: str) -> None:
    picture = tip_picture(tip)
    assert picture.min() >= 0 and picture.max() <= 1 and 0.03 < picture.mean() < 0.9
    corners = picture[[0, 0, -1, -1], [0, -1, 0, -1]]
    assert corners.max() < 0.05
    rect, stamp = dab(80, 1.0, 100, 100, Form(tip))
    assert 0.7 * picture.mean() < stamp.mean() / 255 * (rect.area / 80**2) < 1.3 * picture.mean()


def test_a_tip_is_turned_and_flattened() -> None:
    _, flat = dab(60, 1.0, 100, 100, Form(roundness=0.25))
    _, upright = dab(60, 1.0, 100, 100, Form(roundness=0.25, angle=90))
    rows, columns = (np.count_nonzero(flat.max(axis) > 127) for axis in (1, 0))
    assert 50 < columns < 66 and 12 < rows < 20
    assert np.abs(flat.astype(int) - upright.T).mean() < 2
    assert flat.sum() / 255 == pytest.approx(np.pi * 30 * 30 * 0.25, rel=0.15)


def test_calligraphy_is_thin_along_its_edge_and_wide_across() -> None:
    pen = replace(PLAIN, roundness=0.1, angle=0.0)
    along = np.count_nonzero(_cover(pen, [(100.0, 150.0, 1.0), (300.0, 150.0, 1.0)])[:, 200])
    across = np.count_nonzero(_cover(pen, [(200.0, 50.0, 1.0), (200.0, 250.0, 1.0)])[150])
    assert along <= 9 and across >= 37


def test_scattered_dabs_stray_no_farther_than_asked_and_come_out_alike_again() -> None:
    spray = replace(PLAIN, diameter=10, scatter=2.0, dabs=3, size_jitter=0.5, angle_jitter=1.0)
    level = [(50.0, 150.0, 1.0), (350.0, 150.0, 1.0)]
    cover = _cover(spray, level)
    rows = np.flatnonzero(cover.any(1))
    assert rows.min() >= 150 - 26 and rows.max() <= 150 + 26
    assert rows.max() - rows.min() > 30
    assert np.array_equal(cover, _cover(spray, level))
    by_points = begin(Raster(1), spray, AREA)
    for x in range(50, 351, 10):
        by_points = by_points.to([(float(x), 150.0, 1.0)])
    assert np.array_equal(cover, by_points.raster.read(AREA)[..., 0])


def test_following_tips_turn_with_the_way() -> None:
    pen = replace(PLAIN, roundness=0.1, follow=True)
    down = _cover(pen, [(200.0, 50.0, 1.0), (200.0, 250.0, 1.0)])
    assert np.count_nonzero(down[150]) <= 9


def test_pressure_on_flow_thins_single_dabs_only() -> None:
    brush = replace(PLAIN, pressure_flow=True)
    assert _cover(brush, [(100.0, 100.0, 0.5)]).max() == 128
    assert _cover(brush, [(100.0, 100.0, 0.5)] * 1 + [(140.0, 100.0, 0.5)]).max() > 200


def test_an_airbrush_at_rest_fills_up_to_its_opacity() -> None:
    stroke = begin(Raster(1), replace(PLAIN, flow=0.2, opacity=0.6), AREA).to([(100.0, 100.0, 1.0)])
    levels = []
    for _ in range(30):
        levels.append(int(stroke.raster.read(Rect(100, 100, 1, 1))[0, 0, 0]))
        stroke = stroke.rested()
    assert levels[0] < levels[3] < levels[10] and levels[-1] == 153
    assert begin(Raster(1), PLAIN, AREA).rested().raster.tiles == {}


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != OFF])
def test_symmetric_strokes_are_symmetric(kind: str) -> None:
    middle = Symmetry(kind, 200.0, 150.0, 4)
    cover = _cover(replace(PLAIN, diameter=21), LINE, middle).astype(int)
    once = _cover(replace(PLAIN, diameter=21)).astype(int)
    assert (cover >= once).all() and cover.sum() > 1.5 * once.sum()
    square = cover[:, 50:350]
    turns = {
        "vertical": [square[:, ::-1]],
        "horizontal": [square[::-1]],
        "both": [square[::-1], square[:, ::-1]],
        "radial": [np.rot90(square), np.rot90(square, 2)],
        "mandala": [np.rot90(square), square[:, ::-1]],
    }[kind]
    for turned in turns:  # places are rounded to a quarter pixel
        assert np.abs(square - turned).mean() < 3


def test_a_symmetric_stroke_is_one_coat() -> None:
    thin = replace(PLAIN, opacity=0.5)
    both = _cover(thin, [(180.0, 150.0, 1.0)], Symmetry("vertical", 200.0, 150.0))
    assert both.max() == 128


def test_paper_shows_through_a_thin_coat_and_not_through_a_thick_one() -> None:
    assert paper().shape == (TILE, TILE) and np.abs(np.diff(paper().astype(int), axis=0)).mean() > 4
    thin = _cover(replace(PLAIN, diameter=120, opacity=0.4, grain=1.0), [(200.0, 150.0, 1.0)])
    thick = _cover(replace(PLAIN, diameter=120, opacity=1.0, grain=1.0), [(200.0, 150.0, 1.0)])
    disc = np.s_[130:170, 180:220]
    assert thin[disc].std() > 30 and (thick[disc] == 255).all()


def test_a_selection_keeps_a_stroke_inside_to_the_bit() -> None:
    chosen = painted(Raster(1), Rect(0, 0, 150, 300), 255)
    target = noisy(400, 300)
    stroke = begin(target, PLAIN, AREA, selection=chosen).to(LINE)
    before, after = target.read(AREA), stroke.raster.read(AREA)
    assert np.array_equal(before[:, 150:], after[:, 150:])
    assert not np.array_equal(before[:, :150], after[:, :150])
    outside = begin(target, PLAIN, AREA, selection=Raster(1)).to(LINE)
    assert outside.raster.changed(target).empty and outside.coat.tiles


def test_a_soft_stroke_on_sixteen_bits_has_no_bands_and_leaves_the_rest_to_the_bit() -> None:
    ramp = np.zeros((300, 400, 4), np.uint16)
    ramp[..., :3] = np.linspace(2000, 60001, 400).astype(np.uint16)[None, :, None]
    ramp[..., 3] = 65535
    target = raster_from(ramp)
    soft = Brush(200, 0.0, colour=(0, 0, 0), pressure_size=False)
    stroke = begin(target, soft, AREA).to([(120.0, 150.0, 1.0)])
    after = stroke.raster.read(AREA)
    touched = stroke.coat.read(AREA)[..., 0] > 0
    assert np.array_equal(after[~touched], ramp[~touched])
    flat = begin(raster_from(np.full_like(ramp, 65535)), soft, AREA).to([(120.0, 150.0, 1.0)])
    row = flat.raster.read(AREA)[150, 120:220, 0]
    assert len(np.unique(row)) > 95  # 8 bits of coverage would leave steps of 257
    assert not (row[5:90] % 257 == 0).all()


def test_a_clone_brings_what_was_there_when_it_began() -> None:
    target = noisy(400, 300)
    clone = Clone(target.read, dx=-100, dy=20)
    stroke = begin_with(clone, target, PLAIN, AREA).to([(200.0, 150.0, 1.0), (260.0, 150.0, 1.0)])
    after, before = stroke.raster.read(AREA), target.read(AREA)
    opaque = before[150 + 20, 110:150, 3] == 255
    assert np.array_equal(after[150, 210:250][opaque], before[170, 110:150][opaque])
    assert np.array_equal(after[:120], before[:120])


def test_masks_are_cloned_too_and_take_the_lightness_of_colours() -> None:
    mask = painted(Raster(1), Rect(0, 0, 100, 300), 255)
    stroke = begin_with(Clone(mask.read, -150, 0), mask, PLAIN, AREA).to([(230.0, 150.0, 1.0)])
    assert stroke.raster.read(Rect(225, 150, 10, 1)).min() == 255
    white = raster_from(np.full((300, 400, 4), 255, np.uint8))
    lit = begin_with(Clone(white.read, 0, 0), mask, PLAIN, AREA).to([(300.0, 150.0, 1.0)])
    assert lit.raster.read(Rect(300, 150, 1, 1))[0, 0, 0] == 255


def test_a_clone_of_nothing_changes_nothing_and_depths_meet() -> None:
    target = painted(Raster(4), AREA, 90)
    empty = begin_with(Clone(Raster(4).read, 5, 5), target, PLAIN, AREA).to(LINE)
    assert empty.raster.changed(target).empty
    deep = raster_from(np.full((300, 400, 4), 65535, np.uint16))
    onto = begin_with(Clone(target.read, 0, 0), deep, PLAIN, AREA).to(LINE)
    alpha = 90 / 255
    got = onto.raster.read(Rect(100, 83, 1, 1))[0, 0, 0] / 65535
    assert got == pytest.approx(alpha * alpha + 1 - alpha, abs=0.002)


@pytest.mark.parametrize("diameter", [1, 2, 5])
@pytest.mark.parametrize("deep", [False, True])
def test_crisp_brushes_cover_whole_pixels_without_a_gap(diameter: int, deep: bool) -> None:
    brush = Brush(diameter, hardness=0.2, spacing=0.5, pressure_size=False, crisp=True)
    way = [(10.3, 10.7, 1.0), (40.2, 22.4, 1.0), (41.0, 60.9, 1.0)]
    stroke = begin(Raster(1, 16 if deep else 8), brush, Rect(0, 0, 100, 100)).to(way)
    cover = stroke.raster.read(Rect(0, 0, 100, 100))[..., 0]
    assert set(np.unique(cover)) == {0, 65535 if deep else 255}
    assert (cover[12:58] > 0).any(1).all(), "no row of the way is left out"
    if diameter == 1:
        assert (cover > 0).sum(0)[:40].max() <= 2


def test_a_crisp_dab_of_one_pixel_is_that_pixel() -> None:
    for x, y in ((3.0, 7.0), (3.5, 7.5), (3.99, 7.99)):
        box, shape = dab(1, 1.0, x, y, Form(crisp=True))
        rows, columns = np.nonzero(shape)
        assert [(box.x + columns[0], box.y + rows[0])] == [(3, 7)] and len(rows) == 1


def test_tips_turn_with_the_pen_that_leans_and_only_where_they_shall() -> None:
    nib = replace(PLAIN, roundness=0.1, spacing=0.02)
    way = [(x, y, p) for x, y, p in ((60.0, 60.0, 1.0), (200.0, 60.0, 1.0))]
    for brush, degrees, thickness in ((nib, 90, 5), (replace(nib, tilt=True), 90, 40)):
        stroke = begin(Raster(1), brush, AREA).leaning(degrees).to(way)
        assert abs(np.count_nonzero(stroke.raster.read(AREA)[:, 130, 0]) - thickness) <= 3
    half = begin(Raster(1), replace(nib, tilt=True), AREA).leaning(0).to(way[:1])
    half = half.to([(130.0, 60.0, 1.0)]).leaning(90).to(way[1:])
    rows = np.count_nonzero(half.raster.read(AREA)[..., 0], axis=0)
    assert rows[100] <= 8 and rows[190] >= 37
