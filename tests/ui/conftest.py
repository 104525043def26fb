"""A picture like a photograph, its history, and a canvas on screen that shows it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from editor.core.document import Document
from editor.core.geometry import Size
from editor.core.history import History
from editor.core.layer import PixelLayer
from editor.core.raster import raster_from
from editor.jobs.job import Engine
from editor.ui.background import Background
from editor.ui.canvas.canvas import Canvas
from editor.ui.tools import Tools
from editor.ui.worker import GpuWorker


def photograph_like(width: int, height: int, seed: int = 1) -> np.ndarray:
    """Sky over ground with soft shapes and grain: opaque uint8 RGBA (height, width, 4)."""
    random = np.random.default_rng(seed)
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    picture = np.empty((height, width, 4), np.float32)
    picture[..., 0] = 90 + 90 * x / width
    picture[..., 1] = 150 - 60 * y / height
    picture[..., 2] = np.where(y < height * 0.6, 190, 70)
    for _ in range(5):
        cx, cy, size = random.uniform([0, 0, 10], [width, height, height / 3])
        inside = np.hypot(x - cx, y - cy) < size
        picture[inside, :3] = picture[inside, :3] * 0.5 + random.uniform(20, 120, 3)
    picture[..., :3] += random.normal(0, 4, (height, width, 1))
    picture[..., 3] = 255
    return np.clip(picture, 0, 255).astype(np.uint8)


@pytest.fixture
def picture() -> np.ndarray:
    """The pixels of the opened picture, (400, 600, 4)."""
    return photograph_like(600, 400)


@pytest.fixture
def history(picture: np.ndarray) -> History:
    """A history that has just opened the picture as one layer."""
    layer = PixelLayer("Background", pixels=raster_from(picture))
    return History(Document(Size(600, 400), (layer,)))


@pytest.fixture
def tools() -> Tools:
    """The tools as they are at the first start, the mask brush in hand."""
    return Tools()


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    """Settings of the test's own."""
    return QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def canvas(qtbot, history: History, tools: Tools) -> Canvas:
    """A canvas of 800 x 600 on screen, the picture at 100 % in its middle."""
    widget = Canvas(history, tools)
    qtbot.addWidget(widget)
    widget.resize(800, 600)
    with qtbot.waitExposed(widget):
        widget.show()
    widget.setFocus()
    widget.set_zoom(1.0)
    return widget


@pytest.fixture
def answering(engine: Engine) -> Engine:
    """Who answers the worker: the `engine` of the folder, unless it says another one."""
    return engine


@pytest.fixture
def worker(qapp: QApplication, answering: Engine) -> Iterator[GpuWorker]:
    worker = GpuWorker(answering)
    worker.start()
    yield worker
    worker.close()


@pytest.fixture
def background(qapp: QApplication) -> Iterator[Background]:
    background = Background()
    yield background
    background.close()
