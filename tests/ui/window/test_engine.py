"""The window before the real engine process: heal, kill, retry."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from editor.jobs.remote import RemoteEngine
from editor.render.compositor import flatten
from editor.ui.window import Window
from tests import fakes
from tests.ui.window.conftest import MakeWindow, open_in, stroke

LONG = 60_000


@pytest.mark.parametrize("model", ["inpaint", "patch", "telea"])
def test_the_real_engine_heals(
    qtbot, make_window: MakeWindow, photo: Path, picture: np.ndarray, model: str
) -> None:
    window = open_in(qtbot, make_window(RemoteEngine("editor.engines.host:serve")), photo)
    history = window.session.history
    window.session.studio.configure(model=model)
    stroke(window.canvas, (200, 200), (230, 205))
    mask = history.committed.mask.read(history.committed.bounds)[..., 0]
    QTest.keyClick(window.canvas, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(history.committed.layers) == 2, timeout=LONG)
    after = flatten(history.committed, history.committed.bounds)
    assert (after[mask == 0] == picture[mask == 0]).all()
    assert after[..., 3].min() == 255
    assert history.committed.layers[-1].recipe.parameters["model"] == model
    qtbot.waitUntil(lambda: "Engine ready" in window._lamps[1].text, timeout=LONG)


def kill_engine(window: Window) -> None:
    pid = window.session.worker._remote.pid
    assert pid is not None
    os.kill(pid, signal.SIGKILL)


def test_a_killed_engine_is_an_incident(qtbot, make_window: MakeWindow, photo: Path) -> None:
    window = open_in(qtbot, make_window(RemoteEngine(fakes.TARGET)), photo)
    history, studio = window.session.history, window.session.studio
    studio.model = "slow"  # a behaviour of the fake process
    stroke(window.canvas, (200, 200), (260, 210))
    before = history.committed
    studio.inpaint()
    qtbot.waitUntil(lambda: len(history.document.layers) == 2, timeout=LONG)  # a first look
    kill_engine(window)
    message = window.stage.message
    qtbot.waitUntil(message.isVisible, timeout=LONG)
    assert "engine stopped" in message.text
    assert "try again" in message.text
    assert history.document is history.committed is before
    qtbot.mouseClick(message.retry_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(history.committed.layers) == 2, timeout=LONG)
    assert history.steps[-1] == "Inpaint"


def test_the_lamp_tells_what_the_engine_does(qtbot, make_window: MakeWindow) -> None:
    window = make_window(RemoteEngine(fakes.TARGET))
    lamp = window._lamps[1]
    qtbot.waitUntil(lambda: "Engine ready" in lamp.text, timeout=LONG)
    assert "fake" in lamp.text  # the device as the process tells it
