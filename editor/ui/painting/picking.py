"""The eyedropper: the average round the pen, shown in a ring beside the colour it replaces."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from editor.core.document import Document
from editor.core.geometry import Rect
from editor.core.layer import PixelLayer
from editor.core.raster import Pixels
from editor.render.colour import shown_colour
from editor.render.compositor import flatten
from editor.ui.canvas.press import Press, Sample
from editor.ui.canvas.target import active_layer
from editor.ui.painting.settings import LAYER, Picking
from editor.ui.tools import Colour, Tools

if TYPE_CHECKING:
    from editor.ui.canvas.canvas import Canvas

RADIUS, WIDTH = 46.0, 15.0
"""The ring's, in view pixels."""


def colour_at(document: Document, tools: Tools, x: int, y: int) -> Colour | None:
    """The colour round a pixel, as the eyedropper's settings say; None where there is none.

    Transparent pixels count as little as they show.
    """
    how = tools.settings(Picking)
    spot = Rect(x, y, 1, 1).padded(int(how.size) // 2).intersect(document.bounds)
    if spot.empty or not document.bounds.contains(Rect(x, y, 1, 1)):
        return None
    pixels = _pixels(document, tools, spot, how.source == LAYER)
    alpha = pixels[..., 3].astype(np.float64)
    if not alpha.any():
        return None
    mean = (pixels[..., :3] * alpha[..., None]).sum((0, 1)) / alpha.sum()
    r, g, b = (round(float(v)) for v in mean)
    return shown_colour((r, g, b), document.metadata.icc)


def _pixels(document: Document, tools: Tools, spot: Rect, one_layer: bool) -> Pixels:
    layer = active_layer(document, tools) if one_layer else None
    if not isinstance(layer, PixelLayer):
        return flatten(document, spot)
    pixels = layer.pixels.read(spot)
    return pixels if layer.pixels.depth == 8 else pixels / 257


def begin_pick(canvas: Canvas, press: Press) -> PickDrag:
    """The colour under the pen becomes the first colour; with the right button the second."""
    return PickDrag(canvas, press.right)


class PickDrag:
    """The colour under the pen becomes the brush's, as long as it is held down."""

    def __init__(self, canvas: Canvas, secondary: bool = False) -> None:
        self._canvas, self._secondary = canvas, secondary
        self._before = self._colour()
        self._at: QPointF | None = None
        canvas.overlays.append(self._paint)

    def _colour(self) -> Colour:
        tools = self._canvas.tools
        return tools.secondary if self._secondary else tools.colour

    def take(self, samples: Sequence[Sample]) -> None:
        self._at = samples[-1].point
        place = self._canvas.view.to_document(self._at)
        x, y = math.floor(place.x()), math.floor(place.y())
        colour = colour_at(self._canvas.shown, self._canvas.tools, x, y)
        if colour is not None:
            self._canvas.tools.take_colour(colour, self._secondary)
        self._canvas.update()

    def finish(self) -> None:
        self._put_away()

    def cancel(self) -> None:
        self._canvas.tools.take_colour(self._before, self._secondary)
        self._put_away()

    def _put_away(self) -> None:
        self._canvas.overlays.remove(self._paint)
        self._canvas.update()

    def _paint(self, painter: QPainter) -> None:
        if self._at is not None:
            paint_pair(painter, self._at, QColor(*self._colour()), QColor(*self._before))


def paint_pair(painter: QPainter, at: QPointF, new: QColor, old: QColor) -> None:
    """A ring round the pen: above the colour taken up, below the one before it."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    box = QRectF(at.x() - RADIUS, at.y() - RADIUS, 2 * RADIUS, 2 * RADIUS)
    solid, flat = Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap
    for grown, colour in ((2.5, QColor(0, 0, 0, 120)), (1.5, QColor(255, 255, 255))):
        painter.setPen(QPen(colour, WIDTH + 2 * grown, solid, flat))
        painter.drawEllipse(box)
    for start, colour in ((0, new), (180, old)):
        painter.setPen(QPen(colour, WIDTH, solid, flat))
        painter.drawArc(box, start * 16, 180 * 16)
    painter.restore()
