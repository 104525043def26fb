"""The artist's own picture: placed, found, edited where it stands, limited by the mask, moved."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from editor.core import edits
from editor.core.document import Document
from editor.core.geometry import Rect, Size
from editor.core.layer import GroupLayer
from editor.core.raster import raster_from
from editor.jobs.attributes import InvertJob, as_seen
from editor.jobs.latent_recipe import latents_of
from editor.media.still import save_still
from editor.render.compositor import flatten
from editor.ui.latents import ground
from editor.ui.latents.inversion import Wish, report
from editor.weights.directions import directions_of
from tests.ui.latents.conftest import BORDER, KNOWN, SIDE, Bench, card, colour

SQUARE = Rect(200, 100, 120, 120)


@pytest.fixture
def own(qtbot, bench: Bench) -> Bench:
    """A square of the picture was inverted."""
    bench.sculptor.use_picture()
    bench.sculptor.place(SQUARE)
    bench.sculptor.begin_inversion(steps=20)
    qtbot.waitUntil(lambda: bench.sculptor.state is not None)
    return bench


def below(bench: Bench) -> np.ndarray:
    """The opened picture in the square."""
    return bench.history.committed.layers[0].pixels.read(SQUARE)[..., :3]


def expected(bench: Bench, image: np.ndarray) -> np.ndarray:
    """What the fake engine draws over `image` for the present state."""
    out = np.zeros((*image.shape[:2], 4), np.uint8)
    inner = (slice(BORDER, -BORDER), slice(BORDER, -BORDER))
    out[(*inner, slice(3))] = image[inner] // 2 + colour(bench.sculptor.state.code) // 2
    out[(*inner, 3)] = 255
    return out


def slide(qtbot, bench: Bench, value: float, name: str = "smile") -> None:
    bench.sculptor.set_value(name, value)
    bench.sculptor.release()
    bench.settle(qtbot)


def test_it_becomes_a_layer_that_changes_nothing_yet(own: Bench, picture: np.ndarray) -> None:
    sculptor, document = own.sculptor, own.history.committed
    assert own.history.steps == ("Open", "Use my picture") and own.history.document is document
    state = sculptor.state
    assert state.place == SQUARE and state.drawn == "line" and state.seed is None
    np.testing.assert_array_equal(state.target, as_seen(below(own), SIDE))
    assert (flatten(document, document.bounds) == picture).all()
    assert sculptor.placing is None and not sculptor.inverting and not sculptor.working
    assert sculptor.report == "Redrawn closely (error 2.1 %)." and not sculptor.strange
    job = own.engine.jobs[-1]
    assert isinstance(job, InvertJob) and job.steps == 20
    np.testing.assert_array_equal(job.image, below(own))


def test_the_search_is_shown_and_can_be_given_up(qtbot, bench: Bench) -> None:
    sculptor, history, before = bench.sculptor, bench.history, bench.history.committed
    sculptor.use_picture()
    assert sculptor.placing == Rect(100, 0, 400, 400)
    bench.engine.halts = True
    with qtbot.waitSignal(sculptor.progressed, timeout=0) as progressed:
        sculptor.begin_inversion()
    assert progressed.args == [0.0], "not how far the last one was"
    qtbot.waitUntil(lambda: history.document is not before)
    seen = flatten(history.document, Rect(300, 200, 1, 1))[0, 0, :3]
    np.testing.assert_array_equal(
        seen, before.layers[0].pixels.read(Rect(300, 200, 1, 1))[0, 0, :3] // 2
    )
    assert sculptor.inverting and history.committed is before
    sculptor.cancel()
    assert history.document is before and not sculptor.inverting and sculptor.placing is not None
    sculptor.cancel()
    assert sculptor.placing is None and not sculptor.working
    bench.engine.open.set()
    qtbot.wait(30)
    assert history.steps == ("Open",) and sculptor.state is None


def test_a_slider_draws_over_what_lies_below(qtbot, own: Bench, picture: np.ndarray) -> None:
    slide(qtbot, own, 1.0)
    np.testing.assert_array_equal(own.pixels(), expected(own, below(own)))
    flat = flatten(own.history.committed, own.history.committed.bounds)
    outside = np.ones(picture.shape[:2], bool)
    outside[SQUARE.slices()] = False
    assert (flat[outside] == picture[outside]).all()
    own.sculptor.reset_all()
    own.settle(qtbot)
    assert not own.pixels().any(), "the picture itself shows again"


def test_it_stands_until_it_is_touched_then_uses_what_lies_below_now(qtbot, own: Bench) -> None:
    slide(qtbot, own, 1.0)
    stood = own.pixels()
    document = own.history.committed
    lowest = document.layers[0]
    negative = np.dstack([255 - below(own), np.full((120, 120), 255, np.uint8)])
    inverted = lowest.pixels.write(SQUARE, negative)
    own.history.commit("Brush", document.with_layer(replace(lowest, pixels=inverted)))
    qtbot.wait(20)
    np.testing.assert_array_equal(own.pixels(), stood)
    slide(qtbot, own, 1.5)
    np.testing.assert_array_equal(own.pixels(), expected(own, below(own)))
    assert not np.array_equal(own.pixels(), stood)


def test_what_lies_above_does_not_count(qtbot, own: Bench) -> None:
    document, id = own.history.committed, own.sculptor.layer
    paint, top = edits.add_pixel_layer(document, "Paint", above=id)
    red = raster_from(np.full((400, 600, 4), (255, 0, 0, 255), np.uint8))
    own.history.commit("Brush", paint.with_layer(replace(paint.layer(top), pixels=red)))
    own.tools.active_layer = id
    slide(qtbot, own, 1.0)
    np.testing.assert_array_equal(own.pixels(), expected(own, below(own)))


def test_inside_a_group_it_sees_what_lies_below_the_group_too(qtbot, own: Bench) -> None:
    document, id = own.history.committed, own.sculptor.layer
    layer = document.layer(id)
    grouped = document.without_layer(id).with_layer(GroupLayer("Group", layers=(layer,)))
    own.history.commit("Group", grouped)
    own.tools.active_layer = id
    slide(qtbot, own, 1.0)
    np.testing.assert_array_equal(own.pixels(), expected(own, below(own)))


def test_the_picture_below_is_never_read_in_the_window_s_thread(
    qtbot, bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: list[threading.Thread] = []

    def noted(*arguments: object) -> np.ndarray:
        threads.append(threading.current_thread())
        return flatten(*arguments)

    monkeypatch.setattr(ground, "flatten", noted)
    bench.sculptor.use_picture()
    bench.sculptor.begin_inversion(steps=0)
    qtbot.waitUntil(lambda: bench.sculptor.state is not None)
    read = len(threads)
    for value in (1.0, 1.5, 2.0):
        slide(qtbot, bench, value)
    assert threading.main_thread() not in threads
    assert len(threads) == read + 1, "read once, kept while nothing below changes"


def test_a_mask_says_where_sliders_act(qtbot, own: Bench) -> None:
    sculptor = own.sculptor
    with qtbot.waitSignal(sculptor.notice):
        sculptor.set_limited(True)
    assert not sculptor.limited
    slide(qtbot, own, 1.0)
    whole = own.pixels()
    mask = np.zeros((120, 120), np.uint8)
    mask[:60] = 255
    painted = own.history.committed.with_mask(raster_from(mask, SQUARE.x, SQUARE.y))
    own.history.commit("Paint mask", painted)
    sculptor.set_limited(True)
    own.settle(qtbot)
    assert sculptor.limited and own.history.steps[-1] == "Limit sliders"
    np.testing.assert_array_equal(own.pixels()[:60], whole[:60])
    assert not own.pixels()[60:].any()
    own.history.commit("Select nothing", own.history.committed.with_mask(raster_from(mask * 0)))
    sculptor.set_value("smile", 2.0)
    qtbot.waitUntil(lambda: own.shown is not own.history.committed)
    assert not own.pixels()[60:].any(), "the recipe keeps the limit"
    sculptor.release()
    own.settle(qtbot)
    recipe = own.history.committed.layer(sculptor.layer).recipe
    assert recipe.mask.extent() == Rect(200, 100, 120, 60)
    sculptor.set_limited(False)
    own.settle(qtbot)
    assert not sculptor.limited and own.pixels()[60:].any()


def test_a_layer_that_was_moved_is_drawn_where_it_stands(qtbot, own: Bench) -> None:
    slide(qtbot, own, 1.0)
    moved = edits.shift(own.history.committed, own.sculptor.layer, -50, 20)
    own.history.commit("Move layer", moved)
    assert own.sculptor.state.place == SQUARE.moved(-50, 20)
    slide(qtbot, own, 1.2)
    image = moved.layers[0].pixels.read(SQUARE.moved(-50, 20))[..., :3]
    np.testing.assert_array_equal(own.pixels(), expected(own, image))


def test_another_picture_mixed_in_still_counts_from_the_found_one(qtbot, own: Bench) -> None:
    sculptor, found = own.sculptor, own.sculptor.state.code
    point = sculptor.points[0]
    other = replace(point, latents=replace(point.latents, code=found + 1, base=found + 1))
    sculptor.mix(other, 0, 0)
    own.settle(qtbot)
    np.testing.assert_array_equal(own.engine.edits[-1].base, found)
    np.testing.assert_array_equal(own.engine.edits[-1].code[0], found[0] + 1)
    slide(qtbot, own, 5.0, "age")
    np.testing.assert_array_equal(own.engine.edits[-1].base, found)
    sculptor.reset_all()
    own.settle(qtbot)
    np.testing.assert_array_equal(sculptor.state.code, found)
    assert not own.pixels().any()


def test_without_a_document_or_a_generator_there_is_nothing_to_place(qtbot, bench: Bench) -> None:
    bench.history.replace(replace(bench.history.committed, size=(0, 0), layers=()))
    with qtbot.waitSignal(bench.sculptor.notice) as told:
        bench.sculptor.use_picture()
    assert told.args == ["Open a picture first."] and bench.sculptor.placing is None


def test_a_large_target_is_kept_only_where_a_generator_is_tuned_to_it() -> None:
    assert Wish("large", 1024).kept == 128 and Wish("small", 64).kept == 64
    assert Wish("large", 1024, tune=60).kept == 1024


def test_how_near_it_came_in_words() -> None:
    assert report(0.02, 0.0) == "Redrawn closely (error 2.0 %)."
    assert report(0.05, 0.2).startswith("Redrawn fairly well")
    assert report(0.2, 0.9).startswith("Redrawn only roughly (error 20.0 %).")
    assert "outside what the model knows" in report(0.02, 0.9)


def test_a_slider_of_one_s_own_from_two_groups(
    qtbot, bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("UNDERPAINT_DIRECTIONS", str(tmp_path / "own"))
    monkeypatch.setattr("editor.ui.latents.models.all_models", lambda: KNOWN.cards)
    paths = []
    for level in (200, 210, 20, 30):
        paths.append(tmp_path / f"{level}.png")
        save_still(paths[-1], np.full((40, 30, 3), level, np.uint8))
    with qtbot.waitSignal(bench.sculptor.directions_changed):
        bench.sculptor.own_direction("Brightness!", paths[:2], paths[2:])
    kept = directions_of(card())
    assert [(d.name, d.title, d.source) for d in kept] == [("brightness", "Brightness!", "groups")]
    assert [d.name for d in bench.sculptor.directions] == ["brightness"]
    bright, dark = (np.full((3, 4), level / 255, np.float32) for level in (205, 25))
    assert kept[0].value(dark) == pytest.approx(0, abs=1e-4)
    assert kept[0].value(bright) == pytest.approx(1, abs=1e-4)
    bench.sculptor.rename("brightness", "Light")
    qtbot.waitUntil(lambda: bench.sculptor.directions[0].title == "Light")
    bench.sculptor.set_range("brightness", -2.0, 4.0)
    qtbot.waitUntil(lambda: bench.sculptor.directions[0].high == 4.0)
    bench.sculptor.hide("brightness")
    qtbot.waitUntil(lambda: bench.sculptor.directions[0].more)


def test_a_picture_of_a_group_that_cannot_be_read_is_named(
    qtbot, bench: Bench, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.png"
    broken.write_bytes(b"no picture")
    with qtbot.waitSignal(bench.sculptor.failed) as failed:
        bench.sculptor.own_direction("Broken", [broken, broken], [broken, broken])
    assert "broken.png" in failed.args[0] and not bench.sculptor.working


def test_the_recipe_reopens_with_the_same_sliders(qtbot, own: Bench) -> None:
    slide(qtbot, own, 1.25)
    again = latents_of(own.history.committed.layer(own.sculptor.layer).recipe)
    assert again.values == {"smile": 1.25} and again.target is not None
    np.testing.assert_array_equal(again.target, own.sculptor.state.target)
    own.history.replace(own.history.committed)
    own.sculptor.forget()
    assert own.sculptor.state.values == {"smile": 1.25}
    slide(qtbot, own, 0.25, "age")
    assert own.sculptor.state.values == {"smile": 1.25, "age": 0.25}
    np.testing.assert_array_equal(own.pixels(), expected(own, below(own)))


def test_a_generator_that_learns_the_picture_again_says_how_far_it_is(qtbot, bench: Bench) -> None:
    sculptor, engine, told = bench.sculptor, bench.engine, []
    sculptor.learning_changed.connect(lambda: told.append(sculptor.learning))
    sculptor.use_picture()
    sculptor.begin_inversion(steps=20, tune=100)
    qtbot.waitUntil(lambda: sculptor.state is not None)
    assert told == [], "the search has a bar of its own"
    engine.open.clear()
    sculptor.set_value("smile", 1.0)
    sculptor.release()
    qtbot.waitUntil(lambda: sculptor.learning == 0.2)
    engine.open.set()
    bench.settle(qtbot)
    qtbot.waitUntil(lambda: sculptor.learning is None)
    assert told[-2:] == [0.2, None]


def test_a_generator_that_knows_the_picture_says_nothing(qtbot, own: Bench) -> None:
    told: list[float | None] = []
    own.sculptor.learning_changed.connect(lambda: told.append(own.sculptor.learning))
    slide(qtbot, own, 1.0)
    assert told == []


def test_a_search_goes_on_while_another_document_is_in_front(qtbot, bench: Bench) -> None:
    sculptor, history = bench.sculptor, bench.history
    mine, other = history.past, history.add(Document(Size(120, 120)))
    sculptor.use_picture()
    bench.engine.halts = True
    sculptor.begin_inversion()
    qtbot.waitUntil(lambda: history.document is not history.committed)
    sculptor.step_aside()
    history.bring(other)
    sculptor.come_forward()
    assert sculptor.placing is None and not sculptor.inverting and not sculptor.working
    with qtbot.waitSignal(sculptor.landed_aside) as landed:
        bench.engine.open.set()
    assert landed.args == [mine]
    assert other.steps == ("Open",) and history.document is other.committed
    assert mine.steps == ("Open", "Use my picture")
    assert sculptor.points == ()
    sculptor.step_aside()
    history.bring(mine)
    sculptor.come_forward()
    assert len(sculptor.points) == 1 and sculptor.state is not None
    assert "Redrawn" in sculptor.report


def test_a_document_that_is_closed_takes_its_search_along(qtbot, bench: Bench) -> None:
    sculptor, history = bench.sculptor, bench.history
    mine, other = history.past, history.add(Document(Size(120, 120)))
    sculptor.use_picture()
    bench.engine.halts = True
    sculptor.begin_inversion()
    qtbot.waitUntil(lambda: history.document is not history.committed)
    (ticket,) = (each for each in bench.sculptor._inversion._known)
    sculptor.step_aside()
    history.bring(other)
    history.close(mine)
    sculptor.end(mine)
    bench.engine.open.set()
    qtbot.waitUntil(lambda: ticket.cancelled)
    assert other.steps == mine.steps == ("Open",)
