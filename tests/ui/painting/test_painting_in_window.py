"""In the window: bucket, fills, gradients and the healing brush, each one undo step."""

from __future__ import annotations

from threading import Event

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from editor.core.document import Document
from editor.core.geometry import Rect, Size
from editor.core.layer import PixelLayer
from editor.core.raster import raster_from
from editor.ui.controls.slider import Slider
from editor.ui.painting.feature import Painting
from editor.ui.painting.kept import plain
from editor.ui.painting.presets import BUILT_IN
from editor.ui.tools import Tool
from editor.ui.window import Window
from tests import fakes
from tests.ui.pointing import drag, key
from tests.ui.window.conftest import garbage, make_window, window

__all__ = ["garbage", "make_window", "window"]
ALL = Rect(0, 0, 400, 300)


@pytest.fixture
def drawing(window: Window) -> Window:
    """White paper with a black ring, thin as a line, and an empty layer above."""
    y, x = np.mgrid[:300, :400]
    ring = np.abs(np.hypot(x - 200, y - 150) - 80) < 3
    paper = np.full((300, 400, 4), 255, np.uint8)
    paper[ring, :3] = 0
    ink = PixelLayer("Ink")
    document = Document(Size(400, 300), (PixelLayer("Paper", pixels=raster_from(paper)), ink))
    window.session.files.show(document, None, "Ring")
    window.session.tools.active_layer = ink.id
    window.session.tools.colour = (20, 120, 240)
    window.session.tools.secondary = (250, 200, 0)
    window.canvas.set_zoom(1.0)
    window.wiring.enabling.refresh()
    return window


def ink(window: Window) -> np.ndarray:
    return window.session.history.committed.all_layers()[1].pixels.read(ALL)


def step(qtbot, window: Window, label: str) -> None:
    qtbot.waitUntil(lambda: window.session.history.undo_label == label)


def feature(window: Window) -> Painting:
    return next(each for each in window.features if isinstance(each, Painting))


def test_the_edit_menu_fills_and_clears_the_mask_or_everything(qtbot, drawing) -> None:
    actions, history = drawing.actions_, drawing.session.history
    actions["fill_background"].trigger()
    step(qtbot, drawing, "Fill")
    assert (ink(drawing) == (250, 200, 0, 255)).all()
    spot = np.full((50, 50), 255, np.uint8)
    history.commit("Select", history.committed.with_mask(raster_from(spot, 10, 10)))
    drawing.canvas.setFocus()
    key(drawing.canvas, "Delete")
    step(qtbot, drawing, "Clear")
    alpha = ink(drawing)[..., 3]
    assert not alpha[10:60, 10:60].any() and alpha.sum() == 255 * (400 * 300 - 2500)
    history.undo()
    assert (ink(drawing)[..., 3] == 255).all()


def test_esc_gives_up_strokes_that_wait_to_be_healed(qtbot, make_window) -> None:
    gate = Event()

    def waiting(job, tick):
        while not gate.wait(0.01):
            tick(0.0)
        yield from fakes.mean(job, tick)

    window = make_window(waiting)
    paper = raster_from(np.full((300, 400, 4), 255, np.uint8))
    document = Document(Size(400, 300), (PixelLayer("Paper", pixels=paper),))
    window.session.files.show(document, None, "Paper")
    window.canvas.set_zoom(1.0)
    window.session.tools.tool = Tool.HEALING
    overlays = len(window.canvas.overlays)
    drag(window.canvas, (40, 100), (80, 100))
    qtbot.waitUntil(lambda: any(t.state == "running" for t in window.session.worker.tickets()))
    assert len(window.canvas.overlays) == overlays + 1
    window.wiring.enabling.refresh()
    window.actions_["cancel"].trigger()
    gate.set()
    assert len(window.canvas.overlays) == overlays and not feature(window).healing.working
    qtbot.waitUntil(lambda: all(t.state == "cancelled" for t in window.session.worker.tickets()))
    assert not window.session.history.can_undo


def test_actions_and_keys_do_what_they_say(drawing) -> None:
    tools, actions = drawing.session.tools, drawing.actions_
    actions["colours_swap"].trigger()
    assert tools.colour == (250, 200, 0)
    actions["colours_reset"].trigger()
    assert (tools.colour, tools.secondary) == ((0, 0, 0), (255, 255, 255))
    tools.tool, tools.axis = Tool.BRUSH, (10.0, 20.0)
    actions["symmetry"].trigger()
    assert feature(drawing).axes.shown
    actions["symmetry_centre"].trigger()
    assert tools.axis is None
    drawing.canvas.setFocus()
    for name, tool in (("J", Tool.HEALING), ("S", Tool.CLONE), ("G", Tool.FILL)):
        key(drawing.canvas, name)
        assert tools.tool is tool
    key(drawing.canvas, "G", Qt.KeyboardModifier.ShiftModifier)
    assert tools.tool is Tool.GRADIENT


def test_the_bar_fits_a_small_screen_and_its_form_changes_the_brush_at_once(drawing) -> None:
    tools = drawing.session.tools
    for tool in Tool:
        tools.tool = tool
        QApplication.processEvents()
        assert drawing.options.minimumSizeHint().width() <= 1010, tool
    tools.tool = Tool.BRUSH
    form = drawing.options.open_brush()
    spacing = next(s for s in form.findChildren(Slider) if s.accessibleName() == "Spacing")
    before = form.grab().toImage()
    QTest.keyClick(spacing, Qt.Key.Key_PageUp)
    assert tools.brush.spacing == pytest.approx(0.18)
    tools.set_brush(tip="chalk", grain=0.5)
    assert form.grab().toImage() != before
    form.close()


def test_the_colours_of_the_picture_are_found_when_it_is_opened(qtbot, drawing) -> None:
    panel = feature(drawing).colour_panel
    qtbot.waitUntil(lambda: bool(panel.picture.colours))
    assert panel.picture.colours[0] == (255, 255, 255) and (0, 0, 0) in panel.picture.colours


def test_the_palette_at_the_pen_gives_colours_size_and_brushes(qtbot, drawing) -> None:
    tools, painting = drawing.session.tools, feature(drawing)
    tools.tool = Tool.BRUSH
    painting.palettes.note((9, 90, 200))
    drawing.actions_["hand_palette"].trigger()
    palette = painting.hand_palette
    assert palette.isVisible() and palette.diameter.value() == tools.brush.diameter
    assert palette.height() < 400, "no taller than what it shows"
    palette.diameter.changed.emit(333.0)
    palette.wheel.changed.emit(1.0, 1.0, 1.0)
    assert tools.brush.diameter == 333 and tools.colour == (255, 0, 0)
    palette.recent.chosen.emit((9, 90, 200), False)
    palette.recent.chosen.emit((1, 2, 3), True)
    assert tools.colour == (9, 90, 200) and tools.secondary == (1, 2, 3)
    palette.brushes.setCurrentRow(5)
    QTest.keyClick(palette.brushes, Qt.Key.Key_Return)
    assert not palette.isVisible() and plain(tools.brush) == plain(BUILT_IN[5].brush)
