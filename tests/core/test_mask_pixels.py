"""A layer's mask as a picture, and pictures laid on it."""

from __future__ import annotations

import numpy as np
import pytest

from editor.core.document import Document
from editor.core.edits import set_locks
from editor.core.errors import BadInput
from editor.core.geometry import Rect, Size
from editor.core.layer import PixelLayer
from editor.core.mask_pixels import clear_mask, mask_picture, put_on_mask
from editor.core.raster import Raster, raster_from
from tests.core.pictures import painted

SIZE = Size(200, 150)


@pytest.fixture
def document() -> Document:
    """One layer whose mask is a ramp from left to right."""
    ramp = np.tile(np.arange(200, dtype=np.uint8), (150, 1))
    layer = PixelLayer("lake", pixels=painted(Raster(4), Rect(0, 0, 200, 150), 90))
    mask = raster_from(ramp[..., None])
    return Document(SIZE, (PixelLayer(layer.name, pixels=layer.pixels, mask=mask),))


def values(document: Document) -> np.ndarray:
    mask = document.layers[0].mask
    assert mask is not None
    return mask.read(document.bounds)[..., 0]


def test_a_mask_comes_back_from_its_picture(document: Document) -> None:
    id = document.layers[0].id
    picture = mask_picture(document, id)
    pixels = picture.read(document.bounds)
    assert (pixels[..., 3] == 255).all()
    assert np.array_equal(pixels[..., 1], values(document))
    empty = clear_mask(document, id)
    assert not values(empty).any()
    assert np.array_equal(values(put_on_mask(empty, id, picture)), values(document))


def test_only_what_is_selected_is_taken_and_put(document: Document) -> None:
    id, part = document.layers[0].id, Rect(20, 30, 40, 50)
    chosen = document.with_mask(painted(Raster(1), part, 255))
    assert mask_picture(chosen, id).extent() == part
    after = values(clear_mask(chosen, id))
    assert not after[part.slices()].any()
    after[part.slices()] = values(document)[part.slices()]
    assert np.array_equal(after, values(document))


def test_colours_are_weighed_and_what_is_see_through_mixes(document: Document) -> None:
    id = document.layers[0].id
    picture = np.zeros((10, 10, 4), np.uint8)
    picture[..., 0], picture[..., 3] = 255, 128  # red, half
    after = values(put_on_mask(document, id, raster_from(picture, 100, 0)))
    wanted = 100 + (255 * 0.299 - 100) * 128 / 255
    assert abs(int(after[5, 100]) - wanted) <= 1
    assert after[5, 99] == 99 and after[11, 100] == 100


def test_deep_masks_stay_deep(document: Document) -> None:
    id = document.layers[0].id
    deep = Raster(1, depth=16).write(document.bounds, np.full((150, 200, 1), 4000, np.uint16))
    (layer,) = document.layers
    masked = document.with_layer(PixelLayer("lake", id=id, pixels=layer.pixels, mask=deep))
    assert mask_picture(masked, id).read(Rect(0, 0, 1, 1))[0, 0, 0] == 4000
    after = put_on_mask(masked, id, mask_picture(document, id))
    assert after.layers[0].mask.depth == 16
    assert values(after)[0, 77] == 77 * 257


def test_what_cannot_be(document: Document) -> None:
    id = document.layers[0].id
    bare = Document(SIZE, (PixelLayer("bare"),))
    for deed in (mask_picture, clear_mask):
        with pytest.raises(BadInput, match="no mask"):
            deed(bare, bare.layers[0].id)
    with pytest.raises(BadInput):
        clear_mask(set_locks(document, id, locked=True), id)
    assert put_on_mask(document, id, Raster(4)) is document
