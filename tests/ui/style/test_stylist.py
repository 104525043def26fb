"""A style chosen is looked at live, follows the document, and becomes a layer in one step."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QSettings

from editor.core.geometry import Rect
from editor.core.history import History
from editor.core.layer import PixelLayer
from editor.core.raster import raster_from
from editor.render.compositor import flatten
from editor.ui.look.live import PATIENCE_MILLISECONDS
from editor.ui.style.choice import StyleChoice
from editor.ui.stylist import Stylist
from tests.core.pictures import painted
from tests.ui.style.conftest import Negative, styled

NIGHT = StyleChoice().only("night")
HOLE = Rect(100, 80, 40, 30)


def look_at(qtbot, stylist: Stylist, choice: StyleChoice = NIGHT) -> None:
    stylist.choose(choice)
    qtbot.waitUntil(lambda: shows_final(stylist))


def shows_final(stylist: Stylist) -> bool:
    return stylist.looking.current


def shown(stylist: Stylist) -> np.ndarray:
    document = stylist.history.document
    return flatten(document, document.bounds)[..., :3]


def test_a_click_shows_the_style_and_changes_nothing(
    qtbot, stylist: Stylist, picture: np.ndarray
) -> None:
    before = stylist.history.committed
    look_at(qtbot, stylist)
    assert (shown(stylist) == styled(picture[..., :3])).all()
    assert stylist.history.document.layers[-1].name == "Starry Night"
    assert stylist.history.committed is before and not stylist.history.can_undo
    stylist.stop()
    assert stylist.history.document is before


def test_apply_is_one_step_that_remembers_how_it_was_made(
    qtbot, stylist: Stylist, picture: np.ndarray
) -> None:
    look_at(qtbot, stylist, replace(NIGHT, strength=0.5, keep_colours=True))
    with qtbot.waitSignal(stylist.landed) as landed:
        stylist.apply()
    history = stylist.history
    layer = history.committed.layer(landed.args[0])
    assert isinstance(layer, PixelLayer) and layer.recipe is not None
    assert layer.recipe.parameters["mix"] == {"night": 1.0}
    assert layer.recipe.parameters["strength"] == 0.5 and layer.span is None
    assert history.steps == ("Open", "Style") and not stylist.live
    assert (shown(stylist) == styled(picture[..., :3], 0.5)).all()
    history.undo()
    assert (shown(stylist) == picture[..., :3]).all()


def test_apply_waits_for_an_answer_that_is_on_its_way(
    qtbot, stylist: Stylist, engine: Negative
) -> None:
    engine.open.clear()
    stylist.choose(NIGHT)
    stylist.apply()
    qtbot.waitUntil(lambda: stylist.history.document is not stylist.history.committed)
    assert not stylist.history.can_undo, "a first look is no answer"
    engine.open.set()
    qtbot.waitUntil(lambda: stylist.history.can_undo)


def test_what_is_being_made_is_not_asked_for_again(
    qtbot, stylist: Stylist, engine: Negative
) -> None:
    engine.open.clear()
    stylist.choose(NIGHT)
    qtbot.waitUntil(lambda: len(engine.jobs) == 1)
    stylist.choose(NIGHT.only("wave"))
    stylist.choose(NIGHT)
    stylist.apply()
    qtbot.wait(2 * PATIENCE_MILLISECONDS)
    engine.open.set()
    qtbot.waitUntil(lambda: stylist.history.can_undo)
    assert len(engine.jobs) == 1


def test_while_a_slider_moves_the_newest_wins_and_few_are_asked(
    qtbot, stylist: Stylist, engine: Negative, picture: np.ndarray
) -> None:
    engine.open.clear()
    stylist.choose(NIGHT)
    for step in range(50):
        stylist.choose(replace(NIGHT, strength=1.0 - step / 100))
    engine.open.set()
    qtbot.waitUntil(lambda: shows_final(stylist))
    assert len(engine.jobs) == 2
    assert (shown(stylist) == styled(picture[..., :3], 0.51)).all()
    assert stylist.worker.tickets() == (), "looks stand on no list"


def test_settings_are_kept_without_a_look_unless_one_is_live(
    qtbot, stylist: Stylist, engine: Negative, settings: QSettings
) -> None:
    stylist.adjust(replace(NIGHT, size=384))
    qtbot.wait(20)
    assert not engine.jobs and not stylist.live
    assert "384" in str(settings.value("style/choice"))


def test_only_inside_the_mask(qtbot, stylist: Stylist, picture: np.ndarray) -> None:
    history = stylist.history
    document = history.committed
    history.commit("Paint mask", document.with_mask(painted(document.mask, HOLE, 255)))
    look_at(qtbot, stylist, replace(NIGHT, masked=True))
    changed = (shown(stylist) != picture[..., :3]).any(axis=2)
    assert changed[HOLE.slices()].mean() > 0.99
    changed[HOLE.slices()] = False
    assert not changed.any()
    assert not history.document.mask.tiles, "its colour would lie over the look"
    stylist.apply()
    layer = history.committed.layers[-1]
    assert layer.recipe.mask.extent() == HOLE
    assert history.committed.mask.tiles, "the mask is there to be used again"


def test_a_mask_that_is_painted_on_is_looked_at_again(
    qtbot, stylist: Stylist, picture: np.ndarray
) -> None:
    history = stylist.history
    document = history.committed
    history.commit("Paint mask", document.with_mask(painted(document.mask, HOLE, 255)))
    look_at(qtbot, stylist, replace(NIGHT, masked=True))
    more = HOLE.moved(100, 60)
    document = history.committed
    history.commit("Paint mask", document.with_mask(painted(document.mask, more, 255)))
    qtbot.waitUntil(lambda: shows_final(stylist))
    changed = (shown(stylist) != picture[..., :3]).any(axis=2)
    assert changed[HOLE.slices()].all() and changed[more.slices()].mean() > 0.99


def test_without_a_mask_it_says_so_and_follows_the_brush(
    qtbot, stylist: Stylist, engine: Negative
) -> None:
    history = stylist.history
    with qtbot.waitSignal(stylist.notice) as told:
        stylist.choose(replace(NIGHT, masked=True))
    assert "Paint over" in told.args[0] and stylist.live and not engine.jobs
    stylist.apply()
    document = history.committed
    history.commit("Paint mask", document.with_mask(painted(document.mask, HOLE, 255)))
    qtbot.waitUntil(lambda: shows_final(stylist))
    assert stylist.live, "what was applied to nothing lands no later"
    history.undo()
    qtbot.waitUntil(lambda: history.document is history.committed)
    assert stylist.live


def test_what_is_painted_meanwhile_is_styled_too(qtbot, stylist: Stylist) -> None:
    look_at(qtbot, stylist)
    history = stylist.history
    red = np.zeros((20, 20, 4), np.uint8)
    red[..., 0] = red[..., 3] = 255
    stroke = history.committed.with_layer(PixelLayer("Paint", pixels=raster_from(red, 5, 5)))
    history.preview(stroke)
    stylist.looking._reshow.start()
    qtbot.wait(20)
    assert history.document is stroke, "a stroke under way is not covered"
    history.commit("Brush", replace(stroke))
    qtbot.waitUntil(lambda: (shown(stylist)[10, 10] == (0, 255, 255)).all())


def test_what_is_undone_before_its_answer_came_shows_the_answer_of_before(
    qtbot, stylist: Stylist, engine: Negative, picture: np.ndarray
) -> None:
    look_at(qtbot, stylist)
    history, asked = stylist.history, len(engine.jobs)
    stylist.worker.pause()
    (layer,) = history.committed.layers
    assert isinstance(layer, PixelLayer)
    grey = raster_from(np.full_like(picture, 90))
    history.commit("Paint", history.committed.with_layer(replace(layer, pixels=grey)))
    qtbot.waitUntil(lambda: bool(stylist.worker.tickets()))
    stylist.apply()
    with qtbot.waitSignal(stylist.landed, timeout=5000):
        history.undo()
    stylist.worker.resume()
    assert len(engine.jobs) == asked, "nothing was asked for again"
    assert (shown(stylist) == styled(picture[..., :3])).all()


def test_another_style_is_one_of_the_picture_not_of_the_style_before(
    qtbot, stylist: Stylist, engine: Negative, picture: np.ndarray
) -> None:
    look_at(qtbot, stylist)
    stylist.apply()
    look_at(qtbot, stylist, StyleChoice().only("wave"))
    assert (engine.jobs[-1].image == picture[..., :3]).all()


def test_another_style_is_another_layer_in_the_lists(qtbot, stylist: Stylist) -> None:
    look_at(qtbot, stylist)
    night = stylist.history.document.layers[-1]
    look_at(qtbot, stylist, replace(NIGHT, strength=0.5))
    assert stylist.history.document.layers[-1].id == night.id
    look_at(qtbot, stylist, StyleChoice().only("wave"))
    wave = stylist.history.document.layers[-1]
    assert (wave.name, wave.id != night.id) == ("The Great Wave", True)


def test_a_styled_layer_is_taken_up_again(qtbot, stylist: Stylist, picture: np.ndarray) -> None:
    look_at(qtbot, stylist, replace(NIGHT, strength=0.5))
    stylist.apply()
    layer = stylist.history.committed.layers[-1]
    stylist.choose(StyleChoice().only("wave"))
    stylist.edit(layer.id)
    qtbot.waitUntil(lambda: shows_final(stylist))
    assert stylist.choice.has("night") and stylist.choice.strength == 0.5
    stylist.choose(replace(stylist.choice, strength=1.0))
    stylist.apply()
    qtbot.waitUntil(lambda: not stylist.live)
    (_, anew) = stylist.history.committed.layers
    assert anew.id == layer.id and anew.recipe.parameters["strength"] == 1.0
    assert (shown(stylist) == styled(picture[..., :3])).all()


def test_a_failure_is_said_and_the_picture_is_as_it_was(
    qtbot, stylist: Stylist, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = stylist.history.document
    monkeypatch.setattr(type(stylist.shelf), "model", lambda *_: "broken")
    with qtbot.waitSignal(stylist.failed) as failed:
        stylist.choose(NIGHT)
    assert failed.args[0] == "This style cannot be used."
    assert stylist.history.document is before and not stylist.live


def test_nothing_of_a_closed_picture_lands_on_the_next(
    qtbot, stylist: Stylist, engine: Negative, history: History
) -> None:
    engine.open.clear()
    stylist.choose(NIGHT)
    stylist.apply()
    stylist.forget()
    other = replace(history.committed)
    history.replace(other)
    engine.open.set()
    qtbot.wait(50)
    assert history.document is other and not history.can_undo
