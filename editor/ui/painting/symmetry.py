"""The axes of symmetric painting on the canvas: shown, and dragged by where they cross."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from editor.core.brush_symmetry import OFF
from editor.ui.canvas.overlay import DARK, LIGHT
from editor.ui.canvas.press import Drag, Press, Sample
from editor.ui.painting.reach import middle
from editor.ui.painting.settings import Mirrors
from editor.ui.tools import PAINTING, Place

if TYPE_CHECKING:
    from editor.ui.canvas.canvas import Canvas

NEAR = 9.0
"""View pixels from the crossing at which it is taken hold of."""
AXIS = QColor(255, 90, 160, 190)


class Axes:
    """A grip of the canvas and its picture: there while symmetric painting is on."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        canvas.overlays.append(self.paint)
        canvas.grips.append(self)

    @property
    def shown(self) -> bool:
        """Whether the tool in hand paints symmetrically."""
        tools = self._canvas.tools
        paints = tools.tool in PAINTING and not self._canvas.blank
        return paints and tools.settings(Mirrors).kind != OFF

    def begin(self, press: Press) -> Drag | None:
        """Take hold of the crossing."""
        if not (self.shown and press.left and self._near(press.point)):
            return None
        return _AxisDrag(self._canvas)

    def cursor(self, point: QPointF) -> Qt.CursorShape | None:
        """A cross of arrows at the crossing."""
        if self.shown and self._near(point):
            return Qt.CursorShape.SizeAllCursor
        return None

    def _crossing(self) -> QPointF:
        canvas = self._canvas
        place = canvas.tools.axis or middle(canvas.history.document)
        return canvas.view.to_view(QPointF(*place))

    def _near(self, point: QPointF) -> bool:
        way = point - self._crossing()
        return math.hypot(way.x(), way.y()) <= NEAR

    def paint(self, painter: QPainter) -> None:
        """Draw the axes over the picture, in view coordinates."""
        if not self.shown:
            return
        at = self._crossing()
        reach = math.hypot(self._canvas.width(), self._canvas.height())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(AXIS, 1.2, Qt.PenStyle.DashLine))
        for degrees in self._arms():
            turn = math.radians(degrees + self._canvas.view.degrees)
            painter.drawLine(at, at + QPointF(math.cos(turn), math.sin(turn)) * reach)
        painter.setPen(QPen(DARK, 1))
        painter.setBrush(LIGHT)
        painter.drawEllipse(at, 5, 5)
        painter.restore()

    def _arms(self) -> list[float]:
        """Directions of the axes from the crossing, degrees clockwise from the right."""
        mirrors = self._canvas.tools.settings(Mirrors)
        upright, level = [-90.0, 90.0], [0.0, 180.0]
        arms = {"vertical": upright, "horizontal": level, "both": upright + level}
        if mirrors.kind in arms:
            return arms[mirrors.kind]
        return [360 * n / mirrors.petals - 90 for n in range(mirrors.petals)]


class _AxisDrag:
    """The crossing follows the pen."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas, self._before = canvas, canvas.tools.axis

    def take(self, samples: Sequence[Sample]) -> None:
        canvas = self._canvas
        place = canvas.snapping.point(canvas.view.to_document(samples[-1].point))
        self._put((place.x(), place.y()))

    def finish(self) -> None: ...

    def cancel(self) -> None:
        self._put(self._before)

    def _put(self, place: Place | None) -> None:
        self._canvas.tools.axis = place
        self._canvas.update()
