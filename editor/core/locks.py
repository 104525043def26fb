"""What is locked must not be changed."""

from __future__ import annotations

from editor.core.document import Document
from editor.core.errors import BadInput
from editor.core.layer import GroupLayer, Layer, LayerId, lineage, walk


def refuse_locked(document: Document, id: LayerId) -> None:
    """Raise BadInput where the layer, or a group that holds it, is locked."""
    for layer in lineage(document.layers, id):
        _refuse(layer)


def refuse_locked_inside(document: Document, id: LayerId) -> None:
    """The same, and where anything that the layer holds is locked."""
    refuse_locked(document, id)
    for layer in walk((document.layer(id),)):
        _refuse(layer)


def refuse_transparency_locked(layer: Layer) -> None:
    """Raise BadInput where the layer's transparency is locked."""
    if layer.lock_alpha:
        raise BadInput(
            f"The transparency of “{layer.name}” is locked.",
            remedy="Unlock its transparency first.",
        )


def _refuse(layer: Layer) -> None:
    if layer.locked:
        kind = "group" if isinstance(layer, GroupLayer) else "layer"
        raise BadInput(f"The {kind} “{layer.name}” is locked.", remedy="Unlock it first.")
