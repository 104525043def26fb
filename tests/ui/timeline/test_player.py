"""Playback by a clock that the test turns: pace, speeds, loops, ends, and the sound's lead."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from editor.core.document import Document
from editor.core.edits import set_opacity, set_visible
from editor.core.edits_time import mark_in, mark_out, set_length
from editor.core.history import History
from editor.ui.video.player import Clock, Player
from editor.ui.video.playhead import Playhead


class Ticks:
    """A performance counter that stands still until it is told."""

    def __init__(self) -> None:
        self.time = 100.0

    def __call__(self) -> float:
        return self.time


class Music:
    """Sound that notes what it was asked for, and is heard where the test says."""

    def __init__(self) -> None:
        self.orders: list[tuple[float, float]] = []
        self.heard: float | None = None
        self.silent = True

    def start(self, document: Document, at: float, speed: float) -> None:
        self.orders.append((at, speed))
        self.silent = False

    def stop(self) -> None:
        self.silent = True

    def position(self) -> float | None:
        return self.heard


@pytest.fixture
def ticks() -> Ticks:
    return Ticks()


@pytest.fixture
def music() -> Music:
    return Music()


@pytest.fixture
def player(
    qtbot, history: History, playhead: Playhead, ticks: Ticks, music: Music
) -> Iterator[Player]:
    made = Player(history, playhead, music, ticks=ticks)
    yield made
    made.pause()


def after(player: Player, ticks: Ticks, seconds: float) -> None:
    """Let so much time pass, and the player look at the clock."""
    QApplication.processEvents()
    ticks.time += seconds
    player._timer.start(0)
    for _ in range(3):
        QApplication.processEvents()


def test_it_plays_at_the_rate_of_the_document(
    player: Player, playhead: Playhead, ticks: Ticks, music: Music
) -> None:
    playhead.seek(10)
    player.play()
    after(player, ticks, 1.0)
    assert playhead.frame == 35  # 25 a second
    assert music.orders == [(pytest.approx(0.4, abs=0.01), 1.0)]
    player.pause()
    assert music.silent
    after(player, ticks, 1.0)
    assert playhead.frame == 35


def test_frames_are_left_out_rather_than_late(
    player: Player, playhead: Playhead, ticks: Ticks
) -> None:
    seen: list[int] = []
    playhead.changed.connect(seen.append)
    player.play()
    for seconds in (0.04, 0.04, 0.2, 0.04):
        after(player, ticks, seconds)
    assert seen == [1, 2, 7, 8]


def test_shuttling_doubles_and_turns(player: Player) -> None:
    speeds = []
    for direction in (1, 1, 1, 1, 1, -1, -1):
        player.shuttle(direction)
        speeds.append(player.speed)
    assert speeds == [1, 2, 4, 8, 8, -1, -2]
    player.creep(1)
    assert player.speed == 0.25


def test_backwards(player: Player, playhead: Playhead, ticks: Ticks) -> None:
    playhead.seek(100)
    player.shuttle(-1)
    after(player, ticks, 0.4)
    assert playhead.frame == 90
    after(player, ticks, 60)
    assert playhead.frame == 0
    assert not player.playing


def test_it_stops_at_the_last_frame_and_begins_anew(
    player: Player, playhead: Playhead, ticks: Ticks
) -> None:
    playhead.seek(190)
    player.play()
    after(player, ticks, 5)
    assert (playhead.frame, player.playing) == (199, False)
    player.toggle()
    after(player, ticks, 0.0)
    assert (playhead.frame, player.playing) == (0, True)


def test_it_loops_between_the_marks(
    player: Player, playhead: Playhead, history: History, ticks: Ticks
) -> None:
    history.commit("Set", mark_out(mark_in(history.committed, 50), 99))
    playhead.seek(60)
    player.set_loop(True)
    player.play()
    after(player, ticks, 1.0)
    assert playhead.frame == 85
    after(player, ticks, 1.0)
    assert (playhead.frame, player.playing) == (50, True)


def test_scrubbing_while_it_plays_goes_on_from_there(
    player: Player, playhead: Playhead, ticks: Ticks, music: Music
) -> None:
    player.play()
    after(player, ticks, 0.4)
    playhead.seek(120)
    after(player, ticks, 0.2)
    assert playhead.frame == 125
    assert music.orders[-1][0] == pytest.approx(120 / 25, abs=0.01)


def test_a_clip_hidden_while_it_plays_is_heard_no_more(
    player: Player, history: History, ticks: Ticks, music: Music
) -> None:
    player.play()
    after(player, ticks, 0.4)
    clip = history.committed.layers[0].id
    history.commit("Opacity", set_opacity(history.committed, clip, 0.5))
    assert len(music.orders) == 1
    history.commit("Hide", set_visible(history.committed, clip, False))
    assert [at for at, _ in music.orders] == [pytest.approx(at, abs=0.01) for at in (0, 0.4)]


def test_it_waits_for_its_first_frames_but_not_for_ever(
    qtbot, history: History, playhead: Playhead, ticks: Ticks
) -> None:
    ready = [False]
    player = Player(history, playhead, None, lambda: ready[0], ticks)
    player.play()
    after(player, ticks, 1.0)
    assert playhead.frame == 0
    ready[0] = True
    after(player, ticks, 0.0)
    after(player, ticks, 0.2)
    assert playhead.frame == 5
    ready[0] = False
    player.play()
    after(player, ticks, 2.0)
    after(player, ticks, 0.2)
    assert playhead.frame == 10
    player.pause()


def test_a_still_does_not_play(
    player: Player, playhead: Playhead, history: History, ticks: Ticks
) -> None:
    history.commit("Cut", set_length(history.committed, 1))
    player.play()
    assert not player.playing


def test_the_sound_leads_the_clock() -> None:
    ticks = Ticks()
    clock = Clock(ticks)
    clock.start(2.0, 1.0)
    ticks.time += 1.0
    clock.lead(3.05)  # a little late: go there gently
    assert clock.now() == pytest.approx(3.005)
    for _ in range(60):
        ticks.time += 0.03
        clock.lead(clock._ticks() - 100.0 + 2.05)
    assert clock.now() == pytest.approx(ticks.time - 100.0 + 2.05, abs=0.002)
    clock.lead(9.0)  # far off: at once
    assert clock.now() == pytest.approx(9.0)
