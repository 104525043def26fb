"""Adjustment layers in a picture: what they change, how far, and the same however it is cut."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from editor.core import edits
from editor.core.adjustment import Adjustment, Area
from editor.core.adjustments.colours import Vibrance
from editor.core.adjustments.detail import Blur, Noise, Sharpen
from editor.core.adjustments.gaussian import reach_of, smoothed
from editor.core.adjustments.hue_saturation import HueSaturation
from editor.core.adjustments.tones import Exposure, Invert, Levels
from editor.core.clip import document_at
from editor.core.document import Document
from editor.core.geometry import Rect, Size
from editor.core.layer import AdjustmentLayer, BlendMode, GroupLayer, Layer, PixelLayer
from editor.core.raster import Raster, raster_from
from editor.core.time import Curve, FrameRange, Key, Timeline
from editor.render.below import Below
from editor.render.compositor import compose, flatten
from editor.render.deep import flatten_at_depth, flatten_deep
from editor.render.laying import Frame
from editor.render.projection import Projection
from editor.render.stack import spread
from editor.render.tiles import view
from tests.core.pictures import noisy, painted

pytestmark = pytest.mark.usefixtures("qapp")
SIZE = Size(420, 300)
AREA = Rect(0, 0, *SIZE)
PHOTO = PixelLayer("Photo", pixels=noisy(*SIZE, opaque=True))
GLASS = PixelLayer("Glass", pixels=noisy(200, 250, seed=1))
LEFT_HALF = raster_from(np.full((300, 210), 255, np.uint8))


def adjusting(adjustment: Adjustment, **how: object) -> AdjustmentLayer:
    return AdjustmentLayer("Adjustment", adjustment=adjustment, **how)  # type: ignore[arg-type]


INVERT = adjusting(Invert())
STACKS: dict[str, tuple[Layer, ...]] = {
    "three": (PHOTO, INVERT, adjusting(Levels(all=(0.1, 0.8, 1.2, 0.0, 1.0))),
              adjusting(HueSaturation(hue=40.0))),
    "see-through": (GLASS, adjusting(Vibrance(0.8))),
    "mask": (PHOTO, adjusting(Invert(), mask=LEFT_HALF, opacity=0.6)),
    "mode": (PHOTO, GLASS, adjusting(Exposure(0.7), blend=BlendMode.LUMINOSITY)),
    "clipped": (PHOTO, GLASS, replace(INVERT, clip=True), adjusting(Noise(0.3, 4), clip=True)),
    "group": (PHOTO, GroupLayer("Group", layers=(GLASS, INVERT))),
    "passing": (PHOTO, GroupLayer("Group", layers=(GLASS, adjusting(Blur(2.0))), opacity=0.7,
                                  pass_through=True)),
    "blur": (PHOTO, GLASS, adjusting(Blur(5.0)), adjusting(Sharpen(1.0, 2.0)), GLASS),
    "blur clipped": (PHOTO, GLASS, adjusting(Blur(3.0), clip=True)),
    "blurs clipped": (PHOTO, replace(INVERT, clip=True), adjusting(Blur(6.0), clip=True)),
    "blur clipped to an adjustment": (PHOTO, INVERT, adjusting(Blur(6.0), clip=True)),
}  # fmt: skip


@pytest.mark.parametrize("layers", STACKS.values(), ids=STACKS.keys())
def test_it_looks_the_same_however_it_is_cut(layers: tuple[Layer, ...]) -> None:
    document = Document(SIZE, layers)
    whole = flatten(document, AREA)
    for part in (Rect(13, 7, 90, 200), Rect(120, 120, 20, 20), Rect(333, 200, 87, 100)):
        assert np.array_equal(flatten(document, part), whole[part.slices()])
    assert np.array_equal(
        flatten_deep(document, Rect(50, 60, 99, 98)), flatten_deep(document, AREA)[60:158, 50:149]
    )


@pytest.mark.parametrize("layers", STACKS.values(), ids=STACKS.keys())
def test_both_depths_agree(layers: tuple[Layer, ...]) -> None:
    document = Document(SIZE, layers)
    bytes_, words = flatten(document, AREA), flatten_deep(document, AREA)
    assert np.array_equal(bytes_[..., 3], np.rint(words[..., 3] / 257))
    solid = bytes_[..., 3] == 255
    apart = np.abs(words / 257 - bytes_)[solid]
    assert apart.max(initial=0) <= 6  # QPainter rounds each layer
    assert apart.mean() < 0.5 if solid.any() else True


@pytest.mark.parametrize("layers", STACKS.values(), ids=STACKS.keys())
def test_the_window_shows_what_an_export_writes(layers: tuple[Layer, ...]) -> None:
    document = Document(SIZE, (PHOTO, *layers))  # opaque, so that no checkerboard shows
    projection = Projection(document)
    projection.flush(Rect(100, 100, 60, 60), 1)
    while not projection.flush_idle(50):
        pass
    shown = view(projection.image(0))[..., [2, 1, 0]]
    assert np.array_equal(shown, flatten(document, AREA)[..., :3])


def test_colours_change_and_alpha_stays() -> None:
    before, after = (flatten(Document(SIZE, s), AREA) for s in ((GLASS,), (GLASS, INVERT)))
    assert np.array_equal(before[..., 3], after[..., 3])
    strong = before[..., 3] > 200
    assert np.abs(255 - before[strong][:, :3].astype(int) - after[strong][:, :3]).max() <= 2


def test_mask_and_opacity_say_how_much_of_it_shows() -> None:
    flat = flatten(Document(SIZE, STACKS["mask"]), AREA).astype(int)[..., :3]
    raw = PHOTO.pixels.read(AREA).astype(int)[..., :3]
    assert np.array_equal(flat[:, 210:], raw[:, 210:])
    assert np.abs(flat[:, :210] - (raw + (255 - 2 * raw) * 0.6)[:, :210]).max() <= 2


def test_clipped_it_changes_its_base_alone() -> None:
    raw = flatten(Document(SIZE, (PHOTO,)), AREA)
    flat = flatten(Document(SIZE, (PHOTO, GLASS, replace(INVERT, clip=True))), AREA)
    assert np.array_equal(flat[:, 200:], raw[:, 200:])
    inverted = flatten(Document(SIZE, (GLASS, INVERT)), AREA)
    over = PixelLayer("Inverted", pixels=raster_from(inverted))
    wanted = flatten(Document(SIZE, (PHOTO, over)), AREA).astype(int)
    assert np.abs(flat - wanted).max() <= 2


def test_in_a_group_it_changes_the_group_alone_unless_that_passes_through() -> None:
    empty = GroupLayer("Group", layers=(INVERT,))
    raw = PHOTO.pixels.read(AREA)
    assert np.array_equal(flatten(Document(SIZE, (PHOTO, empty)), AREA), raw)
    passing = replace(empty, pass_through=True)
    inverted = flatten(Document(SIZE, (PHOTO, passing)), AREA)
    assert np.array_equal(inverted[..., :3], 255 - raw[..., :3])


def test_neutral_and_hidden_ones_leave_every_bit() -> None:
    deep = np.random.default_rng(3).integers(0, 65536, (300, 420, 4), np.uint16)
    layer = PixelLayer("Deep", pixels=raster_from(deep))
    quiet = (adjusting(Exposure()), replace(INVERT, visible=False), replace(INVERT, opacity=0.0))
    assert np.array_equal(flatten_deep(Document(SIZE, (layer, *quiet)), AREA), deep)


def test_sixteen_bits_are_adjusted_at_sixteen_bits() -> None:
    ramp = np.full((4, 420, 4), 65535, np.uint16)
    ramp[..., :3] = np.arange(420)[:, None] * 100 + 7
    document = Document(Size(420, 4), (PixelLayer("Ramp", pixels=raster_from(ramp)), INVERT))
    flat = flatten_deep(document, document.bounds)
    assert np.array_equal(flat[..., :3], 65535 - ramp[..., :3])


@pytest.mark.parametrize("sigma", [0.4, 1.0, 3.1, 3.3, 7.0, 20.0])
def test_smoothing_is_gaussian(sigma: float) -> None:
    """Against the sum by the book, in doubles, over six deviations."""
    reach = reach_of(sigma)
    side = 2 * reach + 40
    plane = np.random.default_rng(1).random((1, side, side + 5)).astype(np.float32)
    plane[0, reach + 9 :, reach + 20 :] = 1
    radius = int(6 * sigma) + 2
    bell = np.exp(-0.5 * (np.arange(-radius, radius + 1) / sigma) ** 2)
    bell /= bell.sum()
    wide = np.pad(plane[0].astype(float), radius, mode="edge")
    rows = np.stack([np.convolve(row, bell, "valid") for row in wide])
    wanted = np.stack([np.convolve(column, bell, "valid") for column in rows.T], axis=1)
    apart = np.abs(smoothed(plane, sigma, 3, 6)[0] - wanted)
    assert apart[reach:-reach, reach:-reach].max() < 1 / 255


def test_a_blur_sees_no_colour_where_nothing_is() -> None:
    red = painted(Raster(4), Rect(0, 0, 60, 300), 0).write(
        Rect(0, 0, 60, 300), np.full((300, 60, 4), (255, 0, 0, 255), np.uint8)
    )
    document = Document(SIZE, (PixelLayer("Red", pixels=red), adjusting(Blur(6.0))))
    assert np.array_equal(flatten(document, AREA), red.read(AREA))


def test_grain_stays_where_it_is_and_is_as_strong_as_said() -> None:
    grey = np.full((3, 200, 200), 0.5, np.float32)
    grain = Noise(0.2, 9).applied(Area(grey, None, 40, 50)) - grey
    assert abs(grain.std() - 0.1) < 0.003
    assert abs(grain.mean()) < 0.003
    part = Noise(0.2, 9).applied(Area(grey[:, :30, :40], None, 100, 90)) - grey[:, :30, :40]
    assert np.array_equal(part, grain[:, 40:70, 60:100])
    other = Noise(0.2, 10).applied(Area(grey, None, 40, 50)) - grey
    for a, b in ((grain[0], grain[1]), (grain[0], other[0]), (grain[0, 1:], grain[0, :-1])):
        assert abs(np.corrcoef(a.ravel(), b.ravel())[0, 1]) < 0.03
    same = Noise(0.2, 9, True).applied(Area(grey))
    assert np.array_equal(same[0], same[2])


def test_a_stroke_below_a_blur_is_shown_as_far_as_the_blur_reaches() -> None:
    paint = PixelLayer("Paint")
    blur = adjusting(Blur(8.0))
    before = Document(SIZE, (PHOTO, paint, blur))
    after = before.with_layer(
        replace(paint, pixels=painted(Raster(4), Rect(200, 100, 20, 20), 255))
    )
    projection = Projection(before)
    while not projection.flush_idle(50):
        pass
    told = projection.update(before, after)
    while not projection.flush_idle(50):
        pass
    wanted = flatten(after, AREA)[..., :3]
    assert np.array_equal(view(projection.image(0))[..., [2, 1, 0]], wanted)
    changed = np.argwhere((wanted != flatten(before, AREA)[..., :3]).any(-1))
    (top, left), (bottom, right) = changed.min(0), changed.max(0)
    assert told.contains(Rect(left, top, right - left + 1, bottom - top + 1))
    assert not Rect(200, 100, 20, 20).padded(10).contains(told)


def test_only_what_lies_above_a_change_spreads_it() -> None:
    paint, blur = PixelLayer("Paint"), adjusting(Blur(4.0))
    painted_ = replace(paint, lock_alpha=True)
    reach = blur.adjustment.reach
    assert spread((paint, blur), (painted_, blur)) == reach
    assert spread((blur, paint), (blur, painted_)) == 0
    group, inside = GroupLayer("g", layers=(blur, paint)), (blur, painted_)
    assert spread((group,), (replace(group, layers=inside),)) == 0
    assert spread((PHOTO, paint, blur), (PHOTO, blur)) == reach
    hidden = replace(blur, visible=False)
    assert spread((paint, hidden), (painted_, hidden)) == 0


@pytest.mark.parametrize("level", [0, 1, 2])
def test_what_is_kept_below_shows_the_same_while_a_slider_moves(level: int) -> None:
    base = (PHOTO, GLASS, PixelLayer("c", pixels=noisy(300, 300, seed=7)))
    blur = adjusting(Blur(3.0))
    kept, shown = Below(), (*base, INVERT, blur)
    frame = Frame(Rect(128, 0, 256, 128), level)
    for radius in (4.0, 6.0):
        edited = (*base, INVERT, replace(blur, adjustment=Blur(radius)))
        kept.follow(shown, edited)
        shown = edited
        assert np.array_equal(kept.compose(edited, frame), compose(edited, frame))


def test_what_is_clipped_to_an_adjustment_shows_where_it_adjusts() -> None:
    dot = PixelLayer("Dot", pixels=painted(Raster(4), AREA, 255), clip=True)
    masked = adjusting(Invert(), mask=LEFT_HALF)
    flat = flatten(Document(SIZE, (PHOTO, masked, dot)), AREA)
    assert (flat[:, :210] == 255).all()
    assert np.array_equal(flat[:, 210:], PHOTO.pixels.read(AREA)[:, 210:])


def test_smaller_levels_look_like_the_whole_made_small() -> None:
    slopes = np.zeros((512, 512, 4), np.uint8)
    slopes[..., 0], slopes[..., 3] = np.arange(512) // 2, 255
    slopes[..., 1] = (np.arange(512) // 2)[:, None]
    layers = (PixelLayer("a", pixels=raster_from(slopes)), adjusting(Blur(9.0)))
    full = compose(layers, Frame(Rect(0, 0, 512, 512))).astype(float)
    small = compose(layers, Frame(Rect(0, 0, 512, 512), 2))
    assert np.abs(full.reshape(128, 4, 128, 4, 4).mean((1, 3)) - small).max() <= 2


def test_in_a_clip_it_acts_in_its_span_by_its_opacity_over_time() -> None:
    curve = Curve((Key(2, 0.0), Key(6, 1.0)))
    timed = adjusting(Invert(), span=FrameRange(2, 8), curve=curve)
    document = Document(SIZE, (PHOTO, timed), timeline=Timeline(length=10))

    def shown(frame: int) -> np.ndarray:
        return flatten(document_at(document, frame, lambda *_: None), AREA)[..., :3].astype(int)

    raw = PHOTO.pixels.read(AREA)[..., :3].astype(int)
    assert np.array_equal(shown(0), raw)
    assert np.array_equal(shown(9), raw)
    assert np.array_equal(shown(6), 255 - raw)
    assert np.abs(shown(4) - 127.5).max() <= 2


def test_merged_down_it_is_baked_into_the_layer_below() -> None:
    document = Document(SIZE, (PHOTO, GLASS, adjusting(Invert(), mask=LEFT_HALF)))
    merged = edits.merge_down(document, document.layers[2].id, flatten_at_depth)
    assert [layer.name for layer in merged.layers] == ["Photo", "Glass"]
    baked = merged.layers[1]
    assert isinstance(baked, PixelLayer)
    before, after = GLASS.pixels.read(AREA).astype(int), baked.pixels.read(AREA).astype(int)
    assert np.array_equal(before[..., 3], after[..., 3])
    strong = before[..., 3] > 200
    assert np.abs(255 - before - after)[strong][:, :3].max() <= 2
