"""The flicker of a styled clip: measured as it comes, drawn, clicked, rendered again."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from editor.clips.flicker import Meter
from editor.core.clip import ClipLayer, ClipSource, clip_layer
from editor.core.document import Document
from editor.core.geometry import Size
from editor.core.history import History
from editor.core.layer import Recipe
from editor.core.time import FrameRange, Timeline
from editor.jobs.style import StyleJob
from editor.media.video.probe import probe
from editor.ui.look.wishes import again
from editor.ui.stylist import Stylist
from editor.ui.timeline.axis import Axis
from editor.ui.video.flicker_track import FlickerTrack
from editor.ui.video.flicker_watch import FlickerWatch, Readings, key_of, measured, placed
from editor.ui.video.playhead import Playhead
from tests.media.video.making import Spec, make

SIZE = Size(96, 64)
RATE = Fraction(25)
SPIKE = 30
TEMPLATE = StyleJob({"a": 1.0})


@pytest.fixture(scope="module")
def clips(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A clip of 60 frames, and one that stands for its frames 10 to 50."""
    folder = tmp_path_factory.mktemp("clips")
    make(folder / "a.mp4", Spec(size=SIZE, frames=60))
    make(folder / "b.mp4", Spec(size=SIZE, frames=40))
    return folder / "a.mp4", folder / "b.mp4"


def painted(clips: tuple[Path, Path]) -> ClipLayer:
    parameters = {"source": str(clips[0]), "range": [10, 50], "model": "styles", "mix": {"a": 1.0}}
    layer = clip_layer("Night", probe(clips[1]).source, RATE, start=10)
    return replace(layer, recipe=Recipe("style", parameters))


@pytest.fixture
def history(clips: tuple[Path, Path]) -> History:
    film = clip_layer("Film", probe(clips[0]).source, RATE)
    return History(Document(SIZE, (film, painted(clips)), timeline=Timeline(RATE, 60)))


@pytest.fixture
def watch(qtbot, history: History) -> Iterator[FlickerWatch]:
    watch = FlickerWatch(history)
    yield watch
    watch.close()


def with_spike(frames: int = 40) -> Readings:
    error = np.full(frames, 0.001)
    error[0], error[SPIKE - 10] = 0.0, 0.02
    flat = np.full(frames, 0.0004)
    return Readings(np.arange(frames) / 25, error, flat, flat * 1e6, flat * 1e6)


@pytest.fixture
def track(qtbot, history: History, watch: FlickerWatch) -> FlickerTrack:
    """Ten pixels a frame, a spike at document frame 30."""
    track = FlickerTrack(Playhead(history), watch)
    qtbot.addWidget(track)
    track.resize(600, 56)
    track.set_axis(Axis(10.0))
    watch._known[key_of(history.committed.layers[1])] = with_spike()
    track.renew()
    return track


def test_frames_are_measured_against_those_they_were_made_from(clips: tuple[Path, Path]) -> None:
    *_, readings = measured((str(clips[1]), str(clips[0]), FrameRange(10, 50)))
    assert readings.error.shape == (40,) and readings.error[0] == 0
    assert (readings.sharpness > 0).all() and readings.times[-1] == pytest.approx(39 / 25)
    *_, same = measured((str(clips[0]), str(clips[0]), FrameRange(0, 60)))
    assert (same.error == same.original).all() and not same.spikes.any()


def test_it_begins_by_itself_and_grows(qtbot, history: History, watch: FlickerWatch) -> None:
    history.commit("Copy", Document(SIZE, history.committed.layers, timeline=Timeline(RATE, 60)))
    lengths = []
    watch.changed.connect(lambda: lengths.extend(s.readings.times.size for s in watch.shown()))
    qtbot.waitUntil(lambda: 40 in lengths, timeout=20_000)
    assert 24 in lengths, "the curve is seen before the end"


