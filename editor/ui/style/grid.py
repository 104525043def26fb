"""The shelf of styles as a grid of small pictures: click, Ctrl-click or "+" to mix, arrow keys."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import (
    QImage,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import QListView, QMenu

from editor.ui.style.tile import ENTRY, IMAGE, TEXT_HEIGHT, WEIGHT, TileDelegate, plus_area

NARROWEST = 84
"""Pixels that a tile is wide at least."""
LOWEST = 64
"""Pixels that the grid is high at least."""
_OWN = (
    Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home,
    Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Space, Qt.Key.Key_Plus,
)  # fmt: skip


@dataclass(frozen=True)
class Entry:
    """One tile. kind: "style", "model" (that stands alone), "picture" (one of the artist's own) or
    "ask" (for a picture).

    id: of the style or the model, or the picture's path. hint: a second line for the tooltip.
    """

    kind: str
    id: str
    title: str
    hint: str = ""

    def matches(self, words: str) -> bool:
        """True where every word typed is found in it; what asks is always there."""
        text = f"{self.title} {self.hint}".casefold()
        return self.kind == "ask" or all(word in text for word in words.casefold().split())


class StyleGrid(QListView):
    """`chosen(Entry)`: this alone. `mixed(Entry)`: with the others. `removed(Entry)`."""

    chosen = Signal(object)
    mixed = Signal(object)
    removed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("styles")
        self.setToolTip(self.tr("Click to look at a style, Ctrl+click to mix it with the others"))
        self._items = QStandardItemModel(self)
        self.setModel(self._items)
        self.setItemDelegate(TileDelegate(self))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setMinimumHeight(LOWEST)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._open_menu)

    def show_entries(self, entries: Iterable[Entry], filter: str = "") -> None:
        """Show these tiles; pictures shown before stay."""
        known = {entry.id: item.data(IMAGE) for entry, item in self._rows()}
        self._items.clear()
        for entry in entries:
            item = QStandardItem(entry.title)
            item.setEditable(False)
            item.setData(entry, ENTRY)
            item.setData(known.get(entry.id), IMAGE)
            item.setToolTip(f"{entry.title}\n{entry.hint}" if entry.hint else entry.title)
            self._items.appendRow(item)
        self.filter(filter)

    def show_image(self, id: str, image: QImage) -> None:
        """The small picture of a tile has come."""
        for entry, item in self._rows():
            if entry.id == id and not image.isNull():
                item.setData(image, IMAGE)

    def lacks_image(self, id: str) -> bool:
        """True where a tile has no picture yet."""
        return any(entry.id == id and item.data(IMAGE) is None for entry, item in self._rows())

    def show_weights(self, weights: dict[str, float]) -> None:
        """Mark the tiles that are chosen, by their weight 0..1."""
        for entry, item in self._rows():
            item.setData(weights.get(entry.id), WEIGHT)
        self.viewport().update()

    def filter(self, words: str) -> None:
        """Show only the tiles that match."""
        for row, (entry, _) in enumerate(self._rows()):
            self.setRowHidden(row, not entry.matches(words))

    def entries(self) -> tuple[Entry, ...]:
        """The tiles that are shown."""
        rows = enumerate(self._rows())
        return tuple(entry for row, (entry, _) in rows if not self.isRowHidden(row))

    def _rows(self) -> list[tuple[Entry, QStandardItem]]:
        items = [self._items.item(row) for row in range(self._items.rowCount())]
        return [(item.data(ENTRY), item) for item in items]

    def _entry_at(self, point: QPoint) -> Entry | None:
        found = self.indexAt(point).data(ENTRY)
        return found if isinstance(found, Entry) else None

    # ---- hands

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        point = event.position().toPoint()
        entry = self._entry_at(point)
        if entry is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        plus = plus_area(self.visualRect(self.indexAt(point))).contains(point)
        mixes = entry.kind == "style" and (control or plus)
        (self.mixed if mixes else self.chosen).emit(entry)

    def event(self, event: QEvent) -> bool:
        own = isinstance(event, QKeyEvent) and event.key() in _OWN
        if own and event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        before = self.currentIndex()
        if event.key() not in (Qt.Key.Key_Space, Qt.Key.Key_Plus):
            super().keyPressEvent(event)
        entry = self.currentIndex().data(ENTRY)
        if not isinstance(entry, Entry):
            return
        if event.key() == Qt.Key.Key_Plus and entry.kind == "style":
            self.mixed.emit(entry)
        elif event.key() == Qt.Key.Key_Space or (
            self.currentIndex() != before and entry.kind != "ask"
        ):
            self.chosen.emit(entry)

    def _open_menu(self, at: QPoint) -> None:
        entry = self._entry_at(at)
        if entry is None or entry.kind not in ("style", "picture"):
            return
        menu = QMenu(self)
        menu.addAction(self.tr("Use this style"), lambda: self.chosen.emit(entry))
        if entry.kind == "style":
            menu.addAction(self.tr("Mix with the others"), lambda: self.mixed.emit(entry))
        else:
            menu.addAction(self.tr("Take off this list"), lambda: self.removed.emit(entry))
        menu.popup(self.viewport().mapToGlobal(at))

    def resizeEvent(self, event: QResizeEvent) -> None:
        width = self.viewport().width() - 1
        columns = max(2, width // NARROWEST)
        side = width // columns
        self.setGridSize(QSize(side, (side - 8) * 3 // 4 + TEXT_HEIGHT + 8))
        super().resizeEvent(event)
