"""A variation dropped where a picture stands: it is taken."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

from editor.ui.latents.samples_grid import SAMPLE
from editor.ui.latents.tiles import carried

_OVER = (QEvent.Type.DragEnter, QEvent.Type.DragMove)


class SampleDrop(QObject):
    """Lets variations be dropped on some widgets that otherwise take files: `take(row)`."""

    def __init__(self, take: Callable[[int], None], *widgets: QWidget) -> None:
        super().__init__(widgets[0])
        self._take = take
        for widget in widgets:
            widget.setAcceptDrops(True)
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QDropEvent):  # entering and moving are such events too
            return super().eventFilter(watched, event)
        row = carried(event.mimeData(), SAMPLE)
        if row is None:
            return super().eventFilter(watched, event)
        event.acceptProposedAction()
        if event.type() not in _OVER:
            self._take(row)
        return True
