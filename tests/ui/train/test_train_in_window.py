"""The Train workspace in the window, and one small model trained by the real program."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolBar

from editor.ui.application import create_window
from editor.ui.window import Window
from editor.ui.worker import GpuWorker
from editor.weights.runs import Run, TrainRequest
from editor.weights.shelf import find
from tests import fakes
from tests.ui.train.conftest import MakeRun


@pytest.fixture
def window(qtbot, shelf: Path, tmp_path: Path) -> Iterator[Window]:
    """The window, its models those of the test."""
    settings = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    window = create_window(GpuWorker(fakes.mean), settings, tmp_path / "state")
    window.resize(1100, 700)
    with qtbot.waitExposed(window):
        window.show()
    qtbot.waitUntil(window.session.worker.isRunning)
    yield window
    window.doorway._answered = True
    window.close()
    window.deleteLater()


def test_the_workspace_has_the_window_to_itself(qtbot, window: Window, program: None) -> None:
    window.actions_["workspace_train"].trigger()
    assert window.workspaces.current == "train" and window.train.isVisible()
    others = {name: dock for name, dock in window.docks.by_name.items() if name != "library"}
    assert all(dock.isHidden() for dock in others.values())
    assert not any(bar.isVisible() for bar in window.findChildren(QToolBar))
    assert not window.actions_["heal"].isEnabled()
    assert (window.width(), window.height()) == (1100, 700)
    window.actions_["workspace_paint"].trigger()
    assert not window.train.isVisible() and window.empty.isVisible()
    assert all(bar.isVisible() for bar in window.findChildren(QToolBar))
    assert not window.docks.by_name["heal"].isHidden()


def test_closing_the_window_asks_for_a_training(
    qtbot, window: Window, make_run: MakeRun, program: None
) -> None:
    make_run("faces")
    window.session.trainer.look()
    qtbot.waitUntil(lambda: bool(window.session.trainer.live))
    window.close()
    assert window.isVisible() and window.doorway.question is not None
    assert "“Faces” is still training" in window.doorway.question.text()
    window.doorway.question.reject()
    assert window.isVisible()


def test_a_model_is_trained_watched_and_used(
    qtbot, window: Window, tmp_path: Path, shelf: Path
) -> None:
    """By the real program: started, seen, stopped, on the shelf, open in Latents."""
    folder = tmp_path / "squares"
    folder.mkdir()
    for number in range(24):
        pixels = np.full((64, 64, 3), 9 * number, np.uint8)
        Image.fromarray(pixels).save(folder / f"{number}.png")
    window.actions_["workspace_train"].trigger()
    trainer, page = window.session.trainer, window.train
    changes = {"batch": 4, "model": {"z_dim": 8, "widths": [16], "critic_widths": [16]}}
    trainer.begin(TrainRequest("gan", str(folder), "Squares", 10.0, changes=changes))
    qtbot.waitUntil(lambda: page.running and not page.run.grid.image.isNull(), timeout=90_000)
    assert page.run.head.title.text() == "Squares"
    QTest.mouseClick(page.run.head.stop, Qt.MouseButton.LeftButton)
    run = Run(shelf / "squares")
    qtbot.waitUntil(lambda: run.state().phase == "stopped", timeout=60_000)
    assert find("squares").title == "Squares"
    assert run.moments()
    qtbot.waitUntil(page.run.head.use.isVisible)
    qtbot.waitUntil(lambda: page.run.times.scrubber.count > 1)
    QTest.mouseClick(page.run.head.use, Qt.MouseButton.LeftButton)
    assert window.workspaces.current == "latents"
    qtbot.waitUntil(lambda: getattr(window.session.sculptor.model, "name", "") == "squares")
