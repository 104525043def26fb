"""Histograms as they are drawn: behind curves, above levels, in their own panel."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPolygonF

from editor.core.histogram import Histogram
from editor.ui.theme import colour, colours

INKS = {
    "dark": ("#e0605a", "#62b56a", "#5b8fe6"),
    "light": ("#c23b34", "#2f8a3a", "#2d62c4"),
}
"""Red, green and blue that can be told apart on either ground."""


def channel_ink(channel: int) -> QColor:
    """The colour of a channel's line: 0 red, 1 green, 2 blue, 3 all."""
    return colour("secondary") if channel == 3 else QColor(INKS[colours().name][channel])


def heights(histogram: Histogram, channel: int) -> np.ndarray:
    """(256,) of 0..1: roots, so that rare values are seen; single peaks press nothing down."""
    counts = np.sqrt(histogram.counts[channel])
    top = np.sort(histogram.counts[:, 1:-1].ravel())[-4] if histogram.pixels else 0
    return np.asarray(np.minimum(counts / max(1.0, float(np.sqrt(max(top, 1)))), 1))


def paint_histogram(painter: QPainter, box: QRectF, histogram: Histogram, channel: int) -> None:
    """Fill a box with one channel's counts, or with all three over each other (3)."""
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    for one in (3,) if channel == 3 else (channel,):
        ink = channel_ink(one)
        ink.setAlphaF(0.35 if one == 3 else 0.4)
        painter.setBrush(ink)
        painter.drawPolygon(outline(box, heights(histogram, one)))
    if channel == 3:
        _paint_three(painter, box, histogram)
    painter.restore()


def _paint_three(painter: QPainter, box: QRectF, histogram: Histogram) -> None:
    for channel in range(3):
        ink = channel_ink(channel)
        painter.setPen(ink)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF(_tops(box, heights(histogram, channel))))


def outline(box: QRectF, of: np.ndarray) -> QPolygonF:
    """The outline of bars, from the lower left to the lower right corner of a box."""
    return QPolygonF([box.bottomLeft(), *_tops(box, of), box.bottomRight()])


def _tops(box: QRectF, of: np.ndarray) -> list[QPointF]:
    step = box.width() / (len(of) - 1)
    return [
        QPointF(box.x() + step * x, box.bottom() - box.height() * float(y))
        for x, y in enumerate(of)
    ]
