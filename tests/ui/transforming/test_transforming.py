"""Transform, crop, move and the Image menu by hand and by keys, in the real window."""

from __future__ import annotations

from dataclasses import replace
from threading import Event
from time import sleep

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from editor.core.geometry import Rect, Size
from editor.core.guides import Guides
from editor.core.layer import PixelLayer
from editor.core.raster import raster_from
from editor.core.sampling import Resampling
from editor.core.transform import Parts
from editor.ui.canvas.moving import Moving
from editor.ui.tools import Tool
from editor.ui.transforming.feature import Transforming

NONE, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
LEFT = Qt.MouseButton.LeftButton


def feature(window) -> Transforming:
    return next(each for each in window.features if isinstance(each, Transforming))


def drag(window, *points, held=NONE, lift=True):
    """Press, move and lift with keys held all the while."""
    canvas = window.canvas
    places = [canvas.view.to_view(QPointF(*point)) for point in points]
    kinds = [QEvent.Type.MouseButtonPress] + [QEvent.Type.MouseMove] * (len(places) - 1)
    for kind, place in zip(kinds, places, strict=True):
        button = LEFT if kind == QEvent.Type.MouseButtonPress else Qt.MouseButton.NoButton
        there = canvas.mapToGlobal(place)
        QApplication.sendEvent(canvas, QMouseEvent(kind, place, there, button, LEFT, held))
        QApplication.processEvents()
    if lift:
        there = canvas.mapToGlobal(places[-1])
        kind = QEvent.Type.MouseButtonRelease
        QApplication.sendEvent(canvas, QMouseEvent(kind, places[-1], there, LEFT, LEFT, held))
        QApplication.processEvents()


def key(window, name, held=NONE):
    QTest.keyClick(window.canvas, getattr(Qt.Key, f"Key_{name}"), held)


PATCH = Rect(200, 100, 100, 60)


def patch(window, rect=PATCH) -> PixelLayer:
    """A red layer above the photograph, the active one."""
    history = window.session.history
    pixels = np.full((rect.h, rect.w, 4), (255, 0, 0, 255), np.uint8)
    layer = PixelLayer("Patch", pixels=raster_from(pixels, rect.x, rect.y))
    history.commit("New layer", history.committed.with_layer(layer))
    window.session.tools.active_layer = layer.id
    return layer


def pixels_of(window, layer) -> np.ndarray:
    document = window.session.history.committed
    return document.layer(layer.id).pixels.read(document.bounds)


def extent(window, layer) -> Rect:
    return window.session.history.committed.layer(layer.id).pixels.extent()


def select(window, rect: Rect):
    history = window.session.history
    mask = raster_from(np.full((rect.h, rect.w), 255, np.uint8), rect.x, rect.y)
    history.commit("Select", history.committed.with_mask(mask))


def begin(qtbot, window):
    """Take the transform tool in hand, as Ctrl+T does."""
    window.actions_["tool_transform"].trigger()
    qtbot.waitUntil(lambda: feature(window).transforms.operation is not None)
    operation = feature(window).transforms.operation
    qtbot.waitUntil(lambda: not window.session.background.busy)
    return operation


def settle(qtbot, window, action):
    """Do something that ends in the background with one more step."""
    steps = len(window.session.history.steps)
    action()
    qtbot.waitUntil(lambda: len(window.session.history.steps) == steps + 1)
    qtbot.waitUntil(lambda: not feature(window).whole.working)
    window.wiring.enabling.refresh()


def test_without_a_picture_the_tools_stay_away(window):
    window.wiring.enabling.refresh()
    for name in ("tool_transform", "tool_crop", "image_size", "trim"):
        assert not window.actions_[name].isEnabled()


# -- the transform tool


