"""In the window: bucket, fills, gradients and the healing brush, each one undo step."""

from __future__ import annotations

from dataclasses import replace
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
from editor.ui.painting.settings import Filling, Inside, Ramps
from editor.ui.tools import Tool
from editor.ui.window import Window
from tests import fakes
from tests.ui.pointing import LEFT, NONE, RIGHT, drag, key, on_screen
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


def test_the_bucket_fills_what_is_enclosed_in_the_picture(qtbot, drawing) -> None:
    drawing.session.tools.tool = Tool.FILL
    QTest.mouseClick(drawing.canvas, LEFT, NONE, on_screen(drawing.canvas, 200, 150))
    step(qtbot, drawing, "Fill")
    filled = ink(drawing)
    assert tuple(filled[150, 200]) == (20, 120, 240, 255) and filled[10, 10, 3] == 0
    area = (filled[..., 3] > 127).sum()
    assert area == pytest.approx(np.pi * 77**2, rel=0.02)


def test_grown_fills_reach_under_the_line_and_the_right_button_has_the_second_colour(
    qtbot, drawing
) -> None:
    tools = drawing.session.tools
    tools.tool = Tool.FILL
    tools.set_settings(Filling(grow=3))
    QTest.mouseClick(drawing.canvas, RIGHT, NONE, on_screen(drawing.canvas, 200, 150))
    step(qtbot, drawing, "Fill")
    assert (ink(drawing)[..., 3] > 127).sum() == pytest.approx(np.pi * 80**2, rel=0.02)
    assert tuple(ink(drawing)[150, 200, :3]) == (250, 200, 0)


def test_without_connection_all_of_that_colour_is_filled_and_the_mask_bounds_it(
    qtbot, drawing
) -> None:
    tools, history = drawing.session.tools, drawing.session.history
    half = np.zeros((300, 400), np.uint8)
    half[:, :200] = 255
    history.commit("Select", history.committed.with_mask(raster_from(half)))
    tools.tool = Tool.FILL
    tools.set_settings(Filling(contiguous=False))
    QTest.mouseClick(drawing.canvas, LEFT, NONE, on_screen(drawing.canvas, 20, 20))
    step(qtbot, drawing, "Fill")
    alpha = ink(drawing)[..., 3]
    assert alpha[150, 150] == 255 and alpha[10, 10] == 255 and not alpha[:, 200:].any()


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


def test_a_locked_layer_is_not_filled_and_says_so(qtbot, drawing) -> None:
    history = drawing.session.history
    locked = replace(history.committed.layers[1], locked=True)
    history.commit("Lock layer", history.committed.with_layer(locked))
    with qtbot.waitSignal(feature(drawing).fills.refused) as told:
        drawing.actions_["fill_foreground"].trigger()
    assert "locked" in told.args[0]


def test_a_gradient_is_live_one_step_and_follows_its_settings(qtbot, drawing) -> None:
    tools, history = drawing.session.tools, drawing.session.history
    tools.tool = Tool.GRADIENT
    tools.set_settings(Ramps(dither=False))
    before = history.position
    drag(drawing.canvas, (100, 150), (200, 150), (300, 150), lift=False)
    qtbot.waitUntil(lambda: history.document is not history.committed)
    assert history.position == before
    QTest.mouseRelease(drawing.canvas, LEFT, NONE, on_screen(drawing.canvas, 300, 150))
    step(qtbot, drawing, "Gradient")
    row = ink(drawing)[10].astype(int)
    assert tuple(row[50]) == (20, 120, 240, 255) and tuple(row[350]) == (250, 200, 0, 255)
    assert np.abs(row[200, :3] - (135, 160, 120)).max() <= 2
    assert history.position == before + 1


def test_esc_gives_a_gradient_up(qtbot, drawing) -> None:
    tools, history = drawing.session.tools, drawing.session.history
    tools.tool = Tool.GRADIENT
    drag(drawing.canvas, (100, 150), (300, 150), lift=False)
    qtbot.waitUntil(lambda: history.document is not history.committed)
    drawing.canvas.setFocus()
    key(drawing.canvas, "Escape")
    qtbot.waitUntil(lambda: not drawing.session.background.busy)
    assert history.document is history.committed and not history.can_undo


