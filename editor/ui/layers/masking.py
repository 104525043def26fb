"""What can be asked of the masks of layers, each as one named undo step."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from editor.core import layer_masks, masks
from editor.core.document import Document
from editor.core.history import History
from editor.core.layer import Layer, LayerId
from editor.core.select import Mode, alpha
from editor.ui.background import Background
from editor.ui.layering import LayerCommands
from editor.ui.layers.later import Later
from editor.ui.tools import Tools

Edit = Callable[[Document, LayerId], Document]


class LayerMaskCommands(QObject):
    """Acts on the mask of the active layer unless an id is given."""

    def __init__(
        self, history: History, tools: Tools, layers: LayerCommands, background: Background
    ) -> None:
        super().__init__(layers)
        self._history, self._tools, self._layers = history, tools, layers
        self._later = Later(history, layers, background)

    def add(self) -> None:
        """A mask by the selection, which it uses up; without one, a mask that shows all."""
        selected = bool(self._document.mask.tiles)
        self._put(_by_selection if selected else layer_masks.reveal_all)

    def reveal_all(self) -> None:
        """A mask that shows all."""
        self._put(layer_masks.reveal_all)

    def hide_all(self) -> None:
        """A mask that shows nothing."""
        self._put(layer_masks.hide_all)

    def by_selection(self) -> None:
        """Show the layer only where the document's mask is painted."""
        if not self._document.mask.tiles:
            words = self.tr("Paint a mask first; the layer then shows only there.")
            self._layers.refused.emit(words)
        else:
            self._put(_by_selection)

    def by_alpha(self) -> None:
        """Take the layer's transparency as its mask."""
        if (id := self._layers.active_id) is not None:
            edit = partial(layer_masks.mask_by_alpha, id=id)
            self._later.edit("New layer mask", edit, lambda: self.paint_on(id))

    def apply(self) -> None:
        """Take away for good what the mask hides."""
        self._edit("Apply layer mask", layer_masks.apply_mask)

    def invert(self) -> None:
        """Show what was hidden, and the other way round."""
        self._edit("Invert layer mask", layer_masks.invert_layer_mask)

    def remove(self) -> None:
        """Show the whole layer again."""
        self._edit("Remove layer mask", layer_masks.delete_mask)

    def toggle(self, id: LayerId | None = None) -> None:
        """Let the mask count, or not for now (Shift-click on it)."""
        layer = self._layer(id)
        if layer is not None:
            on, label = not layer.mask_on, "Layer mask off" if layer.mask_on else "Layer mask on"
            self._edit(label, lambda d, x: layer_masks.switch_mask(d, x, on), layer.id)

    def toggle_link(self, id: LayerId | None = None) -> None:
        """Let the mask move along with the layer, or stay."""
        layer = self._layer(id)
        if layer is not None:
            linked = not layer.mask_linked
            label = "Link layer mask" if linked else "Unlink layer mask"
            self._edit(label, lambda d, x: layer_masks.link_mask(d, x, linked), layer.id)

    def paint_on(self, id: LayerId, on: bool = True) -> None:
        """Let the tools work on the layer's mask, or on its pixels again."""
        layer = self._document.find(id)
        self._tools.active_layer = id
        self._tools.on_mask = on and layer is not None and layer.mask is not None

    # ---- selections

    def select_mask(self, id: LayerId, mode: Mode = Mode.REPLACE) -> None:
        """Select what the layer's mask shows (Ctrl-click on it)."""
        layer = self._document.find(id)
        if layer is not None and layer.mask is not None:
            shape = alpha(layer.mask, self._document.bounds)
            self._history.commit("Select layer mask", masks.select(self._document, shape, mode))

    # ---- inside

    @property
    def _document(self) -> Document:
        return self._history.committed

    def _layer(self, id: LayerId | None) -> Layer | None:
        return self._layers.active if id is None else self._document.find(id)

    def _put(self, edit: Edit) -> None:
        """A new mask, which the tools paint on from now on."""
        id = self._layers.active_id
        if id is not None and self._edit("New layer mask", edit):
            self.paint_on(id)

    def _edit(self, label: str, edit: Edit, id: LayerId | None = None) -> bool:
        id = self._layers.active_id if id is None else id
        return id is not None and self._layers.edit(label, lambda: edit(self._document, id))


def _by_selection(document: Document, id: LayerId) -> Document:
    """What is selected becomes the layer's mask; painting on that is not kept inside of it."""
    return masks.clear_mask(layer_masks.mask_by_selection(document, id))
