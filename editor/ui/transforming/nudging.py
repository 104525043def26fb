"""Arrow keys with the move tool: the layer, or what is selected of it, goes by whole pixels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

from editor.ui.canvas.carrying import Carrying, MovePreview, Step, arrow_step
from editor.ui.canvas.moved import what_moves
from editor.ui.tools import Tool

if TYPE_CHECKING:
    from editor.ui.window import Window


class Nudging(QObject):
    """Presses in a row are one step; Shift goes ten pixels."""

    def __init__(self, window: Window, parent: QObject) -> None:
        super().__init__(parent)
        self._canvas, self._session = window.canvas, window.session

    def takes(self, event: QKeyEvent) -> bool:
        """Act on an arrow key, or claim it before it is a shortcut. False where it is none."""
        step = arrow_step(Qt.Key(event.key()), event.modifiers())
        canvas, tools = self._canvas, self._session.tools
        if step is None or tools.tool is not Tool.MOVE:
            return False
        if canvas.operation is not None or canvas.hand.dragging or canvas.blank:
            return False
        if self._session.studio.answers:  # the arrows show the next answer
            return False
        if event.type() is QEvent.Type.KeyPress:
            self._nudge(step)
        return True

    def _nudge(self, step: Step) -> None:
        canvas = self._canvas
        moved = what_moves(canvas.history.committed, self._session.tools, canvas.chosen())
        if isinstance(moved, str):
            canvas.hint.emit(moved)
            return
        carrying = Carrying(canvas, moved, MovePreview(canvas, moved))
        canvas.begin_operation(carrying)
        carrying.go(step)
