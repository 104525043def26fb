"""The palette at the pen: colours, size, opacity and brushes, where the artist is looking."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from editor.ui.controls.labels import section
from editor.ui.controls.slider import Scale, Slider
from editor.ui.painting.brush_list import BrushList
from editor.ui.painting.palettes import Palettes
from editor.ui.painting.presets import Presets
from editor.ui.painting.swatches import CELL, SwatchGrid
from editor.ui.painting.wheel import ColourWheel
from editor.ui.tools import MAX_DIAMETER, MIN_DIAMETER, Tools

BRUSHES = QSize(236, 300)
"""The list of brushes in pixels."""


class HandPalette(QFrame):
    """A popup: closes on a brush, on a click elsewhere, by Esc; colours can be tried meanwhile."""

    def __init__(self, tools: Tools, presets: Presets, palettes: Palettes, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("popover")
        self.setAccessibleName(self.tr("Palette at the pen"))
        self._tools, self._palettes = tools, palettes
        self.wheel = ColourWheel()
        self.recent = SwatchGrid(self.tr("Used lately"))
        scale = Scale(MIN_DIAMETER, MAX_DIAMETER, " px", 0, 3.0)
        self.diameter = Slider(self.tr("Size"), scale, self.tr("Diameter of the brush  [ and ]"))
        self.opacity = Slider(
            self.tr("Opacity"), Scale(0, 100, " %"), self.tr("The most that one stroke can cover")
        )
        self.recent.setFixedWidth(12 * CELL)
        self.brushes = BrushList(tools, presets)
        self.brushes.setFixedSize(BRUSHES)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.wheel, 0, Qt.AlignmentFlag.AlignHCenter)
        left.addWidget(self.diameter)
        left.addWidget(self.opacity)
        left.addWidget(section(self.tr("Used lately")))
        left.addWidget(self.recent)
        left.addStretch(1)
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(14, 14, 14, 14)
        row.setSpacing(14)
        row.setSizeConstraint(QHBoxLayout.SizeConstraint.SetFixedSize)
        row.addLayout(left)
        row.addWidget(self.brushes)

    def _connect(self) -> None:
        tools = self._tools
        self.wheel.changed.connect(self._put_hsv)
        self.recent.chosen.connect(tools.take_colour)
        self.diameter.changed.connect(lambda value: tools.set_brush(diameter=value))
        self.opacity.changed.connect(lambda value: tools.set_brush(opacity=value / 100))
        self.brushes.taken.connect(self.close)
        self._palettes.changed.connect(self.follow)
        tools.changed.connect(self.follow)

    def follow(self) -> None:
        """Show what is in the hand, while it is open."""
        if self.isVisible():
            self._show_hand()

    def _show_hand(self) -> None:
        brush = self._tools.brush
        self.wheel.show_colour(QColor(*self._tools.colour))
        self.diameter.show_value(brush.diameter)
        self.opacity.show_value(brush.opacity * 100)
        self.recent.show_colours(self._palettes.recent)

    def popup_at(self, place: QPoint) -> None:
        """Open with its wheel under a place of the screen, as far as that allows."""
        self._show_hand()
        self.ensurePolished()
        self._row.activate()
        screen = (QGuiApplication.screenAt(place) or self.screen()).availableGeometry()
        corner = place - self.wheel.geometry().center()
        x = max(screen.left(), min(corner.x(), screen.right() - self.width()))
        y = max(screen.top(), min(corner.y(), screen.bottom() - self.height()))
        self.move(x, y)
        self.show()
        self.wheel.setFocus()

    def _put_hsv(self, hue: float, saturation: float, value: float) -> None:
        shade = QColor.fromHsvF(min(hue, 0.9999), saturation, value)
        self._tools.colour = (shade.red(), shade.green(), shade.blue())
