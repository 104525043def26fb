"""Where the clone stamp takes its pixels from: a cross there, and what they are in the ring."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPen

from editor.core.geometry import Rect
from editor.render.tiles import BYTES, straight
from editor.ui.canvas.overlay import DARK, LIGHT
from editor.ui.canvas.target import choose_target
from editor.ui.painting.settings import PICTURE, Cloning
from editor.ui.tools import Tool, Tools

if TYPE_CHECKING:
    from editor.ui.canvas.canvas import Canvas

CROSS = 9
"""View pixels from the middle of the source's cross to its ends."""
LARGEST = 1 << 20
"""Document pixels of one layer that are shown under the ring; of more, the picture is."""


def offset_at(tools: Tools, place: QPointF) -> tuple[int, int]:
    """Whole pixels from a stroke that begins at a document point to its source; where aligned,
    those of the stroke before."""
    if tools.settings(Cloning).aligned and tools.clone_offset is not None:
        return tools.clone_offset
    x, y = tools.clone_source or (0.0, 0.0)
    return round(x - place.x()), round(y - place.y())


def paint_source(painter: QPainter, canvas: Canvas) -> None:
    """While the stamp paints, the cross where its pixels come from; before, those pixels."""
    tools, hand = canvas.tools, canvas.hand
    if tools.tool is not Tool.CLONE or tools.clone_source is None:
        return
    kept = tools.settings(Cloning).aligned and tools.clone_offset is not None
    if hand.painting and hand.pointer is not None and tools.clone_offset is not None:
        _paint_cross(painter, canvas, _source_of(canvas, hand.pointer))
    elif hand.picking or not kept:
        _paint_cross(painter, canvas, QPointF(*tools.clone_source))
    if hand.pointer is not None and hand.brushing and not (hand.painting or hand.picking):
        _paint_preview(painter, canvas, hand.pointer)


def _source_of(canvas: Canvas, pointer: QPointF) -> QPointF:
    """The document point that a stroke at a view point copies."""
    place = canvas.view.to_document(pointer)
    return place + QPointF(*offset_at(canvas.tools, place))


def _paint_cross(painter: QPainter, canvas: Canvas, place: QPointF) -> None:
    at = canvas.view.to_view(place)
    if not QRectF(canvas.rect()).contains(at):
        return
    painter.save()
    for colour, width in ((DARK, 3.0), (LIGHT, 1.2)):
        painter.setPen(QPen(colour, width))
        painter.drawLine(at - QPointF(CROSS, 0), at + QPointF(CROSS, 0))
        painter.drawLine(at - QPointF(0, CROSS), at + QPointF(0, CROSS))
    painter.restore()


def _paint_preview(painter: QPainter, canvas: Canvas, pointer: QPointF) -> None:
    source, radius = _source_of(canvas, pointer), canvas.ring_radius
    shifted = canvas.view.holding(source, pointer)
    ring = QPainterPath()
    ring.addEllipse(pointer, radius, radius)
    painter.save()
    painter.setClipPath(ring)
    painter.setOpacity(canvas.tools.brush.opacity)
    found = _layer_image(canvas, source)
    if found is None:
        canvas.paint_picture(painter, shifted)
    else:
        box, image = found
        painter.setTransform(shifted.transform, True)
        painter.drawImage(QRectF(*box), image)
    painter.restore()


def _layer_image(canvas: Canvas, source: QPointF) -> tuple[Rect, QImage] | None:
    """What of the layer lies in the ring round a document point, and where.

    None where the picture is to be shown: because it is the source, or the ring is too large.
    """
    tools, document = canvas.tools, canvas.history.committed
    reach = math.ceil(tools.brush.diameter / 2) + 1
    box = Rect(math.floor(source.x()) - reach, math.floor(source.y()) - reach, 2 * reach, 2 * reach)
    target = choose_target(document, tools)
    raster = None if isinstance(target, str) else target.raster(document)
    if tools.settings(Cloning).source == PICTURE or box.area > LARGEST or raster is None:
        return None
    pixels = raster.read(box)
    if raster.channels == 1:
        pixels = np.repeat(pixels, 4, axis=-1)
        pixels[..., 3] = np.iinfo(pixels.dtype).max
    return box, straight(pixels).convertToFormat(BYTES)
