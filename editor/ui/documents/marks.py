"""What a tab shows beside its document's name: a dot or a ring."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPen, QPixmap

from editor.ui.theme import colour

SIDE, DOT = 20, 12
"""Pixels of the icon and of the dot in it, at twice their size on the screen."""


class Mark(Enum):
    """NEWS: something came for it while it lay aside. WORKING: something is under way for it."""

    NONE = "none"
    UNSAVED = "unsaved"
    WORKING = "working"
    NEWS = "news"


def mark_icon(mark: Mark) -> QIcon:
    """Drawn in the colours of the theme in force; no icon for NONE."""
    if mark is Mark.NONE:
        return QIcon()
    picture = QPixmap(SIDE, SIDE)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ink = colour("secondary" if mark is Mark.UNSAVED else "accent")
    edge = (SIDE - DOT) / 2
    if mark is Mark.WORKING:
        painter.setPen(QPen(ink, 3))
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
    painter.drawEllipse(QRectF(edge, edge, DOT, DOT))
    painter.end()
    return QIcon(picture)
