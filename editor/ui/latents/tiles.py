"""A grid or strip of small square pictures: click, arrow keys and Enter, drag out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QEvent,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QDrag,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPixmap,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import (
    QApplication,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from editor.ui.controls.tile import paint_caption, paint_edge
from editor.ui.theme import colour

IMAGE = Qt.ItemDataRole.UserRole
CAPTION = Qt.ItemDataRole.UserRole + 1
CHOSEN = Qt.ItemDataRole.UserRole + 2
GAP = 3
Index = QModelIndex | QPersistentModelIndex
_OWN = (
    Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home,
    Qt.Key.Key_End, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space,
)  # fmt: skip


@dataclass(frozen=True, eq=False)
class Tile:
    """One picture. caption: shown on it under the pointer, such as its seed. name: for those who
    hear the window, and the tooltip."""

    image: QImage
    caption: str
    name: str


class Tiles(QListView):
    """`chosen(row)` on a click, Enter or Space. `kind` names what a drag carries; "" = no drag."""

    chosen = Signal(int)

    def __init__(self, name: str, kind: str = "") -> None:
        super().__init__()
        self.setObjectName("tiles")
        self.setAccessibleName(name)
        self._kind, self._pressed = kind, QPoint()
        self._items = QStandardItemModel(self)
        self.setModel(self._items)
        self.setItemDelegate(TileDelegate(self))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setSpacing(0)
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)

    def show_tiles(self, tiles: Sequence[Tile]) -> None:
        """Show these, in this order; the keyboard stays where it was."""
        row = self.currentIndex().row()
        while self._items.rowCount() > len(tiles):
            self._items.removeRow(self._items.rowCount() - 1)
        while self._items.rowCount() < len(tiles):
            item = QStandardItem()
            item.setEditable(False)
            self._items.appendRow(item)
        for index, tile in enumerate(tiles):
            item = self._items.item(index)
            item.setData(tile.image, IMAGE)
            item.setData(tile.caption, CAPTION)
            item.setData(tile.name, Qt.ItemDataRole.AccessibleTextRole)
            item.setToolTip(tile.name)
        if 0 <= row < len(tiles):
            self.setCurrentIndex(self._items.index(row, 0))

    def mark(self, row: int) -> None:
        """Mark one tile as the one under edit; -1 marks none."""
        for index in range(self._items.rowCount()):
            self._items.item(index).setData(index == row, CHOSEN)

    @property
    def marked(self) -> int:
        """Which tile is marked, or -1."""
        rows = range(self._items.rowCount())
        return next((row for row in rows if self._items.item(row).data(CHOSEN)), -1)

    @property
    def count(self) -> int:
        """How many tiles there are."""
        return self._items.rowCount()

    def set_side(self, side: int) -> None:
        """Width and height of a tile in pixels."""
        if self.gridSize() != QSize(side, side):
            self.setGridSize(QSize(side, side))

    # ---- hands

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self._pressed = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        far = (event.position().toPoint() - self._pressed).manhattanLength()
        held = bool(event.buttons() & Qt.MouseButton.LeftButton)
        index = self.indexAt(self._pressed)
        if held and self._kind and index.isValid() and far >= QApplication.startDragDistance():
            self._drag(index)
        else:
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        left = event.button() is Qt.MouseButton.LeftButton
        if left and index.isValid() and index == self.indexAt(self._pressed):
            self.chosen.emit(index.row())

    def _drag(self, index: QModelIndex) -> None:
        data = QMimeData()
        data.setData(mime(self._kind), str(index.row()).encode())
        drag = QDrag(self)
        drag.setMimeData(data)
        image: QImage = index.data(IMAGE)
        picture = QPixmap.fromImage(image.scaled(72, 72))
        drag.setPixmap(picture)
        drag.setHotSpot(picture.rect().center())
        drag.exec(Qt.DropAction.CopyAction)

    def event(self, event: QEvent) -> bool:
        own = isinstance(event, QKeyEvent) and event.key() in _OWN and self.count > 0
        if own and event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        takes = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        if event.key() in takes and self.currentIndex().isValid():
            self.chosen.emit(self.currentIndex().row())
        else:
            super().keyPressEvent(event)


def mime(kind: str) -> str:
    """The type under which a drag carries the row of a tile."""
    return f"application/x-underpaint-{kind}"


def carried(data: QMimeData, kind: str) -> int | None:
    """The row of the tile that a drag carries, or None where it is something else."""
    text = bytes(data.data(mime(kind)).data()).decode()
    return int(text) if text.isdecimal() else None


class TileDelegate(QStyledItemDelegate):
    """Paints a `Tile`."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = option.widget
        return view.gridSize() if isinstance(view, QListView) else QSize(72, 72)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        box = QRectF(option.rect).adjusted(GAP, GAP, -GAP, -GAP)
        shape = QPainterPath()
        shape.addRoundedRect(box, 6, 6)
        painter.save()
        painter.setClipPath(shape)
        image = index.data(IMAGE)
        if isinstance(image, QImage) and not image.isNull():
            painter.drawImage(box, image)
        else:
            painter.fillRect(box, colour("raised"))
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if hovered:
            paint_caption(painter, box, str(index.data(CAPTION) or ""))
        painter.restore()
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        paint_edge(painter, shape, bool(index.data(CHOSEN)), hovered or focused)
        painter.restore()
