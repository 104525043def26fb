"""What an artist does with layers in the window: groups, merging, masks, the clipboard."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from editor.core.document import Document
from editor.core.layer import GroupLayer, Layer, LayerId, PixelLayer
from editor.core.select import Mode
from editor.ui.feature import Feature
from editor.ui.layers.clipboard import Clipboard
from editor.ui.layers.mask_view import MaskView
from editor.ui.layers.masking import LayerMaskCommands
from editor.ui.layers.merging import MergeCommands
from editor.ui.workspaces import TRAIN

if TYPE_CHECKING:
    from editor.ui.window import Window

Modifier = Qt.KeyboardModifier

NEW_MASK = "layer_mask_show layer_mask_hide layer_mask_selection layer_mask_alpha"
WITH_MASK = (
    "layer_mask_paint layer_mask_alone layer_mask_on layer_mask_link layer_mask_invert"
    " layer_mask_remove select_layer_mask"
)
WITH_LAYER = (
    f"layer_group_selected layer_via_copy layer_via_cut layer_solo layer_mask {NEW_MASK} copy cut"
)
WITH_DOCUMENT = "layer_merge_visible layer_stamp layer_flatten copy_merged"


class Layering(Feature):
    """Connects the commands on layers with actions, rows of the layers panel and the canvas."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        session = window.session
        history, background = session.history, session.background
        self.layers = window.layers
        self.masks = LayerMaskCommands(history, session.tools, self.layers, background)
        self.merging = MergeCommands(history, self.layers, background)
        self.clipboard = Clipboard(history, self.layers, session.tools, window.canvas, background)
        self.clipboard.files_pasted.connect(window.desk.drop)
        self.clipboard.files_begun.connect(window.desk.open_all)
        self.clipboard.opened.connect(self._open)
        self.view = MaskView(window.canvas)
        session.tools.changed.connect(self._follow)

    def connect_actions(self) -> None:
        layers, masks, merging = self.layers, self.masks, self.merging
        clipboard = self.clipboard
        self.window.actions_.connect_all({
            "layer_group_selected": layers.group_selected,
            "layer_ungroup": layers.ungroup,
            "layer_solo": lambda: self._with_active(layers.solo),
            "layer_via_copy": clipboard.via_copy,
            "layer_via_cut": clipboard.via_cut,
            "layer_merge": merging.merge,
            "layer_merge_visible": merging.merge_visible,
            "layer_stamp": merging.stamp,
            "layer_flatten": merging.flatten,
            "layer_mask": masks.add,
            "layer_mask_show": masks.reveal_all,
            "layer_mask_hide": masks.hide_all,
            "layer_mask_selection": masks.by_selection,
            "layer_mask_alpha": masks.by_alpha,
            "layer_mask_paint": lambda on: self._with_active(lambda id: masks.paint_on(id, on)),
            "layer_mask_alone": lambda _on: self._with_active(self.look_at),
            "layer_mask_on": lambda _on: masks.toggle(),
            "layer_mask_link": lambda _on: masks.toggle_link(),
            "layer_mask_invert": masks.invert,
            "layer_mask_apply": masks.apply,
            "layer_mask_remove": masks.remove,
            "select_layer_mask": lambda: self._with_active(masks.select_mask),
            "copy": clipboard.copy,
            "copy_merged": clipboard.copy_merged,
            "cut": clipboard.cut,
            "paste": clipboard.paste,
        })  # fmt: skip
        self._connect_rows()

    def _connect_rows(self) -> None:
        tree = self.window.layers_panel.tree
        tree.mask_clicked.connect(self._mask_clicked)
        tree.picture_clicked.connect(self._picture_clicked)
        tree.opened.connect(self._open_adjustment)
        tree.files_dropped.connect(self.window.desk.drop)

    def refresh(self) -> None:
        actions, layer, tools = self.window.actions_, self.layers.active, self.window.session.tools
        here = self.window.workspaces.current != TRAIN  # where no document is seen
        layer = layer if here else None
        masked = layer is not None and layer.mask is not None
        pixels = isinstance(layer, PixelLayer)
        actions.enable(WITH_DOCUMENT, here and not self.window.session.files.blank)
        actions.enable("paste", here)
        actions.enable(WITH_LAYER, layer is not None)
        actions.enable(WITH_MASK, masked)
        actions.enable("layer_mask_apply", masked and pixels)
        actions.enable("layer_mask_alpha", pixels)
        actions.enable("layer_mask_selection", bool(self._selected))
        actions.enable("layer_ungroup", isinstance(layer, GroupLayer))
        self._name_merge(layer)
        actions["layer_mask_paint"].setChecked(masked and tools.on_mask)
        actions["layer_mask_alone"].setChecked(masked and self.view.id is not None)
        actions["layer_mask_on"].setChecked(layer is not None and masked and layer.mask_on)
        actions["layer_mask_link"].setChecked(layer is not None and masked and layer.mask_linked)

    @property
    def _selected(self) -> bool:
        document = self.window.session.history.committed
        return self.layers.active is not None and bool(document.mask.tiles)

    def _name_merge(self, layer: Layer | None) -> None:
        """What Merge does depends on what is chosen."""
        text = self.tr("Merge down")
        if len(self.layers.selected) > 1:
            text = self.tr("Merge layers")
        elif isinstance(layer, GroupLayer):
            text = self.tr("Merge group")
        self.window.actions_["layer_merge"].setText(text)

    def _open(self, document: Document) -> None:
        self.window.session.files.show(document, None, self.tr("Pasted"))

    # ---- rows

    def _mask_clicked(self, id: LayerId, held: Modifier) -> None:
        """Plain: paint on it; Shift: off and on; Alt: look at it alone; Ctrl: select it."""
        if held & Modifier.ControlModifier:
            self.masks.select_mask(id, _mode(held))
        elif held & Modifier.ShiftModifier:
            self.masks.toggle(id)
        elif held & Modifier.AltModifier:
            self.look_at(id)
        else:
            self.masks.paint_on(id)

    def _picture_clicked(self, id: LayerId, held: Modifier) -> None:
        """Plain: paint on the pixels; Ctrl: select them."""
        if held & Modifier.ControlModifier:
            self.window.masks.select_alpha(id, _mode(held))
        elif id == self.layers.active_id:
            self.masks.paint_on(id, on=False)

    def look_at(self, id: LayerId) -> None:
        """Show a layer's mask in place of the picture and paint on it; or the picture again."""
        looking = self.view.id == id
        self.masks.paint_on(id)
        self.view.show(None if looking else id)
        self.refresh()

    def _follow(self) -> None:
        """The mask is looked at as long as it is what is painted on."""
        tools = self.window.session.tools
        if self.view.id is not None and not (tools.on_mask and tools.active_layer == self.view.id):
            self.view.show(None)

    def _open_adjustment(self, id: LayerId) -> None:
        self.layers.choose(id)
        if "adjust" in self.window.docks.by_name:
            self.window.docks.bring_forward("adjust")

    def _with_active(self, deed: Callable[[LayerId], object]) -> None:
        id = self.layers.active_id
        if id is not None:
            deed(id)


def _mode(held: Modifier) -> Mode:
    """What a Ctrl-click on a picture does to the selection."""
    shift, alt = bool(held & Modifier.ShiftModifier), bool(held & Modifier.AltModifier)
    if shift and alt:
        return Mode.INTERSECT
    return Mode.ADD if shift else Mode.SUBTRACT if alt else Mode.REPLACE
