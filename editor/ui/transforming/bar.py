"""The numbers of a transform, in place of the tool options while it is open."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton

from editor.core.transform import Parts
from editor.ui.controls.slider import Scale
from editor.ui.icons import set_icon
from editor.ui.transforming.number import Number
from editor.ui.transforming.squeezed import SqueezedBar
from editor.ui.transforming.ways import WayCombo

translate = QCoreApplication.translate

PLACES = Scale(-99999, 99999, "", 1)
SHARES = Scale(-10000, 10000, " %", 1)
ANGLES = Scale(-180, 180, "°", 2)
SKEWS = Scale(-89, 89, "°", 1)


class TransformBar(SqueezedBar):
    """`changed(Parts)` by a number; the other signals by their buttons; `left()` by Enter in a
    field."""

    changed = Signal(object)
    flipped = Signal(bool)
    turned = Signal(int)
    reset = Signal()
    applied = Signal()
    given_up = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._parts = Parts(0, 0)
        self.at_x = self._number("X", self.tr("Where the pivot stands, from the left"), PLACES)
        self.at_y = self._number("Y", self.tr("Where the pivot stands, from the top"), PLACES)
        self.width_ = self._number(self.tr("W"), self.tr("Width, in per cent"), SHARES)
        self.height_ = self._number(self.tr("H"), self.tr("Height, in per cent"), SHARES)
        self.angle = self._number(self.tr("Angle"), self.tr("Degrees clockwise"), ANGLES)
        self.skew = self._number(self.tr("Skew"), self.tr("Degrees that upright lines lean"), SKEWS)
        self.link = button(
            "link", self.tr("Keep proportions"), self.tr("Width and height change together")
        )
        self.link.setCheckable(True)
        self.link.setChecked(True)
        self.way = WayCombo()
        self.way.setMinimumContentsLength(5)
        self._lay_out()
        self._connect()

    def _number(self, name: str, tip: str, scale: Scale) -> Number:
        number = Number(name, tip, scale)
        number.setMinimumWidth(62)
        number.setMaximumWidth(74)
        number.left.connect(self.left)
        return number

    def _lay_out(self) -> None:
        row = self.row
        title = QLabel(self.tr("Transform"))
        title.setProperty("tone", "strong")
        row.addWidget(title)
        for field in (
            self.at_x,
            self.at_y,
            self.width_,
            self.link,
            self.height_,
            self.angle,
            self.skew,
        ):
            if isinstance(field, Number):
                row.addWidget(QLabel(field.accessibleName()))
            row.addWidget(field)
        buttons = [button(icon, name, tip) for icon, name, tip, _ in self._buttons()]
        for made, (*_, deed) in zip(buttons, self._buttons(), strict=True):
            made.clicked.connect(deed)
            row.addWidget(made)
        self.spare = [title, buttons[2], buttons[3], buttons[0], buttons[1]]
        row.addWidget(self.way)
        row.addStretch(1)
        add_ends(row, self.applied.emit, self.given_up.emit)

    def _buttons(self) -> tuple[tuple[str, str, str, Callable[[], None]], ...]:
        return (
            ("flip-across", self.tr("Mirror left and right"), self.tr("Mirror it about the pivot"),
             lambda: self.flipped.emit(True)),
            ("flip-down", self.tr("Mirror top and bottom"), self.tr("Mirror it about the pivot"),
             lambda: self.flipped.emit(False)),
            ("turn-left", self.tr("Turn left"), self.tr("Turn it by 90° about the pivot"),
             lambda: self.turned.emit(-1)),
            ("turn-right", self.tr("Turn right"), self.tr("Turn it by 90° about the pivot"),
             lambda: self.turned.emit(1)),
            ("undo", self.tr("Reset"), self.tr("As it was at first"), self.reset.emit),
        )  # fmt: skip

    def _connect(self) -> None:
        self.at_x.changed.connect(lambda v: self._put(x=v))
        self.at_y.changed.connect(lambda v: self._put(y=v))
        self.width_.changed.connect(lambda v: self._put_share("width", v / 100))
        self.height_.changed.connect(lambda v: self._put_share("height", v / 100))
        self.angle.changed.connect(lambda v: self._put(angle=v))
        self.skew.changed.connect(lambda v: self._put(skew=v))

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


def button(icon: str, name: str, tip: str) -> QToolButton:
    """A flat button with an icon."""
    out = QToolButton()
    out.setAutoRaise(True)
    out.setAccessibleName(name)
    out.setToolTip(f"{name}\n{tip}")
    out.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    set_icon(out, icon)
    return out


def add_ends(row: QHBoxLayout, apply: Callable[[], None], give_up: Callable[[], None]) -> None:
    """Cancel and Apply at the end of a bar."""
    cancel = translate("TransformBar", "Cancel"), translate("TransformBar", "All as before (Esc)")
    done = translate("TransformBar", "Apply"), translate("TransformBar", "Make it final (Enter)")
    for (text, tip), deed, primary in ((cancel, give_up, False), (done, apply, True)):
        made = QPushButton(text)
        made.setAccessibleName(text)
        made.setToolTip(tip)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        made.setProperty("primary", primary)
        made.clicked.connect(deed)
        row.addWidget(made)
