"""The field that takes the keys of an action: Tab and Esc stay what they are everywhere."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QKeySequenceEdit

MOVING = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


class KeyField(QKeySequenceEdit):
    """`left()` where Esc was pressed: no keys are taken."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setMaximumSequenceLength(1)
        self.setAccessibleName(self.tr("New keys"))
        tip = self.tr("Click here, then press the keys; Esc leaves them as they are, Tab goes on")
        self.setToolTip(tip)

    def event(self, event: QEvent) -> bool:
        """Qt's own field takes Tab and Esc for keys of an action too."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            plain = event.modifiers() in (
                Qt.KeyboardModifier.NoModifier,
                Qt.KeyboardModifier.ShiftModifier,
            )
            if plain and event.key() in MOVING:
                return self.focusNextPrevChild(event.key() == Qt.Key.Key_Tab)
            if plain and event.key() == Qt.Key.Key_Escape:
                self.left.emit()
                return True
        return super().event(event)
