"""A hole healed in every frame of a clip: one layer, one step, the mask spent, Esc and retry."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from editor.clips.engine import ClipEngine
from editor.core.clip import NO_SOURCE, ClipLayer, clip_layer
from editor.core.edits_time import add_clip, clip_document
from editor.core.geometry import Rect
from editor.core.raster import raster_from
from editor.core.time import FrameRange
from editor.jobs.clip import FramesJob
from editor.jobs.job import InpaintJob, Patch, Tick
from editor.media.files import open_document
from editor.media.video.probe import probe
from editor.media.video.reader import ClipReader
from editor.ui.video.clip_healer import clip_to_heal, in_frames
from editor.ui.window import Window
from tests import fakes
from tests.clips import logo
from tests.ui.window.conftest import MakeWindow, open_in
from tests.ui.window.conftest import garbage as garbage
from tests.ui.window.conftest import make_window as make_window


class Mean:
    """Fills each frame's hole by the mean colour around it; waits while `open` is not set."""

    def __init__(self) -> None:
        self.jobs: list[InpaintJob] = []
        self.open = threading.Event()
        self.open.set()

    def __call__(self, job: Any, tick: Tick) -> Iterator[Patch]:
        for number, each in enumerate(job.jobs if isinstance(job, FramesJob) else (job,)):
            while not self.open.wait(0.005):
                tick(0.0)
            self.jobs.append(each)
            yield replace(fakes.filled(each), frame=number)


@pytest.fixture
def engine() -> Iterator[Mean]:
    engine = Mean()
    yield engine
    engine.open.set()


@pytest.fixture
def opened(qtbot, make_window: MakeWindow, engine: Mean, tmp_path: Path) -> Window:
    """A clip with a logo, and a mask over it."""
    path = tmp_path / "film.mp4"
    logo.logo_clip(path)
    window = open_in(qtbot, make_window(ClipEngine(engine, batch=2)), path)
    history = window.session.history
    history.commit("Paint mask", history.committed.with_mask(raster_from(logo.mask())))
    window.session.healer.steady = False
    return window


