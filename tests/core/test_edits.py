"""What artists do to layers and masks; each edit leaves the old document as it was."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editor.core import edits, resize
from editor.core.document import DEFAULT_MASK, Document
from editor.core.errors import BadInput
from editor.core.geometry import Rect, Size
from editor.core.layer import BlendMode, GroupLayer, Layer, LayerId, PixelLayer
from editor.core.raster import Raster
from tests.core.pictures import noisy, painted, photo_document

DOCUMENT = photo_document()
PHOTO, PAINT = DOCUMENT.layers
AREA = DOCUMENT.bounds
SPOT = painted(Raster(1), Rect(100, 80, 30, 20), 255)
MASKED = DOCUMENT.with_mask(SPOT)


def _cover(document: Document, name: str | None = None) -> np.ndarray:
    return document.masks[name or document.active_mask].read(AREA)[..., 0]


def test_new_layers_and_groups_tell_their_id() -> None:
    document, id = edits.add_pixel_layer(DOCUMENT, "Ink", above=PHOTO.id)
    assert [layer.name for layer in document.layers] == ["Photo", "Ink", "Paint"]
    assert document.layer(id).name == "Ink"
    document, group = edits.add_group(document)
    assert isinstance(document.layer(group), GroupLayer) and document.layers[-1].id == group


def test_a_duplicate_shares_pixels_and_has_ids_of_its_own() -> None:
    document, group = edits.add_group(DOCUMENT)
    document = edits.move(document, PHOTO.id, 0, group)
    document, copy = edits.duplicate(document, group)
    ids = [layer.id for layer in document.all_layers()]
    assert len(set(ids)) == len(ids)
    twin = document.layer(copy)
    assert isinstance(twin, GroupLayer) and twin.name == "Group copy"
    inner = twin.layers[0]
    assert isinstance(inner, PixelLayer) and isinstance(PHOTO, PixelLayer)
    assert inner.pixels is PHOTO.pixels


def test_properties_change_one_by_one_or_not_at_all() -> None:
    id = PHOTO.id
    assert edits.rename(DOCUMENT, id, "Sea").layer(id).name == "Sea"
    assert edits.set_opacity(DOCUMENT, id, 1.7).layer(id).opacity == 1.0
    assert edits.set_opacity(DOCUMENT, id, -1).layer(id).opacity == 0.0
    assert not edits.set_visible(DOCUMENT, id, False).layer(id).visible
    assert edits.set_blend(DOCUMENT, id, BlendMode.SCREEN).layer(id).blend is BlendMode.SCREEN
    locked = edits.set_locks(DOCUMENT, id, locked=True, clip=True).layer(id)
    assert (locked.locked, locked.lock_alpha, locked.clip) == (True, False, True)
    assert edits.rename(DOCUMENT, id, "Photo") is DOCUMENT
    assert edits.set_locks(DOCUMENT, id) is DOCUMENT


def test_locked_layers_are_not_removed() -> None:
    assert edits.remove(DOCUMENT, PAINT.id).layers == (PHOTO,)
    with pytest.raises(BadInput, match="locked"):
        edits.remove(edits.set_locks(DOCUMENT, PAINT.id, locked=True), PAINT.id)


@pytest.mark.parametrize(
    "edit", [edits.remove, lambda document, id: edits.merge_down(document, id, _top_flatten)]
)
def test_a_locked_group_protects_what_it_holds(
    edit: Callable[[Document, LayerId], Document],
) -> None:
    outer = GroupLayer("Outer", layers=(GroupLayer("Inner", layers=DOCUMENT.layers),))
    document = replace(DOCUMENT, layers=(outer,))
    assert edit(document, PAINT.id).find(PAINT.id) is None
    with pytest.raises(BadInput, match="group “Outer” is locked"):
        edit(edits.set_locks(document, outer.id, locked=True), PAINT.id)


def test_groups_never_go_into_themselves() -> None:
    document, outer = edits.add_group(DOCUMENT, "Outer")
    document, inner = edits.add_group(document, "Inner")
    document = edits.move(document, inner, 0, outer)
    for target in (outer, inner):
        with pytest.raises(BadInput, match="itself"):
            edits.move(document, outer, 0, target)
    assert edits.move(document, inner, 0).layers[0].id == inner


def test_shifting_takes_masks_and_groups_along() -> None:
    document, group = edits.add_group(DOCUMENT)
    document = document.with_layer(replace(PHOTO, mask=SPOT))
    document = edits.move(document, PHOTO.id, 0, group)
    moved = edits.shift(document, group, 7, -3).layer(PHOTO.id)
    assert isinstance(moved, PixelLayer) and moved.mask is not None
    assert moved.pixels.extent() == AREA.moved(7, -3)
    assert moved.mask.extent() == Rect(107, 77, 30, 20)
    assert edits.shift(document, group, 0, 0) is document


def test_layers_without_pixels_are_shifted_and_cropped_by_their_mask() -> None:
    layer = Layer("Adjustment", mask=SPOT)
    document = Document(DOCUMENT.size, (layer,))
    shifted = edits.shift(document, layer.id, 5, 6).layers[0].mask
    cut = resize.cropped(document, Rect(90, 70, 60, 50)).layers[0].mask
    assert shifted is not None and shifted.extent() == Rect(105, 86, 30, 20)
    assert cut is not None and cut.extent() == Rect(10, 10, 30, 20)


def _top_flatten(document: Document, rect: Rect) -> np.ndarray:
    """A stand-in for the compositor: the uppermost layer's pixels."""
    top = document.layers[-1]
    assert isinstance(top, PixelLayer)
    return top.pixels.read(rect)


