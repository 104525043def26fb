"""Selecting by colours that are picked in the picture, and by brightness; both live."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QWidget

from editor.core.geometry import Rect
from editor.core.ink import Colour
from editor.core.palette import dominant
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
from editor.ui.selecting.candidate import Candidate, Seeking
from editor.ui.selecting.range_form import ADD, LEAVE, PICK, ColourForm, LuminanceForm
from editor.ui.selecting.selector import Pictures

if TYPE_CHECKING:
    from editor.ui.canvas.canvas import Canvas


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
        background.run(
            lambda: dominant(self._pictures.of(self._still)),
            self._offer,
            lambda error: canvas.hint.emit(str(error)),
        )

    def begin(self, press: Press) -> Drag | None:
        """Pick the colour under the pen."""
        place = self.canvas.view.to_document(press.point)
        spot = Rect(math.floor(place.x()), math.floor(place.y()), 1, 1)
        if press.left and self._still.bounds.contains(spot):
            red, green, blue, alpha = (int(v) for v in flatten(self._still, spot)[0, 0])
            if alpha:
                self.take((red, green, blue), self._way(press))
        return None

    def change(self, **changes: object) -> None:
        """Other fields of the range, and a look at it."""
        self.chosen = replace(self.chosen, **changes)  # type: ignore[arg-type]
        chosen = self.chosen
        self.form.show_chosen(chosen)
        self.look(lambda picture: colour_range(picture, chosen))

    def take(self, colour: Colour, way: int) -> None:
        """Pick a colour alone, one more, or one that is left out."""
        chosen = self.chosen
        if way == LEAVE:
            self.change(unwanted=_with(chosen.unwanted, colour))
        elif way == ADD:
            self.change(wanted=_with(chosen.wanted, colour))
        else:
            self.change(wanted=(colour,), unwanted=())

    def drop(self, field: str, index: int) -> None:
        """Forget one of the colours of a field, "wanted" or "unwanted"."""
        colours: tuple[Colour, ...] = getattr(self.chosen, field)
        self.change(**{field: colours[:index] + colours[index + 1 :]})

    def _offer(self, colours: tuple[Colour, ...]) -> None:
        if not self.over:
            tools = self.canvas.tools
            self.form.show_offered((tools.colour, tools.secondary), colours)

    def _way(self, press: Press) -> int:
        usual = (Mode.REPLACE, Mode.ADD, Mode.SUBTRACT)[self.form.way.index]
        ways = {Mode.ADD: ADD, Mode.SUBTRACT: LEAVE, Mode.INTERSECT: LEAVE}
        return ways.get(mode_of(press, usual.value), PICK)


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


def _with(colours: tuple[Colour, ...], colour: Colour) -> tuple[Colour, ...]:
    """One more colour, unless it is there already."""
    return tuple(dict.fromkeys((*colours, colour)))
