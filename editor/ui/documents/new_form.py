"""The dialog for a new picture: how large, how deep, what is on it, what it will take."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from editor.core.geometry import Size
from editor.media.gate import MAX_PIXELS, MAX_SIDE
from editor.ui.controls.combo import Combo
from editor.ui.controls.slider import Scale
from editor.ui.controls.tool import tool_button
from editor.ui.documents.new_picture import PRESETS, NewPicture
from editor.ui.forms import Form
from editor.ui.panels.setting_control import setting_control
from editor.ui.tool_settings import Shown, shown_fields
from editor.ui.transforming.number import Number
from editor.ui.transforming.size_form import PER_INCH, UNITS, in_pixels, in_unit
from editor.ui.words import data_size

DECIMALS = {unit: decimals for unit, _, decimals in UNITS}
FAR = 10_000_000
"""What can be typed; what does not fit is said rather than not taken."""


class NewForm(Form):
    """`chosen(NewPicture)`. Begins with `last`; clipboard: the size of the picture on it."""

    chosen = Signal(object)

    def __init__(self, last: NewPicture, clipboard: Size | None, parent: QWidget) -> None:
        super().__init__(self.tr("New picture"), self.tr("Create"), parent)
        self.wanted = last
        self._shown = {item.name: (item, shown) for item, shown in shown_fields(NewPicture)}
        self._clipboard = clipboard
        self._build()
        self._lay_out()
        self.show_all()
        self.width_.setFocus()
        self.width_.selectAll()
        self.accepted.connect(lambda: self.chosen.emit(self.wanted))

    def _build(self) -> None:
        self.preset = Combo(self.tr("Preset"), self.tr("Sizes that are often needed"))
        self.preset.addItem(self.tr("As typed"))
        for text, size, dpi in PRESETS:
            self.preset.addItem(_words(text), (size, dpi))
        if self._clipboard is not None:
            w, h = self._clipboard
            text = self.tr("Clipboard, {w} × {h}").format(w=w, h=h)
            self.preset.addItem(text, (self._clipboard, self.wanted.dpi))
        self.preset.activated.connect(self._choose)
        self.width_ = self._number("width", Scale(0, FAR, "", 3))
        self.height_ = self._number("height", Scale(0, FAR, "", 3))
        scale = self._shown["dpi"][1].scale
        assert scale is not None
        self.resolution = self._number("dpi", scale)
        self.width_.changed.connect(
            lambda value: self.put(replace(self.wanted, width=self._pixels(value)))
        )
        self.height_.changed.connect(
            lambda value: self.put(replace(self.wanted, height=self._pixels(value)))
        )
        self.resolution.changed.connect(self._set_dpi)
        self.unit = self._control("unit")
        self.bits, self.content = self._control("bits"), self._control("content")
        self.swap = tool_button("swap", self.tr("Swap width and height"))
        self.swap.clicked.connect(self.turn)
        self.note = QLabel()
        self.note.setProperty("tone", "small")
        self.note.setWordWrap(True)

    def _number(self, name: str, scale: Scale) -> Number:
        shown: Shown = self._shown[name][1]
        return Number(_words(shown.label), _words(shown.tip), scale)

    def _control(self, name: str) -> QWidget:
        control = setting_control(*self._shown[name], "NewPicture", self._putter(name))
        control.show(getattr(self.wanted, name))
        return control.widget

    def _putter(self, name: str) -> Callable[[Any], None]:
        return lambda value: self.put(replace(self.wanted, **{name: value}))

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(10)
        rows: tuple[tuple[str, QWidget], ...] = (
            (self.tr("Preset"), self.preset),
            (self._label("width"), self.width_),
            (self._label("height"), self.height_),
            (self._label("unit"), self.unit),
            (self._label("dpi"), self.resolution),
            (self._label("bits"), self.bits),
            (self._label("content"), self.content),
        )
        for row, (text, field) in enumerate(rows):
            name = QLabel(text)
            name.setBuddy(field)
            grid.addWidget(name, row, 0)
            sized = field in (self.width_, self.height_)
            grid.addWidget(field, row, 1, 1, 1 if sized else 2)
        grid.addWidget(self.swap, 1, 2, 2, 1)
        grid.setColumnStretch(1, 1)
        self.rows.addLayout(grid)
        self.rows.addWidget(self.note)
        self.setMinimumWidth(440)

    def _label(self, name: str) -> str:
        return _words(self._shown[name][1].label)

    # -- changing

    def put(self, wanted: NewPicture) -> None:
        """Ask for something else."""
        self.wanted = wanted
        self.show_all()

    def turn(self) -> None:
        """Upright becomes lying, and the other way round."""
        self.put(replace(self.wanted, width=self.wanted.height, height=self.wanted.width))

    def _choose(self, index: int) -> None:
        chosen = self.preset.itemData(index)
        if chosen is not None:
            size, dpi = chosen
            self.put(replace(self.wanted, width=size[0], height=size[1], dpi=dpi))

    def _pixels(self, value: float) -> int:
        return max(1, round(in_pixels(value, self.wanted.unit, 1.0, self.wanted.dpi)))

    def _set_dpi(self, dpi: float) -> None:
        """Paper stays as large as it is; pixels stay as many as they are."""
        wanted = self.wanted
        if wanted.unit in PER_INCH:
            share = dpi / wanted.dpi
            w, h = (max(1, round(side * share)) for side in wanted.size)
            wanted = replace(wanted, width=w, height=h)
        self.put(replace(wanted, dpi=dpi))

    # -- showing

    def show_all(self) -> None:
        """Show what is asked for, and whether it can be had."""
        wanted = self.wanted
        for field, pixels in ((self.width_, wanted.width), (self.height_, wanted.height)):
            field.setDecimals(DECIMALS[wanted.unit])
            field.show_value(in_unit(pixels, wanted.unit, 1.0, wanted.dpi))
        self.resolution.show_value(wanted.dpi)
        self.preset.setCurrentIndex(self._preset())
        self.do.setEnabled(wanted.fits)
        self.note.setText(self._cost() if wanted.fits else self._too_large())

    def _preset(self) -> int:
        for index in range(1, self.preset.count()):
            size, dpi = self.preset.itemData(index)
            if (*size, dpi) == (*self.wanted.size, self.wanted.dpi):
                return index
        return 0

    def _cost(self) -> str:
        wanted = self.wanted
        text = self.tr("{w} × {h} pixels; a layer painted all over takes {bytes}.")
        return text.format(w=wanted.width, h=wanted.height, bytes=data_size(wanted.nbytes))

    def _too_large(self) -> str:
        text = self.tr(
            "That is too large: a picture has at most {most} million pixels, and {side} a side."
            " {w} × {h} would fit."
        )
        w, h = self.wanted.largest()
        return text.format(most=MAX_PIXELS // 1_000_000, side=MAX_SIDE, w=w, h=h)


def _words(text: str) -> str:
    return QCoreApplication.translate("NewPicture", text)
