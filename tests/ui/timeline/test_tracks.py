"""The hand on the timeline: bars move, trim and snap; keys, markers, the playhead are dragged."""

from __future__ import annotations

from fractions import Fraction

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from editor.core.clip import ClipLayer
from editor.core.edits import add_pixel_layer, set_locks
from editor.core.edits_time import add_marker, mark_in, mark_out, set_key
from editor.core.history import History
from editor.core.layer import new_layer_id
from editor.core.time import FrameRange, Key, Marker
from editor.ui.theme import colour
from editor.ui.timeline.commands import TimelineCommands
from editor.ui.timeline.rows import curve_y, key_point
from editor.ui.timeline.scene import EYE, HEAD, RULER
from editor.ui.timeline.tracks import Tracks
from editor.ui.tools import Tools
from editor.ui.video.playhead import Playhead
from tests.ui.timeline.conftest import drag, on, place, row_of

Left, Shift = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier


def span(tracks: Tracks, name: str) -> FrameRange:
    return row_of(tracks, name).span


def test_rows_stand_as_in_the_layers_panel(tracks: Tracks) -> None:
    assert [row.layer.name for row in tracks.rows] == ["Paint", "Glow", "Clip"]
    assert span(tracks, "Paint") == FrameRange(0, 200)  # shows always: the whole timeline


def test_rows_that_did_not_change_are_kept(tracks: Tracks, history: History) -> None:
    paint, glow, clip = tracks.rows
    history.preview(set_locks(history.committed, glow.layer.id, locked=True))
    after = tracks.rows
    assert after[0] is paint and after[2] is clip
    assert after[1].layer.locked
    history.preview(history.committed.without_layer(paint.layer.id))
    assert [(row.layer.name, row.top) for row in tracks.rows] == [
        ("Glow", 0),
        ("Clip", glow.height),
    ]


def test_a_bar_is_moved_by_its_body_in_one_step(tracks: Tracks, history: History) -> None:
    drag(tracks, on(tracks, "Glow", 70), on(tracks, "Glow", 85), drop=False)
    assert span(tracks, "Glow") == FrameRange(55, 135)
    assert history.steps == ("Open",)  # only looked at yet
    QTest.mouseRelease(tracks, Left, Qt.KeyboardModifier.NoModifier, on(tracks, "Glow", 85))
    assert span(tracks, "Glow") == FrameRange(55, 135)
    assert [key.frame for key in row_of(tracks, "Glow").layer.curve.keys] == [65, 115]
    assert history.steps == ("Open", "Move bar")


def test_an_answer_that_lands_before_the_button_is_let_go_is_kept(
    tracks: Tracks, history: History
) -> None:
    drag(tracks, on(tracks, "Glow", 70), on(tracks, "Glow", 85), drop=False)
    history.commit("Style", add_pixel_layer(history.committed, "Styled")[0])
    QTest.mouseRelease(tracks, Left, Qt.KeyboardModifier.NoModifier, on(tracks, "Glow", 85))
    assert history.steps == ("Open", "Style", "Move bar")
    assert span(tracks, "Glow") == FrameRange(55, 135)
    assert [layer.name for layer in history.committed.layers][-1] == "Styled"


def test_what_is_undone_is_taken_hold_of_no_more(tracks: Tracks, history: History) -> None:
    glow = row_of(tracks, "Glow").layer
    history.commit("Add key", set_key(history.committed, glow.id, Key(70, 0.5)))
    tracks.pick(glow.id, Key(70, 0.5))
    history.undo()
    assert tracks.picked is None
    history.commit("Add marker", add_marker(history.committed, Marker(8)))
    tracks.pick_marker(8)
    history.undo()
    assert tracks.marker is None


def test_escape_gives_a_drag_up(tracks: Tracks, history: History) -> None:
    before = history.document
    drag(tracks, on(tracks, "Glow", 70), on(tracks, "Glow", 85), drop=False)
    assert tracks.grasp.give_up()
    assert history.document is before
    QTest.mouseRelease(tracks, Left, Qt.KeyboardModifier.NoModifier, on(tracks, "Glow", 85))
    assert history.steps == ("Open",)


def test_an_end_trims_and_what_a_clip_shows_stays(tracks: Tracks, history: History) -> None:
    drag(tracks, on(tracks, "Clip", 0) + QPoint(2, 0), on(tracks, "Clip", 30))
    layer = row_of(tracks, "Clip").layer
    assert isinstance(layer, ClipLayer)
    assert (layer.span, layer.offset) == (FrameRange(30, 200), Fraction(30, 25))
    drag(tracks, on(tracks, "Clip", 200) - QPoint(2, 0), on(tracks, "Clip", 150))
    assert span(tracks, "Clip") == FrameRange(30, 150)
    assert history.steps == ("Open", "Trim", "Trim")
    history.undo()
    assert span(tracks, "Clip") == FrameRange(30, 200)


