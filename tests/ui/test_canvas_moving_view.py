"""A large view that moves may be painted from a smaller level; at rest it is as it should be."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from editor.render import haste
from editor.render.haste import RAPID_S
from editor.ui.qimage import to_array
from tests.ui.pointing import NONE, shot

MIDDLE = Qt.MouseButton.MiddleButton


@pytest.fixture
def clock(monkeypatch) -> list[float]:
    """Seconds, which pass only where a test says so."""
    now = [1000.0]
    monkeypatch.setattr(haste, "perf_counter", lambda: now[0])
    return now


def moved(canvas, clock, way: float) -> np.ndarray:
    """What is painted right after the view was moved by so many pixels."""
    canvas.set_view(canvas.view.panned(QPointF(way, 0)))
    clock[0] += RAPID_S / 8
    return shot(canvas)


def painted_at_rest(canvas, clock, taken=shot) -> np.ndarray:
    """What stands there once the hand rests, without anyone asking for it."""
    shots = []
    for _ in range(200):
        clock[0] += RAPID_S / 4
        QTest.qWait(10)
        if canvas.settled:
            shots.append(taken(canvas))
        if len(shots) > 1:
            return shots[-1]
    raise AssertionError("never settled")


def on_glass(canvas) -> np.ndarray:
    """What the window system holds: the outcome of all partial paints so far."""
    QApplication.processEvents()
    return to_array(canvas.screen().grabWindow(canvas.winId()).toImage())


@pytest.mark.parametrize(("size", "coarse"), [((1300, 900), True), ((700, 500), False)])
def test_a_large_view_is_coarse_while_it_moves_and_sharp_at_rest(canvas, clock, size, coarse):
    canvas.resize(*size)
    clock[0] += 10
    canvas.set_view(canvas.view.zoomed(0.6).rotated(12))
    sharp = shot(canvas)
    clock[0] += 10
    moved(canvas, clock, 3)
    passing = moved(canvas, clock, -3)
    assert bool((passing != sharp).any()) == coarse
    assert np.abs(passing.astype(int) - sharp).mean() < 3  # the same picture, in the same place
    assert (painted_at_rest(canvas, clock) == sharp).all()


def test_a_part_that_is_painted_meanwhile_does_not_leave_the_rest_coarse(canvas, clock):
    canvas.resize(1300, 900)
    clock[0] += 10
    canvas.set_view(canvas.view.zoomed(0.6).rotated(12))
    sharp = on_glass(canvas)
    for way in (3, -3):
        canvas.set_view(canvas.view.panned(QPointF(way, 0)))
        assert (on_glass(canvas) != sharp).any()
    clock[0] += 10
    canvas.repaint(QRect(0, 0, 60, 60))
    painted_at_rest(canvas, clock, on_glass)
    assert (on_glass(canvas) == sharp).all()


def test_a_view_held_still_by_the_hand_is_sharp(canvas, clock):
    canvas.resize(1300, 900)
    clock[0] += 10
    canvas.set_view(canvas.view.zoomed(0.6).rotated(12))
    QTest.mousePress(canvas, MIDDLE, NONE, QPoint(300, 300))
    for x in (303, 306, 300):
        QTest.mouseMove(canvas, QPoint(x, 300))
        QTest.qWait(20)
    passing = on_glass(canvas)
    clock[0] += 10
    QTest.qWait(300)  # the window waits for half of that
    held = on_glass(canvas)
    canvas.repaint()
    assert canvas.hand.steering
    assert (held == on_glass(canvas)).all() and (held != passing).any()
    QTest.mouseRelease(canvas, MIDDLE, NONE, QPoint(300, 300))


def test_a_view_that_is_set_once_is_sharp_at_once(canvas, clock):
    canvas.resize(1300, 900)
    clock[0] += 10
    canvas.set_view(canvas.view.zoomed(0.6))
    first = shot(canvas)
    assert (painted_at_rest(canvas, clock) == first).all()


def test_enlarged_pixels_are_never_coarse(canvas, clock):
    canvas.resize(1300, 900)
    canvas.set_view(canvas.view.zoomed(1.2))
    clock[0] += 10
    sharp = shot(canvas)
    moved(canvas, clock, 3)
    assert (moved(canvas, clock, -3) == sharp).all()
