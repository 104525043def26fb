"""The mask of a layer in place of the picture, white where it shows."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from editor.core.geometry import Rect
from editor.core.layer import LayerId
from editor.core.raster import TILE, Raster
from editor.ui.canvas.canvas import Canvas
from editor.ui.canvas.view import enclosing
from editor.ui.qimage import to_qimage


class MaskView:
    """Paints over the canvas while a layer's id is set."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self.id: LayerId | None = None
        canvas.overlays.append(self.paint)

    def show(self, id: LayerId | None) -> None:
        """Show that layer's mask, or (None) the picture again."""
        if id != self.id:
            self.id = id
            self._canvas.update()

    def paint(self, painter: QPainter) -> None:
        """Draw what lies inside the painter's clip."""
        document = self._canvas.shown
        layer = document.find(self.id)
        if layer is None or layer.mask is None:
            return
        view = self._canvas.view
        step = min(TILE, 1 << max(0, int(np.log2(1 / view.scale))))
        area = view.visible(document.bounds)
        if painter.hasClipping():
            area = area.intersect(enclosing(view.inverse.mapRect(painter.clipBoundingRect())))
        area = _on_grid(area, step)
        if area.empty:
            return
        painter.save()
        painter.setTransform(view.transform, True)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, view.scale < 2)
        painter.setClipRect(QRectF(*document.bounds), Qt.ClipOperation.IntersectClip)
        picture = to_qimage(sampled_mask(layer.mask, area, step))
        painter.drawImage(QRectF(*area), picture)
        painter.restore()


def sampled_mask(mask: Raster, area: Rect, step: int) -> np.ndarray:
    """Every `step`-th pixel of a mask, uint8 or uint16 (h, w); `area` lies on that grid."""
    out = np.zeros((area.h // step, area.w // step), mask.dtype)
    for column, row in area.cells(TILE):
        tile = mask.tiles.get((column, row))
        if tile is None:
            continue
        part = Rect(column * TILE, row * TILE, TILE, TILE).intersect(area)
        inside = part.moved(-column * TILE, -row * TILE)
        to = part.moved(-area.x, -area.y)
        out[to.y // step : to.bottom // step, to.x // step : to.right // step] = tile[
            inside.y : inside.bottom : step, inside.x : inside.right : step, 0
        ]
    return out


def _on_grid(area: Rect, step: int) -> Rect:
    """The smallest rectangle on a grid of `step` pixels that holds `area`."""
    if area.empty:
        return area
    x, y = area.x // step * step, area.y // step * step
    return Rect(x, y, -(-(area.right - x) // step) * step, -(-(area.bottom - y) // step) * step)
