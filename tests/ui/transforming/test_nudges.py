"""What else happens while arrow keys carry something."""

from __future__ import annotations

from dataclasses import replace

import pytest

from editor.core.geometry import Rect
from editor.ui.canvas.carrying import REST_MS
from editor.ui.tools import Tool
from tests.ui.transforming.test_transforming import PATCH, SHIFT, extent, key, patch, select


@pytest.mark.parametrize("box", [None, Rect(150, 150, 50, 40), Rect(150, 150, 1100, 900)])
@pytest.mark.parametrize("large", [False, True])
def test_a_nudge_and_a_step_beside_it_are_both_kept(qtbot, opened, box, large):
    layer = patch(opened, Rect(130, 100, 1200, 1000) if large else Rect(120, 100, 100, 90))
    if box is not None:
        select(opened, box)
    at, history = Rect(150, 150, 1, 1), opened.session.history
    opened.session.tools.tool = Tool.MOVE
    opened.canvas.setFocus()
    steps = len(history.steps)
    for _ in range(3):
        key(opened, "Right", SHIFT)
    change = replace(history.committed.layer(layer.id), opacity=0.5)
    history.commit("Opacity", history.committed.with_layer(change))
    qtbot.waitUntil(lambda: opened.canvas.operation is None)
    moved = history.committed.layer(layer.id)
    assert len(history.steps) == steps + 2 and moved.opacity == 0.5
    if box is None:
        assert extent(opened, layer).x == (160 if large else 150)
    else:
        assert not moved.pixels.read(at).any() and history.committed.mask.extent().x == 180
    assert history.document is history.committed


def test_a_jump_to_another_step_gives_a_nudge_up(qtbot, opened):
    layer, history = patch(opened), opened.session.history
    opened.session.tools.tool = Tool.MOVE
    opened.canvas.setFocus()
    history.commit("Rename", history.committed.with_layer(replace(layer, name="Red")))
    steps = history.steps
    key(opened, "Right")
    history.jump(history.position - 1)
    assert opened.canvas.operation is None and history.document is history.committed
    qtbot.wait(REST_MS + 50)
    assert history.steps == steps and extent(opened, layer) == PATCH
