"""Deltas: either neighbour from the other, pixel-exact, with all that is shared the very same."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from editor.core import edits
from editor.core.delta import delta, rasters, unshared_bytes
from editor.core.document import Document
from editor.core.geometry import Rect, Size
from editor.core.layer import GroupLayer, PixelLayer, Recipe
from editor.core.raster import TILE, Raster, raster_from
from tests.core.pictures import noisy, painted, photo_document, pixels_of

HOLE = painted(Raster(1), Rect(20, 20, 50, 50), 255)
HEALED = PixelLayer(
    "Heal", pixels=noisy(90, 90, seed=4), recipe=Recipe("inpaint", {"seed": 1}, mask=HOLE)
)


def _both_ways(older: Document, newer: Document) -> tuple[Document, Document]:
    step = delta(older, newer)
    back, forth = step.backward(newer), step.forward(older)
    assert pixels_of(back) == pixels_of(older) and pixels_of(forth) == pixels_of(newer)
    assert (back.size, forth.size) == (older.size, newer.size)
    names = [layer.name for layer in newer.all_layers()]
    assert [layer.name for layer in forth.all_layers()] == names
    return back, forth


def test_recipes_keep_their_masks() -> None:
    older = photo_document()
    newer = older.with_layer(HEALED)
    _, forth = _both_ways(older, newer)
    layer = forth.layer(HEALED.id)
    assert isinstance(layer, PixelLayer) and layer.recipe is not None and layer.recipe.mask
    assert layer.recipe.parameters == {"seed": 1}
    assert layer.recipe.mask.extent() == Rect(20, 20, 50, 50)
    touched = replace(HEALED, pixels=painted(HEALED.pixels, Rect(0, 0, 5, 5), 1))
    back, _ = _both_ways(newer, newer.with_layer(touched))
    kept = back.layer(HEALED.id)
    assert isinstance(kept, PixelLayer) and kept.recipe is not None and kept.recipe.mask is HOLE


def test_only_what_differs_takes_memory() -> None:
    older = photo_document(1000, 800)
    paint = older.layers[1]
    assert isinstance(paint, PixelLayer)
    dot = painted(paint.pixels, Rect(10, 10, 4, 4), 200)
    newer = older.with_layer(replace(paint, pixels=dot))
    assert delta(older, newer).nbytes < 1000
    assert delta(older, older).nbytes == 0
    back, _ = _both_ways(older, newer)
    assert back.layers[0] is newer.layers[0] and back.mask is newer.mask


def test_a_duplicate_is_kept_as_a_reference() -> None:
    older = photo_document()
    newer, copy = edits.duplicate(older, older.layers[0].id)
    step = delta(older, newer)
    forth = step.forward(older)
    photo, twin = forth.layers[0], forth.layer(copy)
    assert step.nbytes == 0 and photo is older.layers[0]
    assert isinstance(photo, PixelLayer) and isinstance(twin, PixelLayer)
    assert twin.pixels is photo.pixels


def test_tiles_that_are_equal_but_not_the_same_become_the_same() -> None:
    pixels = noisy(300, 200)
    again = raster_from(pixels.read(Rect(0, 0, 300, 200)))
    layer = PixelLayer("a", pixels=pixels)
    older = Document(Size(300, 200), (layer,))
    newer = older.with_layer(replace(layer, pixels=again))
    back, _ = _both_ways(older, newer)
    kept = back.layers[0]
    assert isinstance(kept, PixelLayer) and not kept.pixels.changed_cells(again)


def test_other_depths_groups_and_masks_come_back() -> None:
    layer = PixelLayer("a", pixels=noisy(200, 200), mask=HOLE)
    older = Document(Size(200, 200), (layer, GroupLayer("g", mask=HOLE)))
    deep = raster_from(np.full((200, 200, 4), 40_000, np.uint16))
    newer = edits.add_mask(older.with_layer(replace(layer, pixels=deep, mask=None)), "Sky", HOLE)
    newer = edits.move(newer, layer.id, 0, older.layers[1].id)
    back, forth = _both_ways(older, newer)
    changed = forth.layer(layer.id)
    assert isinstance(changed, PixelLayer) and changed.pixels.depth == 16
    assert back.layers[0].mask is HOLE and forth.masks["Sky"] is HOLE


def test_unshared_bytes_count_tiles_of_one_side() -> None:
    older = photo_document()
    newer = older.with_mask(painted(Raster(1), Rect(0, 0, 130, 10), 255))
    assert unshared_bytes(newer, older) == 2 * TILE * TILE
    assert unshared_bytes(older, newer) == 0 == unshared_bytes(older, older)
    assert set(rasters(newer)) == set(rasters(older))
