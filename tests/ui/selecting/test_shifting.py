"""Moving the selection itself: by a drag from inside of it, and by arrow keys."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from editor.core.document import Document
from editor.core.geometry import Rect, Size
from editor.core.guides import Guides
from editor.core.layer import PixelLayer
from editor.core.raster import Raster
from editor.ui.selecting.feature import Selecting
from editor.ui.tools import Tool
from editor.ui.window import Window
from tests.ui.selecting.test_selecting_tools import Shift, drag, extent, place

BOX = Rect(100, 80, 120, 90)


@pytest.fixture
def boxed(opened: Window) -> Window:
    """A box selected, the rectangle in hand."""
    history = opened.session.history
    full = np.full((BOX.h, BOX.w, 1), 255, np.uint8)
    history.commit("Select rectangle", history.committed.with_mask(Raster(1).write(BOX, full)))
    opened.session.tools.tool = Tool.RECT
    return opened


def landed(window: Window, steps: int) -> bool:
    return len(window.session.history.steps) >= steps


def test_a_drag_from_inside_moves_the_selection_and_not_the_picture(qtbot, boxed: Window) -> None:
    history = boxed.session.history
    layers = history.committed.layers
    assert boxed.canvas.hand.cursor() is not None
    drag(boxed, (150, 120), (170, 130), (190, 133))
    qtbot.waitUntil(lambda: landed(boxed, 3))
    assert history.steps[-1] == "Move selection" and extent(boxed) == BOX.moved(40, 13)
    assert history.committed.layers is layers
    history.undo()
    assert extent(boxed) == BOX


def test_it_is_shown_while_it_is_dragged_and_given_up_by_esc(qtbot, boxed: Window) -> None:
    history = boxed.session.history
    drag(boxed, (150, 120), (170, 130), release=False)
    qtbot.waitUntil(lambda: history.document.mask.extent() == BOX.moved(20, 10))
    QTest.keyClick(boxed.canvas, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: history.document.mask.extent() == BOX)
    QTest.mouseRelease(boxed.canvas, Qt.MouseButton.LeftButton, pos=place(boxed, (170, 130)))
    assert history.steps == ("Open", "Select rectangle")


def test_beside_it_or_with_shift_something_is_selected_anew(qtbot, boxed: Window) -> None:
    drag(boxed, (150, 120), (300, 200), held=Shift)
    qtbot.waitUntil(lambda: landed(boxed, 3))
    assert extent(boxed) == Rect(100, 80, 200, 120)
    drag(boxed, (20, 20), (60, 60))
    qtbot.waitUntil(lambda: landed(boxed, 4))
    assert extent(boxed) == Rect(20, 20, 40, 40)


def test_a_click_inside_takes_the_selection_away(qtbot, boxed: Window) -> None:
    drag(boxed, (150, 120))
    qtbot.waitUntil(lambda: landed(boxed, 3))
    assert extent(boxed).empty


def test_the_cursor_says_what_would_move(boxed: Window) -> None:
    hand = boxed.canvas.hand
    for point, shape in (((150, 120), "SizeAllCursor"), ((20, 20), "CrossCursor")):
        hand.point_at(QPointF(place(boxed, point)))
        hand.frame()
        assert boxed.canvas.cursor().shape() is getattr(Qt.CursorShape, shape)


def test_arrows_nudge_it_and_quick_presses_add_up(qtbot, boxed: Window) -> None:
    selecting = next(part for part in boxed.features if isinstance(part, Selecting))
    boxed.canvas.setFocus()
    for _ in range(3):
        QTest.keyClick(boxed.canvas, Qt.Key.Key_Right)
    QTest.keyClick(boxed.canvas, Qt.Key.Key_Up, Shift)
    qtbot.waitUntil(lambda: extent(boxed) == BOX.moved(3, -10))
    qtbot.waitUntil(lambda: not selecting.shifting.busy)


def test_a_nudge_lands_where_it_belongs_though_another_tab_comes_in_front(
    qtbot, boxed: Window
) -> None:
    selecting = next(part for part in boxed.features if isinstance(part, Selecting))
    past, files = boxed.session.history.past, boxed.session.files
    boxed.canvas.setFocus()
    QTest.keyClick(boxed.canvas, Qt.Key.Key_Right)
    files.show(Document(Size(40, 30), (PixelLayer("Blank"),)), None)
    qtbot.waitUntil(lambda: not selecting.shifting.busy)
    assert past.steps[-1] == "Move selection"
    assert past.committed.mask.extent() == BOX.moved(1, 0)


def test_it_keeps_to_a_guide_that_is_near(qtbot, boxed: Window) -> None:
    from dataclasses import replace

    history = boxed.session.history
    guided = replace(history.committed, guides=Guides((300.0,), ()))
    history.commit("Guide", guided)
    drag(boxed, (150, 120), (170, 120), (226, 120))  # its right edge comes to 296
    qtbot.waitUntil(lambda: landed(boxed, 4))
    assert extent(boxed).right == 300
