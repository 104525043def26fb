"""The canvas by real events on real pixels: the view, and what is shown."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDropEvent,
    QNativeGestureEvent,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from shiboken6 import delete

from editor.core.document import Document
from editor.core.geometry import Rect, Size
from editor.core.layer import PixelLayer, Recipe
from editor.core.raster import raster_from
from editor.ui.canvas.canvas import Canvas
from editor.ui.qimage import to_array
from editor.ui.tools import Tool
from tests.ui.pointing import (
    LEFT,
    MIDDLE,
    NONE,
    PEN,
    SHIFT,
    drag,
    key,
    on_screen,
    pixel,
    seen,
    shot,
)

# -- view


def test_the_wheel_zooms_at_the_cursor(canvas):
    at = QPointF(250, 330)
    held = canvas.view.to_document(at)
    event = QWheelEvent(
        at,
        canvas.mapToGlobal(at),
        QPoint(),
        QPoint(0, 240),
        Qt.MouseButton.NoButton,
        NONE,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(canvas, event)
    assert canvas.view.zoom > 1.3
    assert (canvas.view.to_view(held) - at).manhattanLength() <= 1.01


def gesture(canvas, kind, value, at):
    event = QNativeGestureEvent(
        kind, PEN, 2, at, at, canvas.mapToGlobal(at), value, QPointF(), 0
    )  # fmt: skip
    QApplication.sendEvent(canvas, event)


def test_pinching_zooms_and_twisting_turns_at_the_fingers(canvas):
    at = QPointF(250, 330)
    held = canvas.view.to_document(at)
    gesture(canvas, Qt.NativeGestureType.ZoomNativeGesture, 0.25, at)
    gesture(canvas, Qt.NativeGestureType.RotateNativeGesture, 20.0, at)
    assert canvas.view.zoom == pytest.approx(1.25)
    assert canvas.view.degrees == pytest.approx(20)
    assert (canvas.view.to_view(held) - at).manhattanLength() <= 2
    gesture(canvas, Qt.NativeGestureType.SmartZoomNativeGesture, 0.0, at)
    assert seen(canvas) == Rect(0, 0, 600, 400)


def test_keys_zoom_fit_and_turn(canvas, qtbot):
    key(canvas, "Plus", Qt.KeyboardModifier.ControlModifier)
    assert canvas.view.zoom == 1.5
    key(canvas, "Minus", Qt.KeyboardModifier.ControlModifier)
    assert canvas.view.zoom == 1.0
    key(canvas, "0")
    assert seen(canvas) == Rect(0, 0, 600, 400)
    key(canvas, "1")
    assert canvas.view.zoom == 1.0
    canvas.rotate_by(30)
    with qtbot.waitSignal(canvas.view_changed) as changed:
        key(canvas, "R", SHIFT)
    assert changed.args == [1.0, 0.0]


def test_space_and_the_middle_button_pan(canvas, history):
    canvas.set_zoom(3)
    before = canvas.view.to_view(QPointF(300, 200))
    QTest.keyPress(canvas, Qt.Key.Key_Space)
    drag(canvas, (300, 200), (320, 210))
    QTest.keyRelease(canvas, Qt.Key.Key_Space)
    moved = canvas.view.to_view(QPointF(300, 200)) - before
    assert (moved - QPointF(60, 30)).manhattanLength() <= 2
    drag(canvas, (300, 200), (280, 190), button=MIDDLE)
    assert (canvas.view.to_view(QPointF(300, 200)) - before).manhattanLength() <= 3
    assert not history.can_undo


def test_r_and_dragging_turns_the_view(canvas, history):
    middle = canvas.view.middle
    QTest.keyPress(canvas, Qt.Key.Key_R)
    QTest.mousePress(canvas, LEFT, NONE, (middle + QPointF(100, 0)).toPoint())
    QTest.mouseMove(canvas, (middle + QPointF(70, 70)).toPoint())
    QTest.mouseRelease(canvas, LEFT, NONE, (middle + QPointF(70, 70)).toPoint())
    QTest.keyRelease(canvas, Qt.Key.Key_R)
    assert canvas.view.degrees == pytest.approx(45, abs=1)
    assert not history.can_undo


def test_a_fitted_picture_stays_fitted_when_the_window_grows(canvas):
    canvas.fit()
    canvas.resize(500, 300)
    QApplication.processEvents()
    assert seen(canvas) == Rect(0, 0, 600, 400)
    canvas.set_zoom(2.0)
    canvas.resize(700, 500)
    QApplication.processEvents()
    assert canvas.view.zoom == 2.0


def test_hovering_tells_the_document_pixel(canvas, qtbot):
    with qtbot.waitSignal(canvas.hovered) as hovered:
        QTest.mouseMove(canvas, on_screen(canvas, 123, 45))
    assert abs(hovered.args[0] - 123) <= 1 and abs(hovered.args[1] - 45) <= 1


# -- what is shown


def without_cursor(canvas):
    canvas.leaveEvent(None)
    QApplication.processEvents()


def test_the_picture_is_shown_pixel_for_pixel_at_full_zoom(canvas, picture):
    without_cursor(canvas)
    at = on_screen(canvas, 0, 0)
    seen = shot(canvas)[at.y() + 1 : at.y() + 399, at.x() + 1 : at.x() + 599, :3]
    assert np.array_equal(seen, picture[1:399, 1:599, :3])


@pytest.mark.parametrize("zoom", [0.3, 0.5, 0.77, 2.0])
@pytest.mark.parametrize("degrees", [0, 90, 27])
def test_a_zoomed_and_turned_picture_still_looks_like_it(canvas, picture, zoom, degrees):
    without_cursor(canvas)
    canvas.set_zoom(zoom)
    canvas.set_rotation(degrees)
    for x, y in ((60, 60), (300, 200), (480, 330)):
        if not canvas.rect().adjusted(20, 20, -20, -20).contains(on_screen(canvas, x, y)):
            continue
        area = picture[y - 8 : y + 8, x - 8 : x + 8, :3].reshape(-1, 3).mean(axis=0)
        spots = [pixel(canvas, x + dx, y + dy) for dx in (-4, 0, 4) for dy in (-4, 0, 4)]
        assert np.abs(np.mean(spots, axis=0) - area).max() < 25


def test_pixels_are_squares_when_large_and_a_grid_lies_between(canvas, history):
    board = np.zeros((400, 600, 4), np.uint8)
    board[..., 3] = 255
    board[::2, ::2, :3] = 255
    board[1::2, 1::2, :3] = 255
    history.replace(Document(Size(600, 400), (PixelLayer("Board", pixels=raster_from(board)),)))
    without_cursor(canvas)
    canvas.set_zoom(4.0)
    assert set(np.unique(shot(canvas)[100:500, 100:700, :3])) == {0, 255}
    canvas.set_zoom(16.0)
    assert len(np.unique(shot(canvas)[100:500, 100:700, :3])) > 2


def test_the_masked_place_is_tinted_with_the_chosen_colour(canvas, history, tools, picture):
    tools.rubylith, tools.rubylith_strength = QColor(0, 255, 0), 1.0
    drag(canvas, (100, 100), (200, 100))
    without_cursor(canvas)
    assert pixel(canvas, 150, 100).tolist() == [0, 255, 0]
    assert pixel(canvas, 150, 300).tolist() == picture[300, 150, :3].tolist()
    tools.rubylith_strength = 0.5
    half = pixel(canvas, 150, 100)
    assert np.abs(half - (picture[100, 150, :3] * 0.5 + np.array([0, 127, 0]))).max() <= 3
    tools.show_mask = False
    assert pixel(canvas, 150, 100).tolist() == picture[100, 150, :3].tolist()
    canvas.set_zoom(0.4)
    tools.show_mask, tools.rubylith_strength = True, 1.0
    assert pixel(canvas, 150, 100).tolist() == [0, 255, 0]


def on_glass(canvas) -> np.ndarray:
    """What the window system holds: the outcome of all partial paints so far."""
    QApplication.processEvents()
    QApplication.processEvents()
    return to_array(canvas.screen().grabWindow(canvas.winId()).toImage())


@pytest.mark.parametrize(("zoom", "degrees"), [(0.83, 12), (0.4, 0), (1.0, 0), (1.3, 90), (5, 0)])
def test_partial_painting_gives_the_same_picture_as_painting_all(
    canvas, history, tools, zoom, degrees
):
    canvas.set_zoom(zoom)
    canvas.set_rotation(degrees)
    on_glass(canvas)
    tools.tool, tools.colour = Tool.BRUSH, (0, 200, 0)
    drag(canvas, (250, 180), (300, 250), (350, 190))
    tools.tool = Tool.MASK
    drag(canvas, (270, 220), (330, 170))
    QTest.mouseMove(canvas, QPoint(420, 310))
    history.undo()
    partial = on_glass(canvas)
    canvas.update()
    apart = np.abs(partial.astype(int) - on_glass(canvas))
    if degrees == 0:
        assert apart.max() == 0
    else:  # turned pictures are sampled in sixteenths of a pixel, counted from where a span begins
        assert apart.max() <= 16 and (apart > 2).mean() < 1e-3


def test_tab_shows_the_picture_before_without_generated_layers(canvas, history, tools, picture):
    white = raster_from(np.full((400, 600, 4), 255, np.uint8))
    made = PixelLayer("Inpaint", pixels=white, recipe=Recipe("inpaint"))
    history.commit("Inpaint", history.committed.with_layer(made))
    drag(canvas, (100, 100), (200, 100))
    without_cursor(canvas)
    assert pixel(canvas, 300, 200).tolist() == [255, 255, 255]
    QTest.keyPress(canvas, Qt.Key.Key_Tab)
    assert pixel(canvas, 300, 200).tolist() == picture[200, 300, :3].tolist()
    assert pixel(canvas, 150, 100).tolist() == picture[100, 150, :3].tolist(), "no tint"
    QTest.keyRelease(canvas, Qt.Key.Key_Tab)
    assert pixel(canvas, 300, 200).tolist() == [255, 255, 255]
    assert canvas.hasFocus()


def test_undo_takes_the_paint_off_the_screen(canvas, history, tools, picture):
    tools.tool, tools.colour = Tool.BRUSH, (255, 0, 255)
    drag(canvas, (100, 100), (200, 100))
    without_cursor(canvas)
    assert pixel(canvas, 150, 100).tolist() == [255, 0, 255]
    history.undo()
    assert pixel(canvas, 150, 100).tolist() == picture[100, 150, :3].tolist()


def test_the_brush_outline_is_shown_at_its_true_size(canvas, tools):
    tools.set_brush(diameter=80)
    without_cursor(canvas)
    plain = shot(canvas).astype(int)
    QTest.mouseMove(canvas, QPoint(400, 300))
    ring = np.abs(shot(canvas).astype(int) - plain).max(axis=2) > 10
    ys, xs = np.nonzero(ring)
    assert 79 <= np.ptp(xs) + 1 <= 86 and 79 <= np.ptp(ys) + 1 <= 86
    assert not ring[280:320, 380:420].any()


def test_a_canvas_without_a_document_shows_its_backdrop_alone(canvas, history):
    history.replace(Document(Size(0, 0)))
    canvas.setProperty("backdrop", QColor(10, 20, 30))
    drag(canvas, (0, 0), (50, 50))
    assert np.unique(shot(canvas).reshape(-1, 4), axis=0).tolist() == [[10, 20, 30, 255]]


def test_another_picture_is_fitted_and_shown(canvas, history, qtbot):
    blue = np.full((1000, 2000, 4), (0, 0, 255, 255), np.uint8)
    history.replace(Document(Size(2000, 1000), (PixelLayer("Blue", pixels=raster_from(blue)),)))
    without_cursor(canvas)
    assert seen(canvas) == Rect(0, 0, 2000, 1000)
    assert pixel(canvas, 1000, 500).tolist() == [0, 0, 255]
    QTest.keyPress(canvas, Qt.Key.Key_Tab)
    assert pixel(canvas, 1000, 500).tolist() == [0, 0, 255], "before is now this picture"
    QTest.keyRelease(canvas, Qt.Key.Key_Tab)


def test_the_context_box_is_shown_and_its_edges_can_be_dragged(canvas, tools, history, qtbot):
    without_cursor(canvas)
    plain = shot(canvas)
    canvas.set_context(Rect(100, 100, 200, 150))
    assert not np.array_equal(plain, shot(canvas))
    told = []
    canvas.context_changed.connect(told.append)
    QTest.mouseMove(canvas, on_screen(canvas, 300, 175))
    drag(canvas, (300, 175), (340, 175), (350, 180))
    assert canvas.context == Rect(100, 100, 250, 150) and told[-1] == canvas.context
    assert not history.can_undo, "a handle is gripped, not painted on"
    tools.tool = Tool.PAN
    QTest.mouseMove(canvas, on_screen(canvas, 130, 100))
    drag(canvas, (130, 100), (130, 60))
    assert canvas.context == Rect(100, 60, 250, 190)
    QTest.mouseMove(canvas, on_screen(canvas, 350, 250))
    drag(canvas, (350, 250), (5000, 5000))
    assert canvas.context == Rect(100, 60, 500, 340), "never beyond the picture"


def test_files_can_be_dropped(canvas, qtbot, tmp_path):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "a b.png")), QUrl("https://example.org/x.png")])
    at, actions = QPoint(5, 5), Qt.DropAction.CopyAction
    enter = QDragEnterEvent(at, actions, data, LEFT, NONE)
    QApplication.sendEvent(canvas, enter)
    assert enter.isAccepted()
    with qtbot.waitSignal(canvas.files_dropped) as dropped:
        QApplication.sendEvent(canvas, QDropEvent(QPointF(at), actions, data, LEFT, NONE))
    assert dropped.args == [[str(tmp_path / "a b.png")]]


def test_an_error_in_a_handler_does_not_end_the_program(canvas, history, monkeypatch):
    def fail(*_):
        raise ValueError("planted")

    monkeypatch.setattr(canvas.hand, "mouse", fail)
    for _ in range(5):
        with pytest.raises(ValueError, match="planted"):
            QTest.mousePress(canvas, LEFT, NONE, on_screen(canvas, 100, 100))
    monkeypatch.undo()
    drag(canvas, (100, 100), (200, 100))
    assert history.undo_label == "Paint mask"


def test_a_closed_canvas_no_longer_listens(qtbot, history, tools):
    canvas = Canvas(history, tools)
    delete(canvas)
    history.commit("Anything", replace(history.committed))
