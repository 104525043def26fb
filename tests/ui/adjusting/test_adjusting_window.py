"""Adjustment layers in the real window: made, changed live, one step each, taken back."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from editor.core.adjustments import KINDS
from editor.core.adjustments.curves import Curves
from editor.core.adjustments.detail import Blur
from editor.core.adjustments.tones import BrightnessContrast, WhiteBalance
from editor.core.edits import set_locks
from editor.core.geometry import Rect
from editor.core.layer import AdjustmentLayer
from editor.core.raster import raster_from
from editor.render.compositor import flatten
from editor.ui.adjusting.editor import Editor
from editor.ui.adjusting.feature import Adjusting
from editor.ui.adjusting.kinds_grid import NARROWEST
from editor.ui.adjusting.words import FORMS, fresh, title
from editor.ui.controls.slider import Slider
from editor.ui.window import Window


@pytest.fixture
def adjusting(opened: Window) -> Adjusting:
    return next(part for part in opened.features if isinstance(part, Adjusting))


def active(window: Window) -> AdjustmentLayer:
    layer = window.layers.active
    assert isinstance(layer, AdjustmentLayer)
    return layer


def editor_of(qtbot, adjusting: Adjusting, kind: str) -> Editor:
    adjusting.window.actions_[f"adjust_{kind}"].trigger()
    qtbot.waitUntil(lambda: adjusting.panel.editor is not None)
    editor = adjusting.panel.editor
    assert editor is not None
    return editor


def slider(editor: Editor, label: str) -> Slider:
    return next(s for s in editor.findChildren(Slider) if s.accessibleName() == label)


def test_every_kind_can_be_made_and_shows_its_controls(qtbot, adjusting: Adjusting) -> None:
    window = adjusting.window
    for kind in KINDS:
        window.actions_[f"adjust_{kind}"].trigger()
        assert active(window).adjustment == fresh(kind)
        assert active(window).name == title(kind)
        qtbot.waitUntil(
            lambda kind=kind: getattr(adjusting.panel.editor, "value", None) == fresh(kind)
        )
        for page, section in enumerate(FORMS.get(kind, ())):
            sliders = adjusting.panel.editor._pages.widget(page).findChildren(Slider)
            for dial, control in zip(section.dials, sliders, strict=True):
                assert abs(control.real - dial.shown(fresh(kind))) <= 0.5 / dial.scale.steps
    assert len(window.session.history.steps) == 1 + len(KINDS)


def test_a_new_one_has_the_keyboard_in_its_first_control(qtbot, adjusting: Adjusting) -> None:
    window = adjusting.window
    for kind, label in (("exposure", "Exposure"), ("curves", "Curve"), ("invert", "Reset")):
        window.canvas.setFocus()
        window.actions_[f"adjust_{kind}"].trigger()
        qtbot.waitUntil(lambda label=label: window.focusWidget().accessibleName().startswith(label))
    window.canvas.setFocus()
    window.layers_panel.tree.opened.emit(active(window).id)
    qtbot.waitUntil(lambda: window.focusWidget() is adjusting.panel.reset)


@pytest.mark.parametrize("width", [250, 312, 700])
def test_names_of_all_kinds_are_whole_in_a_grid_that_wraps(
    qtbot, adjusting: Adjusting, width: int
) -> None:
    grid = adjusting.panel._new
    adjusting.window.docks.bring_forward("adjust")
    dock = adjusting.window.docks.by_name["adjust"]
    dock.setFloating(True)
    dock.resize(width, 500)
    qtbot.waitUntil(lambda: abs(grid.width() - width) <= 20)
    rows = -(-len(KINDS) // ((grid.width() - 24) // NARROWEST))
    qtbot.waitUntil(lambda: len({button.y() for button in grid.buttons}) == rows)
    assert all(button.fits() for button in grid.buttons)


def test_every_number_of_every_kind_has_a_slider_that_gives_it_back() -> None:
    for kind, sections in FORMS.items():
        value = fresh(kind)
        for dial in (dial for section in sections for dial in section.dials):
            shown = dial.shown(value)
            assert dial.scale.minimum <= shown <= dial.scale.maximum
            changes = dial.stored(value, shown)
            before = getattr(value, dial.field)
            assert np.allclose(changes[dial.field], before)


def test_a_slider_shows_at_once_and_is_one_step_when_let_go(qtbot, adjusting: Adjusting) -> None:
    history = adjusting.window.session.history
    editor = editor_of(qtbot, adjusting, "brightness_contrast")
    bright = slider(editor, "Brightness")
    steps = len(history.steps)
    before = flatten(history.document, Rect(0, 0, 60, 60))
    middle = QPoint(bright.width() * 3 // 4, bright.height() // 2)
    QTest.mousePress(bright, Qt.MouseButton.LeftButton, pos=middle)
    QTest.mouseMove(bright, middle + QPoint(8, 0))
    assert len(history.steps) == steps
    assert flatten(history.document, Rect(0, 0, 60, 60)).mean() > before.mean() + 10
    assert np.array_equal(flatten(history.committed, Rect(0, 0, 60, 60)), before)
    QTest.mouseRelease(bright, Qt.MouseButton.LeftButton, pos=middle + QPoint(8, 0))
    assert len(history.steps) == steps + 1
    assert history.undo_label == "Change brightness and contrast"
    history.undo()
    qtbot.waitUntil(lambda: bright.real == 0)
    assert active(adjusting.window).adjustment == BrightnessContrast()


def test_what_is_selected_becomes_the_mask(adjusting: Adjusting) -> None:
    window = adjusting.window
    mask = raster_from(np.full((50, 60), 255, np.uint8), 20, 30)
    history = window.session.history
    history.commit("Select", history.committed.with_mask(mask))
    window.actions_["adjust_invert"].trigger()
    assert active(window).mask is history.committed.mask
    raw = history.committed.layers[0].pixels.read(Rect(0, 0, 100, 100))
    flat = flatten(history.committed, Rect(0, 0, 100, 100))
    assert np.array_equal(flat[30:80, 20:80, :3], 255 - raw[30:80, 20:80, :3])
    assert np.array_equal(flat[:30], raw[:30])


def test_reset_eye_lock_and_another_layer(qtbot, adjusting: Adjusting) -> None:
    window, panel, history = adjusting.window, adjusting.panel, adjusting.window.session.history
    editor = editor_of(qtbot, adjusting, "blur")
    adjusting.commands.set(Blur(20.0))
    qtbot.mouseClick(panel.reset, Qt.MouseButton.LeftButton)
    layer = active(window)
    assert layer.adjustment == fresh("blur")
    qtbot.mouseClick(panel.eye, Qt.MouseButton.LeftButton)
    assert not active(window).visible
    history.commit("Lock layer", set_locks(history.committed, layer.id, locked=True))
    qtbot.waitUntil(lambda: not editor.isEnabled())
    adjusting.commands.set(Blur(9.0))
    assert active(window).adjustment == fresh("blur")
    window.layers.choose(history.committed.layers[0].id)
    qtbot.waitUntil(lambda: panel.editor is None)


def test_the_histogram_of_what_comes_in_stands_behind_curves(qtbot, adjusting: Adjusting) -> None:
    editor = editor_of(qtbot, adjusting, "curves")
    qtbot.waitUntil(lambda: editor.graph._histogram is not None, timeout=5000)
    before = editor.graph._histogram.counts
    adjusting.commands.set(Curves(all=((0.0, 0.5), (1.0, 1.0))))
    qtbot.wait(300)
    assert np.array_equal(editor.graph._histogram.counts, before)
    assert before[3].sum() == 600 * 400


def test_another_editor_above_the_same_layers_shows_their_histogram_too(
    qtbot, adjusting: Adjusting
) -> None:
    photo = adjusting.window.layers.active
    assert photo is not None
    levels = editor_of(qtbot, adjusting, "levels")
    qtbot.waitUntil(lambda: levels._histogram is not None, timeout=5000)
    adjusting.window.session.tools.active_layer = photo.id
    qtbot.waitUntil(lambda: adjusting.panel.editor is None)
    curves = editor_of(qtbot, adjusting, "curves")
    qtbot.waitUntil(lambda: curves.graph._histogram is not None, timeout=5000)


def test_a_second_adjustment_is_offered_beside_the_first(qtbot, adjusting: Adjusting) -> None:
    editor_of(qtbot, adjusting, "curves")
    menu = adjusting.panel.more.menu()
    assert menu is not None
    offered = [action for action in menu.actions() if not action.isSeparator()]
    assert len(offered) == len(KINDS)
    next(a for a in offered if a is adjusting.window.actions_["adjust_blur"]).trigger()
    assert active(adjusting.window).adjustment == fresh("blur")


def test_automatic_levels_stretch_what_comes_in(qtbot, adjusting: Adjusting) -> None:
    editor = editor_of(qtbot, adjusting, "levels")
    qtbot.waitUntil(lambda: editor.auto.isEnabled() and editor._histogram is not None)
    qtbot.mouseClick(editor.auto, Qt.MouseButton.LeftButton)
    flat = flatten(adjusting.window.session.history.committed, Rect(0, 0, 600, 400))
    for channel in range(3):
        assert np.ptp(flat[..., channel]) >= 250


def test_clicking_what_should_be_grey_makes_it_grey(qtbot, adjusting: Adjusting) -> None:
    window = adjusting.window
    canvas = window.canvas
    editor_of(qtbot, adjusting, "white_balance")
    qtbot.waitUntil(lambda: canvas.settled)
    adjusting.pick_grey()
    assert canvas.operation is not None
    at = canvas.view.to_view(QPointF(300.5, 150.5)).toPoint()
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=at)
    assert canvas.operation is None
    balance = active(window).adjustment
    assert isinstance(balance, WhiteBalance)
    assert not balance.neutral
    committed = window.session.history.committed
    picked = flatten(committed, Rect(299, 149, 3, 3))[..., :3].reshape(-1, 3).mean(0)
    raw = committed.layers[0].pixels.read(Rect(299, 149, 3, 3))[..., :3].reshape(-1, 3).mean(0)
    assert np.ptp(picked) < min(3, np.ptp(raw))


def test_the_histogram_panel_counts_what_shows(qtbot, adjusting: Adjusting) -> None:
    window, panel = adjusting.window, adjusting.histogram
    window.docks.bring_forward("histogram")
    qtbot.waitUntil(lambda: panel.histogram is not None, timeout=5000)
    before = panel.histogram.mean(3)
    window.actions_["adjust_invert"].trigger()
    qtbot.waitUntil(lambda: abs(panel.histogram.mean(3) - (255 - before)) < 2, timeout=5000)
    assert "%" in panel.numbers.text()


def test_the_panel_is_no_higher_than_the_editor_in_front_needs(qtbot, adjusting: Adjusting) -> None:
    panel = adjusting.panel
    grid = panel.minimumSizeHint().height()
    editor = editor_of(qtbot, adjusting, "threshold")
    spare = grid - editor.minimumSizeHint().height()
    assert spare > 100
    qtbot.waitUntil(lambda: panel.minimumSizeHint().height() < grid - spare / 2)
