"""One window for all tests of selecting in a file: building it takes longer than most of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from editor.engines.select import SelectEngine
from editor.jobs.select import SelectJob
from editor.ui.application import create_window
from editor.ui.garbage import GuiGarbage
from editor.ui.selecting.looks import MaskLook
from editor.ui.selecting.settings import Lasso, Marquee, Smart, Wand
from editor.ui.tools import Tool
from editor.ui.window import Window
from editor.ui.worker import GpuWorker
from tests import fakes
from tests.ui.window.conftest import make_window, opened, photo, put_away

__all__ = ["make_window", "opened", "photo"]


def select_or_mean(job, tick):
    """The engine of the tests for everything but selecting."""
    yield from SelectEngine()(job, tick) if isinstance(job, SelectJob) else fakes.mean(job, tick)


@pytest.fixture(scope="module")
def lasting(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Window]:
    """The window of a whole file of tests, on screen."""
    folder: Path = tmp_path_factory.mktemp("window")
    settings = QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)
    garbage = GuiGarbage()
    window = create_window(GpuWorker(select_or_mean), settings, folder / "state")
    window.resize(1280, 860)
    window.show()
    yield window
    put_away(window)
    garbage.close()


@pytest.fixture
def window(lasting: Window) -> Iterator[Window]:
    """It without a document, tools and settings as at the first start."""
    session = lasting.session
    session.tools.tool = Tool.MASK
    session.tools.show_mask = True
    for kind in (Marquee, Lasso, Wand, Smart, MaskLook):
        session.tools.set_settings(kind())
    session.studio.set_grow(0)
    lasting.canvas.hand.let_go()
    yield lasting
    lasting.canvas.cancel_operation()
    for sheet in session.files.documents.sheets:
        sheet.past.mark_saved()
        session.files.documents.close(sheet)
