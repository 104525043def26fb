"""What small pictures in a grid have in common: the edge round them, the caption over them."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen

from editor.ui.theme import colour

CAPTION = 18
"""Pixels that a caption is high."""


def paint_edge(painter: QPainter, shape: QPainterPath, chosen: bool, lit: bool) -> None:
    """Draw the outline of a tile; lit: it is under the pointer, or has the keyboard."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if chosen:
        painter.setPen(QPen(colour("accent"), 2.5))
    else:
        painter.setPen(QPen(colour("secondary" if lit else "hairline"), 1.5 if lit else 1))
    painter.drawPath(shape)


def paint_caption(painter: QPainter, box: QRectF, text: str) -> None:
    """Draw words in white on a dark band along the foot of a tile; nothing where there are none."""
    if not text:
        return
    font = QFont(painter.font())
    font.setPixelSize(11)
    painter.setFont(font)
    below = QRectF(box.left(), box.bottom() - CAPTION, box.width(), CAPTION)
    painter.fillRect(below, QColor(0, 0, 0, 150))
    painter.setPen(QColor(255, 255, 255))
    room = int(box.width()) - 8
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, room)
    painter.drawText(below, Qt.AlignmentFlag.AlignCenter, shown)
