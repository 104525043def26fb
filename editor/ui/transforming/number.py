"""A field for one number: typed, stepped by the wheel or the arrow keys."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDoubleSpinBox, QWidget

from editor.ui.controls.slider import Scale

_OWN = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)


class Number(QDoubleSpinBox):
    """`changed(float)` when a number is typed or stepped; `left()` by Enter or Esc."""

    changed = Signal(float)
    left = Signal()

    def __init__(self, name: str, tip: str, scale: Scale, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRange(scale.minimum, scale.maximum)
        self.setDecimals(scale.decimals)
        self.setSuffix(scale.unit)
        self.lineEdit().setTextMargins(6, 0, 6, 0)  # style sheets do not reach inside
        self.setKeyboardTracking(False)
        self.setAccessibleName(name)
        self.setToolTip(tip)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.valueChanged.connect(self.changed)

    def show_value(self, value: float) -> None:
        """Show a number set elsewhere; emits nothing."""
        self.blockSignals(True)
        self.setValue(value)
        self.blockSignals(False)

    def event(self, event: QEvent) -> bool:
        own = event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if own and isinstance(event, QKeyEvent) and event.key() in _OWN:
            event.accept()  # else Enter would heal, and Esc cancel, before the number is taken
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in _OWN:
            super().keyPressEvent(event)
            return
        if event.key() == Qt.Key.Key_Escape:
            self.show_value(self.value())
        else:
            self.interpretText()
        self.left.emit()
        event.ignore()  # the dialog round it, if there is one, acts too
