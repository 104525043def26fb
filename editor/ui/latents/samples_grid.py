"""The sixteen variations: tiles as large as the room allows so that all are seen at once."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent

from editor.ui.latents.tiles import Tiles

SMALLEST, LARGEST = 40, 168
"""Pixels that a tile is wide, at least and at most."""
USUAL = 16
SAMPLE = "sample"
"""What a drag from here carries."""


def fitting_side(count: int, width: int, height: int) -> int:
    """The side in pixels of the largest squares of which `count` fill whole rows of a rectangle."""
    columns = [n for n in range(1, count + 1) if count % n == 0]
    side = max(min(width // n, height // (count // n)) for n in columns)
    return max(SMALLEST, min(LARGEST, side))


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
        self.set_side(fitting_side(max(USUAL, self.count), room.width() - 1, room.height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()
