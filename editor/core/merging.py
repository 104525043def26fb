"""Layers made one: pure functions that are given how a picture is flattened."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace

from editor.core.arrange import outermost, siblings_of
from editor.core.clip import changes_over_time
from editor.core.document import Document
from editor.core.errors import BadInput
from editor.core.geometry import Rect
from editor.core.layer import (
    AdjustmentLayer,
    BlendMode,
    GroupLayer,
    Layer,
    LayerId,
    PixelLayer,
    pixel_bounds,
    units,
)
from editor.core.locks import refuse_locked_inside
from editor.core.raster import Pixels, Raster, raster_from

Flatten = Callable[[Document, Rect], Pixels]
"""The picture of a document in a rectangle, straight RGBA (h, w, 4), uint8 or uint16.

What is made of it has that depth (render.deep.flatten_at_depth keeps the document's).
"""


def merge_down(document: Document, id: LayerId, flatten: Flatten) -> Document:
    """The layer laid into the one below it, which keeps its name and blend mode.

    Where either has others clipped to it, or is clipped itself and the other is not, all that
    shows of both sets becomes one layer.

    Raises BadInput where nothing lies below, one of the two is hidden or changes over time, or
    one, or a group that holds them, is locked.
    """
    upper, lower = document.layer(id), _below(document, id)
    if lower is None:
        raise BadInput(f"No layer lies below “{upper.name}”.", remedy="Choose a higher layer.")
    return _merged(document, (lower, upper), flatten)


def merge_layers(document: Document, ids: Collection[LayerId], flatten: Flatten) -> Document:
    """Several layers as one in the lowest one's place, with its name and blend mode; of more than
    one clipping set, all that shows of each goes along.

    Raises BadInput where they are fewer than two, and as `merge_down` does.
    """
    chosen = outermost(document, ids)
    if len(chosen) < 2:
        raise BadInput("One layer alone cannot be merged.", remedy="Choose several layers.")
    return _merged(document, chosen, flatten)


def merge_group(document: Document, id: LayerId, flatten: Flatten) -> Document:
    """What a group holds as one pixel layer that looks as the group did; hidden layers go.

    Raises BadInput where it is no group, locked or holds what is locked, or changes over time.
    """
    group = document.layer(id)
    if not isinstance(group, GroupLayer):
        raise BadInput(f"“{group.name}” is not a group.", remedy="Choose a group.")
    refuse_locked_inside(document, id)
    pixels = _together(document, group.layers, flatten)
    merged = PixelLayer(
        group.name,
        opacity=group.opacity,
        visible=group.visible,
        blend=BlendMode.NORMAL if group.pass_through else group.blend,
        clip=group.clip,
        mask=group.mask,
        id=group.id,
        span=group.span,
        curve=group.curve,
        mask_on=group.mask_on,
        mask_linked=group.mask_linked,
        pixels=pixels,
    )
    return document.with_layer(merged)


def merge_visible(document: Document, flatten: Flatten) -> Document:
    """All layers that show as one, in the lowest one's place; hidden ones stay, and what is
    clipped to them.

    Raises BadInput where fewer than two show, one is locked or changes over time.
    """
    together = [(base, *clipped) for base, clipped in units(document.layers) if base.visible]
    shown = [layer for unit in together for layer in unit if layer.visible]
    if len(shown) < 2:
        raise BadInput("Fewer than two layers show.", remedy="Show what should be merged.")
    return _merged(document, shown, flatten)


def stamp_visible(
    document: Document, flatten: Flatten, name: str = "Visible", above: LayerId | None = None
) -> tuple[Document, LayerId]:
    """All that shows, inside the canvas, as a new layer above `above` (or on top); its id too.

    Raises BadInput where the document changes over time.
    """
    refuse_moving(document)
    pixels = _flattened(document, document.bounds, flatten)
    stamp = PixelLayer(name, pixels=pixels)
    return document.with_layer(stamp, above), stamp.id


def flatten_image(document: Document, flatten: Flatten) -> Document:
    """All that shows as one layer, inside the canvas.

    Raises BadInput where the document changes over time.
    """
    refuse_moving(document)
    pixels = _flattened(document, document.bounds, flatten)
    return replace(document, layers=(PixelLayer("Picture", pixels=pixels),))


def refuse_moving(document: Document) -> None:
    """Raise BadInput where the document changes over time."""
    if changes_over_time(document):
        raise BadInput(
            "What changes over time cannot become one picture.",
            remedy="Export the frame you see as a picture, and open that as a layer.",
        )


def _merged(document: Document, chosen: Sequence[Layer], flatten: Flatten) -> Document:
    chosen = _with_their_sets(document, chosen)
    for layer in chosen:
        refuse_locked_inside(document, layer.id)
        if not layer.visible:
            raise BadInput(f"The layer “{layer.name}” is hidden.", remedy="Show it first.")
    lowest, *others = chosen
    if isinstance(lowest, AdjustmentLayer):
        raise BadInput(
            f"Nothing can be laid into the adjustment “{lowest.name}”.",
            remedy="Merge it down first.",
        )
    plain = replace(lowest, blend=BlendMode.NORMAL, clip=False)
    uppers = _released(document, chosen)[1:]
    merged = PixelLayer(
        lowest.name,
        blend=lowest.blend,
        clip=lowest.clip,
        lock_alpha=lowest.lock_alpha,
        id=lowest.id,
        pixels=_together(document, (plain, *uppers), flatten),
    )
    gone = {layer.id for layer in others}

    def laid(layer: Layer) -> tuple[Layer, ...]:
        if layer.id in gone:
            return ()
        return (merged,) if layer.id == lowest.id else (layer,)

    return document.edited(laid)


def _sets(document: Document) -> Iterator[tuple[Layer, list[Layer]]]:
    """Every layer of the document that is clipped to none, with those clipped to it."""
    groups = (layer.layers for layer in document.all_layers() if isinstance(layer, GroupLayer))
    for layers in (document.layers, *groups):
        yield from units(layers)


def _with_their_sets(document: Document, chosen: Sequence[Layer]) -> Sequence[Layer]:
    """What is clipped to one of several merged layers would cover them all, and one merged with
    what is clipped be clipped too: their sets go along, but for what is hidden in them."""
    ids = {layer.id for layer in chosen}
    touched = [(x, *clipped) for x, clipped in _sets(document) if ids & {x.id, *_ids(clipped)}]
    if len(touched) < 2:
        return chosen
    for base, *clipped in touched:
        ids |= {base.id, *(layer.id for layer in clipped if layer.visible)}
    return outermost(document, ids)


def _ids(layers: Sequence[Layer]) -> set[LayerId]:
    return {layer.id for layer in layers}


def _released(document: Document, chosen: Sequence[Layer]) -> list[Layer]:
    """The layers, those clipped to one that is not among them freed of it: the layer they become
    is clipped in their stead, where the lowest of them was."""
    ids = {layer.id for layer in chosen}
    bases = {x.id: base.id for base, clipped in _sets(document) for x in clipped}
    return [
        replace(layer, clip=False) if layer.clip and bases.get(layer.id) not in ids else layer
        for layer in chosen
    ]


def _together(document: Document, layers: Sequence[Layer], flatten: Flatten) -> Raster:
    """What layers show among themselves, also beyond the canvas."""
    alone = replace(document, layers=tuple(layers))
    refuse_moving(alone)
    return _flattened(alone, pixel_bounds(layers), flatten)


def _below(document: Document, id: LayerId) -> Layer | None:
    siblings = siblings_of(document, id)
    at = [layer.id for layer in siblings].index(id)
    return siblings[at - 1] if at else None


def _flattened(document: Document, rect: Rect, flatten: Flatten) -> Raster:
    if rect.empty:
        return Raster(4)
    return raster_from(flatten(document, rect), rect.x, rect.y)
