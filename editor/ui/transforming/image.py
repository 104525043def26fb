"""What the Image menu asks of the whole document, each as one undo step."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from editor.core import resize
from editor.core.depth import depth_of
from editor.core.document import Document
from editor.core.errors import BadInput
from editor.core.geometry import Rect, Size
from editor.core.history import History
from editor.core.sampling import Resampling
from editor.core.warp import Tick
from editor.ui.controls.slider import Scale
from editor.ui.forms import NumberForm
from editor.ui.transforming.canvas_form import CanvasSizeForm
from editor.ui.transforming.size_form import ImageSizeForm
from editor.ui.transforming.whole import Whole

_Find = Callable[[Document], Rect]

ANGLES = Scale(-180, 180, "°", 1)


class ImageCommands(QObject):
    """Sizes, turns, mirrors and cuts, done by `Whole` in the background."""

    def __init__(self, history: History, whole: Whole, window: QWidget) -> None:
        super().__init__(window)
        self._history, self._whole, self._window = history, whole, window

    @property
    def _document(self) -> Document:
        return self._history.committed

    # -- sizes

    def ask_size(self) -> ImageSizeForm:
        """Ask for another number of pixels."""
        document = self._document
        dpi = document.metadata.dpi
        form = ImageSizeForm(
            document.size, dpi[0] if dpi else None, depth_of(document), self._window
        )
        form.chosen.connect(self.set_size)
        form.open()
        return form

    def set_size(self, size: Size, dpi: float, resampling: Resampling) -> None:
        """Scale everything; dpi: pixels an inch."""
        edit = partial(_scaled, size=size, dpi=(dpi, dpi), resampling=resampling)
        self._whole.run("Image size", self.tr("Image size"), edit)

    def ask_canvas(self) -> CanvasSizeForm:
        """Ask for another size of the canvas."""
        form = CanvasSizeForm(self._document.size, self._window)
        form.chosen.connect(self.set_canvas)
        form.open()
        return form

    def set_canvas(self, rect: Rect, heal: bool) -> None:
        """Cut or enlarge the canvas; heal: the mask becomes the new border."""
        self.crop("Canvas size", self.tr("Canvas size"), rect, heal=heal)

    # -- turns and mirrors

    def turn(self, quarters: int) -> None:
        """Turn clockwise by right angles."""

        def edit(document: Document, tick: Tick) -> Document:
            return resize.quarter_turned(document, quarters, tick)

        self._whole.run("Turn picture", self.tr("Turn picture"), edit)

    def ask_angle(self) -> NumberForm:
        """Ask for any angle."""
        form = NumberForm(self.tr("Turn picture"), self.tr("Angle"), ANGLES, 0, self._window)
        form.chosen.connect(self.turn_by)
        form.open()
        return form

    def turn_by(self, degrees: float) -> None:
        """Turn clockwise by any angle; the canvas grows to hold all."""

        def edit(document: Document, tick: Tick) -> Document:
            return resize.rotated_by(document, degrees, tick=tick)

        if degrees:
            self._whole.run("Turn picture", self.tr("Turn picture"), edit)

    def flip(self, across: bool) -> None:
        """Mirror left to right (`across`), or top to bottom."""

        def edit(document: Document, tick: Tick) -> Document:
            return resize.mirrored(document, across, tick)

        self._whole.run("Mirror picture", self.tr("Mirror picture"), edit)

    # -- cuts

    def crop(
        self,
        label: str,
        title: str,
        rect: Rect,
        degrees: float = 0.0,
        keep: bool = False,
        heal: bool = False,
    ) -> None:
        """Cut, enlarge or straighten the canvas to a frame turned clockwise about its middle.

        keep: layers keep what lies outside; heal: the mask becomes what was not there before.
        """

        def edit(document: Document, tick: Tick) -> Document:
            out = resize.cropped(document, rect, degrees, keep, tick=tick)
            if not heal:
                return out
            there = resize.straightening(rect, degrees)
            return out.with_mask(resize.new_border(document.size, there, out.size))

        self._whole.run(label, title, edit)

    def crop_to_selection(self) -> None:
        """Cut to the exact bounds of the mask."""
        self._crop_to(lambda document: document.mask.extent().intersect(document.bounds),
                      self.tr("Nothing is selected."), "Crop", self.tr("Crop"))  # fmt: skip

    def trim(self) -> None:
        """Cut off transparent borders."""
        self._crop_to(resize.content_bounds, self.tr("There is nothing to be seen."),
                      "Trim", self.tr("Trim"))  # fmt: skip

    def reveal_all(self) -> None:
        """Enlarge the canvas to all that layers hold."""
        self._crop_to(resize.whole_bounds, self.tr("There is nothing to be seen."),
                      "Reveal all", self.tr("Reveal all"))  # fmt: skip

    def _crop_to(self, find: _Find, nothing: str, label: str, title: str) -> None:
        def edit(document: Document, tick: Tick) -> Document:
            rect = find(document)
            if rect.empty:
                raise BadInput(nothing)
            return (
                document if rect == document.bounds else resize.cropped(document, rect, tick=tick)
            )

        self._whole.run(label, title, edit)


def _scaled(
    document: Document, tick: Tick, size: Size, dpi: tuple[float, float], resampling: Resampling
) -> Document:
    return resize.scaled_to(document, size, dpi, resampling, tick)
