"""What lies under the layer being painted on, composed once a tile instead of once a dab."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence

import numpy as np

from editor.core.geometry import EMPTY, Rect
from editor.core.layer import Layer, LayerId, walk
from editor.core.raster import TILE, Cell, Pixels, cell_area
from editor.render.compositor import compose, composed
from editor.render.laying import Frame
from editor.render.stack import spliced
from editor.render.tiles import Deep

ROOM = 64 << 20  # bytes: a view of 4K
_WORTH = 2  # layers below that are worth keeping


class Below:
    """Tiles of the layers under the one that changed last; composes with them."""

    def __init__(self) -> None:
        self._layers: tuple[Layer, ...] = ()
        self._tiles: OrderedDict[tuple[Cell, int], Deep] = OrderedDict()
        self.nbytes = 0

    def follow(self, before: Sequence[Layer], after: Sequence[Layer]) -> None:
        """Note which layers stand unchanged under the lowest changed one."""
        if before is after:
            return  # a mask was painted
        before, after = spliced(before), spliced(after)
        same = enumerate(zip(before, after, strict=False))
        count = next((i for i, (a, b) in same if a is not b), min(len(before), len(after)))
        self._rest_on(after, count)

    def expect(self, layers: Sequence[Layer], id: LayerId) -> None:
        """Note that the layer of that id will change next, so that `fill` can go ahead."""
        layers = spliced(layers)
        found = (i for i, layer in enumerate(layers) if any(x.id == id for x in walk((layer,))))
        self._rest_on(layers, next(found, 0))

    def _rest_on(self, layers: Sequence[Layer], count: int) -> None:
        while 0 < count < len(layers) and layers[count].clip:
            count -= 1  # clipped layers are blended together with their base
        under = tuple(layers[:count]) if count >= _WORTH else ()
        if not _same(under, self._layers):
            self._layers = under
            self._clear()

    def fill(self, area: Rect) -> bool:
        """Compose one more tile in `area` at full size; True where none is missing, or no room."""
        missing = (cell for cell in area.cells(TILE) if (cell, 0) not in self._tiles)
        cell = next(missing, None) if self._layers and self.nbytes < ROOM else None
        if cell is None:
            return True
        self._compose_missing([cell], _of(cell, 0))
        return False

    def compose(self, layers: Sequence[Layer], frame: Frame) -> Pixels:
        """`compositor.compose` of `layers`; above level 0 the frame must cover whole tiles."""
        layers, count = spliced(layers), len(self._layers)
        if not count or not _same(self._layers, layers[:count]):
            return compose(layers, frame)
        return compose(layers[count:], frame, below=self._under)

    def _under(self, frame: Frame) -> Deep:
        cells = tuple(frame.rect.cells(TILE))
        missing = [cell for cell in cells if (cell, frame.level) not in self._tiles]
        self._compose_missing(missing, frame)
        out = np.empty((*frame.shape, 4), np.uint16)
        for cell in cells:
            to, taken = _overlap(cell, frame)
            out[to] = self._tiles[cell, frame.level][taken]
        self._drop_surplus()
        return out

    def _scale_down(self, cell: Cell, level: int) -> bool:
        """Make a smaller tile of a larger one that is kept; False where none is. A slider shows
        coarser levels while it moves: composing those would take longer than what they spare."""
        finer = next((n for n in range(level - 1, -1, -1) if (cell, n) in self._tiles), None)
        if finer is None:
            return False
        tile = self._tiles[cell, finer]
        for _ in range(finer, level):
            tile = _halved(tile)
        self._keep(cell, level, tile)
        return True

    def _compose_missing(self, cells: Sequence[Cell], frame: Frame) -> None:
        """At once where they stand together: fewer and larger pictures are laid."""
        cells = [cell for cell in cells if not self._scale_down(cell, frame.level)]
        area = EMPTY
        for cell in cells:
            area = area.unite(cell_area(cell))
        if area.area > 2 * len(cells) * TILE * TILE:
            for cell in cells:
                self._keep(cell, frame.level, composed(self._layers, _of(cell, frame.level)))
        elif cells:
            whole = Frame(area, frame.level)
            pixels = composed(self._layers, whole)
            for cell in cells:
                self._keep(cell, frame.level, pixels[_overlap(cell, whole)[0]].copy())

    def _keep(self, cell: Cell, level: int, tile: Deep) -> None:
        self._tiles[cell, level] = tile
        self.nbytes += tile.nbytes

    def _drop_surplus(self) -> None:
        while self.nbytes > ROOM:
            self.nbytes -= self._tiles.popitem(last=False)[1].nbytes

    def _clear(self) -> None:
        self._tiles.clear()
        self.nbytes = 0


def _halved(tile: Deep) -> Deep:
    """Means of 2 x 2 pixels."""
    sums = tile.astype(np.uint32)
    sums = sums[0::2] + sums[1::2]
    return ((sums[:, 0::2] + sums[:, 1::2] + 2) >> 2).astype(np.uint16)


def _same(a: Sequence[Layer], b: Sequence[Layer]) -> bool:
    return len(a) == len(b) and all(x is y for x, y in zip(a, b, strict=True))


def _of(cell: Cell, level: int) -> Frame:
    return Frame(cell_area(cell), level)


def _overlap(cell: Cell, frame: Frame) -> tuple[tuple[slice, slice], tuple[slice, slice]]:
    """Where a tile's part of a frame stands: in the frame, and in the tile."""
    area, level = cell_area(cell), frame.level
    part = area.intersect(frame.rect)
    in_frame, in_tile = (
        part.moved(-origin.x, -origin.y) for origin in (frame.rect, area)
    )  # document pixels
    return _small(in_frame, level), _small(in_tile, level)


def _small(rect: Rect, level: int) -> tuple[slice, slice]:
    return Rect(rect.x >> level, rect.y >> level, rect.w >> level, rect.h >> level).slices()
