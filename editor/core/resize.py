"""Layers and whole documents moved, turned, scaled and cut: pure functions, each a new value.

Everything goes along: masks, layer masks, groups with all they hold, places of recipes, guides.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np

from editor.core.clip import ClipLayer
from editor.core.delta import layer_rasters, rasters
from editor.core.document import Document
from editor.core.errors import BadInput
from editor.core.geometry import EMPTY, Rect, Size
from editor.core.guides import Guides
from editor.core.layer import AdjustmentLayer, GroupLayer, Layer, PixelLayer, Recipe, walk
from editor.core.raster import Raster, raster_from
from editor.core.sampling import Resampling
from editor.core.transform import Transform, corners_of, rotated, scaled, shifted
from editor.core.warp import Tick, warped

AUTOMATIC = Resampling.AUTOMATIC
DRAWN_UPRIGHT = "attributes"
"""The job of recipes whose place is a square with a picture of its own in it."""
MOST_SIDE = 1 << 16
"""Pixels along a side of the largest canvas."""


class Resampler:
    """Transforms rasters, one that stands in several places once; tells how far it is."""

    def __init__(
        self,
        transform: Transform,
        resampling: Resampling = AUTOMATIC,
        tick: Tick | None = None,
        of: Iterable[Raster] = (),
    ) -> None:
        self.transform, self._resampling, self._tick = transform, resampling, tick
        self._made: dict[int, tuple[Raster, Raster]] = {}  # holds the key's raster, so ids stay
        self._total = max(1, sum(len(r.tiles) for r in {id(r): r for r in of}.values()))
        self._done = 0

    def __call__(self, raster: Raster) -> Raster:
        """The raster after the transform."""
        if id(raster) not in self._made:
            out = warped(raster, self.transform, self._resampling, self._told(len(raster.tiles)))
            self._made[id(raster)] = raster, out
            self._done += len(raster.tiles)
            if self._tick is not None:
                self._tick(min(1.0, self._done / self._total))
        return self._made[id(raster)][1]

    def _told(self, tiles: int) -> Tick | None:
        tick, done, total = self._tick, self._done, self._total
        return (
            None if tick is None else lambda share: tick(min(1.0, (done + share * tiles) / total))
        )


def transformed_layer(layer: Layer, resampler: Resampler, alone: bool = False) -> Layer:
    """A layer with its mask and recipe, a group with all it holds, after a transform.

    alone: the picture round it stays, and so do masks that are not linked to their layers.
    Raises BadInput where a clip would have to do more than move and scale.
    """
    stays = layer.mask is None or (alone and not layer.mask_linked)
    layer = replace(
        layer,
        mask=layer.mask if stays or layer.mask is None else resampler(layer.mask),
        recipe=None if layer.recipe is None else _recipe(layer.recipe, resampler),
    )
    if isinstance(layer, PixelLayer):
        return replace(layer, pixels=resampler(layer.pixels))
    if isinstance(layer, GroupLayer):
        inside = tuple(transformed_layer(inner, resampler, alone) for inner in layer.layers)
        return replace(layer, layers=inside)
    if isinstance(layer, ClipLayer):
        return replace(layer, place=_clip_place(layer, resampler.transform))
    if isinstance(layer, AdjustmentLayer) and not alone:
        grown = math.sqrt(abs(float(np.linalg.det(resampler.transform.jacobian((0.0, 0.0))))))
        return replace(layer, adjustment=layer.adjustment.scaled(grown))
    return layer


def rasters_of(layers: Sequence[Layer]) -> list[Raster]:
    """Every raster that layers hold, masks and recipes included."""
    return [raster for layer in walk(tuple(layers)) for _, raster in layer_rasters(layer)]


def _clip_place(layer: ClipLayer, transform: Transform) -> Rect:
    if not transform.upright:
        raise BadInput(
            f"The clip “{layer.name}” can only be moved and scaled.",
            remedy="Export a frame of it, and open that as a layer.",
        )
    (x, y), _, (right, bottom), _ = (transform.at(p) for p in corners_of(layer.place))
    left, top = round(x), round(y)
    return Rect(left, top, max(1, round(right) - left), max(1, round(bottom) - top))


def _recipe(recipe: Recipe, resampler: Resampler) -> Recipe:
    """With its mask, and its place: the bounds of where that goes. A square that holds a picture
    of its own, drawn upright, has none any more where it is not such a square."""
    mask = None if recipe.mask is None else resampler(recipe.mask)
    parameters = dict(recipe.parameters)
    match parameters.pop("place", None):
        case [int(x), int(y), int(w), int(h)]:
            sx, sy = resampler.transform.rows[0], resampler.transform.rows[4]
            if recipe.job != DRAWN_UPRIGHT or (resampler.transform.upright and sx == sy):
                parameters["place"] = _place(Rect(x, y, w, h), resampler.transform)
            else:
                parameters["turned"] = True
    return replace(recipe, parameters=parameters, mask=mask)


def _place(place: Rect, transform: Transform) -> list[int]:
    if not transform.upright:
        return list(transform.bounds(place))
    left, top = transform.at((place.x, place.y))
    across, down = transform.rows[0], transform.rows[4]
    size = max(1, round(place.w * across)), max(1, round(place.h * down))
    return [round(left), round(top), *size]


def transformed(
    document: Document,
    transform: Transform,
    size: Size,
    resampling: Resampling = AUTOMATIC,
    tick: Tick | None = None,
) -> Document:
    """The whole document after a transform, on a canvas of another size.

    Raises BadInput where the canvas is empty or too large, or a clip cannot follow.
    """
    if not (0 < size.w <= MOST_SIDE and 0 < size.h <= MOST_SIDE):
        raise BadInput(
            f"A canvas of {size.w} x {size.h} pixels cannot be made.",
            remedy=f"Sides may have 1 to {MOST_SIDE} pixels.",
        )
    resampler = Resampler(transform, resampling, tick, rasters(document).values())
    layers = tuple(transformed_layer(layer, resampler) for layer in document.layers)
    out = replace(document, size=size, layers=layers, guides=_guides(document.guides, transform))
    for name, mask in document.masks.items():
        out = out.with_mask(resampler(mask), name)
    return out


def _guides(guides: Guides, transform: Transform) -> Guides:
    """Lines stay lines under scales, shifts and right angles; else they stay where they are."""
    a, b, c, d, e, f, *_ = transform.rows
    if transform.affine and (b, d) == (0, 0):
        upright, lying = guides.vertical, guides.horizontal
        return Guides(tuple(a * x + c for x in upright), tuple(e * y + f for y in lying))
    if transform.affine and (a, e) == (0, 0):
        upright, lying = guides.horizontal, guides.vertical
        return Guides(tuple(b * y + c for y in upright), tuple(d * x + f for x in lying))
    return guides


def scaled_to(
    document: Document,
    size: Size,
    dpi: tuple[float, float] | None = None,
    resampling: Resampling = AUTOMATIC,
    tick: Tick | None = None,
) -> Document:
    """The picture with another number of pixels; dpi: pixels an inch it then has, None: as it
    was."""
    metadata = replace(document.metadata, dpi=dpi) if dpi else document.metadata
    document = replace(document, metadata=metadata)
    if size == document.size:
        return document
    factors = size.w / document.size.w, size.h / document.size.h
    return transformed(document, scaled(*factors), size, resampling, tick)


def quarter_turned(document: Document, turns: int, tick: Tick | None = None) -> Document:
    """Turned clockwise by so many right angles, without loss."""
    w, h = document.size
    turn = rotated(90 * (turns % 4))
    hull = turn.bounds(document.bounds)
    size = Size(h, w) if turns % 2 else document.size
    return transformed(document, turn.then(shifted(-hull.x, -hull.y)), size, AUTOMATIC, tick)


def mirrored(document: Document, across: bool, tick: Tick | None = None) -> Document:
    """Left and right exchanged (`across`), or top and bottom, without loss."""
    return transformed(document, mirror(document.bounds, across), document.size, AUTOMATIC, tick)


def mirror(rect: Rect, across: bool) -> Transform:
    """Left and right of a rectangle exchanged (`across`), or its top and bottom."""
    if across:
        return scaled(-1, 1).then(shifted(2 * rect.x + rect.w, 0))
    return scaled(1, -1).then(shifted(0, 2 * rect.y + rect.h))


def rotated_by(
    document: Document,
    degrees: float,
    resampling: Resampling = AUTOMATIC,
    tick: Tick | None = None,
) -> Document:
    """Turned clockwise by any angle, on a canvas that holds all of it."""
    if degrees % 90 == 0:
        return quarter_turned(document, round(degrees / 90), tick)
    turn = rotated(degrees, (document.size.w / 2, document.size.h / 2))
    hull = turn.bounds(document.bounds)
    there = turn.then(shifted(-hull.x, -hull.y))
    return transformed(document, there, Size(hull.w, hull.h), resampling, tick)


def straightening(rect: Rect, degrees: float) -> Transform:
    """What takes a frame, turned clockwise by an angle about its middle, to (0, 0, w, h)."""
    middle = rect.x + rect.w / 2, rect.y + rect.h / 2
    return rotated(-degrees, middle).then(shifted(-rect.x, -rect.y))


def cropped(
    document: Document,
    rect: Rect,
    degrees: float = 0.0,
    keep: bool = False,
    resampling: Resampling = AUTOMATIC,
    tick: Tick | None = None,
) -> Document:
    """The canvas cut, enlarged or straightened to a frame turned clockwise about its middle.

    keep: layers keep what then lies outside the canvas. Raises BadInput for an empty frame.
    """
    if rect.empty:
        raise BadInput("The crop is empty.", remedy="Draw a larger frame.")
    size = Size(rect.w, rect.h)
    out = transformed(document, straightening(rect, degrees), size, resampling, tick)
    return out if keep else _cut(out)


def _cut(document: Document) -> Document:
    """Without what lies outside the canvas; rasters that are shared stay shared."""
    bounds = document.bounds
    made = {id(raster): raster.cropped(bounds) for raster in rasters(document).values()}

    def cut(layer: Layer) -> Layer:
        layer = replace(layer, mask=layer.mask and made[id(layer.mask)])
        if isinstance(layer, PixelLayer):
            return replace(layer, pixels=made[id(layer.pixels)])
        if isinstance(layer, GroupLayer):
            return replace(layer, layers=tuple(cut(inner) for inner in layer.layers))
        return layer

    out = replace(document, layers=tuple(cut(layer) for layer in document.layers))
    for name, mask in document.masks.items():
        out = out.with_mask(made[id(mask)], name)
    return out


def new_border(size: Size, transform: Transform, onto: Size) -> Raster:
    """A mask of what a canvas of `onto` shows beyond the old one of `size` after a transform."""
    old = raster_from(np.full((size.h, size.w), 255, np.uint8))
    canvas = Rect(0, 0, *onto)
    inside = warped(old, transform).read(canvas)
    return raster_from(255 - inside)


def content_bounds(document: Document) -> Rect:
    """Exact bounds of what can be seen on the canvas, EMPTY where nothing can."""
    return _extent(document.layers).intersect(document.bounds)


def whole_bounds(document: Document) -> Rect:
    """The canvas, enlarged to all that layers hold beyond it."""
    return _extent(document.layers).unite(document.bounds)


def _extent(layers: Sequence[Layer]) -> Rect:
    out = EMPTY
    for layer in layers:
        if layer.visible and layer.opacity > 0:
            own = _own_extent(layer)
            mask = layer.shown_mask
            out = out.unite(own if mask is None else own.intersect(mask.extent()))
    return out


def _own_extent(layer: Layer) -> Rect:
    if isinstance(layer, PixelLayer):
        return layer.pixels.extent()
    if isinstance(layer, GroupLayer):
        return _extent(layer.layers)
    return layer.place if isinstance(layer, ClipLayer) else EMPTY
