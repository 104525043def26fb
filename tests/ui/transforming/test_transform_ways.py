"""What the handles do, the menu of the right button, and the ends of every operation."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from editor.core.geometry import Rect
from editor.core.raster import raster_from
from editor.core.transform import Transform, corners_of, once_more, rotated, shifted
from editor.ui.canvas.operation import Ending
from editor.ui.tools import Tool
from editor.ui.transforming import handles
from editor.ui.transforming.handles import Handle, Held, Way
from tests.ui.transforming.test_transforming import (
    PATCH,
    begin,
    drag,
    extent,
    feature,
    key,
    patch,
    select,
    settle,
)

BOX = Rect(10, 20, 100, 60)


def corners(change, pressed, now) -> list[tuple[float, float]]:
    """Where a change takes the corners of the box, to a tenth of a pixel."""
    made = change(Transform(), pressed, now)
    return [tuple(round(v, 1) for v in made.at(corner)) for corner in corners_of(BOX)]


def dragged(handle: Handle, way: Way, by: tuple[float, float]) -> list[tuple[float, float]]:
    pressed = handles.place_of(BOX, handle)
    change = handles.change_for(BOX, handle, handles.middle_of(BOX), Held(), way)
    return corners(change, pressed, (pressed[0] + by[0], pressed[1] + by[1]))


def test_a_corner_that_is_distorted_leaves_the_other_three():
    assert dragged(Handle(1, 1), Way.DISTORT, (20, -7)) == [
        (10, 20),
        (110, 20),
        (130, 73),
        (10, 80),
    ]


def test_an_edge_that_is_distorted_takes_both_its_corners():
    assert dragged(Handle(0, -1), Way.DISTORT, (5, -9)) == [
        (15, 11),
        (115, 11),
        (110, 80),
        (10, 80),
    ]


def test_in_perspective_the_other_corner_goes_as_far_the_other_way():
    narrow = dragged(Handle(-1, -1), Way.PERSPECTIVE, (15, 4))
    assert narrow == [(25, 20), (95, 20), (110, 80), (10, 80)]
    tall = dragged(Handle(1, 1), Way.PERSPECTIVE, (3, 12))
    assert tall == [(10, 20), (110, 8), (110, 92), (10, 80)]


def test_a_corner_that_is_skewed_stays_on_its_edge():
    assert dragged(Handle(1, -1), Way.SKEW, (-30, 8)) == [(10, 20), (80, 20), (110, 80), (10, 80)]
    assert dragged(Handle(0, 1), Way.SKEW, (12, 5)) == [(10, 20), (110, 20), (122, 80), (22, 80)]


def test_any_handle_turns_where_handles_rotate():
    change = handles.change_for(BOX, Handle(1, 0), (60, 50), Held(fixed=True), Way.ROTATE)
    made = change(Transform(), (110, 50), (60, 99))
    assert made.at((110, 50)) == (pytest.approx(60), pytest.approx(100))


@pytest.mark.parametrize("way", [Way.SKEW, Way.DISTORT, Way.PERSPECTIVE])
def test_the_handles_of_a_turned_box_do_the_same_along_its_own_edges(way):
    turn = rotated(90, handles.middle_of(BOX))
    grip = handles.place_of(BOX, Handle(1, -1))
    change = handles.change_for(BOX, Handle(1, -1), (0, 0), Held(), way)
    flat = change(Transform(), grip, (grip[0] - 20, grip[1] + 3))
    turned = change(turn, turn.at(grip), turn.at((grip[0] - 20, grip[1] + 3)))
    for corner in corners_of(BOX):
        assert turned.at(corner) == pytest.approx(turn.at(flat.at(corner)))


def test_again_walks_on_where_it_stopped_and_acts_elsewhere_about_the_middle():
    turn = rotated(90, (0, 0))
    left = turn.bounds(BOX)
    assert once_more(turn, BOX, left) is turn
    elsewhere = once_more(rotated(90, (60, 50)), BOX, Rect(500, 500, 10, 10))
    assert elsewhere.at((505, 505)) == (pytest.approx(505), pytest.approx(505))
    assert once_more(shifted(3, 4), BOX, Rect(0, 0, 7, 7)).at((1, 1)) == (4, 5)


# -- in the window


def test_the_right_button_opens_the_menu_and_it_says_what_handles_do(qtbot, opened):
    patch(opened)
    operation = begin(qtbot, opened)
    bar = feature(opened).transforms.bar
    place = opened.canvas.view.to_view(QPointF(250, 130)).toPoint()
    QTest.mouseClick(opened.canvas, Qt.MouseButton.RightButton, pos=place)
    qtbot.waitUntil(bar.menu.isVisible)
    names = [action.text() for action in bar.menu.actions() if action.isCheckable()]
    assert names == ["Free", "Scale", "Rotate", "Skew", "Distort", "Perspective"]
    next(a for a in bar.menu.actions() if a.text() == "Distort").trigger()
    bar.menu.close()
    assert operation.way is Way.DISTORT and bar.ways.text() == "Distort"
    drag(opened, (300, 160), (320, 190))
    assert operation.transform.at((300, 160)) == (pytest.approx(320), pytest.approx(190))
    assert operation.transform.at((200, 100)) == (pytest.approx(200), pytest.approx(100))
    key(opened, "Escape")


def test_the_menu_turns_and_the_last_transform_is_done_again(qtbot, opened):
    layer = patch(opened)
    begin(qtbot, opened)
    menu = feature(opened).transforms.bar.menu
    assert not opened.actions_["transform_again"].isEnabled()
    next(a for a in menu.actions() if a.text() == "Turn right by 90°").trigger()
    settle(qtbot, opened, lambda: key(opened, "Return"))
    assert extent(opened, layer) == Rect(220, 80, 60, 100)
    settle(qtbot, opened, opened.actions_["transform_again"].trigger)
    assert extent(opened, layer) == Rect(200, 100, 100, 60)
    begin(qtbot, opened)
    menu.once_more.trigger()
    settle(qtbot, opened, lambda: key(opened, "Return"))
    assert extent(opened, layer) == Rect(220, 80, 60, 100)


def test_apply_and_cancel_stand_in_the_bar_while_something_is_open(qtbot, opened):
    layer, ends = patch(opened), feature(opened).ends
    qtbot.waitUntil(lambda: not ends.isVisible())
    operation = begin(qtbot, opened)
    assert ends.apply.isVisible() and ends.cancel.isVisible()
    operation.flip(True)
    qtbot.mouseClick(ends.cancel, Qt.MouseButton.LeftButton)
    assert opened.canvas.operation is None
    qtbot.waitUntil(lambda: not ends.isVisible())
    assert opened.session.history.committed.layer(layer.id) is layer
    begin(qtbot, opened).turn(1)
    settle(qtbot, opened, lambda: qtbot.mouseClick(ends.apply, Qt.MouseButton.LeftButton))
    assert extent(opened, layer) == Rect(220, 80, 60, 100)


def test_a_polygon_ends_by_the_same_buttons(qtbot, opened):
    ends = feature(opened).ends
    opened.session.tools.tool = Tool.POLYGON
    for corner in ((100, 100), (200, 100), (150, 200)):
        drag(opened, corner)
    assert ends.apply.isVisible() and ends.apply.accessibleDescription() == "Polygon"
    qtbot.mouseClick(ends.apply, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(opened.session.history.committed.mask.tiles))
    qtbot.waitUntil(lambda: not ends.isVisible())


def test_what_is_picked_by_a_click_can_only_be_cancelled(qtbot, opened):
    ends = feature(opened).ends
    opened.actions_["adjust_white_balance"].trigger()
    pick = next(part for part in opened.features if hasattr(part, "pick_grey"))
    pick.pick_grey()
    assert opened.canvas.operation.ending is Ending.PICKED
    qtbot.waitUntil(ends.cancel.isVisible)
    assert not ends.apply.isVisible()
    opened.canvas.cancel_operation()
    qtbot.waitUntil(lambda: not ends.isVisible())


# -- a mask alone


def seen(window, x, y) -> tuple[int, int, int]:
    place = window.canvas.view.to_view(QPointF(x, y)).toPoint()
    return window.canvas.grab().toImage().pixelColor(place).getRgb()[:3]


@pytest.mark.parametrize("opacity", [1.0, 0.5])
def test_while_a_mask_hovers_its_layer_shows_through_it(qtbot, opened, opacity):
    layer, history = patch(opened), opened.session.history
    mask = raster_from(np.full((60, 40), 255, np.uint8), 200, 100)
    masked = replace(layer, mask=mask, mask_linked=False, opacity=opacity)
    history.commit("Layer mask", history.committed.with_layer(masked))
    opened.session.tools.on_mask = True
    places = (220, 145), (292, 145)  # where the layer showed, where it will
    before = [seen(opened, *place) for place in places]
    begin(qtbot, opened).put(shifted(60, 0))
    hovering = [seen(opened, *place) for place in places]
    settle(qtbot, opened, lambda: key(opened, "Return"))
    after = [seen(opened, *place) for place in places]
    assert np.abs(np.array(after) - np.array(hovering)).max() <= 1
    assert (np.abs(np.array(after) - np.array(before)).max(1) > 30).all()
    opened.session.tools.on_mask = False


def test_while_the_mask_of_an_adjustment_hovers_the_adjustment_shows_all_over(qtbot, opened):
    history = opened.session.history
    opened.actions_["adjust_invert"].trigger()
    layer = opened.layers.active
    plain = seen(opened, 100, 100)
    mask = raster_from(np.full((60, 40), 255, np.uint8), 300, 100)
    history.commit("Layer mask", history.committed.with_layer(replace(layer, mask=mask)))
    opened.session.tools.on_mask = True
    operation = begin(qtbot, opened)
    operation.put(shifted(60, 0))
    assert seen(opened, 100, 100) == plain
    veiled = seen(opened, 380, 130)
    assert veiled[0] > veiled[1] and veiled[0] > veiled[2]
    key(opened, "Escape")
    opened.session.tools.on_mask = False


@pytest.mark.parametrize("selected", [False, True])
def test_how_a_layer_shows_can_be_changed_while_it_is_transformed(qtbot, opened, selected):
    layer, history = patch(opened), opened.session.history
    if selected:
        select(opened, Rect(220, 110, 40, 30))
    operation = begin(qtbot, opened)
    operation.put(shifted(30, 0))
    change = replace(history.committed.layer(layer.id), opacity=0.5)
    history.commit("Opacity", history.committed.with_layer(change))
    assert opened.canvas.operation is operation
    settle(qtbot, opened, lambda: key(opened, "Return"))
    moved = history.committed.layer(layer.id)
    assert moved.opacity == 0.5 and history.steps[-2:] == ("Opacity", "Transform")
    assert moved.pixels.read(Rect(255, 120, 1, 1)).any() and extent(opened, layer).y == 100
    assert not moved.pixels.read(Rect(221, 120, 1, 1)).any()
    history.undo()
    assert extent(opened, layer) == PATCH


def test_a_transform_ends_where_its_pixels_are_changed(qtbot, opened):
    layer, history = patch(opened), opened.session.history
    begin(qtbot, opened).put(shifted(30, 0))
    other = raster_from(np.zeros((5, 5, 4), np.uint8))
    history.commit("Fill", history.committed.with_layer(replace(layer, pixels=other)))
    assert opened.canvas.operation is None and history.document is history.committed
