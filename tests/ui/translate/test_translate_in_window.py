"""Translations in the real window: their panel, Enter and Esc, one look at a time, recipes."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from editor.ui.style.choice import StyleChoice
from editor.ui.translate.choice import TranslateChoice
from editor.ui.translate.translator import Translator
from tests.ui.style.conftest import SHELF
from tests.ui.translate.conftest import CARDS, FACES, SEASONS, Reading
from tests.ui.window.conftest import MakeWindow, garbage, make_window, open_in, photo

__all__ = ["garbage", "make_window", "photo"]


@pytest.fixture(autouse=True)
def the_shelf_is_the_tests(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a window reads as it opens would come late and take the test's translators away."""
    monkeypatch.setattr(Translator, "look_up", lambda self: None)


def test_it_is_found_applied_by_enter_and_taken_up_again(
    qtbot, make_window: MakeWindow, photo: Path, engine: Reading
) -> None:
    window = open_in(qtbot, make_window(engine), photo)
    session = window.session
    translator, stylist = session.translator, session.stylist
    translator.set_cards(CARDS)
    stylist.set_shelf(SHELF)
    window.actions_["translate"].trigger()
    qtbot.waitUntil(window.translate_panel.grid.isVisible)
    stylist.choose(StyleChoice().only("night"))
    translator.choose(TranslateChoice().of(SEASONS))
    assert translator.live and not stylist.live, "one look at a time"
    qtbot.waitUntil(lambda: translator.looking.current)
    assert "Enter applies" in window.status.hint.text()
    QTest.keyClick(window.canvas, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: session.history.steps == ("Open", "Translate"))
    layer = session.history.committed.layers[-1]
    assert layer.name == "Paintings" and session.tools.active_layer == layer.id
    qtbot.waitUntil(window.actions_["layer_recipe"].isEnabled)
    window.actions_["layer_recipe"].trigger()
    assert translator.edited is not None and translator.edited.id == layer.id
    stylist.choose(StyleChoice().only("night"))
    assert stylist.live and not translator.live
    translator.choose(TranslateChoice().of(FACES))
    qtbot.waitUntil(window.actions_["cancel"].isEnabled)
    QTest.keyClick(window.canvas, Qt.Key.Key_Escape)
    assert not translator.live and session.history.document is session.history.committed
