"""What the status bar says of the tool in hand, and the brush's ring below a popup."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

from editor.ui.canvas.hints import HINTS
from editor.ui.canvas.kit import KIT
from editor.ui.tools import Tool
from editor.ui.window import Window


def test_every_tool_says_what_it_does() -> None:
    assert set(HINTS) == set(KIT) == set(Tool)
    assert len(set(HINTS.values())) >= len(Tool) - 1  # boxes and ellipses are spanned alike


@pytest.mark.parametrize(
    ("tool", "said"),
    [(Tool.CLONE, "Alt-click where"), (Tool.POLYGON, "Backspace"), (Tool.PAN, "wheel zooms")],
)
def test_the_status_bar_follows_the_tool(opened: Window, tool: Tool, said: str) -> None:
    opened.session.tools.tool = tool
    assert said in opened.status.hint.text()
    assert "heal" not in opened.status.hint.text()
    opened.masks.select_all()
    assert "Press Enter to heal" in opened.status.hint.text()


def test_the_ring_of_the_brush_goes_while_a_menu_is_open(opened: Window, qtbot) -> None:
    hand = opened.canvas.hand
    opened.session.tools.tool = Tool.BRUSH
    hand.point_at(opened.canvas.rect().center().toPointF())
    qtbot.waitUntil(lambda: hand.brushing)
    menu = QMenu(opened)
    menu.addAction("Nothing")
    menu.popup(opened.mapToGlobal(QPoint(20, 20)))
    qtbot.waitUntil(lambda: not hand.brushing)
    menu.close()
    qtbot.waitUntil(lambda: hand.brushing)


def test_another_tool_never_widens_the_window(opened: Window) -> None:
    opened.resize(1100, 750)
    tools = opened.session.tools
    for tool in (Tool.MASK, Tool.RECT, Tool.CLONE, Tool.WAND, Tool.GRADIENT, Tool.MASK):
        tools.tool = tool
        assert opened.width() == 1100, tool
