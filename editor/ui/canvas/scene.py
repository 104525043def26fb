"""Everything the canvas paints, from the backdrop to the brush's outline, in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from editor.ui.canvas.overlay import (
    paint_badge,
    paint_border,
    paint_context,
    paint_grid,
    paint_ring,
    paint_rule,
)
from editor.ui.canvas.wipe import paint_wipe
from editor.ui.selecting.looks import tinted

if TYPE_CHECKING:
    from editor.ui.canvas.canvas import Canvas
    from editor.ui.canvas.picture import Picture


def paint_scene(
    painter: QPainter, canvas: Canvas, picture: Picture, before: Picture | None
) -> None:
    """Paint the canvas. before: what a wipe shows at one side, or, while that is held, shows
    alone without anything laid over it."""
    if canvas.blank:
        return
    bounds, view = canvas.history.document.bounds, canvas.view
    held = before is not None and canvas.before_held
    (before if before is not None and held else picture).paint(painter, view)
    paint_border(painter, view, bounds)
    if canvas.pixel_grid:
        paint_grid(painter, view, bounds)
    if held:
        paint_badge(painter, QRectF(canvas.contentsRect()), canvas.tr("Before"))
        return
    tools = canvas.tools
    if tinted(tools):
        picture.paint_mask(painter, view, tools.rubylith, tools.rubylith_strength)
    if before is not None and canvas.wipe is not None:
        paint_wipe(painter, canvas, canvas.wipe, before)
    if canvas.context is not None:
        paint_context(painter, view, canvas.context)
    for paint in canvas.overlays:
        paint(painter)
    if canvas.operation is not None:
        canvas.operation.paint(painter)
    _paint_cursor(painter, canvas)


def _paint_cursor(painter: QPainter, canvas: Canvas) -> None:
    hand = canvas.hand
    if hand.pointer is None or not hand.brushing:
        return
    if hand.shift and hand.tip is not None and not hand.dragging:
        paint_rule(painter, canvas.view.to_view(hand.tip), hand.pointer)
    paint_ring(painter, hand.pointer, canvas.ring_radius, canvas.tools.brush.erase)
