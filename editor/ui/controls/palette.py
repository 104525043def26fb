"""The command palette: type a few letters, Enter does what is found."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
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

from editor.ui.controls.labels import ElidedLabel
from editor.ui.icons import pixmap
from editor.ui.theme import colours

COMMAND = Qt.ItemDataRole.UserRole
SIZE = (560, 420)
MOST = 60
"""Lines that are listed; who wants another one types on."""


@dataclass(frozen=True, eq=False)
class Command:
    """Something that can be done. key: what it is remembered by. kind: what sort of thing it is,
    shown small, "" for an action. keys: its shortcut. words: found by these too. why: why it
    cannot be done now, "" where it can."""

    key: str
    text: str
    deed: Callable[[], object]
    kind: str = ""
    keys: str = ""
    icon: str = ""
    words: str = ""
    why: str = ""

    def rank(self, typed: str) -> int | None:
        """How well it fits what was typed (small letters), best 0; None where it does not."""
        name = self.text.lower()
        known = f"{name} {self.kind} {self.words}".lower()
        if not all(word in known for word in typed.split()):
            return None
        if name.startswith(typed):
            return 0
        return 1 if f" {typed}" in f" {name}" else 2 if typed in name else 3


class CommandPalette(QFrame):
    """A popup over the window; closes on Esc, on a click elsewhere, or when something is done.

    recent: keys of what was done last, newest first; they are listed first. `done(key)`.
    """

    done = Signal(str)

    def __init__(
        self, commands: Sequence[Command], parent: QWidget, recent: Sequence[str] = ()
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._window, self._commands = parent, commands
        self._recent = {key: place for place, key in enumerate(recent)}
        self.setObjectName("popover")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Find an action, a tool, a layer, a file"))
        self.field.setAccessibleName(self.tr("Find an action"))
        self.field.setToolTip(self.tr("Type a few letters; Enter does the first one"))
        self.field.textChanged.connect(self.show_matching)
        self.field.installEventFilter(self)
        self.list = QListWidget()
        self.list.setObjectName("commands")
        self.list.setAccessibleName(self.tr("Actions"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
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
        """List what fits all words typed: what can be done first, then best, then last used."""
        self.list.clear()
        for command in self.matching(text)[:MOST]:
            item = QListWidgetItem(self.list)
            item.setData(COMMAND, command)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{command.text} {command.why}")
            self.list.setItemWidget(item, _line(command))
            item.setSizeHint(self.list.itemWidget(item).sizeHint())
        self.list.setCurrentRow(0)

    def matching(self, text: str) -> list[Command]:
        """All that fits, in the order in which it is listed."""
        typed = " ".join(text.lower().split())
        ranked = [(command.rank(typed), command) for command in self._commands]
        found = [(rank if typed else 0, command) for rank, command in ranked if rank is not None]
        last = len(self._recent)

        def order(pair: tuple[int, Command]) -> tuple[bool, int, int, bool]:
            rank, command = pair
            place = self._recent.get(command.key, last)
            return bool(command.why), rank, place, bool(command.kind)

        return [command for _, command in sorted(found, key=order)]

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
        command = item.data(COMMAND) if item is not None else None
        if isinstance(command, Command) and not command.why:
            self.close()
            self.done.emit(command.key)
            command.deed()
        elif command is None:
            self.close()


def _line(command: Command) -> QWidget:
    line = QWidget()
    line.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    line.setEnabled(not command.why)
    row = QHBoxLayout(line)
    row.setContentsMargins(8, 7, 8, 7)
    row.setSpacing(10)
    icon = QLabel()
    icon.setFixedWidth(20)
    if command.icon:
        ink = colours().disabled if command.why else colours().secondary
        icon.setPixmap(pixmap(command.icon, ink, 16, line.devicePixelRatioF()))
    name = ElidedLabel()
    name.setText(command.text)
    said = QLabel(command.why or command.kind)
    said.setTextFormat(Qt.TextFormat.PlainText)
    keys = QLabel(command.keys)
    for label in (said, keys):
        label.setProperty("tone", "small")
    row.addWidget(icon)
    row.addWidget(name, 1)
    row.addWidget(said)
    row.addWidget(keys)
    return line
