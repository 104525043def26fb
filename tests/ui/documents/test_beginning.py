"""New pictures by size and from the clipboard, and Revert."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from editor.core.depth import depth_of
from editor.core.geometry import Rect, Size
from editor.core.layer import PixelLayer
from editor.core.raster import raster_from
from editor.media.gate import MAX_PIXELS
from editor.media.still import save_still
from editor.render.compositor import flatten
from editor.ui.documents.beginning import Beginning, clipboard_size
from editor.ui.documents.new_form import NewForm
from editor.ui.documents.new_picture import PRESETS, NewPicture
from editor.ui.viewing.looking import Looking
from editor.ui.window import Window
from tests.ui.window.conftest import garbage, make_window, opened, photo, stroke, window

__all__ = ["garbage", "make_window", "opened", "photo", "window"]


@pytest.fixture(autouse=True)
def clipboard(qapp: QApplication) -> Iterator[None]:
    """Nothing on it, before and after."""
    QGuiApplication.clipboard().clear()
    yield
    QGuiApplication.clipboard().clear()


@pytest.fixture
def form(qtbot) -> NewForm:
    made = NewForm(NewPicture(), Size(321, 123), None)
    qtbot.addWidget(made)
    return made


def _beginning(window: Window) -> Beginning:
    return next(feature for feature in window.features if isinstance(feature, Beginning))


def _choose(form: NewForm, text: str) -> None:
    index = next(i for i in range(form.preset.count()) if form.preset.itemText(i).startswith(text))
    form.preset.setCurrentIndex(index)
    form.preset.activated.emit(index)


def _shown(window: Window) -> np.ndarray:
    document = window.session.history.committed
    return flatten(document, document.bounds)


def test_the_dialog_makes_what_it_says_in_a_tab_of_its_own(qtbot, opened: Window) -> None:
    form = _beginning(opened).ask()
    _choose(form, "Square, 1024")
    form.put(NewPicture(200, 100, 300.0, "px", "16", "colour"))
    opened.session.tools.colour = (200, 10, 30)
    QTest.mouseClick(form.do, Qt.MouseButton.LeftButton)
    document = opened.session.history.committed
    assert document.size == Size(200, 100) and depth_of(document) == 16
    assert document.metadata.dpi == (300.0, 300.0)
    assert np.array_equal(np.unique(_shown(opened).reshape(-1, 4), axis=0), [[200, 10, 30, 255]])
    assert len(opened.session.files.documents.sheets) == 2
    assert not opened.session.files.unsaved, "nothing is lost by closing it"
    again = _beginning(opened).ask()
    assert again.wanted == NewPicture(200, 100, 300.0, "px", "16", "colour")
    again.close()


def test_every_preset_fits_and_comes_back_by_its_name(form: NewForm) -> None:
    for index, (_, size, dpi) in enumerate(PRESETS, start=1):
        form.preset.activated.emit(index)
        assert (form.wanted.size, form.wanted.dpi) == (size, dpi)
        assert form.preset.currentIndex() == index and form.do.isEnabled()
    _choose(form, "Clipboard")
    assert form.wanted.size == Size(321, 123)
    form.turn()
    assert form.wanted.size == Size(123, 321)
    assert form.preset.currentIndex() == 0, "as typed"


def test_sizes_are_told_in_the_unit_and_resolution_keeps_the_paper(form: NewForm) -> None:
    form.put(NewPicture(2480, 3508, 300.0, "mm"))
    assert form.width_.value() == pytest.approx(210, abs=0.1)
    assert form.height_.value() == pytest.approx(297, abs=0.1)
    form.resolution.setValue(150)
    assert form.wanted.size == Size(1240, 1754)
    form.width_.setValue(105)
    assert form.wanted.width == 620
    form.put(NewPicture(800, 600, 72.0, "px"))
    form.resolution.setValue(300)
    assert form.wanted.size == Size(800, 600), "pixels stay as many"


def test_absurd_sizes_are_refused_with_a_size_that_fits(form: NewForm) -> None:
    form.width_.setValue(9_000_000)
    form.height_.setValue(9_000_000)
    assert not form.do.isEnabled()
    fitting = form.wanted.largest()
    assert f"{fitting.w} × {fitting.h}" in form.note.text()
    assert 0.99 * MAX_PIXELS < fitting.w * fitting.h <= MAX_PIXELS
    form.width_.setValue(fitting.w)
    form.height_.setValue(fitting.h)
    assert form.do.isEnabled()


def test_memory_counts_the_bits(form: NewForm) -> None:
    form.put(NewPicture(1000, 1000, bits="8"))
    assert form.wanted.nbytes == 4_000_000
    form.put(NewPicture(1000, 1000, bits="16"))
    assert form.wanted.nbytes == 8_000_000


def test_a_picture_on_the_clipboard_becomes_a_document_beside(qtbot, opened: Window) -> None:
    assert clipboard_size() is None
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(QColor(10, 200, 30))
    QGuiApplication.clipboard().setImage(image)
    assert clipboard_size() == Size(40, 30)
    with qtbot.waitSignal(opened.session.files.opened):
        opened.actions_["new_clipboard"].trigger()
    assert opened.session.history.committed.size == Size(40, 30)
    assert tuple(_shown(opened)[0, 0]) == (10, 200, 30, 255)
    assert len(opened.session.files.documents.sheets) == 2


def test_the_first_page_offers_a_new_picture(qtbot, window: Window) -> None:
    QTest.mouseClick(window.empty.drop.new, Qt.MouseButton.LeftButton)
    form = _beginning(window).form
    assert form is not None and form.isVisible()
    form.accept()
    assert window.session.history.committed.size == NewPicture().size
    assert window.canvas.isVisible()


def test_revert_asks_brings_the_file_back_and_can_be_undone(
    qtbot, opened: Window, photo: Path, picture: np.ndarray
) -> None:
    reverting = _beginning(opened).reverting
    opened.session.tools.colour = (255, 0, 0)
    opened.actions_["tool_brush"].trigger()
    stroke(opened.canvas, (200, 200), (260, 210))
    painted = _shown(opened)
    assert not np.array_equal(painted, picture)
    save_still(photo, picture[::2, ::2, :3].copy())  # other pixels by now, and another size
    opened.actions_["revert"].trigger()
    assert reverting.question is not None
    with qtbot.waitSignal(opened.session.files.state_changed):
        reverting.question.accept()
        qtbot.waitUntil(lambda: opened.session.history.undo_label == "Revert")
    assert np.array_equal(_shown(opened), picture[::2, ::2])
    assert not opened.session.files.unsaved
    opened.session.history.undo()
    assert np.array_equal(_shown(opened), painted) and opened.session.files.unsaved


def test_revert_without_changes_reads_again_at_once(qtbot, opened: Window, photo: Path) -> None:
    grey = np.full((400, 600, 3), 90, np.uint8)
    save_still(photo, grey)
    opened.actions_["revert"].trigger()
    qtbot.waitUntil(lambda: opened.session.history.undo_label == "Revert")
    assert np.array_equal(_shown(opened)[..., :3], grey)


def test_revert_of_a_file_that_is_gone_says_so_and_changes_nothing(
    qtbot, opened: Window, photo: Path
) -> None:
    before = opened.session.history.committed
    photo.unlink()
    with qtbot.waitSignal(opened.session.files.failed) as failed:
        opened.actions_["revert"].trigger()
    assert photo.name in failed.args[0]
    assert opened.session.history.committed is before


def test_the_colour_read_off_the_picture_is_that_of_the_file_again(
    qtbot, opened: Window, photo: Path
) -> None:
    looking = next(each for each in opened.features if isinstance(each, Looking))
    at = opened.canvas.view.to_view(QPointF(300, 200)).toPoint()
    QTest.mouseMove(opened.canvas, at)
    number = looking.readings.colour.number
    qtbot.waitUntil(lambda: number.text() != "")
    before = number.text()
    history = opened.session.history
    white = PixelLayer("White", pixels=raster_from(np.full((400, 600, 4), 255, np.uint8)))
    history.commit("New layer", history.committed.with_layer(white))
    qtbot.waitUntil(lambda: number.text() == "#ffffff")
    with qtbot.waitSignal(opened.session.files.state_changed):
        _beginning(opened).reverting.revert(opened.session.files.documents.front)
    qtbot.waitUntil(lambda: number.text() == before)


def test_a_new_picture_has_the_keyboard(opened: Window) -> None:
    opened.docks.bring_forward("layers")
    opened.layers_panel.tree.setFocus()
    form = _beginning(opened).ask()
    form.do.click()
    assert opened.focusWidget() is opened.canvas, "as soon as the window is the active one again"


def test_what_has_no_file_cannot_be_reverted(window: Window) -> None:
    _beginning(window).begin(NewPicture(64, 64))
    window.wiring.enabling.refresh()
    assert not window.actions_["revert"].isEnabled()
    assert window.session.history.committed.bounds == Rect(0, 0, 64, 64)
