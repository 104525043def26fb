"""Areas filled at once, gradients without bands, and the finger that smears."""

from __future__ import annotations

import numpy as np
import pytest

from editor.core.brush import Brush
from editor.core.errors import BadInput
from editor.core.fill import both, laid
from editor.core.geometry import Rect
from editor.core.gradient import SHAPES, Gradient, Stop, two
from editor.core.ink import Ink
from editor.core.raster import TILE, Raster, raster_from
from editor.core.select import whole
from editor.core.smudge import begin_smudge
from tests.core.pictures import noisy, painted

AREA = Rect(0, 0, 400, 300)
GREY = two((0, 0, 0), (255, 255, 255))


def _gradient(shape: str = "linear", **changes: object) -> Gradient:
    values = {"start": (50.0, 150.0), "end": (350.0, 150.0), "stops": GREY, **changes}
    return Gradient(shape, **values)  # type: ignore[arg-type]


def _laid(gradient: Gradient, target: Raster | None = None) -> np.ndarray:
    return laid(target or Raster(4), whole(AREA), gradient, AREA).read(AREA)


# ---- areas


def test_paint_fills_where_it_covers_and_shares_what_it_does_not_touch() -> None:
    target = painted(Raster(4), Rect(0, 0, 512, 512), 200)
    cover = painted(Raster(1), Rect(10, 10, 50, 50), 255)
    filled = laid(target, cover, Ink((1, 2, 3)), Rect(0, 0, 512, 512))
    assert filled.changed_cells(target) == {(0, 0)}
    assert tuple(filled.read(Rect(30, 30, 1, 1))[0, 0, :3]) == (1, 2, 3)
    assert filled.changed_pixels(target) == Rect(10, 10, 50, 50)


def test_the_clip_ends_a_fill_and_erasing_all_drops_the_tiles() -> None:
    inside = laid(Raster(4), whole(Rect(-50, -50, 600, 600)), Ink((9, 9, 9)), AREA)
    assert inside.extent() == AREA
    assert not laid(inside, whole(AREA), Ink(erase=True), AREA).extent().w


def test_coverages_meet_as_their_product() -> None:
    half = painted(Raster(1), Rect(0, 0, 300, 300), 128)
    other = painted(Raster(1), Rect(100, 0, 300, 300), 51)
    met = both(half, other)
    assert met.extent() == Rect(100, 0, 200, 300)
    assert met.read(Rect(150, 5, 1, 1))[0, 0, 0] == round(128 * 51 / 255)
    assert both(half, whole(Rect(0, 0, 1280, 1280))).changed(half).empty


@pytest.mark.parametrize("depth", [8, 16])
def test_fills_reach_the_exact_colour_at_any_depth(depth: int) -> None:
    target = Raster(4, depth)  # type: ignore[arg-type]
    filled = laid(target, whole(AREA), Ink((10, 128, 255)), AREA).read(AREA)
    scale = 1 if depth == 8 else 257
    assert (filled == np.array([10, 128, 255, 255]) * scale).all()


# ---- gradients


def _expected(shape: str) -> np.ndarray:
    """Share 0..1 at each pixel's middle, written down independently (double precision)."""
    y, x = np.mgrid[: AREA.h, : AREA.w] + 0.5
    dx, dy = x - 50, y - 150
    if shape == "angular":
        return (np.degrees(np.arctan2(dy, dx)) % 360) / 360
    distance = {
        "linear": dx,
        "radial": np.sqrt(dx**2 + dy**2),
        "reflected": abs(dx),
        "diamond": abs(dx) + abs(dy),
    }[shape]
    return np.clip(distance / 300, 0, 1)


@pytest.mark.parametrize("shape", SHAPES)
def test_every_shape_is_within_a_level_of_its_formula(shape: str) -> None:
    pixels = _laid(_gradient(shape)).astype(float)
    assert np.abs(pixels[..., 0] - 255 * _expected(shape)).max() <= 1.05
    assert (pixels[..., 3] == 255).all()


def test_eight_bits_do_not_band_over_a_faint_slope() -> None:
    """Averages over small blocks follow the slope far below one level."""
    faint = _gradient(stops=two((100, 100, 100), (104, 104, 104)))
    exact = 100 + 4 * _expected("linear")[:288, :384]
    pixels = _laid(faint)[:288, :384, 0].astype(float)
    blocks = (pixels - exact).reshape(18, 16, 24, 16).mean((1, 3))
    assert np.abs(blocks).max() < 0.2
    plain = _laid(_gradient(stops=faint.stops, dither=False))[:288, :384, 0]
    rounded = (plain - exact).reshape(18, 16, 24, 16).mean((1, 3))
    assert np.abs(rounded).max() > 0.3  # so the measure can tell


def test_a_gradient_to_transparency_keeps_its_colour() -> None:
    pixels = _laid(_gradient(stops=two((200, 30, 10), (0, 0, 0), transparent=True)))
    there = pixels[..., 3] > 0
    assert np.abs(pixels[there][:, 0].astype(int) - 200).max() <= 1
    assert pixels[150, 60, 3] > 240 and pixels[150, 340, 3] < 15


