"""A clip that was moved is found again, by the menu of its bar."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint

from editor.core.clip import ClipLayer
from editor.ui.timeline.rows import Part, Spot
from editor.ui.window import Window
from tests.media.video.making import Spec, make
from tests.ui.timeline.test_in_the_window import clip as clip
from tests.ui.timeline.test_in_the_window import opened as opened
from tests.ui.window.conftest import garbage as garbage
from tests.ui.window.conftest import make_window as make_window
from tests.ui.window.conftest import window as window


def shown(window: Window) -> ClipLayer:
    """The one layer."""
    layer = window.session.history.committed.layers[0]
    assert isinstance(layer, ClipLayer)
    return layer


def test_the_menu_of_a_bar_chooses_another_file(
    qtbot, opened: Window, clip: Path, tmp_path: Path
) -> None:
    timeline, history = opened.timeline, opened.session.history
    moved = make(tmp_path / "moved.mkv", Spec(frames=30))
    clip.unlink()
    timeline.menu.open(Spot(Part.BODY, timeline.tracks.rows[0]), QPoint(10, 10))
    menu = timeline.menu.menu
    assert menu is not None
    actions = {action.text(): action for action in menu.actions()}
    actions["Choose another file…"].trigger()
    menu.close()
    dialog = timeline.relinking.dialog
    assert dialog is not None and dialog.isVisible() and clip.name in dialog.windowTitle()
    dialog.fileSelected.emit(str(moved))
    dialog.close()
    qtbot.waitUntil(lambda: shown(opened).source.path == str(moved))
    assert shown(opened).source.frames == 30 and history.steps[-1] == "Choose file"
    qtbot.waitUntil(lambda: opened.session.screening.settled)
    history.undo()
    assert shown(opened).source.path == str(clip)


def test_what_is_no_clip_is_refused(qtbot, opened: Window, clip: Path, tmp_path: Path) -> None:
    other = tmp_path / "words.mp4"
    other.write_text("no clip")
    steps = list(opened.session.history.steps)
    with qtbot.waitSignal(opened.timeline.notice) as told:
        opened.timeline.relinking.take(str(clip), other)
    assert "words.mp4" in told.args[0] and "text file" in told.args[0]
    assert list(opened.session.history.steps) == steps
