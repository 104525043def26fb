"""Latent layers duplicated, locked, foreign, or opened where their generator is missing."""

from __future__ import annotations

import gc
from collections.abc import Callable
from dataclasses import replace
from weakref import ref

import numpy as np
import pytest

from editor.core import edits
from editor.core.document import Document
from editor.core.history import History
from editor.core.raster import raster_from
from editor.core.time import Curve, Key, Timeline
from editor.jobs.attributes import Latents
from editor.jobs.directions import Direction
from editor.jobs.generate import GenerateJob
from editor.jobs.latent_recipe import attributes_recipe
from editor.ui.background import Background
from editor.ui.latents.models import Generators
from editor.ui.sculptor import Sculptor
from editor.ui.tools import Tools
from editor.ui.video.playhead import Playhead
from editor.ui.worker import GpuWorker
from tests.ui.latents.conftest import KNOWN, Bench, Drawer, card

MOVING = {"smile": Curve((Key(0, 0.0), Key(10, 1.0)))}


def change(bench: Bench, alter: Callable[[Latents], Latents], label: str = "Change") -> None:
    """Give the layer under edit other latents, as a file that is opened does."""
    document, id = bench.history.committed, bench.sculptor.layer
    layer = document.layer(id)
    recipe = attributes_recipe(alter(bench.latents(layer)))
    bench.history.commit(label, document.with_layer(replace(layer, recipe=recipe)))


@pytest.fixture
def playhead(history: History) -> Playhead:
    history.replace(replace(history.committed, timeline=Timeline(length=20)))
    return Playhead(history)


@pytest.fixture
def filmed(
    history: History, worker: GpuWorker, background: Background, tools: Tools, engine: Drawer,
    playhead: Playhead, qtbot,
):  # fmt: skip
    """A portrait in a document that lasts."""
    sculptor = Sculptor(history, worker, background, tools, playhead=playhead)
    sculptor.shelf.show(KNOWN)
    bench = Bench(sculptor, history, tools, engine)
    sculptor.wake()
    qtbot.waitUntil(lambda: len(sculptor.samples) == 16)
    sculptor.take(sculptor.samples[2])
    bench.settle(qtbot)
    yield bench
    sculptor.forget()


def test_a_duplicate_is_another_layer_under_edit(qtbot, taken: Bench) -> None:
    first = taken.sculptor.layer
    document, copy = edits.duplicate(taken.history.committed, first)
    taken.history.commit("Duplicate layer", document)
    with qtbot.waitSignal(taken.sculptor.changed):
        taken.tools.active_layer = copy
    assert taken.sculptor.layer == copy
    taken.sculptor.set_value("smile", 1.0)
    taken.sculptor.release()
    taken.settle(qtbot)
    assert taken.latents(taken.history.committed.layer(first)).values == {}
    taken.check()


def test_the_look_at_a_key_follows_to_the_duplicate(
    qtbot, filmed: Bench, playhead: Playhead
) -> None:
    change(filmed, lambda latents: replace(latents, curves=MOVING))
    first = filmed.sculptor.layer
    document, copy = edits.duplicate(filmed.history.committed, first)
    filmed.history.commit("Duplicate layer", document)
    playhead.seek(10)
    qtbot.waitUntil(lambda: filmed.shown is not filmed.history.committed)
    filmed.tools.active_layer = copy
    qtbot.waitUntil(lambda: filmed.shown.layer(copy) is not document.layer(copy))
    assert filmed.shown.layer(first) is document.layer(first)


def test_a_locked_portrait_is_not_taken_in_place_of(qtbot, taken: Bench) -> None:
    sculptor, history = taken.sculptor, taken.history
    first = sculptor.layer
    history.commit("Lock", edits.set_locks(history.committed, first, locked=True))
    locked = history.committed.layer(first)
    sculptor.take(sculptor.samples[7])
    taken.settle(qtbot)
    assert history.committed.layer(first) is locked
    assert sculptor.layer != first and sculptor.state.seed == 8


def test_a_locked_layer_is_not_limited_either(qtbot, taken: Bench) -> None:
    sculptor, history = taken.sculptor, taken.history
    mask = raster_from(np.full((200, 600), 255, np.uint8))
    locked = edits.set_locks(history.committed.with_mask(mask), sculptor.layer, locked=True)
    history.commit("Lock", locked)
    with qtbot.waitSignal(sculptor.notice) as told:
        sculptor.set_limited(True)
    assert "is locked" in told.args[0] and taken.idle
    assert history.committed is locked and not sculptor.limited


def test_keys_of_a_missing_generator_do_not_meet_another_one_s_sliders(
    filmed: Bench, playhead: Playhead
) -> None:
    wide = tuple(Direction(name, np.ones((7, 9), np.float32)) for name in ("smile", "age"))
    filmed.sculptor.shelf.show(Generators((card("other"),), card("other"), wide))
    change(filmed, lambda latents: replace(latents, curves=MOVING))
    playhead.seek(5)
    state = filmed.sculptor.state
    assert state.values == {}
    np.testing.assert_array_equal(state.code, state.base)


def test_a_look_that_cannot_be_drawn_is_told_once(qtbot, filmed: Bench, playhead: Playhead) -> None:
    told: list[str] = []
    filmed.sculptor.failed.connect(told.append)
    broken = Generators((card("broken"),), card("broken"), KNOWN.directions)
    filmed.sculptor.shelf.show(broken)
    change(filmed, lambda latents: replace(latents, model="broken", curves=MOVING))
    playhead.seek(10)
    qtbot.waitUntil(lambda: bool(told))
    qtbot.wait(40)
    assert told == ["This model cannot be used."]
    playhead.seek(5)
    qtbot.waitUntil(lambda: len(told) == 2)


def test_another_document_lets_go_of_the_old_one(taken: Bench) -> None:
    old = ref(taken.history.committed)
    taken.sculptor.forget()
    taken.history.replace(Document(taken.history.committed.size))
    taken.history.settle()
    gc.collect()
    assert old() is None


def test_variations_end_with_the_worker(qtbot, taken: Bench, worker: GpuWorker) -> None:
    taken.engine.open.clear()
    taken.sculptor.resample(first_seed=100)
    qtbot.waitUntil(lambda: isinstance(taken.engine.jobs[-1], GenerateJob))
    taken.sculptor.resample(first_seed=200)
    worker.close()
    with qtbot.captureExceptions() as exceptions:
        qtbot.wait(20)
    assert not exceptions


def test_a_colour_of_three_sliders_goes_back_in_one_step(qtbot, taken: Bench) -> None:
    for name, value in (("smile", 1.0), ("age", 2.0)):
        taken.sculptor.set_value(name, value)
    taken.sculptor.release()
    taken.settle(qtbot)
    taken.sculptor.reset("smile", "age")
    taken.settle(qtbot)
    assert taken.sculptor.state.values == {}
    assert taken.history.steps[2:] == ("Age", "Reset slider")
