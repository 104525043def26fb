"""What lies on the canvas and can be taken hold of before the tool hears of the press."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QPointF, Qt

from editor.ui.canvas.press import Drag, Press


class Grip(Protocol):
    """A guide, the line of the wipe; `canvas.grips` holds them, the first that answers has it."""

    def begin(self, press: Press) -> Drag | None:
        """The pen comes down; None where there is nothing to take hold of."""

    def cursor(self, point: QPointF) -> Qt.CursorShape | None:
        """What the pointer looks like at a view point; None where nothing is there."""
