"""Boxes that ask look like the window's own dialogs."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget

from editor.ui.controls.question import Icon, offer, question


@pytest.mark.parametrize("careful", [False, True])
def test_the_button_that_return_presses_stands_out(qtbot, careful: bool) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    box = question(parent, Icon.Warning, "Replace <b>it</b>?", "There is one.")
    offer(box, "Replace", "Cancel", careful)
    box.open()
    first = {
        button.text() for button in box.findChildren(QPushButton) if button.property("primary")
    }
    assert first == {"Cancel" if careful else "Replace"}
    assert not box.iconPixmap().isNull()
    box.close()


def test_only_a_warning_has_a_sign(qtbot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    box = question(parent, Icon.Question, "Go on?")
    box.setStandardButtons(QMessageBox.StandardButton.Ok)
    box.open()
    assert box.iconPixmap().isNull()
    assert box.button(QMessageBox.StandardButton.Ok).property("primary")
    box.close()
