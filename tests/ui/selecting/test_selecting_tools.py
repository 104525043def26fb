"""Selecting by hand in the real window: what the mask is afterwards, pixel by pixel."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from editor.core.geometry import Rect
from editor.ui.selecting.feature import Selecting
from editor.ui.selecting.looks import MaskLook, marched, tinted
from editor.ui.selecting.settings import Lasso, Marquee, Wand
from editor.ui.tools import Tool
from editor.ui.window import Window

Left, Right = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
None_, Shift, Alt = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
Key = Qt.Key


@pytest.fixture
def selecting(opened: Window) -> Selecting:
    """The part of the window that selects, rectangle in hand."""
    opened.session.tools.tool = Tool.RECT
    return next(part for part in opened.features if isinstance(part, Selecting))


def place(window: Window, point: tuple[float, float]) -> QPoint:
    return window.canvas.view.to_view(QPointF(*point)).toPoint()


def move(window: Window, point: tuple[float, float], held=None_) -> None:
    """The pen moves while keys are held; QTest's own moves know of none."""
    at = QPointF(place(window, point))
    kind = QMouseEvent.Type.MouseMove
    to = window.canvas.mapToGlobal(at)
    QApplication.sendEvent(window.canvas, QMouseEvent(kind, at, to, Left, Left, held))
    QTest.qWait(2)


def drag(window: Window, *points: tuple[float, float], held=None_, release: bool = True) -> None:
    canvas = window.canvas
    canvas.setFocus()
    QTest.mousePress(canvas, Left, held, place(window, points[0]))
    for point in points[1:]:
        move(window, point, held)
    if release:
        QTest.mouseRelease(canvas, Left, held, place(window, points[-1]))


def settle(qtbot, window: Window, selecting: Selecting) -> None:
    qtbot.waitUntil(lambda: not selecting.selector.busy)


def extent(window: Window) -> Rect:
    return window.session.history.committed.mask.extent()


def cover(window: Window) -> np.ndarray:
    document = window.session.history.committed
    return document.mask.read(document.bounds)[..., 0]


def test_a_rectangle_replaces_shift_adds_alt_takes_both_intersect(qtbot, opened, selecting) -> None:
    window = opened
    steps = (
        (((100, 100), (200, 180)), None_, 100 * 80),
        (((200, 100), (220, 180)), Shift, 120 * 80),
        (((100, 100), (110, 180)), Alt, 110 * 80),
        (((0, 100), (300, 120)), Shift | Alt, 110 * 20),
        (((10, 10), (30, 30)), None_, 20 * 20),
    )
    for points, held, area in steps:
        drag(window, *points, held=held)
        settle(qtbot, window, selecting)
        assert cover(window).sum() == 255 * area
    assert window.session.history.steps[-1] == "Select rectangle"
    window.session.history.undo()
    assert extent(window) == Rect(110, 100, 110, 20)


def test_a_click_beside_it_takes_the_selection_away_and_it_comes_back(
    qtbot, opened, selecting
) -> None:
    drag(opened, (100, 100), (200, 180))
    settle(qtbot, opened, selecting)
    drag(opened, (400, 300), held=Shift)
    assert not extent(opened).empty
    drag(opened, (400, 300))
    assert extent(opened).empty and opened.session.history.steps[-1] == "Select nothing"
    qtbot.waitUntil(opened.actions_["mask_again"].isEnabled)
    opened.actions_["mask_again"].trigger()
    assert extent(opened) == Rect(100, 100, 100, 80)


