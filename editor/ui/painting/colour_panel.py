"""The colour panel: wheel, numbers, the two colours, palettes, what was used, what is there."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QColor, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from editor.core.ink import Colour
from editor.ui.controls.field import Field
from editor.ui.controls.labels import section
from editor.ui.controls.swatch import Swatch
from editor.ui.controls.tool import tool_button
from editor.ui.painting.colour_numbers import ColourNumbers
from editor.ui.painting.palettes import Palettes
from editor.ui.painting.palettes_part import PalettesPart
from editor.ui.painting.swatches import SwatchGrid
from editor.ui.painting.wheel import SIDE, ColourWheel
from editor.ui.tools import Tools

EDGE = 6
"""Pixels above the wheel."""


class ColourPanel(QWidget):
    """Shows and changes the two colours of `Tools`. picture_asked: the colours of the picture
    are wanted; `show_picture` takes them.

    Where it scrolls in a low dock, the wheel shrinks so that all of it is seen.
    """

    picture_asked = Signal()

    def __init__(self, tools: Tools, palettes: Palettes) -> None:
        super().__init__()
        self._tools, self._palettes = tools, palettes
        self.wheel, self.numbers = ColourWheel(), ColourNumbers()
        self.first = Swatch(self.tr("Colour"))
        self.second = Swatch(self.tr("Second colour"))
        self.swap = tool_button("swap", self.tr("Swap colours (X)"))
        self.reset = tool_button("undo", self.tr("Black and white (D)"))
        self.hex = Field("#000000")
        self.hex.setAccessibleName(self.tr("Colour as hexadecimal number"))
        self.hex.setToolTip(self.tr("Red, green and blue as #rrggbb"))
        self.part = PalettesPart(tools, palettes)
        self.recent = SwatchGrid(self.tr("Used lately"))
        self.picture = SwatchGrid(self.tr("Colours of the picture"))
        self.look = tool_button("retry", self.tr("Find the colours of the picture"))
        self._lay_out()
        self._connect()
        self.follow()
        self._show_recent()

    def event(self, event: QEvent) -> bool:
        view = self.parentWidget()
        if event.type() is QEvent.Type.ParentChange and view is not None:
            view.installEventFilter(self)
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QResizeEvent) and watched is self.parentWidget():
            self._fit(event.size().height())
        return super().eventFilter(watched, event)

    def _fit(self, height: int) -> None:
        """Let wheel and numbers be seen whole in so many pixels."""
        room = height - 2 * EDGE
        self.wheel.fit(room)
        self.numbers.space.setVisible(room >= SIDE)

    def _lay_out(self) -> None:
        pair = QHBoxLayout()
        pair.setSpacing(2)
        for widget in (self.first, self.swap, self.second, self.reset):
            pair.addWidget(widget)
        pair.addWidget(self.hex, 1)
        top = QHBoxLayout()
        top.setSpacing(10)
        top.addWidget(self.wheel)
        top.addWidget(self.numbers, 1)
        found = QHBoxLayout()
        found.addWidget(section(self.tr("In the picture")))
        found.addStretch(1)
        found.addWidget(self.look)
        self._nothing = QLabel(self.tr("Nothing painted yet."))
        self._nothing.setProperty("tone", "secondary")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, EDGE, 12, 10)
        column.setSpacing(6)
        column.addLayout(top)
        column.addLayout(pair)
        column.addWidget(self.part)
        column.addWidget(section(self.tr("Used lately")))
        column.addWidget(self._nothing)
        column.addWidget(self.recent)
        column.addLayout(found)
        column.addWidget(self.picture)
        column.addStretch(1)

    def _connect(self) -> None:
        tools = self._tools
        self.wheel.changed.connect(self._put_hsv)
        self.numbers.hsv_changed.connect(self._choose_hsv)
        self.numbers.rgb_changed.connect(self._put)
        self.first.changed.connect(self._put)
        self.second.changed.connect(self._put_second)
        self.hex.accepted.connect(self._typed)
        self.swap.clicked.connect(tools.swap_colours)
        self.reset.clicked.connect(tools.reset_colours)
        self.look.clicked.connect(self.picture_asked)
        for grid in (self.part.grid, self.recent, self.picture):
            grid.chosen.connect(self._take)
        self._palettes.changed.connect(self._show_recent)
        tools.changed.connect(self.follow)

    def follow(self) -> None:
        """Show the colours in hand."""
        value = QColor(*self._tools.colour)
        self.wheel.show_colour(value)
        self.numbers.show_colour(value, self.wheel.hsv)
        self.first.show_colour(value)
        self.second.show_colour(QColor(*self._tools.secondary))
        self.hex.set_text(value.name())

    def show_picture(self, colours: Sequence[Colour]) -> None:
        """Show the colours that stand for the picture."""
        self.picture.show_colours(colours)

    def _show_recent(self) -> None:
        self.recent.show_colours(self._palettes.recent)
        self.recent.setVisible(bool(self._palettes.recent))
        self._nothing.setVisible(not self._palettes.recent)

    def _choose_hsv(self, hue: float, saturation: float, value: float) -> None:
        self.wheel.show_hsv(hue, saturation, value)
        self._put_hsv(hue, saturation, value)

    def _put_hsv(self, hue: float, saturation: float, value: float) -> None:
        self._put(QColor.fromHsvF(min(hue, 0.9999), saturation, value))

    def _put(self, value: QColor) -> None:
        self._tools.colour = (value.red(), value.green(), value.blue())
        self.follow()

    def _put_second(self, value: QColor) -> None:
        self._tools.secondary = (value.red(), value.green(), value.blue())

    def _take(self, colour: Colour, second: bool) -> None:
        if second:
            self._tools.secondary = colour
        else:
            self._tools.colour = colour

    def _typed(self, text: str) -> None:
        value = QColor(text if text.startswith("#") else f"#{text}")
        if value.isValid():
            self._put(value)
        else:
            self.hex.set_text(QColor(*self._tools.colour).name())
