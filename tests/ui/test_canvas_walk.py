"""A random walk of events: nothing raises, nothing stays stuck, the screen shows the document."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from editor.core.document import Document
from editor.core.geometry import Rect, Size
from editor.core.layer import GroupLayer, PixelLayer
from editor.core.raster import raster_from
from editor.ui.qimage import to_array
from editor.ui.tools import Tool

LEFT, RIGHT, MIDDLE = (
    Qt.MouseButton.LeftButton,
    Qt.MouseButton.RightButton,
    Qt.MouseButton.MiddleButton,
)
NONE = Qt.KeyboardModifier.NoModifier
HELD = (NONE, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier)
KEYS = ["X", "R", "Space", "Tab", "Escape", "0", "1", "BracketLeft", "BracketRight", "Shift", "Q"]


class Walk:
    """Does one random thing after another to a canvas."""

    def __init__(self, canvas, seed):
        self.canvas, self.random = canvas, np.random.default_rng(seed)
        self.actions = [
            self.press, self.move, self.move, self.move, self.release, self.key, self.wheel,
            self.tool, self.undo, self.redo, self.turn, self.context, self.settle, self.land,
        ]  # fmt: skip

    def step(self):
        self.actions[self.random.integers(len(self.actions))]()

    def pick(self, options):
        return options[self.random.integers(len(options))]

    def place(self):
        return QPoint(*(int(v) for v in self.random.integers([-40, -40], [860, 660])))

    def press(self):
        QTest.mousePress(
            self.canvas, self.pick((LEFT, RIGHT, MIDDLE)), self.pick(HELD), self.place()
        )

    def release(self):
        button = self.pick((LEFT, RIGHT, MIDDLE))
        QTest.mouseRelease(self.canvas, button, NONE, self.place())

    def move(self):
        QTest.mouseMove(self.canvas, self.place())

    def key(self):
        event = QTest.keyPress if self.random.random() < 0.5 else QTest.keyRelease
        event(self.canvas, getattr(Qt.Key, f"Key_{self.pick(KEYS)}"))

    def wheel(self):
        at, way = QPointF(self.place()), int(self.pick((-360, -120, 120, 240)))
        event = QWheelEvent(
            at, self.canvas.mapToGlobal(at), QPoint(), QPoint(0, way),
            Qt.MouseButton.NoButton, NONE, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(self.canvas, event)

    def tool(self):
        self.canvas.tools.tool = self.pick(list(Tool))
        self.canvas.tools.active_layer = self.pick(
            [None, *(layer.id for layer in self.canvas.history.committed.all_layers())]
        )

    def undo(self):
        self.canvas.history.undo()

    def redo(self):
        self.canvas.history.redo()

    def turn(self):
        self.canvas.rotate_by(self.pick((-90.0, 15.0, 90.0)))

    def context(self):
        self.canvas.set_context(self.pick((None, Rect(100, 80, 300, 200))))

    def settle(self):
        QApplication.processEvents()

    def land(self):
        """What a model does meanwhile: a layer comes, the mask is spent."""
        history = self.canvas.history
        patch = PixelLayer("Patch", pixels=raster_from(np.full((30, 30, 4), 99, np.uint8), 90, 90))
        history.commit("Inpaint", history.committed.with_layer(patch))


def on_glass(canvas):
    QApplication.processEvents()
    QApplication.processEvents()
    return to_array(canvas.screen().grabWindow(canvas.winId()).toImage())


@pytest.mark.parametrize("seed", range(6))
def test_whatever_happens_the_screen_shows_the_document(canvas, history, tools, seed, picture):
    bottom = PixelLayer("Bottom", pixels=raster_from(picture))
    clear = PixelLayer("Clear", pixels=raster_from(picture // 3))
    document = Document(Size(600, 400), (bottom, GroupLayer("Group", layers=(clear,))))
    history.replace(document)
    walk = Walk(canvas, seed)
    for _ in range(250):
        walk.step()
    for button in (LEFT, RIGHT, MIDDLE):
        QTest.mouseRelease(canvas, button, NONE, QPoint(400, 300))
    assert not canvas.hand.dragging
    assert history.document is history.committed
    canvas.hand.let_go()
    partial = on_glass(canvas).astype(int)
    canvas.update()
    apart = np.abs(partial - on_glass(canvas)).max(axis=2)
    # dashes and turned pictures begin at the edge of what is painted; anything stale is more
    assert (apart > 16).sum() < 60
    history.settle()
    history.jump(0)
    kept = history.committed.layer(bottom.id)
    assert np.array_equal(kept.pixels.read(Rect(0, 0, 600, 400)), picture)
