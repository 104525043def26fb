"""Arrow keys with the move tool: the layer, or what is selected of it, goes by whole pixels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

from editor.ui.canvas.moving import moved_by, what_moves
from editor.ui.tools import Tool
from editor.ui.transforming.operation import ARROWS, FAR

if TYPE_CHECKING:
    from editor.ui.window import Window


class Nudging(QObject):
    """Each press is a step of its own; Shift goes ten pixels."""

    def __init__(self, window: Window, parent: QObject) -> None:
        super().__init__(parent)
        self._canvas, self._session = window.canvas, window.session

    def takes(self, event: QKeyEvent) -> bool:
        """Act on an arrow key, or claim it before it is a shortcut. False where it is none."""
        key = Qt.Key(event.key())
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        shift = held == Qt.KeyboardModifier.ShiftModifier
        canvas, tools = self._canvas, self._session.tools
        if key not in ARROWS or (held and not shift) or tools.tool is not Tool.MOVE:
            return False
        if canvas.operation is not None or canvas.hand.dragging or canvas.blank:
            return False
        if self._session.studio.answers:  # the arrows show the next answer
            return False
        if event.type() is QEvent.Type.KeyPress:
            self._nudge(*(side * (FAR if shift else 1) for side in ARROWS[key]))
        return True

    def _nudge(self, dx: int, dy: int) -> None:
        history = self._canvas.history
        moving = what_moves(history.committed, self._session.tools, self._canvas.chosen())
        if isinstance(moving, str):
            self._canvas.hint.emit(moving)
        else:
            history.commit(moving.label, moved_by(history.committed, moving, dx, dy))
