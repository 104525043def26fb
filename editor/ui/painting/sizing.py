"""The brush sized by a drag: sideways its diameter, up and down how hard its edge is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QRadialGradient

from editor.ui.canvas.overlay import paint_badge, paint_ring
from editor.ui.canvas.press import Modifier, Press, Sample

if TYPE_CHECKING:
    from editor.ui.canvas.canvas import Canvas

HARDENING = 150.0
"""View pixels upwards from the softest edge to the hardest."""
INK = QColor(224, 49, 75, 150)


def sizes(canvas: Canvas, press: Press) -> bool:
    """True for a press that sizes the brush: Alt and the right button."""
    return press.right and bool(press.held & Modifier.AltModifier) and canvas.tools.paints


class SizeDrag:
    """The ring stays where the pen came down, and its edge goes with the pen."""

    def __init__(self, canvas: Canvas, press: Press) -> None:
        self._canvas, self._at = canvas, press.point
        brush = canvas.tools.brush
        self._before = (brush.diameter, brush.hardness)
        canvas.overlays.append(self._paint)
        canvas.update()

    def take(self, samples: Sequence[Sample]) -> None:
        way = samples[-1].point - self._at
        diameter, hardness = self._before
        self._canvas.tools.set_brush(
            diameter=float(round(diameter + 2 * way.x() / self._canvas.view.scale)),
            hardness=round(hardness - way.y() / HARDENING, 2),
        )
        self._canvas.update()

    def finish(self) -> None:
        self._canvas.overlays.remove(self._paint)
        self._canvas.update()

    def cancel(self) -> None:
        diameter, hardness = self._before
        self._canvas.tools.set_brush(diameter=diameter, hardness=hardness)
        self.finish()

    def _paint(self, painter: QPainter) -> None:
        brush, radius = self._canvas.tools.brush, self._canvas.ring_radius
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_shade(self._at, radius, brush.hardness))
        painter.drawEllipse(self._at, radius, radius)
        painter.restore()
        paint_ring(painter, self._at, radius, crossed=False)
        words = QCoreApplication.translate("Canvas", "{size} px, hardness {hardness} %")
        words = words.format(size=f"{brush.diameter:.0f}", hardness=f"{brush.hardness * 100:.0f}")
        paint_badge(painter, QRectF(self._canvas.contentsRect()), words)


def _shade(at: QPointF, radius: float, hardness: float) -> QRadialGradient:
    """The red of the mask, full as far as the brush is hard."""
    out = QRadialGradient(at, max(1.0, radius))
    clear = QColor(INK)
    clear.setAlpha(0)
    out.setColorAt(0, INK)
    out.setColorAt(min(0.99, max(0.01, hardness)), INK)
    out.setColorAt(1, clear)
    return out
