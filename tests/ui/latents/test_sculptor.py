"""Portraits are taken, dragged by sliders, undone, mixed; the document and the sliders agree."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np
import pytest

from editor.core import edits
from editor.core.document import Document
from editor.core.geometry import Rect, Size
from editor.core.layer import PixelLayer, Recipe
from editor.core.raster import raster_from
from editor.jobs.generate import GenerateJob
from editor.media.files import open_document, save_document
from editor.render.compositor import flatten
from editor.ui.latents.models import Generators
from editor.ui.latents.points import SIDE, thumbnail
from tests.ui.latents.conftest import AGE, KNOWN, Bench, card, code_of, colour


def drag(bench: Bench, *values: float, name: str = "smile") -> None:
    for value in values:
        bench.sculptor.set_value(name, value)


def stroke(bench: Bench) -> None:
    """Something else is done to the document meanwhile."""
    document = bench.history.committed
    bench.history.commit("New layer", edits.add_pixel_layer(document, "Paint")[0])


def test_sixteen_variations_come_and_one_becomes_a_layer(taken: Bench) -> None:
    sculptor, history = taken.sculptor, taken.history
    assert [sample.seed for sample in sculptor.samples] == list(range(1, 17))
    np.testing.assert_array_equal(sculptor.samples[4].code, code_of(5))
    assert history.steps == ("Open", "Portrait")
    assert sculptor.layer == history.committed.layers[-1].id == taken.tools.active_layer
    assert sculptor.state.seed == 3 and sculptor.state.place == Rect(100, 0, 400, 400)
    taken.check()
    assert [point.latents for point in sculptor.points] == [sculptor.state]


def test_another_one_taken_at_once_replaces_what_was_not_changed(qtbot, taken: Bench) -> None:
    taken.sculptor.take(taken.sculptor.samples[7])
    taken.settle(qtbot)
    assert len(taken.history.committed.layers) == 2 and taken.sculptor.state.seed == 8
    drag(taken, 1.0)
    taken.sculptor.release()
    taken.settle(qtbot)
    taken.sculptor.take(taken.sculptor.samples[9])
    taken.settle(qtbot)
    assert len(taken.history.committed.layers) == 3 and taken.sculptor.state.seed == 10
    taken.check()


def test_without_a_document_one_of_512_pixels_is_made(qtbot, bench: Bench) -> None:
    sculptor, history = bench.sculptor, bench.history
    history.replace(Document(Size(0, 0)))
    sculptor.document_wanted.connect(history.replace)
    sculptor.wake()
    qtbot.waitUntil(lambda: bool(sculptor.samples))
    sculptor.take(sculptor.samples[0])
    bench.settle(qtbot)
    assert history.committed.size == (512, 512) and sculptor.state.place == Rect(0, 0, 512, 512)
    bench.check()


def test_a_drag_is_shown_live_and_its_release_is_one_step(qtbot, taken: Bench) -> None:
    sculptor, history = taken.sculptor, taken.history
    before = history.committed
    drag(taken, *np.arange(0.1, 3.0, 0.1), 2.9)
    qtbot.waitUntil(lambda: history.document is not before)
    assert history.committed is before, "a drag changes nothing"
    assert sculptor.state.values == {"smile": 2.9}
    sculptor.release()
    taken.settle(qtbot)
    assert history.steps == ("Open", "Portrait", "Smile")
    assert sculptor.state.values == {"smile": 2.9}
    assert float(sculptor.state.code[0, 0]) == pytest.approx(2.9)
    taken.check()
    history.undo()
    assert sculptor.state.values == {}
    taken.check()


def test_the_newest_wins_and_nothing_stale_is_drawn_after_it(qtbot, taken: Bench) -> None:
    engine, before = taken.engine, len(taken.engine.edits)
    engine.open.clear()
    drag(taken, 0.1)
    qtbot.waitUntil(lambda: len(engine.edits) == before + 1)
    drag(taken, *np.linspace(0.2, 2.0, 200))
    taken.sculptor.release()
    engine.open.set()
    taken.settle(qtbot)
    assert len(engine.edits) == before + 2, "the one at work, and the last"
    taken.check()
    assert taken.history.steps[2:] == ("Smile",)


def test_behind_another_job_only_the_newest_waits(qtbot, taken: Bench) -> None:
    engine, before = taken.engine, len(taken.engine.edits)
    engine.open.clear()
    other = GenerateJob("portraits", (99,))
    taken.sculptor.sampling._worker.submit(other, taken.history.committed)
    qtbot.waitUntil(lambda: engine.jobs[-1] is other)
    drag(taken, *np.linspace(0.2, 2.0, 50))
    engine.open.set()
    qtbot.waitUntil(lambda: taken.shown is not taken.history.committed)
    assert len(engine.edits) == before + 1
    np.testing.assert_array_equal(engine.edits[-1].code, taken.sculptor.state.code)


def test_escape_gives_up_the_drag(qtbot, taken: Bench) -> None:
    history, before = taken.history, taken.history.committed
    drag(taken, 1.0, 2.0)
    qtbot.waitUntil(lambda: history.document is not before)
    assert taken.sculptor.working
    taken.sculptor.cancel()
    assert history.document is before and taken.sculptor.state.values == {}
    assert not taken.sculptor.working
    qtbot.wait(30)
    assert history.document is before and history.steps == ("Open", "Portrait")


def test_the_next_drag_may_begin_before_the_last_has_landed(qtbot, taken: Bench) -> None:
    engine = taken.engine
    engine.open.clear()
    before = len(engine.edits)
    drag(taken, 1.0)
    taken.sculptor.release()
    qtbot.waitUntil(lambda: len(engine.edits) == before + 1)
    drag(taken, 2.0, name="age")
    engine.open.set()
    qtbot.waitUntil(lambda: taken.history.steps[2:] == ("Smile",))
    first = taken.history.committed.layers[-1]
    taken.sculptor.release()
    taken.settle(qtbot)
    assert taken.history.steps[2:] == ("Smile", "Age")
    assert taken.latents(first).values == {"smile": 1.0}
    assert taken.sculptor.state.values == {"smile": 1.0, "age": 2.0}
    taken.check()


def test_what_is_overtaken_before_it_was_begun_lands_together(qtbot, taken: Bench) -> None:
    engine = taken.engine
    engine.open.clear()
    before = len(engine.edits)
    drag(taken, 0.5)
    qtbot.waitUntil(lambda: len(engine.edits) == before + 1)
    drag(taken, 1.0)
    taken.sculptor.release()
    drag(taken, 2.0, name="age")
    taken.sculptor.release()
    engine.open.set()
    taken.settle(qtbot)
    assert taken.history.steps[2:] == ("Age",)
    assert taken.sculptor.state.values == {"smile": 1.0, "age": 2.0}
    taken.check()


def test_given_up_after_a_release_the_release_stands(qtbot, taken: Bench) -> None:
    taken.engine.open.clear()
    drag(taken, 1.0)
    taken.sculptor.release()
    drag(taken, 2.0)
    taken.sculptor.cancel()
    assert taken.sculptor.state.values == {"smile": 1.0}
    taken.engine.open.set()
    taken.settle(qtbot)
    assert taken.history.steps[2:] == ("Smile",)
    assert taken.sculptor.state.values == {"smile": 1.0}
    taken.check()


def test_releases_on_two_layers_both_land(qtbot, taken: Bench) -> None:
    sculptor, first = taken.sculptor, taken.sculptor.layer
    drag(taken, 0.5)
    sculptor.release()
    taken.settle(qtbot)
    sculptor.take(sculptor.samples[5])
    taken.settle(qtbot)
    second = sculptor.layer
    taken.engine.open.clear()
    drag(taken, 1.0)
    sculptor.release()
    taken.tools.active_layer = first
    drag(taken, -1.0)
    sculptor.release()
    taken.engine.open.set()
    taken.settle(qtbot)
    assert sculptor.layer == first and sculptor.state.values == {"smile": -1.0}
    assert taken.latents(taken.history.committed.layer(second)).values == {"smile": 1.0}
    assert taken.history.steps[-2:] == ("Smile", "Smile")


def test_undo_takes_back_what_has_not_landed(qtbot, taken: Bench) -> None:
    stroke(taken)
    taken.tools.active_layer = taken.history.committed.layers[1].id
    taken.engine.open.clear()
    drag(taken, 1.0)
    taken.sculptor.release()
    assert taken.sculptor.take_back()
    taken.engine.open.set()
    qtbot.wait(30)
    assert taken.history.steps == ("Open", "Portrait", "New layer")
    assert taken.sculptor.state.values == {} and not taken.sculptor.take_back()
    taken.check()


def test_a_jump_in_the_history_drops_what_is_under_way(qtbot, taken: Bench) -> None:
    stroke(taken)
    taken.tools.active_layer = taken.history.committed.layers[1].id
    taken.engine.open.clear()
    drag(taken, 1.0)
    taken.sculptor.release()
    drag(taken, 2.0)
    taken.history.jump(1)
    taken.engine.open.set()
    qtbot.wait(30)
    assert taken.history.position == 1 and taken.history.can_redo, "what was undone can come back"
    assert taken.history.document is taken.history.committed
    assert taken.sculptor.state.values == {}


def test_it_lands_on_what_others_did_meanwhile(qtbot, taken: Bench) -> None:
    layer = taken.sculptor.layer
    taken.engine.open.clear()
    drag(taken, 1.0)
    taken.sculptor.release()
    stroke(taken)
    taken.engine.open.set()
    taken.settle(qtbot)
    assert taken.history.steps[2:] == ("New layer", "Smile")
    assert taken.latents(taken.history.committed.layer(layer)).values == {"smile": 1.0}


def test_a_layer_that_was_deleted_meanwhile_stays_away(qtbot, taken: Bench) -> None:
    taken.engine.open.clear()
    drag(taken, 1.0)
    taken.sculptor.release()
    gone = edits.remove(taken.history.committed, taken.sculptor.layer)
    taken.history.commit("Delete layer", gone)
    taken.engine.open.set()
    qtbot.wait(30)
    assert taken.history.committed is gone and taken.history.document is gone
    assert taken.sculptor.state is None


def test_a_stroke_under_way_is_not_wiped_by_a_look(qtbot, taken: Bench) -> None:
    history, before = taken.history, len(taken.engine.edits)
    stroke_shown = history.committed.with_mask(raster_from(np.full((9, 9), 255, np.uint8)))
    history.preview(stroke_shown)
    drag(taken, 1.0)
    qtbot.waitUntil(lambda: len(taken.engine.edits) > before)
    qtbot.wait(20)
    assert history.document is stroke_shown


def test_an_engine_that_dies_once_is_asked_again(qtbot, taken: Bench) -> None:
    taken.engine.deaths = 1
    drag(taken, 1.0)
    taken.sculptor.release()
    taken.settle(qtbot)
    assert taken.sculptor.state.values == {"smile": 1.0} and taken.history.steps[2:] == ("Smile",)
    taken.check()


def test_where_it_keeps_dying_the_sliders_go_back(qtbot, taken: Bench) -> None:
    taken.engine.deaths = 2
    drag(taken, 1.0)
    with qtbot.waitSignal(taken.sculptor.failed) as failed:
        taken.sculptor.release()
    assert failed.args == ["The engine stopped."]
    assert taken.sculptor.state.values == {} and taken.history.steps == ("Open", "Portrait")
    drag(taken, 1.5)
    taken.sculptor.release()
    taken.settle(qtbot)
    assert taken.sculptor.state.values == {"smile": 1.5}
    taken.check()


def test_a_model_that_cannot_draw_says_so_and_changes_nothing(qtbot, taken: Bench) -> None:
    state = replace(taken.sculptor.state, model="broken")
    with qtbot.waitSignal(taken.sculptor.failed) as failed:
        taken.sculptor.apply(state, "Smile")
    assert failed.args == ["This model cannot be used."]
    assert taken.sculptor.state.model == "portraits"
    taken.check()


def test_reset_of_one_slider_and_of_all(qtbot, taken: Bench) -> None:
    sculptor = taken.sculptor
    drag(taken, 1.0)
    drag(taken, 2.0, name="age")
    sculptor.release()
    taken.settle(qtbot)
    for _ in range(2):
        sculptor.reset("smile")
        taken.settle(qtbot)
    assert sculptor.state.values == {"age": 2.0}
    assert taken.history.steps[2:] == ("Age", "Reset slider")
    sculptor.reset_all()
    taken.settle(qtbot)
    assert sculptor.state.values == {} and sculptor.state.untouched
    np.testing.assert_array_equal(sculptor.state.code, code_of(3))
    taken.check()


def test_a_slider_that_is_gone_leaves_what_it_did(qtbot, taken: Bench) -> None:
    sculptor = taken.sculptor
    drag(taken, 2.0)
    sculptor.release()
    taken.settle(qtbot)
    sculptor.shelf.show(Generators(KNOWN.cards, KNOWN.card, (AGE,)))
    drag(taken, 1.0, name="age")
    sculptor.release()
    taken.settle(qtbot)
    assert sculptor.state.values == {"age": 1.0}
    assert float(sculptor.state.code[0, 0]) == pytest.approx(2.0)
    taken.check()


def test_sliders_of_another_model_are_not_used(qtbot, taken: Bench) -> None:
    sculptor = taken.sculptor
    sculptor.shelf.show(Generators((card("other"),), card("other"), KNOWN.directions))
    with qtbot.waitSignal(sculptor.notice) as told:
        drag(taken, 1.0)
    assert "portraits" in told.args[0] and taken.idle and sculptor.state.values == {}


def test_fine_detail_and_mixes_and_points(qtbot, taken: Bench) -> None:
    sculptor = taken.sculptor
    sculptor.set_noise(3)
    taken.settle(qtbot)
    assert sculptor.state.noise == 3 and len(sculptor.points) == 2
    taken.check()
    first = sculptor.points[0]
    sculptor.go(first)
    taken.settle(qtbot)
    assert sculptor.state.noise == 0 and len(sculptor.points) == 2
    assert sculptor.points[0].latents is sculptor.state
    other = replace(first, latents=replace(first.latents, code=code_of(50), base=code_of(50)))
    sculptor.mix(other, 1, 2)
    taken.settle(qtbot)
    code = sculptor.state.code
    np.testing.assert_array_equal(code[0], code_of(3)[0])
    np.testing.assert_array_equal(code[1:], code_of(50)[1:])
    taken.check()
    for t in (0.1, 0.25):
        sculptor.between(first, other, t)
    sculptor.release()
    taken.settle(qtbot)
    halfway = code_of(3) + np.float32(0.25) * (code_of(50) - code_of(3))
    np.testing.assert_allclose(sculptor.state.code, halfway, rtol=1e-6)
    assert taken.history.steps[2:] == ("Fine detail", "Point", "Mix", "Between")
    taken.check()


def test_a_point_of_another_generator_is_refused(qtbot, taken: Bench) -> None:
    point = taken.sculptor.points[0]
    foreign = replace(point, latents=replace(point.latents, model="other"))
    for deed in (lambda p: taken.sculptor.go(p), lambda p: taken.sculptor.mix(p, 0, 1)):
        with qtbot.waitSignal(taken.sculptor.notice):
            deed(foreign)
    assert taken.idle


def test_a_point_without_a_layer_becomes_one(qtbot, taken: Bench) -> None:
    sculptor = taken.sculptor
    taken.history.undo()
    assert sculptor.state is None
    sculptor.go(sculptor.points[0])
    taken.settle(qtbot)
    assert sculptor.state.seed == 3
    taken.check()


def test_undo_makes_the_point_the_present_one_again(qtbot, taken: Bench) -> None:
    drag(taken, 1.0)
    taken.sculptor.release()
    taken.settle(qtbot)
    points = taken.sculptor.points
    assert taken.sculptor.state is points[1].latents
    taken.history.undo()
    assert taken.sculptor.state is points[0].latents
    taken.history.redo()
    assert taken.sculptor.state is points[1].latents


def test_another_document_forgets_everything(qtbot, taken: Bench) -> None:
    taken.engine.open.clear()
    drag(taken, 1.0)
    taken.sculptor.release()
    other = Document(Size(50, 40), (PixelLayer("Other"),))
    taken.sculptor.forget()
    taken.history.replace(other)
    taken.engine.open.set()
    qtbot.wait(30)
    assert taken.history.committed is other and taken.history.document is other
    assert taken.sculptor.points == () and taken.sculptor.state is None


def test_latents_that_cannot_be_read_have_no_sliders(taken: Bench) -> None:
    layer = taken.history.committed.layer(taken.sculptor.layer)
    damaged = replace(layer, recipe=Recipe("attributes", {"model": "portraits"}))
    taken.history.commit("Damage", taken.history.committed.with_layer(damaged))
    assert taken.sculptor.layer == layer.id and taken.sculptor.state is None
    drag(taken, 1.0)
    assert taken.idle


def test_variations_wait_while_a_slider_is_dragged(qtbot, taken: Bench) -> None:
    sculptor, engine = taken.sculptor, taken.engine
    engine.open.clear()
    sculptor.resample(first_seed=100, drawn="flat", truncation=0.4)
    qtbot.waitUntil(lambda: isinstance(engine.jobs[-1], GenerateJob))
    first = engine.jobs[-1]
    assert (first.drawn, first.truncation, len(first.seeds)) == ("flat", 0.4, 4)
    drag(taken, 1.0)
    engine.open.set()
    qtbot.waitUntil(lambda: taken.shown is not taken.history.committed)
    assert isinstance(engine.jobs[-1], type(engine.edits[-1])) and len(sculptor.samples) == 4
    sculptor.release()
    qtbot.waitUntil(lambda: len(sculptor.samples) == 16)
    assert [s.seed for s in sculptor.samples] == list(range(100, 116))
    assert {s.drawn for s in sculptor.samples} == {"flat"}


def test_a_newer_wish_for_variations_replaces_the_older(qtbot, taken: Bench) -> None:
    sculptor = taken.sculptor
    taken.engine.open.clear()
    sculptor.resample(first_seed=100)
    qtbot.wait(10)
    for seed in range(200, 240):
        sculptor.resample(first_seed=seed)
    asked = len(taken.engine.jobs)
    taken.engine.open.set()
    qtbot.waitUntil(lambda: len(sculptor.samples) == 16)
    assert sculptor.samples[0].seed == 239 and len(taken.engine.jobs) - asked == 4
    np.testing.assert_array_equal(sculptor.samples[0].pixels[0, 0], colour(code_of(239)))


def test_a_point_s_picture_is_what_the_layer_shows_over_what_lies_below() -> None:
    pixels = np.zeros((500, 500, 4), np.uint8)
    pixels[:250] = (250, 40, 10, 255)
    small = thumbnail(pixels, np.full((16, 16, 3), 77, np.uint8))
    assert small.shape == (SIDE, SIDE, 3) and not small.flags.writeable
    assert (small[4] == (250, 40, 10)).all() and (small[-4] == 77).all()
    assert (thumbnail(None, None) == thumbnail(None, None)[0, 0]).all()


def test_a_locked_layer_is_left_alone(qtbot, taken: Bench) -> None:
    sculptor, history = taken.sculptor, taken.history
    history.commit("Lock", edits.set_locks(history.committed, sculptor.layer, locked=True))
    with qtbot.waitSignal(sculptor.notice) as told:
        drag(taken, 1.0)
    assert "is locked" in told.args[0]
    sculptor.set_noise(4)
    assert taken.idle and sculptor.state.values == {} and sculptor.state.noise == 0


def test_a_saved_document_opens_with_the_same_sliders(qtbot, taken: Bench, tmp_path: Path) -> None:
    drag(taken, 1.25)
    drag(taken, -0.5, name="age")
    taken.sculptor.release()
    taken.settle(qtbot)
    before = taken.pixels()
    path, document = tmp_path / "portrait.ora", taken.history.committed
    save_document(path, document, partial(flatten, document))
    taken.sculptor.forget()
    taken.history.replace(open_document(path).document)
    assert taken.sculptor.state.values == {"smile": 1.25, "age": -0.5}
    np.testing.assert_array_equal(taken.pixels(), before)
    drag(taken, 2.0)
    taken.sculptor.release()
    taken.settle(qtbot)
    assert taken.sculptor.state.values == {"smile": 2.0, "age": -0.5}
    taken.check()
