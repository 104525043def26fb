"""What can be asked of layers, each as one named undo step on the committed document."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from editor.core import edits
from editor.core.document import Document
from editor.core.edits_time import opacity_at, set_opacity_at
from editor.core.errors import UnderpaintError
from editor.core.history import History
from editor.core.layer import BlendMode, GroupLayer, Layer, LayerId
from editor.render.deep import flatten_at_depth
from editor.ui.tools import Tools
from editor.ui.video.playhead import Playhead


class LayerCommands(QObject):
    """Acts on the active layer (`Tools.active_layer`, or the topmost) unless an id is given."""

    rename_asked = Signal(object)
    refused = Signal(str)

    def __init__(self, history: History, tools: Tools, playhead: Playhead | None = None) -> None:
        super().__init__()
        self._history, self._tools, self._playhead = history, tools, playhead

    @property
    def active(self) -> Layer | None:
        """The layer that commands work on; None where there is none."""
        document = self._history.committed
        chosen = document.find(self._tools.active_layer)
        return chosen or (document.layers[-1] if document.layers else None)

    @property
    def active_id(self) -> LayerId | None:
        """Its id."""
        layer = self.active
        return layer.id if layer is not None else None

    def choose(self, id: LayerId) -> None:
        """Make a layer the active one."""
        self._tools.active_layer = id

    # ---- new ones

    def add(self) -> None:
        """An empty layer above the active one."""
        name = self.tr("Layer {number}").format(number=self._next_number())
        self._added("New layer", edits.add_pixel_layer(self._document, name, above=self.active_id))

    def add_group(self) -> None:
        """An empty group above the active layer."""
        name = self.tr("Group {number}").format(number=self._next_number())
        self._added("New group", edits.add_group(self._document, name, above=self.active_id))

    def duplicate(self) -> None:
        """A copy above the active layer."""
        if (layer := self.active) is not None:
            self._added("Duplicate layer", edits.duplicate(self._document, layer.id))

    def _next_number(self) -> int:
        return len(self._document.all_layers()) + 1

    def _added(self, label: str, added: tuple[Document, LayerId]) -> None:
        self._history.commit(label, added[0])
        self.choose(added[1])

    # ---- changes

    def delete(self) -> None:
        """Remove the active layer; its neighbour becomes active."""
        layer = self.active
        if layer is None:
            return
        siblings = siblings_of(self._document, layer.id)
        at = [other.id for other in siblings].index(layer.id)
        rest = [*siblings[:at][::-1], *siblings[at + 1 :]]
        if self._try("Delete layer", lambda: edits.remove(self._document, layer.id)):
            self._tools.active_layer = rest[0].id if rest else None

    def ask_rename(self) -> None:
        """Let the name of the active layer be typed in its row."""
        if (id := self.active_id) is not None:
            self.rename_asked.emit(id)

    def rename(self, id: LayerId, name: str) -> None:
        """Give a layer another name; a blank one is ignored."""
        if name.strip() and self._document.find(id) is not None:
            self._commit("Rename layer", edits.rename(self._document, id, name.strip()))
        else:
            self._history.preview(self._document)

    def toggle_visible(self, id: LayerId | None = None) -> None:
        """Show or hide a layer."""
        if (layer := self._layer(id)) is not None:
            label = "Hide layer" if layer.visible else "Show layer"
            after = edits.set_visible(self._document, layer.id, not layer.visible)
            self._commit(label, after)

    def toggle_locked(self, id: LayerId | None = None) -> None:
        """Protect a layer, or free it."""
        if (layer := self._layer(id)) is not None:
            after = edits.set_locks(self._document, layer.id, locked=not layer.locked)
            self._commit("Lock layer", after)

    def toggle_lock_alpha(self) -> None:
        """Protect the transparency of the active layer, or free it."""
        if (layer := self.active) is not None:
            after = edits.set_locks(self._document, layer.id, lock_alpha=not layer.lock_alpha)
            self._commit("Lock transparency", after)

    def toggle_clip(self) -> None:
        """Clip the active layer to the one below, or free it."""
        if (layer := self.active) is not None:
            after = edits.set_locks(self._document, layer.id, clip=not layer.clip)
            self._commit("Clip layer", after)

    def set_blend(self, mode: BlendMode) -> None:
        """Another blend mode for the active layer."""
        layer = self.active
        if layer is not None and layer.blend is not mode:
            self._commit("Blend mode", edits.set_blend(self._document, layer.id, mode))

    @property
    def _frame(self) -> int:
        return 0 if self._playhead is None else self._playhead.frame

    def opacity_of(self, layer: Layer) -> float:
        """A layer's opacity 0..1 at the playhead."""
        return opacity_at(layer, self._frame)

    def preview_opacity(self, opacity: float) -> None:
        """Show the active layer with an opacity of 0..1; no undo step."""
        if (layer := self.active) is not None:
            shown = set_opacity_at(self._document, layer.id, self._frame, opacity)
            self._history.preview(shown)

    def set_opacity(self, opacity: float) -> None:
        """Give the active layer an opacity of 0..1; a key at the playhead where it has any."""
        layer = self.active
        if layer is not None and self.opacity_of(layer) != opacity:
            after = set_opacity_at(self._document, layer.id, self._frame, opacity)
            self._commit("Opacity", after)
        else:
            self._history.preview(self._document)

    # ---- order

    def move(self, id: LayerId, to: int, group: LayerId | None) -> None:
        """Put a layer at index `to` (0 = bottom) of a group, or of the top level (None)."""
        self._try("Reorder layers", lambda: edits.move(self._document, id, to, group))

    def shift(self, by: int) -> None:
        """Move the active layer up (1) or down (-1) among its neighbours."""
        layer = self.active
        if layer is None:
            return
        siblings = siblings_of(self._document, layer.id)
        at = [other.id for other in siblings].index(layer.id) + by
        if 0 <= at < len(siblings):
            self.move(layer.id, at, group_of(self._document, layer.id))

    def merge_down(self) -> None:
        """Join the active layer with the one below, at the deeper one's bits a channel."""
        if (layer := self.active) is not None:
            self._try(
                "Merge down",
                lambda: edits.merge_down(self._document, layer.id, flatten_at_depth),
            )

    def flatten(self) -> None:
        """Join all visible layers into one, at the bits a channel of the deepest."""
        self._try("Flatten picture", lambda: edits.flatten_image(self._document, flatten_at_depth))

    # ---- masks of layers

    def mask_from_selection(self) -> None:
        """Show the active layer only where the document's mask is painted."""
        layer, mask = self.active, self._document.mask
        if layer is None:
            return
        if not mask.tiles:
            self.refused.emit(self.tr("Paint a mask first; the layer then shows only there."))
            return
        after = self._document.with_layer(replace(layer, mask=mask))
        self._commit("Layer mask", after)

    def remove_mask(self) -> None:
        """Show the whole active layer again."""
        layer = self.active
        if layer is not None and layer.mask is not None:
            after = self._document.with_layer(replace(layer, mask=None))
            self._commit("Remove layer mask", after)

    # ---- inside

    @property
    def _document(self) -> Document:
        return self._history.committed  # rule 1: edits start from what is committed

    def _layer(self, id: LayerId | None) -> Layer | None:
        return self.active if id is None else self._document.find(id)

    def _commit(self, label: str, after: Document) -> None:
        self._history.commit(label, after)

    def _try(self, label: str, edit: Callable[[], Document]) -> bool:
        try:
            after = edit()
        except UnderpaintError as error:
            self.refused.emit(str(error))
            return False
        self._commit(label, after)
        return True


def group_of(document: Document, id: LayerId) -> LayerId | None:
    """The group that holds a layer directly; None at the top level."""
    for layer in document.all_layers():
        if isinstance(layer, GroupLayer) and any(inside.id == id for inside in layer.layers):
            return layer.id
    return None


def siblings_of(document: Document, id: LayerId) -> tuple[Layer, ...]:
    """The layers of the same level, that one included, bottom to top."""
    holder = document.find(group_of(document, id))
    return holder.layers if isinstance(holder, GroupLayer) else document.layers
