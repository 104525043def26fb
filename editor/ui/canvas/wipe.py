"""The wipe: a line over the canvas, on one side of it the picture before, on the other after."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from editor.ui.canvas.overlay import DARK, LIGHT, paint_badge, paint_border
from editor.ui.canvas.press import Press, Sample

if TYPE_CHECKING:
    from editor.ui.canvas.canvas import Canvas
    from editor.ui.canvas.picture import Picture

REACH = 7.0
"""View pixels within which the line is taken hold of."""
KNOB = 13.0
"""Radius of the knob in the middle of the line."""
NARROW = 90.0
"""A side that is no wider has no room for its badge."""


@dataclass(frozen=True)
class Wipe:
    """share: where the line stands, 0..1 of the canvas from the left (or from the top where it
    lies). What is left of it (or above) is the picture before."""

    share: float = 0.5
    upright: bool = True

    def line(self, area: QRectF) -> QLineF:
        """The line across an area."""
        if self.upright:
            x = area.left() + self.share * area.width()
            return QLineF(x, area.top(), x, area.bottom())
        y = area.top() + self.share * area.height()
        return QLineF(area.left(), y, area.right(), y)

    def sides(self, area: QRectF) -> tuple[QRectF, QRectF]:
        """The two parts of an area: before and after."""
        line = self.line(area)
        return QRectF(area.topLeft(), line.p2()), QRectF(line.p1(), area.bottomRight())

    def through(self, point: QPointF, area: QRectF) -> Wipe:
        """The same with its line through a point, kept inside the area."""
        way = point - area.topLeft()
        share = way.x() / area.width() if self.upright else way.y() / area.height()
        return replace(self, share=min(0.99, max(0.01, share)))

    def turned(self) -> Wipe:
        """The line the other way round."""
        return replace(self, upright=not self.upright)


def area_of(canvas: Canvas) -> QRectF:
    """Where the wipe stands: the canvas without its rulers."""
    return QRectF(canvas.contentsRect())


def paint_wipe(painter: QPainter, canvas: Canvas, wipe: Wipe, before: Picture) -> None:
    """Lay the picture before over its side, the line, its knob, and the names of the sides."""
    area = area_of(canvas)
    sides = wipe.sides(area)
    painter.save()
    painter.setClipRect(sides[0], Qt.ClipOperation.IntersectClip)
    before.paint(painter, canvas.view)
    paint_border(painter, canvas.view, canvas.history.document.bounds)
    painter.restore()
    _paint_line(painter, wipe.line(area))
    for side, text in zip(sides, (canvas.tr("Before"), canvas.tr("After")), strict=True):
        if side.width() > NARROW and side.height() > NARROW / 2:
            below = 0.0 if wipe.upright else KNOB  # beside the knob
            paint_badge(painter, side.adjusted(0, below, 0, 0), text)


def _paint_line(painter: QPainter, line: QLineF) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for colour, width in ((DARK, 3.0), (LIGHT, 1.4)):
        painter.setPen(QPen(colour, width))
        painter.drawLine(line)
    painter.translate(line.center())
    painter.setPen(QPen(DARK, 1.5))
    painter.setBrush(LIGHT)
    painter.drawEllipse(QPointF(), KNOB, KNOB)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(DARK)
    painter.rotate(0 if line.dx() == 0 else 90)
    for way in (-1, 1):
        arrow = (QPointF(way * 9, 0), QPointF(way * 3.5, -4.5), QPointF(way * 3.5, 4.5))
        painter.drawPolygon(QPolygonF(arrow))
    painter.restore()


class WipeGrip:
    """The line can be dragged whatever tool is in hand; a double-click turns it."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas

    def begin(self, press: Press) -> WipeDrag | None:
        wipe = self._canvas.wipe
        if wipe is None or not press.left or not self._near(press.point):
            return None
        if press.double:
            self._canvas.set_wipe(wipe.turned())
        return WipeDrag(self._canvas, wipe)

    def cursor(self, point: QPointF) -> Qt.CursorShape | None:
        wipe = self._canvas.wipe
        if wipe is None or not self._near(point):
            return None
        return Qt.CursorShape.SplitHCursor if wipe.upright else Qt.CursorShape.SplitVCursor

    def _near(self, point: QPointF) -> bool:
        wipe = self._canvas.wipe
        if wipe is None or not self._canvas.wiping:
            return False
        line = wipe.line(area_of(self._canvas))
        away = abs(point.x() - line.x1()) if wipe.upright else abs(point.y() - line.y1())
        return away <= REACH or QLineF(point, line.center()).length() <= KNOB


class WipeDrag:
    """The line follows the pen."""

    def __init__(self, canvas: Canvas, wipe: Wipe) -> None:
        self._canvas, self._before = canvas, wipe

    def take(self, samples: Sequence[Sample]) -> None:
        if self._canvas.wipe is not None:
            point = samples[-1].point
            self._canvas.set_wipe(self._canvas.wipe.through(point, area_of(self._canvas)))

    def finish(self) -> None: ...

    def cancel(self) -> None:
        self._canvas.set_wipe(self._before)
