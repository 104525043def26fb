"""A picture that stands still under what moves over it is scaled once, and never shown when it is
out of date."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRect
from PySide6.QtWidgets import QApplication

from editor.core.document import Document
from editor.core.geometry import Size
from editor.core.history import History
from editor.core.layer import BlendMode, PixelLayer
from editor.core.raster import raster_from
from editor.ui.canvas import standing
from editor.ui.canvas.canvas import Canvas
from editor.ui.qimage import to_array
from editor.ui.tools import Tools
from tests.ui.conftest import photograph_like
from tests.ui.pointing import shot


@pytest.fixture
def scaled(monkeypatch) -> list[QRect]:
    """Notes each time that a picture is scaled."""
    calls: list[QRect] = []
    paint = standing.paint_image
    monkeypatch.setattr(standing, "paint_image", lambda *a: (calls.append(a[3]), paint(*a))[1])
    return calls


@pytest.fixture
def still(canvas):
    """The canvas at rest, smaller than the picture, turned a little, without a pointer."""
    canvas.leaveEvent(None)
    canvas.set_view(canvas.view.zoomed(0.77).rotated(9))
    settle(canvas)
    return canvas


def settle(canvas) -> None:
    while not canvas.settled:
        QApplication.processEvents()


def afresh(canvas, history: History, tools: Tools) -> np.ndarray:
    """What a canvas shows that has never shown anything else."""
    other = Canvas(history, tools)
    other.resize(canvas.size())
    other.show()
    other.set_view(canvas.view)
    settle(other)
    other.leaveEvent(None)
    out = shot(other)
    other.close()
    other.deleteLater()
    return out


def with_other_pixels(history: History):
    layer = history.committed.layers[0]
    assert isinstance(layer, PixelLayer)
    pixels = raster_from(photograph_like(600, 400, seed=9))
    return history.committed.with_layer(replace(layer, pixels=pixels))


def test_from_the_third_frame_on_nothing_is_scaled(still, scaled):
    first, second = shot(still), shot(still)
    scaled.clear()
    third = shot(still)
    assert not scaled
    assert (first == second).all() and (second == third).all()


def test_a_part_alone_is_not_kept_for_the_whole(still, scaled):
    for _ in range(3):
        still.repaint(QRect(0, 0, 80, 80))
    assert len(scaled) == 3


def test_another_picture_shows_at_once_and_as_it_should_be_at_rest(still, history, tools):
    shot(still), shot(still)
    history.preview(with_other_pixels(history))
    for _ in range(3):
        shot(still)
    settle(still)
    assert (shot(still) == afresh(still, history, tools)).all()


def test_another_view_shows_at_once(still, history, tools):
    shot(still), shot(still)
    still.set_view(still.view.panned(QPointF(31, 7)))
    assert (shot(still) == afresh(still, history, tools)).all()


def test_what_is_composed_later_at_full_size_shows_once_it_is_painted_again(still, tools):
    """Two thousand pixels wide: seen from afar it is composed from small tiles first."""
    under = PixelLayer("Under", pixels=raster_from(photograph_like(2000, 1500)))
    grain = raster_from(np.random.default_rng(1).integers(0, 256, (1500, 2000, 4), np.uint8))
    over = PixelLayer("Over", pixels=grain, blend=BlendMode.MULTIPLY)
    history = still.history
    history.replace(Document(Size(2000, 1500), (under, over)))
    first, second = (to_array(still.grab().toImage()) for _ in range(2))
    assert (first == second).all()
    settle(still)
    at_rest = shot(still)
    assert (at_rest != first).any()  # else nothing was composed later, and this tests nothing
    assert (at_rest == afresh(still, history, tools)).all()
