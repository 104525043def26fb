"""What the status bar says of a transform: while it is open, and where there is none to be had."""

from __future__ import annotations

from editor.core.adjustments.tones import Levels
from editor.core.layer import AdjustmentLayer
from editor.ui.tools import Tool
from tests.ui.transforming.test_transforming import begin, key, patch


def test_it_is_told_what_to_do_as_long_as_it_is_open(qtbot, opened):
    patch(opened)
    hint = opened.status.hint
    begin(qtbot, opened)
    assert "Alt: about the pivot" in hint.text()
    key(opened, "Return")
    assert "pivot" not in hint.text()
    begin(qtbot, opened)
    key(opened, "Escape")
    assert "pivot" not in hint.text()


def test_an_adjustment_without_a_mask_is_no_empty_layer(qtbot, opened):
    history, tools = opened.session.history, opened.session.tools
    layer = AdjustmentLayer("Dusk", adjustment=Levels())
    history.commit("New adjustment", history.committed.with_layer(layer))
    tools.active_layer = layer.id
    opened.actions_["tool_transform"].trigger()
    qtbot.waitUntil(lambda: "“Dusk” is an adjustment" in opened.status.hint.text())
    assert "mask" in opened.status.hint.text() and opened.canvas.operation is None
    assert tools.tool is not Tool.TRANSFORM
