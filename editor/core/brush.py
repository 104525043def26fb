"""A stroke: dabs spaced along the pen's way, laid on a raster as one coat.

Flow is how fast each dab builds the coat up, opacity how thick the whole coat may become, so a
stroke that crosses itself does not darken. The target is kept aside: every step of the stroke is
the coat over the untouched target.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

import numpy as np

from editor.core.brush_symmetry import NONE, Symmetry
from editor.core.brush_tips import ROUND, paper
from editor.core.brush_walk import Point, Touch, Walk
from editor.core.dabs import SMALLEST, Form, dab
from editor.core.geometry import EMPTY, Rect
from editor.core.ink import Colour, Ink, Paint, blank
from editor.core.raster import TILE, Cell, Pixels, Raster, cell_area

__all__ = ["Brush", "Point", "Stroke", "begin"]


@dataclass(frozen=True)
class Brush:
    """What the pen leaves. diameter in pixels; hardness, opacity, flow 0..1; spacing in diameters.

    tip: of `brush_tips.TIPS`; roundness 0..1, angle in degrees, follow: the tip turns with the
    way. dabs: touches at each step, strewn by up to `scatter` diameters, smaller by up to
    `size_jitter`, turned by up to `angle_jitter` of a full turn. grain: how much of the paper
    shows, 0..1. airbrush: it goes on while the pen rests. crisp: whole pixels, without a soft edge.
    tilt: the tip turns with the pen, which leans towards `lean`, degrees clockwise. level: what it
    paints on masks, 0..255.
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
    pressure_flow: bool = False
    tip: str = ROUND
    roundness: float = 1.0
    angle: float = 0.0
    follow: bool = False
    dabs: int = 1
    scatter: float = 0.0
    size_jitter: float = 0.0
    angle_jitter: float = 0.0
    grain: float = 0.0
    airbrush: bool = False
    crisp: bool = False
    tilt: bool = False
    lean: float = 0.0
    level: int = 255

    def leaning(self, degrees: float) -> Brush:
        """The same in a pen that leans another way; itself where that makes no difference."""
        same = not self.tilt or degrees == self.lean
        return self if same else replace(self, lean=degrees)

    @property
    def strews(self) -> bool:
        """Whether touches leave the way or differ."""
        return self.dabs > 1 or bool(self.scatter or self.size_jitter or self.angle_jitter)

    def width(self, pressure: float) -> float:
        """Diameter of a dab at that pressure, in pixels."""
        return max(SMALLEST, self.diameter * (pressure if self.pressure_size else 1.0))

    def ceiling(self, pressure: float) -> float:
        """Thickest coat at that pressure, 0..1."""
        return min(1.0, self.opacity * (pressure if self.pressure_opacity else 1.0))

    def gain(self, pressure: float) -> float:
        """How far one dab goes towards that coat, 0..1."""
        return max(0.0, self.flow * (pressure if self.pressure_flow else 1.0))

    def step(self, pressure: float) -> float:
        """Distance to the next dab in pixels."""
        narrow = self.roundness if self.tip == ROUND else 1.0
        return max(0.5, self.spacing * self.width(pressure) * max(0.25, narrow))


@dataclass(frozen=True, eq=False)
class Stroke:
    """A stroke so far; `to` returns the next state. Made by `begin`.

    paint: what is laid. clip: where it may fall; selection: how much of it (1 channel), None =
    all. raster: the target as painted until now. dirty: what the last step may have changed.
    """

    target: Raster
    brush: Brush
    paint: Paint
    clip: Rect
    selection: Raster | None = None
    symmetry: Symmetry = NONE
    raster: Raster = field(default_factory=lambda: Raster(1))
    dirty: Rect = EMPTY
    coat: Raster = field(default_factory=lambda: Raster(1))
    _walk: Walk = field(default_factory=Walk)

    def to(self, points: Sequence[Point]) -> Stroke:
        """The stroke led on through `points`; dabs fall evenly along the way."""
        return self._touched(*self._walk.to(self.brush, points))

    def leaning(self, degrees: float) -> Stroke:
        """The stroke, to be led on by a pen that leans that way (degrees clockwise)."""
        brush = self.brush.leaning(degrees)
        return self if brush is self.brush else replace(self, brush=brush)

    def rested(self) -> Stroke:
        """One more dab where the pen is."""
        return self._touched(*self._walk.rested(self.brush))

    def _touched(self, walk: Walk, touches: list[Touch]) -> Stroke:
        coat, dirty, fresh = self.coat, EMPTY, dict[Cell, Rect]()
        for image in self.symmetry.images(touches):
            for batch in _batches(self.brush, image, self.target.depth == 16):
                box = batch.box.intersect(self.clip)
                if not box.empty:
                    coat, dirty = _stamped(coat, box, batch.stamps), dirty.unite(box)
                    for cell in box.cells(TILE):
                        part = cell_area(cell).intersect(box)
                        fresh[cell] = fresh.get(cell, EMPTY).unite(part)
        raster = self._inked(coat, fresh)
        return replace(self, raster=raster, dirty=dirty, coat=coat, _walk=walk)

    def _inked(self, coat: Raster, fresh: dict[Cell, Rect]) -> Raster:
        """The target under the coat, mixed anew only in the `fresh` parts where the coat grew."""
        empty = blank(self.target.channels, self.target.dtype)
        tiles = dict(self.raster.tiles)
        for cell, area in fresh.items():
            cover = self._cover(coat, cell, area)
            if cover is None or coat.tiles[cell] is self.coat.tiles.get(cell):
                continue
            old = self.target.tiles.get(cell)
            part = area.moved(-cell[0] * TILE, -cell[1] * TILE).slices()
            base = (empty if old is None else old)[part]
            mixed = self.paint.on(base, cover, area)
            tile = tiles.get(cell, empty).copy()
            tile[part] = mixed
            if old is not None and np.array_equal(tile, old):
                tiles[cell] = old
            elif tile.any():
                tile.flags.writeable = False
                tiles[cell] = tile
            else:
                tiles.pop(cell, None)
        return self.raster.with_tiles(tiles)

    def _cover(self, coat: Raster, cell: Cell, area: Rect) -> Pixels | None:
        """How thick the paint lies in a part of a tile, (h, w); None where it is nowhere."""
        tile = coat.tiles.get(cell)
        chosen = None if self.selection is None else self.selection.tiles.get(cell)
        if tile is None or (self.selection is not None and chosen is None):
            return None
        part = area.moved(-cell[0] * TILE, -cell[1] * TILE).slices()
        cover = tile[part][..., 0]
        if self.brush.grain > 0:
            cover = _grained(cover, paper()[part], self.brush.grain)
        if chosen is None:
            return cover
        share = chosen[part][..., 0]
        if share.min() == 255:
            return cover
        return np.rint(cover * (share / np.float32(255))).astype(cover.dtype)


