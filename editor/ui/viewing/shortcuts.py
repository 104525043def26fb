"""The window of keyboard shortcuts: every action by area, its keys to look up and to change."""

from __future__ import annotations

from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from editor.ui.actions import Actions, plain
from editor.ui.controls.labels import text_button
from editor.ui.viewing.key_field import KeyField
from editor.ui.viewing.keymap import CANVAS_KEYS, areas, canvas_use, holders, readable, translated

NAME = Qt.ItemDataRole.UserRole
ENGLISH = Qt.ItemDataRole.UserRole + 1
SIZE = (640, 620)


class ShortcutsWindow(QDialog):
    """What is changed holds at once and is kept. `sheet_asked(suffix)`: ".pdf" or ".html"."""

    sheet_asked = Signal(str)

    def __init__(self, actions: Actions, settings: QSettings, parent: QWidget) -> None:
        super().__init__(parent)
        self._actions, self._settings = actions, settings
        self._wanted = QKeySequence()
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self.resize(*SIZE)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Find an action or a key"))
        self.search.setAccessibleName(self.tr("Find an action or a key"))
        self.search.setToolTip(self.tr("Words of an action, or keys as “Ctrl+K”"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self.show_matching)
        self.tree = self._made_tree()
        self.nothing = QLabel()
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.setTextFormat(Qt.TextFormat.PlainText)
        self.nothing.setProperty("tone", "secondary")
        self.nothing.setWordWrap(True)
        self.nothing.hide()
        self._build_editor()
        self._lay_out()
        self._fill()
        self._choose(None)

    # -- building

    def _made_tree(self) -> QTreeWidget:
        tree = QTreeWidget()
        tree.setObjectName("keys")
        tree.setColumnCount(2)
        tree.setHeaderHidden(True)
        tree.setAccessibleName(self.tr("Actions and their keys"))
        tree.setToolTip(self.tr("Choose an action, then press its new keys below"))
        tree.setUniformRowHeights(True)
        tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        tree.header().setStretchLastSection(False)
        tree.currentItemChanged.connect(lambda item, _before: self._choose(item))
        return tree

    def _build_editor(self) -> None:
        self.chosen = QLabel()
        self.chosen.setProperty("tone", "strong")
        self.chosen.setTextFormat(Qt.TextFormat.PlainText)
        self.editor = KeyField()
        self.editor.setMinimumWidth(150)
        self.editor.keySequenceChanged.connect(self._on_keys)
        self.editor.left.connect(self._leave_keys)
        self.clear = text_button(self.tr("No key"), self.tr("Let this action have no key"))
        self.clear.clicked.connect(lambda: self._remap(""))
        self.reset = text_button(self.tr("Reset"), self.tr("Give it the keys it had at first"))
        self.reset.clicked.connect(self._reset_one)
        self.note = QLabel()
        self.note.setProperty("tone", "secondary")
        self.note.setWordWrap(True)
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        self.take_over = text_button(
            self.tr("Take over"), self.tr("Give the keys to this action; the other one loses them")
        )
        self.take_over.clicked.connect(self._take_over)

    def _lay_out(self) -> None:
        edit, hint, foot = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        edit.addWidget(self.chosen, 1)
        for widget in (self.editor, self.clear, self.reset):
            edit.addWidget(widget)
        hint.addWidget(self.note, 1)
        hint.addWidget(self.take_over)
        self.reset_all = text_button(
            self.tr("Reset all"), self.tr("Give every action the keys it had at first")
        )
        self.reset_all.clicked.connect(self._reset_all)
        foot.addWidget(self.reset_all)
        foot.addStretch(1)
        for text, tip, suffix in (
            (self.tr("Sheet as PDF…"), self.tr("All keys on a page to print"), ".pdf"),
            (self.tr("Sheet as HTML…"), self.tr("All keys as a web page"), ".html"),
        ):
            button = text_button(text, tip)
            button.clicked.connect(lambda _on=False, suffix=suffix: self.sheet_asked.emit(suffix))
            foot.addWidget(button)
        close = text_button(self.tr("Close"), self.tr("Everything is kept already"))
        close.clicked.connect(self.accept)
        foot.addSpacing(12)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 14)
        column.setSpacing(10)
        column.addWidget(self.search)
        column.addWidget(self.tree, 1)
        column.addWidget(self.nothing, 1)
        for row in (edit, hint, foot):
            row.setSpacing(8)
            column.addLayout(row)
        self.note.setMinimumHeight(self.take_over.sizeHint().height())

    def _fill(self) -> None:
        self._items: dict[str, QTreeWidgetItem] = {}
        self._areas: list[tuple[QTreeWidgetItem, list[QTreeWidgetItem]]] = []
        for area in areas():
            items = self._begin(area.title)
            for name in area.names:
                item = QTreeWidgetItem([plain(self._actions[name].text()), ""])
                item.setData(0, NAME, name)
                item.setToolTip(0, self._actions[name].whatsThis())
                item.setData(0, ENGLISH, self._actions.english(name))
                self._items[name] = item
                items.append(item)
        items = self._begin(self.tr("On the canvas (these stay as they are)"))
        for keys, text in CANVAS_KEYS:
            items.append(QTreeWidgetItem([translated(text), readable(keys)]))
            items[-1].setDisabled(True)
        for top, items in self._areas:
            top.addChildren(items)
            top.setFirstColumnSpanned(True)
        self.tree.expandAll()
        self._show_keys()

    def _begin(self, title: str) -> list[QTreeWidgetItem]:
        """A heading; returns the list for what stands below it."""
        top = QTreeWidgetItem(self.tree, [title])
        font = top.font(0)
        font.setBold(True)
        top.setFont(0, font)
        top.setFlags(Qt.ItemFlag.ItemIsEnabled)
        items: list[QTreeWidgetItem] = []
        self._areas.append((top, items))
        return items

    # -- showing

    def show_matching(self, text: str) -> None:
        """Show the actions whose words, also the English ones, or keys hold every word typed."""
        words = text.lower().split()
        for top, items in self._areas:
            for item in items:
                own = str(item.data(0, ENGLISH) or "")
                known = f"{item.text(0)} {item.text(1)} {item.toolTip(0)} {own}".lower()
                item.setHidden(not all(word in known for word in words))
            top.setHidden(all(item.isHidden() for item in items))
        nothing = all(top.isHidden() for top, _ in self._areas)
        self.nothing.setText(self.tr("No action and no key is called “{text}”.").format(text=text))
        self.nothing.setVisible(nothing)
        self.tree.setVisible(not nothing)

    def _show_keys(self) -> None:
        for name, item in self._items.items():
            item.setText(1, readable(self._actions.keys(name)))
            font = item.font(1)
            font.setBold(self._actions.remapped(name))
            item.setFont(1, font)
        self.reset_all.setEnabled(any(map(self._actions.remapped, self._items)))

    @property
    def name(self) -> str:
        """The action chosen; "" where none is."""
        item = self.tree.currentItem()
        return str(item.data(0, NAME) or "") if item is not None else ""

    def choose(self, name: str) -> None:
        """Choose an action."""
        self.tree.setCurrentItem(self._items[name])

    def _choose(self, item: QTreeWidgetItem | None) -> None:
        name = str(item.data(0, NAME) or "") if item is not None else ""
        self.chosen.setText(plain(self._actions[name].text()) if name else "")
        first = QKeySequence(self._actions.keys(name).split(" ")[0]) if name else QKeySequence()
        self.editor.blockSignals(True)
        self.editor.setKeySequence(first)
        self.editor.blockSignals(False)
        for widget in (self.editor, self.clear):
            widget.setEnabled(bool(name))
        self.reset.setEnabled(bool(name) and self._actions.remapped(name))
        self._say("" if name else self.tr("Choose an action to change its keys."))

    def _say(self, text: str, offer: bool = False) -> None:
        self.note.setText(text)
        self.take_over.setVisible(offer)

    # -- changing

    def _leave_keys(self) -> None:
        self._choose(self.tree.currentItem())
        self.tree.setFocus()

    def _on_keys(self, keys: QKeySequence) -> None:
        if keys.isEmpty() or not self.name:
            return
        self._wanted = keys
        shown = keys.toString(QKeySequence.SequenceFormat.NativeText)
        own, others = canvas_use(keys), holders(self._actions, self.name, keys)
        if own:
            text = self.tr("{keys} belongs to the canvas: {what}. Choose other keys.")
            self._say(text.format(keys=shown, what=own))
        elif others:
            text = self.tr("{keys} is taken by “{name}”.")
            other = plain(self._actions[others[0]].text())
            self._say(text.format(keys=shown, name=other), offer=True)
        else:
            self._remap(keys.toString())

    def _take_over(self) -> None:
        self._free(self._wanted)
        self._remap(self._wanted.toString())

    def _free(self, keys: QKeySequence) -> None:
        """Take keys away from whoever else has them."""
        for other in holders(self._actions, self.name, keys):
            left = [own for own in self._actions[other].shortcuts() if own != keys]
            self._actions.remap(other, " ".join(own.toString() for own in left))

    def _remap(self, keys: str) -> None:
        self._actions.remap(self.name, keys)
        self._keep()

    def _reset_one(self) -> None:
        keys = self._actions.usual_keys(self.name)
        for part in keys.split():
            self._free(QKeySequence(part))
        self._remap(keys)

    def _reset_all(self) -> None:
        for name in self._items:
            self._actions.remap(name, self._actions.usual_keys(name))
        self._keep()

    def _keep(self) -> None:
        self._actions.save(self._settings)
        self._show_keys()
        self._choose(self.tree.currentItem())
