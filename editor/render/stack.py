"""How the layers of a stack stand to each other: clipped, passed through, looked around by."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeGuard

from editor.core.layer import (
    AdjustmentLayer,
    BlendMode,
    GroupLayer,
    Layer,
    PixelLayer,
    units,
    walk,
)


def is_shown(layer: Layer) -> bool:
    """True for a layer of which anything can be seen."""
    return layer.visible and layer.opacity > 0


def passes_through(layer: Layer) -> TypeGuard[GroupLayer]:
    """True for a group whose layers are blended with what lies below it."""
    return isinstance(layer, GroupLayer) and layer.pass_through


def spliced(layers: Sequence[Layer]) -> tuple[Layer, ...]:
    """The layers, with those of each group that passes through in full in the group's place: the
    picture is the same."""
    out: list[Layer] = []
    for base, clipped in units(layers):
        whole = base.opacity == 1 and base.visible and base.shown_mask is None
        if whole and not clipped and passes_through(base) and not _begins_clipped(base):
            out.extend(spliced(base.layers))
        else:
            out.extend((base, *clipped))
    return tuple(out)


def _begins_clipped(group: GroupLayer) -> bool:
    return bool(group.layers) and group.layers[0].clip


def lowest_plain(layers: Sequence[Layer]) -> PixelLayer | None:
    """The lowest layer that shows, where its pixels show as they are."""
    lowest = next((layer for layer in layers if layer.visible and layer.opacity > 0), None)
    if not isinstance(lowest, PixelLayer) or lowest.shown_mask is not None or lowest.opacity < 1:
        return None
    return lowest if lowest.blend is BlendMode.NORMAL else None


def is_adjusting(layer: Layer) -> TypeGuard[AdjustmentLayer]:
    """True for an adjustment layer that shows and changes anything."""
    return isinstance(layer, AdjustmentLayer) and is_shown(layer) and not layer.adjustment.neutral


def reach_of(layers: Sequence[Layer]) -> int:
    """Document pixels round a frame that must be composed too, so that it comes out right.

    Only what these layers see of what lies below them counts: a group that is no pass through,
    and a layer of pixels with others clipped to it, look after themselves.
    """
    out = 0
    for base, clipped in units(layers):
        if not is_shown(base):
            continue
        if isinstance(base, AdjustmentLayer):
            out += clipped_reach((base, *clipped))
        elif passes_through(base) and not clipped:
            out += reach_of(base.layers)
    return out


def clipped_reach(layers: Sequence[Layer]) -> int:
    """The same for layers that are laid one after the other on the colours of one base."""
    return sum(layer.adjustment.reach for layer in layers if is_adjusting(layer))


def spread(before: Sequence[Layer], after: Sequence[Layer]) -> int:
    """Document pixels beyond what was changed in which the picture may look different too."""
    pairs = enumerate(zip(before, after, strict=False))
    first = next((i for i, (a, b) in pairs if a is not b), min(len(before), len(after)))
    if first >= min(len(before), len(after)) or before[first].id != after[first].id:
        return whole_reach(after[first:])
    was, now = before[first], after[first]
    inside = 0
    if isinstance(was, GroupLayer) and isinstance(now, GroupLayer):
        inside = spread(was.layers, now.layers)
    return inside + whole_reach(after[first + 1 :])


def whole_reach(layers: Sequence[Layer]) -> int:
    """Document pixels that all adjustments of these layers together look around, at most."""
    return clipped_reach(tuple(walk(tuple(layers))))
