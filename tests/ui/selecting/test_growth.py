"""How far beyond the mask is filled: set in the panel, shown round the mask, kept."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt

from editor.core.geometry import Rect
from editor.core.raster import Raster
from editor.jobs.job import InpaintJob
from editor.ui.choices import load_inpaint
from editor.ui.selecting.feature import Selecting
from editor.ui.window import Window

HOLE = Rect(150, 100, 60, 40)


@pytest.fixture
def masked(opened: Window) -> Window:
    full = np.full((HOLE.h, HOLE.w, 1), 255, np.uint8)
    history = opened.session.history
    history.commit("Paint mask", history.committed.with_mask(Raster(1).write(HOLE, full)))
    return opened


def test_nothing_grows_until_the_artist_asks(masked: Window, qtbot) -> None:
    row, studio = masked.heal_panel.grow, masked.session.studio
    assert not row.auto.isChecked() and row.slider.real == studio.growth == 0
    qtbot.keyClick(row.slider, Qt.Key.Key_PageUp)
    assert not row.auto.isChecked() and studio.grow == 10
    ticket = studio.inpaint(model="mean")
    assert ticket is not None
    assert isinstance(ticket.job, InpaintJob) and ticket.job.grow == 10
    row.auto.click()
    assert studio.grow is None and row.slider.real == 1  # 600 pixels


def test_the_line_lies_as_far_round_the_mask_as_it_is_grown(masked: Window, qtbot) -> None:
    selecting = next(part for part in masked.features if isinstance(part, Selecting))
    line, row = selecting.growth_line, masked.heal_panel.grow
    assert line.image.isNull()
    for _ in range(2):
        qtbot.keyClick(row.slider, Qt.Key.Key_PageUp)  # 20 pixels
    qtbot.waitUntil(lambda: not line.image.isNull())
    view = masked.canvas.view
    left = view.to_view(QPointF(HOLE.x - 19.5, 120.5))
    assert line.image.pixelColor(int(left.x()), int(left.y())).alpha() == 255
    inner = view.to_view(QPointF(HOLE.x, 120))
    assert line.image.pixelColor(int(inner.x()), int(inner.y())).alpha() == 0
    qtbot.waitUntil(lambda: line.image.isNull(), timeout=4000)  # it goes when nobody looks at it


def test_growth_is_kept(masked: Window) -> None:
    masked.session.studio.set_grow(9)
    masked.choices.save(masked.session.settings)
    masked.session.studio.set_grow(None)
    load_inpaint(masked.session)
    assert masked.session.studio.grow == 9
    masked.session.studio.set_grow(None)
    masked.choices.save(masked.session.settings)
    masked.session.studio.set_grow(3)
    load_inpaint(masked.session)
    assert masked.session.studio.grow is None
