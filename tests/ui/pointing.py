"""A hand for the tests of the canvas: pen and mouse by real events, and what then shows."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import (
    QInputDevice,
    QPointingDevice,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from editor.core.geometry import Rect
from editor.ui.qimage import to_array

LEFT, RIGHT, MIDDLE = (
    Qt.MouseButton.LeftButton,
    Qt.MouseButton.RightButton,
    Qt.MouseButton.MiddleButton,
)
NONE, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
PEN = QPointingDevice(
    "pen",
    7,
    QInputDevice.DeviceType.Stylus,
    QPointingDevice.PointerType.Pen,
    QInputDevice.Capability.Pressure | QInputDevice.Capability.Position,
    1,
    3,
)
RUBBER = QPointingDevice(
    "rubber",
    8,
    QInputDevice.DeviceType.Stylus,
    QPointingDevice.PointerType.Eraser,
    QInputDevice.Capability.Pressure | QInputDevice.Capability.Position,
    1,
    3,
)  # devices must outlive their events


def on_screen(canvas, x, y) -> QPoint:
    return canvas.view.to_view(QPointF(x, y)).toPoint()


def drag(canvas, *points, button=LEFT, held=NONE, lift=True):
    places = [on_screen(canvas, *point) for point in points]
    QTest.mousePress(canvas, button, held, places[0])
    for place in places[1:]:
        QTest.mouseMove(canvas, place)
        QApplication.processEvents()
    if lift:
        QTest.mouseRelease(canvas, button, held, places[-1])


def mask(document):
    return document.mask.read(Rect(0, 0, 600, 400))[..., 0]


def shot(canvas) -> np.ndarray:
    QApplication.processEvents()
    return to_array(canvas.grab().toImage())


def seen(canvas) -> Rect:
    return canvas.view.visible(canvas.history.document.bounds)


def pixel(canvas, x, y) -> np.ndarray:
    at = canvas.view.to_view(QPointF(x + 0.5, y + 0.5))
    return shot(canvas)[int(at.y()), int(at.x()), :3].astype(int)


def key(canvas, name, held=NONE):
    QTest.keyClick(canvas, getattr(Qt.Key, f"Key_{name}"), held)
