"""What lies over the picture in view space: mask tint, pixel grid, context box, brush outline.

Every function paints with a painter in view coordinates and leaves it as it was.
"""

from __future__ import annotations

import math

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from editor.core.geometry import Rect
from editor.ui.canvas.context import handles
from editor.ui.canvas.view import View

GRID_ABOVE = 8.0
"""Zoom above which the pixel grid shows."""

NEAREST_ABOVE = 3.0
"""Zoom above which pixels show as squares."""

DARK, LIGHT = QColor(0, 0, 0, 170), QColor(255, 255, 255, 220)


def paint_image(painter: QPainter, view: View, image: QImage, bounds: Rect, level: int) -> None:
    """Lay a document-sized image (halved `level` times) where the document stands.

    Only what the viewport can show is touched; the same pixels come out whatever part of the
    widget is painted, so partial updates leave no seams.
    """
    seen = view.visible(bounds.padded(2)).intersect(bounds)
    if seen.empty or image.isNull():
        return
    shrink = 1 / (1 << level)
    source = QRectF(seen.x * shrink, seen.y * shrink, seen.w * shrink, seen.h * shrink)
    crisp = view.zoom > NEAREST_ABOVE or (view.straight and view.zoom == 1)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, not crisp)
    painter.setTransform(view.transform(), True)
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
    matrix = view.transform()
    lines = [
        matrix.map(QLineF(x, seen.y, x, seen.bottom)) for x in range(seen.x, seen.right + 1)
    ] + [matrix.map(QLineF(seen.x, y, seen.right, y)) for y in range(seen.y, seen.bottom + 1)]
    painter.save()
    for colour, dashes in ((QColor(0, 0, 0, 60), None), (QColor(255, 255, 255, 60), [2, 2])):
        pen = QPen(colour, 0)
        if dashes:
            pen.setDashPattern([float(dash) for dash in dashes])
        painter.setPen(pen)
        painter.drawLines(lines)
    painter.restore()


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
