"""The command palette: type a few letters, Enter does the action. Lists every action there is."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from editor.ui.icons import icon_name, pixmap
from editor.ui.theme import colours

ACTION = Qt.ItemDataRole.UserRole
SIZE = (520, 400)


class CommandPalette(QFrame):
    """A popup over the window; closes on Esc, on a click elsewhere, or when an action is done."""

    def __init__(self, actions: Iterable[QAction], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._window = parent
        self.setObjectName("popover")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._actions = [action for action in actions if action.isEnabled()]
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Find an action"))
        self.field.setAccessibleName(self.tr("Find an action"))
        self.field.setToolTip(self.tr("Type a few letters; Enter does the first one"))
        self.field.textChanged.connect(self.show_matching)
        self.field.installEventFilter(self)
        self.list = QListWidget()
        self.list.setObjectName("commands")
        self.list.setAccessibleName(self.tr("Actions"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.itemClicked.connect(self._do)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(8)
        column.addWidget(self.field)
        column.addWidget(self.list)
        self.setFixedSize(*SIZE)
        self.show_matching("")
        self.field.setFocus()

    def popup(self) -> None:
        """Open in the upper middle of the parent."""
        window = self._window
        corner = window.mapToGlobal(window.rect().topLeft())
        self.move(corner.x() + (window.width() - self.width()) // 2, corner.y() + 96)
        self.show()
        self.field.setFocus()

    def show_matching(self, text: str) -> None:
        """List the actions whose words hold every word typed, best first."""
        self.list.clear()
        words = text.lower().split()
        found = [action for action in self._actions if _matches(action, words)]
        found.sort(key=lambda action: not action.text().lower().startswith(text.lower()))
        for action in found:
            item = QListWidgetItem(self.list)
            item.setData(ACTION, action)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, action.text())
            self.list.setItemWidget(item, _line(action))
            item.setSizeHint(self.list.itemWidget(item).sizeHint())
        self.list.setCurrentRow(0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step is not None:
                count = max(1, self.list.count())
                self.list.setCurrentRow((self.list.currentRow() + step) % count)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._do(self.list.currentItem())
                return True
        return super().eventFilter(watched, event)

    def _do(self, item: QListWidgetItem | None) -> None:
        action = item.data(ACTION) if item is not None else None
        self.close()
        if isinstance(action, QAction):
            action.trigger()


def _matches(action: QAction, words: list[str]) -> bool:
    known = f"{action.text()} {action.whatsThis()} {action.objectName()}".lower()
    return all(word in known for word in words)


def _line(action: QAction) -> QWidget:
    line = QWidget()
    line.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    row = QHBoxLayout(line)
    row.setContentsMargins(8, 7, 8, 7)
    icon = QLabel()
    icon.setFixedWidth(24)
    if drawn := icon_name(action):
        icon.setPixmap(pixmap(drawn, colours().secondary, 16, line.devicePixelRatioF()))
    name = QLabel(action.text().replace("&", ""))
    keys = QLabel(action.shortcut().toString(QKeySequence.SequenceFormat.NativeText))
    keys.setProperty("tone", "small")
    row.addWidget(icon)
    row.addWidget(name, 1)
    row.addWidget(keys)
    return line
