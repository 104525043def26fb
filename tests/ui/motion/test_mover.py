"""Keys of sliders in the window: set, shown at the playhead, rendered, changed again."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from editor.core.clip import ClipLayer
from editor.core.document import Document
from editor.core.edits import shift
from editor.core.edits_time import clip_document
from editor.core.geometry import Rect
from editor.core.layer import PixelLayer
from editor.core.time import FrameRange, Key, Timeline
from editor.jobs.attributes import EditJob, Latents
from editor.jobs.latent_keys import at_frame
from editor.jobs.latent_recipe import attributes_recipe, latents_of, slider_keys
from editor.media.video.probe import probe
from editor.media.video.reader import ClipReader
from tests.clips.drawing import lossless
from tests.ui.latents.conftest import KNOWN, code_of, colour
from tests.ui.motion.conftest import LENGTH, RATE, Stage


def key_frames(latents: Latents) -> tuple[int, ...]:
    return slider_keys(attributes_recipe(latents))


@pytest.fixture
def moving(qtbot: QtBot, taken: Stage) -> Stage:
    """Smile goes from 0 on frame 4 to 2 on frame 16."""
    taken.key(qtbot, "smile", 4, 0.0)
    taken.key(qtbot, "smile", 16, 2.0)
    return taken


def rendered(qtbot: QtBot, stage: Stage) -> ClipLayer:
    with qtbot.waitSignal(stage.mover.landed, timeout=20_000) as landed:
        stage.mover.render()
    layer = stage.history.committed.layer(landed.args[0])
    assert isinstance(layer, ClipLayer)
    return layer


# -- keys


def test_a_key_is_one_step_and_keeps_what_the_slider_says(qtbot: QtBot, taken: Stage) -> None:
    steps = len(taken.history.steps)
    taken.playhead.seek(7)
    taken.mover.set_key("age")
    taken.settle(qtbot)
    assert len(taken.history.steps) == steps + 1 and taken.history.steps[-1] == "Add key"
    keys = taken.latents.curves["age"].keys
    assert [key.frame for key in keys] == [7]
    assert keys[0].value == pytest.approx(float(code_of(taken.latents.seed)[1, 1]))
    assert taken.mover.has_key("age") and not taken.mover.has_key("smile")
    taken.playhead.seek(8)
    assert not taken.mover.has_key("age")


def test_sliders_and_picture_follow_the_playhead(qtbot: QtBot, moving: Stage) -> None:
    steps = len(moving.history.steps)
    for frame in (4, 16, 10, 0, 23):
        moving.playhead.seek(frame)
        smile = moving.latents.curves["smile"].at(frame)
        assert moving.sculptor.state.values["smile"] == pytest.approx(smile)
        want = colour(moving.sculptor.state.code)
        qtbot.waitUntil(lambda want=want: bool((moving.shown()[..., :3] == want).all()))
    assert len(moving.history.steps) == steps, "to look changes nothing"


def test_looking_is_no_step_and_undo_takes_the_last_real_one(qtbot: QtBot, moving: Stage) -> None:
    moving.playhead.seek(10)
    qtbot.waitUntil(lambda: moving.history.document is not moving.history.committed)
    assert moving.sculptor.settled and not moving.sculptor.take_back()
    moving.history.undo()
    assert key_frames(moving.latents) == (4,)


def test_a_slider_with_keys_gets_one_where_it_is_moved(qtbot: QtBot, moving: Stage) -> None:
    moving.playhead.seek(10)
    moving.set(qtbot, "smile", -1.0)
    assert key_frames(moving.latents) == (4, 10, 16)
    assert moving.latents.curves["smile"].at(10) == -1.0
    moving.set(qtbot, "age", 3.0)
    assert "age" not in moving.latents.curves and moving.latents.values["age"] == 3.0


def test_while_one_is_dragged_the_picture_is_that_of_the_hand(qtbot: QtBot, moving: Stage) -> None:
    moving.playhead.seek(10)
    for value in (0.2, 0.9, 1.7):
        moving.sculptor.set_value("smile", value)
        assert moving.sculptor.state.values["smile"] == value
    want = colour(moving.sculptor.state.code)
    qtbot.waitUntil(lambda: bool((moving.shown()[..., :3] == want).all()))
    moving.sculptor.cancel()
    assert moving.sculptor.state.values["smile"] == pytest.approx(1.0)
    assert key_frames(moving.latents) == (4, 16)


def test_a_look_that_fails_is_told_once(qtbot: QtBot, moving: Stage) -> None:
    moving.engine.deaths = 2
    asked = len(moving.engine.jobs)
    moving.playhead.seek(10)
    qtbot.waitUntil(lambda: len(moving.said) == 1)
    qtbot.wait(60)
    assert len(moving.engine.jobs) - asked == 2 and len(moving.said) == 1
    moving.playhead.seek(12)  # and the next one is drawn
    want = colour(moving.sculptor.state.code)
    qtbot.waitUntil(lambda: bool((moving.shown()[..., :3] == want).all()))


def test_keys_are_moved_and_removed(qtbot: QtBot, moving: Stage) -> None:
    moving.mover.change_key("smile", 16, Key(20, 1.5))
    moving.settle(qtbot)
    assert moving.latents.curves["smile"].keys[-1] == Key(20, 1.5)
    moving.mover.remove_key("smile", 20)
    moving.settle(qtbot)
    assert key_frames(moving.latents) == (4,)
    moving.playhead.seek(4)
    moving.mover.remove_key("smile")
    moving.settle(qtbot)
    assert moving.latents.curves == {} and moving.latents.values["smile"] == 0.0
    assert moving.history.steps[-3:] == ("Move key", "Delete key", "Delete key")


def test_reset_takes_the_keys_along(qtbot: QtBot, moving: Stage) -> None:
    moving.sculptor.reset("smile")
    moving.settle(qtbot)
    assert moving.latents.curves == {} and "smile" not in moving.latents.values
    moving.history.undo()
    assert key_frames(moving.latents) == (4, 16)


def test_the_first_key_lets_a_still_document_last(qtbot: QtBot, taken: Stage) -> None:
    document = replace(taken.history.committed, timeline=Timeline(Fraction(24)))
    taken.history.commit("Still", document)
    taken.mover.set_key("smile")
    taken.settle(qtbot)
    assert taken.history.committed.timeline.length == 96
    assert key_frames(taken.latents) == (0,)
    assert any("4 seconds" in words for words in taken.said)


def test_without_a_layer_there_are_no_keys(stage: Stage) -> None:
    stage.mover.set_key("smile")
    stage.mover.render()
    assert stage.said == ["Choose a layer that sliders have made."] * 2
    assert not stage.mover.can_render


# -- rendering


def test_rendered_the_layer_is_a_clip_of_its_keys(qtbot: QtBot, moving: Stage) -> None:
    latents, id = moving.latents, moving.sculptor.layer
    steps = len(moving.history.steps)
    assert moving.mover.can_render
    layer = rendered(qtbot, moving)
    assert layer.id == id and moving.history.steps[steps:] == ("Render sliders",)
    assert (layer.place, layer.span) == (latents.place, FrameRange(0, LENGTH))
    with ClipReader(layer.source.path) as reader:
        assert reader.info.frames == LENGTH and reader.info.rate == RATE
        for frame in reader.frames():
            want = colour(at_frame(latents, KNOWN.directions, frame.index).code)
            np.testing.assert_allclose(frame.pixels[8, 8], want.astype(float), atol=4)
    assert moving.mover.rendered and not moving.mover.can_render
    assert key_frames(moving.latents) == (4, 16)


def test_a_slider_that_is_moved_makes_it_a_picture_again(qtbot: QtBot, moving: Stage) -> None:
    rendered(qtbot, moving)
    moving.playhead.seek(10)
    assert moving.sculptor.state.values["smile"] == pytest.approx(1.0)
    moving.set(qtbot, "age", 2.0)
    layer = moving.history.committed.layer(moving.sculptor.layer)
    assert isinstance(layer, PixelLayer) and key_frames(moving.latents) == (4, 16)
    want = colour(moving.sculptor.state.code)
    assert (moving.shown()[..., :3] == want).all()
    assert moving.mover.can_render
    moving.history.undo()
    assert moving.mover.rendered


def test_the_same_again_is_found(qtbot: QtBot, moving: Stage) -> None:
    first = rendered(qtbot, moving)
    drawn = len(moving.engine.edits)
    moving.history.undo()
    again = rendered(qtbot, moving)
    assert again.source.path == first.source.path
    assert len(moving.engine.edits) - drawn <= 1  # a look, but no frame


def test_a_rendered_layer_that_was_moved_is_edited_where_it_is(qtbot: QtBot, moving: Stage) -> None:
    layer = rendered(qtbot, moving)
    place = layer.place
    moved = shift(moving.history.committed, layer.id, 3, -2)
    moving.history.commit("Move layer", moved)
    assert moving.sculptor.state.place == place.moved(3, -2)
    moving.set(qtbot, "age", 1.0)
    assert moving.latents.place == place.moved(3, -2)
    again = rendered(qtbot, moving)
    assert again.place == place.moved(3, -2)


def test_what_is_on_its_way_is_rendered_too(qtbot: QtBot, moving: Stage) -> None:
    moving.engine.open.clear()
    moving.sculptor.set_value("age", 5.0)
    moving.sculptor.release()
    with qtbot.waitSignal(moving.mover.landed, timeout=20_000):
        moving.mover.render()
        moving.engine.open.set()
    assert moving.latents.values["age"] == 5.0 and moving.mover.rendered


def test_a_layer_that_is_gone_lands_nowhere(qtbot: QtBot, moving: Stage) -> None:
    moving.engine.open.clear()
    moving.mover.render()
    committed = moving.history.committed
    moving.history.commit("Delete layer", committed.without_layer(moving.sculptor.layer))
    moving.engine.open.set()
    qtbot.waitUntil(lambda: any("is gone" in words for words in moving.said), timeout=20_000)
    assert moving.history.committed.layers == ()


def test_cancelled_it_stays_as_it_was(qtbot: QtBot, moving: Stage) -> None:
    before = moving.history.committed
    moving.engine.open.clear()
    moving.mover.render()
    qtbot.waitUntil(lambda: moving.mover.working)
    moving.mover.cancel()
    moving.engine.open.set()
    qtbot.waitUntil(lambda: not moving.mover.working)
    assert moving.history.committed is before
    assert any("kept" in words for words in moving.said)


def test_nothing_that_moves_is_said(qtbot: QtBot, taken: Stage) -> None:
    taken.mover.render()
    assert taken.said == ["No slider has keys. Set some at different frames."]


def test_an_export_without_movement_is_warned_of(qtbot: QtBot, moving: Stage) -> None:
    moving.mover.warn_of_export()
    assert any("“Portrait” will not move" in words for words in moving.said)
    moving.said.clear()
    rendered(qtbot, moving)
    moving.mover.warn_of_export()
    assert moving.said == []


# -- over a clip


@pytest.fixture
def filmed(qtbot: QtBot, stage: Stage, tmp_path: Path) -> Stage:
    """A clip of grey frames, and an own picture found in a square of it."""
    levels = [100 + 4 * (number % 2) for number in range(LENGTH)]
    frames = [np.full((48, 64, 3), level, np.uint8) for level in levels]
    source = probe(lossless(tmp_path / "film.mkv", frames, int(RATE))).source
    stage.history.replace(clip_document(source, "Film"))
    stage.sculptor.use_picture()
    stage.sculptor.place(Rect(10, 6, 32, 32))
    stage.sculptor.begin_inversion(0)
    qtbot.waitUntil(lambda: stage.history.steps[-1] == "Use my picture")
    return stage


def test_sliders_act_in_every_frame_of_the_clip_below(qtbot: QtBot, filmed: Stage) -> None:
    assert filmed.mover.over_clip
    filmed.mover.render()
    assert filmed.said == ["No slider was moved. Move one first."]
    filmed.set(qtbot, "smile", 2.0)
    id = filmed.sculptor.layer
    layer = rendered(qtbot, filmed)
    assert layer.id == id and layer.place == Rect(0, 0, 64, 48)
    jobs = [job for job in filmed.engine.edits if job.place == Rect(10, 6, 32, 32)][-LENGTH:]
    assert all(isinstance(job, EditJob) and job.code[0, 0] == pytest.approx(2.0) for job in jobs)
    bases = [float(job.base[1, 1]) for job in jobs]
    assert np.ptp(bases[3:-3]) < 0.004 < np.ptp([100 / 255, 104 / 255])  # held steady
    with ClipReader(layer.source.path) as reader:
        for frame in reader.frames():
            level = 100 + 4 * (frame.index % 2)
            np.testing.assert_allclose(frame.pixels[2, 2], level, atol=3)
            assert np.abs(frame.pixels[20, 20].astype(int) - level).max() > 10
    assert filmed.mover.rendered
    filmed.set(qtbot, "smile", 1.0)  # and back to a square that can be edited
    assert latents_of(filmed.history.committed.layer(id).recipe).place == Rect(10, 6, 32, 32)


def test_a_square_beyond_the_clip_is_told(qtbot: QtBot, filmed: Stage) -> None:
    filmed.set(qtbot, "smile", 2.0)
    layer = filmed.history.committed.layer(filmed.sculptor.layer)
    document: Document = shift(filmed.history.committed, layer.id, 40, 0)
    filmed.history.commit("Move layer", document)
    filmed.mover.render()
    assert any("beyond the clip" in words for words in filmed.said)
