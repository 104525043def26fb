"""What a press, a double-click or a key means on a row of the layers."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent

from editor.core.layer import AdjustmentLayer
from editor.ui.panels.dropping import Dropping
from editor.ui.panels.row import SHOWN, Row, eye_area, lock_area, mask_area, picture_area

ID = Qt.ItemDataRole.UserRole


class RowHands(Dropping):
    """eye_clicked, picture_clicked and mask_clicked(id, the keys held), lock_clicked(id);
    opened(id): an adjustment was double-clicked."""

    eye_clicked = Signal(object, object)
    lock_clicked = Signal(object)
    picture_clicked = Signal(object, object)
    mask_clicked = Signal(object, object)
    opened = Signal(object)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton or not self._pressed(event):
            super().mousePressEvent(event)

    def _pressed(self, event: QMouseEvent) -> bool:
        """Whether a press was meant for a sign or a picture alone."""
        at, held = event.position().toPoint(), event.modifiers()
        item = self.itemAt(at)
        row = None if item is None else item.data(0, SHOWN)
        if item is None or not isinstance(row, Row):
            return False
        rect, id = self.visualItemRect(item), item.data(0, ID)
        if lock_area(rect).contains(at):
            self.lock_clicked.emit(id)
        elif eye_area(rect).contains(at):
            self.eye_clicked.emit(id, held)
        elif mask_area(rect, row).contains(at):
            self.mask_clicked.emit(id, held)
            return bool(held)
        elif picture_area(rect, row).contains(at):
            self.picture_clicked.emit(id, held)
            return bool(held & Qt.KeyboardModifier.ControlModifier)
        else:
            return False
        return True

    def on_mask_at(self, at: QPoint) -> bool:
        """Whether the picture of a layer's mask is at a point of the viewport."""
        item = self.itemAt(at)
        row = None if item is None else item.data(0, SHOWN)
        if item is None or not isinstance(row, Row):
            return False
        return mask_area(self.visualItemRect(item), row).contains(at)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        item = self.itemAt(event.position().toPoint())
        if item is None or self._pressed(event) or self._document is None:
            return
        if isinstance(self._document.find(item.data(0, ID)), AdjustmentLayer):
            self.opened.emit(item.data(0, ID))
        else:
            self.editItem(item, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        current = self.currentItem()
        if event.key() == Qt.Key.Key_Space and current is not None:
            self.eye_clicked.emit(current.data(0, ID), Qt.KeyboardModifier.NoModifier)
            return
        super().keyPressEvent(event)