def test_stops_of_any_number_lie_where_they_are_put() -> None:
    stops = (Stop(0.0, (255, 0, 0, 255)), Stop(0.25, (0, 255, 0, 255)), Stop(1.0, (0, 0, 255, 255)))
    row = _laid(_gradient(stops=stops))[150].astype(int)
    assert np.abs(row[125, :3] - (0, 255, 0)).max() <= 3
    assert np.abs(row[20, :3] - (255, 0, 0)).max() <= 1
    assert np.abs(row[380, :3] - (0, 0, 255)).max() <= 1


def test_sixteen_bits_get_all_their_levels() -> None:
    deep = laid(Raster(4, 16), whole(AREA), _gradient(), AREA).read(AREA)
    assert np.abs(deep[..., 0] - 65535 * _expected("linear")).max() < 70
    assert len(np.unique(deep[150, 60:340, 0])) > 270


def test_masks_take_the_lightness_and_locked_alpha_stays() -> None:
    mask = laid(Raster(1), whole(AREA), _gradient(), AREA).read(AREA)[..., 0]
    assert np.abs(mask - 255 * _expected("linear")).max() <= 1.5
    target = noisy(400, 300)
    locked = laid(target, whole(AREA), _gradient(lock_alpha=True), AREA).read(AREA)
    assert np.array_equal(locked[..., 3], target.read(AREA)[..., 3])


def test_impossible_gradients_are_refused() -> None:
    with pytest.raises(BadInput):
        _gradient("spiral")
    with pytest.raises(BadInput):
        _gradient(stops=(Stop(0, (0, 0, 0, 255)),))
    assert _laid(_gradient(end=(50.0, 150.0))).shape == (300, 400, 4)  # a mere click


# ---- the finger


def _halves() -> Raster:
    pixels = np.full((300, 400, 4), 255, np.uint8)
    pixels[:, :200, :3] = 0
    return raster_from(pixels)


FINGER = Brush(60, 0.5, opacity=0.9, pressure_size=False)
ACROSS = [(150.0, 150.0, 1.0), (260.0, 150.0, 1.0)]


def test_the_finger_drags_colour_along_and_only_there() -> None:
    target = _halves()
    stroke = begin_smudge(target, FINGER, AREA).to(ACROSS)
    before, after = target.read(AREA).astype(int), stroke.raster.read(AREA).astype(int)
    row = after[150, :, 0]
    assert row[215] < 120 and row[199] < 60  # black came over the border
    assert row[215] <= row[235] + 2 <= row[330] + 4
    assert np.array_equal(before[:118], after[:118]) and np.array_equal(before[183:], after[183:])
    assert (after[..., 3] == 255).all()


def test_an_even_ground_stays_even_and_a_click_changes_nothing() -> None:
    even = painted(Raster(4), AREA, 180)
    assert begin_smudge(even, FINGER, AREA).to(ACROSS).raster.changed(even).empty
    target = _halves()
    assert begin_smudge(target, FINGER, AREA).to([(200.0, 150.0, 1.0)]).raster.changed(target).empty


def test_a_wet_finger_brings_its_colour() -> None:
    wet = Brush(60, 0.5, opacity=0.5, pressure_size=False, colour=(255, 0, 0))
    stroke = begin_smudge(painted(Raster(4), AREA, 0), wet, AREA, wet=0.5).to(ACROSS)
    pixel = stroke.raster.read(Rect(230, 150, 1, 1))[0, 0]
    assert pixel[0] > 240 and pixel[1] == 0 and pixel[3] > 150


def test_the_finger_keeps_to_the_selection_and_to_locked_alpha() -> None:
    target = noisy(400, 300)
    chosen = painted(Raster(1), Rect(0, 0, 200, 300), 255)
    after = begin_smudge(target, FINGER, AREA, chosen, lock_alpha=True).to(ACROSS).raster.read(AREA)
    before = target.read(AREA)
    assert np.array_equal(after[:, 200:], before[:, 200:])
    assert np.array_equal(after[..., 3], before[..., 3])
    assert not np.array_equal(after[150, 160:200], before[150, 160:200])


def test_transparent_surroundings_do_not_darken() -> None:
    target = raster_from(np.full((300, 200, 4), 255, np.uint8))  # nothing right of 200
    after = begin_smudge(target, FINGER, AREA).to(ACROSS).raster.read(AREA)
    visible = after[..., 3] > 3
    assert after[visible][:, :3].min() >= 250


def test_sixteen_bits_keep_what_is_not_smeared() -> None:
    random = np.random.default_rng(1)
    target = raster_from(random.integers(0, 65536, (300, 400, 4), np.uint16))
    stroke = begin_smudge(target, FINGER, AREA).to(ACROSS)
    changed = stroke.raster.changed_pixels(target)
    assert Rect(150 - 32, 150 - 32, 180, 64).contains(changed) and not changed.empty
    assert set(stroke.raster.changed_cells(target)) <= set(changed.cells(TILE))
