"""The settings of a crop, in place of the tool options while it is open."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLabel

from editor.core.geometry import Rect
from editor.core.resize import MOST_SIDE
from editor.ui.controls.combo import Combo
from editor.ui.controls.slider import Scale, Slider
from editor.ui.transforming.frame import Frame
from editor.ui.transforming.squeezed import SqueezedBar, button
from editor.ui.words import marked as T

SIDES = Scale(1, MOST_SIDE, " px")
ANGLES = Scale(-45, 45, "°", 1)

RATIOS: tuple[tuple[str, float | None], ...] = (
    (T("CropBar", "Free"), None),
    (T("CropBar", "As the picture"), 0.0),
    ("1 : 1", 1.0),
    ("5 : 4", 5 / 4),
    ("4 : 3", 4 / 3),
    ("3 : 2", 3 / 2),
    ("16 : 9", 16 / 9),
)
"""Name, width over height; None: any, 0: as the picture's."""


class CropBar(SqueezedBar):
    """Signals by what is changed: `ratio_chosen(float or None)`, `sized(w, h)`, `turned(degrees)`,
    `levelling(on)`, `reset()`."""

    ratio_chosen = Signal(object)
    sized = Signal(float, float)
    turned = Signal(float)
    levelling = Signal(bool)
    reset = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._bounds = Rect(0, 0, 1, 1)
        self.ratio = Combo(self.tr("Proportions"), self.tr("Width to height that the frame keeps"))
        self.ratio.addItems([QCoreApplication.translate("CropBar", name) for name, _ in RATIOS])
        self.ratio.setMinimumContentsLength(6)
        self.swap = button("swap", self.tr("Swap width and height"), self.tr("Upright or lying"))
        self.width_ = self.number(self.tr("W"), self.tr("Width of the frame"), SIDES, 68)
        self.height_ = self.number(self.tr("H"), self.tr("Height of the frame"), SIDES, 68)
        self.angle = Slider(
            self.tr("Straighten"), ANGLES, self.tr("Degrees that the picture is turned back")
        )
        self.angle.setMinimumWidth(110)
        self.angle.setMaximumWidth(150)
        self.level = button(
            "level", self.tr("Level"), self.tr("Draw a line along what shall be level or upright")
        )
        self.level.setCheckable(True)
        self.again = button("undo", self.tr("Reset"), self.tr("The whole picture again"))
        self.keep = _switch(
            self.tr("Keep outside"),
            self.tr("Layers keep what lies outside; Reveal all shows it again"),
        )
        self.heal = _switch(
            self.tr("Mask border"),
            self.tr("Select the new border; Enter then lets the model continue the picture there"),
        )
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        title = QLabel(self.tr("Crop"))
        title.setProperty("tone", "strong")
        self.add(
            title, self.ratio, self.swap, self.width_, self.height_, self.level, self.angle,
            self.again, self.keep, self.heal,
        )  # fmt: skip
        self.row.addStretch(1)
        self.spare = [title, self.swap]

    def _connect(self) -> None:
        self.ratio.activated.connect(lambda _: self.ratio_chosen.emit(self.wanted_ratio))
        self.swap.clicked.connect(
            lambda: self._sized(self.height_.value(), self.width_.value(), swapped=True)
        )
        self.width_.changed.connect(lambda w: self._sized(w, self._other(w, across=True)))
        self.height_.changed.connect(lambda h: self._sized(self._other(h, across=False), h))
        self.angle.changed.connect(self.turned)
        self.level.toggled.connect(self.levelling)
        self.again.clicked.connect(self.reset)

    @property
    def wanted_ratio(self) -> float | None:
        """Width over height that is chosen; None: any."""
        ratio = RATIOS[self.ratio.currentIndex()][1]
        return self._bounds.w / self._bounds.h if ratio == 0 else ratio

    def begin(self, bounds: Rect) -> None:
        """A new crop of a picture of these bounds."""
        self._bounds = bounds
        self.ratio.setCurrentIndex(0)
        self.show_frame(Frame(*(float(v) for v in bounds)), False)

    def show_frame(self, frame: Frame, levelling: bool) -> None:
        """Show what the handles have made of it."""
        rect = frame.rect
        self.width_.show_value(rect.w)
        self.height_.show_value(rect.h)
        self.angle.show_value(frame.degrees)
        self.level.blockSignals(True)
        self.level.setChecked(levelling)
        self.level.blockSignals(False)
        grown = bool(frame.degrees) or not self._bounds.contains(rect)
        self.heal.setEnabled(grown)

    def _other(self, side: float, across: bool) -> float:
        ratio = self.wanted_ratio
        if ratio is None:
            return (self.height_ if across else self.width_).value()
        return side / ratio if across else side * ratio

    def _sized(self, w: float, h: float, swapped: bool = False) -> None:
        if swapped and self.wanted_ratio is not None:
            self.ratio.setCurrentIndex(0)
            self.ratio_chosen.emit(None)
        self.sized.emit(max(1.0, w), max(1.0, h))


def _switch(name: str, tip: str) -> QCheckBox:
    box = QCheckBox(name)
    box.setAccessibleName(name)
    box.setToolTip(tip)
    box.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return box
