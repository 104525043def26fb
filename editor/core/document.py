"""The document: a value. Editing makes a new one; pure functions return it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from types import MappingProxyType

from editor.core.geometry import Rect, Size, hull
from editor.core.guides import Guides
from editor.core.layer import GroupLayer, Layer, LayerId, PixelLayer, units, walk
from editor.core.raster import Raster
from editor.core.time import Timeline

DEFAULT_MASK = "Mask"


@dataclass(frozen=True)
class Metadata:
    """What a photograph says of itself: raw blocks as found in its file, kept on export."""

    exif: bytes = b""
    xmp: bytes = b""
    icc: bytes = b""
    dpi: tuple[float, float] | None = None


@dataclass(frozen=True, eq=False)
class Document:
    """size in pixels; layers bottom to top; named masks (1 channel, 255 = change this).

    timeline: how many frames there are; a still has one. guides: lines to align things by.
    """

    size: Size
    layers: tuple[Layer, ...] = ()
    masks: Mapping[str, Raster] = field(
        default_factory=lambda: MappingProxyType({DEFAULT_MASK: Raster(1)})
    )
    active_mask: str = DEFAULT_MASK
    metadata: Metadata = field(default_factory=Metadata)
    timeline: Timeline = field(default_factory=Timeline)
    guides: Guides = field(default_factory=Guides)

    @property
    def bounds(self) -> Rect:
        """The canvas, (0, 0, w, h)."""
        return Rect(0, 0, *self.size)

    @property
    def mask(self) -> Raster:
        """The mask the brush paints on now."""
        return self.masks[self.active_mask]

    def with_mask(self, raster: Raster, name: str | None = None) -> Document:
        """Replace (or add) a named mask; the active one where no name is given."""
        masks = {**self.masks, (name or self.active_mask): raster}
        return replace(self, masks=MappingProxyType(masks))

    def all_layers(self) -> tuple[Layer, ...]:
        """Every layer, also those inside groups, bottom to top."""
        return tuple(walk(self.layers))

    def find(self, id: LayerId | None) -> Layer | None:
        """The layer of that id, or None."""
        return None if id is None else self._by_id.get(id)

    @cached_property
    def _by_id(self) -> Mapping[LayerId, Layer]:
        return {layer.id: layer for layer in walk(self.layers)}

    def layer(self, id: LayerId) -> Layer:
        """The layer of that id; raises KeyError where there is none."""
        found = self.find(id)
        if found is None:
            raise KeyError(id)
        return found

    def with_layer(self, layer: Layer, above: LayerId | None = None) -> Document:
        """Replace the layer of the same id, or put a new one above `above` (or on top)."""
        if self.find(layer.id) is not None:
            return self._edited(layer.id, lambda _: (layer,))
        if above is None or self.find(above) is None:
            return replace(self, layers=(*self.layers, layer))
        return self._edited(above, lambda old: (old, layer))

    def without_layer(self, id: LayerId) -> Document:
        """The document without that layer (and what it holds)."""
        return self._edited(id, lambda _: ())

    def edited(self, change: Callable[[Layer], tuple[Layer, ...]]) -> Document:
        """The document with what `change` puts in the place of each layer: none, one or several.

        It is asked of what a group holds before it is asked of the group. Where nothing changes
        the document is the same object.
        """
        layers = _edit(self.layers, change)
        return self if layers is self.layers else replace(self, layers=layers)

    def moved(self, id: LayerId, to: int, group: LayerId | None = None) -> Document:
        """Put a layer at index `to` (0 = bottom) of a group's layers, or of the top level."""
        layer = self.layer(id)
        rest = self.without_layer(id)
        if group is None:
            return replace(rest, layers=(*rest.layers[:to], layer, *rest.layers[to:]))
        holder = rest.layer(group)
        if not isinstance(holder, GroupLayer):
            raise ValueError(f"layer {group} is not a group")
        inside = (*holder.layers[:to], layer, *holder.layers[to:])
        return rest.with_layer(replace(holder, layers=inside))

    def _edited(self, id: LayerId, change: Callable[[Layer], tuple[Layer, ...]]) -> Document:
        return self.edited(lambda layer: change(layer) if layer.id == id else (layer,))

    def changed(self, other: Document) -> Rect:
        """Bounds of what must be redrawn when `other` becomes this document, masks included."""
        if self.size != other.size:
            return self.bounds
        out = self.changed_layers(other).unite(self.mask.changed_pixels(other.mask))
        return out.intersect(self.bounds)

    def changed_layers(self, other: Document) -> Rect:
        """Bounds of what must be composited anew (masks of the document do not count)."""
        return hull(self.changed_boxes(other))

    def changed_boxes(self, other: Document) -> list[Rect]:
        """The same in parts, where few tiles of pixels are all that changed; none is empty."""
        if self.size != other.size or self.metadata.icc != other.metadata.icc:
            return [self.bounds]
        if self.layers is other.layers:
            return []
        boxes = (box.intersect(self.bounds) for box in _changed(self.layers, other.layers))
        return [box for box in boxes if not box.empty]