def test_a_corner_dragged_scales_and_keeps_the_proportions(qtbot, opened):
    layer = patch(opened)
    begin(qtbot, opened)
    drag(opened, (300, 160), (350, 190))
    settle(qtbot, opened, lambda: key(opened, "Return"))
    assert extent(opened, layer) == Rect(200, 100, 150, 90)
    assert opened.session.history.undo_label == "Transform"
    opened.session.history.undo()
    assert opened.session.history.committed.layer(layer.id) is layer


def test_shift_frees_the_corner_and_alt_keeps_the_middle(qtbot, opened):
    layer = patch(opened)
    operation = begin(qtbot, opened)
    drag(opened, (300, 160), (350, 160), held=SHIFT)
    parts = operation.parts
    assert (parts.width, parts.height) == (pytest.approx(1.5), pytest.approx(1.0))
    operation.reset()
    drag(opened, (300, 130), (320, 130), held=ALT)
    assert operation.parts.width == pytest.approx(1.4)
    assert (operation.parts.x, operation.parts.y) == (pytest.approx(250), pytest.approx(130))
    key(opened, "Escape")
    assert opened.session.history.committed.layer(layer.id) is layer


def test_outside_turns_and_shift_keeps_to_fifteen_degrees(qtbot, opened):
    patch(opened)
    operation = begin(qtbot, opened)
    drag(opened, (350, 130), (340, 160), held=SHIFT)
    assert operation.parts.angle == pytest.approx(15)


def test_control_skews_edges_and_bends_corners(qtbot, opened):
    patch(opened)
    operation = begin(qtbot, opened)
    drag(opened, (250, 100), (280, 100), held=CONTROL)
    assert operation.transform.affine
    assert operation.parts.skew == pytest.approx(-26.57, abs=0.1)
    operation.reset()
    drag(opened, (200, 100), (220, 110), held=CONTROL)
    assert not operation.transform.affine
    assert operation.transform.at((200, 100)) == (pytest.approx(220), pytest.approx(110))
    assert operation.transform.at((300, 160)) == (pytest.approx(300), pytest.approx(160))


def test_a_bend_that_is_no_quadrilateral_is_not_taken(qtbot, opened):
    patch(opened)
    operation = begin(qtbot, opened)
    drag(opened, (200, 100), (400, 250), held=CONTROL)
    assert operation.transform.identity


def test_inside_moves_by_whole_pixels_and_arrows_nudge(qtbot, opened):
    layer = patch(opened)
    begin(qtbot, opened)
    drag(opened, (240, 120), (257, 131))
    key(opened, "Right")
    key(opened, "Down", SHIFT)
    settle(qtbot, opened, lambda: key(opened, "Return"))
    assert extent(opened, layer) == Rect(218, 121, 100, 60)
    assert (pixels_of(opened, layer)[125, 220] == (255, 0, 0, 255)).all()


def test_the_pivot_can_be_dragged_and_is_what_turns_stay_at(qtbot, opened):
    layer = patch(opened)
    operation = begin(qtbot, opened)
    drag(opened, (250, 130), (200, 100))
    assert operation.pivot == (pytest.approx(200), pytest.approx(100))
    operation.turn(1)
    settle(qtbot, opened, lambda: key(opened, "Return"))
    assert extent(opened, layer) == Rect(140, 100, 60, 100)


def test_numbers_in_the_bar_say_and_do_the_same_as_the_handles(qtbot, opened):
    layer = patch(opened)
    begin(qtbot, opened)
    bar = feature(opened).transforms.bar
    assert bar.isVisible() and not opened.options.isVisible()
    assert (bar.at_x.value(), bar.at_y.value(), bar.width_.value()) == (250, 130, 100)
    bar.width_.setValue(200)
    assert bar.height_.value() == 200  # proportions are linked
    bar.link.setChecked(False)
    bar.height_.setValue(50)
    bar.at_x.setValue(300)
    settle(qtbot, opened, lambda: key(opened, "Return"))
    assert extent(opened, layer) == Rect(200, 115, 200, 30)
    assert opened.options.isVisible() and not bar.isVisible()


