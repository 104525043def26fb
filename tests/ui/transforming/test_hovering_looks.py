"""What hovers while it is transformed looks as its layers do at that moment."""

from __future__ import annotations

import numpy as np
import pytest

from editor.core import edits
from editor.core.arrange import group_layers
from editor.core.layer import BlendMode, PixelLayer
from editor.core.raster import raster_from
from editor.core.transform import Parts
from tests.ui.pointing import pixel
from tests.ui.transforming.test_transforming import PATCH, begin, key, patch, settle

AWAY = Parts(260, 230)
"""100 pixels below where the patch stands."""
THERE, BEFORE = (260, 230), (260, 130)


def ground(window, place) -> np.ndarray:
    """The photograph below, as it is shown."""
    x, y = place
    background = window.session.history.committed.layers[0]
    return background.pixels.read(PATCH._replace(x=x, y=y, w=1, h=1))[0, 0, :3].astype(int)


@pytest.fixture
def hovering(qtbot, opened):
    """A red patch taken down by 100 pixels, not yet accepted."""
    layer = patch(opened)
    operation = begin(qtbot, opened)
    operation.put_parts(AWAY)
    qtbot.waitUntil(lambda: not opened.session.history.document.layer(layer.id).visible)
    return opened


def test_its_opacity_shows_while_the_slider_is_drawn(qtbot, hovering):
    hovering.layers.preview_opacity(0.25)
    expected = 0.25 * np.array([255, 0, 0]) + 0.75 * ground(hovering, THERE)
    assert np.abs(pixel(hovering.canvas, *THERE) - expected).max() <= 2
    assert np.abs(pixel(hovering.canvas, *BEFORE) - ground(hovering, BEFORE)).max() <= 1
    hovering.layers.set_opacity(0.5)
    expected = 0.5 * np.array([255, 0, 0]) + 0.5 * ground(hovering, THERE)
    assert np.abs(pixel(hovering.canvas, *THERE) - expected).max() <= 2
    settle(qtbot, hovering, lambda: key(hovering, "Return"))
    assert np.abs(pixel(hovering.canvas, *THERE) - expected).max() <= 2


def test_its_mode_shows_at_once(hovering):
    hovering.layers.set_blend(BlendMode.MULTIPLY)
    red = ground(hovering, THERE) * [1, 0, 0]
    assert np.abs(pixel(hovering.canvas, *THERE) - red).max() <= 1


def test_a_group_shows_what_its_layers_become(qtbot, opened):
    layer = patch(opened)
    history = opened.session.history
    document, group = group_layers(history.committed, (layer.id,))
    history.commit("Group layers", document)
    opened.session.tools.active_layer = group
    begin(qtbot, opened).put_parts(AWAY)
    qtbot.waitUntil(lambda: not history.document.layer(group).visible)
    history.commit("Opacity", edits.set_opacity(history.committed, layer.id, 0.0))
    expected = ground(opened, THERE)
    qtbot.waitUntil(lambda: np.abs(pixel(opened.canvas, *THERE) - expected).max() <= 1)


def test_what_lies_above_is_followed_too(qtbot, opened):
    layer = patch(opened)
    history = opened.session.history
    green = np.full((PATCH.h, PATCH.w, 4), (0, 255, 0, 255), np.uint8)
    above = PixelLayer("Green", pixels=raster_from(green, PATCH.x, PATCH.y + 100))
    history.commit("New layer", history.committed.with_layer(above))
    opened.session.tools.active_layer = layer.id
    begin(qtbot, opened).put_parts(AWAY)
    qtbot.waitUntil(lambda: not history.document.layer(above.id).visible)
    assert pixel(opened.canvas, *THERE).tolist() == [0, 255, 0]
    history.commit("Opacity", edits.set_opacity(history.committed, above.id, 0.0))
    assert pixel(opened.canvas, *THERE).tolist() == [255, 0, 0]
