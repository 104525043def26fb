"""What is asked for while the whole picture is being edited has its turn afterwards."""

from __future__ import annotations

from dataclasses import replace
from threading import Event

import pytest

from editor.core.geometry import Rect, Size
from editor.core.guides import Guides
from editor.core.layer import PixelLayer
from editor.core.resize import quarter_turned
from editor.core.transform import Parts
from tests.ui.transforming.test_transforming import PATCH, begin, extent, feature, key, patch

DOWN = PATCH._replace(y=PATCH.y + 100)
"""Where the patch is put by `AWAY`."""
AWAY = Parts(250, 230)


@pytest.fixture
def held(opened):
    """An edit of the picture that goes on until `set`."""
    go = Event()

    def edit(document, tick):
        go.wait(5)
        return replace(document, guides=Guides((10.0,)))

    def hold():
        feature(opened).whole.run("Turn", "Turn", edit)
        return go

    yield hold
    go.set()


def test_a_transform_accepted_meanwhile_waits_its_turn(qtbot, opened, held):
    layer = patch(opened)
    begin(qtbot, opened).put_parts(AWAY)
    go = held()
    key(opened, "Return")
    history = opened.session.history
    assert not history.document.layer(layer.id).visible, "it hovers on where it was put"
    go.set()
    qtbot.waitUntil(lambda: not feature(opened).whole.working)
    assert history.steps[-2:] == ("Turn", "Transform")
    assert extent(opened, layer) == DOWN
    assert history.committed.guides.vertical == (10.0,)
    assert history.document is history.committed


def test_only_one_waits(qtbot, opened, held):
    go, whole, done = held(), feature(opened).whole, []

    def edit(document, tick):
        done.append(document)
        return document.with_layer(PixelLayer("New"))

    with qtbot.waitSignal(whole.refused, timeout=1):
        for _ in range(2):
            whole.run("Add", "Add", edit)
    go.set()
    qtbot.waitUntil(lambda: not whole.working)
    assert len(done) == 1 and opened.session.history.undo_label == "Add"


def test_what_waits_has_its_turn_where_the_first_is_given_up(qtbot, opened, held):
    go, whole = held(), feature(opened).whole
    whole.run("Add", "Add", lambda document, tick: document.with_layer(PixelLayer("New")))
    whole.cancel()
    go.set()
    qtbot.waitUntil(lambda: not whole.working)
    assert opened.session.history.steps[-1] == "Add"
    assert "Turn" not in opened.session.history.steps


def test_what_waits_is_not_done_to_a_picture_of_another_size(qtbot, opened):
    """A frame drawn before the picture is turned would cut out something else."""
    images, whole, refused, go = feature(opened).images, feature(opened).whole, [], Event()
    whole.refused.connect(refused.append)

    def turn(document, tick):
        go.wait(5)
        return quarter_turned(document, 1, tick)

    whole.run("Turn picture", "Turn", turn)
    before = opened.session.history.committed.size
    images.crop("Crop", "Crop", Rect(300, 0, 300, 100))
    go.set()
    qtbot.waitUntil(lambda: not whole.working)
    assert opened.session.history.undo_label == "Turn picture"
    assert opened.session.history.committed.size == Size(before.h, before.w)
    assert len(refused) == 1


def test_a_transform_begins_on_what_the_last_one_leaves(qtbot, opened):
    layer = patch(opened)
    begin(qtbot, opened).put_parts(AWAY)
    key(opened, "Return")
    assert feature(opened).whole.working
    opened.actions_["tool_transform"].trigger()  # at once, on the same layer
    qtbot.waitUntil(lambda: feature(opened).transforms.operation is not None)
    assert feature(opened).transforms.operation.box == DOWN
    assert extent(opened, layer) == DOWN
