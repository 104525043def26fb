"""The wipe, the navigator and the readings of the status bar, by the pointer."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from editor.core.geometry import Rect
from editor.core.layer import PixelLayer, Recipe
from editor.core.raster import Raster, raster_from
from editor.ui.tools import Tool
from editor.ui.viewing.looking import Looking
from tests.ui.pointing import LEFT, NONE, drag, on_screen, shot


def looking(window) -> Looking:
    return next(f for f in window.features if isinstance(f, Looking))


@pytest.fixture
def healed(opened):
    """The picture under a red layer that a model made."""
    red = np.zeros((400, 600, 4), np.uint8)
    red[...] = (255, 0, 0, 255)
    layer = PixelLayer("Answer", pixels=raster_from(red), recipe=Recipe("inpaint"))
    history = opened.session.history
    history.commit("Inpaint", history.committed.with_layer(layer))
    opened.session.tools.tool = Tool.PAN
    return opened


def is_red(window) -> np.ndarray:
    seen = shot(window.canvas).astype(int)
    return (seen[..., 0] > 250) & (seen[..., 1:3].max(axis=2) < 5)


@pytest.mark.parametrize(("zoom", "degrees"), [(1.0, 0.0), (1.0, 90.0), (2.5, 33.0)])
def test_left_of_the_line_is_before_right_of_it_after(healed, zoom, degrees):
    canvas = healed.canvas
    canvas.set_zoom(zoom)
    canvas.set_rotation(degrees)
    healed.actions_["wipe_show"].trigger()
    red, middle = is_red(healed), canvas.width() // 2
    assert not red[:, : middle - 20].any()
    row = red[canvas.height() // 2 - 40]
    assert row[middle + 20 : middle + 100].all()


def test_the_line_is_dragged_and_turned(healed):
    canvas = healed.canvas
    healed.actions_["wipe_show"].trigger()
    y = canvas.height() // 2 + 60
    QTest.mousePress(canvas, LEFT, NONE, QPoint(canvas.width() // 2, y))
    QTest.mouseMove(canvas, QPoint(canvas.width() // 4, y))
    QTest.mouseRelease(canvas, LEFT, NONE, QPoint(canvas.width() // 4, y))
    assert canvas.wipe.share == pytest.approx(0.25, abs=0.01)
    assert is_red(healed)[canvas.height() // 2 - 40, canvas.width() // 2]
    QApplication.processEvents()
    healed.actions_["wipe_turn"].trigger()
    assert not canvas.wipe.upright
    red = is_red(healed)
    assert not red[: canvas.height() // 4 - 4].any() and red[canvas.height() // 2 + 40].any()


def test_the_wipe_leaves_history_and_tool_alone_and_comes_back_where_it_stood(healed):
    canvas, steps = healed.canvas, healed.session.history.steps
    healed.actions_["wipe_show"].trigger()
    canvas.set_wipe(replace(canvas.wipe, share=0.7))
    healed.actions_["wipe_show"].trigger()
    assert not canvas.wiping and is_red(healed)[canvas.height() // 2, canvas.width() // 2 - 50]
    healed.actions_["wipe_show"].trigger()
    assert canvas.wipe.share == 0.7
    assert healed.session.history.steps == steps


def test_tab_still_shows_all_of_the_picture_before(healed):
    healed.actions_["wipe_show"].trigger()
    QTest.keyPress(healed.canvas, Qt.Key.Key_Tab)
    assert not is_red(healed).any()
    QTest.keyRelease(healed.canvas, Qt.Key.Key_Tab)
    assert is_red(healed).any() and healed.canvas.wiping


def test_what_is_painted_meanwhile_shows_at_the_side_after(healed):
    healed.actions_["wipe_show"].trigger()
    healed.session.tools.tool = Tool.MASK
    healed.session.tools.set_brush(diameter=40, hardness=1.0)
    drag(healed.canvas, (240, 100), (400, 100))
    mask = healed.session.history.committed.mask.read(Rect(0, 0, 600, 400))[..., 0]
    assert mask[100, 250] == 255 and mask[100, 390] == 255
    at = on_screen(healed.canvas, 390, 100)
    assert not is_red(healed)[at.y(), at.x()]  # tinted


# -- navigator


def test_the_frame_of_the_navigator_is_what_the_canvas_shows(opened, qtbot):
    opened.docks.bring_forward("navigator")
    canvas, small = opened.canvas, looking(opened).navigator.miniature
    qtbot.waitUntil(lambda: not small.visibleRegion().isEmpty())
    for degrees in (0.0, 40.0):
        canvas.set_zoom(4.0)
        canvas.set_rotation(degrees)
        corners = [canvas.view.to_document(QPointF(x, 0)) for x in (0, canvas.width())]
        for corner, drawn in zip(corners, small.frame.toList(), strict=False):
            assert small.document_at(drawn).x() == pytest.approx(corner.x(), abs=0.01)
    target = QPointF(520, 330)
    QTest.mouseClick(small, LEFT, NONE, small.at(target).toPoint())
    assert canvas.view.centre == pytest.approx((520, 330), abs=600 / small.place.width())


def test_the_navigator_shows_the_picture_as_it_is_now(opened, qtbot):
    opened.docks.bring_forward("navigator")
    small = looking(opened).navigator.miniature
    green = np.zeros((400, 600, 4), np.uint8)
    green[...] = (0, 200, 0, 255)
    history = opened.session.history
    layer = PixelLayer("Green", pixels=raster_from(green))
    history.commit("Green", history.committed.with_layer(layer))

    def seen() -> bool:
        at = small.place.topLeft() + QPointF(4, 4)
        return small.grab().toImage().pixelColor(at.toPoint()).green() > 180

    qtbot.waitUntil(lambda: small.isVisible() and seen())


def test_zoom_and_turn_of_the_navigator_drive_the_view_and_follow_it(opened):
    panel, canvas = looking(opened).navigator, opened.canvas
    panel.zoom.changed.emit(250.0)
    panel.turn.changed.emit(88.5)
    assert canvas.view.zoom == 2.5 and canvas.view.degrees == 90
    canvas.set_zoom(0.5)
    canvas.set_rotation(-30)
    assert panel.zoom.text() == "50 %" and panel.turn.text() == "-30°"


# -- readings


def test_the_status_bar_reads_the_colour_and_the_size_of_the_mask(opened, qtbot, picture):
    readings = looking(opened).readings
    tools = opened.session.tools
    tools.set_brush(diameter=10, hardness=1.0)
    drag(opened.canvas, (100, 100), (140, 100))
    qtbot.waitUntil(lambda: "×" in readings.selection.text())
    extent = opened.session.history.committed.mask.extent()
    assert readings.selection.text() == f"Mask {extent.w} × {extent.h}"
    history = opened.session.history
    shown = history.committed.with_mask(
        Raster(1).write(Rect(5, 5, 70, 30), np.full((30, 70, 1), 255, np.uint8))
    )
    history.preview(shown)
    history.commit("Paint mask", shown)  # nothing changes any more as it becomes final
    qtbot.waitUntil(lambda: readings.selection.text() == "Mask 70 × 30")
    at = on_screen(opened.canvas, 300, 200)
    QTest.mouseMove(opened.canvas, at)
    number = readings.colour.number
    place = opened.canvas.view.to_document(QPointF(at))
    r, g, b = picture[int(place.y()), int(place.x()), :3]
    wanted = QColor(int(r), int(g), int(b)).name()
    qtbot.waitUntil(lambda: number.text() == wanted)