def healed(qtbot, window: Window) -> ClipLayer:
    """Ask by the key and wait for the layer."""
    with qtbot.waitSignal(window.session.healer.landed, timeout=20_000) as landed:
        QTest.keyClick(window.canvas, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    layer = window.session.history.committed.layer(landed.args[0])
    assert isinstance(layer, ClipLayer)
    return layer


def test_the_logo_is_gone_from_every_frame(qtbot, opened: Window) -> None:
    history = opened.session.history
    film = history.committed.layers[0]
    layer = healed(qtbot, opened)
    assert history.committed.layers == (film, layer)
    assert (layer.span, layer.place, layer.source.frames) == (film.span, film.place, 14)
    assert layer.name == "film, healed"
    with ClipReader(film.source.path) as source, ClipReader(layer.source.path) as result:
        for before, after in zip(source.frames(), result.frames(), strict=True):
            assert logo.pink(before.pixels) > 1000 and logo.pink(after.pixels) == 0
            apart = np.abs(after.pixels.astype(int) - before.pixels)[logo.mask() == 0]
            assert apart.mean() < 3, "the codec's own loss"


def test_it_is_one_step_and_the_mask_is_spent(qtbot, opened: Window) -> None:
    history = opened.session.history
    layer = healed(qtbot, opened)
    assert history.steps[-1] == "Heal clip" and not history.committed.mask.tiles
    assert opened.layers.active_id == layer.id
    history.undo()
    assert len(history.committed.layers) == 1 and history.committed.mask.tiles


def test_its_panel_comes_forward_and_gives_the_keys_back(
    qtbot, opened: Window, engine: Mean
) -> None:
    card, session = opened.heal_panel.rendering, opened.session
    engine.open.clear()
    opened.actions_["heal_clip"].trigger()
    qtbot.waitUntil(lambda: card.isVisible() and not card.visibleRegion().isEmpty())
    assert card.height() <= card.sizeHint().height(), "not drawn out"
    with qtbot.waitSignal(session.healer.landed, timeout=20_000):
        QTest.mouseClick(card.pause, Qt.MouseButton.LeftButton)
        QTest.mouseClick(card.pause, Qt.MouseButton.LeftButton)
        card.pause.setFocus()
        engine.open.set()
    qtbot.waitUntil(lambda: not card.isVisible())
    assert opened.focusWidget() is opened.canvas, "so that Space plays"


def test_a_mask_painted_meanwhile_stays(qtbot, opened: Window, engine: Mean) -> None:
    session = opened.session
    engine.open.clear()
    opened.actions_["heal_clip"].trigger()
    qtbot.waitUntil(lambda: session.healer.working)
    other = session.history.committed.with_mask(raster_from(logo.mask()[::-1].copy()))
    session.history.commit("Paint mask", other)
    with qtbot.waitSignal(session.healer.landed, timeout=20_000):
        engine.open.set()
    assert session.history.committed.mask is other.mask


def test_the_recipe_tells_what_was_healed_and_survives_a_file(
    qtbot, opened: Window, engine: Mean, tmp_path: Path
) -> None:
    session = opened.session
    session.studio.configure(model="patch", seed=7)
    layer = healed(qtbot, opened)
    assert {(job.model, job.seed) for job in engine.jobs} == {("patch", 7)}
    with qtbot.waitSignal(session.files.written):
        session.files.save(tmp_path / "film.ora")
    (_, back) = open_document(tmp_path / "film.ora").document.layers
    assert isinstance(back, ClipLayer) and back.source == layer.source
    assert back.recipe is not None and back.recipe.job == "inpaint"
    assert back.recipe.parameters["model"] == "patch"
    assert back.recipe.parameters["range"] == [0, 14]
    assert back.recipe.mask.extent() == logo.BOX.padded(2)


def test_only_between_the_in_and_out_points(qtbot, opened: Window) -> None:
    history = opened.session.history
    timeline = replace(history.committed.timeline, marked=FrameRange(4, 9))
    history.commit("Marks", replace(history.committed, timeline=timeline))
    layer = healed(qtbot, opened)
    assert (layer.span, layer.source.frames) == (FrameRange(4, 9), 5)


def test_pause_continue_and_esc(qtbot, opened: Window, engine: Mean) -> None:
    session, panel = opened.session, opened.heal_panel
    engine.open.clear()
    panel.heal_clip.click()
    qtbot.waitUntil(lambda: session.healer.working)
    assert panel.rendering.isVisibleTo(panel) and not panel.heal_clip.isVisibleTo(panel)
    panel.rendering.pause.click()
    assert session.healer.clip.rendering.state == "paused"
    panel.rendering.pause.click()
    told: list[str] = []
    session.healer.notice.connect(told.append)
    opened.actions_["cancel"].trigger()
    assert not session.healer.working and "kept" in told[0]
    assert panel.heal_clip.isVisibleTo(panel)
    engine.open.set()
    healed(qtbot, opened)


def test_the_list_of_jobs_asks_again(qtbot, opened: Window, engine: Mean) -> None:
    session = opened.session
    engine.open.clear()
    opened.actions_["heal_clip"].trigger()
    qtbot.waitUntil(lambda: bool(session.worker.tickets()))
    (ticket,) = session.worker.tickets()
    session.healer.cancel()
    engine.open.set()
    with qtbot.waitSignal(session.healer.landed, timeout=20_000):
        session.retry(ticket)


def test_what_is_asked_for_while_it_is_planned_can_be_taken_back(qtbot, opened: Window) -> None:
    session = opened.session
    session.healer.heal()
    session.healer.cancel()
    qtbot.waitUntil(lambda: not session.background.busy)
    assert not session.healer.working and session.worker.tickets() == ()


def test_it_says_what_is_missing(qtbot, opened: Window) -> None:
    session = opened.session
    history = session.history
    opened.masks.clear()
    with qtbot.waitSignal(session.healer.notice) as told:
        opened.actions_["heal_clip"].trigger()
    assert "Paint over" in told.args[0]
    opened.masks.select_all()
    with qtbot.waitSignal(session.healer.failed) as failed:
        opened.actions_["heal_clip"].trigger()
    assert "whole picture" in failed.args[0]
    timeline = replace(history.committed.timeline, marked=FrameRange(90, 95), length=100)
    history.commit("Marks", replace(history.committed, timeline=timeline))
    with qtbot.waitSignal(session.healer.notice) as told:
        opened.actions_["heal_clip"].trigger()
    assert "in and out" in told.args[0]


def test_it_is_offered_for_clips_alone(qtbot, opened: Window) -> None:
    panel, action = opened.heal_panel, opened.actions_["heal_clip"]
    qtbot.waitUntil(action.isEnabled)
    assert panel.heal_clip.isVisibleTo(panel) and panel.steady.isVisibleTo(panel)
    film = opened.session.history.committed.layers[0]
    opened.session.history.commit("", opened.session.history.committed.without_layer(film.id))
    qtbot.waitUntil(lambda: not action.isEnabled())
    assert not panel.heal_clip.isVisibleTo(panel) and not panel.steady.isVisibleTo(panel)


def test_the_window_asks_before_it_ends_a_rendering(qtbot, opened: Window, engine: Mean) -> None:
    session = opened.session
    session.history.mark_saved()
    engine.open.clear()
    opened.actions_["heal_clip"].trigger()
    qtbot.waitUntil(lambda: session.rendering)
    opened.close()
    question = opened.farewell.question
    assert opened.isVisible() and question is not None and "still being written" in question.text()
    question.reject()
    assert opened.isVisible() and session.rendering
    opened.close()
    opened.farewell.question.accept()
    qtbot.waitUntil(lambda: not opened.isVisible())
    assert session.worker.isFinished()


def test_which_clip_is_healed(tmp_path: Path) -> None:
    logo.logo_clip(tmp_path / "film.mp4", 3)
    source = probe(tmp_path / "film.mp4").source
    document, _ = add_clip(clip_document(source, "lower"), source, "upper")
    lower, upper = document.layers
    assert clip_to_heal(document, upper.id) is upper
    assert clip_to_heal(document, None) is lower
    assert clip_to_heal(document.without_layer(lower.id).without_layer(upper.id), None) is None


def test_a_box_of_the_document_in_pixels_of_the_frames() -> None:
    layer = clip_layer("film", replace(NO_SOURCE, size=logo.SIZE), Fraction(12))
    half = replace(layer, place=Rect(10, 20, 96, 64))
    assert in_frames(Rect(0, 0, 10, 10), layer) == Rect(0, 0, 10, 10)
    assert in_frames(Rect(10, 20, 30, 15), half) == Rect(0, 0, 60, 30)
    assert in_frames(Rect(11, 21, 1, 1), half) == Rect(2, 2, 2, 2)
