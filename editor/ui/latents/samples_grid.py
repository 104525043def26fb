"""The sixteen variations: tiles as large as the room allows so that all are seen at once."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent

from editor.ui.latents.tiles import Tiles

FULL = 1.15
"""How much smaller tiles may be where they fill whole rows."""
SMALLEST, LARGEST = 40, 168
"""Pixels that a tile is wide, at least and at most."""
USUAL = 16
"""As many as are drawn."""
SAMPLE = "sample"
"""What a drag from here carries."""


def fitting(count: int, width: int, height: int) -> tuple[int, int]:
    """Columns, and the side in pixels, of the largest squares of which `count` fit a rectangle."""

    def side(columns: int) -> int:
        return min(width // columns, height // ceil(count / columns))

    def merit(columns: int) -> float:
        return side(columns) * (1.0 if count % columns else FULL)

    best = max(range(1, count + 1), key=merit)
    return best, max(SMALLEST, min(LARGEST, side(best)))


class SamplesGrid(Tiles):
    """Tiles that fill the room there is."""

    def __init__(self, name: str) -> None:
        super().__init__(name, SAMPLE)
        never = Qt.ScrollBarPolicy.ScrollBarAlwaysOff  # Qt would keep room for it; the wheel works
        self.setHorizontalScrollBarPolicy(never)
        self.setVerticalScrollBarPolicy(never)
        self.setMinimumHeight(2 * SMALLEST + 8)
        self.fit()

    def fit(self) -> None:
        """Take the size that suits the room."""
        room = self.contentsRect().adjusted(4, 4, -4, -4)
        columns, side = fitting(max(USUAL, self.count), room.width() - 1, room.height())
        self.setViewportMargins(0, 0, max(0, room.width() - 1 - columns * side), 0)
        self.set_side(side)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()
