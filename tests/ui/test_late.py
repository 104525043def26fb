"""Parts made in idle moments."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLabel

from editor.ui.late import Idle, Late


def test_a_part_that_cannot_be_made_is_tried_once_and_the_others_come(qtbot) -> None:
    tried: list[str] = []

    def fail() -> QLabel:
        tried.append("fail")
        raise RuntimeError("no such part")

    places = (Late(fail), Late(lambda: QLabel("there")))
    for place in places:
        qtbot.addWidget(place)
    owner = QObject()
    with qtbot.captureExceptions() as raised:
        Idle(owner, places, lambda: False)
        qtbot.waitUntil(lambda: places[1].made)
        qtbot.wait(100)
    assert tried == ["fail"]
    assert len(raised) == 1