def test_merging_keeps_the_lower_layer_s_name_id_and_mode() -> None:
    document = edits.set_blend(DOCUMENT, PHOTO.id, BlendMode.MULTIPLY)
    document = document.with_layer(replace(PAINT, pixels=painted(Raster(4), AREA, 77)))
    merged = edits.merge_down(document, PAINT.id, _top_flatten)
    (layer,) = merged.layers
    assert isinstance(layer, PixelLayer) and layer.pixels.read(AREA).min() == 77
    assert (layer.name, layer.id, layer.blend) == ("Photo", PHOTO.id, BlendMode.MULTIPLY)


def test_merging_inside_a_group_stays_inside() -> None:
    lower, upper = PixelLayer("a", pixels=noisy(9, 9)), PixelLayer("b", pixels=noisy(9, 9, seed=1))
    group = GroupLayer("g", layers=(lower, upper))
    merged = edits.merge_down(Document(Size(9, 9), (group,)), upper.id, _top_flatten)
    inside = merged.layer(group.id)
    assert isinstance(inside, GroupLayer) and [x.id for x in inside.layers] == [lower.id]


def test_merging_two_empty_layers_leaves_an_empty_one() -> None:
    document = Document(Size(9, 9), (PixelLayer("a"), PixelLayer("b")))
    (layer,) = edits.merge_down(document, document.layers[1].id, _top_flatten).layers
    assert isinstance(layer, PixelLayer) and not layer.pixels.tiles


@pytest.mark.parametrize(
    ("document", "word"),
    [
        (edits.set_visible(DOCUMENT, PAINT.id, False), "hidden"),
        (edits.set_locks(DOCUMENT, PHOTO.id, locked=True), "locked"),
        (edits.move(DOCUMENT, PAINT.id, 0), "below"),
    ],
)
def test_merging_says_why_it_cannot(document: Document, word: str) -> None:
    with pytest.raises(BadInput, match=word):
        edits.merge_down(document, PAINT.id, _top_flatten)


def test_flattening_leaves_one_layer() -> None:
    document = edits.flatten_image(edits.move(DOCUMENT, PHOTO.id, 1), _top_flatten)
    (layer,) = document.layers
    assert isinstance(layer, PixelLayer) and isinstance(PHOTO, PixelLayer)
    assert np.array_equal(layer.pixels.read(AREA), PHOTO.pixels.read(AREA))


def test_cropping_cuts_layers_groups_and_masks() -> None:
    document, group = edits.add_group(MASKED)
    document = document.with_layer(replace(PHOTO, mask=SPOT))
    document = edits.move(document, PHOTO.id, 0, group)
    rect = Rect(90, 70, 60, 50)
    cut = resize.cropped(document, rect)
    layer = cut.layer(PHOTO.id)
    assert isinstance(layer, PixelLayer) and isinstance(PHOTO, PixelLayer) and layer.mask
    assert cut.size == Size(60, 50) and layer.pixels.extent() == Rect(0, 0, 60, 50)
    assert np.array_equal(layer.pixels.read(cut.bounds), PHOTO.pixels.read(rect))
    assert cut.mask.extent() == layer.mask.extent() == Rect(10, 10, 30, 20)
    with pytest.raises(BadInput, match="empty"):
        resize.cropped(document, Rect(5, 5, 0, 9))


