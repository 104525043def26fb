"""F6 goes round all parts of the window, back again, and finds what had the keyboard."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDockWidget,
    QToolBar,
    QToolButton,
    QWidget,
)

from editor.ui.documents.beginning import Beginning
from editor.ui.documents.new_form import NewForm
from editor.ui.tools import Tool
from editor.ui.transforming.feature import Transforming
from editor.ui.viewing.parts import Parts
from editor.ui.window import Window
from tests.ui.window.conftest import open_in

Key = Qt.Key


@pytest.fixture
def parts(qtbot, opened: Window) -> Parts:
    """The window has the keyboard, on its canvas."""
    opened.activateWindow()
    opened.canvas.setFocus()
    qtbot.waitUntil(opened.canvas.hasFocus)
    return next(feature for feature in opened.features if isinstance(feature, Parts))


def _round(window: Window, parts: Parts, by: int) -> list[QWidget]:
    visited = []
    for _ in parts.shown:
        window.actions_["part_next" if by > 0 else "part_previous"].trigger()
        focus = QApplication.focusWidget()
        visited.append(next(p for p in parts.shown if p is focus or p.isAncestorOf(focus)))
    return visited


def test_f6_visits_canvas_bars_tools_and_every_panel_that_is_seen(
    opened: Window, parts: Parts
) -> None:
    visited = _round(opened, parts, 1)
    assert visited[-1] is opened.canvas and len(set(visited)) == len(visited)
    names = {bar.objectName() for bar in visited if isinstance(bar, QToolBar)}
    assert {"tools", "options"} <= names
    docks = {dock for dock in visited if isinstance(dock, QDockWidget)}
    seen = {d for d in opened.docks.by_name.values() if not d.visibleRegion().isEmpty()}
    assert docks == seen and len(docks) >= 3
    back = _round(opened, parts, -1)
    assert back == [*reversed(visited[:-1]), opened.canvas]


def test_a_part_gives_the_keyboard_back_to_what_had_it(opened: Window, parts: Parts) -> None:
    tree = opened.layers_panel.tree
    opened.docks.bring_forward("layers")
    tree.setFocus()
    parts.step(-1)
    assert not tree.hasFocus()
    parts.step(1)
    assert tree.hasFocus()


def test_in_the_tools_up_and_down_go_from_one_to_the_next(opened: Window, parts: Parts) -> None:
    bar = opened.findChild(QToolBar, "tools")
    assert bar is not None
    while not bar.isAncestorOf(QApplication.focusWidget()):
        parts.step(1)
    first = QApplication.focusWidget()
    assert first.isChecked(), "the tool in hand"
    QTest.keyClick(first, Key.Key_Down)
    second = QApplication.focusWidget()
    assert second is not first and bar.isAncestorOf(second) and second.y() > first.y()
    QTest.keyClick(second, Key.Key_Space)
    assert second.isChecked()
    QTest.keyClick(second, Key.Key_Up)
    assert QApplication.focusWidget() is first


def test_the_button_for_tools_that_do_not_fit_has_arrows_as_qt_has_them(
    opened: Window, parts: Parts
) -> None:
    bar = opened.findChild(QToolBar, "tools")
    assert bar is not None
    more = bar.findChild(QToolButton, "qt_toolbar_ext_button")
    assert more is not None
    QTest.keyClick(more, Key.Key_Down)
    assert QApplication.focusWidget().isVisible()


def test_the_timeline_is_a_part_where_it_shows(opened: Window, parts: Parts) -> None:
    assert opened.workspaces.below is None
    opened.actions_["workspace_video"].trigger()
    below = opened.workspaces.below
    assert below in parts.shown and below.isAncestorOf(opened.timeline)


def test_tab_stops_once_in_the_tools(opened: Window, parts: Parts, qtbot) -> None:
    bar = opened.findChild(QToolBar, "tools")
    assert bar is not None
    opened.session.tools.tool = Tool.BRUSH
    opened.wiring.enabling.refresh()
    stops = [
        each
        for each in bar.findChildren(QToolButton)
        if each.isVisible() and each.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert [each.defaultAction().objectName() for each in stops] == ["tool_brush"]
    stops[0].setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(stops[0], Key.Key_Down)
    below = QApplication.focusWidget()
    assert below is not stops[0] and bar.isAncestorOf(below)
    assert below.focusPolicy() & Qt.FocusPolicy.TabFocus, "Tab goes on from there"
    QTest.keyClick(below, Key.Key_Tab)
    assert not bar.isAncestorOf(QApplication.focusWidget())


def test_esc_that_nothing_wants_brings_the_keyboard_back_to_the_canvas(
    qtbot, opened: Window, parts: Parts
) -> None:
    visited = []
    for _ in parts.shown[1:]:
        parts.step(1)
        visited.append(QApplication.focusWidget())
        left = QApplication.focusWidget()
        QTest.keyClick(left, Key.Key_Escape)
        qtbot.waitUntil(opened.canvas.hasFocus)
        left.setFocus()
    assert len(set(visited)) == len(parts.shown) - 1


def test_a_field_that_lets_go_leaves_the_keyboard_to_the_canvas(
    qtbot, opened: Window, parts: Parts
) -> None:
    zoom = opened.status.zoom
    for key in (Key.Key_Return, Key.Key_Escape):
        zoom.setFocus()
        zoom.setText("200")
        QTest.keyClick(zoom, key)
        qtbot.waitUntil(opened.canvas.hasFocus)
    assert opened.canvas.view.zoom == pytest.approx(2.0)


def test_the_first_page_gives_the_keyboard_to_a_button(qtbot, window: Window) -> None:
    window.activateWindow()
    parts = next(feature for feature in window.features if isinstance(feature, Parts))
    parts.step(1)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    while not window.empty.isAncestorOf(QApplication.focusWidget()):
        parts.step(1)
    assert isinstance(QApplication.focusWidget(), QAbstractButton)


def test_bars_still_change_with_the_tool_after_f6_and_a_dialog(
    qtbot, window: Window, photo: Path
) -> None:
    """PySide held their actions for deleted, and every tool with a bar of its own raised."""
    window.actions_["part_next"].trigger()
    open_in(qtbot, window, photo)
    next(each for each in window.features if isinstance(each, Beginning)).ask().reject()
    qtbot.waitUntil(lambda: not window.findChildren(NewForm))
    window.actions_["tool_crop"].trigger()
    crops = next(feature for feature in window.features if isinstance(feature, Transforming)).crops
    qtbot.waitUntil(crops.bar.isVisible)
    window.actions_["tool_brush"].trigger()
    qtbot.waitUntil(crops.bar.isHidden)