def test_while_it_hovers_the_picture_shows_it_where_it_will_be(qtbot, opened):
    patch(opened)
    operation = begin(qtbot, opened)
    operation.put_parts(Parts(450, 300))
    QApplication.processEvents()
    shot = opened.canvas.grab().toImage()
    at = opened.canvas.view.to_view(QPointF(470, 310)).toPoint()
    assert shot.pixelColor(at).red() == 255 and shot.pixelColor(at).green() == 0
    gone = opened.canvas.view.to_view(QPointF(220, 120)).toPoint()
    assert shot.pixelColor(gone).green() > 20
    key(opened, "Escape")
    assert opened.session.history.document is opened.session.history.committed


def test_what_lies_over_it_stays_over_it_while_it_hovers(qtbot, opened):
    layer, over = patch(opened), patch(opened, Rect(300, 200, 100, 100))
    history = opened.session.history
    blue = np.full((100, 100, 4), (0, 0, 255, 255), np.uint8)
    blue_over = replace(history.committed.layer(over.id), pixels=raster_from(blue, 300, 200))
    history.commit("Brush", history.committed.with_layer(blue_over))
    opened.session.tools.active_layer = layer.id
    operation = begin(qtbot, opened)
    operation.put_parts(Parts(350, 250))
    QApplication.processEvents()
    shot = opened.canvas.grab().toImage()
    to_view = opened.canvas.view.to_view
    for point, wanted in (((320, 260), (0, 0, 255)), ((308, 225), (0, 0, 255))):
        colour = shot.pixelColor(to_view(QPointF(*point)).toPoint())
        assert (colour.red(), colour.green(), colour.blue()) == wanted
    operation.put_parts(Parts(250, 230))
    QApplication.processEvents()
    shot = opened.canvas.grab().toImage()
    assert shot.pixelColor(to_view(QPointF(280, 245)).toPoint()).red() == 255


def test_nothing_changed_is_no_step_and_the_tool_before_comes_back(qtbot, opened):
    patch(opened)
    opened.session.tools.tool = Tool.BRUSH
    steps = opened.session.history.steps
    begin(qtbot, opened)
    key(opened, "Return")
    assert opened.session.history.steps == steps
    assert opened.session.tools.tool is Tool.BRUSH


def test_taking_another_tool_in_hand_makes_it_final(qtbot, opened):
    layer = patch(opened)
    operation = begin(qtbot, opened)
    operation.put_parts(Parts(260, 130))
    settle(qtbot, opened, lambda: opened.actions_["tool_pan"].trigger())
    assert extent(opened, layer).x == 210
    assert opened.session.tools.tool is Tool.PAN


@pytest.mark.parametrize("what", ["locked", "hidden"])
def test_locked_and_hidden_layers_are_refused_with_a_reason(qtbot, opened, what):
    layer = patch(opened)
    change = {"locked": True} if what == "locked" else {"visible": False}
    history = opened.session.history
    history.commit("Lock", history.committed.with_layer(replace(layer, **change)))
    with qtbot.waitSignal(opened.canvas.hint) as hint:
        opened.actions_["tool_transform"].trigger()
    assert what in hint.args[0]
    assert opened.canvas.operation is None
    assert opened.session.tools.tool is not Tool.TRANSFORM


def test_an_empty_layer_has_nothing_to_transform(qtbot, opened):
    history = opened.session.history
    layer = PixelLayer("Empty")
    history.commit("New layer", history.committed.with_layer(layer))
    opened.session.tools.active_layer = layer.id
    with qtbot.waitSignal(opened.canvas.hint) as hint:
        opened.actions_["tool_transform"].trigger()
    assert "empty" in hint.args[0]


