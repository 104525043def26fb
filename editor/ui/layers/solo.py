"""One layer shown alone, and the way back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from editor.core.document import Document
from editor.core.layer import Layer, LayerId, lineage, walk


class Solo:
    """Remembers what showed before a layer was shown alone."""

    def __init__(self) -> None:
        self._before: Mapping[LayerId, bool] = {}
        self._after: Mapping[LayerId, bool] = {}

    def toggled(self, document: Document, id: LayerId) -> Document:
        """The document with that layer alone visible; where it is so already, as it was before
        (all layers visible where that is not known)."""
        now = {layer.id: layer.visible for layer in document.all_layers()}
        alone = self._alone(document, id)
        if now != alone:
            self._before, self._after = now, alone
            return _shown(document, alone)
        known = self._after == now
        return _shown(document, self._before if known else dict.fromkeys(now, True))

    def _alone(self, document: Document, id: LayerId) -> Mapping[LayerId, bool]:
        """What holds it and itself are visible, what it holds is as it is, the rest is hidden."""
        chain = lineage(document.layers, id)
        inside = {x.id: x.visible for x in walk(chain[-1:]) if x.id != id}
        holders = {layer.id for layer in chain}
        return {x.id: inside.get(x.id, x.id in holders) for x in document.all_layers()}


def _shown(document: Document, visible: Mapping[LayerId, bool]) -> Document:
    def one(layer: Layer) -> tuple[Layer, ...]:
        wanted = visible.get(layer.id, layer.visible)
        return (layer if wanted == layer.visible else replace(layer, visible=wanted),)

    return document.edited(one)
