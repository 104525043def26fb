"""The tree of layers: rows with eye, thumbnail, name and lock; drag to reorder, also into groups.

It holds ids and what a row shows, never a layer; what is asked of a row leaves by signals.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent, QMouseEvent, QPainter, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QTreeWidget, QTreeWidgetItem, QWidget

from editor.core.clip import ClipLayer
from editor.core.document import Document
from editor.core.geometry import Size
from editor.core.layer import GroupLayer, Layer, LayerId, PixelLayer
from editor.ui.icons import pixmap
from editor.ui.panels.row import (
    ROW_HEIGHT,
    SHOWN,
    LayerRow,
    Row,
    eye_area,
    lock_area,
    row_of,
)
from editor.ui.panels.thumbs import SIDE, layer_thumbnail
from editor.ui.theme import colours

ID = Qt.ItemDataRole.UserRole


class LayerTree(QTreeWidget):
    """Top layer first. `moved(id, index in the group's layers from the bottom, group or None)`."""

    chosen = Signal(object)
    eye_clicked = Signal(object)
    lock_clicked = Signal(object)
    renamed = Signal(object, str)
    moved = Signal(object, int, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("layers")
        self.setHeaderHidden(True)
        self.setIndentation(18)
        self.setUniformRowHeights(True)
        self.setItemDelegate(LayerRow(self))
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._structure: object = None
        self._document: Document | None = None
        self._still = Document(Size(0, 0))
        self._folded: set[LayerId] = set()
        self._filling = False
        self.currentItemChanged.connect(self._on_current)
        self.itemChanged.connect(self._on_edited)
        self.itemCollapsed.connect(lambda item: self._folded.add(item.data(0, ID)))
        self.itemExpanded.connect(lambda item: self._folded.discard(item.data(0, ID)))

    # ---- what is shown

    def show_document(
        self, document: Document, active: LayerId | None, still: Document | None = None
    ) -> None:
        """Show the layers of a document; rows are made anew only where the structure changed.

        still: the document at the playhead, for the pictures of clips.
        """
        self._filling = True
        self._document, self._still = document, still or document
        structure = structure_of(document.layers)
        if structure != self._structure:
            self._structure = structure
            self.clear()
            self._add(document.layers, None)
            grouped = any(isinstance(layer, GroupLayer) for layer in document.all_layers())
            self.setRootIsDecorated(grouped)
        for item in self.items():
            layer = document.find(item.data(0, ID))
            if layer is not None:
                self._fill(item, layer)
        self._select(active)
        self._filling = False

    def items(self) -> Iterator[QTreeWidgetItem]:
        """Every row, from the top."""
        waiting = [self.topLevelItem(row) for row in reversed(range(self.topLevelItemCount()))]
        while waiting:
            item = waiting.pop()
            if item is not None:
                yield item
                waiting += [item.child(row) for row in reversed(range(item.childCount()))]

    def item_of(self, id: LayerId | None) -> QTreeWidgetItem | None:
        """The row of a layer."""
        return next((item for item in self.items() if item.data(0, ID) == id), None)

    def rename(self, id: LayerId) -> None:
        """Open the name of a row for typing."""
        if (item := self.item_of(id)) is not None:
            self.setFocus()
            self.editItem(item, 0)

    def _add(self, layers: tuple[Layer, ...], under: QTreeWidgetItem | None) -> None:
        for layer in reversed(layers):
            item = QTreeWidgetItem()
            item.setData(0, ID, layer.id)
            flags = item.flags() | Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsDragEnabled
            item.setFlags(flags | Qt.ItemFlag.ItemIsDropEnabled)
            if under is None:
                self.addTopLevelItem(item)
            else:
                under.addChild(item)
            if isinstance(layer, GroupLayer):
                self._add(layer.layers, item)
                item.setExpanded(layer.id not in self._folded)

    def show_still(self, still: Document) -> None:
        """Show clips as they are at the playhead now."""
        self._still, self._filling = still, True
        for item in self.items():
            layer = None if self._document is None else self._document.find(item.data(0, ID))
            if isinstance(layer, ClipLayer):
                self._fill(item, layer)
        self._filling = False

    def _fill(self, item: QTreeWidgetItem, layer: Layer) -> None:
        ratio, size = self.devicePixelRatioF(), self._still.size
        seen = self._still.find(layer.id) or layer
        waiting = isinstance(layer, ClipLayer) and seen.bounds.empty
        if isinstance(seen, PixelLayer) and not waiting:
            picture = layer_thumbnail(seen.pixels, size, ratio)
        else:
            picture = _centred("group" if isinstance(layer, GroupLayer) else "film", ratio)
        mask = layer_thumbnail(layer.mask, size, ratio) if layer.mask else None
        row = row_of(layer, picture, mask)
        item.setData(0, SHOWN, row)
        item.setText(0, layer.name)
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, row.spoken)
        item.setToolTip(0, "")
        item.setSizeHint(0, QSize(0, ROW_HEIGHT))

    def _select(self, id: LayerId | None) -> None:
        item = self.item_of(id)
        if item is not None and item is not self.currentItem():
            self.setCurrentItem(item)

    def restyle(self) -> None:
        """Draw anew in the colours of the theme in force."""
        if self._document is not None:
            current = self.currentItem()
            chosen = current.data(0, ID) if current else None
            self.show_document(self._document, chosen, self._still)

    # ---- what is asked

    def _on_current(self, item: QTreeWidgetItem | None) -> None:
        if item is not None and not self._filling:
            self.chosen.emit(item.data(0, ID))

    def _on_edited(self, item: QTreeWidgetItem) -> None:
        row = item.data(0, SHOWN)
        if not self._filling and isinstance(row, Row) and item.text(0) != row.name:
            self.renamed.emit(item.data(0, ID), item.text(0))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        item = self.itemAt(at)
        if item is not None and event.button() is Qt.MouseButton.LeftButton:
            rect = self.visualItemRect(item)
            for area, signal in ((eye_area, self.eye_clicked), (lock_area, self.lock_clicked)):
                if area(rect).contains(at):
                    signal.emit(item.data(0, ID))
                    return
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        item = self.itemAt(at)
        if item is not None:
            rect = self.visualItemRect(item)
            if eye_area(rect).contains(at) or lock_area(rect).contains(at):
                self.mousePressEvent(event)
                return
        super().mouseDoubleClickEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        current = self.currentItem()
        if event.key() == Qt.Key.Key_Space and current is not None:
            self.eye_clicked.emit(current.data(0, ID))
            return
        super().keyPressEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        current = self.currentItem()
        place = self.drop_place(event.position().toPoint(), self.dropIndicatorPosition())
        event.setDropAction(Qt.DropAction.CopyAction)  # a move would take the row away itself
        event.accept()
        if current is not None and place is not None:
            self.moved.emit(current.data(0, ID), *place)

    def drop_place(
        self, at: QPoint, where: QAbstractItemView.DropIndicatorPosition
    ) -> tuple[int, LayerId | None] | None:
        """(index from the bottom, group) for the dragged row dropped there; None = nowhere."""
        dragged, target = self.currentItem(), self.itemAt(at)
        if self._document is None or dragged is None:
            return None
        rest = self._document.without_layer(dragged.data(0, ID))
        if target is None:
            return 0, None
        over = rest.find(target.data(0, ID))
        if over is None:  # onto itself or what it holds
            return None
        if isinstance(over, GroupLayer) and where is self.DropIndicatorPosition.OnItem:
            return len(over.layers), over.id
        group = target.parent()
        holder = rest.find(group.data(0, ID)) if group is not None else None
        siblings = holder.layers if isinstance(holder, GroupLayer) else rest.layers
        index = [layer.id for layer in siblings].index(over.id)
        below = where is self.DropIndicatorPosition.BelowItem
        return (index if below else index + 1), (holder.id if holder is not None else None)


def structure_of(layers: tuple[Layer, ...]) -> object:
    """Ids and nesting: what decides which rows there are."""
    return tuple(
        (layer.id, structure_of(layer.layers) if isinstance(layer, GroupLayer) else None)
        for layer in layers
    )


def _centred(name: str, ratio: float) -> QPixmap:
    out = QPixmap(round(SIDE * ratio), round(SIDE * ratio))
    out.setDevicePixelRatio(ratio)
    out.fill(Qt.GlobalColor.transparent)
    painter = QPainter(out)
    edge = (SIDE - 24) // 2
    painter.drawPixmap(edge, edge, pixmap(name, colours().secondary, 24, ratio))
    painter.end()
    return out