def test_only_what_is_selected_is_transformed_and_the_selection_goes_along(qtbot, opened):
    layer = patch(opened)
    select(opened, Rect(200, 100, 50, 60))
    operation = begin(qtbot, opened)
    assert operation.box == Rect(200, 100, 50, 60)
    operation.put_parts(Parts(425, 230))
    settle(qtbot, opened, lambda: key(opened, "Return"))
    pixels = pixels_of(opened, layer)
    assert not pixels[130, 220].any()
    assert (pixels[130, 270] == (255, 0, 0, 255)).all()
    assert (pixels[230, 420] == (255, 0, 0, 255)).all()
    assert opened.session.history.committed.mask.extent() == Rect(400, 200, 50, 60)


def test_the_selection_itself_can_be_transformed(qtbot, opened):
    layer = patch(opened)
    select(opened, Rect(100, 100, 40, 40))
    opened.wiring.enabling.refresh()
    opened.actions_["transform_mask"].trigger()
    qtbot.waitUntil(lambda: feature(opened).transforms.operation is not None)
    feature(opened).transforms.operation.put_parts(Parts(120, 120, 2.0, 1.0))
    settle(qtbot, opened, lambda: key(opened, "Return"))
    assert opened.session.history.committed.mask.extent() == Rect(80, 100, 80, 40)
    assert opened.session.history.committed.layer(layer.id) is layer


def test_what_is_committed_meanwhile_is_kept_and_shown(qtbot, opened):
    layer = patch(opened)
    operation = begin(qtbot, opened)
    operation.put_parts(Parts(260, 130))
    history = opened.session.history
    other = PixelLayer("Answer", pixels=raster_from(np.full((9, 9, 4), 255, np.uint8)))
    history.commit("Inpaint", history.committed.with_layer(other))
    assert history.document.find(other.id) is not None
    assert not history.document.layer(layer.id).visible  # it still hovers
    settle(qtbot, opened, lambda: key(opened, "Return"))
    assert history.committed.find(other.id) is other
    assert extent(opened, layer).x == 210


def test_a_layer_deleted_meanwhile_does_not_come_back(qtbot, opened):
    layer = patch(opened)
    operation = begin(qtbot, opened)
    operation.put_parts(Parts(400, 300))
    history = opened.session.history
    history.commit("Delete layer", history.committed.without_layer(layer.id))
    assert opened.canvas.operation is None
    assert history.document is history.committed
    assert history.committed.find(layer.id) is None


def test_undo_takes_the_open_transform_back_first(qtbot, opened):
    layer = patch(opened)
    operation = begin(qtbot, opened)
    operation.put_parts(Parts(400, 300))
    opened.actions_["undo"].trigger()
    assert opened.canvas.operation is None
    assert opened.session.history.committed.layer(layer.id) is layer


def test_all_chosen_layers_are_transformed_as_one(qtbot, opened):
    one, two = patch(opened), patch(opened, Rect(400, 100, 100, 60))
    opened.layers.choose(two.id, (one.id,))
    operation = begin(qtbot, opened)
    assert operation.box == Rect(200, 100, 300, 60)
    operation.put_parts(Parts(350, 130, 0.5, 0.5))
    settle(qtbot, opened, lambda: key(opened, "Return"))
    assert extent(opened, one) == Rect(275, 115, 50, 30)
    assert extent(opened, two) == Rect(375, 115, 50, 30)


@pytest.mark.parametrize("linked", [True, False])
def test_the_mask_of_a_layer_is_transformed_where_tools_work_on_it(qtbot, opened, linked):
    layer, history = patch(opened), opened.session.history
    mask = raster_from(np.full((60, 50), 255, np.uint8), 200, 100)
    masked = replace(layer, mask=mask, mask_linked=linked)
    history.commit("Layer mask", history.committed.with_layer(masked))
    opened.session.tools.on_mask = True
    operation = begin(qtbot, opened)
    operation.put_parts(Parts(275, 130))
    settle(qtbot, opened, lambda: key(opened, "Return"))
    after = history.committed.layer(layer.id)
    assert (after.pixels is layer.pixels) is not linked
    assert after.mask.extent() == Rect(225 if linked else 250, 100, 50, 60)
    assert after.pixels.extent() == Rect(225 if linked else 200, 100, 100, 60)


