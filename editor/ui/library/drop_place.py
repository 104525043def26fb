"""A widget that files are dropped on; it is lit while they hang over it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from editor.ui.library.carrying import MIME, carried_paths
from editor.ui.library.empty import DropLight


class DropPlace(QWidget):
    """dropped(paths, QPoint in the widget); what was dragged out of the library is not taken."""

    dropped = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptDrops(True)
        self._light = DropLight(self)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        data = event.mimeData()
        if carried_paths(data) and not data.hasFormat(MIME):
            event.acceptProposedAction()
            self._light.light(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._light.light(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._light.light(False)
        event.acceptProposedAction()
        self.dropped.emit(carried_paths(event.mimeData()), event.position().toPoint())
