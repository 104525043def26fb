"""The square over one's own picture stays a square inside the picture, by numbers and by hand."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from editor.core.document import Document
from editor.core.geometry import Rect, Size
from editor.core.raster import raster_from
from editor.ui.canvas.canvas import Canvas
from editor.ui.canvas.context import Grip
from editor.ui.latents.square import LEAST, first_square, free_square, inside, sized
from editor.ui.latents.square_overlay import SquareOverlay
from tests.ui.latents.conftest import Bench
from tests.ui.pointing import on_screen

BOUNDS = Rect(0, 0, 600, 400)
NUMBERS = st.integers(-200, 900)
GRIPS = [Grip(x, y) for x in (-1, 0, 1) for y in (-1, 0, 1) if (x, y) != (0, 0)]


def painted(x: int, y: int, w: int, h: int) -> Document:
    mask = raster_from(np.full((h, w), 255, np.uint8), x, y)
    return Document(Size(600, 400)).with_mask(mask)


def test_it_begins_round_what_is_painted_else_in_the_middle() -> None:
    assert first_square(Document(Size(600, 400))) == Rect(100, 0, 400, 400)
    assert first_square(painted(200, 100, 80, 120)) == Rect(180, 100, 120, 120)
    assert first_square(painted(0, 0, 10, 100)) == Rect(0, 0, 100, 100)
    assert first_square(painted(590, 390, 5, 5)) == Rect(568, 368, LEAST, LEAST)
    assert first_square(painted(0, 0, 600, 300)) == Rect(100, 0, 400, 400)
    assert free_square(Document(Size(4000, 3000))) == Rect(1744, 1244, 512, 512)


def test_it_begins_where_the_eye_is() -> None:
    seen = Rect(300, 100, 160, 80)
    assert first_square(Document(Size(600, 400)), BOUNDS) == Rect(100, 0, 400, 400)
    assert first_square(Document(Size(600, 400)), seen) == Rect(350, 110, 60, 60)
    assert first_square(painted(200, 100, 80, 120), seen) == Rect(180, 100, 120, 120)


@given(NUMBERS, NUMBERS, st.integers(1, 900))
def test_it_is_always_inside(x: int, y: int, side: int) -> None:
    square = inside(Rect(x, y, side, side), BOUNDS)
    assert BOUNDS.contains(square) and square.w == square.h >= LEAST
    assert inside(square, BOUNDS) == square


@given(st.sampled_from(GRIPS), NUMBERS, NUMBERS)
def test_a_gripped_corner_leaves_the_opposite_one(grip: Grip, x: int, y: int) -> None:
    before = Rect(200, 120, 150, 150)
    after = sized(before, grip, x, y, BOUNDS)
    assert BOUNDS.contains(after) and after.w == after.h >= LEAST
    assert (after.right == before.right) if grip.x < 0 else (after.x == before.x)
    assert (after.bottom == before.bottom) if grip.y < 0 else (after.y == before.y)


@pytest.fixture
def overlay(bench: Bench, canvas: Canvas) -> SquareOverlay:
    return SquareOverlay(bench.sculptor, canvas)


def test_a_hand_moves_it_and_sizes_it(bench: Bench, canvas: Canvas, overlay) -> None:
    sculptor = bench.sculptor
    assert not overlay.isVisible()
    sculptor.use_picture()
    assert overlay.isVisible() and sculptor.placing == Rect(100, 0, 400, 400)
    drag_on(overlay, canvas, (100, 400), (300, 200))
    assert sculptor.placing == Rect(300, 0, 200, 200)
    drag_on(overlay, canvas, (350, 50), (250, 150))
    assert sculptor.placing == Rect(200, 100, 200, 200)
    drag_on(overlay, canvas, (500, 300))
    assert sculptor.placing == Rect(400, 200, 200, 200), "a click beside it takes it there"
    assert bench.history.steps == ("Open",) and not bench.history.committed.mask.tiles
    sculptor.cancel()
    assert not overlay.isVisible() and sculptor.placing is None


def test_zoomed_in_its_corners_are_in_sight(bench: Bench, canvas: Canvas, overlay) -> None:
    canvas.zoom_by(8.0)
    bench.sculptor.use_picture()
    square = bench.sculptor.placing
    assert square is not None
    assert canvas.view.visible(bench.history.committed.bounds).contains(square)


def drag_on(overlay: SquareOverlay, canvas: Canvas, *points: tuple[int, int]) -> None:
    places = [on_screen(canvas, *point) for point in points]
    QTest.mousePress(overlay, Qt.MouseButton.LeftButton, pos=places[0])
    for place in places[1:]:
        QTest.mouseMove(overlay, place)
    QTest.mouseRelease(overlay, Qt.MouseButton.LeftButton, pos=places[-1])


def test_keys_move_it_and_size_it(bench: Bench, canvas: Canvas, overlay) -> None:
    sculptor = bench.sculptor
    QTest.keyClick(canvas, Qt.Key.Key_Right)
    assert sculptor.placing is None
    sculptor.use_picture()
    sculptor.place(Rect(200, 100, 150, 150))
    QTest.keyClick(canvas, Qt.Key.Key_Right)
    QTest.keyClick(canvas, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    assert sculptor.placing == Rect(201, 90, 150, 150)
    QTest.keyClick(canvas, Qt.Key.Key_Plus)
    QTest.keyClick(canvas, Qt.Key.Key_Minus, Qt.KeyboardModifier.ShiftModifier)
    assert sculptor.placing == Rect(210, 99, 132, 132)
    QTest.keyClick(canvas, Qt.Key.Key_0)
    assert sculptor.placing == Rect(210, 99, 132, 132), "other keys are the canvas's"


def test_the_canvas_still_pans_under_it(bench: Bench, canvas: Canvas, overlay) -> None:
    bench.sculptor.use_picture()
    before = canvas.view.centre
    canvas.set_zoom(2.0)
    middle = Qt.MouseButton.MiddleButton
    QTest.mousePress(overlay, middle, pos=on_screen(canvas, 300, 200))
    QTest.mouseMove(overlay, on_screen(canvas, 320, 210))
    QTest.mouseRelease(overlay, middle, pos=on_screen(canvas, 320, 210))
    assert canvas.view.centre != before
    assert bench.sculptor.placing == Rect(100, 0, 400, 400)


def test_the_dark_surround_has_a_hole(qtbot, bench: Bench, canvas: Canvas, overlay) -> None:
    light = canvas.grab().toImage()
    bench.sculptor.use_picture()
    bench.sculptor.place(Rect(200, 100, 150, 150))
    dark = canvas.grab().toImage()
    within, outside = on_screen(canvas, 270, 170), on_screen(canvas, 30, 300)
    assert dark.pixelColor(within) == light.pixelColor(within)
    assert dark.pixelColor(outside).lightness() < light.pixelColor(outside).lightness()
