"""What can be asked of layers, each as one named undo step on the committed document."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence

from PySide6.QtCore import QObject, Signal

from editor.core import arrange, edits
from editor.core.arrange import siblings_of
from editor.core.document import Document
from editor.core.edits_time import opacity_at, set_opacity_at
from editor.core.errors import UnderpaintError
from editor.core.history import History
from editor.core.layer import BlendMode, GroupLayer, Layer, LayerId
from editor.ui.canvas.target import active_layer
from editor.ui.layers.solo import Solo
from editor.ui.tools import Tools
from editor.ui.video.playhead import Playhead
from editor.ui.words import copy_name


class LayerCommands(QObject):
    """Acts on the chosen layers: the active one (where none is chosen the topmost one that can be
    painted on, else the topmost) and those chosen together with it."""

    rename_asked = Signal(object)
    refused = Signal(str)
    chosen_changed = Signal()

    def __init__(self, history: History, tools: Tools, playhead: Playhead | None = None) -> None:
        super().__init__()
        self._history, self._tools, self._playhead = history, tools, playhead
        self._chosen: frozenset[LayerId] = frozenset()
        self._solo = Solo()

    @property
    def active(self) -> Layer | None:
        """The layer that commands on one work on; None where there is none."""
        document = self._history.committed
        return active_layer(document, self._tools) or next(reversed(document.layers), None)

    @property
    def active_id(self) -> LayerId | None:
        """Its id."""
        layer = self.active
        return layer.id if layer is not None else None

    @property
    def selected(self) -> tuple[LayerId, ...]:
        """The chosen layers, bottom to top, the active one among them."""
        active = self.active_id
        if active is None or active not in self._chosen:
            return () if active is None else (active,)
        return tuple(x.id for x in self._document.all_layers() if x.id in self._chosen)

    def choose(self, id: LayerId, others: Collection[LayerId] = ()) -> None:
        """Make a layer the active one, alone or together with others."""
        chosen = frozenset({id, *others})
        changed, self._chosen = chosen != self._chosen, chosen
        self._tools.active_layer = id
        if changed:
            self.chosen_changed.emit()

    # ---- new ones

    def add(self) -> None:
        """An empty layer above the active one."""
        name = self.tr("Layer {number}").format(number=self._next_number())
        self._added("New layer", edits.add_pixel_layer(self._document, name, above=self.active_id))

    def add_group(self) -> None:
        """An empty group above the active layer."""
        self._added(
            "New group", edits.add_group(self._document, self._group_name(), self.active_id)
        )

    def group_selected(self) -> None:
        """Put the chosen layers into a new group."""
        try:
            grouped = arrange.group_layers(self._document, self.selected, self._group_name())
        except UnderpaintError as error:
            self.refused.emit(str(error))
        else:
            self._added("Group layers", grouped)

    def ungroup(self) -> None:
        """Put what the active group holds in its place; that is chosen then."""
        group = self.active
        if group is None:
            return
        inside = group.layers if isinstance(group, GroupLayer) else ()
        if self.edit("Ungroup", lambda: arrange.ungroup(self._document, group.id)) and inside:
            self.choose(inside[-1].id, [layer.id for layer in inside])

    def duplicate(self) -> None:
        """Copies of the chosen layers above them."""
        copied, ids = arrange.duplicate_layers(self._document, self.selected, copy_name())
        if ids:
            self._commit("Duplicate layer", copied)
            self.choose(ids[-1], ids)

    def insert(
        self, label: str, layers: Sequence[Layer], place: tuple[int, LayerId | None] | None = None
    ) -> None:
        """Put new layers at (index, group), or above the active one; they are chosen then."""
        if not layers:
            return
        to, group = place or arrange.above(self._document, self.active_id)
        self._commit(label, arrange.insert_layers(self._document, layers, to, group))
        self.choose(layers[-1].id, [layer.id for layer in layers])

    def _group_name(self) -> str:
        return self.tr("Group {number}").format(number=self._next_number())

    def _next_number(self) -> int:
        return len(self._document.all_layers()) + 1

    def _added(self, label: str, added: tuple[Document, LayerId]) -> None:
        self._commit(label, added[0])
        self.choose(added[1])

    # ---- changes

    def delete(self) -> None:
        """Remove the chosen layers; a neighbour becomes active."""
        ids = self.selected
        heir = _heir(self._document, ids)
        if ids and self.edit("Delete layer", lambda: arrange.remove_layers(self._document, ids)):
            self._tools.active_layer = heir

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
        """Show or hide a layer, or the chosen ones as the active one."""
        if (layer := self._layer(id)) is not None:
            label = "Hide layer" if layer.visible else "Show layer"
            shown = not layer.visible
            self._set_each(label, id, lambda document, x: edits.set_visible(document, x, shown))

    def solo(self, id: LayerId) -> None:
        """Show this layer alone (Alt-click on its eye); the next time, what showed before."""
        self._commit("Show alone", self._solo.toggled(self._document, id))

    def toggle_locked(self, id: LayerId | None = None) -> None:
        """Protect a layer, or free it; or the chosen ones as the active one."""
        if (layer := self._layer(id)) is not None:
            on = not layer.locked
            label = "Lock layer" if on else "Unlock layer"
            self._set_each(label, id, lambda d, x: edits.set_locks(d, x, locked=on))

    def toggle_lock_alpha(self) -> None:
        """Protect the transparency of the chosen layers, or free it."""
        if (layer := self.active) is not None:
            on = not layer.lock_alpha
            label = "Lock transparency" if on else "Unlock transparency"
            self._set_each(label, None, lambda d, x: edits.set_locks(d, x, lock_alpha=on))

    def toggle_clip(self) -> None:
        """Clip the chosen layers to what lies below, or free them."""
        if (layer := self.active) is not None:
            on = not layer.clip
            label = "Clip layer" if on else "Unclip layer"
            self._set_each(label, None, lambda d, x: edits.set_locks(d, x, clip=on))

    def set_blend(self, mode: BlendMode) -> None:
        """Another blend mode for the chosen layers; groups no longer pass through."""

        def blended(document: Document, id: LayerId) -> Document:
            if isinstance(document.layer(id), GroupLayer):
                document = edits.set_pass_through(document, id, False)
            return edits.set_blend(document, id, mode)

        self._set_each("Blend mode", None, blended)

    def pass_through(self) -> None:
        """Let the layers of the active group blend with what lies below it."""
        layer = self.active
        if isinstance(layer, GroupLayer):
            self._commit("Blend mode", edits.set_pass_through(self._document, layer.id, True))

    @property
    def _frame(self) -> int:
        return 0 if self._playhead is None else self._playhead.frame

    def opacity_of(self, layer: Layer) -> float:
        """A layer's opacity 0..1 at the playhead."""
        return opacity_at(layer, self._frame)

    def preview_opacity(self, opacity: float) -> None:
        """Show the chosen layers with an opacity of 0..1; no undo step."""
        self._history.preview(self._faded(opacity))

    def set_opacity(self, opacity: float) -> None:
        """Give the chosen layers an opacity of 0..1; a key at the playhead where they have any."""
        chosen = [self._document.layer(id) for id in self.selected]
        if any(self.opacity_of(layer) != opacity for layer in chosen):
            self._commit("Opacity", self._faded(opacity))
        else:
            self._history.preview(self._document)

    def _faded(self, opacity: float) -> Document:
        document = self._document
        for id in self.selected:
            document = set_opacity_at(document, id, self._frame, opacity)
        return document

    # ---- order

    def move(self, id: LayerId, to: int, group: LayerId | None) -> None:
        """Put a layer at index `to` (0 = bottom) of a group, or of the top level (None)."""
        self.move_all((id,), to, group)

    def move_all(self, ids: Collection[LayerId], to: int, group: LayerId | None) -> None:
        """The same of several, in their order; `to` counts the others only."""
        self.edit("Reorder layers", lambda: arrange.move_layers(self._document, ids, to, group))

    def shift(self, by: int) -> None:
        """Move the active layer up (1) or down (-1): past its neighbour, into a group that stands
        there, out of its own group at the end of it."""
        if (layer := self.active) is not None:
            place = arrange.step_place(self._document, layer.id, by)
            if place is not None:
                self.move(layer.id, *place)

    # ---- inside

    @property
    def _document(self) -> Document:
        return self._history.committed  # rule 1: edits start from what is committed

    def _layer(self, id: LayerId | None) -> Layer | None:
        return self.active if id is None else self._document.find(id)

    def _set_each(
        self, label: str, id: LayerId | None, change: Callable[[Document, LayerId], Document]
    ) -> None:
        ids: Iterable[LayerId] = self.selected if id is None else (id,)
        document = self._document
        for each in ids:
            document = change(document, each)
        self._commit(label, document)

    def _commit(self, label: str, after: Document) -> None:
        self._history.commit(label, after)

    def edit(self, label: str, edit: Callable[[], Document]) -> bool:
        """Make what `edit` returns a step; False, and `refused`, where it raises."""
        try:
            after = edit()
        except UnderpaintError as error:
            self.refused.emit(str(error))
            return False
        self._commit(label, after)
        return True


def _heir(document: Document, ids: Sequence[LayerId]) -> LayerId | None:
    """Who becomes active when these go: the next one below, or above, or the group round them."""
    chosen = arrange.outermost(document, ids)
    if not chosen:
        return None
    gone = {layer.id for layer in chosen}
    siblings = siblings_of(document, chosen[0].id)
    at = [layer.id for layer in siblings].index(chosen[0].id)
    rest = [x.id for x in (*siblings[:at][::-1], *siblings[at + 1 :]) if x.id not in gone]
    return rest[0] if rest else arrange.group_of(document, chosen[0].id)
