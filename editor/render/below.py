"""What lies under the layer being painted on, composed once a tile instead of once a dab."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence

import numpy as np

from editor.core.geometry import Rect
from editor.core.layer import Layer
from editor.core.raster import TILE, Cell, Pixels, cell_area
from editor.render.compositor import Frame, compose

_ROOM = 512  # tiles of 64 KiB
_WORTH = 2  # layers below that are worth keeping


class Below:
    """Tiles of the layers under the one that changed last; composes with them."""

    def __init__(self) -> None:
        self._layers: tuple[Layer, ...] = ()
        self._tiles: OrderedDict[Cell, Pixels] = OrderedDict()

    def follow(self, before: Sequence[Layer], after: Sequence[Layer]) -> None:
        """Note which layers stand unchanged under the lowest changed one."""
        same = zip(before, after, strict=False)
        count = next((i for i, (a, b) in enumerate(same) if a is not b), 0)
        while count > 0 and after[count].clip:
            count -= 1  # clipped layers are blended together with their base
        layers = tuple(after[:count]) if count >= _WORTH else ()
        if len(layers) != len(self._layers) or any(
            a is not b for a, b in zip(layers, self._layers, strict=True)
        ):
            self._layers = layers
            self._tiles.clear()

    def compose(self, layers: Sequence[Layer], area: Rect) -> Pixels:
        """`compositor.compose` of `layers` in an area of whole tiles, at full size."""
        count = len(self._layers)
        if not count or any(a is not b for a, b in zip(self._layers, layers, strict=False)):
            return compose(layers, Frame(area))
        under = np.empty((area.h, area.w, 4), np.uint8)
        for cell in area.cells(TILE):
            under[cell_area(cell).moved(-area.x, -area.y).slices()] = self._tile(cell)
        return compose(layers[count:], Frame(area), below=under)

    def _tile(self, cell: Cell) -> Pixels:
        tile = self._tiles.get(cell)
        if tile is None:
            tile = compose(self._layers, Frame(cell_area(cell)))
            self._tiles[cell] = tile
            if len(self._tiles) > _ROOM:
                self._tiles.popitem(last=False)
        else:
            self._tiles.move_to_end(cell)
        return tile