def test_space_moves_the_box_escape_gives_it_up(qtbot, opened, selecting) -> None:
    canvas = opened.canvas
    drag(opened, (100, 100), (150, 140), release=False)
    QTest.keyPress(canvas, Key.Key_Space)
    QTest.mouseMove(canvas, place(opened, (170, 150)))
    QTest.qWait(10)
    QTest.keyRelease(canvas, Key.Key_Space)
    QTest.mouseMove(canvas, place(opened, (180, 150)))
    QTest.qWait(10)
    QTest.mouseRelease(canvas, Left, None_, place(opened, (180, 150)))
    settle(qtbot, opened, selecting)
    assert extent(opened) == Rect(120, 110, 60, 40)
    drag(opened, (10, 10), (50, 50), release=False)
    QTest.keyClick(canvas, Key.Key_Escape)
    QTest.mouseRelease(canvas, Left, None_, place(opened, (50, 50)))
    settle(qtbot, opened, selecting)
    assert extent(opened) == Rect(120, 110, 60, 40)


def test_shift_pressed_later_makes_a_square_and_alt_centres_it(qtbot, opened, selecting) -> None:
    canvas = opened.canvas
    drag(opened, (100, 100), (110, 105), release=False)
    QTest.keyPress(canvas, Key.Key_Shift)
    move(opened, (140, 110), Shift)
    QTest.keyPress(canvas, Key.Key_Control, Shift)
    both = Shift | Qt.KeyboardModifier.ControlModifier
    move(opened, (150, 120), both)
    QTest.mouseRelease(canvas, Left, both, place(opened, (150, 120)))
    settle(qtbot, opened, selecting)
    assert extent(opened) == Rect(50, 50, 100, 100)


def test_ratio_and_size_are_kept_to(qtbot, opened, selecting) -> None:
    tools = opened.session.tools
    tools.set_settings(Marquee(shape="ratio", width=2, height=1))
    drag(opened, (100, 100), (160, 110))
    settle(qtbot, opened, selecting)
    assert extent(opened) == Rect(100, 100, 60, 30)
    tools.set_settings(Marquee(shape="size", width=64, height=48))
    drag(opened, (200, 150))
    settle(qtbot, opened, selecting)
    assert extent(opened) == Rect(200, 150, 64, 48)


def test_an_ellipse_is_smooth_unless_that_is_switched_off(qtbot, opened, selecting) -> None:
    opened.session.tools.tool = Tool.ELLIPSE
    drag(opened, (100, 100), (300, 220))
    settle(qtbot, opened, selecting)
    assert cover(opened).sum() / 255 == pytest.approx(np.pi * 100 * 60, rel=0.002)
    assert len(np.unique(cover(opened))) > 50
    opened.session.tools.set_settings(Marquee(smooth=False))
    drag(opened, (100, 100), (300, 220))
    settle(qtbot, opened, selecting)
    assert np.unique(cover(opened)).tolist() == [0, 255]
    opened.session.tools.set_settings(Marquee(feather=20))
    drag(opened, (100, 100), (300, 220))
    settle(qtbot, opened, selecting)
    assert 0 < cover(opened)[160, 95] < 128 < cover(opened)[160, 105] < 255


def test_a_lasso_selects_what_it_goes_round(qtbot, opened, selecting) -> None:
    opened.session.tools.tool = Tool.LASSO
    drag(opened, (100, 100), (200, 100), (200, 200), (100, 200))
    settle(qtbot, opened, selecting)
    assert extent(opened) == Rect(100, 100, 100, 100)
    assert opened.session.history.steps[-1] == "Lasso"
    opened.session.tools.set_settings(Lasso(mode="subtract"))
    drag(opened, (90, 90), (210, 90), (210, 150), (90, 150))
    settle(qtbot, opened, selecting)
    assert extent(opened) == Rect(100, 150, 100, 50)


def test_a_polygon_is_closed_three_ways_and_corners_are_taken_back(
    qtbot, opened, selecting
) -> None:
    canvas, window = opened.canvas, opened
    opened.session.tools.tool = Tool.POLYGON
    ways = (
        lambda: QTest.keyClick(canvas, Key.Key_Return),
        lambda: QTest.mouseDClick(canvas, Left, None_, place(window, (200, 200))),
        lambda: drag(window, (102, 101)),
    )
    for close in ways:
        window.masks.clear()
        for corner in ((100, 100), (200, 100), (300, 300), (200, 200)):
            drag(window, corner)
            if corner == (300, 300):
                QTest.keyClick(canvas, Key.Key_Backspace)
        assert canvas.operation is not None
        close()
        settle(qtbot, window, selecting)
        assert canvas.operation is None and extent(window) == Rect(100, 100, 100, 100)
        assert cover(window)[110, 195] == 255 and cover(window)[195, 110] == 0


