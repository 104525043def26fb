"""Docks in a column: who gives where there is too little room, who takes what is left."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.ui.controls.drawer import Drawer
from editor.ui.dock_heights import HIGH, LEAST, REST_MS, Wish, shared
from editor.ui.painting.wheel import ColourWheel
from editor.ui.panels.row import ROW_HEIGHT
from editor.ui.window import Window
from editor.ui.workspaces import LATENTS, PAINT, VIDEO

WISHES = st.lists(
    st.builds(Wish, st.integers(20, 300), st.integers(0, 600), st.integers(0, 2), st.booleans()),
    min_size=1,
    max_size=5,
)


@given(st.integers(0, 2000), WISHES)
def test_nobody_goes_below_the_least_and_nothing_is_lost(total: int, wishes: list[Wish]) -> None:
    heights = shared(total, wishes)
    assert all(h >= w.least for h, w in zip(heights, wishes, strict=True))
    fits = total >= sum(wish.least for wish in wishes)
    if fits and (any(w.grows for w in wishes) or sum(heights) > total):
        assert abs(sum(heights) - total) <= len(wishes)  # rounded


def test_the_layers_give_last_and_take_what_is_left() -> None:
    wishes = [Wish(100, 250), Wish(100, 200), Wish(250, 330, 1, True)]
    assert shared(780, wishes) == [250, 200, 330]
    assert shared(1000, wishes) == [250, 200, 550]
    assert shared(530, wishes) == [100, 100, 330]
    assert shared(480, wishes) == [100, 100, 280]


@pytest.mark.parametrize("size", [(1100, 700), (1380, 860), (1600, 1000)])
def test_layers_keep_rows_and_the_wheel_is_whole(
    qtbot, opened: Window, size: tuple[int, int]
) -> None:
    opened.resize(*size)
    docks = opened.docks
    for workspace in (PAINT, LATENTS, VIDEO):
        opened.workspaces.choose(workspace)
        docks.reset()
        tree = opened.layers_panel.tree.viewport()
        qtbot.waitUntil(lambda tree=tree: tree.height() >= 2.5 * ROW_HEIGHT)
    opened.workspaces.choose(PAINT)
    wheel = docks.by_name["colour"].findChild(ColourWheel)
    for name in ("heal", "adjust"):
        docks.bring_forward(name)
        qtbot.waitUntil(lambda: wheel.visibleRegion().boundingRect() == wheel.rect())


def test_a_taller_window_gives_the_layers_what_it_brings(qtbot, opened: Window) -> None:
    docks = opened.docks.by_name
    opened.resize(1280, 760)
    opened.docks.reset()
    qtbot.waitUntil(lambda: docks["layers"].height() >= LEAST["layers"] - 4)
    qtbot.wait(2 * REST_MS)
    heal, layers = docks["heal"].height(), docks["layers"].height()
    opened.resize(1280, 860)
    qtbot.waitUntil(lambda: abs(docks["layers"].height() - layers - 100) <= 2)
    assert abs(docks["heal"].height() - heal) <= 2


def test_a_large_window_can_be_made_small_at_once(qtbot, opened: Window) -> None:
    opened.resize(1600, 1000)
    docks, panel = opened.docks, opened.heal_panel
    docks.reset()
    qtbot.waitUntil(lambda: panel.seed.visibleRegion().boundingRect() == panel.seed.rect())
    opened.resize(1100, 700)
    assert opened.height() == 700
    heal = panel.heal
    qtbot.waitUntil(lambda: heal.visibleRegion().boundingRect() == heal.rect())
    for tool in ("brush", "mask"):
        opened.actions_[f"tool_{tool}"].trigger()
    docks.bring_forward("adjust")
    qtbot.wait(400)
    assert opened.height() == 700


def test_a_large_window_shows_all_that_drawers_hold_and_a_larger_one_too(
    qtbot, opened: Window
) -> None:
    opened.resize(1440, HIGH)
    opened.docks.reset()
    drawer = opened.heal_panel.findChild(Drawer)
    for size in ((1440, HIGH), (1920, 1080), (2560, 1440)):
        opened.resize(*size)
        qtbot.waitUntil(lambda: drawer.height() >= drawer.sizeHint().height())
        qtbot.wait(3 * REST_MS)  # and it stays so
        assert drawer.height() >= drawer.sizeHint().height()
