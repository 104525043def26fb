"""Names that are edited in the row where they stand."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

_ENDING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)


class NamedRow(QStyledItemDelegate):
    """Rows `height` pixels high with usual looks, and a name that is edited in place. label: what
    the field is called."""

    def __init__(self, parent: QWidget, height: int, label: str) -> None:
        super().__init__(parent)
        self._height, self._label = height, label

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(120, self._height)

    def createEditor(
        self,
        parent: QWidget,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> QWidget:
        return _NameField(parent, self._label)


class _NameField(QLineEdit):
    """Keeps the keys that end it from the window's shortcuts. The delegate sees those keys first,
    takes the name and closes the field: it must not close itself beside that."""

    def __init__(self, parent: QWidget, label: str) -> None:
        super().__init__(parent)
        self.setAccessibleName(label)
        self.setToolTip(label)

    def event(self, event: QEvent) -> bool:
        over = event.type() is QEvent.Type.ShortcutOverride
        if over and isinstance(event, QKeyEvent) and event.key() in _ENDING:
            event.accept()
            return True
        return super().event(event)
