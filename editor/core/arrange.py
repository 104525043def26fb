"""Where layers stand: several at once grouped, moved, removed, copied, taken elsewhere."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from editor.core.document import Document
from editor.core.errors import BadInput
from editor.core.layer import GroupLayer, Layer, LayerId, lineage, new_layer_id, walk
from editor.core.locks import refuse_locked

COPY = "{name} copy"
"""What a copy of a layer is called where nobody says otherwise."""


def outermost(document: Document, ids: Collection[LayerId]) -> tuple[Layer, ...]:
    """The layers of these ids, bottom to top, without those inside a group that is among them."""
    wanted = set(ids)

    def found(layers: Sequence[Layer]) -> list[Layer]:
        out: list[Layer] = []
        for layer in layers:
            if layer.id in wanted:
                out.append(layer)
            elif isinstance(layer, GroupLayer):
                out += found(layer.layers)
        return out

    return tuple(found(document.layers))


def group_of(document: Document, id: LayerId) -> LayerId | None:
    """The group that holds a layer directly; None at the top level."""
    holders = lineage(document.layers, id)
    return holders[-2].id if len(holders) > 1 else None


def siblings_of(document: Document, id: LayerId) -> tuple[Layer, ...]:
    """The layers of the same level, that one included, bottom to top."""
    holder = document.find(group_of(document, id))
    return holder.layers if isinstance(holder, GroupLayer) else document.layers


def group_layers(
    document: Document, ids: Collection[LayerId], name: str = "Group"
) -> tuple[Document, LayerId]:
    """Put layers into a new group where the topmost of them stands; returns its id too.

    Raises BadInput where there are none, or one is locked.
    """
    chosen = outermost(document, ids)
    if not chosen:
        raise BadInput("There is nothing to group.", remedy="Choose some layers first.")
    _refuse_any_locked(document, chosen)
    group = GroupLayer(name, layers=chosen)
    gone = {layer.id for layer in chosen[:-1]}
    top = chosen[-1].id

    def grouped(layer: Layer) -> tuple[Layer, ...]:
        if layer.id in gone:
            return ()
        return (group,) if layer.id == top else (layer,)

    return document.edited(grouped), group.id


def ungroup(document: Document, id: LayerId) -> Document:
    """What a group holds in the group's place; its own opacity, mode and mask go.

    Raises BadInput where it is no group, or locked.
    """
    group = document.layer(id)
    if not isinstance(group, GroupLayer):
        raise BadInput(f"“{group.name}” is not a group.", remedy="Choose a group.")
    refuse_locked(document, id)
    inside = group.layers
    return document.edited(lambda layer: inside if layer.id == id else (layer,))


def remove_layers(document: Document, ids: Collection[LayerId]) -> Document:
    """The document without these layers; raises BadInput where one is locked."""
    chosen = outermost(document, ids)
    _refuse_any_locked(document, chosen)
    return _without(document, chosen)


def move_layers(
    document: Document, ids: Collection[LayerId], to: int, group: LayerId | None = None
) -> Document:
    """Put layers, in their order, at index `to` (0 = bottom) of a group, or of the top level.

    `to` counts the layers of that level without those that move. Raises BadInput where a group
    would go into itself, or into one that is locked.
    """
    chosen = outermost(document, ids)
    if group is not None:
        for layer in chosen:
            if any(inner.id == group for inner in walk((layer,))):
                raise BadInput(f"The group “{layer.name}” cannot be put into itself.")
        refuse_locked(document, group)
    return insert_layers(_without(document, chosen), chosen, to, group)


def _without(document: Document, chosen: Sequence[Layer]) -> Document:
    gone = {layer.id for layer in chosen}
    return document.edited(lambda layer: () if layer.id in gone else (layer,))


def _refuse_any_locked(document: Document, chosen: Sequence[Layer]) -> None:
    for layer in chosen:
        refuse_locked(document, layer.id)


def insert_layers(
    document: Document, layers: Sequence[Layer], to: int, group: LayerId | None = None
) -> Document:
    """New layers, bottom to top, at index `to` (0 = bottom) of a group, or of the top level.

    Raises ValueError where `group` is none.
    """
    if group is None:
        here = document.layers
        return replace(document, layers=(*here[:to], *layers, *here[to:]))
    holder = document.layer(group)
    if not isinstance(holder, GroupLayer):
        raise ValueError(f"layer {group} is not a group")
    inside = (*holder.layers[:to], *layers, *holder.layers[to:])
    return document.with_layer(replace(holder, layers=inside))


def above(document: Document, id: LayerId | None) -> tuple[int, LayerId | None]:
    """(index, group) of the place right above a layer; on top where there is none such."""
    if id is None or document.find(id) is None:
        return len(document.layers), None
    at = [layer.id for layer in siblings_of(document, id)].index(id)
    return at + 1, group_of(document, id)


def renumbered(layer: Layer) -> Layer:
    """The same layer under another id, a group with all it holds; pixels are shared."""
    layer = replace(layer, id=new_layer_id())
    if isinstance(layer, GroupLayer):
        layer = replace(layer, layers=tuple(renumbered(inner) for inner in layer.layers))
    return layer


def duplicate_layers(
    document: Document, ids: Collection[LayerId], called: str = COPY
) -> tuple[Document, tuple[LayerId, ...]]:
    """Copies (sharing all pixels) right above the topmost of the layers; their ids too. called:
    what a copy is named, with {name} for the layer's."""
    chosen = outermost(document, ids)
    if not chosen:
        return document, ()
    copies = tuple(
        replace(renumbered(layer), name=called.format(name=layer.name)) for layer in chosen
    )
    copied = insert_layers(document, copies, *above(document, chosen[-1].id))
    return copied, tuple(copy.id for copy in copies)


def step_place(document: Document, id: LayerId, by: int) -> tuple[int, LayerId | None] | None:
    """(index, group) one step up (1) or down (-1): past the neighbour, into a group that is not
    locked, out of the group at its end; None at the end of the top level."""
    siblings, group = siblings_of(document, id), group_of(document, id)
    at = [layer.id for layer in siblings].index(id) + by
    if 0 <= at < len(siblings):
        neighbour = siblings[at]
        if isinstance(neighbour, GroupLayer) and not neighbour.locked:
            return (0 if by > 0 else len(neighbour.layers)), neighbour.id
        return at, group
    if group is None:
        return None
    index = [layer.id for layer in siblings_of(document, group)].index(group)
    return (index + 1 if by > 0 else index), group_of(document, group)