def test_the_healing_brush_fills_into_one_layer_and_leaves_the_mask_alone(qtbot, drawing) -> None:
    history = drawing.session.history
    half = np.zeros((300, 400), np.uint8)
    half[:, 390:] = 255
    history.commit("Select", history.committed.with_mask(raster_from(half)))
    mask = history.committed.mask
    drawing.session.tools.set_settings(Inside(False))
    drawing.session.tools.tool = Tool.HEALING
    for y in (100, 200):
        position = history.position
        drag(drawing.canvas, (40, y), (80, y))
        qtbot.waitUntil(lambda before=position: history.position == before + 1)
    assert history.undo_label == "Heal" and history.committed.mask is mask
    layers = history.committed.all_layers()
    assert [layer.name for layer in layers] == ["Paper", "Ink", "Healing"]
    alpha = layers[-1].pixels.read(ALL)[..., 3]
    assert alpha[100, 60] == 255 and alpha[200, 60] == 255 and not alpha[150].any()
    assert not feature(drawing).healing.working
    history.undo()
    assert not history.committed.all_layers()[-1].pixels.read(ALL)[200].any()


def test_shift_heals_along_a_straight_line(qtbot, drawing) -> None:
    drawing.session.tools.tool = Tool.HEALING
    drag(drawing.canvas, (40, 60), (50, 60))
    step(qtbot, drawing, "Heal")
    position = drawing.session.history.position
    drag(drawing.canvas, (150, 60), held=Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: drawing.session.history.position == position + 1)
    alpha = drawing.session.history.committed.all_layers()[-1].pixels.read(ALL)[..., 3]
    assert alpha[60, 50:150].min() == 255


def test_a_new_healing_layer_is_made_where_the_old_one_is_gone(qtbot, drawing) -> None:
    history = drawing.session.history
    drawing.session.tools.tool = Tool.HEALING
    drag(drawing.canvas, (40, 100), (80, 100))
    step(qtbot, drawing, "Heal")
    gone = history.committed.without_layer(history.committed.all_layers()[-1].id)
    history.commit("Delete layer", gone)
    drag(drawing.canvas, (40, 200), (80, 200))
    step(qtbot, drawing, "Heal")
    assert [layer.name for layer in history.committed.layers] == ["Paper", "Ink", "Healing"]


def test_colours_swap_and_go_back_to_black_and_white(drawing) -> None:
    tools, actions = drawing.session.tools, drawing.actions_
    actions["colours_swap"].trigger()
    assert tools.colour == (250, 200, 0)
    actions["colours_reset"].trigger()
    assert (tools.colour, tools.secondary) == ((0, 0, 0), (255, 255, 255))


def test_symmetry_is_a_switch_and_its_axis_comes_back(drawing) -> None:
    tools, actions = drawing.session.tools, drawing.actions_
    tools.tool, tools.axis = Tool.BRUSH, (10.0, 20.0)
    actions["symmetry"].trigger()
    assert feature(drawing).axes.shown
    actions["symmetry_centre"].trigger()
    assert tools.axis is None


def test_keys_shared_with_the_timeline_belong_to_the_tools_of_a_still(drawing) -> None:
    drawing.canvas.setFocus()
    for name, tool in (("J", Tool.HEALING), ("S", Tool.CLONE), ("G", Tool.FILL)):
        key(drawing.canvas, name)
        assert drawing.session.tools.tool is tool
    key(drawing.canvas, "G", Qt.KeyboardModifier.ShiftModifier)
    assert drawing.session.tools.tool is Tool.GRADIENT


def test_the_options_of_every_tool_fit_a_small_screen(drawing) -> None:
    for tool in Tool:
        drawing.session.tools.tool = tool
        QApplication.processEvents()
        assert drawing.options.minimumSizeHint().width() <= 1010, tool


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


def test_the_colours_of_the_picture_are_found(qtbot, drawing) -> None:
    panel = feature(drawing).colour_panel
    panel.picture_asked.emit()
    qtbot.waitUntil(lambda: bool(panel.picture.colours))
    assert panel.picture.colours[0] == (255, 255, 255) and (0, 0, 0) in panel.picture.colours


def test_the_brush_form_changes_the_brush_at_once(drawing) -> None:
    tools = drawing.session.tools
    tools.tool = Tool.BRUSH
    form = drawing.options.open_brush()
    spacing = next(s for s in form.findChildren(Slider) if s.accessibleName() == "Spacing")
    before = form.grab().toImage()
    QTest.keyClick(spacing, Qt.Key.Key_PageUp)
    assert tools.brush.spacing == pytest.approx(0.18)
    tools.set_brush(tip="chalk", grain=0.5)
    assert form.grab().toImage() != before
    form.close()
