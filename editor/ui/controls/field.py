"""A line of text whose Enter and Esc stay its own, whatever shortcuts the window has."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from editor.ui.icons import set_icon

CLEAR = "_q_qlineeditclearaction"
"""What Qt calls the action of a field's clear button."""
_OWN = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)


class Field(QLineEdit):
    """`accepted(text)` on Enter or when left with another text; `left()` on Esc or no change."""

    accepted = Signal(str)
    left = Signal()

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._before = text
        self._ended = False

    def set_text(self, text: str) -> None:
        """Show a text set elsewhere, unless it is being edited."""
        if not self.hasFocus():
            self._before = text
            self.setText(text)

    def setClearButtonEnabled(self, enable: bool) -> None:
        """Offer to empty it, by a sign of ours."""
        super().setClearButtonEnabled(enable)
        if (clear := self.findChild(QAction, CLEAR)) is not None:
            set_icon(clear, "close", "secondary", 12)
            clear.setText(self.tr("Clear"))  # its button's name, too
            clear.setToolTip(self.tr("Empty this field"))

    def event(self, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.ShortcutOverride
            and event.key() in _OWN
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.setText(self._before)
            self._end()
        elif event.key() in _OWN:
            self._end()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ended = False
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._end()

    def _end(self) -> None:
        if self._ended:
            return
        self._ended = True
        if self.text() != self._before:
            self._before = self.text()
            self.accepted.emit(self.text())
        else:
            self.left.emit()
        self.clearFocus()
