"""A document as images that can be painted: composited, halved again and again, mask tinted."""

from __future__ import annotations

import math
from dataclasses import replace

from PySide6.QtGui import QColor, QImage, QPainter

from editor.core.document import Document
from editor.core.geometry import EMPTY, Rect
from editor.core.layer import GroupLayer, Layer, LayerId
from editor.render.haste import Haste
from editor.render.projection import Projection
from editor.ui.canvas.overlay import paint_image
from editor.ui.canvas.standing import Standing
from editor.ui.canvas.view import View

LARGE = 1 << 20
"""Screen pixels from which on a view that moves may be painted from a smaller level."""


class Picture:
    """What the canvas shows of one document: its projection, and its mask as a tint."""

    def __init__(self, document: Document) -> None:
        self._bounds = document.bounds
        self._masked = document.mask.bounds.intersect(self._bounds)
        self._projection = None if document.bounds.empty else Projection(document)
        self._moves = Haste()
        self._standing, self._state = Standing(), 0
        self._level = 0  # painted last
        self.coarse = False  # painted from too small a level, as the hand moves on

    def change(self, before: Document, after: Document) -> Rect:
        """Show another document of the same size. Returns what must be painted anew."""
        if after.mask is not before.mask:
            self._masked = after.mask.bounds.intersect(self._bounds)
        self._state += 1
        return EMPTY if self._projection is None else self._projection.update(before, after)

    def expect(self, id: LayerId | None) -> None:
        """The layer of that id will be worked on next: what lies under it is made ready."""
        if self._projection is not None and id is not None:
            self._projection.expect(id)

    def note_move(self) -> None:
        """The view is another one: while one follows the other, it may be painted coarsely."""
        self._moves.note_change()

    def rest_ms(self) -> int:
        """How long a picture that was painted coarsely stays so; 0 = paint it anew now."""
        rest = 0.0 if self._projection is None else self._projection.rest_ms()
        return math.ceil(max(rest, self._moves.rest_ms()))

    def idle(self, budget_ms: float) -> bool:
        """Compose some of what is out of sight. True where nothing is left to do."""
        if self._projection is None:
            return True
        self._state += not self._projection.done
        return self._projection.flush_idle(budget_ms)

    def glimpse(self, side: int) -> QImage:
        """What is composed by now, halved while its longer side stays at least `side` pixels;
        copied. A null image where there is nothing."""
        if self._projection is None:
            return QImage()
        longer = max(self._bounds.w, self._bounds.h)
        level = min(level_for(min(1.0, side / longer)), self._projection.depth - 1)
        w, h = max(1, self._bounds.w >> level), max(1, self._bounds.h >> level)
        return self._projection.image(level).copy(0, 0, w, h)

    def paint(self, painter: QPainter, view: View) -> None:
        """Lay the picture where the view puts it; composes only what can be seen."""
        if self._projection is not None:
            wanted = min(level_for(view.zoom), self._projection.depth - 1)
            level = min(self._level_soon(view), self._projection.depth - 1)
            level = self._projection.flush_soon(view.visible(self._bounds), level)
            self._level = level
            self.coarse |= level > wanted  # until all of it is painted anew, not a part
            image = self._projection.image(level)
            self._standing.lay(painter, view, image, self._bounds, level, self._state)

    def _level_soon(self, view: View) -> int:
        """The level to paint from now: the nearest one while a large view moves, so that at most
        1.4 pixels of the screen show one of it."""
        w, h = view.viewport
        large = w * h * view.ratio**2 >= LARGE
        return level_for(view.zoom / math.sqrt(2) if large and self._moves.rest_ms() else view.zoom)

    def paint_mask(self, painter: QPainter, view: View, colour: QColor, strength: float) -> None:
        """Lay the tint over what is masked; `paint` has made it ready."""
        if self._projection is not None and not self._masked.empty:
            self._projection.set_mask_tint(colour, strength)
            mask = self._projection.mask_image(self._level)
            paint_image(painter, view, mask, self._masked, self._level)


def level_for(zoom: float) -> int:
    """How often the picture is halved before it is painted: never below the screen's detail."""
    return max(0, math.floor(math.log2(1 / zoom) + 1e-6)) if zoom < 1 else 0


def original(opened: Document, now: Document) -> Document:
    """The picture before: as it was opened, without layers that a model made.

    Where the canvas has been cropped since, what is left of it now.
    """
    base = opened if opened.size == now.size else now
    return replace(base, layers=_handmade(base.layers))


def _handmade(layers: tuple[Layer, ...]) -> tuple[Layer, ...]:
    out: list[Layer] = []
    for layer in layers:
        if isinstance(layer, GroupLayer):
            out.append(replace(layer, layers=_handmade(layer.layers)))
        elif layer.recipe is None:
            out.append(layer)
    return tuple(out)
