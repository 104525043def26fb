"""Whole documents turned, scaled and cut: everything goes along, nothing is lost on the way."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest

from editor.core import resize
from editor.core.adjustments.detail import Blur, Sharpen
from editor.core.clip import ClipLayer, ClipSource
from editor.core.document import Document
from editor.core.errors import BadInput
from editor.core.geometry import Rect, Size
from editor.core.guides import Guides
from editor.core.layer import AdjustmentLayer, GroupLayer, PixelLayer, Recipe
from editor.core.overlay import laid_over
from editor.core.pieces import covered, uncovered
from editor.core.raster import raster_from
from editor.core.sampling import Resampling
from editor.core.transform import rotated, scaled, shifted
from editor.jobs.latent_recipe import is_latent
from tests.core.pictures import noise, noisy, pixels_of

SIZE = Size(300, 200)


def clip() -> ClipLayer:
    source = ClipSource("/film.mp4", Size(100, 50), Fraction(25), 10, Fraction(10, 25))
    return ClipLayer("Film", source=source, place=Rect(30, 20, 100, 50))


def rich(*more) -> Document:
    """A photograph, a group with a masked layer inside, a generated layer, guides, a mask."""
    mask = raster_from(np.full((60, 80), 200, np.uint8), 20, 30)
    inner = PixelLayer("Inner", pixels=noisy(80, 90, seed=1).moved(15, 25), mask=mask)
    recipe = Recipe("inpaint", {"place": [40, 50, 64, 32], "seed": 3}, mask)
    made = PixelLayer("Made", pixels=noisy(64, 32, seed=2).moved(40, 50), recipe=recipe)
    layers = (
        PixelLayer("Photo", pixels=noisy(*SIZE, opaque=True)),
        GroupLayer("Group", layers=(inner,), mask=mask),
        made,
        *more,
    )
    document = Document(SIZE, layers, guides=Guides((10.0, 150.0), (40.0,)))
    return document.with_mask(mask)


def shown(document: Document, name: str) -> np.ndarray:
    layer = next(layer for layer in document.all_layers() if layer.name == name)
    assert isinstance(layer, PixelLayer)
    return layer.pixels.read(document.bounds)


def test_four_quarter_turns_are_none_at_all():
    document = rich()
    out = document
    for _ in range(4):
        out = resize.quarter_turned(out, 1)
    assert out.size == SIZE and out.guides == document.guides
    assert pixels_of(out) == pixels_of(document)


def test_a_quarter_turn_turns_clockwise_and_exchanges_the_sides():
    out = resize.quarter_turned(rich(), 1)
    assert out.size == (200, 300)
    assert np.array_equal(shown(out, "Photo"), np.rot90(shown(rich(), "Photo"), -1))
    assert np.array_equal(shown(out, "Inner"), np.rot90(shown(rich(), "Inner"), -1))
    assert out.guides == Guides((160.0,), (10.0, 150.0))
    assert np.array_equal(out.mask.read(out.bounds), np.rot90(rich().mask.read(rich().bounds), -1))


@pytest.mark.parametrize("across", [True, False])
def test_mirroring_twice_is_nothing_and_once_is_a_mirror(across):
    document = rich()
    once = resize.mirrored(document, across)
    axis = 1 if across else 0
    assert np.array_equal(shown(once, "Photo"), np.flip(shown(document, "Photo"), axis))
    assert pixels_of(resize.mirrored(once, across)) == pixels_of(document)


def test_what_is_shared_is_made_once_and_stays_shared():
    out = resize.scaled_to(rich(), Size(150, 100))
    group = out.layers[1]
    assert isinstance(group, GroupLayer)
    assert group.mask is group.layers[0].mask is out.mask
    assert group.mask is out.layers[2].recipe.mask


def test_image_size_takes_everything_along():
    out = resize.scaled_to(rich(clip()), Size(600, 400), dpi=(300.0, 300.0))
    assert out.size == (600, 400)
    assert out.metadata.dpi == (300.0, 300.0)
    assert out.layers[2].recipe.parameters == {"place": [80, 100, 128, 64], "seed": 3}
    assert out.layers[3].place == Rect(60, 40, 200, 100)
    assert out.guides == Guides((20.0, 300.0), (80.0,))
    assert out.mask.extent() == Rect(40, 60, 160, 120)
    assert (shown(out, "Photo")[..., 3] == 255).all()


def test_blur_and_sharpening_look_the_same_in_a_picture_of_another_size():
    blur, sharpen = AdjustmentLayer("Blur", adjustment=Blur(8.0)), Sharpen(1.0, 80.0)
    group = GroupLayer("Group", layers=(AdjustmentLayer("Sharpen", adjustment=sharpen),))
    document = Document(SIZE, (blur, group))
    half = resize.scaled_to(document, Size(150, 100))
    assert half.layers[0].adjustment == Blur(4.0)
    twice = resize.scaled_to(document, Size(600, 400))
    assert twice.layers[1].layers[0].adjustment == Sharpen(1.0, 100.0)  # as far as it goes
    assert resize.rotated_by(document, 30).layers[0].adjustment == Blur(8.0)


@pytest.mark.parametrize(("turns", "place"), [(1, [118, 40, 32, 64]), (2, [196, 118, 64, 32])])
def test_a_generated_layer_that_is_turned_keeps_where_it_was_made(turns, place):
    out = resize.quarter_turned(rich(), turns)
    assert out.layers[2].recipe.parameters == {"place": place, "seed": 3}
    assert out.layers[2].pixels.extent() == Rect(*place)


def test_only_the_resolution_changes_no_pixel():
    document = rich()
    out = resize.scaled_to(document, SIZE, dpi=(150.0, 150.0))
    assert out.layers is document.layers and out.metadata.dpi == (150.0, 150.0)


def test_down_and_up_again_looks_the_same():
    y, x = np.mgrid[0:200, 0:300]
    smooth = np.stack((x * 0.8, y * 1.2, (x + y) / 2, np.full(x.shape, 255)), -1).astype(np.uint8)
    document = Document(SIZE, (PixelLayer("Photo", pixels=raster_from(smooth)),))
    again = resize.scaled_to(resize.scaled_to(document, Size(150, 100)), SIZE)
    apart = np.abs(shown(again, "Photo").astype(int) - smooth)
    assert apart.max() <= 3


def test_a_square_of_latents_stays_square_or_is_forgotten():
    recipe = Recipe("attributes", {"place": [10, 10, 33, 33]})
    layer = PixelLayer("Face", pixels=noisy(33, 33).moved(10, 10), recipe=recipe)
    document = Document(SIZE, (layer,))
    even = resize.scaled_to(document, Size(150, 100)).layers[0].recipe
    assert even.parameters["place"] == [5, 5, 16, 16]
    for out in (resize.scaled_to(document, Size(150, 200)), resize.rotated_by(document, 10)):
        assert out.layers[0].recipe.job == "attributes"
        assert out.layers[0].recipe.parameters == {"turned": True}
        assert is_latent(layer) and not is_latent(out.layers[0])  # brushes may paint on it


@pytest.mark.parametrize(
    "turn",
    [
        lambda d: resize.quarter_turned(d, 1),
        lambda d: resize.mirrored(d, True),
        lambda d: resize.rotated_by(d, 10),
    ],
)
def test_clips_cannot_be_turned_and_it_is_said(turn):
    with pytest.raises(BadInput, match="“Film” can only be moved and scaled"):
        turn(rich(clip()))


def test_any_angle_enlarges_the_canvas_to_hold_all():
    out = resize.rotated_by(rich(), 30)
    wide = 300 * np.cos(np.pi / 6) + 200 / 2
    assert out.size.w == pytest.approx(wide, abs=2)
    covered = shown(out, "Photo")[..., 3].sum() / 255
    assert covered == pytest.approx(300 * 200, rel=0.002)


def test_cropping_cuts_without_touching_what_stays():
    rect = Rect(40, 50, 130, 90)
    out = resize.cropped(rich(), rect)
    assert out.size == (130, 90)
    assert np.array_equal(shown(out, "Photo"), noise(*SIZE, opaque=True)[50:140, 40:170])
    assert out.layers[0].pixels.extent() == Rect(0, 0, 130, 90)
    assert out.layers[2].recipe.parameters["place"] == [0, 0, 64, 32]
    assert out.guides == Guides((-30.0, 110.0), (-10.0,))


def test_kept_pixels_come_back_when_all_is_revealed():
    document = rich()
    out = resize.cropped(document, Rect(40, 50, 130, 90), keep=True)
    whole = resize.whole_bounds(out)
    assert whole == Rect(-40, -50, 300, 200)
    back = resize.cropped(out, whole)
    assert pixels_of(back) == pixels_of(document)


def test_cropping_beyond_the_picture_gives_room_and_a_mask_of_it():
    document = rich()
    rect = Rect(-50, 0, 350, 260)
    out = resize.cropped(document, rect)
    border = resize.new_border(SIZE, resize.straightening(rect, 0), out.size)
    outside = border.read(out.bounds)[..., 0]
    assert np.array_equal(outside == 255, shown(out, "Photo")[..., 3] == 0)
    assert outside.sum() / 255 == 350 * 260 - 300 * 200


def test_straightening_levels_a_slanted_line():
    y, x = np.mgrid[0:200, 0:300]
    above = y - 100 < np.tan(np.radians(8)) * (x - 150)
    pixels = np.where(above[..., None], (250, 250, 250, 255), (10, 10, 10, 255)).astype(np.uint8)
    document = Document(SIZE, (PixelLayer("Sea", pixels=raster_from(pixels)),))
    out = shown(resize.cropped(document, Rect(50, 50, 200, 100), degrees=8), "Sea")
    assert (out[:48, :, 0] > 240).all() and (out[52:, :, 0] < 20).all()


@pytest.mark.parametrize("rect", [Rect(0, 0, 0, 5), Rect(0, 0, 5, -1)])
def test_empty_crops_are_refused(rect):
    with pytest.raises(BadInput, match="empty"):
        resize.cropped(rich(), rect)


@pytest.mark.parametrize("size", [Size(0, 5), Size(5, -3), Size(1 << 17, 5)])
def test_impossible_sizes_are_refused_in_one_sentence(size):
    with pytest.raises(BadInput, match="cannot be made"):
        resize.transformed(rich(), shifted(0, 0), size)


def test_trimming_finds_what_can_be_seen():
    spot = PixelLayer("Spot", pixels=noisy(20, 10, opaque=True).moved(100, 80))
    hidden = replace(spot, visible=False, pixels=noisy(300, 200))
    mask = raster_from(np.full((5, 300), 255, np.uint8), 0, 83)
    for layers, wanted in (
        ((spot, hidden), Rect(100, 80, 20, 10)),
        ((replace(spot, mask=mask),), Rect(100, 83, 20, 5)),
        ((replace(spot, mask=mask, mask_on=False),), Rect(100, 80, 20, 10)),
        ((GroupLayer("G", layers=(spot,)),), Rect(100, 80, 20, 10)),
        ((hidden,), Rect(0, 0, 0, 0)),
    ):
        assert resize.content_bounds(Document(SIZE, layers)) == wanted


def test_progress_counts_every_raster_once():
    told: list[float] = []
    resize.scaled_to(rich(), Size(150, 100), tick=told.append)
    assert told == sorted(told) and told[-1] == pytest.approx(1.0)


def test_nearest_keeps_the_colours_of_every_layer():
    document = rich()
    out = resize.scaled_to(document, Size(600, 400), resampling=Resampling.NEAREST)
    assert np.array_equal(shown(out, "Photo")[::2, ::2], shown(document, "Photo"))


# -- taking out what a selection covers


def lifted(pixels, mask):
    return uncovered(pixels, mask), covered(pixels, mask)


def test_lifting_and_laying_back_is_nothing_where_the_mask_is_whole():
    pixels = noisy(300, 200, opaque=True)
    mask = raster_from(np.full((70, 150), 255, np.uint8), 20, 30)
    rest, piece = lifted(pixels, mask)
    assert piece.extent() == Rect(20, 30, 150, 70)
    assert not rest.read(Rect(20, 30, 150, 70)).any()
    assert np.array_equal(
        laid_over(rest, piece).read(Rect(0, 0, 300, 200)), pixels.read(Rect(0, 0, 300, 200))
    )


def test_a_piece_turned_and_laid_back_stays_within_its_layer():
    pixels = noisy(300, 200, opaque=True)
    rest, piece = lifted(pixels, raster_from(np.full((60, 60), 255, np.uint8), 100, 70))
    turned = resize.Resampler(rotated(90, (130, 100)))(piece)
    out = laid_over(rest, turned).read(Rect(0, 0, 300, 200))
    expected = noise(300, 200, opaque=True)
    expected[70:130, 100:160] = np.rot90(expected[70:130, 100:160], -1)
    assert np.array_equal(out, expected)
    assert resize.Resampler(scaled(1, 1))(piece).tiles.keys() == piece.tiles.keys()
