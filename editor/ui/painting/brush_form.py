"""The brush in every detail: a popup under the options bar, with the stroke it makes on top."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, QPoint, QSize, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from editor.core.brush_tips import TIPS
from editor.ui.controls.combo import Combo
from editor.ui.controls.labels import section
from editor.ui.controls.slider import Scale, Slider
from editor.ui.painting.preview import stroke_preview
from editor.ui.painting.settings import Mirrors, Steadiness
from editor.ui.panels.settings_strip import SettingsStrip
from editor.ui.theme import colour
from editor.ui.tools import Tools
from editor.ui.words import marked as T

WIDTH, PREVIEW = 380, QSize(352, 72)
LONGEST = 16
"""Letters that the kinds of symmetry have room for."""
SHARE = Scale(0, 100, " %")

NUMBERS: tuple[tuple[str, str, str, Scale, float], ...] = (
    ("diameter", T("Brush", "Size"), T("Brush", "Diameter"), Scale(1, 2000, " px", 0, 3.0), 1),
    ("hardness", T("Brush", "Hardness"), T("Brush", "How sharp the edge is"), SHARE, 100),
    ("opacity", T("Brush", "Opacity"), T("Brush", "The most that a stroke can cover"), SHARE, 100),
    ("flow", T("Brush", "Flow"), T("Brush", "How much each dab adds"), SHARE, 100),
    ("spacing", T("Brush", "Spacing"), T("Brush", "From dab to dab, in diameters"),
     Scale(1, 200, " %", 0, 2.0), 100),
    ("roundness", T("Brush", "Roundness"), T("Brush", "How narrow the tip is"),
     Scale(2, 100, " %"), 100),
    ("angle", T("Brush", "Angle"), T("Brush", "How the tip is turned"), Scale(-180, 180, "°"), 1),
    ("grain", T("Brush", "Paper"), T("Brush", "How much of the paper's grain shows"), SHARE, 100),
    ("scatter", T("Brush", "Scatter"), T("Brush", "How far dabs stray from the way"),
     Scale(0, 300, " %"), 100),
    ("dabs", T("Brush", "Dabs"), T("Brush", "Dabs at each step"), Scale(1, 8), 1),
    ("size_jitter", T("Brush", "Uneven size"), T("Brush", "How unlike the dabs are in size"),
     SHARE, 100),
    ("angle_jitter", T("Brush", "Uneven angle"), T("Brush", "How unlike the dabs are turned"),
     SHARE, 100),
)  # fmt: skip
"""(field, label, tip, scale, steps of the scale in one unit of the field)."""

SWITCHES = (
    ("pressure_size", T("Brush", "Pressure: size"), T("Brush", "Press harder for a wider line")),
    ("pressure_opacity", T("Brush", "Pressure: opacity"), T("Brush", "Press harder to cover more")),
    ("pressure_flow", T("Brush", "Pressure: flow"), T("Brush", "Press harder to add more")),
    ("follow", T("Brush", "Follow the way"), T("Brush", "The tip turns with the line")),
    ("tilt", T("Brush", "Turn with the pen"), T("Brush", "The tip turns as the pen leans")),
    ("airbrush", T("Brush", "Airbrush"), T("Brush", "Goes on while the pen rests")),
    ("crisp", T("Brush", "Whole pixels"), T("Brush", "No soft edge, as for pixel art")),
)

TIP_NAMES = {
    "round": T("Brush", "Round"),
    "square": T("Brush", "Square"),
    "chalk": T("Brush", "Chalk"),
    "bristles": T("Brush", "Bristles"),
    "speckle": T("Brush", "Speckle"),
    "leaf": T("Brush", "Leaf"),
    "cloud": T("Brush", "Cloud"),
}


class BrushForm(QFrame):
    """A popup; every change is in force at once. Closes on a click elsewhere or Esc."""

    def __init__(self, tools: Tools, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("popover")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(self.tr("Brush settings"))
        self.setFixedWidth(WIDTH)
        self._tools = tools
        self._show: dict[str, Callable[[Any], object]] = {}
        self._preview = QLabel()
        self._preview.setFixedSize(PREVIEW)
        self._preview.setAccessibleName(self.tr("A stroke of this brush"))
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 14)
        column.setSpacing(8)
        column.addWidget(self._preview)
        column.addWidget(self._tip())
        column.addLayout(self._numbers())
        column.addLayout(self._switches())
        column.addWidget(section(self.tr("Stroke")))
        column.addWidget(SettingsStrip(tools, Steadiness))
        mirrors = SettingsStrip(tools, Mirrors)
        for combo in mirrors.findChildren(Combo):
            combo.setMinimumContentsLength(LONGEST)
        column.addWidget(mirrors)
        tools.changed.connect(self.follow)
        self.follow()

    def follow(self) -> None:
        """Show the brush in force."""
        brush = self._tools.brush
        for name, show in self._show.items():
            show(getattr(brush, name))
        ratio = self.devicePixelRatioF()
        size = PREVIEW * ratio
        image = stroke_preview(brush, size.width(), size.height(), colour("text"))
        image.setDevicePixelRatio(ratio)
        self._preview.setPixmap(QPixmap.fromImage(image))

    def popup_below(self, anchor: QWidget) -> None:
        """Open under a widget, as far as the screen has room."""
        self.adjustSize()
        at = anchor.mapToGlobal(QPoint(0, anchor.height() + 4))
        room = anchor.screen().availableGeometry()
        x = max(room.left(), min(at.x(), room.right() - self.width()))
        y = max(room.top(), min(at.y(), room.bottom() - self.height()))
        self.move(x, y)
        self.show()

    def _tip(self) -> QWidget:
        combo = Combo(self.tr("Tip"), self.tr("The shape that the brush leaves"))
        combo.addItems([_words(TIP_NAMES[tip]) for tip in TIPS])
        combo.activated.connect(lambda index: self._tools.set_brush(tip=TIPS[index]))
        self._show["tip"] = lambda tip: combo.setCurrentIndex(TIPS.index(tip))
        return combo

    def _numbers(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(8)
        for index, (name, label, tip, scale, steps) in enumerate(NUMBERS):
            slider = Slider(_words(label), scale, _words(tip))
            slider.changed.connect(partial(self._put_share, name, steps))
            self._show[name] = partial(_show_share, slider, steps)
            grid.addWidget(slider, index // 2, index % 2)
        return grid

    def _put_share(self, name: str, steps: float, value: float) -> None:
        self._tools.set_brush(**{name: value / steps})

    def _switches(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(6)
        for index, (name, label, tip) in enumerate(SWITCHES):
            box = QCheckBox(_words(label))
            box.setAccessibleName(_words(label))
            box.setToolTip(_words(tip))
            box.toggled.connect(lambda on, name=name: self._tools.set_brush(**{name: on}))
            self._show[name] = box.setChecked
            grid.addWidget(box, index // 2, index % 2)
        return grid


def _show_share(slider: Slider, steps: float, value: float) -> None:
    slider.show_value(value * steps)


def _words(text: str) -> str:
    return QCoreApplication.translate("Brush", text)
