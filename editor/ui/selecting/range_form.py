"""The forms that stand beside the canvas while colours or a range of brightness are chosen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QLabel, QWidget

from editor.core.ink import Colour
from editor.core.select import ColourRange, LuminanceRange
from editor.ui.controls.labels import section
from editor.ui.controls.segments import Segments
from editor.ui.controls.slider import Scale, Slider
from editor.ui.forms import Form
from editor.ui.painting.swatches import SwatchGrid

if TYPE_CHECKING:
    from editor.ui.canvas.canvas import Canvas
    from editor.ui.selecting.candidate import Candidate
    from editor.ui.selecting.ranges import Brightness, ColourPicking

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
        self._stand_beside(canvas)

    def _stand_beside(self, canvas: Canvas) -> None:
        """At the canvas' top right corner, wholly on the screen."""
        self.adjustSize()
        seen = self.screen().availableGeometry()
        corner = canvas.mapToGlobal(canvas.rect().topRight())
        x = min(corner.x() - 24, seen.right()) - self.width()
        y = min(corner.y() + 24, seen.bottom() - self.height())
        self.move(max(seen.left(), x), max(seen.top(), y))

    def _follow(self) -> None:
        if self._operation.over and self.isVisible():
            self.reject()

    def _take(self) -> None:
        if not self._operation.over:
            self._canvas.accept_operation()

    def _leave(self) -> None:
        if not self._operation.over:
            self._canvas.cancel_operation()


class ColourForm(RangeForm):
    """Which colours, how far they may differ, and what the next one picked becomes."""

    def __init__(self, picking: ColourPicking, parent: QWidget) -> None:
        super().__init__(QCoreApplication.translate("ColourRange", "Colour range"), parent)
        self._picking = picking
        self._headings: dict[SwatchGrid, QLabel] = {}
        self.fuzziness = Slider(
            self.tr("Fuzziness"), LEVELS, self.tr("How much colours may differ")
        )
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
        self.wanted = self._chosen(self.tr("Selected colours"), "wanted")
        self.unwanted = self._chosen(self.tr("Left out"), "unwanted")
        self.hand = self._offered(self.tr("In hand"))
        self.picture = self._offered(self.tr("In the picture"))
        self.show_chosen(picking.chosen)
        self.show_offered((), ())

    def show_chosen(self, chosen: ColourRange) -> None:
        """Show the colours picked so far."""
        self.fuzziness.show_value(chosen.fuzziness)
        self.wanted.show_colours(chosen.wanted)
        self.unwanted.show_colours(chosen.unwanted)
        self._show_filled()

    def show_offered(self, hand: Sequence[Colour], picture: Sequence[Colour]) -> None:
        """Show colours that can be picked without the picture: in hand, and those it has most."""
        self.hand.show_colours(hand)
        self.picture.show_colours(picture)
        self._show_filled()

    def _show_filled(self) -> None:
        """Rows without a colour have no room."""
        for grid, heading in self._headings.items():
            for widget in (grid, heading):
                widget.setVisible(bool(grid.colours))
        self.adjustSize()

    def _chosen(self, name: str, field: str) -> SwatchGrid:
        grid = self._grid(name, self.tr("Click one, or press Delete, to take it out again"), True)
        grid.removed.connect(lambda index: self._picking.drop(field, index))
        grid.chosen.connect(
            lambda colour, _second: self._picking.drop(field, grid.colours.index(colour))
        )
        return grid

    def _offered(self, name: str) -> SwatchGrid:
        grid = self._grid(name, self.tr("Pick one by click, or by arrow keys and Enter"))
        grid.chosen.connect(lambda colour, _second: self._picking.take(colour, self.way.index))
        return grid

    def _grid(self, name: str, tip: str, editable: bool = False) -> SwatchGrid:
        grid = SwatchGrid(name, editable)
        grid.setToolTip(tip)
        heading = self._headings[grid] = section(name)
        self.rows.addWidget(heading)
        self.rows.addWidget(grid)
        return grid


class LuminanceForm(RangeForm):
    """From which level to which, and how softly."""

    def __init__(self, range_: Brightness, parent: QWidget) -> None:
        super().__init__(QCoreApplication.translate("LuminanceRange", "Luminance range"), parent)
        self.low = Slider(self.tr("From"), LEVELS, self.tr("The darkest that is selected"))
        self.high = Slider(self.tr("To"), LEVELS, self.tr("The brightest that is selected"))
        self.softness = Slider(
            self.tr("Softness"), LEVELS, self.tr("Over how many levels it fades beyond them")
        )
        chosen: LuminanceRange = range_.chosen
        for name in ("low", "high", "softness"):
            slider: Slider = getattr(self, name)
            slider.show_value(getattr(chosen, name))
            slider.changed.connect(lambda value, name=name: range_.change(**{name: round(value)}))
            self.rows.addWidget(slider)
