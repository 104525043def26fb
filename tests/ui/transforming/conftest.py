"""One real window for all tests here; each has a fresh picture in it."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest

from editor.core.document import Document
from editor.core.geometry import Size
from editor.core.layer import PixelLayer
from editor.core.raster import raster_from
from editor.ui.canvas.moving import Moving
from editor.ui.tools import Tool
from editor.ui.window import Window
from tests.ui.layers.conftest import window

__all__ = ["window"]


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
