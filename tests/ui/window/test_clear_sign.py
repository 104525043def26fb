"""The sign that empties a field is drawn in the colours of the theme."""

from __future__ import annotations

from PySide6.QtGui import QAccessible, QAction, QImage
from PySide6.QtWidgets import QToolButton

from editor.ui.controls.field import CLEAR, Field
from editor.ui.icons import icon


def test_the_clear_sign_is_ours(qtbot) -> None:
    field = Field("sky")
    qtbot.addWidget(field)
    field.setClearButtonEnabled(True)
    sign = field.findChild(QAction, CLEAR)
    shown: QImage = sign.icon().pixmap(12, 12).toImage()
    assert shown == icon("close", "secondary", 12).pixmap(12, 12).toImage()
    field.show()
    field.findChild(QToolButton).click()
    assert not field.text()


def test_the_clear_sign_says_what_it_does(qtbot) -> None:
    field = Field()
    qtbot.addWidget(field)
    field.setClearButtonEnabled(True)
    button = field.findChild(QToolButton)
    assert QAccessible.queryAccessibleInterface(button).text(QAccessible.Text.Name) == "Clear"
    assert button.toolTip() == "Empty this field"