def test_a_polygon_given_up_selects_nothing(opened, selecting) -> None:
    opened.session.tools.tool = Tool.POLYGON
    for corner in ((100, 100), (200, 100), (200, 200)):
        drag(opened, corner)
    QTest.keyClick(opened.canvas, Key.Key_Escape)
    assert opened.canvas.operation is None and extent(opened).empty
    drag(opened, (100, 100))
    QTest.keyClick(opened.canvas, Key.Key_Backspace)
    assert opened.canvas.operation is None


def test_the_wand_selects_by_the_colour_that_shows(qtbot, opened, selecting) -> None:
    opened.session.tools.tool = Tool.WAND
    opened.session.tools.set_settings(Wand(tolerance=255, smooth=False))
    drag(opened, (50, 50))
    settle(qtbot, opened, selecting)
    document = opened.session.history.committed
    assert extent(opened) == document.bounds
    opened.session.tools.set_settings(Wand(tolerance=0, smooth=False, everything=False))
    drag(opened, (50, 50))
    settle(qtbot, opened, selecting)
    pixels = document.layers[0].pixels.read(document.bounds)
    alike = (pixels == pixels[50, 50]).all(axis=2)
    assert cover(opened)[50, 50] == 255 and not (cover(opened).astype(bool) & ~alike).any()


def test_wishes_are_granted_one_after_the_other(qtbot, opened, selecting) -> None:
    for n in range(6):
        drag(opened, (20 + 60 * n, 20), (60 + 60 * n, 60), held=Shift if n else None_)
    settle(qtbot, opened, selecting)
    assert cover(opened).sum() == 6 * 255 * 40 * 40
    assert opened.session.history.steps[-6:] == ("Select rectangle",) * 6


def test_the_mask_brush_shows_a_tint_other_tools_ants(qtbot, opened, selecting) -> None:
    tools, canvas = opened.session.tools, opened.canvas
    drag(opened, (100, 100), (200, 180))
    settle(qtbot, opened, selecting)
    assert marched(tools) and not tinted(tools)
    canvas.repaint()
    qtbot.waitUntil(lambda: selecting.ants.settled)
    opened.actions_["quick_mask"].trigger()
    assert tools.tool is Tool.MASK and tinted(tools) and not marched(tools)
    opened.actions_["quick_mask"].trigger()
    assert tools.tool is Tool.RECT
    opened.actions_["mask_both"].trigger()
    assert tools.settings(MaskLook).look == "both" and tinted(tools) and marched(tools)
    opened.actions_["mask_auto"].trigger()
    tools.show_mask = False
    assert not tinted(tools) and not marched(tools)


def test_ants_stand_round_the_selection_and_march(qtbot, opened, selecting) -> None:
    canvas = opened.canvas
    drag(opened, (100, 100), (200, 180))
    settle(qtbot, opened, selecting)
    canvas.repaint()
    qtbot.waitUntil(lambda: selecting.ants.settled)
    first = selecting.ants.image.copy()
    corner, far = place(opened, (100, 100)), place(opened, (200, 180))
    inked = [
        (x, y)
        for x in range(corner.x() - 5, far.x() + 5)
        for y in range(corner.y() - 5, far.y() + 5)
        if first.pixelIndex(x, y)
    ]
    xs, ys = {x for x, _ in inked}, {y for _, y in inked}
    assert min(xs) == corner.x() and max(xs) == far.x() - 1
    assert min(ys) == corner.y() and max(ys) == far.y() - 1
    assert len(inked) == 2 * (100 + 80) - 4
    selecting.ants._march()
    assert selecting.ants.image.colorTable() != first.colorTable() or not canvas.isActiveWindow()
    canvas.grab()
