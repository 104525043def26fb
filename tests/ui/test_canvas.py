"""The canvas by real events on real pixels: strokes of every tool, refusals."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import (
    QKeyEvent,
    QShortcut,
    QTabletEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from editor.core.document import Document
from editor.core.geometry import Rect, Size
from editor.core.history import History
from editor.core.layer import GroupLayer, PixelLayer
from editor.core.raster import TILE, Raster, cell_area, raster_from
from editor.ui.tools import Tool
from tests.ui.pointing import (
    LEFT,
    NONE,
    PEN,
    RIGHT,
    RUBBER,
    SHIFT,
    drag,
    key,
    mask,
    on_screen,
    pixel,
)


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
