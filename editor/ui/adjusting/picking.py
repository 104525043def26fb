"""Clicking on the picture what should be grey."""

from __future__ import annotations

import math
from collections.abc import Callable

from PySide6.QtCore import QPointF, Qt

from editor.ui.canvas.operation import Ending, Operation
from editor.ui.canvas.press import Drag, Press


class PickPlace(Operation):
    """The next click on the canvas tells its pixel, and ends the operation."""

    ending = Ending.PICKED

    def __init__(self, name: str, at: Callable[[QPointF], QPointF], done: Callable[[], object],
                 picked: Callable[[int, int], None]) -> None:  # fmt: skip
        self.name = name
        self._at, self._done, self._picked = at, done, picked

    def begin(self, press: Press) -> Drag | None:
        point = self._at(press.point)
        self._done()
        if press.left:
            self._picked(math.floor(point.x()), math.floor(point.y()))
        return None

    def cursor(self, point: QPointF) -> Qt.CursorShape | None:
        return Qt.CursorShape.CrossCursor
