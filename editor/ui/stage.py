"""The middle of the window: the canvas, the empty state or a workspace's own page, and messages."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize
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
        self._own: dict[str, QWidget] = {}
        self._workspace = ""
        self._pages = _Pages()
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

    @property
    def parts(self) -> tuple[QWidget, ...]:
        """The page that is shown, then what stands above and below it."""
        page = self._pages.currentWidget()
        assert page is not None
        others = (part for part in self.children() if isinstance(part, QWidget))
        return (page, self.message, *(part for part in others if part is not self._pages))

    def show_document(self) -> None:
        """Show the canvas where a document is open, else what to do."""
        usual = self.empty if self.canvas.blank else self.canvas
        page = self._own.get(self._workspace, usual)
        if self._pages.currentWidget() is not page:
            self._pages.setCurrentWidget(page)
            self._pages.updateGeometry()
            if page is self.canvas:
                self.canvas.setFocus()
        self.message.raise_()

    def add_page(self, workspace: str, page: QWidget) -> None:
        """A page that a workspace has in place of the canvas."""
        self._own[workspace] = page
        self._pages.addWidget(page)

    def show_workspace(self, name: str) -> None:
        """Show what that workspace has here."""
        self._workspace = name
        self.show_document()

    def restyle(self) -> None:
        """Draw anew in the colours of the theme in force."""
        self.canvas.setProperty("backdrop", colour("canvas"))
        self.empty.restyle()
        self.message.restyle()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and self.message.isVisible():
            self.message.place()
        return super().eventFilter(watched, event)


class _Pages(QStackedWidget):
    """As small as the page that is shown allows; Qt's own asks for the room of the largest."""

    def minimumSizeHint(self) -> QSize:
        page = self.currentWidget()
        return page.minimumSizeHint() if page is not None else QSize()
