"""What lies over a subject that hovers, so that it does not hover over that too."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from editor.core.document import Document
from editor.core.layer import (
    AdjustmentLayer,
    BlendMode,
    GroupLayer,
    Layer,
    LayerId,
    lineage,
)


def layers_above(document: Document, ids: Collection[LayerId]) -> tuple[Layer, ...]:
    """The layers that show over all of these, bottom to top.

    () where they cannot be shown by themselves: where one of them changes what lies below.
    """
    tops = {lineage(document.layers, id)[0].id for id in ids if document.find(id) is not None}
    highest = max((n for n, layer in enumerate(document.layers) if layer.id in tops), default=-1)
    if highest < 0:
        return ()
    shown = tuple(layer for layer in document.layers[highest + 1 :] if layer.visible)
    return shown if all(alone(layer) for layer in shown) else ()


def alone(layer: Layer) -> bool:
    """Whether a layer looks the same over nothing."""
    if layer.blend is not BlendMode.NORMAL or layer.clip or isinstance(layer, AdjustmentLayer):
        return False
    if isinstance(layer, GroupLayer) and layer.pass_through:
        return all(alone(inner) for inner in layer.layers if inner.visible)
    return True


def without(document: Document, layers: Collection[Layer]) -> Document:
    """The document with these hidden."""
    for layer in layers:
        found = document.find(layer.id)
        if found is not None:
            document = document.with_layer(replace(found, visible=False))
    return document
