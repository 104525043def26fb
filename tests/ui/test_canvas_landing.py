"""What lands or is looked at while the pen is down lies beneath what is drawn, at once: the hand
need not stir for it, and neither swallows the other."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtTest import QTest

from editor.core.geometry import Rect
from editor.core.layer import PixelLayer
from editor.core.raster import Raster, raster_from
from editor.ui.tools import Tool
from tests.ui.pointing import LEFT, NONE, drag, key, mask, on_screen, pixel


def with_answer(document):
    """White, 20 x 20, at 500, 300."""
    pixels = raster_from(np.full((20, 20, 4), 255, np.uint8), 500, 300)
    return document.with_layer(PixelLayer("Inpaint", pixels=pixels))


def lift(canvas, x, y):
    QTest.mouseRelease(canvas, LEFT, NONE, on_screen(canvas, x, y))


@pytest.mark.parametrize("committed", [True, False], ids=["answer", "look"])
def test_a_stroke_stays_in_sight_where_something_comes_beneath_it(
    canvas, history, tools, committed
):
    tools.tool, tools.colour = Tool.BRUSH, (255, 0, 255)
    drag(canvas, (100, 100), (200, 100), lift=False)
    if committed:
        history.commit("Inpaint", with_answer(history.committed))
    else:
        history.preview(with_answer(history.committed))
    assert pixel(canvas, 150, 100).tolist() == [255, 0, 255]
    assert pixel(canvas, 510, 310).tolist() == [255, 255, 255]
    history.preview(history.committed)  # a look goes
    assert pixel(canvas, 150, 100).tolist() == [255, 0, 255]
    assert (pixel(canvas, 510, 310).tolist() == [255, 255, 255]) is committed
    lift(canvas, 200, 100)
    assert history.document is history.committed
    assert history.undo_label == "Brush"
    assert len(history.committed.layers) == (2 if committed else 1)


def test_a_mask_in_the_making_stays_in_sight_where_the_old_one_is_spent(canvas, history):
    drag(canvas, (100, 300), (200, 300))
    drag(canvas, (100, 100), (200, 100), lift=False)
    history.commit("Inpaint", history.committed.with_mask(Raster(1)))
    assert mask(history.document)[100, 105:140].min() == 255
    assert mask(history.document)[300].max() == 0
    lift(canvas, 200, 100)
    assert history.steps[-2:] == ("Inpaint", "Paint mask")


def test_a_stroke_given_up_leaves_what_came_beneath_it(canvas, history):
    drag(canvas, (100, 100), (200, 100), lift=False)
    look = with_answer(history.committed)
    history.preview(look)
    key(canvas, "Escape")
    assert history.document is look
    history.preview(history.committed)
    assert history.document is history.committed, "nothing lies over it any more"


def test_a_stroke_that_is_done_lies_over_nothing_any_more(canvas, history):
    drag(canvas, (100, 100), (200, 100))
    history.undo()
    assert history.document is history.committed
    assert not history.document.mask.tiles


def test_a_layer_in_the_hand_stays_there(canvas, history, tools):
    dot = PixelLayer("Dot", pixels=raster_from(np.full((10, 10, 4), 255, np.uint8), 100, 100))
    history.commit("Add", history.committed.with_layer(dot))
    tools.tool, tools.active_layer = Tool.MOVE, dot.id
    drag(canvas, (105, 105), (150, 120), (235, 145), lift=False)
    history.commit("Inpaint", with_answer(history.committed))
    there = Rect(230, 140, 10, 10)
    assert history.document.layer(dot.id).bounds.contains(there)
    assert pixel(canvas, 235, 145).tolist() == [255, 255, 255]
    lift(canvas, 235, 145)
    moved = history.committed.layer(dot.id)
    assert moved.pixels.extent() == there
    assert len(history.committed.layers) == 3


def test_enter_without_anything_open_does_not_take_the_stroke_away(canvas, history):
    drag(canvas, (100, 100), (200, 100), lift=False)
    key(canvas, "Return")
    lift(canvas, 200, 100)
    assert mask(history.committed)[100, 105:195].min() == 255
