"""What the canvas shows: the document over a checkerboard and its mask, kept up to date.

A change marks tiles; `flush` renews those in view (after a large change the visible level
first, from tiles scaled down), `flush_idle` the rest, in slices. GUI thread only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from time import perf_counter

import numpy as np
from PySide6.QtGui import QColor, QImage, QPainter

from editor.core.document import Document
from editor.core.geometry import EMPTY, Rect, hull
from editor.core.layer import LayerId, walk
from editor.core.raster import TILE, Cell, Pixels, cell_area
from editor.render.below import Below
from editor.render.checkers import checkerboard
from editor.render.colour import to_screen
from editor.render.compositor import compose
from editor.render.haste import Haste
from editor.render.laying import Frame
from editor.render.pyramid import Pyramid
from editor.render.stack import spread, whole_reach
from editor.render.stale import by_rows, cells_of, stale_areas
from editor.render.tiles import Format, draw, is_opaque, wrap

_TOGETHER = 8  # pixels
_AT_ONCE = 64
"""Tiles times layers that are composed at full size at once; beyond, the visible level first."""


class Projection:
    """Full-size RGB32 picture and 8-bit mask of a document, each with its smaller levels."""

    def __init__(self, document: Document) -> None:
        self._start(document)
        self._tint = (QColor(224, 36, 36), 0.5)
        self._colour_masks()

    def _start(self, document: Document) -> None:
        self._document = document
        self._below = Below()
        self._haste = Haste()
        self._seen = EMPTY
        self._picture = Pyramid(document.size, Format.Format_RGB32)
        self._mask = Pyramid(document.size, Format.Format_Indexed8)
        shape = (self.depth, *(n // TILE for n in self._picture.levels[0].shape[:2]))
        self._stale = np.ones(shape, bool)
        self._boxes: dict[Cell, Rect] = {}  # where only part of a stale tile is stale
        self._mask_stale = np.zeros(shape, bool)
        self._mark(self._mask_stale, document.mask.tiles)

    @property
    def depth(self) -> int:
        """Number of levels; level n has one pixel for 2^n x 2^n of the document."""
        return len(self._picture.levels)

    @property
    def nbytes(self) -> int:
        """Memory of all levels in bytes."""
        return sum(pixels.nbytes for pixels in self._picture.levels + self._mask.levels)

    def image(self, level: int = 0) -> QImage:
        """The picture at a level, RGB32. Always the same object: draw it, never copy or change."""
        return self._picture.images[level]

    def mask_image(self, level: int = 0) -> QImage:
        """The active mask at a level, Indexed8 with the tint's colour table."""
        return self._mask.images[level]

    def set_mask_tint(self, colour: QColor, strength: float) -> None:
        """Colour of the mask images; strength 0..1 is the opacity of a full mask."""
        if (colour, strength) != self._tint:
            self._tint = (colour, strength)
            self._colour_masks()

    def _colour_masks(self) -> None:
        colour, strength = self._tint
        table = []
        for value in range(256):
            colour = QColor(colour)
            colour.setAlphaF(value / 255 * strength)
            table.append(colour.rgba())
        for image in self._mask.images:
            image.setColorTable(table)

    # -- what must be renewed

    def update(self, before: Document, after: Document) -> Rect:
        """Take over `after`; returns the bounds of what will look different.

        The difference is taken from what is shown now, whatever `before` a listener was told.
        """
        before = self._document
        if after.size != before.size:
            self._start(after)
            self._colour_masks()
            return after.bounds
        self._document = after
        self._below.follow(before.layers, after.layers)
        boxes = after.changed_boxes(before)
        if boxes:
            by = spread(before.layers, after.layers)
            boxes = [box.padded(by).intersect(after.bounds) for box in boxes]
        self._note(boxes)
        self._mark(self._mask_stale, after.mask.changed_cells(before.mask))
        mask = after.mask.changed_pixels(before.mask).intersect(after.bounds)
        return hull((*boxes, mask))

    def _note(self, changed: Sequence[Rect]) -> None:
        """Mark tiles stale; remember how much of each, where they are few."""
        parts = [(cell, box) for box in changed for cell in box.cells(TILE)]
        if len(parts) > _AT_ONCE:
            self._boxes.clear()
            self._haste.note_change()
        for cell, box in parts if len(parts) <= _AT_ONCE else ():
            if not self._stale[0, cell[1], cell[0]]:
                self._boxes[cell] = box.intersect(cell_area(cell))
            elif cell in self._boxes:
                self._boxes[cell] = self._boxes[cell].unite(box.intersect(cell_area(cell)))
            self._stale[0, cell[1], cell[0]] = True
        for box in changed:
            self._stale[:, *cells_of(box)] = True

    def _mark(self, stale: np.ndarray, cells: Iterable[Cell]) -> None:
        rows, columns = stale.shape[1:]
        for column, row in cells:
            if 0 <= column < columns and 0 <= row < rows:
                stale[:, row, column] = True

    # -- renewing

    def flush(self, visible: Rect, level: int) -> Rect:
        """Renew what `visible` (document pixels) shows at `level`; returns what was renewed."""
        visible, level = visible.intersect(self._document.bounds), min(level, self.depth - 1)
        self._seen = visible
        renewed = self._flush_picture(visible, level)
        return renewed.unite(self._flush_mask(visible, level)).intersect(self._document.bounds)

    def flush_soon(self, visible: Rect, level: int) -> int:
        """As `flush`; returns the level to draw from. While one change of much follows the other,
        as by a slider, that is a coarser one where the right one would take too long."""
        visible, level = visible.intersect(self._document.bounds), min(level, self.depth - 1)
        level = self._haste.bearable(level, self.depth - 1, self._pixels(visible, level))
        pixels, began = self._pixels(visible, level), perf_counter()
        self.flush(visible, level)
        self._haste.note_flush(level, pixels, perf_counter() - began)
        return level

    def _pixels(self, visible: Rect, level: int) -> int:
        """How many of a level's pixels are stale in view."""
        return int(self._stale[level][cells_of(visible)].sum()) * (TILE >> level) ** 2

    def flush_idle(self, budget_ms: float = 8.0) -> bool:
        """Renew anything else, at full size, then compose what lies under the layer expected to
        change, as far as it was seen last; for about `budget_ms`. True when nothing is left."""
        end = perf_counter() + budget_ms / 1000
        whole = self._document.bounds
        for area in stale_areas(self._mask_stale[0], whole):
            self._renew_mask(area, 0)
            if perf_counter() > end:
                return False
        for area in stale_areas(self._stale[0], whole, self._idle_side()):
            self._renew_idly(area)
            if perf_counter() > end:
                return False
        while not self._below.fill(self._seen):
            if perf_counter() > end:
                return False
        return True

    def expect(self, id: LayerId) -> None:
        """The layer of that id will change next."""
        self._below.expect(self._document.layers, id)

    def rest_ms(self) -> float:
        """Until what was drawn coarsely is due to be drawn as it should be; 0 = now."""
        return self._haste.rest_ms()

    @property
    def done(self) -> bool:
        """True where all of the picture and of the mask is as it should be."""
        return not (self._stale[0].any() or self._mask_stale[0].any())

    def _layers(self) -> int:
        return max(1, sum(layer.visible for layer in walk(self._document.layers)))

    def _idle_side(self) -> int:
        """Fewer tiles at once where each is costly, so that a slice stays short; but no fewer than
        what is looked at around them."""
        around = -(-whole_reach(self._document.layers) // TILE)
        return max(1, around, min(8, int((_AT_ONCE / self._layers()) ** 0.5))) * TILE

    def _flush_picture(self, visible: Rect, level: int) -> Rect:
        stale = self._stale[level]
        count = int(stale[cells_of(visible)].sum())
        level = 0 if count * self._layers() <= _AT_ONCE else level
        reach = whole_reach(self._document.layers)
        areas = stale_areas(stale, visible, 8 * TILE << level)
        parts = (part for area in areas for part in by_rows(stale, area, reach))
        return self._renewed(parts, self._renew, level)

    def _renewed(
        self, areas: Iterator[Rect], renew: Callable[[Rect, int], None], level: int
    ) -> Rect:
        out = EMPTY
        for area in areas:
            renew(area, level)
            out = out.unite(area)
        return out

    def _renew(self, area: Rect, level: int) -> None:
        if level == 0:
            area = self._narrowed(area)
        self._put(area, level, self._below.compose(self._document.layers, Frame(area, level)))

    def _renew_idly(self, area: Rect) -> None:
        """As `_renew` at full size, without crowding out what is kept for what is seen."""
        area = self._narrowed(area)
        self._put(area, 0, compose(self._document.layers, Frame(area)))

    def _narrowed(self, area: Rect) -> Rect:
        """The stale part of an area of tiles, on a grid on which QPainter takes the same pixels
        together: it rounds the last odd ones of a row otherwise."""
        out = EMPTY
        for column, row in area.cells(TILE):
            if self._stale[0, row, column]:
                whole = cell_area((column, row))
                out = out.unite(self._boxes.get((column, row), whole))
        return out.snapped(_TOGETHER)

    def _put(self, area: Rect, level: int, pixels: Pixels) -> None:
        for cell in area.cells(TILE):
            self._boxes.pop(cell, None)  # done, or known from afar only: all of it is to be renewed
        shown = to_screen(_over_checkerboard(pixels, area, level), self._document.metadata.icc)
        self._picture.put(area, shown, level)
        self._stale[level:, *cells_of(area)] = False

    def _flush_mask(self, visible: Rect, level: int) -> Rect:
        stale = self._mask_stale[level]
        level = 0 if int(stale[cells_of(visible)].sum()) <= _AT_ONCE else level
        return self._renewed(
            stale_areas(stale, visible, 8 * TILE << level), self._renew_mask, level
        )

    def _renew_mask(self, area: Rect, level: int) -> None:
        """At once exact; on upper levels a first look by taking every 2^level-th pixel."""
        mask = self._document.mask
        out = np.zeros((area.h >> level, area.w >> level), np.uint8)
        step = 1 << level
        for column, row in area.cells(TILE):
            tile = mask.tiles.get((column, row))
            if tile is not None:
                x, y = (column * TILE - area.x) >> level, (row * TILE - area.y) >> level
                side = TILE >> level
                out[y : y + side, x : x + side] = tile[step // 2 :: step, step // 2 :: step, 0]
        self._mask.put(area, out, level)
        self._mask_stale[level:, *cells_of(area)] = False


def _over_checkerboard(pixels: Pixels, area: Rect, level: int) -> Pixels:
    """Premultiplied BGRA laid over the checkerboard; opaque pixels come back as they are."""
    if is_opaque(pixels):
        return pixels
    out = np.empty_like(pixels)
    image = wrap(out, Format.Format_RGB32)  # named, to outlive its painter
    painter = QPainter(image)
    painter.setBrushOrigin(-(area.x >> level), -(area.y >> level))
    painter.fillRect(0, 0, pixels.shape[1], pixels.shape[0], checkerboard(level))
    draw(painter, wrap(pixels))
    painter.end()
    return out
