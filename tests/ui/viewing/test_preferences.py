"""Preferences: shown in a window, in force at once, kept."""

from __future__ import annotations

from dataclasses import fields, replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QSlider, QWidget

from editor.core.layer import PixelLayer
from editor.core.raster import raster_from
from editor.render import checkers
from editor.ui.preferences import Preferences
from editor.ui.theme import Mode
from editor.ui.tool_settings import shown_fields
from editor.ui.viewing.kinds import CanvasLook, Pen, Power, Safekeeping
from editor.ui.viewing.preferences_pages import PAGES
from editor.ui.viewing.preferring import Preferring
from tests.ui.pointing import pixel

NO_BUTTON = Qt.MouseButton.NoButton


def preferring(window) -> Preferring:
    return next(f for f in window.features if isinstance(f, Preferring))


def put(window, value: object) -> None:
    window.session.preferences.put(value)


@pytest.fixture(autouse=True)
def usual(monkeypatch):
    """What a test prefers must not outlive it."""
    for name in ("UNDERPAINT_DEVICE", "UNDERPAINT_THREADS"):
        monkeypatch.delenv(name, raising=False)
    yield
    checkers.choose("light")


def wheel(canvas, notches: int, held=Qt.KeyboardModifier.NoModifier) -> None:
    at = QPointF(canvas.rect().center())
    phase = Qt.ScrollPhase.NoScrollPhase
    turned = QPoint(0, 120 * notches)
    where = QPointF(canvas.mapToGlobal(at.toPoint()))
    event = QWheelEvent(at, where, QPoint(), turned, NO_BUTTON, held, phase, False)
    QApplication.sendEvent(canvas, event)


def test_every_setting_of_every_page_has_a_control_with_a_name_and_a_sentence(window):
    shown = preferring(window).open()
    for row, page in enumerate(PAGES):
        shown.list.setCurrentRow(row)
        inside = shown.stack.currentWidget()
        texts = " ".join(label.text() for label in inside.findChildren(QLabel))
        named = {widget.accessibleName() for widget in inside.findChildren(QWidget)}
        for kind in page.kinds:
            for _, said in shown_fields(kind):
                assert said.label in named and said.tip in texts


def test_fields_of_all_kinds_are_settings_that_can_be_kept():
    for page in PAGES:
        for kind in page.kinds:
            assert len(shown_fields(kind)) == len(fields(kind))


def test_what_is_changed_in_the_window_is_in_force_and_kept(opened):
    shown = preferring(opened).open()
    sliders = {s.accessibleName(): s for s in shown.stack.widget(0).findChildren(QSlider)}
    sliders["Memory for undo"].changed.emit(256.0)
    assert opened.session.preferences.get(Safekeeping).undo == 256
    assert Preferences(opened.session.settings).get(Safekeeping).undo == 256
    shown.list.setCurrentRow(0)
    shown.reset_page()
    assert opened.session.preferences.get(Safekeeping) == Safekeeping()
    assert sliders["Memory for undo"].real == 1024


def test_less_memory_for_undo_forgets_the_oldest_steps(opened):
    history = opened.session.history
    noise = np.random.default_rng(0).integers(0, 255, (400, 600, 4), np.uint8)
    layer = PixelLayer("Noise", pixels=raster_from(noise))
    for turn in range(6):
        layer = replace(layer, pixels=raster_from(np.roll(noise, turn, 1)))
        history.commit("Noise", history.committed.with_layer(layer))
    steps, limit = len(history.steps), history.nbytes // 2
    history.limit_to(limit)
    assert len(history.steps) < steps and history.nbytes <= limit


def test_fewer_recent_files_are_remembered(window, tmp_path):
    recent = window.session.recent
    for index in range(4):
        path = tmp_path / f"{index}.png"
        path.write_bytes(b"x")
        recent.add(path)
    put(window, Safekeeping(recent=2))
    assert [path.name for path in recent.paths] == ["3.png", "2.png"]


def test_another_checkerboard_and_surround_show_at_once(opened):
    history = opened.session.history
    history.commit("Bare", replace(history.committed, layers=(PixelLayer("Bare"),)))
    QApplication.processEvents()
    canvas = opened.canvas
    assert pixel(canvas, 300, 200).min() > 190
    put(opened, CanvasLook(checkers="dark", surround="#ffffff"))
    assert pixel(canvas, 300, 200).max() < 80
    assert canvas.grab().toImage().pixelColor(3, 3).name() == "#ffffff"
    opened.restyle()
    assert canvas.grab().toImage().pixelColor(3, 3).name() == "#ffffff"


def test_the_wheel_scrolls_where_that_is_preferred_and_zooms_with_ctrl(opened):
    canvas = opened.canvas
    canvas.set_zoom(4.0)
    put(opened, CanvasLook(wheel="scroll"))
    before = canvas.view
    wheel(canvas, -1)
    assert canvas.view.zoom == 4.0
    assert canvas.view.centre[1] == pytest.approx(before.centre[1] + 60 / before.scale)
    wheel(canvas, 1, Qt.KeyboardModifier.ControlModifier)
    assert canvas.view.zoom > 4.0


@pytest.mark.parametrize("firmness", [-100, -30, 0, 40, 100])
def test_the_feel_of_the_pen_keeps_nothing_and_full_and_the_order(firmness):
    pen = Pen(firmness=firmness)
    felt = [pen.feel(pressure / 20) for pressure in range(21)]
    assert felt[0] == 0 and felt[-1] == 1 and felt == sorted(felt)
    assert (felt[10] - 0.5) * firmness <= 0


def test_pen_and_engine_are_told(opened, monkeypatch):
    import os

    put(opened, Pen(firmness=50, eraser=False))
    hand = opened.canvas.hand
    assert hand.feel(0.5) < 0.5 and not hand.eraser_end
    put(opened, Power(device="cpu", threads=3))
    assert (os.environ["UNDERPAINT_DEVICE"], os.environ["UNDERPAINT_THREADS"]) == ("cpu", "3")
    put(opened, replace(Power(), device="auto"))
    assert "UNDERPAINT_DEVICE" not in os.environ and "UNDERPAINT_THREADS" not in os.environ


def test_theme_and_language_are_chosen_here_too(window):
    shown = preferring(window).open()
    combos = {c.accessibleName(): c for c in shown.stack.widget(0).findChildren(QWidget)}
    theme, language = combos["Theme"], combos["Language"]
    theme.activated.emit(theme.findData("light"))
    assert window.session.theme.mode is Mode.LIGHT
    window.choices.set_theme(Mode.DARK)
    assert theme.currentData() == "dark"
    language.activated.emit(language.findData("zh_CN"))
    assert window.session.settings.value("language") == "zh_CN"
    window.choices.set_language("")


def test_tab_goes_round_the_preferences_both_ways(qtbot, opened):
    shown = preferring(opened).open()
    shown.activateWindow()
    shown.list.setFocus()
    qtbot.waitUntil(shown.list.hasFocus)
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
        visited = []
        for _ in range(60):
            QTest.keyClick(shown.focusWidget(), key)
            if shown.list.hasFocus():
                break
            visited.append(shown.focusWidget())
        assert shown.list.hasFocus() and len(visited) > 3
        assert all(widget.accessibleName() for widget in visited), visited
    shown.close()
