"""The menu of healing engines: built-in ones at once, the shelf's own ones when shown."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from editor.weights.card import Card
from tests.ui.window.conftest import MakeWindow, open_in, stroke

LONG = 60_000


def card(name: str, architecture: str) -> Card:
    return Card(
        name=name, task="generate", title=f"{name} model", architecture=architecture,
        licence="CC0-1.0", data="", command="", seed=0, steps=0, hardware="", minutes=0.0,
        limits="", file="model.safetensors", sha256="0" * 64, size_bytes=1, folder=Path(name),
    )  # fmt: skip


SHELF = (
    card("faces", "PortraitNet"), card("noise", "DiffusionGenerator"),
    card("inpaint", "InpaintNet"), card("own", "InpaintNet"),
)  # fmt: skip


def test_a_model_that_is_gone_is_used_no_more(qtbot, make_window: MakeWindow) -> None:
    window = make_window()
    menu, studio = window.heal_panel.engine, window.session.studio
    qtbot.waitUntil(lambda: not window.session.background.busy, timeout=LONG)
    menu.set_cards((SHELF[1],))
    studio.configure(model="noise")
    assert menu.currentData() == "noise"
    menu.set_cards(())
    assert studio.model == "inpaint" and menu.count() == 3


def test_models_of_the_shelf_can_be_chosen_and_heal(
    qtbot, make_window: MakeWindow, photo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("editor.ui.panels.engine_menu.all_models", lambda: SHELF)
    window = open_in(qtbot, make_window(), photo)
    menu, studio = window.heal_panel.engine, window.session.studio
    qtbot.waitUntil(lambda: menu.count() == 5, timeout=LONG)
    assert [menu.itemData(i) for i in range(5)] == ["inpaint", "patch", "telea", "noise", "own"]
    menu.setCurrentIndex(3)
    menu.activated.emit(3)
    assert studio.model == "noise" and menu.currentText() == "noise model"
    stroke(window.canvas, (200, 200), (230, 205))
    studio.inpaint()
    history = window.session.history
    qtbot.waitUntil(lambda: len(history.committed.layers) == 2, timeout=LONG)
    assert history.committed.layers[-1].recipe.parameters["model"] == "noise"


def test_the_panel_keeps_its_width_when_the_style_changes(make_window: MakeWindow) -> None:
    menu = make_window().heal_panel.engine
    before = menu.minimumSizeHint().width()
    menu.set_cards((card("noise of a name as long as the panel is wide", "DiffusionGenerator"),))
    QApplication.sendEvent(menu, QEvent(QEvent.Type.StyleChange))
    assert menu.minimumSizeHint().width() == before
