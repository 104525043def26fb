"""Marching ants round what is selected.

They are traced beside the window, once for each mask and view; marching only turns the colours
of the traced picture. Until a new view is traced the old ants stand where they belong in it.
"""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QObject, QRect, QTimer
from PySide6.QtGui import QImage, QPainter, QRegion, qRgba

from editor.core.errors import UnderpaintError
from editor.core.outline import STRIPES, Screen, ants
from editor.core.raster import Pixels, Raster
from editor.ui.background import Background
from editor.ui.canvas.canvas import Canvas
from editor.ui.canvas.picture import level_for
from editor.ui.canvas.view import View
from editor.ui.selecting.looks import marched

STEP_MS = 125
"""Between two steps of the ants."""
AFTER_MS = 40
"""Quiet time of a view before its ants are traced anew."""
BLOCK = 32
"""Side in pixels of the squares that are painted anew at each step."""

_DARK, _LIGHT, _NONE = qRgba(0, 0, 0, 255), qRgba(255, 255, 255, 255), qRgba(0, 0, 0, 0)


class _Key(NamedTuple):
    mask: Raster
    view: View

    def same(self, other: _Key | None) -> bool:
        return other is not None and self.mask is other.mask and self.view == other.view


class Ants(QObject):
    """Paints them over a canvas, as long as `looks.marched` says so."""

    def __init__(self, canvas: Canvas, background: Background) -> None:
        super().__init__(canvas)
        self._canvas, self._background = canvas, background
        self._image, self._region = QImage(), QRegion()
        self._traced: _Key | None = None
        self._tracing, self._phase = False, 0
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self._trace)
        self._clock = QTimer(self, interval=STEP_MS)
        self._clock.timeout.connect(self._march)
        canvas.overlays.append(self.paint)
        canvas.tools.changed.connect(self._on_tools)
        self._shown = marched(canvas.tools)
        self.destroyed.connect(canvas.history.subscribe(lambda _before, _after: self._look()))

    @property
    def settled(self) -> bool:
        """True where the ants are those of the mask and the view that show."""
        return not self._shown or (not self._tracing and self._key().same(self._traced))

    @property
    def image(self) -> QImage:
        """What is painted: the size of the canvas, transparent beside the ants."""
        return self._image

    def paint(self, painter: QPainter) -> None:
        """Lay the ants over the picture; under a brush that is down they stand still."""
        if not self._shown:
            return
        self._look()
        if self._image.isNull() or self._traced is None:
            return
        painter.save()
        if self._traced.view != self._canvas.view:
            painter.setTransform(self._traced.view.inverse * self._canvas.view.transform, True)
        painter.drawImage(0, 0, self._image)
        painter.restore()

    def _key(self) -> _Key:
        return _Key(self._canvas.shown.mask, self._canvas.view)

    def _look(self) -> None:
        """Trace anew where mask or view are others."""
        key = self._key()
        if not self._shown or self._soon.isActive() or key.same(self._traced):
            return
        moved = self._traced is not None and self._traced.mask is key.mask
        self._soon.start(AFTER_MS if moved else 0)

    def _trace(self) -> None:
        canvas, key = self._canvas, self._key()
        if self._tracing or canvas.blank:
            return
        if canvas.hand.painting:
            self._soon.start(AFTER_MS)
            return
        self._tracing = True
        screen, bounds = screen_of(key.view), canvas.shown.bounds
        work = partial(ants, key.mask, screen, bounds, level_for(key.view.scale))
        self._background.run(work, partial(self._arrived, key), self._failed)

    def _failed(self, error: UnderpaintError) -> None:
        """The picture is whole without them."""
        self._tracing = False
        self._canvas.hint.emit(str(error))

    def _arrived(self, key: _Key, traced: Pixels) -> None:
        self._tracing = False
        self._canvas.update(self._region)
        self._image = image_of(traced)
        self._region, self._traced = _blocks(traced), key
        self._colour()
        if self._region.isEmpty():
            self._image = QImage()
            self._clock.stop()
        else:
            self._clock.start()
        self._canvas.update(self._region)
        self._look()

    def _march(self) -> None:
        canvas = self._canvas
        if canvas.hand.dragging or not canvas.isVisible() or not canvas.isActiveWindow():
            return
        self._phase = (self._phase + 1) % STRIPES
        self._colour()
        canvas.update(self._region)

    def _colour(self) -> None:
        half = STRIPES // 2
        stripes = [_DARK if (n - self._phase) % STRIPES < half else _LIGHT for n in range(STRIPES)]
        self._image.setColorTable([_NONE, *stripes])

    def _on_tools(self) -> None:
        shown = marched(self._canvas.tools)
        if shown == self._shown:
            return
        self._shown = shown
        if shown:
            self._look()
        else:
            self._clock.stop()
            self._traced, self._image, self._region = None, QImage(), QRegion()
        self._canvas.update()


def image_of(traced: Pixels) -> QImage:
    """A picture of its own memory, Indexed8 without colours yet, of what `outline.ants` traced."""
    h, w = traced.shape
    return QImage(traced.data, w, h, w, QImage.Format.Format_Indexed8).copy()


def screen_of(view: View) -> Screen:
    """What the pixels of a view show, one for each device-independent pixel."""
    to = view.inverse
    w, h = (max(1, round(side)) for side in view.viewport)
    return Screen(w, h, to.m11(), to.m12(), to.m21(), to.m22(), to.dx(), to.dy())


def _blocks(traced: Pixels) -> QRegion:
    """The squares that hold ants, those side by side in one rectangle."""
    h, w = traced.shape
    padded = np.pad(traced > 0, ((0, -h % BLOCK), (0, -w % BLOCK)))
    held = padded.reshape(padded.shape[0] // BLOCK, BLOCK, -1, BLOCK).any(axis=(1, 3))
    edges = np.diff(np.pad(held.astype(np.int8), ((0, 0), (1, 1))), axis=1)
    starts, ends = np.argwhere(edges == 1), np.argwhere(edges == -1)
    region = QRegion()
    for (row, first), (_, last) in zip(starts.tolist(), ends.tolist(), strict=True):
        region += QRect(first * BLOCK, row * BLOCK, (last - first) * BLOCK, BLOCK)
    return region
