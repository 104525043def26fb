"""The tabs above the canvas: one for each open document."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QMouseEvent,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QTabBar, QToolButton

from editor.ui.controls.tool import tool_button
from editor.ui.documents.documents import Documents
from editor.ui.documents.marks import Mark, mark_icon
from editor.ui.documents.sheet import Sheet
from editor.ui.layers.layer_mime import take

HOVER_MILLISECONDS = 500
"""What is dragged rests this long on a tab before that comes in front."""
WIDEST = 240


class DocumentStrip(QFrame):
    """Shown where more than one document is open.

    title: what a document is called; mark: what its tab shows beside the name.
    close_asked(Sheet): its button or a middle click. files_dropped(names): anywhere;
    layers_dropped(Sheet, Carried): on a tab.
    """

    close_asked = Signal(object)
    files_dropped = Signal(list)
    layers_dropped = Signal(object, object)

    def __init__(
        self,
        documents: Documents,
        title: Callable[[Sheet], str],
        mark: Callable[[Sheet], Mark],
    ) -> None:
        super().__init__()
        self.setObjectName("documents")
        self.setAccessibleName(self.tr("Open documents"))
        self._documents, self._title, self._mark = documents, title, mark
        self._shown: list[Sheet] = []
        self.bar = _Bar()
        self.bar.setAccessibleName(self.tr("Open documents"))
        self.bar.currentChanged.connect(self._on_current)
        self.bar.tabMoved.connect(self._on_moved)
        self.bar.closed.connect(lambda place: self.close_asked.emit(self._shown[place]))
        self.bar.hovered.connect(lambda place: documents.bring(self._shown[place]))
        self.bar.files_dropped.connect(self.files_dropped)
        self.bar.layers_dropped.connect(
            lambda place, carried: self.layers_dropped.emit(self._shown[place], carried)
        )
        self.all = tool_button("unfolded", self.tr("All open documents"))
        self.all.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.all.setMenu(QMenu(self.all))
        self.all.menu().aboutToShow.connect(self._fill_menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 6, 0)
        row.setSpacing(4)
        row.addWidget(self.bar, 1)
        row.addWidget(self.all)
        documents.changed.connect(self.show_documents)
        documents.arrived.connect(self.show_documents)
        self.show_documents()

    def show_documents(self) -> None:
        """Show the documents as they stand now."""
        self.bar.blockSignals(True)
        if self._shown != list(self._documents.sheets):
            self._rebuild()
        for place, sheet in enumerate(self._shown):
            self._show(place, sheet)
        self.bar.setCurrentIndex(self._shown.index(self._documents.front))
        self.bar.blockSignals(False)
        self.setVisible(len(self._shown) > 1)

    def restyle(self) -> None:
        """Draw the marks in the colours of the theme in force."""
        self.show_documents()

    def _rebuild(self) -> None:
        while self.bar.count() > len(self._documents.sheets):
            self.bar.removeTab(0)
        while self.bar.count() < len(self._documents.sheets):
            self.bar.addTab("")
        self._shown = list(self._documents.sheets)

    def _show(self, place: int, sheet: Sheet) -> None:
        title, mark, file = self._title(sheet), self._mark(sheet), sheet.path or sheet.origin
        self.bar.setTabText(place, title.replace("&", "&&"))
        self.bar.setTabIcon(place, mark_icon(mark))
        where = title if file is None else str(file)
        self.bar.setTabToolTip(place, "\n".join(filter(None, (where, self._words(mark)))))
        heard = ", ".join(filter(None, (title, self._words(mark))))
        self.bar.setAccessibleTabName(place, heard)
        self.bar.close_button(place).setToolTip(self.tr("Close {name}").format(name=title))
        self.bar.close_button(place).setAccessibleName(self.tr("Close {name}").format(name=title))

    def _words(self, mark: Mark) -> str:
        return {
            Mark.NONE: "",
            Mark.UNSAVED: self.tr("Not saved"),
            Mark.WORKING: self.tr("Something is being made for it"),
            Mark.NEWS: self.tr("An answer has come"),
        }[mark]

    def _fill_menu(self) -> None:
        menu = self.all.menu()
        menu.clear()
        for sheet in self._documents.sheets:
            title = self._title(sheet).replace("&", "&&")
            action = menu.addAction(mark_icon(self._mark(sheet)), title)
            action.setCheckable(True)
            action.setChecked(sheet is self._documents.front)
            action.triggered.connect(lambda _on, sheet=sheet: self._documents.bring(sheet))

    def _on_current(self, place: int) -> None:
        if 0 <= place < len(self._shown):
            self._documents.bring(self._shown[place])

    def _on_moved(self, old: int, new: int) -> None:
        sheet = self._shown.pop(old)
        self._shown.insert(new, sheet)
        self._documents.move(sheet, new)


class _Bar(QTabBar):
    """A tab bar whose tabs close by a middle click, and come in front when hovered by a drag."""

    closed = Signal(int)
    hovered = Signal(int)
    files_dropped = Signal(list)
    layers_dropped = Signal(int, object)

    def __init__(self) -> None:
        super().__init__()
        self.setMovable(True)
        self.setExpanding(False)
        self.setElideMode(Qt.TextElideMode.ElideMiddle)
        self.setUsesScrollButtons(True)
        self.setIconSize(QSize(10, 10))
        self.setAcceptDrops(True)
        self._under = -1
        self._rest = QTimer(self, singleShot=True, interval=HOVER_MILLISECONDS)
        self._rest.timeout.connect(lambda: self.hovered.emit(self._under))

    def close_button(self, place: int) -> QToolButton:
        """The button at the right of a tab."""
        button = self.tabButton(place, QTabBar.ButtonPosition.RightSide)
        assert isinstance(button, QToolButton)
        return button

    def tabInserted(self, index: int) -> None:
        button = tool_button("close", "", size=12)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(lambda: self.closed.emit(self._place_of(button)))
        self.setTabButton(index, QTabBar.ButtonPosition.RightSide, button)

    def _place_of(self, button: QToolButton) -> int:
        return next(place for place in range(self.count()) if self.close_button(place) is button)

    def tabSizeHint(self, index: int) -> QSize:
        size = super().tabSizeHint(index)
        return QSize(min(size.width(), WIDEST), size.height())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        place = self.tabAt(event.position().toPoint())
        if event.button() is Qt.MouseButton.MiddleButton and place >= 0:
            self.closed.emit(place)

    # ---- what is dragged here

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._hover(event.position().toPoint())
        layers = self._under >= 0 and take(event.mimeData()) is not None
        event.setAccepted(layers or event.mimeData().hasUrls())

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._hover(None)

    def dropEvent(self, event: QDropEvent) -> None:
        place, carried = self.tabAt(event.position().toPoint()), take(event.mimeData())
        self._hover(None)
        if carried is not None and place >= 0:
            event.setDropAction(Qt.DropAction.CopyAction)  # they stay where they come from
            event.accept()
            self.layers_dropped.emit(place, carried)
            return
        names = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if names:
            event.acceptProposedAction()
            self.files_dropped.emit(names)

    def _hover(self, point: QPoint | None) -> None:
        under = -1 if point is None else self.tabAt(point)
        if under != self._under:
            self._under = under
            self._rest.start() if under >= 0 else self._rest.stop()
