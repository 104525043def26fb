"""The layers panel: blend mode and opacity of the active layer, the tree, and its buttons."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from editor.core.clip import changes_over_time
from editor.core.document import Document
from editor.core.history import History
from editor.core.layer import BlendMode, GroupLayer, Layer, LayerId
from editor.ui.actions import Actions
from editor.ui.controls.slider import Scale, Slider
from editor.ui.layering import LayerCommands
from editor.ui.menus import button_for, fill_menu, foot
from editor.ui.panels.modes import PASS_THROUGH, fill_modes, offer_pass_through
from editor.ui.panels.tree import LayerTree, structure_of
from editor.ui.tools import Tools
from editor.ui.video.screening import Screening

CONTEXT_MENU = (
    "layer_rename layer_duplicate layer_delete - layer_group_selected layer_ungroup layer_merge"
    " layer_recipe - layer_visible layer_lock layer_lock_alpha layer_clip - layer_mask"
    " layer_mask_apply layer_mask_remove mask_alpha - copy cut paste - layer_add layer_group"
)
MASK_MENU = (
    "layer_mask_on layer_mask_link - layer_mask_invert layer_mask_apply layer_mask_remove"
    " - select_layer_mask layer_mask_alone"
)
FOOT = "layer_add layer_group_selected layer_duplicate layer_mask layer_merge layer_delete"

PICTURES_MILLISECONDS = 120
"""So long after a step of the playhead the pictures of clips follow."""


class LayersPanel(QWidget):
    """Shows the history's document; every change is asked of `LayerCommands`."""

    def __init__(
        self,
        history: History,
        tools: Tools,
        commands: LayerCommands,
        actions: Actions,
        screening: Screening | None = None,
    ) -> None:
        super().__init__()
        self._history, self._tools, self._commands = history, tools, commands
        self._actions, self._screening = actions, screening
        self._structure: object = None
        self._shown: tuple[LayerId | None, bool] = (None, False)
        self.blend = QComboBox()
        self.blend.setAccessibleName(self.tr("Blend mode"))
        self.blend.setToolTip(self.tr("How the layer mixes with those below"))
        fill_modes(self.blend)
        self.blend.activated.connect(self._blend_chosen)
        self.opacity = Slider(self.tr("Opacity"), Scale(0, 100, " %"))
        self.opacity.changed.connect(self._opacity_moved)
        self.opacity.released.connect(self._opacity_released)
        self.tree = LayerTree()
        self.tree.setAccessibleName(self.tr("Layers"))
        self._connect_tree()
        self._lay_out()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.show_layers)
        self.destroyed.connect(history.subscribe(self._on_document))
        tools.changed.connect(self._on_tools)
        self._later = QTimer(self, singleShot=True, interval=PICTURES_MILLISECONDS)
        self._later.timeout.connect(self._show_still)
        if screening is not None:
            self.destroyed.connect(screening.subscribe(self._on_still))
        self.show_layers()

    def _connect_tree(self) -> None:
        tree, commands = self.tree, self._commands
        tree.chosen.connect(commands.choose)
        tree.eye_clicked.connect(self._eye_clicked)
        tree.lock_clicked.connect(commands.toggle_locked)
        tree.renamed.connect(commands.rename)
        tree.moved.connect(commands.move_all)
        tree.dropped.connect(partial(self._dropped, "Drop layers"))
        tree.copied.connect(partial(self._dropped, "Duplicate layer"))
        tree.busy = lambda: self._history.document is not self._history.committed
        commands.chosen_changed.connect(lambda: self._soon.start(0))
        tree.customContextMenuRequested.connect(self._open_menu)
        commands.rename_asked.connect(tree.rename)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(10, 10, 10, 8)
        head.setSpacing(8)
        head.addWidget(self.blend, 1)
        head.addWidget(self.opacity, 1)
        locks = QHBoxLayout()
        locks.setContentsMargins(8, 0, 8, 6)
        locks.setSpacing(2)
        for name in ["layer_lock", "layer_lock_alpha", "layer_clip"]:
            locks.addWidget(button_for(self._actions, name))
        locks.addStretch(1)
        for name in ["layer_lower", "layer_raise"]:
            locks.addWidget(button_for(self._actions, name))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(locks)
        column.addWidget(self.tree, 1)
        column.addWidget(foot(self._actions, FOOT))

    def show_layers(self) -> None:
        """Show the layers as they are now."""
        document, active = self._history.document, self._commands.active_id
        self._structure = structure_of(document.layers)
        still = None if self._screening is None else self._screening.document
        chosen, on_mask = self._commands.selected, self._tools.on_mask
        self.tree.show_document(document, active, still, chosen, on_mask)
        self._shown = active, on_mask
        self._show_active(document.find(active))

    def _show_active(self, layer: Layer | None) -> None:
        for widget in (self.blend, self.opacity):
            widget.setEnabled(layer is not None)
        if layer is not None:
            offer_pass_through(self.blend, isinstance(layer, GroupLayer))
            passing = isinstance(layer, GroupLayer) and layer.pass_through
            shown = PASS_THROUGH if passing else layer.blend.value
            self.blend.setCurrentIndex(self.blend.findData(shown))
            self.opacity.show_value(self._commands.opacity_of(layer) * 100)

    def _on_still(self, before: Document, after: Document) -> None:
        if changes_over_time(self._history.document) and not self._later.isActive():
            self._later.start()

    def _show_still(self) -> None:
        """Clips and opacities as they are at the playhead; not for each frame that is played."""
        if self._screening is None or self._screening.playing:
            return
        self.tree.show_still(self._screening.document)
        layer = self._history.document.find(self._commands.active_id)
        if layer is not None and layer.curve is not None:
            self.opacity.show_value(self._commands.opacity_of(layer) * 100)

    def _on_document(self, before: Document, after: Document) -> None:
        if self.tree.shows(after):
            return
        settled = after is self._history.committed
        if settled or structure_of(after.layers) != self._structure:  # strokes pass by
            self._soon.start(0)

    def _on_tools(self) -> None:
        if (self._commands.active_id, self._tools.on_mask) != self._shown:
            self._soon.start(0)

    def _eye_clicked(self, id: LayerId, held: Qt.KeyboardModifier) -> None:
        if held & Qt.KeyboardModifier.AltModifier:
            self._commands.solo(id)
        else:
            self._commands.toggle_visible(id)

    def _dropped(
        self, label: str, layers: tuple[Layer, ...], to: int, group: LayerId | None
    ) -> None:
        self._commands.insert(label, layers, (to, group))

    def _blend_chosen(self, index: int) -> None:
        value = self.blend.itemData(index)
        if value == PASS_THROUGH:
            self._commands.pass_through()
        elif value:
            self._commands.set_blend(BlendMode(value))

    def _opacity_moved(self, value: float) -> None:
        self._commands.preview_opacity(value / 100)

    def _opacity_released(self, value: float) -> None:
        self._commands.set_opacity(value / 100)

    def _open_menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        fill_menu(menu, MASK_MENU if self.tree.on_mask_at(at) else CONTEXT_MENU, self._actions)
        menu.popup(self.tree.viewport().mapToGlobal(at))