def test_drags_keep_to_the_playhead_unless_shift_is_held(
    tracks: Tracks, playhead: Playhead
) -> None:
    playhead.seek(60)
    near = on(tracks, "Glow", 61) + QPoint(2, 0)
    drag(tracks, on(tracks, "Glow", 40) + QPoint(2, 0), near)
    assert span(tracks, "Glow").start == 60
    drag(tracks, on(tracks, "Glow", 60) + QPoint(2, 0), on(tracks, "Glow", 62), Shift)
    assert span(tracks, "Glow").start == 62


def test_a_locked_layer_says_so_and_stays(qtbot, tracks: Tracks, history: History) -> None:
    glow = row_of(tracks, "Glow").layer.id
    history.commit("Lock layer", set_locks(history.committed, glow, locked=True))
    with qtbot.waitSignal(tracks.refused) as refused:
        drag(tracks, on(tracks, "Glow", 70), on(tracks, "Glow", 90))
    assert "locked" in refused.args[0]
    assert span(tracks, "Glow") == FrameRange(40, 120)
    assert history.steps[-1] == "Lock layer"


def test_a_layer_that_shows_always_is_chosen_not_moved(
    tracks: Tracks, history: History, tools: Tools
) -> None:
    drag(tracks, on(tracks, "Paint", 70), on(tracks, "Paint", 90))
    assert history.steps == ("Open",)
    assert tools.active_layer == row_of(tracks, "Paint").layer.id


def test_a_key_is_dragged_in_time_and_opacity(
    tracks: Tracks, history: History, tools: Tools
) -> None:
    row = row_of(tracks, "Glow")
    tools.active_layer = row.layer.id
    at = key_point(row, tracks.axis, row.layer.curve.keys[0]).toPoint() + QPoint(HEAD, RULER)
    end = place(tracks, 70.5, curve_y(row, 0.5))
    drag(tracks, at, end)
    first = row_of(tracks, "Glow").layer.curve.keys[0]
    assert first.frame == 70
    assert first.value == pytest.approx(0.5, abs=0.02)
    assert tracks.picked == (row.layer.id, first)
    assert history.steps == ("Open", "Move key")


def test_a_double_click_asks_for_a_key_there(qtbot, tracks: Tracks) -> None:
    asked = []
    tracks.key_asked.connect(lambda *key: asked.append(key))
    row = row_of(tracks, "Glow")
    QTest.mouseDClick(
        tracks, Left, Qt.KeyboardModifier.NoModifier, place(tracks, 80.5, curve_y(row, 0.75))
    )
    ((id, frame, value),) = asked
    assert (id, frame) == (row.layer.id, 80)
    assert value == pytest.approx(0.75, abs=0.03)


def test_the_ruler_scrubs(tracks: Tracks, playhead: Playhead) -> None:
    seen = []
    playhead.changed.connect(seen.append)
    drag(tracks, place(tracks, 10.5, -RULER / 2), place(tracks, 90.5, -RULER / 2))
    assert seen[0] == 10
    assert seen == sorted(seen)
    assert playhead.frame == 90
    drag(tracks, place(tracks, 90.5, -RULER / 2), place(tracks, 9000, -RULER / 2))
    assert playhead.frame == 199


def test_markers_and_marks_are_dragged_on_the_ruler(tracks: Tracks, history: History) -> None:
    document = add_marker(history.committed, Marker(80, "cut"))
    history.commit("Add marker", mark_out(mark_in(document, 20), 149))
    drag(tracks, place(tracks, 80, -5), place(tracks, 95, -5))
    assert history.committed.timeline.markers == (Marker(95, "cut"),)
    assert tracks.marker == 95
    drag(tracks, place(tracks, 20, -25), place(tracks, 33, -25))
    drag(tracks, place(tracks, 150, -25), place(tracks, 141, -25))
    assert history.committed.timeline.marked == FrameRange(33, 141)
    assert history.steps[-3:] == ("Move marker", "Set in point", "Set out point")


def test_heads_choose_and_show_layers(tracks: Tracks, tools: Tools) -> None:
    asked = []
    tracks.eye_clicked.connect(asked.append)
    row = row_of(tracks, "Glow")
    y = RULER + (row.top + row.bottom) // 2
    QTest.mouseClick(tracks, Left, Qt.KeyboardModifier.NoModifier, QPoint(int(EYE.x()) + 9, y))
    assert asked == [row.layer.id]
    QTest.mouseClick(tracks, Left, Qt.KeyboardModifier.NoModifier, QPoint(90, y))
    assert tools.active_layer == row.layer.id


