"""Two pictures between which the present one is drawn, or from which it takes layers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from editor.ui.controls.slider import Scale, Slider
from editor.ui.controls.tool import tool_button
from editor.ui.latents.layers_bar import LayersChoice
from editor.ui.latents.slot import SIDE, Slot
from editor.ui.qimage import thumbnail

if TYPE_CHECKING:
    from editor.ui.sculptor import Point


class Mixer(QWidget):
    """`between(share)`: 0 is A, 1 is B, while it is dragged, then `released()`. `taken(first,
    last)`: these layers of B. `dropped(slot, kind, row)`, `asked(slot)`: something is to be put
    into slot 0 or 1; `put` does it.
    """

    between = Signal(float)
    released = Signal()
    taken = Signal(int, int)
    dropped = Signal(int, str, int)
    asked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.points: list[Point | None] = [None, None]
        tip = self.tr("Drop a variation or a point here; a click takes the present picture")
        self.slots = Slot("A", tip), Slot("B", tip)
        for index, slot in enumerate(self.slots):
            slot.dropped.connect(lambda kind, row, i=index: self.dropped.emit(i, kind, row))
            slot.asked.connect(lambda i=index: self.asked.emit(i))
        self.share = Slider(
            self.tr("A to B"),
            Scale(0, 100, " %"),
            self.tr("0 % is A, 100 % is B, between them is neither"),
        )
        self.share.changed.connect(lambda value: self.between.emit(value / 100))
        self.share.released.connect(lambda _: self.released.emit())
        self.swap = tool_button("swap", self.tr("Swap A and B"))
        self.swap.clicked.connect(self._swap)
        self.layers = LayersChoice()
        self.take = QPushButton(self.tr("Take from B"))
        self.take.setAccessibleName(self.tr("Take from B"))
        self.take.setToolTip(self.tr("The present picture takes these layers of picture B"))
        self.take.clicked.connect(lambda: self.taken.emit(*self.layers.range))
        self._lay_out()
        self.show_state(editing=False, layers=1)

    def _lay_out(self) -> None:
        self.hint = QLabel(self.tr("Drop two pictures here: variations, or points from above."))
        self.hint.setProperty("tone", "small")
        self.hint.setWordWrap(True)
        middle = QVBoxLayout()
        middle.setSpacing(6)
        middle.addStretch(1)
        middle.addWidget(self.share)
        swapping = QHBoxLayout()
        swapping.addStretch(1)
        swapping.addWidget(self.swap)
        swapping.addStretch(1)
        middle.addLayout(swapping)
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.addWidget(self.slots[0], 0, 0)
        grid.addLayout(middle, 0, 1)
        grid.addWidget(self.slots[1], 0, 2)
        grid.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(grid)
        column.addWidget(self.layers)
        column.addWidget(self.take)
        column.addWidget(self.hint)  # below all: nothing moves under a hand when it goes

    def put(self, index: int, point: Point | None) -> None:
        """Have that picture in slot 0 (A) or 1 (B)."""
        self.points[index] = point
        self.slots[index].show_image(
            QImage() if point is None else thumbnail(point.pixels, SIDE, self.devicePixelRatioF())
        )
        self.share.show_value(0)

    def show_state(self, *, editing: bool, layers: int) -> None:
        """editing: there is a picture to change. layers: of the generator."""
        both = all(point is not None for point in self.points)
        self.share.setEnabled(editing and both)
        self.swap.setEnabled(any(point is not None for point in self.points))
        self.layers.show_layers(layers)
        known = editing and self.points[1] is not None
        self.layers.setEnabled(known)
        self.take.setEnabled(known)
        self.hint.setVisible(not both)

    def _swap(self) -> None:
        a, b = self.points
        self.put(0, b)
        self.put(1, a)
