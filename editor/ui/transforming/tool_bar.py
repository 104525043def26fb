"""A tool that opens an operation at once: its turn in the hand, and its bar in the tool options."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QToolBar, QWidget

from editor.ui.tools import Tool, Tools

if TYPE_CHECKING:
    from editor.ui.window import Window

AFTERWARDS = Tool.MOVE
"""What is taken in hand where there was nothing before."""
OPENING = frozenset({Tool.TRANSFORM, Tool.CROP})
"""Tools that are put away when their operation ends."""


class ToolTurn:
    """Knows when a tool is taken in hand, and which one was there before."""

    def __init__(self, tools: Tools, tool: Tool) -> None:
        self._tools, self._tool = tools, tool
        self._last = tools.tool
        self._before = AFTERWARDS

    def taken(self) -> bool:
        """Whether the tool has come into the hand since this was last asked."""
        last, self._last = self._last, self._tools.tool
        if last not in OPENING:
            self._before = last
        return self._last is self._tool and last is not self._tool

    def back(self) -> None:
        """Take the tool in hand that was there before, unless another one is."""
        if self._tools.tool is self._tool:
            self._tools.tool = self._before


def options_bar(window: Window) -> QToolBar:
    """The bar that holds the tool options."""
    found = window.findChild(QToolBar, "options")
    assert isinstance(found, QToolBar)
    return found


class BarPlace:
    """A bar that takes the place of the tool options while it is shown."""

    def __init__(self, window: Window, bar: QWidget) -> None:
        found = options_bar(window)
        self._usual: list[QAction] = found.actions()[:1]
        self._own = found.addWidget(bar)
        self.hide()

    def show(self) -> None:
        """Show it instead of the usual options."""
        self._switch(True)

    def hide(self) -> None:
        """Show the usual options again."""
        self._switch(False)

    def _switch(self, own: bool) -> None:
        self._own.setVisible(own)
        for action in self._usual:
            action.setVisible(not own)
