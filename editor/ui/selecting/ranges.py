"""Selecting by colours that are picked in the picture, and by brightness; both live."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtWidgets import QWidget

from editor.core.geometry import Rect
from editor.core.ink import Colour
from editor.core.raster import Pixels, Raster
from editor.core.select import (
    ColourRange,
    LuminanceRange,
    Mode,
    colour_range,
    luminance_range,
)
from editor.render.compositor import flatten
from editor.ui.background import Background
from editor.ui.canvas.operation import Ending
from editor.ui.canvas.press import Drag, Press
from editor.ui.canvas.selecting import mode_of
from editor.ui.controls.segments import Segments
from editor.ui.controls.slider import Scale, Slider
from editor.ui.forms import Form
from editor.ui.selecting.candidate import Candidate, Seeking
from editor.ui.selecting.selector import Pictures

if TYPE_CHECKING:
    from editor.ui.canvas.canvas import Canvas

LEVELS = Scale(0, 255)
PICK, ADD, LEAVE = range(3)


class RangeForm(Form):
    """A form beside the canvas, which stays in use; it goes with its operation."""

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(title, QCoreApplication.translate("RangeForm", "Select"), parent)
        self.setWindowFlag(Qt.WindowType.Tool)

    def join(self, canvas: Canvas, operation: Candidate) -> None:
        """Show beside the canvas; end together with the operation."""
        self._canvas, self._operation = canvas, operation
        canvas.operation_changed.connect(self._follow)
        self.accepted.connect(self._take)
        self.rejected.connect(self._leave)
        self.show()
        corner = canvas.mapToGlobal(canvas.rect().topRight())
        self.move(corner.x() - self.width() - 24, corner.y() + 24)

    def _follow(self) -> None:
        if self._operation.over and self.isVisible():
            self.reject()

    def _take(self) -> None:
        if not self._operation.over:
            self._canvas.accept_operation()

    def _leave(self) -> None:
        if not self._operation.over:
            self._canvas.cancel_operation()


class Range(Candidate):
    """Looks through all that shows. find: what of a picture is selected."""

    ending = Ending.ITSELF

    def __init__(self, canvas: Canvas, background: Background, label: str, name: str) -> None:
        super().__init__(canvas, Mode.REPLACE, label)
        self.name = name
        self._still, self._pictures = canvas.shown, Pictures()
        self._seeking = Seeking(background)
        self._seeking.found.connect(lambda shape: self.show(shape))  # keeps this alive till then
        self._seeking.failed.connect(canvas.hint)

    def finding(self) -> bool:
        return self._seeking.busy

    def look(self, find: Callable[[Pixels], Raster]) -> None:
        """Show what is found in the picture, as soon as it is."""
        self._seeking.ask(lambda: find(self._pictures.of(self._still)))


class ColourPicking(Range):
    """Each click picks a colour; with Shift one more, with Alt one that is left out."""

    def __init__(self, canvas: Canvas, background: Background, window: QWidget) -> None:
        name = QCoreApplication.translate("ColourRange", "Colour range")
        super().__init__(canvas, background, "Colour range", name)
        self.chosen = ColourRange()
        self.form = ColourForm(self, window)

    def begin(self, press: Press) -> Drag | None:
        """Pick the colour under the pen."""
        place = self.canvas.view.to_document(press.point)
        spot = Rect(math.floor(place.x()), math.floor(place.y()), 1, 1)
        if press.left and self._still.bounds.contains(spot):
            red, green, blue, alpha = (int(v) for v in flatten(self._still, spot)[0, 0])
            if alpha:
                self._take((red, green, blue), self._way(press))
        return None

    def change(self, **changes: object) -> None:
        """Other fields of the range, and a look at it."""
        self.chosen = replace(self.chosen, **changes)  # type: ignore[arg-type]
        chosen = self.chosen
        self.look(lambda picture: colour_range(picture, chosen))

    def _way(self, press: Press) -> int:
        usual = (Mode.REPLACE, Mode.ADD, Mode.SUBTRACT)[self.form.way.index]
        ways = {Mode.ADD: ADD, Mode.SUBTRACT: LEAVE, Mode.INTERSECT: LEAVE}
        return ways.get(mode_of(press, usual.value), PICK)

    def _take(self, colour: Colour, way: int) -> None:
        chosen = self.chosen
        if way == LEAVE:
            self.change(unwanted=(*chosen.unwanted, colour))
        elif way == ADD:
            self.change(wanted=(*chosen.wanted, colour))
        else:
            self.change(wanted=(colour,), unwanted=())


class ColourForm(RangeForm):
    """How far colours may differ, and what the next click does."""

    def __init__(self, picking: ColourPicking, parent: QWidget) -> None:
        super().__init__(QCoreApplication.translate("ColourRange", "Colour range"), parent)
        self.fuzziness = Slider(
            self.tr("Fuzziness"), LEVELS, self.tr("How much colours may differ")
        )
        self.fuzziness.show_value(picking.chosen.fuzziness)
        self.fuzziness.changed.connect(lambda value: picking.change(fuzziness=round(value)))
        self.way = Segments(
            self.tr("A click in the picture"),
            [self.tr("Picks"), self.tr("Adds"), self.tr("Leaves out")],
            [
                self.tr("Only the colour that is clicked"),
                self.tr("That colour too (Shift)"),
                self.tr("Not that colour (Alt)"),
            ],
        )
        self.rows.addWidget(self.way)
        self.rows.addWidget(self.fuzziness)


class Brightness(Range):
    """Selects between two levels of luminance."""

    def __init__(self, canvas: Canvas, background: Background, window: QWidget) -> None:
        name = QCoreApplication.translate("LuminanceRange", "Luminance range")
        super().__init__(canvas, background, "Luminance range", name)
        self.chosen = LuminanceRange()
        self.form = LuminanceForm(self, window)
        QTimer.singleShot(0, self.form, self.change)

    def change(self, **changes: int) -> None:
        """Other fields of the range, and a look at it."""
        self.chosen = replace(self.chosen, **changes)
        chosen = self.chosen
        self.look(lambda picture: luminance_range(picture, chosen))


class LuminanceForm(RangeForm):
    """From which level to which, and how softly."""

    def __init__(self, range_: Brightness, parent: QWidget) -> None:
        super().__init__(QCoreApplication.translate("LuminanceRange", "Luminance range"), parent)
        self.low = Slider(self.tr("From"), LEVELS, self.tr("The darkest that is selected"))
        self.high = Slider(self.tr("To"), LEVELS, self.tr("The brightest that is selected"))
        self.softness = Slider(
            self.tr("Softness"), LEVELS, self.tr("Over how many levels it fades beyond them")
        )
        for name in ("low", "high", "softness"):
            slider: Slider = getattr(self, name)
            slider.show_value(getattr(range_.chosen, name))
            slider.changed.connect(lambda value, name=name: range_.change(**{name: round(value)}))
            self.rows.addWidget(slider)
