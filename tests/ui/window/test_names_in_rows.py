"""Names typed in a row of layers or masks: taken once, given up by Esc, and Qt has no complaint."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from editor.ui.window import Window


def field(qtbot, view: QWidget) -> QLineEdit:
    qtbot.waitUntil(lambda: view.findChild(QLineEdit) is not None)
    found = view.findChild(QLineEdit)
    qtbot.waitUntil(found.hasFocus)
    return found


@pytest.mark.parametrize("way", ["return", "escape", "elsewhere"])
@pytest.mark.parametrize("area", ["layers", "masks"])
def test_a_name_is_typed_and_ends(qtbot, opened: Window, qtlog, area: str, way: str) -> None:
    history, panel = opened.session.history, opened.masks_panel
    opened.docks.bring_forward(area)
    view = opened.layers_panel.tree if area == "layers" else panel.list

    def name() -> str | None:
        document = history.committed
        return document.layers[0].name if area == "layers" else document.active_mask

    before = name()
    if area == "layers":
        opened.actions_["layer_rename"].trigger()
    else:
        panel.list.editItem(panel.list.currentItem())
    typed = field(qtbot, view)
    typed.setText("Harbour")
    if way == "elsewhere":
        opened.canvas.setFocus()
    else:
        QTest.keyClick(typed, getattr(Qt.Key, f"Key_{way.capitalize()}"))
    qtbot.waitUntil(lambda: view.findChild(QLineEdit) is None)
    assert name() == (before if way == "escape" else "Harbour")
    said = [record.message for record in qtlog.records]
    assert not [message for message in said if "editor" in message], said
