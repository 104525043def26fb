"""A button of the tool bar for tools that belong together: one in front, the others behind it.

A long press, a right click or the Right key opens the others; the one taken last is in front.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from editor.ui.theme import colour

CORNER = 5.0
"""Side of the triangle that says there is more, in pixels."""


class Flyout(QToolButton):
    """Shows one of several checkable actions; `actions` are those, the first in front."""

    def __init__(self, actions: Sequence[QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.DelayedPopup)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._others = QMenu(self)
        for action in actions:
            self._others.addAction(action)
            action.toggled.connect(partial(self._on_toggled, action))
        self._others.aboutToShow.connect(partial(self._show_icons, True))
        self._others.aboutToHide.connect(partial(self._show_icons, False))
        self.setMenu(self._others)
        taken = next((action for action in actions if action.isChecked()), actions[0])
        self._show_action(taken)

    def _on_toggled(self, action: QAction, on: bool) -> None:
        if on:
            self._show_action(action)

    def _show_icons(self, on: bool) -> None:
        """Menus of the window that have the same actions show none."""
        for action in self._others.actions():
            action.setIconVisibleInMenu(on)

    def _show_action(self, action: QAction) -> None:
        self.setDefaultAction(action)
        self.setMenu(self._others)  # a default action brings its own, or none
        self.setAccessibleName(action.text())
        more = self.tr("Hold it down, or press Right, for the tools behind it")
        self.setAccessibleDescription(more)
        self.setToolTip(f"{action.toolTip()}\n{more}")

    def open_others(self) -> None:
        """Open the tools behind the one in front, beside the button."""
        self._others.popup(self.mapToGlobal(QPoint(self.width(), 0)))
        self._others.setActiveAction(self.defaultAction())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.RightButton:
            self.open_others()
        else:
            super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Right, Qt.Key.Key_Menu):
            self.open_others()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("secondary"))
        right, bottom = self.width() - 4.0, self.height() - 4.0
        corner = [(right, bottom - CORNER), (right, bottom), (right - CORNER, bottom)]
        painter.drawPolygon(QPolygonF([QPointF(*point) for point in corner]))
        painter.end()
