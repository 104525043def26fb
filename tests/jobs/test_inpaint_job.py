"""Document to job, patch to layer, layer onto the document."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editor.core.document import Document
from editor.core.errors import BadInput
from editor.core.geometry import EMPTY, Rect, Size
from editor.core.layer import PixelLayer
from editor.core.raster import Raster, raster_from
from editor.jobs.inpaint import (
    CONTEXT,
    context_rect,
    inpaint_job,
    inpaint_recipe,
    land,
    patch_layer,
    usual_growth,
)
from editor.jobs.job import MOST_GROWN, Patch

SIZE = Size(700, 500)
PHOTO = np.random.default_rng(3).integers(0, 256, (SIZE.h, SIZE.w, 3), dtype=np.uint8)


def painted(*holes: Rect, value: int = 255, size: Size = SIZE) -> Document:
    mask = Raster(1)
    for hole in holes:
        mask = mask.write(hole, np.full((hole.h, hole.w, 1), value, np.uint8))
    return Document(size, (PixelLayer("Photo", pixels=raster_from(PHOTO)),)).with_mask(mask)


def read(rect: Rect) -> np.ndarray:
    return PHOTO[rect.slices()]


def test_the_crop_reaches_twice_the_hole_each_way_and_holds_the_pictures_pixels() -> None:
    document = painted(Rect(250, 200, 100, 80), value=77)
    job = inpaint_job(document, read, model="patch", seed=4, answers=3)
    assert job is not None
    assert job.place == Rect(50, 0, 500, 480)
    assert np.array_equal(job.image, PHOTO[0:480, 50:550])
    assert (job.model, job.seed, job.answers) == ("patch", 4, 3)
    assert np.count_nonzero(job.mask) == 100 * 80
    assert job.mask[200, 200] == 77  # soft masks keep their values
    assert not job.image.flags.writeable and not job.mask.flags.writeable


def test_the_job_does_not_share_memory_with_what_it_was_read_from() -> None:
    document = painted(Rect(250, 200, 10, 10))
    job = inpaint_job(document, read)
    assert job is not None
    assert not np.shares_memory(job.image, PHOTO)


def test_alpha_of_the_composite_is_left_out() -> None:
    def rgba(rect: Rect) -> np.ndarray:
        return np.dstack([read(rect), np.full((rect.h, rect.w), 9, np.uint8)])

    job = inpaint_job(painted(Rect(250, 200, 10, 10)), rgba)
    assert job is not None
    assert job.image.shape[2] == 3
    assert np.array_equal(job.image, PHOTO[job.place.slices()])


def test_an_empty_mask_asks_for_nothing() -> None:
    assert inpaint_job(painted(), read) is None
    assert inpaint_job(painted(Rect(-50, -50, 40, 40)), read) is None  # beside the canvas
    assert context_rect(painted()) == EMPTY


def test_a_mask_that_hangs_over_the_edge_is_cut_before_its_box_is_taken() -> None:
    document = painted(Rect(-200, 300, 100, 10), Rect(300, 300, 10, 10))
    assert context_rect(document) == Rect(300, 300, 10, 10).padded(64)


def test_a_full_mask_is_refused_with_a_sentence() -> None:
    with pytest.raises(BadInput, match="covers the whole picture"):
        inpaint_job(painted(Rect(0, 0, *SIZE)), read)


def test_the_artists_own_context_is_widened_to_hold_the_hole() -> None:
    hole = Rect(300, 200, 40, 40)
    job = inpaint_job(painted(hole), read, context=Rect(320, 100, 500, 90))
    assert job is not None
    assert job.place == Rect(300, 100, 400, 140)


@pytest.mark.parametrize(
    ("hole", "reach"),
    [((900, 900, 20, 20), 64), ((900, 900, 300, 200), 362), ((0, 900, 1000, 1000), 1000)],
)
def test_small_holes_see_up_to_1024_pixels_and_large_ones_three_times_their_size(hole, reach):
    document = painted(Rect(*hole), size=Size(8000, 6000))
    assert context_rect(document) == Rect(*hole).padded(reach).intersect(document.bounds)


def test_a_box_that_holds_nothing_but_the_mask_is_told_as_that() -> None:
    hole = Rect(300, 200, 40, 40)
    with pytest.raises(BadInput, match="box"):
        inpaint_job(painted(hole), read, context=hole.padded(-4))


@settings(deadline=None)
@given(
    st.tuples(
        st.integers(-60, 690), st.integers(-60, 490), st.integers(1, 200), st.integers(1, 200)
    )
)
def test_the_context_holds_the_visible_hole_and_stays_on_the_canvas(box: tuple) -> None:
    document = painted(Rect(*box))
    hole = Rect(*box).intersect(document.bounds)
    place = context_rect(document)
    assert place.empty == hole.empty
    assert document.bounds.contains(place)
    assert place.contains(hole)


def landed(document: Document, now: Document | None = None) -> tuple[Document, PixelLayer]:
    job = inpaint_job(document, read, seed=10)
    assert job is not None
    pixels = np.zeros((job.place.h, job.place.w, 4), np.uint8)
    pixels[job.mask > 0] = (1, 2, 3, 255)
    layer = patch_layer(job, Patch(pixels=pixels, place=job.place, answer=2))
    return land(now or document, layer, document), layer


def test_the_layer_lies_where_the_hole_was_and_knows_how_it_was_made() -> None:
    hole = Rect(250, 200, 20, 30)
    document = painted(hole)
    after, layer = landed(document)
    assert after.layers[-1] is layer
    assert layer.pixels.extent() == hole
    assert layer.pixels.read(hole)[0, 0].tolist() == [1, 2, 3, 255]
    recipe = layer.recipe
    assert recipe is not None and recipe.mask is not None
    assert (recipe.job, recipe.parameters["seed"]) == ("inpaint", 12)
    assert np.array_equal(recipe.mask.read(document.bounds), document.mask.read(document.bounds))


def test_the_mask_is_spent() -> None:
    after, _ = landed(painted(Rect(250, 200, 20, 30)))
    assert after.mask.extent().empty


def test_a_mask_repainted_meanwhile_stays_and_so_does_every_other_edit() -> None:
    base = painted(Rect(250, 200, 20, 30))
    other = PixelLayer("Painted meanwhile")
    now = painted(Rect(10, 10, 5, 5)).with_layer(other)
    after, layer = landed(base, now)
    assert after.mask is now.mask
    assert after.layers[-2:] == (other, layer)


def test_the_spent_mask_is_the_one_that_was_used_even_if_another_is_active_now() -> None:
    base = painted(Rect(250, 200, 20, 30)).with_mask(
        raster_from(np.full((9, 9), 255, np.uint8)), "B"
    )
    after, _ = landed(base, replace(base, active_mask="B"))
    assert after.masks["Mask"].extent().empty
    assert after.mask is base.masks["B"]


def test_the_layer_goes_above_the_one_that_was_active() -> None:
    base = painted(Rect(250, 200, 20, 30)).with_layer(PixelLayer("On top"))
    job = inpaint_job(base, read)
    assert job is not None
    pixels = np.full((job.place.h, job.place.w, 4), 255, np.uint8)
    layer = patch_layer(job, Patch(pixels=pixels, place=job.place))
    after = land(base, layer, base, above=base.layers[0].id)
    assert [each.name for each in after.layers] == ["Photo", "Inpaint", "On top"]


def test_a_mask_grows_with_the_picture_and_never_beyond_what_is_seen() -> None:
    assert [usual_growth(Size(*side)) for side in ((4056, 2746), (1000, 1280), (200, 150))] == [
        12, 4, 0,
    ]  # fmt: skip
    assert usual_growth(Size(60_000, 10)) == MOST_GROWN < CONTEXT


def test_a_recipe_keeps_the_mask_as_it_was_painted_and_its_growth() -> None:
    job = inpaint_job(painted(Rect(250, 200, 10, 10)), read)
    assert job is not None
    recipe = inpaint_recipe(replace(job, grow=7))
    assert recipe.parameters["grow"] == 7
    assert recipe.mask is not None and recipe.mask.extent() == Rect(250, 200, 10, 10)