def test_nothing_is_measured_while_it_plays(
    qtbot, history: History, watch: FlickerWatch, track: FlickerTrack
) -> None:
    watch._known.clear()
    track.playhead.set_playing(True)
    history.commit("Copy", Document(SIZE, history.committed.layers, timeline=Timeline(RATE, 60)))
    qtbot.waitUntil(lambda: watch._background.busy)
    qtbot.wait(100)
    assert watch.shown() == ()
    track.playhead.set_playing(False)
    qtbot.waitUntil(lambda: len(watch.shown()) == 1, timeout=20_000)


def test_the_window_closes_amid_a_measurement(
    qtbot, history: History, watch: FlickerWatch, monkeypatch: pytest.MonkeyPatch
) -> None:
    added: list[int] = []
    closing = threading.Event()
    monkeypatch.setattr(Meter, "add", lambda *_: (added.append(1), closing.wait(10)))
    history.commit("Copy", Document(SIZE, history.committed.layers, timeline=Timeline(RATE, 60)))
    qtbot.waitUntil(lambda: bool(added), timeout=20_000)
    threading.Timer(0.1, closing.set).start()
    watch.close()
    assert len(added) == 1, "it ends with the frame at hand"


def test_figures_stand_where_their_frames_are() -> None:
    source = ClipSource("/b.mkv", SIZE, RATE, 40, Fraction(40, 25))
    layer = ClipLayer("Night", span=FrameRange(100, 120), source=source, offset=Fraction(10, 25))
    shown = placed(layer, with_spike(), RATE, [FrameRange(105, 110)])
    assert shown.frames[0] == 90 and shown.frames[20] == 110
    assert list(shown.frames[shown.seen]) == [*range(100, 105), *range(110, 120)]


def test_a_click_near_a_spike_goes_there_and_offers_to_render_again(
    qtbot, track: FlickerTrack
) -> None:
    assert [frame for _, frame in track.spikes()] == [SPIKE]
    left = Qt.MouseButton.LeftButton
    QTest.mouseClick(track, left, pos=QPoint(SPIKE * 10 + 9, 20))
    assert track.playhead.frame == SPIKE and track.again.isVisibleTo(track)
    with qtbot.waitSignal(track.again_asked) as asked:
        track.again.click()
    assert asked.args == [track._watch.shown()[0].layer.id, SPIKE]
    assert not track.again.isVisibleTo(track)
    QTest.mouseClick(track, left, pos=QPoint(105, 20))
    assert track.playhead.frame == 10 and not track.again.isVisibleTo(track)


def test_the_tooltip_tells_the_numbers(track: FlickerTrack) -> None:
    words = track.words_at(SPIKE * 10 + 5)
    assert "Frame 31" in words and "20.00" in words and "0.40" in words
    assert "Frame" not in track.words_at(20)


def test_spike_and_curve_are_drawn(track: FlickerTrack) -> None:
    image = track.grab().toImage()
    spike, calm = image.pixelColor(SPIKE * 10 + 5, 8), image.pixelColor(205, 8)
    assert spike.red() > calm.red() + 80
    curve = [image.pixelColor(205, y) for y in range(30, 56)]
    assert max(c.red() - c.blue() for c in curve) > 60


def test_a_clip_that_was_healed_before_is_rendered_again_too(history: History) -> None:
    film, night = history.committed.layers
    healed = replace(film, recipe=Recipe("inpaint", {"source": "/first.mp4"}))
    document = history.committed.with_layer(healed)
    assert again(document, night, SPIKE, TEMPLATE, Stylist.craft).clip is healed


def test_again_is_a_second_with_a_run_up(
    history: History, clips: tuple[Path, Path], tmp_path: Path
) -> None:
    film, night = history.committed.layers
    wish = again(history.committed, night, SPIKE, TEMPLATE, Stylist.craft)
    assert wish.clip is film and wish.stabilise == 1.0 and wish.above == night.id
    assert wish.span == FrameRange(17, 43)
    made = wish.plan(tmp_path)
    assert made.job.range == FrameRange(4, 43)
    assert made.offset == Fraction(13, 25), "the run-up is not shown"
    first = again(history.committed, night, 12, TEMPLATE, Stylist.craft)
    assert first.span.start == 10
