"""The Translate panel: tiles, directions, attributes, and what it says where there is no model."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from editor.ui.background import Background
from editor.ui.panels.translate import TranslatePanel
from editor.ui.style.tile import ENTRY
from editor.ui.translate.choice import TranslateChoice
from editor.ui.translate.translator import Translator
from tests.ui.translate.conftest import CARDS, FACES, SEASONS, Reading


@pytest.fixture
def panel(qtbot, translator: Translator, background: Background) -> TranslatePanel:
    panel = TranslatePanel(translator, background)
    translator.look_up = lambda: None  # type: ignore[method-assign] # the shelf is the test's
    qtbot.addWidget(panel)
    panel.resize(312, 700)
    panel.show()
    return panel


def click(panel: TranslatePanel, id: str) -> None:
    model = panel.grid.model()
    rows = (model.index(row, 0) for row in range(model.rowCount()))
    index = next(index for index in rows if index.data(ENTRY).id == id)
    place = panel.grid.visualRect(index).center()
    QTest.mouseClick(
        panel.grid.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place
    )


def test_a_click_looks_and_another_puts_it_away(
    qtbot, panel: TranslatePanel, translator: Translator
) -> None:
    assert not panel.foot.apply.isEnabled() and panel.foot.title.text() == "Nothing chosen"
    click(panel, "seasons")
    qtbot.waitUntil(lambda: panel.foot.apply.isEnabled() and translator.looking.current)
    assert (panel.foot.title.text(), panel.foot.origin.text()) == ("Paintings", "Seasons")
    click(panel, "seasons")
    qtbot.waitUntil(lambda: not panel.foot.apply.isEnabled())
    assert not translator.live


def test_the_buttons_say_from_what_to_what(
    qtbot, panel: TranslatePanel, translator: Translator, engine: Reading
) -> None:
    click(panel, "seasons")
    qtbot.waitUntil(lambda: panel.settings.domains is not None)
    buttons = panel.settings.domains.buttons
    assert [b.accessibleName() for b in buttons.values()] == [
        "Photographs to Paintings", "Paintings to Photographs",
    ]  # fmt: skip
    qtbot.waitUntil(buttons["art"].isChecked)
    buttons["photos"].click()
    qtbot.waitUntil(lambda: translator.looking.current and engine.jobs[-1].to == {"photos": 1.0})
    assert buttons["photos"].isChecked() and not buttons["art"].isChecked()
    assert not panel.settings.hint.isVisibleTo(panel)


def test_sliders_stand_as_the_picture_is_until_they_are_moved(
    qtbot, panel: TranslatePanel, translator: Translator, engine: Reading
) -> None:
    translator.adjust(TranslateChoice().of(FACES))
    qtbot.waitUntil(lambda: panel.settings.attributes is not None)
    rows = panel.settings.attributes.rows
    assert rows["smile"].slider.text() == "–", "nobody has looked at the picture yet"
    click(panel, "faces")
    qtbot.waitUntil(lambda: rows["smile"].slider.text() == "20 %")
    assert rows["hat"].slider.text() == "90 %" and not rows["hat"].reset.isVisibleTo(panel)
    assert panel.settings.hint.isVisibleTo(panel) and not panel.settings.seen.isVisibleTo(panel)
    rows["hat"].slider.setFocus()
    QTest.keyClick(rows["hat"].slider, Qt.Key.Key_Left)
    qtbot.waitUntil(lambda: translator.looking.current and engine.jobs[-1].to == {"hat": 0.89})
    qtbot.waitUntil(lambda: rows["hat"].reset.isVisibleTo(panel))
    rows["hat"].reset.click()
    qtbot.waitUntil(lambda: rows["hat"].slider.text() == "90 %")
    assert translator.choice.to == ()


def test_settings_look_only_where_something_is_looked_at(
    qtbot, panel: TranslatePanel, translator: Translator, engine: Reading
) -> None:
    translator.adjust(TranslateChoice().of(SEASONS))
    panel.settings.strength.changed.emit(40.0)
    panel.settings.colours.click()
    panel.settings.seen.setValue(panel.settings.seen.maximum())
    panel.settings.seen.changed.emit(panel.settings.seen.real)
    choice = translator.choice
    assert (choice.strength, choice.keep_colours, choice.size) == (0.4, True, 1280)
    assert not engine.jobs and not translator.live


def test_without_a_translator_it_says_where_to_train_one(
    qtbot, panel: TranslatePanel, translator: Translator
) -> None:
    assert not panel.none.isVisibleTo(panel)
    translator.set_cards(())
    assert panel.none.isVisibleTo(panel) and not panel.foot.isVisibleTo(panel)
    with qtbot.waitSignal(panel.train_asked):
        panel.train.click()
    translator.set_cards(CARDS)
    assert panel.grid.isVisibleTo(panel) and len(panel.grid.entries()) == 2


def test_every_control_has_a_name_and_a_tooltip(qtbot, panel: TranslatePanel) -> None:
    for card in CARDS:
        panel.settings.show_choice(TranslateChoice().of(card), card, {})
        parts = panel.settings.domains or panel.settings.attributes
        for child in parts.children():
            for name in ("slider", "reset"):
                part = getattr(child, name, None)
                assert part is None or (part.accessibleName() and part.toolTip())
