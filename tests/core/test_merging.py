"""Layers made one: the picture stays as it was."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from editor.core import merging
from editor.core.document import Document
from editor.core.errors import BadInput
from editor.core.geometry import Rect, Size
from editor.core.layer import AdjustmentLayer, BlendMode, GroupLayer, Layer, PixelLayer
from editor.core.raster import Raster
from editor.render.deep import flatten_at_depth as flatten
from tests.core.pictures import noisy, painted

pytestmark = pytest.mark.usefixtures("qapp")
SIZE = Size(150, 100)
MASK = painted(Raster(1), Rect(0, 0, 70, 100), 200)


def _layer(name: str, seed: int, **changes: object) -> PixelLayer:
    pixels = noisy(*SIZE, seed=seed, opaque=name == "ground")
    return replace(PixelLayer(name, pixels=pixels), **changes)  # type: ignore[arg-type]


GROUND = _layer("ground", 1)
TOP = _layer("top", 2, blend=BlendMode.MULTIPLY, opacity=0.5)
HIGHER = _layer("higher", 3, mask=MASK)
HIDDEN = _layer("hidden", 4, visible=False)


def _document(*layers: Layer) -> Document:
    return Document(SIZE, layers)


def _apart(a: Document, b: Document) -> int:
    before, after = (flatten(d, d.bounds).astype(int) for d in (a, b))
    return int(np.abs(before - after).max())


def test_several_layers_become_one_that_looks_alike() -> None:
    before = _document(GROUND, TOP, HIGHER)
    after = merging.merge_layers(before, {GROUND.id, TOP.id, HIGHER.id}, flatten)
    assert [layer.name for layer in after.layers] == ["ground"]
    assert _apart(before, after) <= 1


def test_merging_needs_two_that_show_and_are_free() -> None:
    with pytest.raises(BadInput, match="One layer alone"):
        merging.merge_layers(_document(GROUND, TOP), {TOP.id}, flatten)
    with pytest.raises(BadInput, match="hidden"):
        merging.merge_layers(_document(GROUND, HIDDEN), {GROUND.id, HIDDEN.id}, flatten)
    group = GroupLayer("g", layers=(replace(TOP, locked=True),))
    with pytest.raises(BadInput, match="locked"):
        merging.merge_layers(_document(GROUND, group), {GROUND.id, group.id}, flatten)


def test_a_merged_group_looks_as_it_did_and_keeps_what_it_was_given() -> None:
    group = GroupLayer("g", layers=(TOP, HIGHER), opacity=0.7, blend=BlendMode.SCREEN, mask=MASK)
    before = _document(GROUND, group)
    after = merging.merge_group(before, group.id, flatten)
    merged = after.layer(group.id)
    assert isinstance(merged, PixelLayer)
    assert (merged.opacity, merged.blend, merged.mask) == (0.7, BlendMode.SCREEN, MASK)
    assert _apart(before, after) <= 2  # straight bytes are kept of it


def test_merging_what_is_visible_leaves_the_hidden() -> None:
    before = _document(GROUND, HIDDEN, TOP)
    after = merging.merge_visible(before, flatten)
    assert [layer.name for layer in after.layers] == ["ground", "hidden"]
    assert _apart(before, after) <= 1


def test_merging_what_is_visible_leaves_what_is_clipped_to_the_hidden() -> None:
    clipped = replace(HIGHER, clip=True)
    for layers in ((GROUND, HIDDEN, clipped, TOP), (HIDDEN, clipped, GROUND, TOP)):
        before = _document(*layers)
        after = merging.merge_visible(before, flatten)
        assert [layer.name for layer in after.layers if layer.visible] in (
            ["ground", "higher"],
            ["higher", "ground"],
        )
        assert _apart(before, after) <= 1


def test_layers_clipped_to_one_base_are_merged_as_they_show_there() -> None:
    spot = PixelLayer("spot", pixels=painted(Raster(4), Rect(20, 20, 30, 30), 90))
    base = PixelLayer("base", pixels=painted(Raster(4), Rect(10, 0, 90, 90), 200))
    lower, upper = replace(spot, clip=True), replace(HIGHER, clip=True)
    before = _document(GROUND, base, lower, upper)
    after = merging.merge_down(before, upper.id, flatten)
    assert [(layer.name, layer.clip) for layer in after.layers][1:] == [
        ("base", False), ("spot", True),
    ]  # fmt: skip
    assert _apart(before, after) <= 1


SPOT = _layer("spot", 5, mask=painted(Raster(1), Rect(10, 10, 60, 50), 255), opacity=0.8)
ON_SPOT = _layer("on spot", 6, clip=True, blend=BlendMode.HUE)
CLIPPED_TOO = _layer("too", 7, clip=True, blend=BlendMode.MULTIPLY)
ABOVE = _layer("above", 8, mask=painted(Raster(1), Rect(40, 30, 80, 60), 255))


@pytest.mark.parametrize(
    ("layers", "merged", "left"),
    [
        ((GROUND, SPOT, ON_SPOT, CLIPPED_TOO), ON_SPOT, ["ground", "spot", "too"]),
        ((GROUND, SPOT, ON_SPOT, ABOVE), ABOVE, ["ground", "spot"]),
        ((GROUND, ABOVE, SPOT, ON_SPOT, CLIPPED_TOO), SPOT, ["ground", "above"]),
        ((GROUND, SPOT, ON_SPOT), SPOT, ["ground"]),
    ],
    ids=["into its base", "onto a clipped one", "with its own clipped", "into the ground"],
)
def test_clipping_sets_look_alike_when_merged_down(
    layers: tuple[Layer, ...], merged: Layer, left: list[str]
) -> None:
    before = _document(*layers)
    after = merging.merge_down(before, merged.id, flatten)
    assert [layer.name for layer in after.layers] == left
    assert _apart(before, after) <= 2


def test_what_is_hidden_of_a_clipping_set_stays() -> None:
    before = _document(GROUND, SPOT, replace(ON_SPOT, visible=False), CLIPPED_TOO, ABOVE)
    after = merging.merge_down(before, ABOVE.id, flatten)
    assert [layer.name for layer in after.layers] == ["ground", "spot", "on spot"]
    assert _apart(before, after) <= 2


def test_a_stamp_is_the_picture_as_a_new_layer() -> None:
    before = _document(GROUND, TOP)
    after, id = merging.stamp_visible(before, flatten, above=GROUND.id)
    assert [layer.id for layer in after.layers] == [GROUND.id, id, TOP.id]
    stamp = after.layer(id)
    assert isinstance(stamp, PixelLayer)
    assert np.array_equal(stamp.pixels.read(before.bounds), flatten(before, before.bounds))


def test_adjustments_are_merged_into_pixels_never_pixels_into_them() -> None:
    adjustment = AdjustmentLayer("nothing")
    after = merging.merge_down(_document(GROUND, adjustment), adjustment.id, flatten)
    assert _apart(_document(GROUND), after) == 0
    with pytest.raises(BadInput, match="adjustment"):
        merging.merge_down(_document(GROUND, adjustment, TOP), TOP.id, flatten)
