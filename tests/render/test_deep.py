"""Sixteen bits a channel: nothing that was not edited loses a bit, the rest follows the book."""

from __future__ import annotations

import numpy as np
import pytest

from editor.core.document import Document
from editor.core.geometry import Rect, Size
from editor.core.layer import GroupLayer, Layer, PixelLayer
from editor.core.raster import Raster, raster_from
from editor.render.compositor import flatten
from editor.render.deep import flatten_deep, is_deep
from tests.core.pictures import noise, noisy, painted
from tests.render.reference import reference
from tests.render.test_compositor import AREA, SIZE, TREES

DEEP = np.random.default_rng(3).integers(0, 65536, (200, 300, 4), dtype=np.uint16)
PHOTO = PixelLayer("Photo", pixels=raster_from(DEEP))


def test_what_was_not_edited_keeps_every_bit() -> None:
    heal = PixelLayer("Heal", pixels=painted(Raster(4), Rect(40, 40, 20, 20), 255))
    flat = flatten_deep(Document(Size(300, 200), (PHOTO, heal)), Rect(0, 0, 300, 200))
    inside = np.zeros((200, 300), bool)
    inside[40:60, 40:60] = True
    assert np.array_equal(flat[~inside], DEEP[~inside])
    assert (flat[inside] == 65535).all()


def test_eight_bit_pictures_come_out_times_257() -> None:
    pixels = noise(300, 200)
    document = Document(Size(300, 200), (PixelLayer("a", pixels=raster_from(pixels)),))
    assert np.array_equal(flatten_deep(document, document.bounds), pixels.astype(np.uint16) * 257)


@pytest.mark.parametrize("layers", TREES.values(), ids=TREES.keys())
def test_trees_of_layers_follow_the_reference(layers: tuple[Layer, ...]) -> None:
    document = Document(SIZE, layers)
    wanted = reference(document, AREA)
    flat = flatten_deep(document, AREA).astype(np.float32) / 65535
    flat[..., :3] *= flat[..., 3:]
    assert np.abs(flat - wanted).max() < 2e-4


def test_parts_agree_with_the_whole_and_with_eight_bits() -> None:
    document = Document(Size(1100, 700), (PixelLayer("a", pixels=noisy(1100, 700, opaque=True)),))
    whole = flatten_deep(document, document.bounds)
    part = Rect(500, 490, 90, 100)
    assert np.array_equal(flatten_deep(document, part), whole[part.slices()])


@pytest.mark.usefixtures("qapp")
def test_both_depths_show_the_same_picture() -> None:
    document = Document(SIZE, TREES["clip by mode"])
    apart = flatten_deep(document, AREA) / 257 - flatten(document, AREA)
    opaque_enough = flatten(document, AREA)[..., 3] > 250
    assert np.abs(apart[opaque_enough]).max() <= 4


def test_only_deep_layers_that_show_make_a_document_deep() -> None:
    shallow = PixelLayer("a", pixels=noisy(9, 9))
    hidden = PixelLayer("b", pixels=raster_from(DEEP), visible=False)
    size = Size(300, 200)
    assert is_deep(Document(size, (shallow, GroupLayer("g", layers=(PHOTO,)))))
    assert not is_deep(Document(size, (shallow, hidden, GroupLayer("g"))))
    assert not is_deep(Document(size, (GroupLayer("g", layers=(PHOTO,), visible=False),)))
