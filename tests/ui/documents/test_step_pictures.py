"""The history panel: small pictures of what each step changed, and which steps it lists."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtGui import QIcon, QImage

from editor.core.document import Document
from editor.core.geometry import Rect, Size
from editor.core.guides import Guides
from editor.core.history import History
from editor.core.layer import PixelLayer
from editor.core.raster import raster_from
from editor.ui.documents.feature import Tabs
from editor.ui.icons import pixmap
from editor.ui.panels import step_pictures
from editor.ui.panels.step_icons import ICONS, step_icon
from editor.ui.panels.step_pictures import StepPictures
from editor.ui.panels.steps import HistoryPanel
from editor.ui.window import Window
from tests.core.pictures import painted
from tests.ui.window.conftest import MakeWindow, garbage, make_window, window

__all__ = ["MakeWindow", "garbage", "make_window", "window"]

SIZE = Size(600, 400)


def _board() -> Document:
    pixels = np.zeros((SIZE.h, SIZE.w, 4), np.uint8)
    pixels[..., 3] = 255
    return Document(SIZE, (PixelLayer("Board", pixels=raster_from(pixels)),))


def _white(document: Document, rect: Rect) -> Document:
    layer = document.layers[0]
    assert isinstance(layer, PixelLayer)
    return document.with_layer(replace(layer, pixels=painted(layer.pixels, rect, 255)))


class Wall:
    """Stands for the canvas: shows the committed document, settled when the test says."""

    def __init__(self, history: History) -> None:
        self.history, self.settled, self.asked = history, True, 0

    def glimpse(self, side: int) -> QImage:
        self.asked += 1
        layer = self.history.committed.layers[0]
        assert isinstance(layer, PixelLayer)
        grey = np.ascontiguousarray(layer.pixels.read(Rect(0, 0, *SIZE))[..., 0])
        form = QImage.Format.Format_Grayscale8
        return QImage(grey.data, SIZE.w, SIZE.h, SIZE.w, form).copy()


@pytest.fixture
def history() -> History:
    return History(_board())


@pytest.fixture
def wall(history: History) -> Wall:
    return Wall(history)


@pytest.fixture
def pictures(qapp, history: History, wall: Wall, monkeypatch) -> StepPictures:
    monkeypatch.setattr(step_pictures, "REST_MILLISECONDS", 20)
    return StepPictures(history, wall)


def _lightness(picture: QImage | None) -> float:
    assert picture is not None
    grey = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    return float(np.array(grey.constBits()).reshape(grey.height(), -1)[:, : grey.width()].mean())


def test_a_step_shows_what_it_changed(qtbot, history: History, pictures: StepPictures) -> None:
    qtbot.waitUntil(lambda: pictures.of(history.past.marks[0]) is not None)
    opened = pictures.of(history.past.marks[0])
    assert _lightness(opened) == 0
    with qtbot.waitSignal(pictures.made):
        history.commit("Brush", _white(history.committed, Rect(480, 300, 90, 60)))
    part = pictures.of(history.past.marks[1])
    assert _lightness(part) > 100, "the place is in the middle of it, not a speck of the whole"
    assert part is not None
    assert (part.width(), part.height()) == (108, 72)


def test_a_step_that_changed_no_pixel_shows_the_whole(
    qtbot, history: History, pictures: StepPictures
) -> None:
    history.commit("Brush", _white(history.committed, Rect(300, 200, 300, 200)))
    qtbot.waitUntil(lambda: pictures.of(history.past.marks[1]) is not None)
    with qtbot.waitSignal(pictures.made):
        history.commit("Add guide", replace(history.committed, guides=Guides(vertical=(40.0,))))
    assert 30 < _lightness(pictures.of(history.past.marks[2])) < 100, "a corner of it is black"


def test_no_picture_is_taken_while_the_hand_is_at_work(
    qtbot, history: History, pictures: StepPictures, wall: Wall
) -> None:
    wall.settled = False
    history.commit("Brush", _white(history.committed, Rect(0, 0, 50, 50)))
    qtbot.wait(150)
    assert wall.asked == 0
    with qtbot.waitSignal(pictures.made):
        wall.settled = True
    assert wall.asked == 1


def test_pictures_are_bounded(qtbot, history: History, pictures: StepPictures, monkeypatch) -> None:
    monkeypatch.setattr(step_pictures, "MOST", 2)
    for number in range(4):
        with qtbot.waitSignal(pictures.made):
            history.commit("Brush", _white(history.committed, Rect(number * 50, 0, 20, 20)))
    marks = history.past.marks
    assert [pictures.of(mark) is not None for mark in marks] == [False, False, False, True, True]


def test_the_picture_of_the_step_in_front_is_not_tinted(
    history: History, wall: Wall, qtbot
) -> None:
    panel = HistoryPanel(history, wall)
    qtbot.addWidget(panel)
    panel.show_steps()
    icon, size = panel.list.item(0).icon(), panel.list.iconSize()
    usual, chosen = (icon.pixmap(size, mode) for mode in (QIcon.Mode.Normal, QIcon.Mode.Selected))
    assert usual.toImage() == chosen.toImage()


def test_rows_follow_branches_limits_and_documents(qtbot, history: History, wall: Wall) -> None:
    panel = HistoryPanel(history, wall)
    qtbot.addWidget(panel)

    def rows() -> list[str]:
        panel.show_steps()
        return [panel.list.item(row).text() for row in range(panel.list.count())]

    for number, label in enumerate(("Brush", "Erase", "Fill", "Crop")):
        history.commit(label, _white(history.committed, Rect(number * 50, 0, 20, 20)))
    assert rows() == ["Open", "Brush", "Erase", "Fill", "Crop"]
    history.jump(2)
    assert rows() == ["Open", "Brush", "Erase", "Fill", "Crop"]
    assert panel.list.currentRow() == 2
    history.commit("Gradient", _white(history.committed, Rect(0, 200, 20, 20)))
    assert rows() == ["Open", "Brush", "Erase", "Gradient"]
    history.past.forget_oldest()
    assert rows() == ["Brush", "Erase", "Gradient"]
    assert panel.list.currentRow() == 2
    first = history.past
    history.bring(history.add(_board()))
    assert rows() == ["Open"]
    history.bring(first)
    assert rows() == ["Brush", "Erase", "Gradient"]
    history.clear()
    assert rows() == ["Gradient"]


def test_every_icon_named_is_drawn(qapp) -> None:
    for _, name in ICONS:
        assert not pixmap(name, "#000000", 16).isNull()
    assert step_icon("Erase mask") == "eraser"
    assert step_icon("Paint layer mask") == "layer-mask"
    assert step_icon("A slider of one's own") == "sliders"


def test_clearing_asks_first(qtbot, window: Window) -> None:
    window.session.files.show(_board(), None, "board")
    window.layers.add()
    history = window.session.history
    tabs = next(feature for feature in window.features if isinstance(feature, Tabs))
    present = history.committed
    tabs.ask_clear_history().reject()
    assert len(history.steps) == 2
    tabs.ask_clear_history().accept()
    assert history.steps == ("New layer",)
    assert history.committed is present
    assert window.history_panel.list.count() == 1
    assert window.session.files.unsaved, "it was never saved"
