"""Rows of boards and of what lies in one of them, for the two lists of the panel."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from editor.ui.library.boards import Asset, Board
from editor.ui.library.carrying import carrying
from editor.ui.library.thumbnails import Thumbnails
from editor.ui.library.words import asset_words, board_words
from editor.ui.said import said

ROW = Qt.ItemDataRole.UserRole
"""The Asset or the Board itself."""
IMAGE = Qt.ItemDataRole.UserRole + 1
WORDS = Qt.ItemDataRole.UserRole + 2
Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()


class Rows(QAbstractListModel):
    """Boards, or the assets of one board; drags carry their files."""

    def __init__(self, thumbnails: Thumbnails, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: tuple[Asset | Board, ...] = ()
        self._at: dict[Asset, int] = {}
        self._thumbnails = thumbnails
        thumbnails.arrived.connect(self._on_image)

    def show_rows(self, rows: Sequence[Asset | Board]) -> bool:
        """Show these. False where only some came at the end, so that what is chosen stays."""
        new, before = tuple(rows), len(self.rows)
        if new[:before] == self.rows and before:
            if len(new) > before:
                self.beginInsertRows(_TOP, before, len(new) - 1)
                self._take(new)
                self.endInsertRows()
            return False
        self.beginResetModel()
        self._take(new)
        self.endResetModel()
        return True

    def _take(self, rows: tuple[Asset | Board, ...]) -> None:
        self.rows = rows
        covers = [cover(row) for row in rows]
        self._at = {asset: number for number, asset in enumerate(covers) if asset is not None}

    def row_of(self, path: Path) -> int:
        """Which row a file has, or -1."""
        found = (number for number, row in enumerate(self.rows) if row.path == path)
        return next(found, -1)

    def rowCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == ROW:
            return row
        if role == IMAGE:
            asset = cover(row)
            return None if asset is None else self._thumbnails.image(asset)
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title if isinstance(row, Board) else row.path.stem
        if role == WORDS:
            return board_words(row) if isinstance(row, Board) else asset_words(row)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._told(row)
        return None

    def _told(self, row: Asset | Board) -> str:
        if isinstance(row, Board):
            return f"{row.title}\n{board_words(row)}"
        why = self._thumbnails.why_not(row)
        return "\n".join(
            filter(None, (row.path.name, asset_words(row), ", ".join(row.tags), said(why)))
        )

    def flags(self, index: Index) -> Qt.ItemFlag:
        usual = super().flags(index)
        return usual | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else usual

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        chosen = sorted(index.row() for index in indexes)
        return carrying([self.rows[row].path for row in chosen])

    def _on_image(self, asset: Asset) -> None:
        row = self._at.get(asset)
        if row is not None:
            index = self.index(row, 0)
            self.dataChanged.emit(index, index, [IMAGE])


def cover(row: Asset | Board) -> Asset | None:
    """The asset whose picture stands for a row: of a board its first picture, else a clip."""
    if isinstance(row, Asset):
        return row
    return next((asset for asset in row.assets if not asset.moves), next(iter(row.assets), None))
