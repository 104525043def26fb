"""Small pictures of rasters, made from few samples of each tile, so that 4K costs nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from weakref import WeakKeyDictionary

import numpy as np
from PySide6.QtCore import QObject, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPixmap

from editor.core.geometry import Size
from editor.core.layer import LayerId
from editor.core.raster import TILE, Raster
from editor.ui.qimage import to_qimage

SIDE = 36
_SAMPLES = 4
"""Samples of a raster for each pixel of its thumbnail, along one side."""

QUIET_MS, SLICE_MS = 40, 4
"""So long after a change, and between one row and the next, rows are left as they are."""

_cache: WeakKeyDictionary[Raster, tuple[Size, float, QPixmap]] = WeakKeyDictionary()


def known_thumbnail(raster: Raster, canvas: Size, ratio: float = 1.0) -> QPixmap | None:
    """The pixmap of a raster, where it is made already."""
    known = _cache.get(raster)
    return known[2] if known is not None and known[:2] == (canvas, ratio) else None


def layer_thumbnail(raster: Raster, canvas: Size, ratio: float = 1.0, side: int = SIDE) -> QPixmap:
    """A square pixmap: the raster's part of the canvas over a checkerboard (masks: on black)."""
    known = known_thumbnail(raster, canvas, ratio)
    if known is not None:
        return known
    picture = _squared(sampled(raster, canvas, round(side * ratio * _SAMPLES)), side, ratio)
    _cache[raster] = (canvas, ratio, picture)
    return picture


class Renewal(QObject):
    """Renews rows one at a time while nothing else goes on, those in sight first.

    renew(id) makes one row's pictures; in_sight() names what is seen; busy() says whether to wait.
    """

    def __init__(
        self,
        renew: Callable[[LayerId], None],
        in_sight: Callable[[], Iterator[LayerId]],
        busy: Callable[[], bool],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._renew, self._in_sight, self._busy = renew, in_sight, busy
        self._waiting: dict[LayerId, None] = {}
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._next)

    @property
    def done(self) -> bool:
        """True where no row waits."""
        return not self._waiting

    def ask(self, id: LayerId) -> None:
        """Renew that row soon."""
        self._waiting[id] = None
        self._timer.start(QUIET_MS)

    def forget(self) -> None:
        """There are other rows now."""
        self._waiting.clear()

    def _next(self) -> None:
        if self._waiting and self._busy():
            self._timer.start(QUIET_MS)
        elif self._waiting:
            seen = next((id for id in self._in_sight() if id in self._waiting), None)
            id = next(iter(self._waiting)) if seen is None else seen
            del self._waiting[id]
            self._renew(id)
            self._timer.start(SLICE_MS)


def sampled(raster: Raster, canvas: Size, side: int) -> QImage:
    """The canvas' part of a raster by every n-th pixel of its tiles, n a power of two."""
    step = 1
    while max(canvas) // (step * 2) >= side and step < TILE:
        step *= 2
    h, w = -(-canvas.h // step), -(-canvas.w // step)
    out = np.zeros((h, w, raster.channels), raster.dtype)
    each = TILE // step
    for (column, row), tile in raster.tiles.items():
        x, y = column * each, row * each
        if x < 0 or y < 0 or x >= w or y >= h:
            continue
        part = tile[step // 2 :: step, step // 2 :: step][: h - y, : w - x]
        out[y : y + part.shape[0], x : x + part.shape[1]] = part
    return to_qimage(out)


def _squared(image: QImage, side: int, ratio: float) -> QPixmap:
    pixels = round(side * ratio)
    out = QPixmap(pixels, pixels)
    out.fill(Qt.GlobalColor.transparent)
    fitted = image.scaled(
        pixels,
        pixels,
        Qt.AspectRatioMode.KeepAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
    where = QRect(
        (pixels - fitted.width()) // 2,
        (pixels - fitted.height()) // 2,
        fitted.width(),
        fitted.height(),
    )
    painter = QPainter(out)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    shape = QPainterPath()
    shape.addRoundedRect(QRectF(where), 3 * ratio, 3 * ratio)
    painter.setClipPath(shape)
    if image.hasAlphaChannel():
        checkerboard(painter, where, max(4, round(4 * ratio)))
    painter.drawImage(where, fitted)
    painter.end()
    out.setDevicePixelRatio(ratio)
    return out


def checkerboard(painter: QPainter, where: QRect, cell: int) -> None:
    """Paint what stands for transparency."""
    painter.fillRect(where, QColor(225, 225, 225))
    for y in range(where.top(), where.bottom() + 1, cell):
        for x in range(where.left(), where.right() + 1, cell):
            if (x - where.left()) // cell % 2 != (y - where.top()) // cell % 2:
                painter.fillRect(QRect(x, y, cell, cell).intersected(where), QColor(180, 180, 180))
