"""A tree whose rows are layers: dragged within it, to other documents, and from files."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QAbstractItemView, QTreeWidget, QTreeWidgetItem, QWidget

from editor.core.arrange import outermost
from editor.core.document import Document
from editor.core.layer import GroupLayer, LayerId
from editor.ui.layers import layer_mime
from editor.ui.layers.layer_mime import LAYERS
from editor.ui.selecting.mask_mime import name_in

_ID = Qt.ItemDataRole.UserRole
Place = tuple[int, LayerId | None]
"""(index from the bottom, group or None); the index counts the layers that are not dragged."""


class Dropping(QTreeWidget):
    """moved(ids, index, group) of its own rows; copied(layers, index, group) where Ctrl is held;
    dropped(layers, index, group) of another document's; files_dropped(paths); mask_dropped(id,
    name): a mask of the document on a row."""

    moved = Signal(object, int, object)
    copied = Signal(object, int, object)
    dropped = Signal(object, int, object)
    files_dropped = Signal(list)
    mask_dropped = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document: Document | None = None
        self._token: bytes | None = None
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setAutoExpandDelay(600)

    def mimeTypes(self) -> list[str]:
        return [LAYERS, "text/uri-list"]

    def mimeData(self, items: Sequence[QTreeWidgetItem]) -> QMimeData:
        mime = QMimeData()
        if self._document is not None:
            layers = outermost(self._document, [item.data(0, _ID) for item in items])
            self._token = layer_mime.put(mime, layers, self._document)
        return mime

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction

    def startDrag(self, actions: Qt.DropAction) -> None:
        """Rows never go by themselves: what was dropped shows when the document has it."""
        super().startDrag(Qt.DropAction.CopyAction)
        layer_mime.forget(self._token)
        self._token = None

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()
        else:
            super().dragEnterEvent(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        mime = event.mimeData()
        carried = layer_mime.take(mime)
        own = event.source() is self
        copies = own and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        stays = own and not copies
        place = self.drop_place(event.position().toPoint(), self.dropIndicatorPosition(), stays)
        event.setDropAction(Qt.DropAction.CopyAction)  # a move would take the row away itself
        event.accept()
        if (name := name_in(mime)) is not None:  # it is offered to others as a file too
            row = self.itemAt(event.position().toPoint())
            if row is not None:
                self.mask_dropped.emit(row.data(0, _ID), name)
        elif mime.hasUrls():
            self.files_dropped.emit([url.toLocalFile() for url in mime.urls()])
        elif copies and carried is not None and self._document is not None and place is not None:
            self.copied.emit(carried.copies(self._document), *place)
        elif carried is not None and place is not None and own:
            self.moved.emit(tuple(layer.id for layer in carried.layers), *place)
        elif carried is not None and not own and self._document is not None:
            self.dropped.emit(carried.copies(self._document), *(place or (0, None)))

    def drop_place(
        self, at: QPoint, where: QAbstractItemView.DropIndicatorPosition, own: bool = True
    ) -> Place | None:
        """Where what is dropped there would go: the selected rows, or (not own) other layers;
        None = nowhere."""
        target, document = self.itemAt(at), self._document
        if document is None:
            return None
        gone = {item.data(0, _ID) for item in self.selectedItems()} if own else set()
        rest = document.edited(lambda layer: () if layer.id in gone else (layer,))
        if target is None:
            return 0, None
        over = rest.find(target.data(0, _ID))
        if over is None:  # onto itself or what it holds
            return None
        if isinstance(over, GroupLayer) and where is self.DropIndicatorPosition.OnItem:
            return len(over.layers), over.id
        group = target.parent()
        holder = rest.find(group.data(0, _ID)) if group is not None else None
        siblings = holder.layers if isinstance(holder, GroupLayer) else rest.layers
        index = [layer.id for layer in siblings].index(over.id)
        below = where is self.DropIndicatorPosition.BelowItem
        return (index if below else index + 1), (holder.id if holder is not None else None)
