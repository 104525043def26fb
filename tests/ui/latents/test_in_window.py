"""The window and latents: undo before it landed, the recipe, one look at a time."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor

from editor.core import edits
from editor.core.raster import raster_from
from editor.ui.controls.picker import ColourPicker
from editor.ui.latents.models import Generators, found
from editor.ui.latents.square_overlay import SquareOverlay
from editor.ui.style.choice import StyleChoice
from editor.ui.window import Window
from tests.ui.latents.conftest import KNOWN, Drawer
from tests.ui.window.conftest import MakeWindow, garbage, make_window

__all__ = ["garbage", "make_window"]


@pytest.fixture
def window(qtbot, make_window: MakeWindow, engine: Drawer) -> Window:
    """A portrait was taken."""
    window = make_window(engine)
    qtbot.waitUntil(lambda: not window.session.background.busy)
    sculptor = window.session.sculptor
    sculptor.shelf.show(KNOWN)
    sculptor.wake()
    qtbot.waitUntil(lambda: bool(sculptor.samples))
    sculptor.take(sculptor.samples[0])
    qtbot.waitUntil(lambda: sculptor.state is not None)
    return window


def test_undo_takes_back_a_slider_that_has_not_landed(
    qtbot, window: Window, engine: Drawer
) -> None:
    sculptor, history = window.session.sculptor, window.session.history
    before = history.committed
    qtbot.waitUntil(window.actions_["undo"].isEnabled)
    engine.open.clear()
    sculptor.set_value("smile", 1.0)
    sculptor.release()
    window.actions_["undo"].trigger()
    engine.open.set()
    qtbot.wait(30)
    assert history.committed is before and sculptor.state.values == {}
    window.actions_["undo"].trigger()
    assert history.position == 0


def test_escape_gives_up_a_drag_and_enter_uses_the_square(
    qtbot, window: Window, engine: Drawer
) -> None:
    sculptor, history = window.session.sculptor, window.session.history
    sculptor.set_value("smile", 1.0)
    qtbot.waitUntil(window.actions_["cancel"].isEnabled)
    window.actions_["cancel"].trigger()
    assert sculptor.state.values == {} and history.document is history.committed
    window.actions_["portrait_picture"].trigger()
    (overlay,) = (o for o in window.canvas.findChildren(SquareOverlay) if o.isVisible())
    window.actions_["heal"].trigger()
    qtbot.waitUntil(lambda: history.steps[-1] == "Use my picture")
    assert not overlay.isVisible() and sculptor.state.target is not None
    assert np.array_equal(sculptor.state.code, sculptor.state.base)


def test_the_recipe_of_a_portrait_leads_to_its_sliders(qtbot, window: Window) -> None:
    window.actions_["workspace_paint"].trigger()
    qtbot.waitUntil(window.actions_["layer_recipe"].isEnabled)
    window.actions_["layer_recipe"].trigger()
    assert window.workspaces.current == "latents"


def test_a_slider_ends_the_look_at_a_style(qtbot, window: Window) -> None:
    stylist = window.session.stylist
    stylist.choose(StyleChoice().only("night"))
    assert stylist.live
    window.session.sculptor.set_value("smile", 1.0)
    assert not stylist.live


def test_answers_that_wait_step_aside_for_a_slider_and_come_back(
    qtbot, window: Window, engine: Drawer
) -> None:
    studio, sculptor, history = (
        window.session.studio, window.session.sculptor, window.session.history
    )  # fmt: skip
    mask = raster_from(np.full((40, 40), 255, np.uint8))
    history.commit("Paint mask", history.committed.with_mask(mask))
    studio.inpaint(answers=3, model="telea")
    qtbot.waitUntil(lambda: len(studio.answers) == 3)
    before, answer = history.committed, history.document
    assert answer is not before
    sculptor.set_value("smile", 1.0)
    layer = sculptor.layer
    qtbot.waitUntil(lambda: history.document.layer(layer) is not before.layer(layer))
    sculptor.set_value("smile", 1.5)
    sculptor.release()
    qtbot.waitUntil(lambda: history.steps[-1] == "Smile")
    qtbot.waitUntil(lambda: history.document is not history.committed)
    assert len(history.document.all_layers()) == len(before.all_layers()) + 1
    sculptor.set_value("smile", -1.0)
    window.actions_["cancel"].trigger()
    assert sculptor.settled and history.steps[-1] == "Smile"
    qtbot.waitUntil(lambda: history.document is not history.committed)
    assert len(studio.answers) == 3
    studio.keep()
    assert history.steps[-2:] == ("Smile", "Inpaint")


def test_a_search_that_failed_is_begun_again_from_the_jobs_panel(
    qtbot, window: Window, engine: Drawer
) -> None:
    session = window.session
    sculptor, history = session.sculptor, session.history
    sculptor.use_picture()
    place = sculptor.placing
    engine.deaths = 1
    with qtbot.waitSignal(sculptor.failed):
        sculptor.begin_inversion(steps=20)
    qtbot.waitUntil(lambda: not sculptor.inverting)
    sculptor.cancel()
    assert sculptor.placing is None
    (ticket,) = (each for each in session.worker.tickets() if not each.fleeting)
    session.retry(ticket)
    assert sculptor.inverting
    qtbot.waitUntil(lambda: history.steps[-1] == "Use my picture")
    assert sculptor.state.place == place
    told = []
    session.studio.notice.connect(told.append)
    sculptor.forget()
    session.retry(ticket)
    assert told and not sculptor.inverting


def test_undo_is_there_for_the_very_first_layer_under_way(
    qtbot, make_window: MakeWindow, engine: Drawer
) -> None:
    window = make_window(engine)
    qtbot.waitUntil(lambda: not window.session.background.busy)
    sculptor, history = window.session.sculptor, window.session.history
    sculptor.shelf.show(KNOWN)
    sculptor.wake()
    qtbot.waitUntil(lambda: len(sculptor.samples) == 16)
    engine.open.clear()
    sculptor.take(sculptor.samples[0])
    qtbot.waitUntil(window.actions_["undo"].isEnabled)
    window.actions_["undo"].trigger()
    engine.open.set()
    qtbot.wait(30)
    assert history.steps == ("Open",) and sculptor.state is None


def test_a_slider_shows_the_document_again_after_undo_under_the_wheel(
    qtbot, window: Window, engine: Drawer
) -> None:
    window.actions_["workspace_latents"].trigger()
    slider = window.sliders_panel.sliders.row("smile").slider
    at_first = slider.real
    slider._nudge(2)
    assert slider.real != at_first
    window.session.sculptor.cancel()
    qtbot.waitUntil(lambda: not slider.held)
    qtbot.waitUntil(lambda: slider.real == at_first)


def test_sliders_made_anew_under_a_hand_let_it_go(qtbot, window: Window) -> None:
    window.actions_["workspace_latents"].trigger()
    sculptor, history = window.session.sculptor, window.session.history
    slider = window.sliders_panel.sliders.row("smile").slider
    qtbot.mousePress(slider, Qt.MouseButton.LeftButton, pos=QPoint(slider.width() - 4, 8))
    assert sculptor.working
    sculptor.shelf.show(Generators(KNOWN.cards, KNOWN.card, KNOWN.directions[:1]))
    qtbot.waitUntil(lambda: history.steps[-1] == "Smile")
    assert not sculptor.working


def test_a_slider_that_is_disabled_or_hidden_under_a_hand_lets_it_go(
    qtbot, window: Window, engine: Drawer
) -> None:
    window.actions_["workspace_latents"].trigger()
    sculptor, history = window.session.sculptor, window.session.history
    slider = window.sliders_panel.sliders.row("smile").slider
    left, portrait = Qt.MouseButton.LeftButton, sculptor.layer
    qtbot.mousePress(slider, left, pos=QPoint(slider.width() - 4, 8))
    window.session.tools.active_layer = None
    history.commit("New layer", edits.add_pixel_layer(history.committed, "Paint")[0])
    qtbot.waitUntil(lambda: not slider.isEnabled())
    assert not slider.held and not sculptor.working
    window.session.tools.active_layer = portrait
    qtbot.waitUntil(lambda: slider.isEnabled() and history.steps[-1] == "Smile")
    qtbot.mousePress(slider, left, pos=QPoint(4, 8))
    assert sculptor.working
    window.sliders_panel.hide()
    assert not slider.held and not sculptor.working
    qtbot.waitUntil(lambda: history.steps[-2:] == ("Smile", "Smile"))


def test_a_colour_whose_picker_is_closed_under_the_hand_lands(qtbot, window: Window) -> None:
    picker = ColourPicker(QColor("red"), window)
    qtbot.addWidget(picker)
    picker.show()
    with qtbot.waitSignal(picker.settled):
        qtbot.keyClick(picker, Qt.Key.Key_Escape)


def test_portraits_come_before_all_other_generators() -> None:
    known = found("")
    assert known.card is not None and known.card.name == "portraits"
    assert {card.task for card in known.cards[1:]} == {"generate"}
