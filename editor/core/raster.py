"""An immutable, tiled picture: writing returns a new raster that shares every untouched tile.

A snapshot costs nothing, and "what changed" is a comparison of identities.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import compress
from operator import is_not
from types import MappingProxyType
from typing import Literal

import numpy as np

from editor.core.geometry import EMPTY, Rect, hull

TILE = 128
"""Side of a tile in pixels."""

Pixels = np.ndarray
"""uint8 or uint16, shape (h, w, channels); colour is RGB, alpha straight."""

Cell = tuple[int, int]
"""(column, row) of a tile in the grid of TILE x TILE cells; may be negative."""


def cell_area(cell: Cell) -> Rect:
    """The rectangle of pixels that a cell covers."""
    return Rect(cell[0] * TILE, cell[1] * TILE, TILE, TILE)


@dataclass(frozen=True, eq=False)
class Raster:
    """Pixels on an unbounded grid of tiles; where no tile stands, all channels are 0.

    channels: 1 for masks, 4 for RGBA. depth: bits a channel, 8 or 16.
    Tiles are read-only arrays (TILE, TILE, channels); equality is identity.
    """

    channels: int
    depth: Literal[8, 16] = 8
    tiles: Mapping[Cell, Pixels] = field(default_factory=lambda: MappingProxyType({}), repr=False)

    @property
    def dtype(self) -> type[np.uint8] | type[np.uint16]:
        """numpy's type of one channel."""
        return np.uint8 if self.depth == 8 else np.uint16

    @cached_property
    def bounds(self) -> Rect:
        """Union of the tiles that stand; at most one tile larger than the painted extent."""
        return _hull(self.tiles)

    @property
    def nbytes(self) -> int:
        """Memory of the tiles in bytes, shared ones counted in full."""
        return sum(tile.nbytes for tile in self.tiles.values())

    def read(self, rect: Rect) -> Pixels:
        """A writable copy of `rect`, shape (h, w, channels)."""
        out = np.zeros((rect.h, rect.w, self.channels), self.dtype)
        for cell in rect.cells(TILE):
            tile = self.tiles.get(cell)
            if tile is not None:
                area = cell_area(cell)
                part = area.intersect(rect)
                out[part.moved(-rect.x, -rect.y).slices()] = tile[
                    part.moved(-area.x, -area.y).slices()
                ]
        return out

    def write(self, rect: Rect, pixels: Pixels) -> Raster:
        """A raster in which `rect` holds `pixels` (h, w, channels).

        Tiles that become all zero are dropped, so an erased raster is an empty one; tiles whose
        pixels stay the same stay the same object.
        Raises ValueError where shape or dtype do not fit.
        """
        if pixels.shape != (rect.h, rect.w, self.channels) or pixels.dtype != self.dtype:
            raise ValueError(f"{pixels.dtype} {pixels.shape} does not fit {rect} of {self}")
        tiles = dict(self.tiles)
        for cell in rect.cells(TILE):
            tile = self._written(cell, rect, pixels)
            if tile is None:
                tiles.pop(cell, None)
            else:
                tiles[cell] = tile
        return self.with_tiles(tiles)

    def _written(self, cell: Cell, rect: Rect, pixels: Pixels) -> Pixels | None:
        area = cell_area(cell)
        part = area.intersect(rect)
        source = pixels[part.moved(-rect.x, -rect.y).slices()]
        old = self.tiles.get(cell)
        if part == area:
            tile = source.copy()
        elif old is None:
            tile = np.zeros((TILE, TILE, self.channels), self.dtype)
            tile[part.moved(-area.x, -area.y).slices()] = source
        else:
            tile = old.copy()
            tile[part.moved(-area.x, -area.y).slices()] = source
        if not tile.any():
            return None
        if old is not None and np.array_equal(tile, old):
            return old
        tile.flags.writeable = False
        return tile

    def with_tiles(self, tiles: Mapping[Cell, Pixels]) -> Raster:
        """The same kind of raster with exactly these (read-only) tiles."""
        return replace(self, tiles=MappingProxyType(dict(tiles)))

    def changed_cells(self, other: Raster) -> set[Cell]:
        """The cells whose tiles are not the same object in both."""
        if self is other:
            return set()
        mine, theirs = self.tiles, other.tiles
        if list(mine) == list(theirs):  # as a stroke leaves them: no cell to be looked up
            return set(compress(mine, map(is_not, mine.values(), theirs.values())))
        out = {cell for cell, tile in mine.items() if theirs.get(cell) is not tile}
        out.update(cell for cell in theirs if cell not in mine)
        return out

    def changed(self, other: Raster) -> Rect:
        """Bounds of the tiles that are not the same object in both."""
        return _hull(self.changed_cells(other))

    def changed_pixels(self, other: Raster, at_most: int = 64) -> Rect:
        """Bounds of the pixels that differ; of their tiles, where more than `at_most` changed."""
        return hull(self.changed_boxes(other, at_most))

    def changed_boxes(self, other: Raster, at_most: int = 64) -> list[Rect]:
        """The same tile by tile; where more than `at_most` changed, as one."""
        cells = self.changed_cells(other)
        if len(cells) > at_most or (self.channels, self.depth) != (other.channels, other.depth):
            return [_hull(cells)]
        boxes = []
        for cell in cells:
            box = _different(self.tiles.get(cell), other.tiles.get(cell))
            if not box.empty:
                boxes.append(box.moved(cell[0] * TILE, cell[1] * TILE))
        return boxes

    def cropped(self, rect: Rect) -> Raster:
        """Only what lies inside `rect`; whole tiles inside it stay shared."""
        tiles = {}
        for cell, tile in self.tiles.items():
            area = cell_area(cell)
            part = area.intersect(rect)
            if part == area:
                tiles[cell] = tile
            elif not part.empty:
                kept = np.zeros_like(tile)
                inside = part.moved(-area.x, -area.y).slices()
                kept[inside] = tile[inside]
                if kept.any():
                    kept.flags.writeable = False
                    tiles[cell] = kept
        return self.with_tiles(tiles)

    def moved(self, dx: int, dy: int) -> Raster:
        """The same pixels shifted; by whole tiles where dx and dy are, sharing them."""
        if dx % TILE == 0 and dy % TILE == 0:
            shift = dx // TILE, dy // TILE
            return self.with_tiles(
                {(x + shift[0], y + shift[1]): tile for (x, y), tile in self.tiles.items()}
            )
        tiles = {}
        for cell in _landing(self.tiles, dx, dy):
            tile = self.read(cell_area(cell).moved(-dx, -dy))
            if tile.any():
                tile.flags.writeable = False
                tiles[cell] = tile
        return self.with_tiles(tiles)

    def extent(self) -> Rect:
        """Exact bounding box of the pixels whose last channel is not 0."""
        hull = self.bounds
        middle = hull.x + hull.w / 2 - TILE / 2, hull.y + hull.h / 2 - TILE / 2

        def nearness(cell: Cell) -> float:
            return -abs(cell[0] * TILE - middle[0]) - abs(cell[1] * TILE - middle[1])

        out = EMPTY
        for cell in sorted(self.tiles, key=nearness):  # from outside in: most lie within by then
            area = cell_area(cell)
            if not out.contains(area):
                out = out.unite(_solid(self.tiles[cell]).moved(area.x, area.y))
        return out


