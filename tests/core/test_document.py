"""Documents: edits make new ones, and the difference is a rectangle."""

from __future__ import annotations

from dataclasses import replace

import pytest

from editor.core.document import DEFAULT_MASK, Document
from editor.core.geometry import EMPTY, Rect, Size
from editor.core.layer import BlendMode, GroupLayer, Layer, LayerId, PixelLayer
from editor.core.raster import TILE, Raster
from tests.core.pictures import noisy, painted

A = PixelLayer("a", pixels=noisy(100, 100, opaque=True))
B = PixelLayer("b", pixels=painted(Raster(4), Rect(300, 20, 40, 40), 90))
C = PixelLayer("c", pixels=painted(Raster(4), Rect(20, 300, 40, 40), 90))
GROUP = GroupLayer("g", layers=(B, C))
DOCUMENT = Document(Size(500, 400), (A, GROUP))


def test_layers_are_found_wherever_they_stand() -> None:
    assert DOCUMENT.all_layers() == (A, GROUP, B, C)
    assert DOCUMENT.layer(C.id) is C and DOCUMENT.find(None) is None
    with pytest.raises(KeyError):
        DOCUMENT.layer(LayerId(10**9))


def test_replacing_inside_a_group_leaves_the_others_themselves() -> None:
    edited = DOCUMENT.with_layer(replace(C, name="d"))
    assert edited.layer(C.id).name == "d" and DOCUMENT.layer(C.id).name == "c"
    assert edited.layers[0] is A and edited.layer(B.id) is B


def test_new_layers_go_above_the_one_named_or_on_top() -> None:
    new = PixelLayer("new")
    assert DOCUMENT.with_layer(new).layers[-1] is new
    assert DOCUMENT.with_layer(new, above=A.id).layers == (A, new, GROUP)
    inside = DOCUMENT.with_layer(new, above=B.id).layer(GROUP.id)
    assert isinstance(inside, GroupLayer) and inside.layers == (B, new, C)
    assert DOCUMENT.with_layer(new, above=LayerId(10**9)).layers[-1] is new


def test_removing_and_moving() -> None:
    assert DOCUMENT.without_layer(GROUP.id).layers == (A,)
    out = DOCUMENT.moved(B.id, 0)
    assert [layer.name for layer in out.layers] == ["b", "a", "g"]
    back = out.moved(B.id, 1, group=GROUP.id).layer(GROUP.id)
    assert isinstance(back, GroupLayer) and back.layers == (C, B)
    with pytest.raises(ValueError, match="not a group"):
        DOCUMENT.moved(B.id, 0, group=A.id)


def test_masks_are_named_and_one_is_active() -> None:
    mask = painted(Raster(1), Rect(0, 0, 10, 10), 255)
    document = DOCUMENT.with_mask(mask, "Sky")
    assert document.masks["Sky"] is mask
    assert document.mask is DOCUMENT.mask and document.active_mask == DEFAULT_MASK
    assert replace(document, active_mask="Sky").mask is mask


@pytest.mark.parametrize(
    ("edit", "changed"),
    [
        (lambda d: d, EMPTY),
        (lambda d: d.with_layer(replace(B, name="other name")), EMPTY),
        (lambda d: d.with_layer(replace(B, opacity=0.5)), Rect(256, 0, TILE, TILE)),
        (lambda d: d.with_layer(replace(B, blend=BlendMode.SCREEN)), Rect(256, 0, TILE, TILE)),
        (lambda d: d.with_layer(replace(B, visible=False)), Rect(256, 0, TILE, TILE)),
        (lambda d: d.without_layer(C.id), Rect(0, 256, TILE, TILE)),
        (lambda d: d.with_layer(replace(A, mask=Raster(1))), Rect(0, 0, TILE, TILE)),
        (lambda d: d.moved(B.id, 1, group=GROUP.id), Rect(0, 0, 384, 384)),
        (lambda d: replace(d, size=Size(600, 400)), Rect(0, 0, 600, 400)),
        (
            lambda d: d.with_layer(replace(A, pixels=painted(A.pixels, Rect(5, 5, 2, 2), 1))),
            Rect(5, 5, 2, 2),
        ),
    ],
)
def test_what_must_be_composed_anew(edit, changed: Rect) -> None:  # type: ignore[no-untyped-def]
    assert edit(DOCUMENT).changed_layers(DOCUMENT) == changed


def test_a_layer_mask_changes_only_its_own_tiles() -> None:
    masked = DOCUMENT.with_layer(replace(A, mask=noisy(100, 100, 1)))
    layer = masked.layer(A.id)
    assert layer.mask is not None
    other = masked.with_layer(replace(layer, mask=painted(layer.mask, Rect(200, 0, 9, 9), 9)))
    assert other.changed_layers(masked) == Rect(200, 0, 9, 9)


def test_the_document_mask_counts_only_where_it_is_asked_for() -> None:
    document = DOCUMENT.with_mask(painted(Raster(1), Rect(200, 200, 10, 10), 255))
    assert document.changed_layers(DOCUMENT) == EMPTY
    assert document.changed(DOCUMENT) == Rect(200, 200, 10, 10)
    assert replace(DOCUMENT, size=Size(9, 9)).changed(DOCUMENT) == Rect(0, 0, 9, 9)


def test_bounds_of_groups_and_of_nothing() -> None:
    assert GROUP.bounds == Rect(0, 0, 384, 384)
    assert Layer("nothing").bounds == EMPTY
    assert DOCUMENT.bounds == Rect(0, 0, 500, 400)
