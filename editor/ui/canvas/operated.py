"""A surface on which something can stay open between two drags: at most one operation."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from editor.core.history import History
from editor.ui.canvas.operation import Operation
from editor.ui.canvas.viewed import Viewed
from editor.ui.tools import Tool, Tools


class Operated(Viewed):
    """`operation_changed` where one began or ended."""

    operation_changed = Signal()

    def __init__(self, history: History, tools: Tools, parent: QWidget | None = None) -> None:
        super().__init__(history, parent)
        self.tools = tools
        self.operation: Operation | None = None
        self._operated: Tool | None = None

    def follow_tool(self) -> None:
        """Another tool in hand makes final what is open."""
        if self.operation is not None and self.tools.tool is not self._operated:
            self.accept_operation()

    def show_cursor(self) -> None:
        """Show the cursor as the hand is now."""
        raise NotImplementedError

    def begin_operation(self, operation: Operation) -> None:
        """Leave it on the canvas until it is accepted or cancelled; one that was there is
        accepted."""
        self.hand.give_up()
        self.accept_operation()
        self.operation, self._operated = operation, self.tools.tool
        self._tell_operation()

    def accept_operation(self) -> bool:
        """Make final what is open. False where nothing is; a stroke then goes on."""
        operation = None if self.operation is None else self._taken_off()
        if operation is None:
            return False
        operation.accept()
        self._tell_operation()
        return True

    def cancel_operation(self) -> bool:
        """Take back what is open. False where nothing is."""
        operation = self._taken_off()
        if operation is None:
            return False
        operation.cancel()
        self._tell_operation()
        return True

    def _taken_off(self) -> Operation | None:
        self.hand.give_up()
        operation, self.operation = self.operation, None
        return operation

    def _tell_operation(self) -> None:
        self.operation_changed.emit()
        self.show_cursor()
        self.update()
