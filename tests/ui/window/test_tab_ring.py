"""Tab goes through what is seen, and through nothing else."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDockWidget, QWidget

from editor.ui.window import Window


def test_tab_visits_no_panel_that_lies_behind_another(qtbot, opened: Window) -> None:
    opened.activateWindow()
    opened.canvas.setFocus()
    qtbot.waitUntil(opened.canvas.hasFocus)
    visited: list[QWidget] = []
    for _ in range(150):
        QTest.keyClick(opened.focusWidget(), Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
        if opened.canvas.hasFocus():
            break
        visited.append(opened.focusWidget())
    docks = {dock for dock in map(_dock_of, visited) if dock is not None}
    assert opened.canvas.hasFocus()  # all the way round
    assert len(docks) >= 2
    assert not [dock for dock in docks if dock.visibleRegion().isEmpty()]


def _dock_of(widget: QWidget | None) -> QDockWidget | None:
    while widget is not None and not isinstance(widget, QDockWidget):
        widget = widget.parentWidget()
    return widget
