"""The canvas by real events on real pixels: strokes, view, overlays, refusals."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDropEvent,
    QInputDevice,
    QKeyEvent,
    QNativeGestureEvent,
    QPointingDevice,
    QShortcut,
    QTabletEvent,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from shiboken6 import delete

from editor.core.document import Document
from editor.core.geometry import Rect, Size
from editor.core.history import History
from editor.core.layer import GroupLayer, PixelLayer, Recipe
from editor.core.raster import TILE, Raster, cell_area, raster_from
from editor.ui.canvas.canvas import Canvas
from editor.ui.qimage import to_array
from editor.ui.tools import Tool

LEFT, RIGHT, MIDDLE = (
    Qt.MouseButton.LeftButton,
    Qt.MouseButton.RightButton,
    Qt.MouseButton.MiddleButton,
)
NONE, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
PEN = QPointingDevice(
    "pen",
    7,
    QInputDevice.DeviceType.Stylus,
    QPointingDevice.PointerType.Pen,
    QInputDevice.Capability.Pressure | QInputDevice.Capability.Position,
    1,
    3,
)
RUBBER = QPointingDevice(
    "rubber",
    8,
    QInputDevice.DeviceType.Stylus,
    QPointingDevice.PointerType.Eraser,
    QInputDevice.Capability.Pressure | QInputDevice.Capability.Position,
    1,
    3,
)  # devices must outlive their events


def on_screen(canvas, x, y) -> QPoint:
    return canvas.view.to_view(QPointF(x, y)).toPoint()


def drag(canvas, *points, button=LEFT, held=NONE, lift=True):
    places = [on_screen(canvas, *point) for point in points]
    QTest.mousePress(canvas, button, held, places[0])
    for place in places[1:]:
        QTest.mouseMove(canvas, place)
        QApplication.processEvents()
    if lift:
        QTest.mouseRelease(canvas, button, held, places[-1])


def mask(document):
    return document.mask.read(Rect(0, 0, 600, 400))[..., 0]


def shot(canvas) -> np.ndarray:
    QApplication.processEvents()
    return to_array(canvas.grab().toImage())


def seen(canvas) -> Rect:
    return canvas.view.visible(canvas.history.document.bounds)


def pixel(canvas, x, y) -> np.ndarray:
    at = canvas.view.to_view(QPointF(x + 0.5, y + 0.5))
    return shot(canvas)[int(at.y()), int(at.x()), :3].astype(int)


def key(canvas, name, held=NONE):
    QTest.keyClick(canvas, getattr(Qt.Key, f"Key_{name}"), held)


def test_a_stroke_changes_exactly_the_mask_tiles_under_it(canvas, history, tools):
    tools.set_brush(diameter=20, hardness=1.0)
    before = history.committed
    drag(canvas, (150, 60), (200, 60), (240, 60))
    under = set(Rect(140, 50, 110, 20).cells(TILE))
    assert set(history.committed.mask.tiles) == under
    painted = mask(history.committed)
    assert painted[60, 150:240].min() == 255
    assert painted[:48].max() == 0 and painted[72:].max() == 0
    assert history.committed.layers is before.layers
    assert history.undo_label == "Paint mask"
    history.undo()
    assert history.committed.mask is before.mask


def test_the_stroke_shows_before_the_pen_is_lifted_but_is_no_step_yet(canvas, history):
    drag(canvas, (100, 100), (200, 100), (220, 120), lift=False)
    assert history.document.mask.tiles and not history.committed.mask.tiles
    assert not history.can_undo
    QTest.mouseRelease(canvas, LEFT, NONE, on_screen(canvas, 220, 120))
    assert history.committed is history.document


def test_a_click_paints_one_dab(canvas, history, tools):
    tools.set_brush(diameter=30, hardness=1.0)
    drag(canvas, (300, 200))
    ys, xs = np.nonzero(mask(history.committed) > 127)
    assert 28 <= np.ptp(xs) + 1 <= 31 and 28 <= np.ptp(ys) + 1 <= 31
    assert abs(xs.mean() + 0.5 - 300) <= 1 and abs(ys.mean() + 0.5 - 200) <= 1


def test_esc_in_mid_stroke_leaves_everything_as_it_was(canvas, history):
    before = history.committed
    drag(canvas, (100, 100), (200, 100), lift=False)
    assert history.document is not before
    key(canvas, "Escape")
    assert history.document is before
    QTest.mouseRelease(canvas, LEFT, NONE, on_screen(canvas, 200, 100))
    assert history.committed is before and not history.can_undo


def test_esc_ends_the_stroke_even_where_the_window_has_a_use_for_it(canvas, history, qtbot):
    used = []
    shortcut = QShortcut(Qt.Key.Key_Escape, canvas, lambda: used.append(1))
    canvas.activateWindow()
    drag(canvas, (100, 100), (200, 100), lift=False)
    key(canvas, "Escape")
    assert history.document is history.committed and not used
    key(canvas, "Escape")
    assert used == [1]
    shortcut.deleteLater()


def test_esc_without_a_stroke_is_left_to_others(canvas, qtbot):
    event = QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_Escape, NONE)
    QApplication.sendEvent(canvas, event)
    assert not event.isAccepted()


def test_the_right_button_erases(canvas, history):
    drag(canvas, (100, 200), (300, 200))
    drag(canvas, (200, 150), (200, 250), button=RIGHT)
    painted = mask(history.committed)
    assert painted[200, 110] == 255 and painted[200, 200] == 0
    assert history.undo_label == "Erase mask"


def test_erasing_what_is_not_masked_is_no_step(canvas, history):
    drag(canvas, (100, 200), (300, 200), button=RIGHT)
    assert not history.can_undo and history.document is history.committed


def test_x_swaps_painting_and_erasing(canvas, history, tools):
    drag(canvas, (100, 200), (300, 200))
    key(canvas, "X")
    assert tools.erasing
    drag(canvas, (200, 150), (200, 250))
    assert mask(history.committed)[200, 200] == 0
    key(canvas, "X")
    assert not tools.erasing


def test_shift_click_draws_a_straight_line_from_the_last_point(canvas, history, tools):
    tools.set_brush(diameter=10, hardness=1.0)
    drag(canvas, (100, 100))
    drag(canvas, (400, 300), held=SHIFT)
    painted = mask(history.committed)
    along = [painted[round(100 + t * 200), round(100 + t * 300)] for t in np.linspace(0, 1, 50)]
    assert min(along) == 255
    assert painted[300, 100] == 0 and painted[100, 400] == 0


def test_brackets_change_size_and_hardness(canvas, tools):
    tools.set_brush(diameter=50, hardness=0.5)
    key(canvas, "BracketRight")
    assert tools.brush.diameter == 55
    key(canvas, "BracketLeft")
    key(canvas, "BracketLeft")
    assert tools.brush.diameter < 50
    key(canvas, "BracketRight", SHIFT)
    key(canvas, "BraceRight", SHIFT)
    assert tools.brush.hardness == pytest.approx(0.7)
    key(canvas, "BraceLeft", SHIFT)
    assert tools.brush.hardness == pytest.approx(0.6)


def test_painting_outside_the_picture_is_cut_off(canvas, history):
    drag(canvas, (-60, 200), (40, 200))
    assert mask(history.committed)[200, 0] == 255
    assert history.committed.mask.extent().x == 0


def test_a_stroke_in_a_turned_and_zoomed_view_lands_where_the_pen_is(canvas, history, tools):
    tools.set_brush(diameter=12, hardness=1.0)
    canvas.set_zoom(1.7)
    canvas.rotate_by(33)
    drag(canvas, (280, 180), (320, 220))
    painted = mask(history.committed)
    assert painted[200, 300] == 255
    assert painted[180, 320] == 0 and painted[220, 280] == 0


def pen(canvas, kind, x, y, pressure, device=PEN):
    at = canvas.view.to_view(QPointF(x, y))
    buttons = Qt.MouseButton.NoButton if kind == QTabletEvent.Type.TabletRelease else LEFT
    button = Qt.MouseButton.NoButton if kind == QTabletEvent.Type.TabletMove else LEFT
    event = QTabletEvent(
        kind, device, at, canvas.mapToGlobal(at), pressure, 0, 0, 0, 0, 0, NONE, button, buttons
    )
    QApplication.sendEvent(canvas, event)
    QApplication.processEvents()
    assert event.isAccepted()


def pen_stroke(canvas, y, pressure, device=PEN):
    pen(canvas, QTabletEvent.Type.TabletPress, 100, y, pressure, device)
    for x in range(120, 320, 20):
        pen(canvas, QTabletEvent.Type.TabletMove, x, y, pressure, device)
    pen(canvas, QTabletEvent.Type.TabletRelease, 320, y, 0.0, device)


def test_pressure_makes_the_line_wider(canvas, history, tools):
    tools.set_brush(diameter=40, hardness=1.0, pressure_size=True)
    pen_stroke(canvas, 100, 0.25)
    pen_stroke(canvas, 300, 1.0)
    painted = mask(history.committed) > 127
    assert 8 <= painted[60:150, 200].sum() <= 12
    assert 37 <= painted[250:350, 200].sum() <= 42
    assert history.position == 2


def test_pressure_makes_the_line_denser(canvas, history, tools):
    tools.set_brush(diameter=40, hardness=1.0, pressure_size=False, pressure_opacity=True)
    pen_stroke(canvas, 100, 0.5)
    assert 118 <= mask(history.committed)[100, 200] <= 137


def test_the_far_end_of_the_pen_erases(canvas, history):
    drag(canvas, (100, 200), (300, 200))
    pen_stroke(canvas, 200, 1.0, RUBBER)
    assert mask(history.committed)[200, 200] == 0
    assert history.undo_label == "Erase mask"


def test_a_release_that_never_came_does_not_hold_the_canvas(canvas, history):
    drag(canvas, (100, 100), (200, 100), lift=False)
    drag(canvas, (100, 300), (200, 300))
    assert history.position == 2
    assert mask(history.committed)[100, 150] == mask(history.committed)[300, 150] == 255


def test_a_stroke_and_an_answer_that_lands_meanwhile_both_stay(canvas, history):
    drag(canvas, (100, 100), (200, 100), lift=False)
    patch = PixelLayer("Inpaint", pixels=raster_from(np.full((20, 20, 4), 255, np.uint8), 500, 300))
    history.commit("Inpaint", history.committed.with_layer(patch))
    QTest.mouseMove(canvas, on_screen(canvas, 260, 100))
    QApplication.processEvents()
    QTest.mouseRelease(canvas, LEFT, NONE, on_screen(canvas, 260, 100))
    assert history.committed.find(patch.id) is patch
    assert mask(history.committed)[100, 105:255].min() == 255


def test_a_mask_that_is_spent_meanwhile_does_not_come_back(canvas, history):
    drag(canvas, (100, 300), (200, 300))
    drag(canvas, (100, 100), (200, 100), lift=False)
    history.commit("Inpaint", history.committed.with_mask(Raster(1)))
    QTest.mouseMove(canvas, on_screen(canvas, 260, 100))
    QApplication.processEvents()
    QTest.mouseRelease(canvas, LEFT, NONE, on_screen(canvas, 260, 100))
    painted = mask(history.committed)
    assert painted[100, 105:255].min() == 255, "the whole stroke is there"
    assert painted[300].max() == 0


def test_a_mask_that_is_spent_under_a_resting_pen_does_not_come_back(canvas, history):
    drag(canvas, (100, 300), (200, 300))
    drag(canvas, (100, 100), lift=False)
    QApplication.processEvents()
    assert mask(history.document)[100, 100] == 255
    history.commit("Inpaint", history.committed.with_mask(Raster(1)))
    QTest.mouseRelease(canvas, LEFT, NONE, on_screen(canvas, 100, 100))
    painted = mask(history.committed)
    assert painted[100, 100] == 255, "the dab is there"
    assert painted[300].max() == 0


# -- colour brush, eraser, eyedropper, move


def test_the_colour_brush_paints_the_active_layer_and_the_eraser_takes_it_away(
    canvas, history, tools
):
    tools.tool, tools.colour = Tool.BRUSH, (250, 10, 20)
    tools.set_brush(hardness=1.0)
    drag(canvas, (100, 100), (200, 100))
    layer = history.committed.layers[0]
    assert layer.pixels.read(Rect(150, 100, 1, 1))[0, 0].tolist() == [250, 10, 20, 255]
    assert history.undo_label == "Brush"
    assert pixel(canvas, 150, 100).tolist() == [250, 10, 20]
    tools.tool = Tool.ERASER
    drag(canvas, (100, 100), (200, 100))
    assert history.committed.layers[0].pixels.read(Rect(150, 100, 1, 1))[0, 0, 3] == 0
    assert history.undo_label == "Erase"


def test_locked_transparency_is_kept(canvas, history, tools):
    half = np.zeros((400, 600, 4), np.uint8)
    half[:, :300] = (0, 0, 255, 255)
    layer = PixelLayer("Half", pixels=raster_from(half), lock_alpha=True)
    history.commit("Add", history.committed.with_layer(layer))
    tools.tool, tools.colour, tools.active_layer = Tool.BRUSH, (255, 0, 0), layer.id
    drag(canvas, (200, 200), (400, 200))
    after = history.committed.layer(layer.id).pixels.read(Rect(0, 200, 600, 1))[0]
    assert after[250].tolist() == [255, 0, 0, 255]
    assert after[350:, 3].max() == 0


@pytest.mark.parametrize("kind", ["locked", "hidden", "group", "locked group"])
@pytest.mark.parametrize("tool", [Tool.BRUSH, Tool.ERASER, Tool.MOVE])
def test_a_layer_that_cannot_be_changed_says_so(canvas, history, tools, kind, tool, picture):
    layer = PixelLayer("<b>Sky</b>", pixels=raster_from(picture))
    held = {
        "locked": replace(layer, locked=True),
        "hidden": replace(layer, visible=False),
        "group": GroupLayer("Group", layers=(layer,)),
        "locked group": GroupLayer("Group", layers=(layer,), locked=True),
    }[kind]
    history.replace(Document(Size(600, 400), (held,)))
    canvas.set_zoom(1.0)
    tools.tool, tools.active_layer = tool, layer.id if kind == "locked group" else held.id
    hints = []
    canvas.hint.connect(hints.append)
    before = history.committed
    drag(canvas, (100, 100), (200, 150))
    if kind == "group" and tool is Tool.MOVE:
        assert history.undo_label == "Move layer"
        return
    assert history.committed is before and history.document is before
    assert len(hints) == 1 and held.name in hints[0]


def test_the_mask_can_be_painted_over_a_locked_layer(canvas, history, picture):
    locked = PixelLayer("Sky", pixels=raster_from(picture), locked=True)
    history.replace(Document(Size(600, 400), (locked,)))
    drag(canvas, (100, 100), (200, 150))
    assert history.undo_label == "Paint mask"


@pytest.mark.parametrize("held", ["Alt", "Control"])
def test_alt_turns_the_colour_brush_into_the_eyedropper(canvas, history, tools, picture, held):
    tools.tool = Tool.BRUSH
    modifier = getattr(Qt.KeyboardModifier, f"{held}Modifier")
    at = on_screen(canvas, 300, 100) + QPoint(0, 0)
    place = canvas.view.to_document(QPointF(at))
    QTest.mouseClick(canvas, LEFT, modifier, at)
    assert list(tools.colour) == picture[int(place.y()), int(place.x()), :3].tolist()
    assert not history.can_undo


def test_the_eyedropper_sees_what_is_shown_and_the_right_button_the_second_colour(
    canvas, history, tools
):
    red = PixelLayer("Red", pixels=raster_from(np.full((400, 600, 4), (255, 0, 0, 255), np.uint8)))
    history.commit("Add", history.committed.with_layer(red))
    tools.tool = Tool.EYEDROPPER
    drag(canvas, (300, 100), button=RIGHT)
    assert tools.secondary == (255, 0, 0)
    drag(canvas, (300, 100))
    assert tools.colour == (255, 0, 0)


def test_the_move_tool_drags_the_active_layer_as_one_step(canvas, history, tools):
    dot = PixelLayer("Dot", pixels=raster_from(np.full((10, 10, 4), 255, np.uint8), 100, 100))
    history.commit("Add", history.committed.with_layer(dot))
    tools.tool, tools.active_layer = Tool.MOVE, dot.id
    drag(canvas, (105, 105), (150, 120), (235, 145))
    moved = history.committed.layer(dot.id)
    assert moved.pixels.extent() == Rect(230, 140, 10, 10)
    assert history.undo_label == "Move layer"
    drag(canvas, (235, 145), (300, 300), lift=False)
    key(canvas, "Escape")
    assert history.document.layer(dot.id) is moved


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


def test_a_stroke_shares_every_tile_it_does_not_touch(canvas, history, tools):
    tools.tool = Tool.BRUSH
    before = history.committed.layers[0].pixels.tiles
    drag(canvas, (300, 200), (310, 200))
    after = history.committed.layers[0].pixels.tiles
    changed = {cell for cell in after if after[cell] is not before.get(cell)}
    near = Rect(300, 200, 10, 1).padded(20)
    assert changed and all(not cell_area(cell).intersect(near).empty for cell in changed)


def test_a_history_of_many_strokes_comes_back_exactly(canvas, history: History, tools):
    states = [history.committed]
    for n in range(6):
        drag(canvas, (50 + 80 * n, 100), (80 + 60 * n, 250))
        states.append(history.committed)
    for state in reversed(states[:-1]):
        history.undo()
        assert np.array_equal(mask(history.committed), mask(state))
