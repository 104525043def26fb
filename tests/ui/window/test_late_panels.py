"""Panels behind other tabs are made when they come forward, and stand there at once."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel

from editor.ui import application
from editor.ui.late import PAUSE_MS, Idle, Late
from editor.ui.style.shelf import StyleShelf
from tests.ui.window.conftest import MakeWindow


@pytest.mark.parametrize("name", ["style", "translate", "library"])
def test_a_panel_is_made_when_its_tab_comes_forward(
    qtbot, make_window: MakeWindow, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(application, "Idle", lambda *_: None)
    window = make_window()
    assert not any(place.made for place in window.late)
    place = getattr(window.panels, name)
    window.docks.bring_forward(name)
    assert place.made
    assert place.part.isVisible()


def test_styles_that_come_late_say_what_is_missing(
    qtbot, make_window: MakeWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(application, "Idle", lambda *_: None)
    window = make_window()
    window.session.stylist.set_shelf(StyleShelf())
    assert not window.panels.style.made
    assert not window.style_panel.missing.isHidden()


def test_nothing_is_made_while_a_hand_draws(qtbot) -> None:
    drawing = [True]
    place = Late(QLabel)
    qtbot.addWidget(place)
    Idle(place, [place], lambda: drawing[-1])
    qtbot.wait(4 * PAUSE_MS)
    assert not place.made
    drawing.append(False)
    qtbot.waitUntil(lambda: place.made)