# -- layers at once


def test_layers_are_mirrored_and_turned_without_handles(qtbot, opened):
    layer = patch(opened)
    settle(qtbot, opened, lambda: opened.actions_["layer_turn_right"].trigger())
    assert extent(opened, layer) == Rect(220, 80, 60, 100)
    settle(qtbot, opened, lambda: opened.actions_["layer_turn_left"].trigger())
    assert extent(opened, layer) == Rect(200, 100, 100, 60)
    select(opened, Rect(200, 100, 10, 60))
    settle(qtbot, opened, lambda: opened.actions_["layer_flip_across"].trigger())
    assert extent(opened, layer) == Rect(200, 100, 100, 60)


# -- the move tool


def test_shift_keeps_a_move_to_one_axis(qtbot, opened):
    layer = patch(opened)
    opened.session.tools.tool = Tool.MOVE
    drag(opened, (240, 120), (280, 127), held=SHIFT)
    assert extent(opened, layer) == Rect(240, 100, 100, 60)


def test_alt_leaves_the_layer_and_moves_a_copy(qtbot, opened):
    layer = patch(opened)
    opened.session.tools.tool = Tool.MOVE
    drag(opened, (240, 120), (260, 150), (340, 220), held=ALT)
    document = opened.session.history.committed
    assert extent(opened, layer) == Rect(200, 100, 100, 60)
    copy = document.layers[-1]
    assert copy.id != layer.id and copy.pixels.extent() == Rect(300, 200, 100, 60)
    assert opened.session.tools.active_layer == copy.id
    assert opened.session.history.undo_label == "Duplicate layer"


def test_all_chosen_layers_are_moved_together(qtbot, opened):
    one, two = patch(opened), patch(opened, Rect(400, 100, 100, 60))
    opened.layers.choose(two.id, (one.id,))
    opened.session.tools.tool = Tool.MOVE
    drag(opened, (440, 120), (441, 150), (447, 173))
    assert extent(opened, one) == Rect(207, 153, 100, 60)
    assert extent(opened, two) == Rect(407, 153, 100, 60)


def test_what_is_selected_is_moved_and_lies_over_the_rest(qtbot, opened):
    layer = patch(opened)
    select(opened, Rect(200, 100, 50, 60))
    opened.session.tools.tool = Tool.MOVE
    drag(opened, (220, 120), (320, 220))
    pixels = pixels_of(opened, layer)
    assert not pixels[130, 220].any() and (pixels[230, 320] == (255, 0, 0, 255)).all()
    assert opened.session.history.committed.mask.extent() == Rect(300, 200, 50, 60)


def test_alt_leaves_what_is_selected_and_moves_a_copy_of_it(qtbot, opened):
    layer = patch(opened)
    select(opened, Rect(200, 100, 50, 60))
    opened.session.tools.tool = Tool.MOVE
    drag(opened, (220, 120), (320, 220), held=ALT)
    pixels = pixels_of(opened, layer)
    assert (pixels[130, 220] == (255, 0, 0, 255)).all()
    assert (pixels[230, 320] == (255, 0, 0, 255)).all()
    assert opened.session.history.undo_label == "Duplicate selection"


def test_the_layer_under_the_pen_is_taken_where_that_is_wished(qtbot, opened):
    patch(opened)
    below = opened.session.history.committed.layers[0]
    tools = opened.session.tools
    tools.tool = Tool.MOVE
    tools.set_settings(Moving(pick=True))
    drag(opened, (500, 300), (510, 300))
    assert tools.active_layer == below.id
    assert extent(opened, below).x == 10


