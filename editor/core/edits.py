"""What an artist does to layers and masks: pure functions, each returns a new document.

Those that make a layer return its id too.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

from editor.core.clip import ClipLayer, changes_over_time
from editor.core.document import Document
from editor.core.errors import BadInput
from editor.core.geometry import Rect, Size
from editor.core.layer import (
    BlendMode,
    GroupLayer,
    Layer,
    LayerId,
    PixelLayer,
    lineage,
    new_layer_id,
)
from editor.core.masks import add_mask as add_mask
from editor.core.masks import clear_mask as clear_mask
from editor.core.masks import feather_mask as feather_mask
from editor.core.masks import fill_mask as fill_mask
from editor.core.masks import grow_mask as grow_mask
from editor.core.masks import invert_mask as invert_mask
from editor.core.masks import remove_mask as remove_mask
from editor.core.masks import rename_mask as rename_mask
from editor.core.masks import select_mask as select_mask
from editor.core.masks import shrink_mask as shrink_mask
from editor.core.raster import Pixels, Raster, raster_from

Flatten = Callable[[Document, Rect], Pixels]
"""The picture of a document in a rectangle, straight RGBA (h, w, 4), uint8 or uint16.

What is made of it has that depth (render.deep.flatten_at_depth keeps the document's).
"""


# -- layers


def add_pixel_layer(
    document: Document,
    name: str = "Layer",
    pixels: Raster | None = None,
    above: LayerId | None = None,
) -> tuple[Document, LayerId]:
    """A new pixel layer above `above` (or on top), empty unless `pixels` (RGBA) are given."""
    layer = PixelLayer(name, pixels=pixels or Raster(4))
    return document.with_layer(layer, above), layer.id


def add_group(
    document: Document, name: str = "Group", above: LayerId | None = None
) -> tuple[Document, LayerId]:
    """A new empty group above `above`, or on top."""
    group = GroupLayer(name)
    return document.with_layer(group, above), group.id


def duplicate(document: Document, id: LayerId) -> tuple[Document, LayerId]:
    """A copy (sharing all pixels) right above the layer, a group with all it holds."""
    layer = document.layer(id)
    copy = replace(renumbered(layer), name=f"{layer.name} copy")
    return document.with_layer(copy, above=id), copy.id


def renumbered(layer: Layer) -> Layer:
    """The same layer under another id, a group with all it holds."""
    layer = replace(layer, id=new_layer_id())
    if isinstance(layer, GroupLayer):
        layer = replace(layer, layers=tuple(renumbered(inner) for inner in layer.layers))
    return layer


def remove(document: Document, id: LayerId) -> Document:
    """The document without the layer; raises BadInput where it, or what holds it, is locked."""
    document.layer(id)
    refuse_locked(document, id)
    return document.without_layer(id)


def refuse_locked(document: Document, id: LayerId) -> None:
    """Raise BadInput where the layer, or a group that holds it, is locked."""
    for layer in lineage(document.layers, id):
        if layer.locked:
            kind = "group" if isinstance(layer, GroupLayer) else "layer"
            raise BadInput(f"The {kind} “{layer.name}” is locked.", remedy="Unlock it first.")


def rename(document: Document, id: LayerId, name: str) -> Document:
    """Another name for the layer."""
    return _set(document, id, name=name)


def set_opacity(document: Document, id: LayerId, opacity: float) -> Document:
    """Opacity 0..1 (clipped)."""
    return _set(document, id, opacity=min(1.0, max(0.0, opacity)))


def set_visible(document: Document, id: LayerId, visible: bool) -> Document:
    """Show or hide the layer."""
    return _set(document, id, visible=visible)


def set_blend(document: Document, id: LayerId, blend: BlendMode) -> Document:
    """Another blend mode."""
    return _set(document, id, blend=blend)


def set_locks(
    document: Document,
    id: LayerId,
    locked: bool | None = None,
    lock_alpha: bool | None = None,
    clip: bool | None = None,
) -> Document:
    """Lock the layer, its transparency, or clip it to the one below; None leaves as it is."""
    wanted = {"locked": locked, "lock_alpha": lock_alpha, "clip": clip}
    return _set(document, id, **{key: value for key, value in wanted.items() if value is not None})


def _set(document: Document, id: LayerId, **changes: object) -> Document:
    layer = document.layer(id)
    if all(getattr(layer, key) == value for key, value in changes.items()):
        return document
    return document.with_layer(replace(layer, **changes))  # type: ignore[arg-type]


def move(document: Document, id: LayerId, to: int, group: LayerId | None = None) -> Document:
    """Put the layer at index `to` (0 = bottom) of the group, or of the top level.

    Raises BadInput where a group would go into itself.
    """
    layer = document.layer(id)
    if group is not None and (group == id or _holds(layer, group)):
        raise BadInput(f"The group “{layer.name}” cannot be put into itself.")
    return document.moved(id, to, group)


def _holds(layer: Layer, id: LayerId) -> bool:
    return isinstance(layer, GroupLayer) and any(
        inner.id == id or _holds(inner, id) for inner in layer.layers
    )


def shift(document: Document, id: LayerId, dx: int, dy: int) -> Document:
    """Move a layer's pixels, mask and recipe by whole pixels, a group with all it holds."""
    return document.with_layer(_shifted(document.layer(id), dx, dy)) if dx or dy else document


def _shifted(layer: Layer, dx: int, dy: int) -> Layer:
    mask = None if layer.mask is None else layer.mask.moved(dx, dy)
    if isinstance(layer, PixelLayer):
        recipe = None if layer.recipe is None else layer.recipe.moved(dx, dy)
        return replace(layer, mask=mask, pixels=layer.pixels.moved(dx, dy), recipe=recipe)
    if isinstance(layer, ClipLayer):
        return replace(layer, mask=mask, place=layer.place.moved(dx, dy))
    if isinstance(layer, GroupLayer):
        inside = tuple(_shifted(inner, dx, dy) for inner in layer.layers)
        return replace(layer, mask=mask, layers=inside)
    return replace(layer, mask=mask)


def merge_down(document: Document, id: LayerId, flatten: Flatten) -> Document:
    """The layer laid into the one below it, which keeps its name and blend mode.

    Raises BadInput where nothing lies below, one of the two is hidden or changes over time, or
    one, or a group that holds them, is locked.
    """
    upper, lower = document.layer(id), _below(document, id)
    if lower is None:
        raise BadInput(f"No layer lies below “{upper.name}”.", remedy="Choose a higher layer.")
    for layer in (upper, lower):
        refuse_locked(document, layer.id)
        if not layer.visible:
            raise BadInput(f"The layer “{layer.name}” is hidden.", remedy="Show it first.")
    _refuse_moving(replace(document, layers=(lower, upper)))
    pair = replace(
        document,
        layers=(replace(lower, blend=BlendMode.NORMAL, clip=False), upper),
    )
    pixels = _flattened(pair, lower.bounds.unite(upper.bounds), flatten)
    merged = PixelLayer(
        lower.name,
        blend=lower.blend,
        clip=lower.clip,
        lock_alpha=lower.lock_alpha,
        id=lower.id,
        pixels=pixels,
    )
    return document.without_layer(id).with_layer(merged)


def _refuse_moving(document: Document) -> None:
    if changes_over_time(document):
        raise BadInput(
            "What changes over time cannot become one picture.",
            remedy="Export the frame you see as a picture, and open that as a layer.",
        )


def _below(document: Document, id: LayerId) -> Layer | None:
    siblings = [document.layers]
    siblings += [x.layers for x in document.all_layers() if isinstance(x, GroupLayer)]
    for layers in siblings:
        for lower, upper in pairwise(layers):
            if upper.id == id:
                return lower
    return None


def flatten_image(document: Document, flatten: Flatten) -> Document:
    """All that shows as one layer, inside the canvas.

    Raises BadInput where the document changes over time.
    """
    _refuse_moving(document)
    pixels = _flattened(document, document.bounds, flatten)
    return replace(document, layers=(PixelLayer("Picture", pixels=pixels),))


def _flattened(document: Document, rect: Rect, flatten: Flatten) -> Raster:
    if rect.empty:
        return Raster(4)
    return raster_from(flatten(document, rect), rect.x, rect.y)


def crop_canvas(document: Document, rect: Rect) -> Document:
    """The canvas cut (or enlarged) to `rect`; what lies outside is dropped.

    Raises BadInput where `rect` is empty.
    """
    if rect.empty:
        raise BadInput("The crop is empty.", remedy="Draw a larger frame.")

    def cut(layer: Layer) -> Layer:
        mask = None if layer.mask is None else _cut(layer.mask, rect)
        if isinstance(layer, PixelLayer):
            return replace(layer, mask=mask, pixels=_cut(layer.pixels, rect))
        if isinstance(layer, ClipLayer):
            return replace(layer, mask=mask, place=layer.place.moved(-rect.x, -rect.y))
        if isinstance(layer, GroupLayer):
            return replace(layer, mask=mask, layers=tuple(cut(inner) for inner in layer.layers))
        return replace(layer, mask=mask)

    out = replace(
        document, size=Size(rect.w, rect.h), layers=tuple(cut(x) for x in document.layers)
    )
    for name, mask in document.masks.items():
        out = out.with_mask(_cut(mask, rect), name)
    return out


def _cut(raster: Raster, rect: Rect) -> Raster:
    return raster.cropped(rect).moved(-rect.x, -rect.y)
