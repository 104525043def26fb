"""One real window for all tests of a file; each has a document of its own in it."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from editor.core.document import Document
from editor.core.geometry import Size
from editor.core.history import History
from editor.core.layer import LayerId, PixelLayer
from editor.core.raster import raster_from
from editor.ui.application import create_window
from editor.ui.garbage import GuiGarbage
from editor.ui.layers.layering import Layering
from editor.ui.panels.tree import LayerTree
from editor.ui.tools import Tool
from editor.ui.window import Window
from editor.ui.worker import GpuWorker
from tests import fakes
from tests.ui.window.conftest import photo

__all__ = ["photo"]


@pytest.fixture(scope="module")
def window(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Window]:
    """On screen, with an engine that is not asked for anything."""
    keeper = GuiGarbage()
    folder: Path = tmp_path_factory.mktemp("window")
    settings = QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)
    window = create_window(GpuWorker(fakes.mean), settings, folder / "state")
    window.resize(1280, 860)
    window.show()
    yield window
    window.close()
    window.deleteLater()
    gc.collect()
    keeper.close()


@pytest.fixture
def opened(qtbot, window: Window, picture: np.ndarray) -> Iterator[Window]:
    """The window with the picture open at 100 %, tools and selection as at the start."""
    layer = PixelLayer("lake", pixels=raster_from(picture))
    window.session.files.show(Document(Size(600, 400), (layer,)), None, "lake")
    tools = window.session.tools
    tools.tool, tools.active_layer, tools.on_mask = Tool.MASK, None, False
    window.canvas.set_zoom(1.0)
    qtbot.waitUntil(window.canvas.isVisible)
    yield window
    qtbot.waitUntil(lambda: not window.session.background.busy)
    window.session.history.mark_saved()
    window.desk.close_document()


@pytest.fixture
def history(opened: Window) -> History:
    """The window's own."""
    return opened.session.history


@pytest.fixture
def tree(opened: Window) -> LayerTree:
    """The rows of the layers panel."""
    return opened.layers_panel.tree


@pytest.fixture
def layering(opened: Window) -> Layering:
    """The part of the window that is tried."""
    return next(part for part in opened.features if isinstance(part, Layering))


@pytest.fixture
def three(qtbot, opened: Window, tree: LayerTree) -> tuple[LayerId, LayerId, LayerId]:
    """Ids of the picture, a layer above it, and another one, bottom to top."""
    opened.layers.add()
    opened.layers.add()
    qtbot.waitUntil(lambda: len(list(tree.items())) == 3)
    a, b, c = (layer.id for layer in opened.session.history.committed.layers)
    return a, b, c