def test_a_large_layer_hovers_while_it_is_moved(qtbot, opened):
    layer = patch(opened, Rect(100, 100, 1200, 1000))
    opened.session.tools.tool = Tool.MOVE
    drag(opened, (240, 120), (250, 120), (340, 220), lift=False)
    history = opened.session.history
    qtbot.waitUntil(lambda: not history.document.layer(layer.id).visible)
    shot = opened.canvas.grab().toImage()
    red = shot.pixelColor(opened.canvas.view.to_view(QPointF(210, 210)).toPoint())
    bare = shot.pixelColor(opened.canvas.view.to_view(QPointF(190, 190)).toPoint())
    assert (red.red(), red.green()) == (255, 0) and bare.green() > 20
    settle(qtbot, opened, lambda: drag(opened, (340, 220)))  # lifts the pen
    assert extent(opened, layer) == Rect(200, 200, 1200, 1000)
    assert history.document is history.committed
    history.undo()
    drag(opened, (240, 120), (340, 220), lift=False)
    key(opened, "Escape")
    assert extent(opened, layer) == Rect(100, 100, 1200, 1000)
    assert history.document.layer(layer.id).visible


def test_arrow_keys_nudge_with_the_move_tool_only_and_are_one_step(qtbot, opened):
    layer, history = patch(opened), opened.session.history
    opened.session.tools.tool = Tool.MOVE
    opened.canvas.setFocus()
    steps = len(history.steps)
    key(opened, "Left")
    key(opened, "Up", SHIFT)
    assert history.document.layer(layer.id).pixels.extent() == Rect(199, 90, 100, 60)
    qtbot.waitUntil(lambda: len(history.steps) == steps + 1)
    assert extent(opened, layer) == Rect(199, 90, 100, 60)
    assert opened.canvas.operation is None and history.undo_label == "Move layer"
    opened.session.tools.tool = Tool.BRUSH
    key(opened, "Left")
    assert extent(opened, layer).x == 199 and opened.canvas.operation is None


@pytest.mark.parametrize("large", [False, True])
def test_a_nudge_is_written_at_once_where_the_next_thing_needs_it(qtbot, opened, large):
    layer = patch(opened, Rect(130, 100, 1200, 1000) if large else Rect(220, 100, 100, 60))
    x, history = extent(opened, layer).x, opened.session.history
    opened.session.tools.tool = Tool.MOVE
    opened.canvas.setFocus()
    key(opened, "Right")
    drag(opened, (240, 120), (240, 140), (240, 150))
    qtbot.waitUntil(lambda: opened.canvas.operation is None)
    assert (extent(opened, layer).x, extent(opened, layer).y) == (x + 1, 130)
    key(opened, "Right")
    opened.session.tools.tool = Tool.BRUSH
    assert extent(opened, layer).x == x + 2
    assert history.document is history.committed


def test_a_nudge_is_taken_back_before_anything_else(qtbot, opened):
    layer = patch(opened)
    opened.session.tools.tool = Tool.MOVE
    opened.canvas.setFocus()
    key(opened, "Right")
    opened.wiring.enabling.refresh()
    opened.actions_["undo"].trigger()
    assert extent(opened, layer) == PATCH and opened.canvas.operation is None
    assert opened.session.history.document is opened.session.history.committed


def test_a_large_selection_hovers_while_keys_nudge_it_and_is_written_once(qtbot, opened):
    layer, history = patch(opened, Rect(100, 100, 1200, 1000)), opened.session.history
    select(opened, Rect(150, 150, 1100, 900))
    opened.session.tools.tool = Tool.MOVE
    opened.canvas.setFocus()
    steps, before = len(history.steps), history.committed
    for _ in range(5):
        key(opened, "Right", SHIFT)
    assert history.committed is before and opened.canvas.operation is not None
    qtbot.waitUntil(lambda: len(history.steps) == steps + 1)
    pixels = history.committed.layer(layer.id).pixels
    assert not pixels.read(Rect(150, 500, 50, 1)).any()
    assert (pixels.read(Rect(200, 500, 1100, 1)) == (255, 0, 0, 255)).all()
    assert history.committed.mask.extent() == Rect(200, 150, 1100, 900)
    assert history.document is history.committed


# -- crop


