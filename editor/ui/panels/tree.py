"""The tree of layers: rows with eye, thumbnails, name and lock; drag to reorder, also into groups.

It holds ids and what a row shows, never a layer; what is asked of a row leaves by signals.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from typing import Literal

from PySide6.QtCore import QItemSelectionModel, QSize, Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QAbstractItemView, QTreeWidgetItem, QWidget

from editor.core.clip import ClipLayer
from editor.core.document import Document
from editor.core.geometry import Size
from editor.core.layer import GroupLayer, Layer, LayerId
from editor.core.raster import Raster
from editor.ui.panels.hands import ID, RowHands
from editor.ui.panels.row import ROW_HEIGHT, SHOWN, LayerRow, Row, row_of
from editor.ui.panels.signs import nothing_yet, shown_pixels, sign_of
from editor.ui.panels.thumbs import Renewal, known_thumbnail, layer_thumbnail

Item = QTreeWidgetItem
_Keep = QItemSelectionModel.SelectionFlag.NoUpdate


class LayerTree(RowHands):
    """Top layer first. chosen(the active layer's id, all chosen ids); renamed(id, name).

    busy() says whether pictures of rows should wait: a stroke goes on.
    """

    chosen = Signal(object, object)
    renamed = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("layers")
        self.setHeaderHidden(True)
        self.setIndentation(18)
        self.setUniformRowHeights(True)
        self.setItemDelegate(LayerRow(self))
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._structure: object = None
        self._rows: dict[LayerId, Item] = {}
        self._filled: dict[LayerId, tuple[object, ...]] = {}
        self._still = Document(Size(0, 0))
        self._look = 0.0, Size(0, 0)
        self._on_mask = False
        self._active: LayerId | None = None
        self._folded: set[LayerId] = set()
        self._filling = False
        self.busy: Callable[[], bool] = lambda: False
        self.renewal = Renewal(self._renew, self._in_sight, lambda: self.busy(), self)
        self.itemSelectionChanged.connect(self._on_selection)
        self.itemChanged.connect(self._on_edited)
        self.itemCollapsed.connect(lambda item: self._folded.add(item.data(0, ID)))
        self.itemExpanded.connect(lambda item: self._folded.discard(item.data(0, ID)))

    # ---- what is shown

    def show_document(
        self,
        document: Document,
        active: LayerId | None,
        still: Document | None = None,
        chosen: Collection[LayerId] = (),
        on_mask: bool = False,
    ) -> None:
        """Show the layers of a document; rows are made anew only where the structure changed.

        still: the document at the playhead, for the pictures of clips. chosen: the rows that are
        selected beside the active one. on_mask: the tools work on the active layer's mask.
        """
        self._filling = True
        self._document, self._still = document, still or document
        self._active, self._on_mask = active, on_mask
        structure = structure_of(document.layers)
        if structure != self._structure:
            self._structure = structure
            self._build(document)
        if (look := (self.devicePixelRatioF(), self._still.size)) != self._look:
            self._look = look
            self._filled.clear()
        for id, item in self._rows.items():
            if (layer := document.find(id)) is not None:
                self._fill(item, layer)
        self._select(active, chosen)
        self._filling = False

    def shows(self, document: Document) -> bool:
        """Whether the layers of a document are those in the rows."""
        shown = self._document
        return shown is not None and shown.layers is document.layers and shown.size == document.size

    def items(self) -> Iterator[Item]:
        """Every row, from the top."""
        waiting = [self.topLevelItem(row) for row in reversed(range(self.topLevelItemCount()))]
        while waiting:
            item = waiting.pop()
            if item is not None:
                yield item
                waiting += [item.child(row) for row in reversed(range(item.childCount()))]

    def item_of(self, id: LayerId | None) -> Item | None:
        """The row of a layer."""
        return None if id is None else self._rows.get(id)

    def rename(self, id: LayerId) -> None:
        """Open the name of a row for typing."""
        if (item := self.item_of(id)) is not None:
            self.setFocus()
            self.editItem(item, 0)

    def _build(self, document: Document) -> None:
        self.clear()
        self._rows.clear()
        self._filled.clear()
        self.renewal.forget()
        self.addTopLevelItems(self._made(document.layers))
        grouped = any(isinstance(layer, GroupLayer) for layer in document.layers)
        self.setRootIsDecorated(grouped)
        for id, item in self._rows.items():
            if isinstance(document.find(id), GroupLayer):
                item.setExpanded(id not in self._folded)

    def _made(self, layers: tuple[Layer, ...]) -> list[Item]:
        out = []
        for layer in reversed(layers):
            item = self._rows[layer.id] = Item()
            item.setData(0, ID, layer.id)
            item.setSizeHint(0, QSize(0, ROW_HEIGHT))
            flags = item.flags() | Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsDragEnabled
            item.setFlags(flags | Qt.ItemFlag.ItemIsDropEnabled)
            if isinstance(layer, GroupLayer):
                item.addChildren(self._made(layer.layers))
            out.append(item)
        return out

    def show_still(self, still: Document) -> None:
        """Show clips as they are at the playhead now."""
        self._still, self._filling = still, True
        for id, item in self._rows.items():
            layer = None if self._document is None else self._document.find(id)
            if isinstance(layer, ClipLayer):
                self._fill(item, layer)
        self._filling = False

    def _fill(self, item: Item, layer: Layer) -> None:
        """Show what is known of a layer; pictures that must be made first come later."""
        seen = self._still.find(layer.id) or layer
        worked_on = self._worked_on(layer.id)
        state = (layer, seen, worked_on)
        if self._filled.get(layer.id) == state:
            return
        ratio, size = self._look
        pixels = shown_pixels(layer, seen)
        rasters = [raster for raster in (pixels, layer.mask) if raster is not None]
        if any(known_thumbnail(raster, size, ratio) is None for raster in rasters):
            self.renewal.ask(layer.id)
        self._filled[layer.id] = state
        before = item.data(0, SHOWN)
        old = before if isinstance(before, Row) else None
        picture = self._picture(layer, pixels, old)
        mask = None if layer.mask is None else self._shown(layer.mask, old.mask if old else None)
        self._put(item, layer, row_of(layer, picture, mask, worked_on))

    def _worked_on(self, id: LayerId) -> Literal["", "pixels", "mask"]:
        if id != self._active:
            return ""
        return "mask" if self._on_mask else "pixels"

    def _put(self, item: Item, layer: Layer, row: Row) -> None:
        item.setData(0, SHOWN, row)
        item.setText(0, layer.name)
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, row.spoken)
        item.setToolTip(0, "")

    def _picture(self, layer: Layer, pixels: Raster | None, old: Row | None) -> QPixmap:
        if pixels is not None:
            return self._shown(pixels, old.picture if old else None)
        return sign_of(layer, self._look[0])

    def _shown(self, raster: Raster, old: QPixmap | None) -> QPixmap:
        """The picture of a raster, the one before as long as there is none."""
        ratio, size = self._look
        return known_thumbnail(raster, size, ratio) or old or nothing_yet(ratio)

    def _renew(self, id: LayerId) -> None:
        """Make the pictures of a row."""
        item, layer = self.item_of(id), self._document.find(id) if self._document else None
        if item is None or layer is None:
            return
        ratio, size = self._look
        for raster in (shown_pixels(layer, self._still.find(id) or layer), layer.mask):
            if raster is not None:
                layer_thumbnail(raster, size, ratio)
        self._filled.pop(id, None)
        filling, self._filling = self._filling, True
        self._fill(item, layer)
        self._filling = filling

    def _in_sight(self) -> Iterator[LayerId]:
        """The rows in the viewport, from the top."""
        item: Item | None = self.itemAt(0, 0)
        while item is not None and self.visualItemRect(item).top() < self.viewport().height():
            yield item.data(0, ID)
            item = self.itemBelow(item)

    def _select(self, active: LayerId | None, chosen: Collection[LayerId]) -> None:
        item = self.item_of(active)
        wanted = {active, *chosen} if item is not None else set()
        for other in self.selectedItems():
            if other.data(0, ID) not in wanted:
                other.setSelected(False)
        if item is not None and item is not self.currentItem():
            self.setCurrentItem(item, 0, _Keep)
        for id in wanted:
            if (row := self.item_of(id)) is not None and not row.isSelected():
                row.setSelected(True)

    def restyle(self) -> None:
        """Draw anew in the colours of the theme in force."""
        if self._document is not None:
            self._filled.clear()
            chosen = [item.data(0, ID) for item in self.selectedItems()]
            self.show_document(self._document, self._active, self._still, chosen, self._on_mask)

    # ---- what is asked

    def _on_selection(self) -> None:
        if self._filling:
            return
        ids = tuple(item.data(0, ID) for item in self.selectedItems())
        current = self.currentItem()
        active = current.data(0, ID) if current is not None and current.isSelected() else None
        if ids:
            self.chosen.emit(ids[-1] if active is None else active, ids)
        elif current is not None:
            current.setSelected(True)

    def _on_edited(self, item: Item) -> None:
        row = item.data(0, SHOWN)
        if not self._filling and isinstance(row, Row) and item.text(0) != row.name:
            self.renamed.emit(item.data(0, ID), item.text(0))


def structure_of(layers: tuple[Layer, ...]) -> object:
    """Ids and nesting: what decides which rows there are."""
    return tuple(
        (layer.id, structure_of(layer.layers) if isinstance(layer, GroupLayer) else None)
        for layer in layers
    )
