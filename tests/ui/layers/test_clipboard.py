"""Copy, cut and paste through the system's clipboard, and layers made of what is selected."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QColor, QGuiApplication, QImage

from editor.core.document import Document
from editor.core.geometry import Rect
from editor.core.history import History
from editor.core.layer import GroupLayer, PixelLayer
from editor.core.raster import Raster
from editor.render.compositor import flatten
from editor.ui.window import Window
from tests.core.pictures import painted

HOLE = Rect(100, 100, 80, 60)


@pytest.fixture(autouse=True)
def clipboard(qapp) -> Iterator[None]:
    """Nothing on it, before and after."""
    QGuiApplication.clipboard().clear()
    yield
    QGuiApplication.clipboard().clear()


@pytest.fixture
def selected(opened: Window, history: History) -> Window:
    """A piece of the picture is selected."""
    mask = painted(Raster(1), HOLE, 255)
    history.commit("Select", history.committed.with_mask(mask))
    opened.wiring.enabling.refresh()
    return opened


def _do(qtbot, window: Window, name: str) -> None:
    window.wiring.enabling.refresh()
    assert window.actions_[name].isEnabled(), name
    window.actions_[name].trigger()
    qtbot.waitUntil(lambda: not window.session.background.busy)


def _top(document: Document) -> PixelLayer:
    layer = document.layers[-1]
    assert isinstance(layer, PixelLayer)
    return layer


def test_what_is_selected_is_copied_and_pasted_where_it_was(
    qtbot, selected: Window, history: History, picture: np.ndarray
) -> None:
    _do(qtbot, selected, "copy")
    image = QGuiApplication.clipboard().image()  # what other programs are given
    assert (image.width(), image.height()) == (80, 60)
    r, g, b = (int(v) for v in picture[100, 100, :3])
    assert image.pixelColor(0, 0) == QColor(r, g, b)
    assert not history.can_undo or history.undo_label == "Select"
    _do(qtbot, selected, "paste")
    pasted = _top(history.committed)
    assert pasted.pixels.extent() == HOLE
    assert np.array_equal(pasted.pixels.read(HOLE), picture[HOLE.slices()])
    assert selected.layers.active_id == pasted.id and history.undo_label == "Paste"


def test_cutting_takes_the_pixels_along_as_one_step(
    qtbot, selected: Window, history: History, picture: np.ndarray
) -> None:
    _do(qtbot, selected, "cut")
    shown = flatten(history.committed, history.committed.bounds)
    assert not shown[HOLE.slices()].any() and history.undo_label == "Cut"
    _do(qtbot, selected, "paste")
    shown = flatten(history.committed, history.committed.bounds)
    assert np.array_equal(shown, picture)


def test_whole_layers_are_copied_with_all_they_are(
    qtbot, opened: Window, history: History, picture: np.ndarray
) -> None:
    opened.layers.group_selected()
    opened.layers.set_opacity(0.5)
    _do(qtbot, opened, "copy")
    _do(qtbot, opened, "paste")
    first, second = history.committed.layers
    assert isinstance(second, GroupLayer) and second.opacity == 0.5
    assert second.id != first.id and second.layers[0].id != first.layers[0].id  # type: ignore[attr-defined]


def test_a_picture_of_another_program_comes_into_the_middle_of_the_view(
    qtbot, opened: Window, history: History
) -> None:
    image = QImage(40, 20, QImage.Format.Format_ARGB32)
    image.fill(QColor(10, 200, 30))
    QGuiApplication.clipboard().setImage(image)
    _do(qtbot, opened, "paste")
    qtbot.waitUntil(lambda: len(history.committed.layers) == 2)
    pasted = _top(history.committed)
    assert pasted.pixels.extent() == Rect(280, 190, 40, 20)
    assert tuple(pasted.pixels.read(Rect(290, 200, 1, 1))[0, 0]) == (10, 200, 30, 255)


def test_files_and_nothing_on_the_clipboard(qtbot, opened: Window, history: History, photo) -> None:
    opened.actions_["paste"].trigger()
    assert "no picture" in opened.status.hint.text()
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(photo))])
    QGuiApplication.clipboard().setMimeData(mime)
    opened.actions_["paste"].trigger()
    qtbot.waitUntil(lambda: len(history.committed.layers) == 2)


def test_all_that_shows_is_copied_merged(
    qtbot, selected: Window, history: History, picture: np.ndarray
) -> None:
    selected.layers.add()
    _do(qtbot, selected, "copy_merged")
    _do(qtbot, selected, "paste")
    assert np.array_equal(_top(history.committed).pixels.read(HOLE), picture[HOLE.slices()])


def test_layers_via_copy_and_cut(
    qtbot, selected: Window, history: History, picture: np.ndarray
) -> None:
    _do(qtbot, selected, "layer_via_copy")
    assert _top(history.committed).pixels.extent() == HOLE
    selected.layers.choose(history.committed.layers[0].id)
    _do(qtbot, selected, "layer_via_cut")
    assert len(history.committed.layers) == 3
    shown = flatten(history.committed, history.committed.bounds)
    assert np.array_equal(shown, picture)


def test_merging_goes_by_what_is_chosen(
    qtbot, opened: Window, history: History, picture: np.ndarray
) -> None:
    opened.layers.add()
    _do(qtbot, opened, "layer_stamp")
    stamp = _top(history.committed)
    assert stamp.name == "Visible" and opened.layers.active_id == stamp.id
    assert np.array_equal(flatten(history.committed, history.committed.bounds), picture)
    ids = [layer.id for layer in history.committed.layers]
    opened.layers.choose(ids[2], ids[1:])
    opened.wiring.enabling.refresh()
    assert opened.actions_["layer_merge"].text() == "Merge layers"
    _do(qtbot, opened, "layer_merge")
    assert [layer.id for layer in history.committed.layers] == ids[:2]
    opened.layers.group_selected()
    opened.wiring.enabling.refresh()
    assert opened.actions_["layer_merge"].text() == "Merge group"
    _do(qtbot, opened, "layer_merge")
    assert isinstance(_top(history.committed), PixelLayer)
    _do(qtbot, opened, "layer_merge_visible")
    assert len(history.committed.layers) == 1


def test_nothing_is_merged_into_layers_that_changed_meanwhile(
    qtbot, opened: Window, history: History
) -> None:
    opened.layers.add()
    opened.actions_["layer_flatten"].trigger()
    opened.layers.add()
    qtbot.waitUntil(lambda: not opened.session.background.busy)
    assert len(history.committed.layers) == 3
    assert "meanwhile" in opened.status.hint.text()


def test_a_picture_pasted_where_nothing_is_open_is_a_document(qtbot, window: Window) -> None:
    image = QImage(40, 20, QImage.Format.Format_ARGB32)
    image.fill(QColor(10, 200, 30))
    QGuiApplication.clipboard().setImage(image)
    assert window.session.files.blank
    _do(qtbot, window, "paste")
    history = window.session.history
    qtbot.waitUntil(lambda: not window.session.files.blank)
    assert history.committed.size == (40, 20)
    assert _top(history.committed).pixels.extent() == Rect(0, 0, 40, 20)
    history.mark_saved()
    window.desk.close_document()


def test_a_layers_mask_goes_through_the_clipboard(
    qtbot, selected: Window, history: History
) -> None:
    _do(qtbot, selected, "layer_mask_selection")
    masked = history.committed.layers[-1]
    selected.session.tools.on_mask = True
    _do(qtbot, selected, "mask_clear")
    _do(qtbot, selected, "copy")
    image = QGuiApplication.clipboard().image()
    assert image.pixelColor(120, 120).red() == 255 and image.pixelColor(20, 20).red() == 0
    _do(qtbot, selected, "cut")
    assert not history.committed.layer(masked.id).mask.read(HOLE).any()
    _do(qtbot, selected, "paste")
    assert history.undo_label == "Paste"
    after = history.committed.layer(masked.id).mask
    assert after.extent() == HOLE and (after.read(HOLE) == 255).all()
    assert len(history.committed.layers) == 1
    picture = QImage(2000, 2000, QImage.Format.Format_RGB32)
    picture.fill(QColor(90, 90, 90))
    QGuiApplication.clipboard().setImage(picture)
    _do(qtbot, selected, "paste")
    assert (history.committed.layer(masked.id).mask.read(HOLE) == 90).all()
