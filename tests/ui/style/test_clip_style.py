"""A style over a clip: rendered into the frame store, one step, continued, found again."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication

from editor.clips.engine import ClipEngine
from editor.core.clip import ClipLayer, clip_layer
from editor.core.document import Document
from editor.core.edits import add_pixel_layer
from editor.core.edits_time import move_bar, trim
from editor.core.geometry import Rect, Size
from editor.core.history import History
from editor.core.time import FrameRange, Timeline
from editor.jobs.clip import FramesJob
from editor.jobs.job import Patch, Tick
from editor.jobs.style import StyleJob
from editor.media.video.probe import probe
from editor.media.video.reader import ClipReader
from editor.ui.style.choice import StyleChoice
from editor.ui.stylist import Stylist
from editor.ui.video.rendering import Order, Rendering
from editor.ui.video.wish import mask_of
from editor.ui.worker import GpuWorker
from tests.core.pictures import painted
from tests.media.video.making import Spec, make
from tests.ui.style.conftest import Negative, styled

NIGHT = StyleChoice(steady=False).only("night")
SIZE = Size(96, 64)


class Frames(Negative):
    """The negative, also of several frames together; each takes `pause` seconds."""

    pause = 0.0

    def __call__(self, job: Any, tick: Tick) -> Iterator[Patch]:
        if not isinstance(job, FramesJob):
            yield from super().__call__(job, tick)
            return
        for number, each in enumerate(job.jobs):
            time.sleep(self.pause)
            *_, patch = super().__call__(each, tick)
            yield Patch(patch.pixels, patch.place, frame=number)


@pytest.fixture
def engine() -> Frames:
    return Frames()


@pytest.fixture
def worker(qapp: QApplication, engine: Frames) -> Iterator[GpuWorker]:
    worker = GpuWorker(ClipEngine(engine, batch=2))
    worker.start()
    yield worker
    worker.close()


@pytest.fixture
def history(tmp_path: Path) -> History:
    """A clip of 50 frames whose bar begins at frame 10 of the timeline."""
    path = tmp_path / "clip.mp4"
    make(path, Spec(size=SIZE, frames=50, gop=10))
    layer = clip_layer("Film", probe(path).source, Fraction(25), start=10)
    return History(Document(SIZE, (layer,), timeline=Timeline(Fraction(25), 70)))


def apply(qtbot, stylist: Stylist, choice: StyleChoice = NIGHT) -> ClipLayer:
    stylist.looking._playhead.go(20)
    stylist.choose(choice)
    with qtbot.waitSignal(stylist.landed, timeout=20_000) as landed:
        stylist.apply()
    layer = stylist.history.committed.layer(landed.args[0])
    assert isinstance(layer, ClipLayer)
    return layer


def test_every_frame_is_styled_and_lies_above_its_own(qtbot, stylist: Stylist) -> None:
    film = stylist.history.committed.layers[0]
    layer = apply(qtbot, stylist)
    assert stylist.history.steps == ("Open", "Style") and not stylist.live
    assert (layer.span, layer.place) == (film.span, film.place)
    assert layer.source.frames == 50 and layer.name == "Starry Night"
    rate = Fraction(25)
    with ClipReader(film.source.path) as before, ClipReader(layer.source.path) as after:
        for frame in (10, 34, 59):
            plain = before.at(film.source_time(frame, rate)).pixels
            seen = after.at(layer.source_time(frame, rate)).pixels
            assert np.abs(seen.astype(int) - styled(plain)).mean() < 3


def test_its_recipe_knows_the_source_and_the_frames(qtbot, stylist: Stylist) -> None:
    layer = apply(qtbot, stylist)
    film = stylist.history.committed.layers[0]
    assert layer.recipe.parameters["source"] == film.source.path
    assert layer.recipe.parameters["range"] == [0, 50]
    stylist.edit(layer.id)
    qtbot.waitUntil(lambda: stylist.looking.current)
    assert stylist.choice == NIGHT
    again = apply_edited(qtbot, stylist, StyleChoice(steady=False).only("wave"))
    assert again.id == layer.id and len(stylist.history.committed.layers) == 2
    assert again.source != layer.source


def apply_edited(qtbot, stylist: Stylist, choice: StyleChoice) -> ClipLayer:
    stylist.choose(choice)
    with qtbot.waitSignal(stylist.landed, timeout=20_000) as landed:
        stylist.apply()
    return stylist.history.committed.layer(landed.args[0])


def test_between_the_in_and_out_points_only(qtbot, stylist: Stylist) -> None:
    history = stylist.history
    timeline = Timeline(Fraction(25), 70, marked=FrameRange(20, 30))
    history.commit("Marks", replace_timeline(history.committed, timeline))
    layer = apply(qtbot, stylist)
    assert layer.span == FrameRange(20, 30) and layer.source.frames == 10
    assert layer.recipe.parameters["range"] == [10, 20]


def replace_timeline(document: Document, timeline: Timeline) -> Document:
    return replace(document, timeline=timeline)


def test_what_was_stopped_goes_on_and_what_is_there_is_not_made_again(
    qtbot, stylist: Stylist, engine: Frames
) -> None:
    engine.pause = 0.02
    stylist.looking._playhead.go(20)
    stylist.choose(NIGHT)
    rendering = stylist.clip.rendering
    stylist.apply()
    qtbot.waitUntil(lambda: rendering.advance.done > 30, timeout=20_000)
    rendering.pause()
    assert rendering.state == "paused" and not stylist.history.can_undo
    asked = len(engine.jobs)
    engine.pause = 0.0
    with qtbot.waitSignal(stylist.landed, timeout=20_000):
        rendering.resume()
    assert len(engine.jobs) - asked < 40, "the first second was safe"
    stylist.history.undo()
    asked = len(engine.jobs)
    apply(qtbot, stylist)
    assert len(engine.jobs) - asked <= 1, "only the look was asked for"


def test_esc_ends_it_and_the_list_of_jobs_can_retry(
    qtbot, stylist: Stylist, engine: Frames
) -> None:
    engine.pause = 0.02
    stylist.looking._playhead.go(20)
    stylist.choose(NIGHT)
    stylist.apply()
    qtbot.waitUntil(lambda: stylist.clip.rendering.advance.done > 0, timeout=20_000)
    (ticket,) = stylist.worker.tickets()
    stylist.cancel()
    assert ticket.cancelled and not stylist.working
    engine.pause = 0.0
    with qtbot.waitSignal(stylist.landed, timeout=20_000):
        assert stylist.clip.rendering.retry(ticket)


def test_a_mask_of_the_document_becomes_one_of_the_frames(stylist: Stylist) -> None:
    document = stylist.history.committed
    document = document.with_mask(painted(document.mask, Rect(20, 10, 30, 20), 255))
    (film,) = document.layers
    assert isinstance(film, ClipLayer)
    assert (mask_of(document, film)[10:30, 20:50] == 255).all()
    half = replace(film, place=Rect(20, 10, 48, 32))
    rows, columns = np.nonzero(mask_of(document, half))
    assert (rows.max(), columns.max()) == (39, 59), "at twice the size, as the frames are"


def test_the_clip_may_be_gone_when_it_is_done(qtbot, stylist: Stylist, engine: Frames) -> None:
    engine.pause = 0.01
    stylist.looking._playhead.go(20)
    stylist.choose(NIGHT)
    stylist.apply()
    qtbot.waitUntil(lambda: stylist.clip.rendering.state == "running", timeout=20_000)
    other, _ = add_pixel_layer(Document(SIZE))
    with qtbot.waitSignal(stylist.notice, timeout=20_000) as notice:
        stylist.forget()
        stylist.history.replace(other)
    assert ".mkv" in notice.args[0] and stylist.history.committed is other


def test_it_lands_in_its_own_document_while_another_is_in_front(
    qtbot, stylist: Stylist, engine: Frames
) -> None:
    history, mine = stylist.history, stylist.history.past
    engine.open.clear()
    stylist.looking._playhead.go(20)
    stylist.choose(NIGHT)
    stylist.apply()
    qtbot.waitUntil(lambda: stylist.clip.rendering.state == "running", timeout=20_000)
    stylist.forget()
    other = history.add(Document(SIZE))
    history.bring(other)
    assert not stylist.clip.in_front
    with qtbot.waitSignal(stylist.clip.landed_aside, timeout=20_000) as landed:
        engine.open.set()
    assert landed.args == [mine]
    assert other.steps == ("Open",)
    assert len(mine.steps) == 2 and isinstance(mine.committed.layers[-1], ClipLayer)


def test_it_lands_where_its_clip_was_moved_meanwhile(
    qtbot, stylist: Stylist, engine: Frames
) -> None:
    history, rate = stylist.history, Fraction(25)
    film = history.committed.layers[0].id
    engine.open.clear()
    stylist.looking._playhead.go(20)
    stylist.choose(NIGHT)
    stylist.apply()
    qtbot.waitUntil(lambda: stylist.clip.rendering.state == "running", timeout=20_000)
    moved = move_bar(trim(history.committed, film, FrameRange(30, 60)), film, -25)
    history.commit("Move bar", moved)
    with qtbot.waitSignal(stylist.landed, timeout=20_000) as landed:
        engine.open.set()
    layer, clip = history.committed.layer(landed.args[0]), history.committed.layer(film)
    assert isinstance(layer, ClipLayer) and isinstance(clip, ClipLayer)
    assert (clip.span, layer.span) == (FrameRange(5, 35), FrameRange(0, 35))
    assert layer.source_time(20, rate) == clip.source_time(20, rate)


def test_an_end_that_is_on_its_way_survives_another_document(
    qtbot, stylist: Stylist, engine: Frames
) -> None:
    rendering = Rendering(stylist.worker)
    engine.open.clear()
    job = StyleJob(image=np.zeros((8, 8, 3), np.uint8), place=Rect(0, 0, 8, 8))
    rendering.begin(Order(job, stylist.history.committed, 1, "One"))
    (ticket,) = stylist.worker.tickets()
    engine.open.set()
    while ticket.unfinished:  # no events are delivered meanwhile
        time.sleep(0.005)
    rendering.forget()
    with qtbot.waitSignal(rendering.ended, timeout=20_000):
        pass
    assert rendering.state == "idle" and ticket.asked is None


def test_taken_back_while_it_is_planned_it_says_so(qtbot, stylist: Stylist) -> None:
    stylist.looking._playhead.go(20)
    stylist.choose(NIGHT)
    stylist.apply()
    with qtbot.waitSignal(stylist.clip.cancelled, timeout=1000):
        stylist.cancel()
