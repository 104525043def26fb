"""The small forms by keys alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from editor.ui.controls.slider import Scale
from editor.ui.forms import NameForm, NumberForm

TURN = Scale(-180, 180, "°", 1)


@pytest.fixture
def parent(qtbot) -> QWidget:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    return parent


def test_a_number_below_zero_is_typed_at_once_and_enter_takes_it(qtbot, parent: QWidget) -> None:
    form = NumberForm("Turn", "Angle", TURN, 0, parent)
    taken: list[float] = []
    form.chosen.connect(taken.append)
    _show(qtbot, form)
    assert form.focusWidget() is form.slider
    QTest.keyClick(form.slider, "-")
    _press(qtbot, form, "7.5")
    QTest.keyClick(form.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: form.focusWidget() is form.slider)
    QTest.keyClick(form.slider, Qt.Key.Key_Return)
    assert taken == [-7.5]


def test_a_name_is_typed_over_the_old_one(qtbot, parent: QWidget) -> None:
    form = NameForm("Rename", "Sky", parent)
    taken: list[str] = []
    form.chosen.connect(taken.append)
    _show(qtbot, form)
    _press(qtbot, form, "Sea")
    QTest.keyClick(form.focusWidget(), Qt.Key.Key_Return)
    assert taken == ["Sea"]


def test_tab_goes_through_the_rows_and_then_to_the_buttons(qtbot, parent: QWidget) -> None:
    form = NumberForm("Turn", "Angle", TURN, 0, parent)
    _show(qtbot, form)
    passed: list[QWidget | None] = []
    for _ in range(4):
        passed.append(form.focusWidget())
        form.focusNextChild()
    assert passed == [form.slider, form.leave, form.do, form.slider]


def _show(qtbot, form: QWidget) -> None:
    form.open()  # type: ignore[attr-defined]
    form.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is form)


def _press(qtbot, form: QWidget, text: str) -> None:
    widget = form.focusWidget()
    assert widget is not None
    QTest.keyClicks(widget, text)
