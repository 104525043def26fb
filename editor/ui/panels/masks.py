"""The masks panel: the named masks of the document, the active one marked, and what to do to it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QMimeData, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QIcon,
    QMouseEvent,
    QPixmap,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from editor.core.document import DEFAULT_MASK, Document
from editor.core.history import History
from editor.core.select import Mode
from editor.ui.actions import Actions
from editor.ui.masking import MaskCommands
from editor.ui.menus import button_for, fill_menu, foot
from editor.ui.panels.name_field import NamedRow
from editor.ui.panels.row import ROW_HEIGHT
from editor.ui.panels.thumbs import SIDE, layer_thumbnail
from editor.ui.said import said
from editor.ui.selecting.mask_mime import mask_mime, name_in

HEAD = "mask_invert mask_grow mask_shrink mask_feather mask_all mask_clear"
FOOT = "mask_add mask_copy mask_load mask_save layer_mask mask_delete"
CONTEXT_MENU = (
    "mask_rename mask_copy mask_delete - mask_invert mask_clear mask_grow mask_shrink mask_feather"
    " mask_smooth mask_border - layer_mask mask_load mask_save"
)
NAME = Qt.ItemDataRole.UserRole


class MaskList(QListWidget):
    """`joined(name, Mode)` by Ctrl-click; `files_dropped(paths)`. Rows can be dragged out."""

    joined = Signal(str, object)
    files_dropped = Signal(list)

    def __init__(self, lent: Callable[[str], Path]) -> None:
        """lent: gives a file of the mask of that name, for other programs."""
        super().__init__()
        self._lent = lent
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.CopyAction)

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.CopyAction

    def mimeData(self, items: Sequence[QListWidgetItem]) -> QMimeData:
        name = str(items[0].data(NAME))
        return mask_mime(name, self._lent(name))

    def startDrag(self, actions: Qt.DropAction) -> None:
        """Rows never go by themselves."""
        super().startDrag(Qt.DropAction.CopyAction)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        item, held = self.itemAt(event.position().toPoint()), event.modifiers()
        if item is None or not held & Qt.KeyboardModifier.ControlModifier:
            super().mousePressEvent(event)
            return
        adds = bool(held & Qt.KeyboardModifier.ShiftModifier)
        takes = bool(held & Qt.KeyboardModifier.AltModifier)
        modes = {
            (True, False): Mode.ADD,
            (False, True): Mode.SUBTRACT,
            (True, True): Mode.INTERSECT,
        }
        self.joined.emit(str(item.data(NAME)), modes.get((adds, takes), Mode.REPLACE))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._welcome(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._welcome(event)

    def _welcome(self, event: QDragMoveEvent) -> None:
        if _files(event.mimeData()):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.files_dropped.emit(_files(event.mimeData()))


def _files(mime: QMimeData) -> list[str]:
    """Files from elsewhere; a mask of ours is none."""
    if name_in(mime) is not None:
        return []
    return [url.toLocalFile() for url in mime.urls() if url.isLocalFile()]


class MasksPanel(QWidget):
    """Shows the history's masks; every change is asked of `MaskCommands`."""

    def __init__(self, history: History, commands: MaskCommands, actions: Actions) -> None:
        super().__init__()
        self._history, self._commands, self._actions = history, commands, actions
        self._filling = False
        self.list = MaskList(commands.files.lend)
        self.list.setObjectName("masks")
        self.list.setAccessibleName(self.tr("Masks"))
        self.list.setToolTip(
            self.tr(
                "Click a mask to paint on it, double-click to rename it.\n"
                "Ctrl-click selects it in the active mask (Shift adds, Alt subtracts).\n"
                "Drag it onto a layer, or out as a PNG; drop pictures here as masks."
            )
        )
        self.list.setIconSize(QSize(SIDE, SIDE))
        name = QCoreApplication.translate("LayerRow", "Mask name")
        self.list.setItemDelegate(NamedRow(self.list, ROW_HEIGHT, name))
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._open_menu)
        self.list.currentItemChanged.connect(self._chosen)
        self.list.itemChanged.connect(self._renamed)
        self.list.joined.connect(commands.select_mask)
        self.list.files_dropped.connect(commands.files.take)
        self._lay_out()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.show_masks)
        self.destroyed.connect(history.subscribe(self._on_document))
        self.show_masks()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(8, 6, 8, 6)
        head.setSpacing(2)
        for name in HEAD.split():
            head.addWidget(button_for(self._actions, name))
        head.addStretch(1)
        head.addWidget(button_for(self._actions, "mask_show"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        column.addWidget(foot(self._actions, FOOT))

    def show_masks(self) -> None:
        """Show the masks as they are now."""
        document = self._history.committed
        self._filling = True
        names = [] if document.bounds.empty else list(document.masks)
        while self.list.count() > len(names):
            self.list.takeItem(self.list.count() - 1)
        while self.list.count() < len(names):
            self.list.addItem(QListWidgetItem())
        for row, name in enumerate(names):
            item = self.list.item(row)
            item.setText(_shown(name))
            item.setData(NAME, name)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
            ratio = self.devicePixelRatioF()
            item.setIcon(_icon(layer_thumbnail(document.masks[name], document.size, ratio)))
            if name == document.active_mask:
                self.list.setCurrentRow(row)
        self._filling = False

    def _on_document(self, before: Document, after: Document) -> None:
        if after is self._history.committed:
            self._soon.start(0)

    def _chosen(self, item: QListWidgetItem | None) -> None:
        if item is not None and not self._filling:
            self._commands.choose(item.data(NAME))

    def _renamed(self, item: QListWidgetItem) -> None:
        if not self._filling and item.text() != _shown(item.data(NAME)):
            self._commands.rename(item.data(NAME), item.text())
            self._soon.start(0)

    def _open_menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        fill_menu(menu, CONTEXT_MENU, self._actions)
        menu.popup(self.list.viewport().mapToGlobal(at))


def _shown(name: str) -> str:
    """A mask's name; that of every new document is no name by an artist."""
    return said(name) if name == DEFAULT_MASK else name


def _icon(picture: QPixmap) -> QIcon:
    """The picture as it is, also where its row is selected."""
    icon = QIcon(picture)
    icon.addPixmap(picture, QIcon.Mode.Selected)
    return icon
