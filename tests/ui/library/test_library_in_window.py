"""The Library in the real window: opened on the canvas, learnt from, taken back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

from editor.ui.application import create_window
from editor.ui.window import Window
from editor.ui.worker import GpuWorker
from tests import fakes
from tests.ui.library.conftest import write_picture


@pytest.fixture
def window(qtbot, tmp_path: Path) -> Iterator[Window]:
    """The window in Train, three leaves in its library."""
    for number in range(3):
        write_picture(tmp_path / "state" / "library" / "leaves" / f"{number}.png")
    settings = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    window = create_window(GpuWorker(fakes.mean), settings, tmp_path / "state")
    with qtbot.waitExposed(window):
        window.show()
    qtbot.waitUntil(window.session.worker.isRunning)
    window.workspaces.choose("train")
    yield window
    window.session.history.mark_saved()
    window.close()
    window.deleteLater()


def test_pictures_go_from_the_library_to_canvas_and_training(
    qtbot, window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    panel, taken = window.library_panel, []
    monkeypatch.setattr(window.train.start, "take", taken.append)
    window.actions_["library"].trigger()
    qtbot.waitUntil(lambda: len(panel.library.boards) == 1)
    leaves = panel.library.boards[0].path
    panel.open_board(leaves)
    panel.foot.train.click()
    assert taken == [leaves]
    window.train.pictures_dropped.emit((leaves / "0.png", leaves / "2.png"))
    qtbot.waitUntil(lambda: len(taken) == 2, timeout=10000)
    assert taken[1].read_text(encoding="utf-8") == "leaves/0.png\nleaves/2.png\n"
    with qtbot.waitSignal(window.session.files.opened, timeout=20000):
        panel.open_asked.emit(leaves / "1.png")
    assert window.workspaces.current == "paint"
    panel.grid.select({leaves / "1.png"})
    with qtbot.waitSignal(panel.undo_offered):
        panel.take_away()
    assert window.stage.message.retry_button.text() == "Undo"
    window.stage.message.retry_button.click()
    qtbot.waitUntil((leaves / "1.png").is_file, timeout=10000)
