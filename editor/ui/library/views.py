"""The two lists of the library: boards as rows, what lies in one as tiles."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QDrag, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView

from editor.ui.library.boards import Asset, Board
from editor.ui.library.model import Rows
from editor.ui.library.painting import BoardDelegate, TileDelegate, drag_picture
from editor.ui.library.thumbnails import Thumbnails

NARROWEST = 84
"""Pixels that a tile is wide at least."""
LOWEST = 60
"""Pixels that a list is high at least."""
_OPEN = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_OWN = (
    *_OPEN, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home,
    Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Space, Qt.Key.Key_Delete,
    Qt.Key.Key_Backspace, Qt.Key.Key_F2, Qt.Key.Key_A,
)  # fmt: skip


class LibraryView(QListView):
    """opened(Asset | Board): a double click or Enter. picked(): what is chosen is another.
    The keys: removed() Delete, renamed() F2, left() Backspace."""

    opened = Signal(object)
    picked = Signal()
    removed = Signal()
    renamed = Signal()
    left = Signal()

    def __init__(self, thumbnails: Thumbnails) -> None:
        super().__init__()
        self.model_ = Rows(thumbnails, self)
        self._thumbnails = thumbnails
        self.setModel(self.model_)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setMinimumHeight(LOWEST)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.doubleClicked.connect(lambda index: self.opened.emit(self.model_.rows[index.row()]))
        self.selectionModel().selectionChanged.connect(lambda *_: self.picked.emit())
        self.verticalScrollBar().valueChanged.connect(self._on_scroll)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)

    @property
    def chosen(self) -> tuple[Asset | Board, ...]:
        """What is selected, in the order shown."""
        rows = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        return tuple(self.model_.rows[row] for row in rows)

    def show_rows(self, rows: tuple[Asset | Board, ...]) -> None:
        """Show these; what was selected and is still there stays selected."""
        before = {row.path for row in self.chosen}
        place = self.verticalScrollBar().value()
        current = self.currentIndex().row()
        at = self.model_.rows[current].path if current >= 0 else None
        if self.model_.show_rows(rows):
            self.select(before)
            if at is not None and (row := self.model_.row_of(at)) >= 0:
                index = self.model_.index(row, 0)
                no = QItemSelectionModel.SelectionFlag.NoUpdate
                self.selectionModel().setCurrentIndex(index, no)
            self.verticalScrollBar().setValue(place)

    def select(self, paths: set[Path]) -> None:
        """Select what lies there, and show the first of it."""
        chosen = QItemSelection()
        found = [number for number, row in enumerate(self.model_.rows) if row.path in paths]
        for number in found:
            index = self.model_.index(number, 0)
            chosen.select(index, index)
        flag = QItemSelectionModel.SelectionFlag
        self.selectionModel().select(chosen, flag.ClearAndSelect)
        if found:
            first = self.model_.index(found[0], 0)
            self.selectionModel().setCurrentIndex(first, flag.NoUpdate)
            self.scrollTo(first)

    def _on_scroll(self) -> None:
        """Read what is in sight now; it asks for its picture as it is painted."""
        self._thumbnails.forget_wishes()
        self.viewport().update()

    def startDrag(self, actions: Qt.DropAction) -> None:
        chosen = self.selectionModel().selectedIndexes()
        if not chosen:
            return
        drag = QDrag(self)
        drag.setMimeData(self.model_.mimeData(chosen))
        picture = drag_picture(chosen[0], len(chosen), self.devicePixelRatioF())
        drag.setPixmap(picture)
        drag.setHotSpot(QPoint(*picture.deviceIndependentSize().toSize().toTuple()) / 2)
        drag.exec(Qt.DropAction.CopyAction)

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            letter = event.key() == Qt.Key.Key_A
            if event.key() in _OWN and letter is control and self.model_.rows:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        deeds = {
            Qt.Key.Key_Delete: self.removed,
            Qt.Key.Key_F2: self.renamed,
            Qt.Key.Key_Backspace: self.left,
        }
        index = self.currentIndex()
        if event.key() in _OPEN and index.isValid():
            self.opened.emit(self.model_.rows[index.row()])
        elif event.key() in deeds:
            deeds[Qt.Key(event.key())].emit()
        else:
            super().keyPressEvent(event)


class BoardList(LibraryView):
    """Boards, one below the other."""

    def __init__(self, thumbnails: Thumbnails) -> None:
        super().__init__(thumbnails)
        self.setObjectName("library_boards")
        self.setAccessibleName(self.tr("Boards"))
        self.setToolTip(self.accessibleName())
        self.setItemDelegate(BoardDelegate(self))


class AssetGrid(LibraryView):
    """Pictures and clips as tiles; as many side by side as there is room for."""

    def __init__(self, thumbnails: Thumbnails) -> None:
        super().__init__(thumbnails)
        self.setObjectName("tiles")
        self.setAccessibleName(self.tr("Pictures and clips"))
        self.setToolTip(self.accessibleName())
        self.setItemDelegate(TileDelegate(self))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setDragEnabled(True)  # which a list that stays as it is forgets
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)

    def resizeEvent(self, event: QResizeEvent) -> None:
        width = self.viewport().width() - 1
        side = width // max(2, width // NARROWEST)
        self.setGridSize(QSize(side, side))
        super().resizeEvent(event)
