"""Colour and luminance range, smart select, the masks panel and the buttons of several tools."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QToolButton

from editor.core.coverage import rectangle
from editor.core.document import Document
from editor.core.geometry import Rect, Size
from editor.core.history import History
from editor.core.layer import PixelLayer
from editor.core.raster import raster_from
from editor.core.select import Mode
from editor.media.still import read_mask, save_still
from editor.ui.background import Background
from editor.ui.flyout import Flyout
from editor.ui.selecting.mask_files import FitForm
from editor.ui.selecting.mask_mime import mask_mime, name_in
from editor.ui.selecting.selector import Selector
from editor.ui.selecting.wishes import ShapeWish
from editor.ui.tools import Tool
from editor.ui.window import Window
from tests.ui.selecting.conftest import select_or_mean
from tests.ui.selecting.test_selecting_tools import Alt, Shift, cover, drag, extent
from tests.ui.window.conftest import MakeWindow, open_in

Key, Modifier = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def squares(tmp_path: Path) -> Path:
    """Red, green and blue squares on white, 600 x 400."""
    pixels = np.full((400, 600, 3), 240, np.uint8)
    for n, colour in enumerate([(200, 30, 30), (30, 190, 40), (30, 40, 200)]):
        pixels[150:250, 60 + 180 * n : 160 + 180 * n] = colour
    path = tmp_path / "squares.png"
    save_still(path, pixels)
    return path


@pytest.fixture
def shown(qtbot, window: Window, squares: Path) -> Window:
    """The squares open at 100 %."""
    return open_in(qtbot, window, squares)


def test_colours_are_picked_added_and_left_out_live(qtbot, shown: Window) -> None:
    history, canvas = shown.session.history, shown.canvas
    shown.actions_["mask_colours"].trigger()
    picking = canvas.operation
    drag(shown, (100, 200))
    red = Rect(60, 150, 100, 100)
    qtbot.waitUntil(lambda: history.document.mask.extent() == red)
    assert history.committed.mask.extent().empty, "not a step yet"
    drag(shown, (300, 200), held=Shift)
    qtbot.waitUntil(lambda: history.document.mask.extent() == Rect(60, 150, 280, 100))
    drag(shown, (300, 200), held=Alt)
    qtbot.waitUntil(lambda: history.document.mask.extent() == red)
    picking.form.fuzziness.changed.emit(255.0)
    qtbot.waitUntil(lambda: history.document.mask.extent() != red)
    picking.form.fuzziness.changed.emit(30.0)
    picking.form.do.click()
    qtbot.waitUntil(lambda: history.steps[-1] == "Colour range")
    assert canvas.operation is None and extent(shown) == red
    assert (cover(shown)[150:250, 60:160] == 255).all()


def test_a_range_given_up_leaves_all_as_it_was(qtbot, shown: Window) -> None:
    history, canvas = shown.session.history, shown.canvas
    shown.actions_["mask_luminance"].trigger()
    form = canvas.operation.form
    qtbot.waitUntil(lambda: bool(history.document.mask.tiles))
    form.reject()
    assert canvas.operation is None and not history.document.mask.tiles
    assert history.steps == ("Open",)


def test_colours_are_picked_by_keys_and_taken_out_again(qtbot, shown: Window) -> None:
    history = shown.session.history
    shown.session.tools.colour = (200, 30, 30)
    shown.actions_["mask_colours"].trigger()
    form = shown.canvas.operation.form
    qtbot.waitUntil(lambda: len(form.picture.colours) >= 4)
    assert form.hand.colours[0] == (200, 30, 30)
    QTest.keyClick(form.hand, Key.Key_Return)
    red = Rect(60, 150, 100, 100)
    qtbot.waitUntil(lambda: history.document.mask.extent() == red)
    form.way.show_index(1)
    green = form.picture.colours.index((30, 190, 40))
    for _ in range(green):
        QTest.keyClick(form.picture, Key.Key_Right)
    QTest.keyClick(form.picture, Key.Key_Return)
    qtbot.waitUntil(lambda: history.document.mask.extent() == Rect(60, 150, 280, 100))
    QTest.keyClick(form.wanted, Key.Key_Delete)
    qtbot.waitUntil(lambda: history.document.mask.extent() == Rect(240, 150, 100, 100))
    form.reject()
    assert not history.document.mask.tiles


def test_a_selection_grows_to_like_colours(qtbot, shown: Window) -> None:
    history = shown.session.history
    shown.session.tools.tool = Tool.RECT
    drag(shown, (80, 170), (100, 190))
    qtbot.waitUntil(lambda: len(history.steps) == 2)
    shown.actions_["mask_near"].trigger()
    qtbot.waitUntil(lambda: history.steps[-1] == "Grow to similar")
    assert (cover(shown) > 127).sum() == pytest.approx(100 * 100, abs=8)
    assert (cover(shown)[152:248, 62:158] == 255).all()


@pytest.mark.parametrize(
    "what", ["near", "similar", "grow", "shrink", "feather", "smooth", "border"]
)
def test_where_nothing_is_selected_that_is_said(shown: Window, what: str) -> None:
    shown.actions_[f"mask_{what}"].trigger()
    assert "Nothing is selected" in shown.status.hint.text()
    assert shown.session.history.steps == ("Open",)


@pytest.mark.usefixtures("lasting")  # who collects garbage in the right thread
def test_a_window_closes_while_a_range_or_a_smart_selection_is_open(
    qtbot, make_window: MakeWindow, squares: Path
) -> None:
    shown = open_in(qtbot, make_window(select_or_mean), squares)
    shown.session.tools.tool = Tool.SMART
    drag(shown, (30, 120), (190, 280))
    shown.actions_["mask_colours"].trigger()
    drag(shown, (100, 200))
    shown.close()  # makes final what is open first
    history = shown.session.history
    qtbot.waitUntil(lambda: history.steps[-1] == "Colour range")
    history.mark_saved()
    qtbot.waitUntil(lambda: shown.close())


def test_luminance_takes_the_bright_ground(qtbot, shown: Window) -> None:
    canvas, history = shown.canvas, shown.session.history
    shown.actions_["mask_luminance"].trigger()
    canvas.operation.form.low.changed.emit(220.0)
    canvas.operation.form.softness.changed.emit(0.0)
    canvas.setFocus()
    QTest.keyClick(canvas, Key.Key_Return)
    qtbot.waitUntil(lambda: history.steps[-1] == "Luminance range")
    wanted = np.full((400, 600), 255, np.uint8)
    for n in range(3):
        wanted[150:250, 60 + 180 * n : 160 + 180 * n] = 0
    assert np.array_equal(cover(shown), wanted)


def test_smart_select_finds_hears_scribbles_and_is_one_step(qtbot, shown: Window) -> None:
    history, canvas = shown.session.history, shown.canvas
    shown.session.tools.tool = Tool.SMART
    drag(shown, (30, 120), (190, 280))
    qtbot.waitUntil(lambda: canvas.operation is not None)
    qtbot.waitUntil(lambda: bool(history.document.mask.tiles))
    mask = history.document.mask.read(history.document.bounds)[..., 0] > 127
    assert mask[160:240, 70:150].all() and mask.sum() == pytest.approx(100 * 100, rel=0.06)
    drag(shown, (100, 160), (100, 180), (100, 240), held=Alt)
    qtbot.waitUntil(lambda: history.document.mask.read(Rect(100, 200, 1, 1)).max() == 0)
    QTest.keyClick(canvas, Key.Key_Backspace)
    qtbot.waitUntil(lambda: history.document.mask.read(Rect(100, 200, 1, 1)).max() == 255)
    assert history.steps == ("Open",)
    QTest.keyClick(canvas, Key.Key_Return)
    qtbot.waitUntil(lambda: history.steps == ("Open", "Smart select"))
    assert cover(shown)[200, 100] == 255 and canvas.operation is None


def test_smart_select_taken_before_it_has_answered_still_comes(qtbot, shown: Window) -> None:
    history, canvas = shown.session.history, shown.canvas
    shown.session.tools.tool = Tool.SMART
    drag(shown, (30, 120), (190, 280))
    QTest.keyClick(canvas, Key.Key_Return)
    qtbot.waitUntil(lambda: history.steps == ("Open", "Smart select"))
    assert cover(shown)[200, 100] == 255


def test_smart_select_given_up_selects_nothing(qtbot, shown: Window) -> None:
    history, canvas = shown.session.history, shown.canvas
    shown.session.tools.tool = Tool.SMART
    drag(shown, (30, 120), (33, 122))
    assert canvas.operation is None, "a click is no box"
    drag(shown, (30, 120), (190, 280))
    qtbot.waitUntil(lambda: bool(history.document.mask.tiles))
    QTest.keyClick(canvas, Key.Key_Escape)
    assert not history.document.mask.tiles and history.steps == ("Open",)
    qtbot.wait(50)
    assert not history.document.mask.tiles


# ---- commands


def test_transparency_of_the_layer_is_selected(qtbot, shown: Window) -> None:
    history = shown.session.history
    pixels = np.zeros((60, 80, 4), np.uint8)
    pixels[..., 3] = 200
    layer = PixelLayer("Thing", pixels=raster_from(pixels, 40, 30))
    history.commit("New layer", history.committed.with_layer(layer))
    shown.layers.choose(layer.id)
    shown.actions_["mask_alpha"].trigger()
    qtbot.waitUntil(lambda: extent(shown) == Rect(40, 30, 80, 60))
    assert cover(shown).max() == 200


def test_smooth_border_copy_and_the_last_selection(qtbot, shown: Window) -> None:
    history, masks = shown.session.history, shown.masks
    masks.select_all()
    masks.clear()
    assert masks.can_select_again
    masks.select_again()
    assert (cover(shown) == 255).all() and not masks.can_select_again
    box = raster_from(np.full((100, 100), 255, np.uint8), 100, 100)
    history.commit("Box", history.committed.with_mask(box))
    masks.smooth(20)
    qtbot.waitUntil(lambda: history.steps[-1] == "Smooth selection")
    assert cover(shown)[100, 100] == 0 and cover(shown)[150, 100] == 255
    masks.border(10)
    qtbot.waitUntil(lambda: history.steps[-1] == "Border of selection")
    assert cover(shown)[150, 150] == 0 and cover(shown)[150, 97] == 255
    masks.copy()
    assert history.committed.active_mask == "Mask 2" and len(history.committed.masks) == 2


# ---- the panel


def test_a_picture_dropped_on_the_panel_is_a_mask(qtbot, shown: Window, tmp_path: Path) -> None:
    history, list_ = shown.session.history, shown.masks_panel.list
    grey = np.zeros((400, 600, 3), np.uint8)
    grey[10:60, 20:90] = 255
    save_still(tmp_path / "Sky.png", grey)
    save_still(tmp_path / "small.png", grey[:50, :50])
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / name)) for name in ("Sky.png", "small.png")])
    at, copy = QPointF(5, 5), Qt.DropAction.CopyAction
    event = QDropEvent(at, copy, mime, Qt.MouseButton.LeftButton, Modifier.NoModifier)
    list_.dropEvent(event)
    qtbot.waitUntil(lambda: len(history.committed.masks) == 2 and bool(_asked(shown)))
    assert history.committed.active_mask == "Sky" and extent(shown) == Rect(20, 10, 70, 50)
    form = _asked(shown)
    assert form is not None
    assert any("50 × 50" in label.text() for label in form.findChildren(QLabel))
    form.reject()


def _asked(window: Window) -> FitForm | None:
    """The question what becomes of a mask of another size."""
    return window.findChild(FitForm)


def test_a_mask_dragged_out_is_a_png_of_its_name(qtbot, shown: Window) -> None:
    shown.masks.select_all()
    shown.masks.rename("Mask", "a/b: sky")
    list_ = shown.masks_panel.list
    qtbot.waitUntil(lambda: list_.item(0).text() == "a/b: sky")
    mime = list_.mimeData([list_.item(0)])
    assert name_in(mime) == "a/b: sky" and name_in(QMimeData()) is None
    path = Path(mime.urls()[0].toLocalFile())
    assert path.name == "a_b_ sky.png"
    qtbot.waitUntil(path.is_file)
    assert (read_mask(path, (600, 400)) == 255).all()


def test_ctrl_click_joins_a_mask_with_the_active_one(qtbot, shown: Window) -> None:
    history, list_ = shown.session.history, shown.masks_panel.list
    one = raster_from(np.full((50, 50), 255, np.uint8), 10, 10)
    two = raster_from(np.full((50, 50), 255, np.uint8), 40, 10)
    document = history.committed.with_mask(one)
    history.commit("Masks", replace(document, masks={**document.masks, "Two": two}))
    qtbot.waitUntil(lambda: list_.count() == 2)
    row = list_.visualItemRect(list_.item(1)).center()
    control, shift, alt = Modifier.ControlModifier, Modifier.ShiftModifier, Modifier.AltModifier
    for held, area in (
        (control | shift, Rect(10, 10, 80, 50)),
        (control | alt, Rect(10, 10, 30, 50)),
        (control, Rect(40, 10, 50, 50)),
    ):
        QTest.mouseClick(list_.viewport(), Qt.MouseButton.LeftButton, held, row)
        assert extent(shown) == area and history.committed.active_mask == "Mask"


def test_a_mask_dropped_on_a_layer_shows_it_only_there(qtbot, shown: Window) -> None:
    history, tree = shown.session.history, shown.layers_panel.tree
    spot = raster_from(np.full((50, 50), 255, np.uint8), 40, 10)
    document = history.committed
    history.commit("Masks", replace(document, masks={**document.masks, "Spot": spot}))
    layer = document.layers[0]
    qtbot.waitUntil(lambda: tree.item_of(layer.id) is not None)
    at = QPointF(tree.visualItemRect(tree.item_of(layer.id)).center())
    mime = mask_mime("Spot", Path("/nowhere/Spot.png"))
    left, copy = Qt.MouseButton.LeftButton, Qt.DropAction.CopyAction
    tree.dropEvent(QDropEvent(at, copy, mime, left, Modifier.NoModifier))
    after = history.committed
    assert after.layers[0].mask.extent() == Rect(40, 10, 50, 50)
    assert after.active_mask == "Mask" and history.steps[-1] == "New layer mask"
    opened: list[list[str]] = []
    shown.canvas.files_dropped.connect(opened.append)
    shown.canvas.dropEvent(QDropEvent(at, copy, mime, left, Modifier.NoModifier))
    assert opened in ([], [[]]), "it is no file to open"


def test_what_is_found_late_lands_in_the_document_it_was_asked_for(qapp) -> None:
    history = History(Document(Size(90, 60)))
    waiting = Later()
    selector = Selector(history, waiting, lambda: history.document)
    ring = rectangle(10, 10, 30, 20)
    selector.shape(ShapeWish([ring], Mode.REPLACE, 0, True, "Select rectangle"))
    asked = history.past
    history.bring(history.add(Document(Size(90, 60))))
    waiting.go_on()
    assert history.steps == ("Open",) and not history.committed.mask.tiles
    assert asked.committed.mask.extent() == Rect(10, 10, 20, 10) and not selector.busy


def test_what_was_found_in_a_picture_of_another_size_is_not_selected(qtbot) -> None:
    history = History(Document(Size(90, 60)))
    waiting = Later()
    selector = Selector(history, waiting, lambda: history.document)
    ring = rectangle(10, 10, 80, 20)
    selector.shape(ShapeWish([ring], Mode.REPLACE, 0, True, "Select rectangle"))
    history.commit("Turn picture", Document(Size(60, 90)))
    with qtbot.waitSignal(selector.refused):
        waiting.go_on()
    assert history.steps == ("Open", "Turn picture") and not selector.busy


class Later(Background):
    """Work that is done when it is told to go on."""

    def run(self, work, done, failed) -> None:
        self.go_on = lambda: done(work())


# ---- buttons of several tools


def test_a_flyout_shows_the_tool_taken_last_and_opens_by_key(qtbot, shown: Window) -> None:
    bar = next(
        b for b in shown.findChildren(Flyout) if b.defaultAction().objectName() == "tool_rect"
    )
    ellipse = shown.actions_["tool_ellipse"]
    assert isinstance(bar, QToolButton) and bar.accessibleName() == "Rectangle select"
    ellipse.trigger()
    qtbot.waitUntil(lambda: bar.defaultAction() is ellipse)
    assert bar.isChecked() and bar.accessibleName() == "Ellipse select"
    shown.actions_["tool_brush"].trigger()
    assert bar.defaultAction() is ellipse and not bar.isChecked()
    bar.setFocus()
    QTest.keyClick(bar, Key.Key_Right)
    assert bar.menu().isVisible()
    names = [action.objectName() for action in bar.menu().actions()]
    assert names == ["tool_rect", "tool_ellipse"]
    bar.menu().close()
    QTest.mousePress(bar, Qt.MouseButton.RightButton, Modifier.NoModifier, QPoint(5, 5))
    assert bar.menu().isVisible()
    bar.menu().close()
