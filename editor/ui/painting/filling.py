"""The bucket, and the Edit menu's fills: found out beside the window, one step each."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, Signal

from editor.core.document import Document
from editor.core.errors import UnderpaintError
from editor.core.fill import both, laid
from editor.core.geometry import Rect
from editor.core.history import History
from editor.core.ink import Colour, Ink
from editor.core.layer import Layer, PixelLayer
from editor.core.past import Past
from editor.core.raster import Pixels, Raster
from editor.core.select import wand, whole
from editor.core.spread import grown
from editor.render.colour import document_colour
from editor.render.compositor import flatten
from editor.ui.background import Background
from editor.ui.canvas.press import Press, Sample
from editor.ui.canvas.target import Target, active_layer, layer_target, lightness
from editor.ui.painting.reach import selection_for
from editor.ui.painting.settings import PICTURE, Filling
from editor.ui.painting.wishes import FillWish
from editor.ui.tools import Tools

if TYPE_CHECKING:
    from editor.ui.canvas.canvas import Canvas

Still = Callable[[Document], Document]
"""Gives what a document shows now: of a clip, the frame at the playhead."""


def begin_fill(canvas: Canvas, press: Press) -> BucketDrag:
    """The bucket is emptied where the pen is lifted; the right button has the second colour."""
    return BucketDrag(canvas, press.right)


class BucketDrag:
    """Waits for the pen to be lifted, so that a slip can be taken back by Esc."""

    def __init__(self, canvas: Canvas, secondary: bool) -> None:
        self._canvas, self._secondary = canvas, secondary
        self._place: tuple[int, int] | None = None

    def take(self, samples: Sequence[Sample]) -> None:
        place = self._canvas.view.to_document(samples[-1].point)
        self._place = (math.floor(place.x()), math.floor(place.y()))

    def finish(self) -> None:
        tools = self._canvas.tools
        if self._place is not None:
            colour = tools.secondary if self._secondary else tools.colour
            tools.asked.emit(FillWish(*self._place, colour))

    def cancel(self) -> None: ...


class Fills(QObject):
    """Grants what the bucket and the Edit menu ask for."""

    refused = Signal(str)

    def __init__(
        self, history: History, tools: Tools, background: Background, still: Still
    ) -> None:
        super().__init__()
        self._history, self._tools, self._background = history, tools, background
        self._still = still

    def bucket(self, wish: FillWish) -> None:
        """Fill what looks like the place clicked."""
        document, how = self._history.committed, self._tools.settings(Filling)
        spot = Rect(wish.x, wish.y, 1, 1)
        if not document.bounds.contains(spot):
            return
        shown = self._still(document)
        layer = None if how.source == PICTURE else active_layer(document, self._tools)

        def cover() -> Raster:
            picture = _picture(shown, layer)
            found = wand(picture, (wish.x, wish.y), how.tolerance, how.contiguous, smooth=True)
            return grown(found, document.bounds, how.grow) if how.grow else found

        self._fill("Fill", Ink(wish.colour), cover)

    def whole(self, colour: Colour | None) -> None:
        """Fill the mask, or the whole canvas where nothing is masked; None = clear it."""
        bounds = self._history.committed.bounds
        ink = Ink(erase=True) if colour is None else Ink(colour)
        self._fill("Clear" if colour is None else "Fill", ink, lambda: whole(bounds))

    def _fill(self, label: str, ink: Ink, cover: Callable[[], Raster]) -> None:
        past, document = self._history.past, self._history.committed
        target = layer_target(document, self._tools)
        raster = None if isinstance(target, str) else target.raster(document)
        if isinstance(target, str) or raster is None:
            self.refused.emit(target if isinstance(target, str) else "")
            return
        selection = selection_for(document, self._tools, target)
        lock = target.lock_alpha(document)
        colour = document_colour(ink.colour, document.metadata.icc)
        paint = Ink(colour, ink.erase, lock, lightness(ink.colour))

        def work() -> Raster:
            where = cover() if selection is None else both(cover(), selection)
            return laid(raster, where, paint, document.bounds)

        def done(after: Raster) -> None:
            self._land(past, label, target, raster, after)
            if not ink.erase:
                self._tools.colour_used.emit(ink.colour)

        self._background.run(work, done, self._failed)

    def _land(self, past: Past, label: str, target: Target, before: Raster, after: Raster) -> None:
        now = past.committed
        if target.raster(now) is not before:
            self.refused.emit(self.tr("The layer was changed meanwhile; nothing was filled."))
        elif after.changed(before).empty:
            self.refused.emit(self.tr("There is nothing to fill here; look at the mask."))
        else:
            self._history.land(past, label, target.put(now, after))

    def _failed(self, error: UnderpaintError) -> None:
        self.refused.emit(str(error))


def _picture(document: Document, layer: Layer | None) -> Pixels:
    """What colours are compared in, uint8 RGBA: the layer's pixels, else all that is seen."""
    if not isinstance(layer, PixelLayer):
        return flatten(document, document.bounds)
    pixels = layer.pixels.read(document.bounds)
    return pixels if pixels.dtype == np.uint8 else (pixels >> 8).astype(np.uint8)
