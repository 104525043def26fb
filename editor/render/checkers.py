"""The checkerboard that shows through where a picture is transparent."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtGui import QBrush, QColor, QImage, QPainter

SIDE = 16
"""Side of a square, in pixels of the document."""

TONES = {
    "light": (QColor(240, 240, 240), QColor(204, 204, 204)),
    "medium": (QColor(160, 160, 160), QColor(128, 128, 128)),
    "dark": (QColor(72, 72, 72), QColor(48, 48, 48)),
    "white": (QColor(255, 255, 255), QColor(255, 255, 255)),
}
"""Both colours of the squares, by name."""

_chosen = "light"


def choose(tone: str) -> bool:
    """Take another of `TONES` for all that is composed from now on. False where it is the same;
    raises KeyError where there is none of that name."""
    global _chosen
    before, _chosen = _chosen, tone if TONES[tone] else _chosen
    return before != _chosen


def checkerboard(level: int) -> QBrush:
    """What lies below a picture that is halved `level` times."""
    return _brush(level, _chosen)


@lru_cache(maxsize=32)
def _brush(level: int, tone: str) -> QBrush:
    light, dark = TONES[tone]
    side = SIDE >> level
    if side < 1:
        mean = (light.red() + dark.red()) // 2
        return QBrush(QColor(mean, mean, mean))
    image = QImage(2 * side, 2 * side, QImage.Format.Format_RGB32)
    image.fill(light)
    painter = QPainter(image)
    painter.fillRect(side, 0, side, side, dark)
    painter.fillRect(0, side, side, side, dark)
    painter.end()
    return QBrush(image)