def crop(window):
    window.actions_["tool_crop"].trigger()
    return feature(window).crops.operation


def test_a_corner_of_the_crop_cuts_the_picture(qtbot, opened):
    before = opened.session.history.committed.layers[0].pixels.read(Rect(0, 0, 600, 400))
    crop(opened)
    drag(opened, (600, 400), (450, 300))
    settle(qtbot, opened, lambda: key(opened, "Return"))
    document = opened.session.history.committed
    assert document.size == (450, 300)
    assert np.array_equal(document.layers[0].pixels.read(document.bounds), before[:300, :450])
    opened.session.history.undo()
    assert opened.session.history.committed.size == (600, 400)


def test_a_crop_beyond_the_picture_makes_room_and_masks_it_for_the_model(qtbot, opened):
    crop(opened)
    bar = feature(opened).crops.bar
    opened.canvas.set_zoom(0.5)
    drag(opened, (600, 200), (700, 200))
    assert bar.heal.isEnabled()
    bar.heal.setChecked(True)
    settle(qtbot, opened, lambda: key(opened, "Return"))
    document = opened.session.history.committed
    assert document.size == (700, 400)
    assert document.mask.extent() == Rect(600, 0, 100, 400)


def test_proportions_numbers_and_reset(qtbot, opened):
    operation = crop(opened)
    bar = feature(opened).crops.bar
    bar.ratio.setCurrentIndex(2)
    bar.ratio.activated.emit(2)
    assert operation.frame.rect == Rect(100, 0, 400, 400)
    drag(opened, (500, 400), (450, 390))
    assert operation.frame.rect.w == operation.frame.rect.h
    bar.width_.setValue(120)
    assert operation.frame.rect[2:] == (120, 120)
    bar.again.click()
    assert operation.frame.rect == Rect(0, 0, 600, 400)
    key(opened, "Escape")
    assert opened.session.history.committed.size == (600, 400)


def test_a_line_drawn_along_the_horizon_straightens(qtbot, opened):
    operation = crop(opened)
    feature(opened).crops.bar.level.click()
    drag(opened, (100, 200), (300, 218), (500, 235))
    assert operation.frame.degrees == pytest.approx(5.0, abs=0.2)
    corners = np.array(operation.frame.corners())
    assert (corners >= -0.01).all() and (corners <= (600.01, 400.01)).all()
    settle(qtbot, opened, lambda: key(opened, "Return"))
    document = opened.session.history.committed
    alpha = document.layers[0].pixels.read(document.bounds)[..., 3]
    assert (alpha[2:-2, 2:-2] == 255).all()


def test_kept_pixels_are_revealed_again(qtbot, opened):
    crop(opened)
    feature(opened).crops.bar.keep.setChecked(True)
    drag(opened, (0, 0), (100, 50))
    settle(qtbot, opened, lambda: key(opened, "Return"))
    assert opened.session.history.committed.size == (500, 350)
    settle(qtbot, opened, lambda: opened.actions_["reveal_all"].trigger())
    assert opened.session.history.committed.size == (600, 400)


# -- the Image menu


def test_turning_four_times_gives_the_picture_back(qtbot, opened):
    before = opened.session.history.committed.layers[0].pixels.read(Rect(0, 0, 600, 400))
    for _ in range(4):
        settle(qtbot, opened, lambda: opened.actions_["image_turn_right"].trigger())
    after = opened.session.history.committed
    assert np.array_equal(after.layers[0].pixels.read(after.bounds), before)


def test_image_size_keeps_proportions_and_tells_inches(qtbot, opened):
    form = feature(opened).images.ask_size()
    form.width_.setValue(300)
    assert form.size_wanted == (300, 200)
    form.resolution.setValue(150)
    form.unit.setCurrentIndex(4)
    assert form.width_.value() == pytest.approx(2.0)
    form.height_.setValue(1.0)
    assert form.size_wanted == (225, 150)
    settle(qtbot, opened, form.accept)
    document = opened.session.history.committed
    assert document.size == (225, 150) and document.metadata.dpi == (150, 150)


