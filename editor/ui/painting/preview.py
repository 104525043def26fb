"""What a brush looks like: a short stroke, drawn by the brush itself."""

from __future__ import annotations

import math
from dataclasses import replace

from PySide6.QtGui import QColor, QImage

from editor.core.brush import Brush, begin
from editor.core.brush_walk import Point
from editor.core.geometry import Rect
from editor.core.raster import Raster
from editor.ui.qimage import to_qimage


def stroke_preview(brush: Brush, width: int, height: int, ink: QColor) -> QImage:
    """A wave from thin to thick and back, on nothing; sizes in pixels."""
    room = height * min(0.55, 0.8 / (1 + 2 * brush.scatter))
    shown = replace(
        brush,
        diameter=max(2.0, min(brush.diameter, room)),
        colour=(ink.red(), ink.green(), ink.blue()),
        erase=False,
    )
    area = Rect(0, 0, width, height)
    pixels = begin(Raster(4), shown, area).to(_wave(width, height)).raster.read(area)
    return to_qimage(pixels)


def _wave(width: int, height: int) -> list[Point]:
    """Points of an S that lies on its side; the pressure rises and falls."""
    out: list[Point] = []
    margin, steps = height * 0.4, 48
    for n in range(steps + 1):
        t = n / steps
        x = margin + t * (width - 2 * margin)
        y = height / 2 - math.sin(t * 2 * math.pi) * height * 0.2
        out.append((x, y, 0.25 + 0.75 * math.sin(t * math.pi)))
    return out