def test_filling_clearing_and_inverting() -> None:
    full = edits.fill_mask(DOCUMENT)
    assert (_cover(full) == 255).all() and full.mask.extent() == AREA
    assert not edits.clear_mask(full).mask.tiles
    inverted = edits.invert_mask(MASKED)
    assert np.array_equal(_cover(inverted), 255 - _cover(MASKED))
    assert np.array_equal(_cover(edits.invert_mask(inverted)), _cover(MASKED))


@settings(max_examples=25, deadline=None)
@given(st.integers(1, 12), st.integers(0, 2**16))
def test_growing_is_the_maximum_over_a_disc(by: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    dots = [(int(x), int(y)) for x, y in rng.integers((20, 20), (280, 180), (4, 2))]
    mask = Raster(1)
    for x, y in dots:
        mask = painted(mask, Rect(x, y, 1, 1), 255)
    grown = _cover(edits.grow_mask(DOCUMENT.with_mask(mask), by))
    y, x = np.mgrid[: AREA.h, : AREA.w]
    near = np.min([(x - a) ** 2 + (y - b) ** 2 for a, b in dots], axis=0)
    assert np.array_equal(grown == 255, near <= by * by)


def test_shrinking_undoes_growing_of_a_box_and_spares_the_canvas_edge() -> None:
    shrunk = edits.shrink_mask(MASKED, 4)
    assert shrunk.mask.extent() == Rect(104, 84, 22, 12)
    assert not edits.shrink_mask(MASKED, 15).mask.tiles
    assert (_cover(edits.shrink_mask(edits.fill_mask(DOCUMENT), 9)) == 255).all()


def test_growing_by_nothing_or_of_nothing_is_no_edit() -> None:
    assert edits.grow_mask(MASKED, 0) is MASKED
    assert edits.grow_mask(DOCUMENT, 9) is DOCUMENT


def test_feathering_softens_symmetrically_and_keeps_the_weight() -> None:
    soft = _cover(edits.feather_mask(MASKED, 8)).astype(int)
    assert soft.sum() == pytest.approx(30 * 20 * 255, rel=0.02)
    assert np.array_equal(soft[:, 100:130], soft[:, 100:130][:, ::-1])
    across = soft[90, 80:116]
    assert (np.diff(across) >= 0).all() and np.diff(across).max() < 60


def test_named_masks_come_change_their_name_and_go() -> None:
    document = edits.add_mask(DOCUMENT, "Sky", SPOT)
    assert document.active_mask == "Sky" and document.mask is SPOT
    assert edits.select_mask(document, DEFAULT_MASK).active_mask == DEFAULT_MASK
    renamed = edits.rename_mask(document, "Sky", "Sea")
    assert renamed.active_mask == "Sea" and tuple(renamed.masks) == (DEFAULT_MASK, "Sea")
    assert edits.rename_mask(renamed, DEFAULT_MASK, "First").active_mask == "Sea"
    assert edits.rename_mask(renamed, "Sea", "Sea") is renamed
    gone = edits.remove_mask(renamed, "Sea")
    assert tuple(gone.masks) == (DEFAULT_MASK,) and gone.active_mask == DEFAULT_MASK
    assert edits.remove_mask(renamed, DEFAULT_MASK).active_mask == "Sea"
    assert not edits.remove_mask(gone, DEFAULT_MASK).mask.tiles


@pytest.mark.parametrize(
    "edit",
    [
        lambda: edits.add_mask(DOCUMENT, DEFAULT_MASK),
        lambda: edits.add_mask(DOCUMENT, "  "),
        lambda: edits.rename_mask(edits.add_mask(DOCUMENT, "Sky"), "Sky", DEFAULT_MASK),
        lambda: edits.remove_mask(DOCUMENT, "None"),
        lambda: edits.select_mask(DOCUMENT, "None"),
        lambda: edits.fill_mask(DOCUMENT, "None"),
    ],
)
def test_masks_refuse_names_taken_blank_or_unknown(edit) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(BadInput):
        edit()


def test_edits_of_a_mask_that_is_not_active_leave_the_active_one() -> None:
    document = edits.add_mask(MASKED, "Sky")
    filled = edits.fill_mask(document, DEFAULT_MASK)
    assert filled.mask is document.mask and (_cover(filled, DEFAULT_MASK) == 255).all()
