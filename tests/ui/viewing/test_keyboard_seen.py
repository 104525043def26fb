"""Wherever Tab leads in the window one sees that the keyboard is there, and a reader can say it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QLineEdit, QToolBar, QWidget

from editor.ui.tools import Tool
from editor.ui.window import Window

FEWEST = 20
"""Pixels that must change."""


def _stops(part: QWidget) -> list[QWidget]:
    """What Tab stops at in a part of the window, but for what sends the keyboard elsewhere."""
    return [
        widget
        for widget in part.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.window() is part.window()
        and widget.isEnabled()
        and not widget.visibleRegion().isEmpty()
        and widget.focusProxy() is None
    ]


def _look(widget: QWidget) -> QImage:
    """A widget with a rim of what is round it, for rings are drawn there."""
    top = widget.window()
    rect = QRect(widget.mapTo(top, QPoint(-6, -6)), widget.size()).adjusted(0, 0, 12, 12)
    return top.grab(rect).toImage()


def _differing(one: QImage, other: QImage) -> int:
    places = ((x, y) for y in range(one.height()) for x in range(one.width()))
    return sum(one.pixel(*place) != other.pixel(*place) for place in places)


def _unseen(part: QWidget, elsewhere: QWidget) -> list[str]:
    """The stops of a part that look the same with and without the keyboard, or have no name."""
    found = []
    for stop in (each for each in _stops(part) if each is not elsewhere):
        stop.setFocus(Qt.FocusReason.TabFocusReason)
        QApplication.processEvents()  # what lies hidden is scrolled into view
        assert stop.hasFocus()
        with_keyboard = _look(stop)
        elsewhere.setFocus()
        QApplication.processEvents()
        inner = isinstance(stop, QLineEdit) and stop.parentWidget().accessibleName()
        if _differing(with_keyboard, _look(stop)) < FEWEST or not (stop.accessibleName() or inner):
            found.append(f"{type(stop).__name__} {stop.accessibleName()!r}")
    return found


@pytest.fixture
def front(qtbot, opened: Window) -> Window:
    """The window, large, with the keyboard."""
    opened.resize(1600, 1000)
    opened.activateWindow()
    opened.canvas.setFocus()
    qtbot.waitUntil(opened.canvas.hasFocus)
    return opened


@pytest.mark.parametrize("workspace", ["paint", "latents", "video"])
def test_in_the_panels(front: Window, workspace: str) -> None:
    front.actions_[f"workspace_{workspace}"].trigger()
    shown = [dock for dock in front.docks.by_name.values() if not dock.isHidden()]
    for dock in shown:
        dock.raise_()
        QApplication.processEvents()
        assert not _unseen(dock, front.canvas), dock.objectName()
    assert len(shown) > 2


def test_in_the_options_of_tools(front: Window) -> None:
    bar = front.findChild(QToolBar, "options")
    assert isinstance(bar, QToolBar)
    for tool in Tool:
        front.session.tools.tool = tool
        QApplication.processEvents()
        assert not _unseen(bar, front.canvas), tool


@pytest.mark.parametrize("dialog", ["canvas_size", "image_size", "mask_colours", "preferences"])
def test_in_dialogs(qtbot, front: Window, dialog: str) -> None:
    before = {each for each in QApplication.topLevelWidgets() if each.isVisible()}
    front.actions_[dialog].trigger()
    (shown,) = {each for each in QApplication.topLevelWidgets() if each.isVisible()} - before
    qtbot.waitUntil(lambda: shown.focusWidget() is not None)
    assert not _unseen(shown, _stops(shown)[-1])
    shown.close()
