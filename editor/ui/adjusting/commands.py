"""What can be asked of adjustment layers: a new one, another setting of the active one."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from editor.core.adjustment import Adjustment
from editor.core.adjustments.tones import neutralising
from editor.core.arrange import siblings_of
from editor.core.document import Document
from editor.core.history import History
from editor.core.layer import AdjustmentLayer, LayerId, lineage
from editor.render.sample import colour_under
from editor.ui.adjusting.steps import ADDED, CHANGED, step_label
from editor.ui.adjusting.words import fresh, title
from editor.ui.layering import LayerCommands


class AdjustCommands(QObject):
    """Acts on the active layer where that is an adjustment."""

    refused = Signal(str)

    def __init__(self, history: History, layers: LayerCommands) -> None:
        super().__init__()
        self.history, self._layers = history, layers

    @property
    def active(self) -> AdjustmentLayer | None:
        """The active layer as it shows, previews included; None where it is another kind."""
        id = self._layers.active_id
        layer = self.history.document.find(id)
        return layer if isinstance(layer, AdjustmentLayer) else None

    @property
    def locked(self) -> bool:
        """True where the active layer, or a group that holds it, may not be changed."""
        id = self._layers.active_id
        return id is not None and any(x.locked for x in lineage(self._document.layers, id))

    def add(self, kind: str) -> None:
        """A new one above the active layer; what is selected becomes its mask."""
        document, above = self._document, self._layers.active_id
        mask = document.mask if document.mask.tiles else None
        layer = AdjustmentLayer(
            title(kind), clip=_clipped_above(document, above), mask=mask, adjustment=fresh(kind)
        )
        self.history.commit(step_label(ADDED, kind), document.with_layer(layer, above))
        self._layers.choose(layer.id)

    def preview(self, adjustment: Adjustment) -> None:
        """Show the active one with other settings; no undo step."""
        if (layer := self.active) is not None and not self.locked:
            self.history.preview(self._document.with_layer(replace(layer, adjustment=adjustment)))

    def settle(self) -> None:
        """Make final what is shown, as one undo step."""
        layer = self.active
        before = None if layer is None else self._document.find(layer.id)
        if layer is None or not isinstance(before, AdjustmentLayer):
            return
        if before.adjustment == layer.adjustment:
            self.history.preview(self._document)
        else:
            after = replace(before, adjustment=layer.adjustment)
            label = step_label(CHANGED, layer.adjustment.kind)
            self.history.commit(label, self._document.with_layer(after))

    def set(self, adjustment: Adjustment) -> None:
        """Give the active one other settings, as one undo step."""
        self.preview(adjustment)
        self.settle()

    def reset(self) -> None:
        """Take the active one back to where it began."""
        if (layer := self.active) is not None:
            self.set(fresh(layer.adjustment.kind))

    def toggle_visible(self) -> None:
        """Show the picture without the active one, or with it again."""
        if (layer := self.active) is not None:
            self._layers.toggle_visible(layer.id)

    def pick_neutral(self, shown: Document, x: int, y: int) -> None:
        """Let what lies under the active one at a pixel of the picture become grey."""
        layer = self.active
        colour = None if layer is None else colour_under(shown, layer.id, x, y)
        if colour is None:
            self.refused.emit(self.tr("There is no colour there; click on the picture."))
        else:
            self.set(neutralising(*colour))

    @property
    def _document(self) -> Document:
        return self.history.committed


def _clipped_above(document: Document, id: LayerId | None) -> bool:
    """True where what is put above a layer would stand between a base and what is clipped."""
    if id is None:
        return False
    siblings = siblings_of(document, id)
    at = [layer.id for layer in siblings].index(id) + 1
    return at < len(siblings) and siblings[at].clip