def _edit(
    layers: tuple[Layer, ...], change: Callable[[Layer], tuple[Layer, ...]]
) -> tuple[Layer, ...]:
    out: list[Layer] = []
    for layer in layers:
        whole = layer
        if isinstance(layer, GroupLayer):
            inside = _edit(layer.layers, change)
            whole = layer if inside is layer.layers else replace(layer, layers=inside)
        out.extend(change(whole))
    same = len(out) == len(layers) and all(a is b for a, b in zip(out, layers, strict=True))
    return layers if same else tuple(out)


def _changed(mine: tuple[Layer, ...], theirs: tuple[Layer, ...]) -> Iterator[Rect]:
    yield from _regrouped(mine, theirs)
    if len(mine) == len(theirs) and all(a.id == b.id for a, b in zip(mine, theirs, strict=True)):
        for new, old in zip(mine, theirs, strict=True):
            yield from _difference(new, old)
        return
    before = {layer.id: layer for layer in theirs}
    after = {layer.id: layer for layer in mine}
    for id in before.keys() | after.keys():
        yield from _difference(after.get(id), before.get(id))
    common = [layer.id for layer in mine if layer.id in before]
    for to, was in zip(common, (x.id for x in theirs if x.id in after), strict=True):
        if to != was:  # order: whatever stands elsewhere now
            yield after[to].bounds
            yield before[was].bounds


def _regrouped(mine: tuple[Layer, ...], theirs: tuple[Layer, ...]) -> Iterator[Rect]:
    """Bounds of layers that are clipped to another one than before, or to which others newly are,
    or no longer: a neighbour's change alone can do that."""
    if not any(layer.clip for layer in (*mine, *theirs)):
        return
    now, was = _clippings(mine), _clippings(theirs)
    for layer in (*mine, *theirs):
        if layer.id in now and layer.id in was and now[layer.id] != was[layer.id]:
            yield layer.bounds


def _clippings(layers: tuple[Layer, ...]) -> dict[LayerId, tuple[LayerId, bool]]:
    """Of each layer the one it is clipped to, or itself, and whether others are clipped there."""
    return {
        layer.id: (base.id, bool(clipped))
        for base, clipped in units(layers)
        for layer in (base, *clipped)
    }


def _difference(a: Layer | None, b: Layer | None) -> Iterator[Rect]:
    if a is b:
        return
    if a is None or b is None or a.look != b.look or type(a) is not type(b):
        yield from (layer.bounds for layer in (a, b) if layer is not None)
        return
    if a.mask is not b.mask:
        if a.mask is None or b.mask is None:
            yield a.bounds.unite(b.bounds)
        else:
            yield from a.mask.changed_boxes(b.mask)
    if isinstance(a, PixelLayer) and isinstance(b, PixelLayer):
        yield from a.pixels.changed_boxes(b.pixels)
    if isinstance(a, GroupLayer) and isinstance(b, GroupLayer):
        yield from _changed(a.layers, b.layers)
