"""Selecting in the window: its tools' wishes, the Select menu, the ants, the quick mask."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QActionGroup, QKeyEvent
from PySide6.QtWidgets import QMenu

from editor.jobs.select import SEGMENT
from editor.ui.canvas.ants import Ants
from editor.ui.feature import Feature
from editor.ui.late import after_first_paint
from editor.ui.menus import fill_menu
from editor.ui.selecting import settings
from editor.ui.selecting.growth import GrowthLine
from editor.ui.selecting.looks import MaskLook
from editor.ui.selecting.ranges import Brightness, ColourPicking
from editor.ui.selecting.selector import Selector
from editor.ui.selecting.shifting import SelectionGrip, SelectionNudging, Shifting
from editor.ui.selecting.smart import SmartSelect
from editor.ui.selecting.wishes import MenuWish, NothingWish, ShapeWish, SmartWish, WandWish
from editor.ui.tools import Tool
from editor.ui.workspaces import TRAIN
from editor.weights.shelf import all_models

if TYPE_CHECKING:
    from editor.ui.window import Window

WITH_DOCUMENT = (
    "mask_colours mask_luminance mask_near mask_similar mask_smooth mask_border mask_copy"
    " quick_mask"
)
MENU = (
    "mask_all mask_clear mask_again mask_invert - mask_grow mask_shrink mask_feather mask_smooth"
    " mask_border - mask_copy layer_mask"
)
LOOKS = {"mask_auto": "auto", "mask_ants": "ants", "mask_tint": "tint", "mask_both": "both"}


def _models() -> list[str]:
    """Names of the models on the shelf that find objects, those only that are not known yet."""
    names = [card.name for card in all_models() if card.task == SEGMENT]
    return [name for name in names if name not in settings.segmenters]


class Selecting(Feature):
    """Passes wishes on to those who grant them."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        session, canvas = window.session, window.canvas
        self._tools, self._history = session.tools, session.history
        self.ants = Ants(canvas, session.background)
        self.growth_line = GrowthLine(canvas, session.background, session.studio)
        self.selector = Selector(session.history, session.background, lambda: canvas.shown)
        self.selector.setParent(self)
        self.selector.refused.connect(window.status.show_hint)
        self.shifting = Shifting(session.history, session.background)
        self.shifting.setParent(self)
        self.shifting.refused.connect(window.status.show_hint)
        canvas.grips.append(SelectionGrip(canvas, self.shifting))
        self._nudging = SelectionNudging(canvas, self.shifting)
        canvas.installEventFilter(self)
        self._before = Tool.RECT  # what Q goes back to
        session.tools.asked.connect(self._grant)
        session.tools.changed.connect(self._on_tools)
        after_first_paint(window, self._look_up)

    def _look_up(self) -> None:
        """Learn in the background which models find objects."""
        refused = self.selector.refused.emit
        self.window.session.background.run(
            _models, settings.segmenters.extend, lambda e: refused(str(e))
        )

    def connect_actions(self) -> None:
        window, masks, actions = self.window, self.window.masks, self.window.actions_
        actions.connect_all({
            "quick_mask": self.quick_mask,
            "mask_again": masks.select_again,
            "mask_colours": self.pick_colours,
            "mask_luminance": self.choose_luminance,
            "mask_alpha": self.select_alpha,
            "mask_smooth": partial(masks.ask, "smooth"),
            "mask_border": partial(masks.ask, "border"),
            "mask_load": lambda: window.desk.ask_mask(masks.files.load),
            "mask_copy": masks.copy,
            "mask_near": partial(self._select_similar, True),
            "mask_similar": partial(self._select_similar, False),
        })  # fmt: skip
        window.heal_panel.grow.looked_at.connect(self.growth_line.show)
        window.layers_panel.tree.mask_dropped.connect(masks.put_on_layer)
        group = QActionGroup(window)
        for name, look in LOOKS.items():
            group.addAction(actions[name])
            actions[name].triggered.connect(partial(self._show_as, look))

    def refresh(self) -> None:
        actions, document = self.window.actions_, self._history.committed
        here = not document.bounds.empty and self.window.workspaces.current != TRAIN
        actions.enable(WITH_DOCUMENT, here)
        actions.enable("mask_alpha", here and self.window.layers.active is not None)
        actions.enable("mask_again", self.window.masks.can_select_again)
        actions["quick_mask"].setChecked(self._tools.tool is Tool.MASK)
        look = self._tools.settings(MaskLook).look
        for name, value in LOOKS.items():
            actions[name].setChecked(value == look)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrow keys move what is selected while a tool that selects is in hand."""
        keys = event.type() in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride)
        if not keys or not isinstance(event, QKeyEvent) or self.window.session.studio.answers:
            return False  # the arrows show the next answer
        taken = self._nudging.takes(event)
        if taken:
            event.accept()
        return taken

    @property
    def unfinished(self) -> bool:
        return self.selector.busy or self.shifting.busy

    # ---- deeds

    def quick_mask(self, _on: bool = True) -> None:
        """Q: the mask brush over what is selected, and back to the tool before."""
        tools = self._tools
        tools.tool = self._before if tools.tool is Tool.MASK else Tool.MASK
        self.refresh()

    def pick_colours(self) -> None:
        """Open the colour range on the canvas."""
        canvas = self.window.canvas
        picking = ColourPicking(canvas, self.window.session.background, self.window)
        picking.hint = self.tr("Click a colour in the picture. Shift adds one, Alt leaves out.")
        canvas.begin_operation(picking)
        picking.form.join(canvas, picking)

    def choose_luminance(self) -> None:
        """Open the luminance range on the canvas."""
        canvas = self.window.canvas
        brightness = Brightness(canvas, self.window.session.background, self.window)
        canvas.begin_operation(brightness)
        brightness.form.join(canvas, brightness)

    def select_alpha(self) -> None:
        """Select where the active layer has pixels."""
        layer = self.window.layers.active
        if layer is not None:
            self.window.masks.select_alpha(layer.id)

    def _select_similar(self, contiguous: bool) -> None:
        self.selector.similar(self._tools.settings(settings.Wand).tolerance, contiguous)

    # ---- inside

    def _grant(self, wish: object) -> None:
        match wish:
            case ShapeWish():
                self.selector.shape(wish)
            case WandWish():
                self.selector.wand(wish, self.window.layers.active)
            case NothingWish():
                self.selector.nothing()
            case SmartWish():
                self._begin_smart(wish)
            case MenuWish():
                menu = QMenu(self.window)
                fill_menu(menu, MENU, self.window.actions_)
                menu.aboutToHide.connect(menu.deleteLater)
                menu.popup(wish.at)

    def _begin_smart(self, wish: SmartWish) -> None:
        canvas, session = self.window.canvas, self.window.session
        smart = SmartSelect(canvas, session.worker, session.background, wish)
        smart.hint = self.tr(
            "Paint over what belongs to it; right button: what does not. Enter takes it."
        )
        canvas.begin_operation(smart)

    def _on_tools(self) -> None:
        if self._tools.tool is not Tool.MASK:
            self._before = self._tools.tool

    def _show_as(self, look: str) -> None:
        self._tools.show_mask = True
        self._tools.set_settings(MaskLook(look))
        self.window.canvas.update()
