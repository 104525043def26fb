"""The track of sliders' keys: dragged in time and value, eased, removed; hidden without keys."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from editor.core.time import Curve, Ease, Key
from editor.ui.latents.keying import Keying
from editor.ui.latents.keys_track import KeysTrack
from editor.ui.latents.slider import Keys
from editor.ui.latents.view import SlidersView
from editor.ui.timeline.axis import Axis
from tests.ui.latents.conftest import KNOWN
from tests.ui.motion.conftest import Stage

SMILE = Curve((Key(4, 0.0), Key(16, 2.0)))
DIRECTIONS = {each.name: each for each in KNOWN.directions}


@pytest.fixture
def track(qtbot: QtBot, stage: Stage) -> Iterator[KeysTrack]:
    holder = QWidget()
    qtbot.addWidget(holder)
    track = KeysTrack(stage.playhead)
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(track)
    holder.resize(480, 60)
    holder.show()
    track.set_axis(Axis(20.0))
    track.show_curves({"smile": SMILE}, DIRECTIONS)
    qtbot.waitUntil(lambda: track.width() == 480)
    yield track
    holder.hide()


def at(track: KeysTrack, key: Key) -> QPoint:
    return track.point("smile", key).toPoint()


def drag(qtbot: QtBot, track: KeysTrack, start: QPoint, end: QPoint) -> None:
    qtbot.mousePress(track, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(track, (start + end) / 2)
    qtbot.mouseMove(track, end)
    qtbot.mouseRelease(track, Qt.MouseButton.LeftButton, pos=end)


def test_a_dragged_key_is_told_once_in_time_and_value(qtbot: QtBot, track: KeysTrack) -> None:
    there = at(track, Key(20, 1.0))
    with qtbot.waitSignal(track.changed) as told:
        drag(qtbot, track, at(track, SMILE.keys[1]), there)
    name, frame, key = told.args
    assert (name, frame, key.frame) == ("smile", 16, 20)
    assert key.value == pytest.approx(1.0, abs=0.15) and key.ease is SMILE.keys[1].ease


def test_a_press_goes_to_its_frame_and_changes_nothing(
    qtbot: QtBot, track: KeysTrack, stage: Stage
) -> None:
    said: list[str] = []
    track.titled.connect(said.append)
    with qtbot.assertNotEmitted(track.changed):
        qtbot.mouseClick(track, Qt.MouseButton.LeftButton, pos=at(track, SMILE.keys[0]))
    assert stage.playhead.frame == 4 and track.picked is not None
    assert said[-1] == "Smile\n0.00"
    qtbot.mouseClick(track, Qt.MouseButton.LeftButton, pos=QPoint(205, 30))
    assert stage.playhead.frame == 10 and track.picked is None
    assert said[-1] == "Smile"


def test_escape_gives_a_drag_up(qtbot: QtBot, track: KeysTrack) -> None:
    start = at(track, SMILE.keys[1])
    with qtbot.assertNotEmitted(track.changed):
        qtbot.mousePress(track, Qt.MouseButton.LeftButton, pos=start)
        qtbot.mouseMove(track, start + QPoint(60, 5))
        qtbot.keyClick(track, Qt.Key.Key_Escape)
        qtbot.mouseRelease(track, Qt.MouseButton.LeftButton, pos=start + QPoint(60, 5))


def test_delete_removes_what_is_held(qtbot: QtBot, track: KeysTrack) -> None:
    qtbot.mouseClick(track, Qt.MouseButton.LeftButton, pos=at(track, SMILE.keys[1]))
    with qtbot.waitSignal(track.removed) as told:
        qtbot.keyClick(track, Qt.Key.Key_Delete)
    assert told.args == ["smile", 16]


def test_the_menu_changes_the_ease(qtbot: QtBot, track: KeysTrack) -> None:
    where = at(track, SMILE.keys[0])
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, where, track.mapToGlobal(where))
    track.contextMenuEvent(event)
    menu = track.findChild(QMenu)
    lines = {action.text(): action for action in menu.actions()}
    assert lines["Smooth"].isChecked()
    with qtbot.waitSignal(track.changed) as told:
        lines["Straight"].trigger()
    assert told.args == ["smile", 4, Key(4, 0.0, Ease.LINEAR)]
    menu.close()


def test_it_hides_where_there_are_no_keys(track: KeysTrack) -> None:
    assert track.parentWidget().isVisible()
    track.show_curves({}, DIRECTIONS)
    assert not track.parentWidget().isVisible()
    track.show_curves({"wings": SMILE}, DIRECTIONS)  # a slider that is not at hand
    assert not track.parentWidget().isVisible()


def test_curves_are_painted_in_their_range(track: KeysTrack) -> None:
    low, high = (track.point("smile", Key(0, value)).y() for value in (-3.0, 3.0))
    assert 0 < high < low < track.height()
    beyond = {"smile": SMILE.with_key(Key(8, 9.0))}
    track.show_curves(beyond, DIRECTIONS)
    assert track.point("smile", Key(8, 9.0)).y() == pytest.approx(high)
    before = track.grab().toImage()
    track.show_curves({"smile": Curve((Key(4, 2.0), Key(16, 0.0)))}, DIRECTIONS)
    assert track.grab().toImage() != before


def test_k_on_a_slider_sets_a_key_and_takes_it_back(
    qtbot: QtBot, taken: Stage, track: KeysTrack
) -> None:
    sliders = SlidersView()
    qtbot.addWidget(sliders)
    sliders.show_directions(KNOWN.directions)
    Keying(taken.mover, taken.sculptor, sliders, track)
    slider = sliders.row("smile").slider
    taken.playhead.seek(6)
    qtbot.keyClick(slider, Qt.Key.Key_K)
    taken.settle(qtbot)
    assert [key.frame for key in taken.latents.curves["smile"].keys] == [6]
    qtbot.waitUntil(
        lambda: track.spot(QPointF(at(track, Key(6, taken.latents.values["smile"])))) is not None
    )
    qtbot.waitUntil(lambda: slider.keys is Keys.HERE)
    taken.playhead.seek(7)
    qtbot.waitUntil(lambda: slider.keys is Keys.ELSEWHERE)
    taken.playhead.seek(6)
    qtbot.keyClick(slider, Qt.Key.Key_K)
    taken.settle(qtbot)
    assert taken.latents.curves == {}
    qtbot.waitUntil(lambda: slider.keys is Keys.NONE)
    menu = QMenu()
    qtbot.addWidget(menu)
    sliders.menu_asked.emit(KNOWN.directions[1], menu)
    menu.actions()[-1].trigger()
    taken.settle(qtbot)
    assert list(taken.latents.curves) == ["age"]