def _hull(cells: Iterable[Cell]) -> Rect:
    cells = tuple(cells)
    if not cells:
        return EMPTY
    columns, rows = zip(*cells, strict=True)
    left, top = min(columns), min(rows)
    w, h = max(columns) - left + 1, max(rows) - top + 1
    return Rect(left * TILE, top * TILE, w * TILE, h * TILE)


def _landing(cells: Iterable[Cell], dx: int, dy: int) -> set[Cell]:
    """The cells that tiles at `cells` reach when shifted."""
    return {to for cell in cells for to in cell_area(cell).moved(dx, dy).cells(TILE)}


def _different(a: Pixels | None, b: Pixels | None) -> Rect:
    """Bounds of the pixels that differ in two tiles; None is an empty tile."""
    if a is None or b is None:
        only = b if a is None else a
        apart = _words(only) != 0 if only is not None else np.zeros((1, 1), np.bool_)
    else:
        apart = _words(a) != _words(b)
    rows, columns = (np.flatnonzero(apart.any(axis)) for axis in (1, 0))
    if not rows.size:
        return EMPTY
    x, y = int(columns[0]), int(rows[0])
    return Rect(x, y, int(columns[-1]) - x + 1, int(rows[-1]) - y + 1)


def _solid(tile: Pixels) -> Rect:
    """Bounds of the pixels of a tile whose last channel is not 0."""
    seen = tile[..., -1] != 0
    rows, columns = (np.flatnonzero(seen.any(axis)) for axis in (1, 0))
    if not rows.size:
        return EMPTY
    x, y = int(columns[0]), int(rows[0])
    return Rect(x, y, int(columns[-1]) - x + 1, int(rows[-1]) - y + 1)


def _words(tile: Pixels) -> Pixels:
    """(h, w) whole pixels as one number each: twenty times quicker to compare than channels."""
    return tile.view(f"u{tile.shape[2] * tile.itemsize}")[..., 0]


def raster_from(pixels: Pixels, x: int = 0, y: int = 0) -> Raster:
    """A raster that holds `pixels` (h, w) or (h, w, c), uint8 or uint16, at (x, y)."""
    if pixels.ndim == 2:
        pixels = pixels[..., None]
    h, w, channels = pixels.shape
    raster = Raster(channels, 16 if pixels.dtype == np.uint16 else 8)
    return raster.write(Rect(x, y, w, h), pixels)
