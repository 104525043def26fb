"""Names that are edited in the row where they stand."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QModelIndex, QPersistentModelIndex, QSize
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from editor.ui.controls.field import Field

MASK_ROW_HEIGHT = 48


class MaskName(QStyledItemDelegate):
    """A row of the masks panel: usual looks, and a name that is edited in place."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(120, MASK_ROW_HEIGHT)

    def createEditor(
        self,
        parent: QWidget,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> QWidget:
        return name_field(self, parent, QCoreApplication.translate("LayerRow", "Mask name"))


def name_field(delegate: QStyledItemDelegate, parent: QWidget, name: str) -> Field:
    """A field in a row that tells the delegate when a name was typed, or given up."""
    field = Field("", parent)
    field.setAccessibleName(name)
    field.setToolTip(name)

    def take() -> None:
        delegate.commitData.emit(field)
        delegate.closeEditor.emit(field)

    field.accepted.connect(take)
    field.left.connect(lambda: delegate.closeEditor.emit(field))
    return field
