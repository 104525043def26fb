"""The middle of the window: the canvas or the empty state, messages above, answers below."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from editor.ui.canvas.canvas import Canvas
from editor.ui.controls.message import MessageBar
from editor.ui.panels.empty import EmptyState
from editor.ui.panels.strip import AnswersStrip
from editor.ui.theme import colour


class Stage(QWidget):
    """Puts four widgets in their places; `show_document` swaps canvas and empty state."""

    def __init__(self, canvas: Canvas, empty: EmptyState, strip: AnswersStrip) -> None:
        super().__init__()
        self.canvas, self.empty = canvas, empty
        self._pages = QStackedWidget()
        self._pages.addWidget(empty)
        self._pages.addWidget(canvas)
        self._pages.installEventFilter(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._pages, 1)
        column.addWidget(strip)
        self.message = MessageBar(self._pages)
        self.restyle()
        self.show_document()

    def show_document(self) -> None:
        """Show the canvas where a document is open, else what to do."""
        page = self.empty if self.canvas.blank else self.canvas
        if self._pages.currentWidget() is not page:
            self._pages.setCurrentWidget(page)
            if page is self.canvas:
                self.canvas.setFocus()
        self.message.raise_()

    def restyle(self) -> None:
        """Draw anew in the colours of the theme in force."""
        self.canvas.setProperty("backdrop", colour("canvas"))
        self.empty.restyle()
        self.message.restyle()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and self.message.isVisible():
            self.message.place()
        return super().eventFilter(watched, event)
