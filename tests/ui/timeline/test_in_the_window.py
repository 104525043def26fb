"""The timeline in the window: workspaces, keys on canvas and timeline, buttons, a track below."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton

from editor.core.time import FrameRange, Key
from editor.ui.timeline.rows import Part, Spot
from editor.ui.timeline.scene import HEAD, RULER
from editor.ui.timeline.track import Track
from editor.ui.tools import Tool
from editor.ui.window import Window
from tests.media.video.making import Spec, make
from tests.ui.window.conftest import garbage as garbage
from tests.ui.window.conftest import make_window as make_window
from tests.ui.window.conftest import open_in
from tests.ui.window.conftest import photo as photo
from tests.ui.window.conftest import window as window

Space, NONE = Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def clip(tmp_path: Path) -> Path:
    """40 frames, 25 a second, without sound."""
    return make(tmp_path / "dance.mp4", Spec(frames=40))


@pytest.fixture
def opened(qtbot, window: Window, clip: Path) -> Window:
    """A window that shows the clip."""
    open_in(qtbot, window, clip)
    qtbot.waitUntil(lambda: window.session.screening.settled)
    window.canvas.setFocus()
    return window


def test_a_clip_opens_the_video_workspace_a_picture_paint(
    qtbot, opened: Window, photo: Path
) -> None:
    assert opened.workspaces.current == "video"
    assert opened.timeline.isVisible()
    assert opened.actions_["workspace_video"].isChecked()
    assert opened.docks.by_name["style"].isVisible()
    opened.session.history.mark_saved()
    with qtbot.waitSignal(opened.session.files.opened):
        opened.desk.open(photo)
    assert opened.workspaces.current == "paint"
    assert not opened.timeline.isVisible()
    assert not opened.actions_["play"].isEnabled()


def test_each_workspace_keeps_its_docks(qtbot, opened: Window) -> None:
    jobs = opened.docks.by_name["jobs"]
    jobs.close()
    opened.actions_["workspace_paint"].trigger()
    assert jobs.toggleViewAction().isChecked()
    opened.actions_["workspace_video"].trigger()
    assert not jobs.toggleViewAction().isChecked()
    opened.actions_["reset_layout"].trigger()
    assert jobs.toggleViewAction().isChecked()


def test_docks_come_back_as_they_were_left(qtbot, opened: Window) -> None:
    opened.docks.by_name["masks"].close()
    settings = opened.session.settings
    opened.docks.save(settings)
    opened.actions_["reset_layout"].trigger()
    assert opened.docks.by_name["masks"].toggleViewAction().isChecked()
    opened.docks.load(settings)
    assert not opened.docks.by_name["masks"].toggleViewAction().isChecked()


def test_a_tap_of_space_plays_holding_it_pans(qtbot, opened: Window) -> None:
    canvas, player = opened.canvas, opened.timeline.player
    QTest.keyClick(canvas, Space)
    assert player.playing
    QTest.keyClick(canvas, Space)
    assert not player.playing
    before = canvas.view
    QTest.keyPress(canvas, Space)
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, NONE, QPoint(60, 60))
    QTest.mouseMove(canvas, QPoint(90, 70))
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, NONE, QPoint(90, 70))
    QTest.keyRelease(canvas, Space)
    assert not player.playing
    assert canvas.view != before


def test_playing_shows_frame_after_frame_to_the_end(qtbot, opened: Window) -> None:
    seen: list[int] = []
    opened.session.playhead.changed.connect(seen.append)
    opened.actions_["play"].trigger()
    qtbot.waitUntil(lambda: not opened.timeline.player.playing, timeout=20_000)
    assert seen == sorted(seen)
    assert seen[-1] == 39


def test_closing_while_it_plays_ends_every_thread(qtbot, opened: Window) -> None:
    before = {thread for thread in threading.enumerate() if thread.name.startswith("decode")}
    opened.timeline.player.set_loop(True)
    opened.actions_["play"].trigger()
    qtbot.waitUntil(lambda: opened.session.playhead.frame > 5, timeout=20_000)
    opened.session.history.mark_saved()
    assert before and opened.close()
    assert not opened.timeline.player.playing
    assert not any(thread.is_alive() for thread in before)
    assert not opened.timeline.sound._thread.isRunning()
    assert not opened.timeline.tracks.glimpses.busy


def test_keys_of_the_transport_on_the_canvas(qtbot, opened: Window) -> None:
    playhead, canvas = opened.session.playhead, opened.canvas
    QTest.keyClick(canvas, Qt.Key.Key_Right)
    QTest.keyClick(canvas, Qt.Key.Key_Right)
    QTest.keyClick(canvas, Qt.Key.Key_Left)
    assert playhead.frame == 1
    QTest.keyClick(canvas, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert playhead.frame == 26
    QTest.keyClick(canvas, Qt.Key.Key_End)
    assert playhead.frame == 39
    QTest.keyClick(canvas, Qt.Key.Key_Home)
    assert playhead.frame == 0


def test_shuttle_keys_and_slow_motion(qtbot, opened: Window) -> None:
    player, canvas = opened.timeline.player, opened.canvas
    opened.session.playhead.seek(20)
    QTest.keyClick(canvas, Qt.Key.Key_L)
    QTest.keyClick(canvas, Qt.Key.Key_L)
    assert player.speed == 2
    QTest.keyClick(canvas, Qt.Key.Key_K)
    assert not player.playing
    QTest.keyPress(canvas, Qt.Key.Key_K)
    QTest.keyPress(canvas, Qt.Key.Key_J)
    assert (player.playing, player.speed) == (True, -0.25)
    QTest.keyRelease(canvas, Qt.Key.Key_J)
    assert not player.playing
    QTest.keyRelease(canvas, Qt.Key.Key_K)


def test_letters_are_tools_on_the_canvas_and_marks_on_the_timeline(opened: Window) -> None:
    tools, history, tracks = opened.session.tools, opened.session.history, opened.timeline.tracks
    opened.session.playhead.seek(8)
    QTest.keyClick(opened.canvas, Qt.Key.Key_I)
    assert tools.tool is Tool.EYEDROPPER
    assert history.committed.timeline.marked is None
    tracks.setFocus()
    QTest.keyClick(tracks, Qt.Key.Key_I)
    QTest.keyClick(tracks, Qt.Key.Key_M)
    opened.session.playhead.seek(20)
    QTest.keyClick(tracks, Qt.Key.Key_O)
    assert tools.tool is Tool.EYEDROPPER
    assert history.committed.timeline.marked == FrameRange(8, 21)
    assert [marker.frame for marker in history.committed.timeline.markers] == [8]
    tracks.pick_marker(8)
    QTest.keyClick(tracks, Qt.Key.Key_Delete)
    assert history.committed.timeline.markers == ()


def test_keys_that_tools_have_too_are_the_timelines_where_a_clip_is_open(
    qtbot, opened: Window, photo: Path
) -> None:
    tools, frame = opened.session.tools, opened.session.playhead
    frame.seek(10)
    layers = len(opened.session.history.committed.layers)
    QTest.keyClick(opened.canvas, Qt.Key.Key_S)
    assert len(opened.session.history.committed.layers) == layers + 1
    assert tools.tool is not Tool.CLONE
    opened.session.history.mark_saved()
    with qtbot.waitSignal(opened.session.files.opened):
        opened.desk.open(photo)
    opened.canvas.setFocus()
    QTest.keyClick(opened.canvas, Qt.Key.Key_S)
    assert tools.tool is Tool.CLONE


def test_a_layer_is_split_and_fades(qtbot, opened: Window) -> None:
    history, tracks = opened.session.history, opened.timeline.tracks
    opened.session.playhead.seek(15)
    tracks.setFocus()
    QTest.keyClick(tracks, Qt.Key.Key_S)
    assert [row.span for row in tracks.rows] == [FrameRange(15, 40), FrameRange(0, 15)]
    later = tracks.rows[0].layer
    assert opened.session.tools.active_layer == later.id
    QTest.mouseDClick(
        tracks,
        Qt.MouseButton.LeftButton,
        NONE,
        QPoint(HEAD + round(tracks.axis.x(30.5)), RULER + tracks.rows[0].height // 2),
    )
    curve = tracks.rows[0].layer.curve
    assert curve is not None and curve.keys == (Key(30, 1.0),)
    tracks.pick(later.id, curve.keys[0])
    QTest.keyClick(tracks, Qt.Key.Key_Delete)
    assert tracks.rows[0].layer.curve is None
    assert history.steps[-3:] == ("Split", "Add key", "Delete key")
    QTest.keyClick(tracks, Qt.Key.Key_S)  # the playhead stands at the bar's beginning
    assert "across the playhead" in opened.status.hint.text()
    assert history.steps[-1] == "Delete key"


def test_the_document_ends_where_it_is_told(opened: Window) -> None:
    history = opened.session.history
    opened.session.playhead.seek(14)
    opened.actions_["end_here"].trigger()
    assert history.committed.timeline.length == 15
    assert opened.timeline.tracks.rows[0].span == FrameRange(0, 40)
    assert opened.timeline.transport.length.text().startswith("00:00:15")
    history.undo()
    assert history.committed.timeline.length == 40


def test_the_context_menu_of_a_key_changes_its_ease(qtbot, opened: Window) -> None:
    timeline, tracks = opened.timeline, opened.timeline.tracks
    id = tracks.rows[0].layer.id
    for frame in (5, 25):
        timeline.commands.add_key(id, frame, 0.5)
    opened.session.tools.active_layer = id
    row = tracks.rows[0]
    timeline.menu.open(Spot(Part.KEY, row, row.layer.curve.keys[0]), QPoint(10, 10))
    menu = timeline.menu.menu
    assert menu is not None
    actions = {action.text(): action for action in menu.actions()}
    assert actions["Smooth"].isChecked()
    actions["Hold, then jump"].trigger()
    menu.close()
    assert tracks.rows[0].layer.curve.keys[0].ease.value == "hold"
    assert opened.session.history.steps[-1] == "Key ease"


def test_a_typed_time_code_moves_the_playhead(qtbot, opened: Window) -> None:
    code = opened.timeline.transport.code
    for typed in ("1:05", "0:30", "nowhere"):  # frame 30, the same again, no time code
        code.setFocus()
        code.setText(typed)
        QTest.keyClick(code, Qt.Key.Key_Return)
        assert opened.session.playhead.frame == 30
        assert code.text() == "00:01:05"


def test_every_button_of_the_transport_has_words(opened: Window) -> None:
    for button in opened.timeline.transport.findChildren(QToolButton):
        assert button.accessibleName(), button
        assert button.toolTip(), button


def test_a_track_below_stands_on_the_same_axis(qtbot, opened: Window) -> None:
    class Curve(Track):
        painted = 0

        def paint_track(self, painter: QPainter, where: QRectF) -> None:
            self.painted += 1

    timeline = opened.timeline
    curve = Curve(opened.session.playhead, "Flicker")
    timeline.add_track(curve)
    qtbot.waitUntil(lambda: curve.isVisible() and curve.painted > 0)
    timeline.tracks.zoom(3)
    assert curve.axis == timeline.tracks.axis
    left = curve.mapTo(opened, QPoint(0, 0)).x()
    assert left == timeline.tracks.mapTo(opened, QPoint(HEAD, 0)).x()
    QTest.mouseClick(curve, Qt.MouseButton.LeftButton, NONE, QPoint(round(curve.axis.x(12.5)), 9))
    assert opened.session.playhead.frame == 12
