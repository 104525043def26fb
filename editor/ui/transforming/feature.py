"""Transform, crop and the Image menu in the window."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent

from editor.core.geometry import Rect
from editor.core.resize import mirror
from editor.core.transform import Transform, rotated, shifted
from editor.ui.feature import Feature
from editor.ui.transforming.crops import Crops
from editor.ui.transforming.ends import OperationEnds
from editor.ui.transforming.floating import Floating
from editor.ui.transforming.image import ImageCommands
from editor.ui.transforming.nudging import Nudging
from editor.ui.transforming.placing import Placing
from editor.ui.transforming.tool_bar import AFTERWARDS, OPENING, options_bar
from editor.ui.transforming.transforms import Transforms
from editor.ui.transforming.whole import Whole
from editor.ui.workspaces import TRAIN

if TYPE_CHECKING:
    from editor.ui.window import Window

IMAGE = (
    "image_size canvas_size image_turn_right image_turn_left image_turn_half image_turn"
    " image_flip_across image_flip_down crop_selection trim reveal_all"
)
LAYER = "layer_flip_across layer_flip_down layer_turn_right layer_turn_left"


class Transforming(Feature):
    """Joins the commands of this package with actions, tools and bars."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        session = window.session
        if session.tools.tool in OPENING:  # kept from the last time, without its operation
            session.tools.tool = AFTERWARDS
        self.whole = Whole(session.history, session.background, window)
        self.images = ImageCommands(session.history, self.whole, window)
        self.transforms = Transforms(window, self.whole, self)
        self.crops = Crops(window, self.images, self)
        self.ends = OperationEnds(window.canvas, options_bar(window))
        self.nudging = Nudging(window, self)
        self.placing = Placing(window, self.whole, self)
        self.whole.refused.connect(window.status.show_hint)
        self.whole.changed.connect(self.refresh)
        window.canvas.chosen = lambda: window.layers.selected
        window.canvas.floated = partial(Floating, window.canvas, session.background)
        window.canvas.installEventFilter(self)

    def connect_actions(self) -> None:
        images, transforms = self.images, self.transforms
        self.window.actions_.connect_all({
            "image_size": images.ask_size,
            "canvas_size": images.ask_canvas,
            "image_turn_right": lambda: images.turn(1),
            "image_turn_left": lambda: images.turn(3),
            "image_turn_half": lambda: images.turn(2),
            "image_turn": images.ask_angle,
            "image_flip_across": lambda: images.flip(True),
            "image_flip_down": lambda: images.flip(False),
            "crop_selection": images.crop_to_selection,
            "trim": images.trim,
            "reveal_all": images.reveal_all,
            "transform_mask": transforms.begin_on_mask,
            "transform_again": transforms.repeat,
            "layer_flip_across": self._at_once("Mirror layer", partial(mirror, across=True)),
            "layer_flip_down": self._at_once("Mirror layer", partial(mirror, across=False)),
            "layer_turn_right": self._at_once("Turn layer", partial(turned_in_place, quarters=1)),
            "layer_turn_left": self._at_once("Turn layer", partial(turned_in_place, quarters=3)),
        })  # fmt: skip
        self.window.session.tools.changed.connect(self.transforms.follow)
        self.window.session.tools.changed.connect(self.crops.follow)

    def _at_once(self, label: str, of: Callable[[Rect], Transform]) -> Callable[[], None]:
        return partial(self.transforms.at_once, label, of)

    def refresh(self) -> None:
        actions, session = self.window.actions_, self.window.session
        document = session.history.committed
        free = self.window.canvas.operation is None and not self.whole.working
        seen = not document.bounds.empty and self.window.workspaces.current != TRAIN
        able = free and seen
        actions.enable(IMAGE, able)
        actions.enable("tool_transform tool_crop", seen)
        actions.enable(LAYER, able and bool(document.layers))
        actions.enable("transform_again", able and self.transforms.repeatable)
        selected = able and bool(document.mask.tiles)
        actions.enable("crop_selection transform_mask", selected)

    @property
    def unfinished(self) -> bool:
        return self.whole.working

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrow keys move the layer while the move tool is in hand."""
        kinds = (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride)
        if event.type() in kinds and isinstance(event, QKeyEvent) and self.nudging.takes(event):
            event.accept()
            return True
        return False


def turned_in_place(box: Rect, quarters: int) -> Transform:
    """Turned clockwise by right angles about the middle of a box, onto whole pixels."""
    turn = rotated(90 * quarters)
    hull = turn.bounds(box)
    x, y = box.x + (box.w - hull.w) // 2, box.y + (box.h - hull.h) // 2
    return turn.then(shifted(x - hull.x, y - hull.y))
