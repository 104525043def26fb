"""The bar of tool options above the canvas: brush sliders, paint or erase, colours."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QToolButton,
    QWidget,
)

from editor.ui.actions import Actions
from editor.ui.canvas.kit import KIT
from editor.ui.controls.segments import Segments
from editor.ui.controls.slider import Scale, Slider
from editor.ui.controls.swatch import Swatch
from editor.ui.controls.tool import tool_button
from editor.ui.icons import icon_name, pixmap, set_icon
from editor.ui.menus import TOOLS
from editor.ui.painting.brush_form import BrushForm
from editor.ui.painting.ramp import RampButton
from editor.ui.painting.settings import Inside
from editor.ui.panels.settings_strip import SettingsStrip
from editor.ui.theme import colours
from editor.ui.tools import COLOURED, PAINTING, Tool, Tools

DIAMETER = Scale(1, 2000, " px", 0, 3.0)
SHARE = Scale(0, 100, " %")
NARROWEST = 84
"""Pixels for the name of a tool."""
SELECTING = (Tool.RECT, Tool.ELLIPSE, Tool.LASSO, Tool.POLYGON, Tool.WAND, Tool.SMART)
KEPT_INSIDE = (PAINTING | {Tool.FILL, Tool.GRADIENT}) - {Tool.MASK}
"""Tools that keep inside the mask."""


class OptionsBar(QWidget):
    """Shows the brush of the tool in hand; every change goes to `Tools`."""

    changed = Signal()

    def __init__(self, tools: Tools, actions: Actions) -> None:
        super().__init__()
        self._tools, self._actions = tools, actions
        self._sign = QLabel()
        self._sign.setFixedWidth(24)
        self._name = QLabel()
        self._name.setProperty("tone", "strong")
        self.diameter = Slider(self.tr("Size"), DIAMETER, self.tr("Diameter of the brush  [ and ]"))
        self.hardness = Slider(
            self.tr("Hardness"), SHARE, self.tr("How sharp the edge is  Shift+[ and Shift+]")
        )
        self.opacity = Slider(
            self.tr("Opacity"), SHARE, self.tr("The most that one stroke can cover")
        )
        self.flow = Slider(self.tr("Flow"), SHARE, self.tr("How much each dab adds"))
        self.strength = Slider(
            self.tr("Overlay"), SHARE, self.tr("How strongly the mask's colour covers the picture")
        )
        self.mode = Segments(
            self.tr("Paint or erase"),
            [self.tr("Paint"), self.tr("Erase")],
            [self.tr("Add to the mask (X swaps)"), self.tr("Take from the mask (X swaps)")],
        )
        self.colour = Swatch(self.tr("Brush colour"))
        self.secondary = Swatch(self.tr("Second colour"), self.tr("Second colour (X swaps)"))
        self.swap = _swap_button(self.tr("Swap colours (X)"))
        self.rubylith = Swatch(self.tr("Mask colour"), self.tr("Colour that shows the mask"))
        self.details = tool_button("sliders", self.tr("Brush settings (F5)"), "secondary")
        self.inside = QCheckBox(self.tr("Inside the mask"))
        self.inside.setAccessibleName(self.inside.text())
        self.inside.setToolTip(self.tr("Change nothing outside what is masked"))
        self.inside.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.ramp = RampButton(tools)
        self._strips: dict[type, SettingsStrip] = {}
        self._lay_out()
        self._connect()
        self.show_tools()

    def _lay_out(self) -> None:
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(4, 0, 4, 0)
        row.setSpacing(8)
        for slider in (self.diameter, self.hardness, self.opacity, self.flow):
            slider.setMaximumWidth(168)
        self.diameter.setMaximumWidth(200)
        self.strength.setMaximumWidth(132)
        self.mode.setFixedWidth(132)
        for widget, stretch in (
            (self._sign, 0), (self._name, 0), (self.mode, 0), (self.colour, 0), (self.swap, 0),
            (self.secondary, 0), (self.ramp, 0), (self.diameter, 3), (self.hardness, 2),
            (self.opacity, 2), (self.flow, 2), (self.details, 0), (self.inside, 0),
            (None, 1), (self.rubylith, 0), (self.strength, 2),
        ):  # fmt: skip
            if widget is None:
                row.addStretch(stretch)
            else:
                row.addWidget(widget, stretch)

    def _connect(self) -> None:
        tools = self._tools
        self.diameter.changed.connect(lambda value: tools.set_brush(diameter=value))
        self.hardness.changed.connect(lambda value: tools.set_brush(hardness=value / 100))
        self.opacity.changed.connect(lambda value: tools.set_brush(opacity=value / 100))
        self.flow.changed.connect(lambda value: tools.set_brush(flow=value / 100))
        self.strength.changed.connect(self._set_strength)
        self.mode.chosen.connect(self._set_mode)
        self.colour.changed.connect(self._set_colour)
        self.secondary.changed.connect(self._set_secondary)
        self.rubylith.changed.connect(self._set_rubylith)
        self.swap.clicked.connect(tools.swap)
        self.details.clicked.connect(self.open_brush)
        self.inside.toggled.connect(lambda on: tools.set_settings(Inside(on)))
        tools.changed.connect(self.show_tools)

    def open_brush(self) -> BrushForm:
        """F5: every detail of the brush."""
        form = BrushForm(self._tools, self)
        form.popup_below(self.details if self.details.isVisible() else self._name)
        return form

    def show_tools(self) -> None:
        """Show the tool in hand as it is now."""
        tools = self._tools
        brush, tool = tools.brush, tools.tool
        name = f"tool_{tool.value}"
        known = name in TOOLS
        icon = icon_name(self._actions[name]) if known else tool.value
        self._sign.setPixmap(pixmap(icon, colours().accent, 20, self.devicePixelRatioF()))
        self._name.setText(self._actions[name].text() if known else "")
        self._name.setMinimumWidth(self._room_for(tool))
        self.diameter.show_value(brush.diameter)
        self.hardness.show_value(brush.hardness * 100)
        self.opacity.show_value(brush.opacity * 100)
        self.flow.show_value(brush.flow * 100)
        self.strength.show_value(tools.rubylith_strength * 100)
        self.mode.show_index(1 if tools.erasing else 0)
        self.colour.show_colour(QColor(*tools.colour))
        self.secondary.show_colour(QColor(*tools.secondary))
        self.rubylith.show_colour(tools.rubylith)
        self.inside.setChecked(tools.settings(Inside).on)
        self._show_what_applies(tool)

    def _room_for(self, tool: Tool) -> int:
        """Width of the name, so that controls stay where they are from one selecting tool to
        another."""
        names = (self._actions[f"tool_{each.value}"].text() for each in SELECTING)
        across = self._name.fontMetrics().horizontalAdvance
        return max(map(across, names)) if tool in SELECTING else NARROWEST

    def _show_what_applies(self, tool: Tool) -> None:
        """Hide what means nothing to a tool, then show the rest: both together widen the window."""
        paints, mask = tool in PAINTING, tool is Tool.MASK
        wholly = tool is Tool.HEALING  # a fault is filled wholly or not at all
        groups: list[tuple[bool, tuple[QWidget, ...]]] = [
            (paints, (self.diameter, self.hardness, self.details)),
            (paints and not wholly, (self.opacity, self.flow)),
            (mask, (self.mode, self.rubylith, self.strength)),
            (tool in KEPT_INSIDE, (self.inside,)),
            (tool is Tool.GRADIENT, (self.ramp,)),
            (tool in COLOURED, (self.colour, self.secondary, self.swap)),
            *((kind is KIT[tool].settings, (strip,)) for kind, strip in self._strips.items()),
        ]
        for applies, widgets in sorted(groups, key=lambda group: group[0]):
            for widget in widgets:
                widget.setVisible(applies)
        self._show_settings(KIT[tool].settings)

    def _show_settings(self, kind: type | None) -> None:
        if kind is not None and kind not in self._strips:
            self._strips[kind] = SettingsStrip(self._tools, kind)
            self._row.insertWidget(self._row.indexOf(self.inside), self._strips[kind], 4)

    def _set_mode(self, index: int) -> None:
        self._tools.erasing = index == 1

    def _set_strength(self, value: float) -> None:
        self._tools.rubylith_strength = value / 100

    def _set_colour(self, value: QColor) -> None:
        self._tools.colour = (value.red(), value.green(), value.blue())

    def _set_secondary(self, value: QColor) -> None:
        self._tools.secondary = (value.red(), value.green(), value.blue())

    def _set_rubylith(self, value: QColor) -> None:
        self._tools.rubylith = value


def _swap_button(tip: str) -> QToolButton:
    button = QToolButton()
    button.setIconSize(QSize(16, 16))
    button.setAccessibleName(tip)
    button.setToolTip(tip)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    set_icon(button, "swap", "secondary")
    return button
