"""Masks of layers, and parts of layers inside the selection."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from editor.core import layer_masks, pieces
from editor.core.depth import raster_at
from editor.core.document import Document
from editor.core.edits import shift
from editor.core.errors import BadInput
from editor.core.geometry import Rect, Size
from editor.core.layer import GroupLayer, PixelLayer
from editor.core.raster import Raster, raster_from
from editor.render.deep import flatten_at_depth as flatten
from tests.core.pictures import noise, noisy, painted

pytestmark = pytest.mark.usefixtures("qapp")
SIZE = Size(200, 150)
LAYER = PixelLayer("picture", pixels=noisy(*SIZE, seed=1, opaque=True))
HALF = painted(painted(Raster(1), Rect(0, 0, 100, 150), 255), Rect(80, 0, 20, 150), 100)
PLAIN = Document(SIZE, (LAYER,))
SELECTED = PLAIN.with_mask(HALF)
MASKED = PLAIN.with_layer(replace(LAYER, mask=HALF))
DEEP = PixelLayer("deep", pixels=raster_from(noise(*SIZE, seed=5).astype(np.uint16) * 257))


def _flat(document: Document) -> np.ndarray:
    return flatten(document, document.bounds)


def _alpha(document: Document) -> np.ndarray:
    return _flat(document)[..., 3]


def test_a_new_mask_shows_all_or_nothing() -> None:
    beyond = shift(PLAIN, LAYER.id, -150, 0)
    shown = layer_masks.reveal_all(beyond, LAYER.id)
    assert np.array_equal(_flat(shown), _flat(beyond))
    assert np.array_equal(_flat(shift(shown, LAYER.id, 150, 0)), _flat(PLAIN))
    assert not _alpha(layer_masks.hide_all(PLAIN, LAYER.id)).any()
    mask = shown.layer(LAYER.id).mask
    assert (
        mask is not None and len({id(tile) for tile in mask.tiles.values()}) == 1
    )  # costs nothing


def test_the_selection_becomes_the_mask() -> None:
    masked = layer_masks.mask_by_selection(SELECTED, LAYER.id)
    assert masked.layer(LAYER.id).mask is HALF
    with pytest.raises(BadInput, match="selected"):
        layer_masks.mask_by_selection(PLAIN, LAYER.id)


def test_transparency_becomes_the_mask_and_looks_the_same() -> None:
    faint = PixelLayer("faint", pixels=noisy(*SIZE, seed=2))
    before = Document(SIZE, (LAYER, faint))
    after = layer_masks.mask_by_alpha(before, faint.id)
    assert np.abs(_flat(before).astype(int) - _flat(after)).max() <= 1
    mask = after.layer(faint.id).mask
    assert mask is not None
    assert np.array_equal(
        mask.read(before.bounds)[..., 0], faint.pixels.read(before.bounds)[..., 3]
    )


def test_inverting_twice_is_where_it_was() -> None:
    once = layer_masks.invert_layer_mask(MASKED, LAYER.id)
    assert np.array_equal(_alpha(once), 255 - _alpha(MASKED))
    assert np.array_equal(_flat(layer_masks.invert_layer_mask(once, LAYER.id)), _flat(MASKED))


def test_a_mask_of_16_bits_is_inverted_as_one_of_8() -> None:
    mask = painted(Raster(1), Rect(0, 0, 70, 40), 200)
    both = []
    for given in (mask, raster_at(mask, 16)):
        document = Document(Size(300, 100), (PixelLayer("L", mask=given),))
        inverted = layer_masks.invert_layer_mask(document, document.layers[0].id).layers[0].mask
        assert inverted is not None and inverted.depth == given.depth
        both.append(raster_at(inverted, 8).read(document.bounds))
    shallow, deep = both
    assert np.array_equal(shallow, deep) and shallow.max() == 255


def test_an_applied_mask_looks_as_before_and_is_gone() -> None:
    applied = layer_masks.apply_mask(MASKED, LAYER.id)
    assert applied.layer(LAYER.id).mask is None
    before, after = _flat(MASKED), _flat(applied)
    assert np.array_equal(before[..., 3], after[..., 3])
    assert np.abs(before.astype(int) - after).max() <= 2  # the window keeps premultiplied bytes
    with pytest.raises(BadInput, match="has no mask"):
        layer_masks.apply_mask(applied, LAYER.id)
    group = GroupLayer("group", mask=HALF)
    with pytest.raises(BadInput, match="cannot be applied"):
        layer_masks.apply_mask(Document(SIZE, (group,)), group.id)


def test_a_mask_that_is_switched_off_hides_nothing_and_is_kept() -> None:
    off = layer_masks.switch_mask(MASKED, LAYER.id, on=False)
    assert np.array_equal(_flat(off), _flat(PLAIN)) and off.layer(LAYER.id).mask is HALF
    assert off.changed_layers(MASKED) == LAYER.bounds.intersect(PLAIN.bounds)
    assert np.array_equal(_flat(layer_masks.switch_mask(off, LAYER.id, on=True)), _flat(MASKED))


def test_a_mask_moves_along_only_where_it_is_linked() -> None:
    for linked in (True, False):
        document = layer_masks.link_mask(MASKED, LAYER.id, linked)
        mask = shift(document, LAYER.id, 128, 0).layer(LAYER.id).mask
        assert mask is not None
        assert mask.extent().x == (128 if linked else 0)


def test_deleting_shows_everything_again() -> None:
    assert np.array_equal(_flat(layer_masks.delete_mask(MASKED, LAYER.id)), _flat(PLAIN))


@pytest.mark.parametrize("layer", [LAYER, DEEP], ids=["8", "16"])
def test_what_is_cut_and_what_is_left_are_the_whole(layer: PixelLayer) -> None:
    copied, left = (f(layer.pixels, HALF) for f in (pieces.covered, pieces.uncovered))
    area = Rect(0, 0, *SIZE)
    alphas = [r.read(area)[..., 3].astype(int) for r in (copied, left, layer.pixels)]
    assert np.abs(alphas[0] + alphas[1] - alphas[2]).max() <= 1
    outside = Rect(128, 0, 72, 128)  # whole tiles stay shared
    assert np.array_equal(left.read(outside), layer.pixels.read(outside))
    assert left.tiles[1, 0] is layer.pixels.tiles[1, 0]


def test_a_layer_by_copy_and_by_cut() -> None:
    copied, id = pieces.layer_via_copy(SELECTED, LAYER.id)
    assert [layer.id for layer in copied.layers] == [LAYER.id, id]
    assert copied.layer(LAYER.id) is LAYER
    cut, id = pieces.layer_via_cut(SELECTED, LAYER.id)
    assert np.abs(_flat(cut).astype(int) - _flat(PLAIN))[:, :80].max() == 0
    only = replace(cut, layers=(cut.layer(id),))
    assert not _alpha(only)[:, 100:].any() and (_alpha(only)[:, :80] == 255).all()


def test_clearing_keeps_to_the_selection_and_to_locks() -> None:
    cleared = _alpha(pieces.clear_selected(SELECTED, LAYER.id))
    assert not cleared[:, :80].any() and (cleared[:, 100:] == 255).all()
    assert not _alpha(pieces.clear_selected(PLAIN, LAYER.id)).any()
    for locked in (replace(LAYER, locked=True), replace(LAYER, lock_alpha=True)):
        with pytest.raises(BadInput, match="locked"):
            pieces.clear_selected(PLAIN.with_layer(locked), LAYER.id)


def test_nothing_there_is_said() -> None:
    corner = PLAIN.with_mask(painted(Raster(1), Rect(180, 140, 4, 4), 255))
    small = corner.with_layer(replace(LAYER, pixels=LAYER.pixels.cropped(Rect(0, 0, 20, 20))))
    with pytest.raises(BadInput, match="no pixels there"):
        pieces.selected_pixels(small, LAYER.id)


def test_what_is_locked_keeps_its_mask() -> None:
    locked = MASKED.with_layer(replace(MASKED.layers[0], locked=True))
    for edit in (layer_masks.reveal_all, layer_masks.delete_mask, layer_masks.invert_layer_mask):
        with pytest.raises(BadInput, match="locked"):
            edit(locked, LAYER.id)
