"""What an artist does to layers and masks: pure functions, each returns a new document.

Those that make a layer return its id too.
"""

from __future__ import annotations

from dataclasses import replace

from editor.core.arrange import renumbered as renumbered
from editor.core.clip import ClipLayer
from editor.core.depth import depth_of
from editor.core.document import Document
from editor.core.errors import BadInput
from editor.core.layer import BlendMode, GroupLayer, Layer, LayerId, PixelLayer
from editor.core.locks import refuse_locked as refuse_locked
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
from editor.core.merging import Flatten as Flatten
from editor.core.merging import flatten_image as flatten_image
from editor.core.merging import merge_down as merge_down
from editor.core.raster import Raster

# -- layers


def add_pixel_layer(
    document: Document,
    name: str = "Layer",
    pixels: Raster | None = None,
    above: LayerId | None = None,
) -> tuple[Document, LayerId]:
    """A new pixel layer above `above` (or on top), empty unless `pixels` (RGBA) are given.

    An empty one takes as many bits a channel as the document has.
    """
    layer = PixelLayer(name, pixels=pixels or Raster(4, depth_of(document)))
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


def remove(document: Document, id: LayerId) -> Document:
    """The document without the layer; raises BadInput where it, or what holds it, is locked."""
    document.layer(id)
    refuse_locked(document, id)
    return document.without_layer(id)


def rename(document: Document, id: LayerId, name: str) -> Document:
    """Another name for the layer."""
    return _set(document, id, name=name)


def set_pass_through(document: Document, id: LayerId, pass_through: bool) -> Document:
    """Let a group's layers blend with what lies below it, or among themselves first."""
    return _set(document, id, pass_through=pass_through)


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
    """Move a layer's pixels, mask and recipe by whole pixels, a group with all it holds.

    A mask that is not linked stays where it is.
    """
    return document.with_layer(shifted(document.layer(id), dx, dy)) if dx or dy else document


def shifted(layer: Layer, dx: int, dy: int) -> Layer:
    """The layer moved by whole pixels with its linked mask and recipe, a group with all in it."""
    if not dx and not dy:
        return layer
    mask = layer.mask
    if mask is not None and layer.mask_linked:
        mask = mask.moved(dx, dy)
    if isinstance(layer, PixelLayer):
        recipe = None if layer.recipe is None else layer.recipe.moved(dx, dy)
        return replace(layer, mask=mask, pixels=layer.pixels.moved(dx, dy), recipe=recipe)
    if isinstance(layer, ClipLayer):
        return replace(layer, mask=mask, place=layer.place.moved(dx, dy))
    if isinstance(layer, GroupLayer):
        inside = tuple(shifted(inner, dx, dy) for inner in layer.layers)
        return replace(layer, mask=mask, layers=inside)
    return replace(layer, mask=mask)
