"""The numbers of a transform, in place of the tool options while it is open."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QToolButton

from editor.core.transform import Parts
from editor.ui.controls.slider import Scale
from editor.ui.transforming.handles import Way
from editor.ui.transforming.menu import Deed, TransformMenu
from editor.ui.transforming.squeezed import SqueezedBar, button
from editor.ui.transforming.ways import WayCombo

PLACES = Scale(-99999, 99999, "", 1)
SHARES = Scale(-10000, 10000, " %", 1)
ANGLES = Scale(-180, 180, "°", 2)
SKEWS = Scale(-89, 89, "°", 1)
WIDTH = 62
"""Of a number, in pixels."""


class TransformBar(SqueezedBar):
    """`changed(Parts)` by a number, `asked(Deed)` by a button or the menu, which stands for
    all else that can be done."""

    changed = Signal(object)
    asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._parts = Parts(0, 0)
        self.menu = TransformMenu(self)
        self.menu.asked.connect(self.asked)
        self.ways = self._menu_button()
        number = self.number
        self.at_x = number("X", self.tr("Where the pivot stands, from the left"), PLACES, WIDTH)
        self.at_y = number("Y", self.tr("Where the pivot stands, from the top"), PLACES, WIDTH)
        self.width_ = number(self.tr("W"), self.tr("Width, in per cent"), SHARES, WIDTH)
        self.height_ = number(self.tr("H"), self.tr("Height, in per cent"), SHARES, WIDTH)
        self.angle = number(self.tr("Angle"), self.tr("Degrees clockwise"), ANGLES, WIDTH)
        lean = self.tr("Degrees that upright lines lean")
        self.skew = number(self.tr("Skew"), lean, SKEWS, WIDTH)
        self.link = button(
            "link", self.tr("Keep proportions"), self.tr("Width and height change together")
        )
        self.link.setCheckable(True)
        self.link.setChecked(True)
        self.way = WayCombo()
        self.way.setMinimumContentsLength(7)
        self._lay_out()
        self._connect()

    def _menu_button(self) -> QToolButton:
        out = button(
            "transform", self.tr("What the handles do"), self.tr("Also by the right button")
        )
        out.setProperty("text", "true")
        out.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        out.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        out.setMenu(self.menu)
        return out

    def _lay_out(self) -> None:
        self.add(
            self.ways, self.at_x, self.at_y, self.width_, self.link, self.height_, self.angle,
            self.skew,
        )  # fmt: skip
        buttons = []
        for icon, name, tip, deed in self._buttons():
            made = button(icon, name, tip)
            made.clicked.connect(partial(self.asked.emit, deed))
            buttons.append(made)
        self.add(*buttons, self.way)
        self.row.addStretch(1)
        across, down, left, right, _ = buttons
        self.spare = [left, right, across, down]

    def _buttons(self) -> tuple[tuple[str, str, str, Deed], ...]:
        return (
            ("flip-across", self.tr("Mirror left and right"), self.tr("Mirror it about the pivot"),
             lambda op: op.flip(True)),
            ("flip-down", self.tr("Mirror top and bottom"), self.tr("Mirror it about the pivot"),
             lambda op: op.flip(False)),
            ("turn-left", self.tr("Turn left"), self.tr("Turn it by 90° about the pivot"),
             lambda op: op.turn(-1)),
            ("turn-right", self.tr("Turn right"), self.tr("Turn it by 90° about the pivot"),
             lambda op: op.turn(1)),
            ("undo", self.tr("Reset"), self.tr("As it was at first"), lambda op: op.reset()),
        )  # fmt: skip

    def _connect(self) -> None:
        self.at_x.changed.connect(lambda v: self._put(x=v))
        self.at_y.changed.connect(lambda v: self._put(y=v))
        self.width_.changed.connect(lambda v: self._put_share("width", v / 100))
        self.height_.changed.connect(lambda v: self._put_share("height", v / 100))
        self.angle.changed.connect(lambda v: self._put(angle=v))
        self.skew.changed.connect(lambda v: self._put(skew=v))

    def show_way(self, way: Way) -> None:
        """Show what the handles do."""
        self.ways.setText(self.menu.show_way(way))

    def show_parts(self, parts: Parts) -> None:
        """Show what the handles have made of it."""
        self._parts = parts
        for field, value in (
            (self.at_x, parts.x), (self.at_y, parts.y),
            (self.width_, parts.width * 100), (self.height_, parts.height * 100),
            (self.angle, parts.angle), (self.skew, parts.skew),
        ):  # fmt: skip
            field.show_value(value)

    def _put(self, **changes: float) -> None:
        self.changed.emit(replace(self._parts, **changes))

    def _put_share(self, name: str, value: float) -> None:
        before = getattr(self._parts, name)
        if not value:
            self.show_parts(self._parts)
        elif self.link.isChecked() and before:
            by = value / before
            self._put(width=self._parts.width * by, height=self._parts.height * by)
        else:
            self._put(**{name: value})
