"""Latents in the real window: portraits out of nothing, sliders, keys, one's own picture."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea

from editor.jobs.attributes import AS_SUITS, InvertJob
from editor.render.compositor import flatten
from editor.ui.latents.slider import Keys
from editor.ui.latents.tiles import mime
from editor.ui.tools import Tool
from editor.ui.window import Window
from tests.ui.latents.conftest import KNOWN, Drawer, code_of, colour
from tests.ui.window.conftest import MakeWindow, garbage, make_window, open_in, photo, stroke

__all__ = ["garbage", "make_window", "photo"]
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def engine() -> Drawer:
    return Drawer()


@pytest.fixture
def window(qtbot, make_window: MakeWindow, engine: Drawer) -> Window:
    """In the workspace of latents, all variations drawn."""
    window = make_window(engine)
    qtbot.waitUntil(lambda: not window.session.background.busy)
    window.session.sculptor.shelf.show(KNOWN)
    assert window.session.sculptor.samples == (), "nothing is drawn for those who never look"
    QTest.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert window.workspaces.current == "latents"
    qtbot.waitUntil(lambda: window.tray.grid.count == 16)
    return window


def take(qtbot, window: Window, row: int = 4) -> None:
    """Click a variation and wait until it is a layer whose sliders can be moved."""
    grid = window.tray.grid
    place = grid.visualRect(grid.model().index(row, 0)).center()
    QTest.mouseClick(grid.viewport(), LEFT, NONE, place)
    qtbot.waitUntil(lambda: window.sliders_panel.sliders.rows[0].isEnabled())
    qtbot.waitUntil(lambda: bool(window.session.history.committed.layers))


def test_a_click_makes_a_document_and_the_workspace_stays(qtbot, window: Window) -> None:
    take(qtbot, window)
    history = window.session.history
    assert window.workspaces.current == "latents" and window.canvas.isVisible()
    assert flatten(history.committed, history.committed.bounds)[9, 9, :3].tolist() == (
        colour(code_of(5)).tolist()
    )
    qtbot.waitUntil(lambda: window.tray.grid.marked == 4)
    assert window.sliders_panel.title.text() == "Portrait 5"
    assert window.docks.by_name["sliders"].isVisible()
    assert "Drag a slider" in window.status.hint.text()
    window.workspaces.choose("paint")
    assert "Paint over what should go" in window.status.hint.text()


def test_a_dragged_slider_is_one_step_and_undo_moves_it_back(qtbot, window: Window) -> None:
    take(qtbot, window)
    history, slider = window.session.history, window.sliders_panel.sliders.row("smile").slider
    steps, before = len(history.steps), slider.real
    QTest.mousePress(slider, LEFT, NONE, QPoint(slider.width() // 3, 10))
    for x in range(slider.width() // 3, slider.width() - 20, 12):
        QTest.mouseMove(slider, QPoint(x, 10))
    QTest.mouseRelease(slider, LEFT, NONE, QPoint(slider.width() - 20, 10))
    qtbot.waitUntil(lambda: len(history.steps) > steps)
    assert history.steps[steps:] == ("Smile",)
    state = window.session.sculptor.state
    assert state is not None and state.values["smile"] == slider.real != before
    shown = flatten(history.committed, history.committed.bounds)[9, 9, :3]
    assert (shown == colour(state.code)).all()
    qtbot.waitUntil(lambda: window.mix_panel.strip.count == 2)
    assert window.mix_panel.strip.marked == 1
    window.actions_["undo"].trigger()
    qtbot.waitUntil(lambda: slider.real == pytest.approx(before))
    qtbot.waitUntil(lambda: window.mix_panel.strip.marked == 0)


def test_r_shuffles_from_the_sliders_and_turns_the_view_on_the_canvas(
    qtbot, window: Window
) -> None:
    take(qtbot, window)
    first = window.session.sculptor.first_seed
    window.canvas.setFocus()
    QTest.keyClick(window.canvas, Qt.Key.Key_R)
    assert window.session.sculptor.first_seed == first
    window.sliders_panel.sliders.row("smile").slider.setFocus()
    QTest.keyClick(window.sliders_panel.sliders.row("smile").slider, Qt.Key.Key_R)
    assert window.session.sculptor.first_seed == first + 16
    qtbot.waitUntil(lambda: window.tray.grid.count == 16)


def test_a_variation_dropped_on_the_window_is_taken(qtbot, window: Window) -> None:
    data = QMimeData()
    data.setData(mime("sample"), b"2")
    copy = Qt.DropAction.CopyAction
    enter = QDragEnterEvent(QPoint(50, 50), copy, data, LEFT, NONE)
    QApplication.sendEvent(window.empty, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(window.empty, QDropEvent(QPointF(50, 50), copy, data, LEFT, NONE))
    qtbot.waitUntil(lambda: bool(window.session.history.committed.layers))
    qtbot.waitUntil(lambda: window.sliders_panel.title.text() == "Portrait 3")


def test_my_picture_from_u_to_a_layer(
    qtbot, window: Window, engine: Drawer, photo: Path, picture: np.ndarray
) -> None:
    open_in(qtbot, window, photo)
    assert window.workspaces.current == "latents", "a still picture is no reason to leave"
    window.actions_["workspace_paint"].trigger()
    qtbot.waitUntil(window.actions_["portrait_picture"].isEnabled)
    window.canvas.setFocus()
    QTest.keyClick(window.canvas, Qt.Key.Key_U)
    assert window.workspaces.current == "latents"
    qtbot.waitUntil(window.sliders_panel.card.begin.isVisible)
    window.sliders_panel.card.effort.show_index(0)
    QTest.keyClick(window.canvas, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "error 2.1 %" in window.sliders_panel.report.text())
    asked = [job for job in engine.jobs if isinstance(job, InvertJob)]
    assert [(job.steps, job.tune) for job in asked] == [(AS_SUITS, 0)], (
        "Enter does what the card says"
    )
    history = window.session.history
    assert len(history.committed.layers) == 2
    assert (flatten(history.committed, history.committed.bounds) == picture).all()
    assert window.sliders_panel.title.text() == "My picture"


def test_a_brush_on_a_portrait_is_refused_and_above_it_paints(qtbot, window: Window) -> None:
    take(qtbot, window)
    told: list[str] = []
    window.canvas.hint.connect(told.append)
    session = window.session
    before = session.history.committed
    session.tools.tool = Tool.BRUSH
    stroke(window.canvas, (20, 20), (60, 20))
    assert session.history.committed is before
    assert told == ["“Portrait” is a portrait. Add a pixel layer above it to paint on."]
    window.layers.add()
    stroke(window.canvas, (20, 20), (60, 20))
    assert session.history.steps[-1] == "Brush" and len(told) == 1


def test_k_on_a_slider_sets_a_key_and_stays_among_the_sliders(qtbot, window: Window) -> None:
    take(qtbot, window)
    slider = window.sliders_panel.sliders.row("smile").slider
    slider.setFocus()
    QTest.keyClick(slider, Qt.Key.Key_K)
    qtbot.waitUntil(lambda: slider.keys is Keys.HERE)
    assert not window.session.history.committed.timeline.is_still
    assert window.workspaces.current == "latents"
    assert window.docks.by_name["sliders"].isVisible()


def test_the_start_page_says_what_to_do_here_and_does_not_scroll_sideways(
    qtbot, window: Window
) -> None:
    def said() -> list[str]:
        return [each.text() for each in window.empty.findChildren(QLabel) if each.isVisible()]

    assert "2  Drag a slider" in said() and "2  Press Enter" not in said()
    window.resize(1100, 760)
    bar = window.empty.findChild(QScrollArea).horizontalScrollBar()
    qtbot.waitUntil(lambda: window.width() == 1100 and bar.maximum() == 0)
    window.workspaces.choose("paint")
    assert "2  Press Enter" in said() and "2  Drag a slider" not in said()
    QApplication.processEvents()
    assert bar.maximum() == 0