def begin(
    target: Raster,
    brush: Brush,
    clip: Rect,
    lock_alpha: bool = False,
    selection: Raster | None = None,
    symmetry: Symmetry = NONE,
) -> Stroke:
    """A stroke about to start on `target` (a mask or RGBA), inside `clip` (and `selection`)."""
    ink = Ink(brush.colour, brush.erase, lock_alpha, brush.level)
    return begin_with(ink, target, brush, clip, selection, symmetry)


def begin_with(
    paint: Paint,
    target: Raster,
    brush: Brush,
    clip: Rect,
    selection: Raster | None = None,
    symmetry: Symmetry = NONE,
) -> Stroke:
    """A stroke that lays `paint` instead of the brush's colour."""
    coat = Raster(1, target.depth)
    return Stroke(target, brush, paint, clip, selection, symmetry, raster=target, coat=coat)


class _Stamp(NamedTuple):
    rect: Rect
    shape: Pixels
    ceiling: float
    gain: float


class _Batch(NamedTuple):
    box: Rect
    stamps: list[_Stamp]


def _batches(brush: Brush, touches: Sequence[Touch], deep: bool) -> Iterator[_Batch]:
    """Dabs that lie close enough to be stamped into one small buffer."""
    room = max((4 * TILE) ** 2, 4 * brush.diameter**2)
    box, stamps = EMPTY, list[_Stamp]()
    for x, y, pressure, angle, size in touches:
        form = Form(brush.tip, brush.roundness, angle, brush.crisp)
        rect, shape = dab(brush.width(pressure) * size, brush.hardness, x, y, form, deep)
        if stamps and box.unite(rect).area > room:
            yield _Batch(box, stamps)
            box, stamps = EMPTY, []
        box = box.unite(rect)
        stamps.append(_Stamp(rect, shape, brush.ceiling(pressure), brush.gain(pressure)))
    if stamps:
        yield _Batch(box, stamps)


def _stamped(coat: Raster, box: Rect, stamps: Sequence[_Stamp]) -> Raster:
    buffer = coat.read(box)
    for rect, shape, ceiling, gain in stamps:
        part = rect.intersect(box)
        if part.empty:
            continue
        inside = buffer[part.moved(-box.x, -box.y).slices()][..., 0]
        shape = shape[part.moved(-rect.x, -rect.y).slices()]
        if ceiling < 1:
            shape = _limited(shape, ceiling)
        _built_up(inside, shape, gain)
    return coat.write(box, buffer)


def _limited(shape: Pixels, ceiling: float) -> Pixels:
    if shape.dtype == np.uint16:
        thin: Pixels = np.rint(shape * np.float32(ceiling)).astype(np.uint16)
        return thin
    limits = np.rint(np.arange(256) * (round(255 * ceiling) / 255)).astype(np.uint8)
    lower: Pixels = limits[shape]
    return lower


def _built_up(coat: Pixels, shape: Pixels, gain: float) -> None:
    """Raise `coat` towards `shape` by `gain` of the way, in place; it never sinks."""
    if gain >= 1:
        np.maximum(coat, shape, out=coat)
        return
    rise = (np.maximum(coat, shape) - coat).astype(np.float32)
    coat += np.ceil(rise * np.float32(gain)).astype(coat.dtype)


def _grained(cover: Pixels, heights: Pixels, grain: float) -> Pixels:
    """A thin coat stays on the heights of the paper, a thick one fills its valleys too."""
    full = np.float32(65535 if cover.dtype == np.uint16 else 255)
    thick = cover * (np.float32(1 + grain) / full)
    low = (255 - heights) * np.float32(grain / 255)
    out: Pixels = np.rint(np.clip(thick - low, 0, 1) * full).astype(cover.dtype)
    return out
