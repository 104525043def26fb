"""What stands in the bar of tool options stands together, whatever the tool."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget

from editor.ui.tools import Tool
from editor.ui.window import Window
from tests.ui.window.conftest import garbage, make_window, opened, photo, window

__all__ = ["garbage", "make_window", "opened", "photo", "window"]


@pytest.mark.parametrize("tool", [Tool.CLONE, Tool.SMUDGE, Tool.FILL, Tool.GRADIENT])
def test_inside_the_mask_stands_beside_the_settings_before_it(opened: Window, qtbot, tool) -> None:
    options, inside = opened.options, opened.options.inside
    opened.resize(2400, 900)
    opened.session.tools.tool = tool
    qtbot.waitUntil(inside.isVisible)
    qtbot.wait(50)
    row = options.layout()
    strip = row.itemAt(row.indexOf(inside) - 1).widget()
    shown = [each for each in strip.findChildren(QWidget) if each.isVisible()]
    end = max(each.mapTo(options, each.rect().topRight()).x() for each in shown)
    assert 0 < inside.x() - end <= row.spacing() + 1
