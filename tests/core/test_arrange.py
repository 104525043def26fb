"""Several layers at once: grouped, moved, removed, copied."""

from __future__ import annotations

from dataclasses import replace

import pytest

from editor.core import arrange
from editor.core.document import Document
from editor.core.errors import BadInput
from editor.core.geometry import Size
from editor.core.layer import GroupLayer, Layer, PixelLayer, walk

A, B, C, D = (PixelLayer(name) for name in "abcd")
INNER = GroupLayer("inner", layers=(C,))
OUTER = GroupLayer("outer", layers=(B, INNER))
TREE = Document(Size(10, 10), (A, OUTER, D))


def names(layers: tuple[Layer, ...]) -> object:
    """Names bottom to top, groups as (name, what they hold)."""
    return [
        (layer.name, names(layer.layers)) if isinstance(layer, GroupLayer) else layer.name
        for layer in layers
    ]


def test_only_the_outermost_of_what_is_chosen_counts() -> None:
    chosen = arrange.outermost(TREE, {C.id, OUTER.id, D.id})
    assert [layer.name for layer in chosen] == ["outer", "d"]


def test_where_a_layer_stands() -> None:
    assert arrange.group_of(TREE, C.id) == INNER.id
    assert arrange.group_of(TREE, A.id) is None
    assert arrange.siblings_of(TREE, B.id) == (B, INNER)
    assert arrange.above(TREE, B.id) == (1, OUTER.id)
    assert arrange.above(TREE, None) == (3, None)


def test_layers_are_grouped_where_the_topmost_stands() -> None:
    grouped, id = arrange.group_layers(TREE, {A.id, C.id}, "new")
    assert names(grouped.layers) == [("outer", ["b", ("inner", [("new", ["a", "c"])])]), "d"]
    assert grouped.layer(id).name == "new"


def test_ungrouping_is_the_way_back() -> None:
    grouped, id = arrange.group_layers(TREE, {OUTER.id, D.id})
    assert names(arrange.ungroup(grouped, id).layers) == names(TREE.layers)


def test_several_move_together_in_their_order() -> None:
    moved = arrange.move_layers(TREE, {D.id, A.id}, 1, OUTER.id)
    assert names(moved.layers) == [("outer", ["b", "a", "d", ("inner", ["c"])])]
    out = arrange.move_layers(TREE, {C.id, B.id}, 0)
    assert names(out.layers) == ["b", "c", "a", ("outer", [("inner", [])]), "d"]


def test_a_group_does_not_go_into_itself_nor_anything_into_a_locked_one() -> None:
    for group in (OUTER.id, INNER.id):
        with pytest.raises(BadInput, match="into itself"):
            arrange.move_layers(TREE, {OUTER.id}, 0, group)
    locked = TREE.with_layer(replace(INNER, locked=True))
    with pytest.raises(BadInput, match="locked"):
        arrange.move_layers(locked, {A.id}, 0, INNER.id)


def test_removing_spares_the_locked() -> None:
    assert names(arrange.remove_layers(TREE, {A.id, INNER.id}).layers) == [("outer", ["b"]), "d"]
    locked = TREE.with_layer(replace(OUTER, locked=True))
    for id in (OUTER.id, C.id):
        with pytest.raises(BadInput, match="locked"):
            arrange.remove_layers(locked, {id, A.id})


def test_copies_stand_above_the_topmost_and_have_ids_of_their_own() -> None:
    copied, ids = arrange.duplicate_layers(TREE, {A.id, OUTER.id})
    copies = ["a copy", ("outer copy", ["b", ("inner", ["c"])])]
    assert names(copied.layers) == ["a", ("outer", ["b", ("inner", ["c"])]), *copies, "d"]
    everything = [layer.id for layer in walk(copied.layers)]
    assert len(everything) == len(set(everything)) and set(ids) <= set(everything)


def test_what_is_not_touched_is_the_very_same_object() -> None:
    moved = arrange.move_layers(TREE, {D.id}, 0)
    assert moved.layer(OUTER.id) is OUTER
