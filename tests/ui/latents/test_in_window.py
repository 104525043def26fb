"""The window and latents: undo before it landed, the recipe, one look at a time."""

from __future__ import annotations

import numpy as np
import pytest

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
    overlay = window.canvas.findChild(SquareOverlay)
    assert overlay.isVisible()
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
