"""What lies over the picture in view space: mask tint, pixel grid, context box, brush outline.

Every function paints with a painter in view coordinates and leaves it as it was.
"""

from __future__ import annotations

import math

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPen

from editor.core.geometry import Rect
from editor.ui.canvas.context import handles
from editor.ui.canvas.laid import lay_smoothly
from editor.ui.canvas.view import View

GRID_ABOVE = 8.0
"""Zoom above which the pixel grid shows."""

NEAREST_ABOVE = 3.0
"""Zoom above which pixels show as squares."""

GRID = QColor(128, 128, 128, 120)
DARK, LIGHT = QColor(0, 0, 0, 170), QColor(255, 255, 255, 220)


def paint_image(painter: QPainter, view: View, image: QImage, part: Rect, level: int) -> None:
    """Lay `part` of a document-sized image (halved `level` times) where the document stands.

    Only what the viewport can show is touched; the same pixels come out whatever part of the
    widget is painted, so partial updates leave no seams.
    """
    seen = view.visible(part.padded(2)).intersect(part)
    if seen.empty or image.isNull():
        return
    shrink = 1 / (1 << level)
    source = QRectF(seen.x * shrink, seen.y * shrink, seen.w * shrink, seen.h * shrink)
    crisp = level == 0 and (view.zoom > NEAREST_ABOVE or (view.straight and view.zoom == 1))
    if not crisp:
        lay_smoothly(painter, view.transform, QRectF(*seen), image, source)
        return
    painter.save()
    painter.setTransform(view.transform, True)
    painter.drawImage(QRectF(*seen), image, source)
    painter.restore()


def paint_border(painter: QPainter, view: View, bounds: Rect) -> None:
    """A hairline round the picture, so that a picture as dark as its surround has an end."""
    painter.save()
    painter.setPen(QPen(QColor(0, 0, 0, 90), 0))
    painter.drawPolygon(view.outline(bounds))
    painter.restore()


def paint_grid(painter: QPainter, view: View, bounds: Rect) -> None:
    """Lines between the pixels, once they are large enough."""
    if view.zoom <= GRID_ABOVE:
        return
    seen = view.visible(bounds)
    painter.save()
    if view.straight:
        _straight_grid(painter, view, seen)
    else:  # thousands of translucent pixels cost too much along slanted lines
        painter.setTransform(view.transform, True)
        painter.setPen(QPen(QColor(GRID.red(), GRID.green(), GRID.blue()), 0))
        columns, rows = range(seen.x, seen.right + 1), range(seen.y, seen.bottom + 1)
        painter.drawLines([QLineF(x, seen.y, x, seen.bottom) for x in columns])
        painter.drawLines([QLineF(seen.x, y, seen.right, y) for y in rows])
    painter.restore()


def _straight_grid(painter: QPainter, view: View, seen: Rect) -> None:
    """One row of pixels with the upright lines, repeated as a pattern: ten times faster."""
    box, pixel = view.covered(seen), 1 / view.ratio
    steps = [n * view.scale for n in range(max(seen.w, seen.h) + 1)]
    row = QImage(round(box.width() * view.ratio), 1, QImage.Format.Format_ARGB32_Premultiplied)
    row.fill(Qt.GlobalColor.transparent)
    for step in steps:
        if step * view.ratio < row.width():
            row.setPixelColor(int(step * view.ratio), 0, GRID)
    row.setDevicePixelRatio(view.ratio)
    painter.setBrushOrigin(box.topLeft())
    painter.fillRect(box, QBrush(row))
    for step in steps:
        if step <= box.height():
            painter.fillRect(QRectF(box.left(), box.top() + step, box.width(), pixel), GRID)


def paint_context(painter: QPainter, view: View, rect: Rect) -> None:
    """The context box: a dashed outline of two tones with a handle at each corner and edge."""
    painter.save()
    outline = view.outline(rect)
    for colour, offset in ((DARK, 0.0), (LIGHT, 4.0)):
        pen = QPen(colour, 1.2)
        pen.setDashPattern([4.0, 4.0])
        pen.setDashOffset(offset)
        painter.setPen(pen)
        painter.drawPolygon(outline)
    painter.setPen(QPen(DARK, 1))
    painter.setBrush(LIGHT)
    for handle in handles(rect).values():
        painter.drawRect(QRectF(-3, -3, 6, 6).translated(view.to_view(handle)))
    painter.restore()


def paint_ring(painter: QPainter, at: QPointF, radius: float, crossed: bool) -> None:
    """The brush's outline at its true size; a dot marks the middle, a bar that it erases."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for colour, grown in ((DARK, 0.5), (LIGHT, -0.5)):
        painter.setPen(QPen(colour, 1))
        painter.drawEllipse(at, max(1.5, radius + grown), max(1.5, radius + grown))
    if crossed and radius >= 4:
        reach = QPointF(min(6.0, radius * 0.6), 0)
        for colour, width in ((DARK, 3.0), (LIGHT, 1.2)):
            painter.setPen(QPen(colour, width))
            painter.drawLine(at - reach, at + reach)
    painter.restore()


def ring_box(at: QPointF, radius: float) -> QRectF:
    """The part of the view that `paint_ring` paints on."""
    reach = math.ceil(max(7.0, radius)) + 3
    return QRectF(at.x() - reach, at.y() - reach, 2 * reach, 2 * reach)


def paint_rule(painter: QPainter, start: QPointF, end: QPointF) -> None:
    """The straight line that a Shift-click would draw."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for colour, width in ((DARK, 2.4), (LIGHT, 1.0)):
        painter.setPen(QPen(colour, width))
        painter.drawLine(start, end)
    painter.restore()


def paint_badge(painter: QPainter, area: QRectF, text: str) -> None:
    """A word at the top of the view, such as "Before"."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    box = painter.fontMetrics().boundingRect(text).toRectF().adjusted(-12, -5, 12, 5)
    box.moveCenter(QPointF(area.center().x(), area.top() + 12 + box.height() / 2))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(20, 20, 22, 200))
    painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
    painter.setPen(QColor(245, 245, 245))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()