def wheel(tracks: Tracks, at: QPoint, notches: int, held: Qt.KeyboardModifier) -> None:
    event = QWheelEvent(
        QPointF(at), tracks.mapToGlobal(QPointF(at)), QPoint(), QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton, held, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(tracks, event)


def test_the_wheel_scrolls_and_zooms_at_the_pointer(tracks: Tracks) -> None:
    at = place(tracks, 100, 50)
    wheel(tracks, at, 3, Qt.KeyboardModifier.ControlModifier)
    assert tracks.axis.scale > 7
    assert tracks.axis.frame(at.x() - HEAD) == pytest.approx(100)
    left = tracks.axis.left
    wheel(tracks, at, -1, Qt.KeyboardModifier.NoModifier)
    assert tracks.axis.left > left


def test_zooming_while_a_bar_is_dragged_leaves_it_under_the_pointer(tracks: Tracks) -> None:
    start, end = on(tracks, "Glow", 70), on(tracks, "Glow", 90)
    drag(tracks, start, end, Shift, drop=False)
    wheel(tracks, end, 4, Qt.KeyboardModifier.ControlModifier)
    QTest.mouseMove(tracks, end + QPoint(1, 0))
    QTest.mouseRelease(tracks, Left, Shift, end + QPoint(1, 0))
    assert span(tracks, "Glow") == FrameRange(60, 140)


def test_a_drag_beyond_the_edge_scrolls_time(qtbot, tracks: Tracks, playhead: Playhead) -> None:
    tracks.set_axis(tracks.axis.zoomed(4, 0))
    beyond = QPoint(tracks.width() + 60, RULER // 2)
    drag(tracks, place(tracks, 10, -RULER / 2), beyond, drop=False)
    qtbot.waitUntil(lambda: playhead.frame == 199)
    assert tracks.axis.left > 0
    QTest.mouseMove(tracks, QPoint(HEAD - 80, RULER // 2))
    qtbot.waitUntil(lambda: tracks.axis.left == 0)
    QTest.mouseRelease(tracks, Left, Qt.KeyboardModifier.NoModifier, QPoint(HEAD - 80, 20))
    assert playhead.frame == 0


def test_all_shows_again_after_a_drag_made_the_document_longer(tracks: Tracks) -> None:
    tracks.fit()
    drag(tracks, on(tracks, "Glow", 70), on(tracks, "Glow", 180), Shift)
    assert span(tracks, "Glow") == FrameRange(150, 230)
    assert tracks.axis.x(230) <= tracks.span
    drag(tracks, on(tracks, "Glow", 170), on(tracks, "Glow", 60), Shift)
    tracks.history.undo()
    tracks.history.undo()
    assert tracks.axis.x(200) == pytest.approx(tracks.span - 24)


def test_heads_say_what_a_press_does(tracks: Tracks) -> None:
    row = row_of(tracks, "Glow")
    y = RULER + (row.top + row.bottom) // 2
    QTest.mouseMove(tracks, QPoint(int(EYE.x()) + 9, y))
    assert tracks.toolTip() == "Hide this layer"
    QTest.mouseMove(tracks, QPoint(100, y))
    assert tracks.toolTip() == "Glow"


def test_the_playhead_turns_the_page_where_it_leaves(tracks: Tracks, playhead: Playhead) -> None:
    tracks.set_axis(tracks.axis.zoomed(4, 0))
    playhead.seek(150)
    assert 0 <= tracks.axis.x(150) <= tracks.span
    playhead.seek(3)
    assert 0 <= tracks.axis.x(3) <= tracks.span


def test_what_is_painted(qtbot, tracks: Tracks, playhead: Playhead) -> None:
    """The playhead in the accent's colour, pictures of the clip as they brighten with time."""
    qtbot.waitUntil(lambda: not tracks.glimpses.busy)
    qtbot.wait(20)
    playhead.seek(100)
    image = tracks.grab().toImage()
    line = image.pixelColor(HEAD + round(tracks.axis.x(100)), RULER + 60)
    assert line == QColor(colour("accent"))
    clip = row_of(tracks, "Clip")
    y = RULER + clip.top + 34
    shades = [image.pixelColor(HEAD + round(tracks.axis.x(f)), y).red() for f in (60, 110, 180)]
    assert shades == sorted(shades) and shades[2] - shades[0] > 60


def test_a_command_for_a_layer_that_has_gone_does_nothing(
    history: History, tools: Tools, playhead: Playhead
) -> None:
    before = history.committed
    commands = TimelineCommands(history, tools, playhead)
    commands.remove_key(new_layer_id(), 50)
    commands.show_always(new_layer_id())
    assert history.committed is before and history.steps == ("Open",)
