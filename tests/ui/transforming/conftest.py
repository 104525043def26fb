"""One real window for all tests here; each has a fresh picture in it."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from editor.core.document import Document
from editor.core.geometry import Size
from editor.core.layer import PixelLayer
from editor.core.raster import raster_from
from editor.ui.application import create_window
from editor.ui.canvas.moving import Moving
from editor.ui.garbage import GuiGarbage
from editor.ui.tools import Tool
from editor.ui.window import Window
from editor.ui.worker import GpuWorker
from tests import fakes


@pytest.fixture(scope="module")
def window(qapp: QApplication, tmp_path_factory) -> Iterator[Window]:
    """The window, on screen."""
    keeper = GuiGarbage()
    folder = tmp_path_factory.mktemp("window")
    settings = QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)
    window = create_window(GpuWorker(fakes.mean), settings, folder / "state")
    window.resize(1280, 860)
    window.show()
    yield window
    window.session.history.mark_saved()
    window.close()
    window.deleteLater()
    gc.collect()
    keeper.close()


@pytest.fixture
def opened(qtbot, window: Window, picture: np.ndarray) -> Iterator[Window]:
    """The window with a picture of 600 x 400 at 100 %, the mask brush in hand."""
    session = window.session
    session.tools.tool = Tool.MASK
    session.tools.set_settings(Moving())
    layer = PixelLayer("Background", pixels=raster_from(picture))
    session.files.show(Document(Size(600, 400), (layer,)), None, "Lake")
    qtbot.waitUntil(window.canvas.isVisible)
    qtbot.waitUntil(lambda: not session.background.busy)
    window.canvas.set_zoom(1.0)
    window.canvas.setFocus()
    window.wiring.enabling.refresh()
    yield window
    window.canvas.cancel_operation()
    session.history.mark_saved()
    session.files.close_document()
