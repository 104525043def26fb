"""A stroke: dabs spaced along the pen's way, laid on a raster as one coat.

Flow is how fast each dab builds the coat up, opacity how thick the whole coat may become, so a
stroke that crosses itself does not darken. The target is kept aside: every step of the stroke is
the coat over the untouched target.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from math import hypot
from typing import NamedTuple

import numpy as np

from editor.core.dabs import SMALLEST, dab
from editor.core.geometry import EMPTY, Rect
from editor.core.ink import Colour, Ink, blank
from editor.core.raster import TILE, Cell, Pixels, Raster, cell_area

Point = tuple[float, float, float]
"""(x, y, pressure): document pixels, pressure 0..1."""


@dataclass(frozen=True)
class Brush:
    """A round brush. diameter in pixels; hardness, opacity, flow 0..1; spacing in diameters.

    level: what it paints on masks, 0..255.
    """

    diameter: float = 60.0
    hardness: float = 0.8
    opacity: float = 1.0
    flow: float = 1.0
    spacing: float = 0.1
    colour: Colour = (0, 0, 0)
    erase: bool = False
    pressure_size: bool = True
    pressure_opacity: bool = False
    level: int = 255

    def width(self, pressure: float) -> float:
        """Diameter of a dab at that pressure, in pixels."""
        return max(SMALLEST, self.diameter * (pressure if self.pressure_size else 1.0))

    def ceiling(self, pressure: float) -> float:
        """Thickest coat at that pressure, 0..1."""
        return self.opacity * (pressure if self.pressure_opacity else 1.0)

    def step(self, pressure: float) -> float:
        """Distance to the next dab in pixels."""
        return max(0.5, self.spacing * self.width(pressure))


@dataclass(frozen=True, eq=False)
class Stroke:
    """A stroke so far; `to` returns the next state. Made by `begin`.

    raster: the target as painted until now. dirty: what the last `to` may have changed.
    """

    target: Raster
    brush: Brush
    clip: Rect
    lock_alpha: bool = False
    selection: Raster | None = None
    raster: Raster = field(default_factory=lambda: Raster(1))
    dirty: Rect = EMPTY
    _coat: Raster = field(default_factory=lambda: Raster(1))
    _last: Point | None = None
    _gap: float = 0.0  # way left to the next dab

    def to(self, points: Sequence[Point]) -> Stroke:
        """The stroke led on through `points`; dabs fall evenly along the way."""
        touches, last, gap = _walked(self.brush, self._last, self._gap, points)
        coat, dirty = self._coat, EMPTY
        for batch in _batches(self.brush, touches):
            box = batch.box.intersect(self.clip)
            if not box.empty:
                coat = _stamped(coat, box, batch.stamps, self.brush.flow)
                dirty = dirty.unite(box)
        raster = self._inked(coat, dirty)
        return replace(self, raster=raster, dirty=dirty, _coat=coat, _last=last, _gap=gap)

    def _inked(self, coat: Raster, dirty: Rect) -> Raster:
        """The target under the coat, mixed anew only in `dirty` and where the coat grew."""
        ink = Ink(self.brush.colour, self.brush.erase, self.lock_alpha, self.brush.level)
        empty = blank(self.target.channels, self.target.dtype)
        tiles = dict(self.raster.tiles)
        for cell in coat.changed_cells(self._coat):
            area, old = cell_area(cell), self.target.tiles.get(cell)
            part = area.intersect(dirty).moved(-area.x, -area.y).slices()
            tile = tiles.get(cell, empty).copy()
            base = empty if old is None else old
            tile[part] = ink.on(base[part], self._cover(coat, cell)[part])
            if old is not None and np.array_equal(tile, old):
                tiles[cell] = old
            elif tile.any():
                tile.flags.writeable = False
                tiles[cell] = tile
            else:
                tiles.pop(cell, None)
        return self.raster.with_tiles(tiles)

    def _cover(self, coat: Raster, cell: Cell) -> Pixels:
        cover = coat.tiles[cell][..., 0]
        if self.selection is None:
            return cover
        chosen = self.selection.read(cell_area(cell))[..., 0]
        return np.rint(cover * (chosen / np.float32(255))).astype(np.uint8)


def begin(
    target: Raster,
    brush: Brush,
    clip: Rect,
    lock_alpha: bool = False,
    selection: Raster | None = None,
) -> Stroke:
    """A stroke about to start on `target` (a mask or RGBA), inside `clip` (and `selection`)."""
    return Stroke(target, brush, clip, lock_alpha, selection, raster=target)


class _Touch(NamedTuple):
    rect: Rect
    stamp: Pixels
    ceiling: int  # 0..255


class _Batch(NamedTuple):
    box: Rect
    stamps: list[_Touch]


def _walked(
    brush: Brush, last: Point | None, gap: float, points: Sequence[Point]
) -> tuple[list[Point], Point | None, float]:
    """Where dabs fall on the way through `points`, where it ends, and the way left."""
    touches: list[Point] = []
    for point in points:
        if last is None:
            touches.append(point)
            gap = brush.step(point[2])
        else:
            gap = _segment(brush, last, point, gap, touches)
        last = point
    return touches, last, gap


def _segment(brush: Brush, a: Point, b: Point, gap: float, touches: list[Point]) -> float:
    length = hypot(b[0] - a[0], b[1] - a[1])
    done = 0.0
    while gap <= length - done:
        done += gap
        t = done / length
        touch = tuple(p + (q - p) * t for p, q in zip(a, b, strict=True))
        touches.append((touch[0], touch[1], touch[2]))
        gap = brush.step(touch[2])
    return gap - (length - done)


def _batches(brush: Brush, touches: Sequence[Point]) -> Iterator[_Batch]:
    """Dabs that lie close enough to be stamped into one small buffer."""
    room = max((4 * TILE) ** 2, 4 * brush.diameter**2)
    box, stamps = EMPTY, list[_Touch]()
    for x, y, pressure in touches:
        rect, stamp = dab(brush.width(pressure), brush.hardness, x, y)
        if stamps and box.unite(rect).area > room:
            yield _Batch(box, stamps)
            box, stamps = EMPTY, []
        box = box.unite(rect)
        stamps.append(_Touch(rect, stamp, round(255 * min(1.0, brush.ceiling(pressure)))))
    if stamps:
        yield _Batch(box, stamps)


def _stamped(coat: Raster, box: Rect, stamps: Sequence[_Touch], flow: float) -> Raster:
    buffer = coat.read(box)
    for rect, stamp, ceiling in stamps:
        part = rect.intersect(box)
        if part.empty:
            continue
        inside = buffer[part.moved(-box.x, -box.y).slices()][..., 0]
        shape = stamp[part.moved(-rect.x, -rect.y).slices()]
        if ceiling < 255:
            shape = _limits(ceiling)[shape]
        _built_up(inside, shape, flow)
    return coat.write(box, buffer)


def _limits(ceiling: int) -> Pixels:
    limits: Pixels = np.rint(np.arange(256) * (ceiling / 255)).astype(np.uint8)
    return limits


def _built_up(coat: Pixels, shape: Pixels, flow: float) -> None:
    """Raise `coat` towards `shape` by `flow` of the way, in place; it never sinks."""
    if flow >= 1:
        np.maximum(coat, shape, out=coat)
        return
    rise = (np.maximum(coat, shape) - coat).astype(np.float32)
    coat += np.ceil(rise * np.float32(max(0.0, flow))).astype(np.uint8)