def test_only_the_paper_changes_where_no_pixel_may(qtbot, opened):
    form = feature(opened).images.ask_size()
    form.resampled.setChecked(False)
    assert form.unit.currentIndex() == 2 and not form.way.isEnabled()
    form.width_.setValue(60.0)
    settle(qtbot, opened, form.accept)
    document = opened.session.history.committed
    assert document.size == (600, 400)
    assert document.metadata.dpi[0] == pytest.approx(25.4)


def test_canvas_size_leaves_the_picture_at_its_anchor(qtbot, opened):
    form = feature(opened).images.ask_canvas()
    form.width_.setValue(700)
    form.height_.setValue(500)
    form.anchor.button(8).click()
    assert form.wanted == Rect(-100, -100, 700, 500)
    form.heal.setChecked(True)
    settle(qtbot, opened, form.accept)
    document = opened.session.history.committed
    assert document.layers[0].pixels.extent() == Rect(100, 100, 600, 400)
    assert not document.mask.read(Rect(100, 100, 600, 400)).any()


def test_crop_to_selection_and_trim(qtbot, opened):
    select(opened, Rect(50, 60, 200, 100))
    opened.wiring.enabling.refresh()
    settle(qtbot, opened, lambda: opened.actions_["crop_selection"].trigger())
    assert opened.session.history.committed.size == (200, 100)
    settle(qtbot, opened, lambda: feature(opened).images.set_canvas(Rect(-9, -9, 300, 300), False))
    settle(qtbot, opened, lambda: opened.actions_["trim"].trigger())
    assert opened.session.history.committed.size == (200, 100)


def test_a_long_edit_shows_how_far_it_is_and_can_be_given_up(qtbot, opened):
    whole = feature(opened).whole
    ended = Event()

    def until_given_up(document, tick):
        try:
            for _ in range(10_000):
                sleep(0.005)
                tick(0.5)
        finally:
            ended.set()

    steps = opened.session.history.steps
    whole.run("Slow", "Slow", until_given_up)
    qtbot.waitUntil(lambda: whole.form is not None and whole.form.bar.value() > 0)
    assert not ended.is_set()
    whole.form.reject()
    qtbot.waitUntil(lambda: not whole.working)
    assert ended.is_set() and opened.session.history.steps == steps


@pytest.mark.parametrize("resized", [False, True])
def test_what_was_changed_meanwhile_is_not_swallowed(qtbot, opened, resized):
    whole, history = feature(opened).whole, opened.session.history
    go = Event()

    def held(document, tick):
        go.wait(5)
        return replace(document, guides=Guides((10.0,)))

    whole.run("Turn", "Turn", held)
    patch(opened)
    if resized:
        history.commit("Crop", replace(history.committed, size=Size(90, 80)))
    with qtbot.waitSignal(whole.changed):
        go.set()
    qtbot.waitUntil(lambda: not whole.working)
    assert len(history.committed.layers) == 2
    assert history.committed.guides.vertical == (() if resized else (10.0,))


def test_image_actions_rest_while_a_tool_is_open(qtbot, opened):
    crop(opened)
    qtbot.waitUntil(lambda: not opened.actions_["image_size"].isEnabled())
    key(opened, "Escape")
    qtbot.waitUntil(lambda: opened.actions_["image_size"].isEnabled())


def test_pixel_art_can_be_scaled_by_nearest(qtbot, opened):
    layer = patch(opened, Rect(200, 100, 2, 2))
    operation = begin(qtbot, opened)
    bar = feature(opened).transforms.bar
    bar.way.setCurrentIndex(4)
    assert bar.way.resampling is Resampling.NEAREST
    operation.put_parts(Parts(201, 101, 3.0, 3.0))
    settle(qtbot, opened, lambda: key(opened, "Return"))
    assert set(np.unique(pixels_of(opened, layer)[..., 3])) == {0, 255}
