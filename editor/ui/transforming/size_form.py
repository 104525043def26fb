"""The dialog for the number of pixels of a picture, and how many of them go to an inch."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QWidget

from editor.core.geometry import Size
from editor.core.resize import MOST_SIDE
from editor.ui.controls.combo import Combo
from editor.ui.controls.slider import Scale
from editor.ui.forms import Form
from editor.ui.transforming.number import Number
from editor.ui.transforming.ways import WayCombo
from editor.ui.words import data_size
from editor.ui.words import marked as T

USUAL_DPI = 72.0
SCREEN, MOST_DPI = 1.0, 9999.0

UNITS = (
    ("px", T("ImageSize", "Pixels"), 0),
    ("%", T("ImageSize", "Per cent"), 2),
    ("cm", T("ImageSize", "Centimetres"), 2),
    ("mm", T("ImageSize", "Millimetres"), 1),
    ("in", T("ImageSize", "Inches"), 3),
)
"""Key, name, decimals."""

PER_INCH = {"cm": 2.54, "mm": 25.4, "in": 1.0}


def in_unit(pixels: float, unit: str, whole: float, dpi: float) -> float:
    """A length in pixels as a number of a unit; whole: the pixels that are 100 %."""
    if unit == "px":
        return pixels
    return pixels / whole * 100 if unit == "%" else pixels / dpi * PER_INCH[unit]


def in_pixels(value: float, unit: str, whole: float, dpi: float) -> float:
    """The way back."""
    if unit == "px":
        return value
    return value / 100 * whole if unit == "%" else value / PER_INCH[unit] * dpi


class ImageSizeForm(Form):
    """`chosen(Size, dpi, Resampling)`. A size typed keeps the proportions while they are linked."""

    chosen = Signal(object, float, object)

    def __init__(self, size: Size, dpi: float | None, depth: int, parent: QWidget) -> None:
        super().__init__(self.tr("Image size"), self.tr("Resize"), parent)
        self._before, self._bytes = size, depth // 2  # four channels of depth bits
        self._pixels, self._dpi = [float(size.w), float(size.h)], dpi or USUAL_DPI
        self._build()
        self._lay_out()
        self.show_all()
        self.width_.setFocus()
        self.width_.selectAll()
        self.accepted.connect(
            lambda: self.chosen.emit(self.size_wanted, self._dpi, self.way.resampling)
        )

    def _build(self) -> None:
        far = Scale(0, 10_000_000, "", 3)
        self.width_ = Number(self.tr("Width"), self.tr("Width of the picture"), far)
        self.height_ = Number(self.tr("Height"), self.tr("Height of the picture"), far)
        self.unit = Combo(self.tr("Unit"), self.tr("What width and height are told in"))
        self.unit.addItems([QCoreApplication.translate("ImageSize", n) for _, n, _ in UNITS])
        self.linked = _switch(
            self.tr("Keep proportions"), self.tr("Width and height change together")
        )
        self.resolution = Number(
            self.tr("Resolution"),
            self.tr("Pixels an inch when printed"),
            Scale(SCREEN, MOST_DPI, " ppi", 1),
        )
        self.resampled = _switch(
            self.tr("Change the number of pixels"),
            self.tr("Off: only the size in print changes, and no pixel"),
        )
        self.way = WayCombo()
        self.note = QLabel()
        self.note.setProperty("tone", "small")
        self.width_.changed.connect(lambda value: self._typed(0, value))
        self.height_.changed.connect(lambda value: self._typed(1, value))
        self.unit.currentIndexChanged.connect(self.show_all)
        self.resolution.changed.connect(self._set_dpi)
        self.resampled.toggled.connect(self._set_resampled)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(8)
        rows = (
            (self.tr("Width"), self.width_),
            (self.tr("Height"), self.height_),
            (self.tr("Resolution"), self.resolution),
            (self.tr("Method"), self.way),
        )
        for row, (name, widget) in enumerate(rows):
            label = QLabel(name)
            label.setBuddy(widget)
            grid.addWidget(label, row, 0)
            grid.addWidget(widget, row, 1)
        grid.addWidget(self.unit, 0, 2, 2, 1)
        grid.setColumnStretch(1, 1)
        self.rows.addLayout(grid)
        for widget in (self.linked, self.resampled, self.note):
            self.rows.addWidget(widget)
        self.setMinimumWidth(420)

    @property
    def size_wanted(self) -> Size:
        """The number of pixels chosen."""
        w, h = (max(1, round(pixels)) for pixels in self._pixels)
        return Size(w, h)

    def show_all(self) -> None:
        """Show what is chosen in the unit chosen."""
        unit, _, decimals = UNITS[self.unit.currentIndex()]
        for axis, field in enumerate((self.width_, self.height_)):
            field.setDecimals(decimals)
            whole = self._before[axis]
            field.show_value(in_unit(self._pixels[axis], unit, whole, self._dpi))
        self.resolution.show_value(self._dpi)
        size = self.size_wanted
        fits = max(size) <= MOST_SIDE
        self.do.setEnabled(fits)
        text = self.tr("{w} x {h} pixels, {bytes} a layer") if fits else self.tr("Too large")
        bytes_ = data_size(size.w * size.h * self._bytes)
        self.note.setText(text.format(w=size.w, h=size.h, bytes=bytes_))

    def _typed(self, axis: int, value: float) -> None:
        unit = UNITS[self.unit.currentIndex()][0]
        if not self.resampled.isChecked():  # the same pixels on more or less paper
            if value > 0 and unit in PER_INCH:
                dpi = self._pixels[axis] / value * PER_INCH[unit]
                self._dpi = min(MOST_DPI, max(SCREEN, dpi))
            self.show_all()
            return
        pixels = max(1.0, in_pixels(value, unit, self._before[axis], self._dpi))
        self._pixels[axis] = pixels
        if self.linked.isChecked():
            other = 1 - axis
            self._pixels[other] = max(1.0, pixels * self._before[other] / self._before[axis])
        self.show_all()

    def _set_dpi(self, value: float) -> None:
        unit = UNITS[self.unit.currentIndex()][0]
        if self.resampled.isChecked() and unit in PER_INCH:  # the paper stays as large
            self._pixels = [pixels * value / self._dpi for pixels in self._pixels]
        self._dpi = value
        self.show_all()

    def _set_resampled(self, on: bool) -> None:
        self.way.setEnabled(on)
        self.linked.setEnabled(on)
        if not on:
            self._pixels = [float(self._before.w), float(self._before.h)]
            if UNITS[self.unit.currentIndex()][0] not in PER_INCH:
                self.unit.setCurrentIndex(2)
        self.show_all()


def _switch(name: str, tip: str) -> QCheckBox:
    box = QCheckBox(name)
    box.setChecked(True)
    box.setAccessibleName(name)
    box.setToolTip(tip)
    return box
