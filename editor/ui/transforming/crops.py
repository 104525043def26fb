"""The crop tool from taking it in hand to one undo step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from editor.ui.tools import Tool
from editor.ui.transforming.crop_bar import CropBar
from editor.ui.transforming.cropping import CropOperation
from editor.ui.transforming.frame import Frame
from editor.ui.transforming.image import ImageCommands
from editor.ui.transforming.tool_bar import BarPlace, ToolTurn

if TYPE_CHECKING:
    from editor.ui.window import Window


class Crops(QObject):
    """Opens a frame when the tool is taken in hand; Enter cuts to it."""

    def __init__(self, window: Window, images: ImageCommands, parent: QObject) -> None:
        super().__init__(parent)
        self._history, self._canvas, self._images = window.session.history, window.canvas, images
        self._turn = ToolTurn(window.session.tools, Tool.CROP)
        self.operation: CropOperation | None = None
        self.bar = CropBar()
        self._place = BarPlace(window, self.bar)
        self._connect()

    def _connect(self) -> None:
        bar, canvas = self.bar, self._canvas
        bar.ratio_chosen.connect(lambda ratio: self._ask(lambda op: op.keep(ratio)))
        bar.sized.connect(self._size)
        bar.turned.connect(lambda degrees: self._ask(lambda op: op.turn(degrees)))
        bar.levelling.connect(self._level)
        bar.reset.connect(lambda: self._ask(lambda op: op.reset()))
        bar.left.connect(lambda: canvas.setFocus(Qt.FocusReason.OtherFocusReason))

    def follow(self) -> None:
        """Open the frame when the tool has been taken in hand."""
        if not self._turn.taken():
            return
        if self._history.committed.bounds.empty:
            self._turn.back()
            return
        self.operation = CropOperation(self._canvas, self._show, self._accepted, self._ended)
        self.operation.hint = self.tr(
            "Drag the handles, beyond the picture for more room; outside turns."
            " Enter crops, Esc leaves all as it is."
        )
        self._canvas.begin_operation(self.operation)
        self.bar.begin(self._history.committed.bounds)
        self._place.show()
        self._canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask(self, deed: Callable[[CropOperation], None]) -> None:
        if self.operation is not None:
            deed(self.operation)

    def _show(self) -> None:
        if self.operation is not None:
            self.bar.show_frame(self.operation.frame, self.operation.levelling)

    def _size(self, w: float, h: float) -> None:
        operation = self.operation
        if operation is not None:
            (x, y), frame = operation.frame.middle, operation.frame
            operation.put(replace(frame, x=x - w / 2, y=y - h / 2, w=w, h=h))

    def _level(self, on: bool) -> None:
        if self.operation is not None:
            self.operation.levelling = on

    def _ended(self) -> None:
        self.operation = None
        self._place.hide()
        self._turn.back()

    def _accepted(self, frame: Frame) -> None:
        keep, heal = self.bar.keep.isChecked(), self.bar.heal.isChecked()
        heal = heal and self.bar.heal.isEnabled()
        self._ended()
        if frame.degrees or frame.rect != self._history.committed.bounds:
            words = self.tr("Crop")
            self._images.crop("Crop", words, frame.rect, frame.degrees, keep, heal)
