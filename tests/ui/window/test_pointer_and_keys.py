"""The keyboard follows the pointer onto the canvas, but only where a hand brought it there."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF
from PySide6.QtGui import QCursor, QEnterEvent
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from editor.ui.controls.slider import Slider
from editor.ui.window import Window


def _enter(widget: QWidget, at: QPoint) -> None:
    local = QPointF(widget.mapFromGlobal(at))
    QApplication.sendEvent(widget, QEnterEvent(local, local, QPointF(at)))


def test_a_menu_that_closes_under_the_pointer_leaves_the_keyboard_alone(
    opened: Window, qtbot: QtBot
) -> None:
    opened.activateWindow()
    qtbot.waitUntil(opened.isActiveWindow)
    slider = opened.options.findChild(Slider)
    assert slider is not None
    slider.setFocus()
    resting = QCursor.pos()
    QApplication.sendEvent(opened.canvas, QEvent(QEvent.Type.Leave))
    _enter(opened.canvas, resting)
    assert slider.hasFocus()
    _enter(opened.canvas, resting + QPoint(40, 0))
    assert opened.canvas.hasFocus()


def test_no_brush_is_shown_under_a_dialog_that_must_be_answered_first(
    opened: Window, qtbot: QtBot
) -> None:
    assert opened.canvas.hand.brushing
    dialog = QDialog(opened)
    dialog.open()
    assert not opened.canvas.hand.brushing
    dialog.close()
    assert opened.canvas.hand.brushing
