"""The real window on settings and folders of its own, with an engine of the test's choice."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QSettings, Qt, QTranslator
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from editor.jobs.job import Engine
from editor.media.still import save_still
from editor.ui.application import create_window, install_language
from editor.ui.canvas.canvas import Canvas
from editor.ui.garbage import GuiGarbage
from editor.ui.window import Window
from editor.ui.worker import GpuWorker
from tests import fakes

MakeWindow = Callable[..., Window]


@pytest.fixture(autouse=True)
def garbage(qapp: QApplication) -> Iterator[None]:
    """As in the program: Qt objects are never collected in a worker's thread."""
    keeper = GuiGarbage()
    yield
    gc.collect()
    keeper.close()


@pytest.fixture
def chinese(qapp: QApplication) -> Iterator[None]:
    """The window speaks Chinese, and English again afterwards."""
    install_language(qapp, "zh_CN")
    yield
    for translator in qapp.findChildren(QTranslator):
        qapp.removeTranslator(translator)


@pytest.fixture
def photo(tmp_path: Path, picture: np.ndarray) -> Path:
    """A picture file, 600 x 400."""
    path = tmp_path / "pictures" / "lake.png"
    path.parent.mkdir(exist_ok=True)
    save_still(path, picture[..., :3])
    return path


@pytest.fixture
def make_window(qtbot, tmp_path: Path) -> Iterator[MakeWindow]:
    """Makes windows that are on screen with their worker running; closes them afterwards."""
    windows: list[Window] = []

    def make(engine: Engine = fakes.mean) -> Window:
        settings = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
        window = create_window(GpuWorker(engine), settings, tmp_path / "state")
        windows.append(window)
        window.resize(1280, 860)
        with qtbot.waitExposed(window):
            window.show()
        qtbot.waitUntil(window.session.worker.isRunning)
        return window

    yield make
    for window in windows:
        put_away(window)


def put_away(window: Window) -> None:
    """Close a window without a question; where it stays open, its worker ends all the same: a
    thread that runs on would keep the whole run of tests from ending."""
    window.canvas.cancel_operation()  # else it would be made final, and asked about
    for past in window.session.history.pasts:
        past.mark_saved()
    window.close()
    closed = window.session.worker.isFinished()
    if not closed:
        window.session.worker.close()
    assert closed, "the window did not close"
    window.deleteLater()


@pytest.fixture
def window(make_window: MakeWindow) -> Window:
    """A window without a document; its engine fills holes with the mean colour at once."""
    return make_window()


@pytest.fixture
def opened(qtbot, window: Window, photo: Path) -> Window:
    """The same with the picture open at 100 %."""
    return open_in(qtbot, window, photo)


def open_in(qtbot, window: Window, path: Path) -> Window:
    """Open a file in a window and wait until it shows."""
    with qtbot.waitSignal(window.session.files.opened):
        window.open_files([str(path)])
    window.canvas.set_zoom(1.0)
    qtbot.waitUntil(window.canvas.isVisible)
    return window


def stroke(canvas: Canvas, *points: tuple[int, int]) -> None:
    """Draw by mouse through points of the document."""
    places = [_place(canvas, point) for point in points]
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mousePress(canvas, left, none, places[0])
    for place in places[1:]:
        QTest.mouseMove(canvas, place)
        QTest.qWait(5)
    QTest.mouseRelease(canvas, left, none, places[-1])
    QTest.qWait(20)


def _place(canvas: Canvas, point: tuple[int, int]) -> QPoint:
    from PySide6.QtCore import QPointF

    return canvas.view.to_view(QPointF(*point)).toPoint()
