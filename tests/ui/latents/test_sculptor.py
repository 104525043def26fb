"""Portraits are taken, dragged by sliders, undone, mixed; the document and the sliders agree."""

from __future__ import annotations

import numpy as np

from editor.core.geometry import Rect
from editor.jobs.latent_recipe import latents_of
from tests.ui.latents.conftest import Bench, code_of, colour


def settled(bench: Bench) -> bool:
    return bench.sculptor._live.idle


def agrees(bench: Bench) -> bool:
    """The layer in the document is what its own recipe says, and what the sliders show."""
    sculptor = bench.sculptor
    layer = bench.history.committed.layer(sculptor.layer)
    latents, state = latents_of(layer.recipe), sculptor.state
    assert state is not None and dict(latents.values) == dict(state.values)
    np.testing.assert_array_equal(latents.code, state.code)
    wanted = np.full((state.place.h, state.place.w, 4), 255, np.uint8)
    wanted[..., :3] = colour(state.code, state.noise)
    return np.array_equal(bench.pixels(bench.history.committed), wanted)


def test_sixteen_variations_come_and_one_becomes_a_layer(qtbot, taken: Bench) -> None:
    sculptor, history = taken.sculptor, taken.history
    assert [sample.seed for sample in sculptor.samples] == list(range(1, 17))
    np.testing.assert_array_equal(sculptor.samples[4].code, code_of(5))
    assert history.steps == ("Open", "Portrait")
    assert sculptor.layer == history.committed.layers[-1].id == taken.tools.active_layer
    assert sculptor.state.seed == 3 and sculptor.state.place == Rect(100, 0, 400, 400)
    assert agrees(taken) and len(sculptor.points) == 1


def test_a_drag_is_shown_live_and_its_release_is_one_step(qtbot, taken: Bench) -> None:
    sculptor, history = taken.sculptor, taken.history
    before = history.committed
    for step in range(1, 30):
        sculptor.set_value("smile", step / 10)
        qtbot.wait(1)
    qtbot.waitUntil(lambda: history.document is not before)
    assert history.committed is before, "a drag changes nothing"
    assert sculptor.state.values == {"smile": 2.9}
    sculptor.release()
    qtbot.waitUntil(lambda: settled(taken))
    assert history.steps == ("Open", "Portrait", "Slider")
    assert sculptor.state.values == {"smile": 2.9} and agrees(taken)
    assert abs(float(sculptor.state.code[0, 0]) - 2.9) < 1e-5
    history.undo()
    assert sculptor.state.values == {} and agrees(taken)
