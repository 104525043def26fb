"""One random edit after another, of every kind an artist can do to a document.

Every kind is a line of `KINDS`: a function of a document and a random generator that returns the
document after it. Edits that cannot be done (nothing below, locked ...) leave it as it is.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace

import numpy as np

from editor.core import (
    arrange,
    depth,
    edits,
    edits_time,
    fill,
    layer_masks,
    masks,
    merging,
    pieces,
    resize,
    select,
)
from editor.core.adjustments import KINDS as ADJUSTMENTS
from editor.core.brush import Brush, begin
from editor.core.coverage import ellipse, polygon_mask, rectangle
from editor.core.document import Document
from editor.core.errors import UnderpaintError
from editor.core.geometry import Rect, Size
from editor.core.gradient import Gradient, two
from editor.core.guides import Guides
from editor.core.ink import Ink
from editor.core.layer import (
    AdjustmentLayer,
    BlendMode,
    GroupLayer,
    Layer,
    LayerId,
    PixelLayer,
    Recipe,
)
from editor.core.raster import Pixels, Raster, raster_from
from editor.core.smudge import begin_smudge
from editor.core.time import Key

Random = np.random.Generator
Edit = Callable[[Document, Random], Document]

SMALLEST, LARGEST = 96, 640
"""Sides of the canvas, in pixels."""
CROWDED = 24
"""So many layers, and no more are made."""


def step(document: Document, random: Random) -> tuple[str, Document]:
    """The name of a random edit and the document after it."""
    name = str(random.choice(list(KINDS)))
    try:
        return name, KINDS[name](document, random)
    except UnderpaintError:
        return name, document


def flat(document: Document, rect: Rect) -> Pixels:
    """Stands for the compositor, which core does not know: the lowest layer's pixels."""
    deep = any(isinstance(x, PixelLayer) and x.pixels.depth == 16 for x in document.all_layers())
    out = np.zeros((rect.h, rect.w, 4), np.uint16 if deep else np.uint8)
    for layer in document.all_layers():
        if isinstance(layer, PixelLayer) and layer.pixels.depth == (16 if deep else 8):
            out |= layer.pixels.read(rect)
    return out


# ---- who is meant


def _any(document: Document, random: Random) -> Layer:
    layers = document.all_layers()
    if not layers:
        raise UnderpaintError("There is no layer.")
    return layers[int(random.integers(len(layers)))]


def _of(document: Document, random: Random, kind: type[Layer]) -> Layer:
    found = [layer for layer in document.all_layers() if isinstance(layer, kind)]
    if not found:
        raise UnderpaintError("There is none of that kind.")
    return found[int(random.integers(len(found)))]


def _some(document: Document, random: Random) -> list[LayerId]:
    return [layer.id for layer in document.all_layers() if random.random() < 0.3]


def _room(document: Document) -> None:
    if len(document.all_layers()) >= CROWDED:
        raise UnderpaintError("There are enough layers.")


# ---- where


def _way(document: Document, random: Random) -> list[tuple[float, float, float]]:
    at = random.uniform((0, 0), document.size)
    steps = random.normal(0, 20, (int(random.integers(1, 12)), 2)).cumsum(0)
    return [(float(x), float(y), float(random.uniform(0.2, 1))) for x, y in at + steps]


def _shape(document: Document, random: Random) -> Raster:
    w, h = document.size
    x0, x1 = sorted(random.uniform(0, w, 2))
    y0, y1 = sorted(random.uniform(0, h, 2))
    how = ellipse if random.random() < 0.5 else rectangle
    return polygon_mask([how(x0, y0, x1 + 1, y1 + 1)], document.bounds)


def _rect(document: Document, random: Random) -> Rect:
    w, h = (int(random.integers(SMALLEST, LARGEST)) for _ in range(2))
    x, y = (int(v) for v in random.integers(-60, 60, 2))
    return Rect(x, y, w, h)


def _brush(random: Random) -> Brush:
    r, g, b = (int(v) for v in random.integers(0, 256, 3))
    return Brush(
        diameter=float(random.uniform(2, 80)),
        hardness=float(random.random()),
        opacity=float(random.uniform(0.2, 1)),
        colour=(r, g, b),
        erase=bool(random.random() < 0.3),
        level=int(random.integers(0, 256)),
    )


# ---- paint


def _paint(document: Document, random: Random) -> Document:
    layer = _of(document, random, PixelLayer)
    assert isinstance(layer, PixelLayer)
    edits.refuse_locked(document, layer.id)
    chosen = document.mask if document.mask.tiles and random.random() < 0.5 else None
    stroke = begin(layer.pixels, _brush(random), document.bounds, layer.lock_alpha, chosen)
    return document.with_layer(replace(layer, pixels=stroke.to(_way(document, random)).raster))


def _smudge(document: Document, random: Random) -> Document:
    layer = _of(document, random, PixelLayer)
    assert isinstance(layer, PixelLayer)
    stroke = begin_smudge(layer.pixels, _brush(random), document.bounds)
    return document.with_layer(replace(layer, pixels=stroke.to(_way(document, random)).raster))


def _paint_mask(document: Document, random: Random) -> Document:
    stroke = begin(document.mask, _brush(random), document.bounds)
    return document.with_mask(stroke.to(_way(document, random)).raster)


def _paint_layer_mask(document: Document, random: Random) -> Document:
    layer = _any(document, random)
    if layer.mask is None:
        return layer_masks.reveal_all(document, layer.id)
    stroke = begin(layer.mask, _brush(random), document.bounds)
    return document.with_layer(replace(layer, mask=stroke.to(_way(document, random)).raster))


def _fill(document: Document, random: Random) -> Document:
    layer = _of(document, random, PixelLayer)
    assert isinstance(layer, PixelLayer)
    first, second = (random.integers(0, 256, 3).tolist() for _ in range(2))
    (x0, y0), (x1, y1) = random.uniform((0, 0), document.size, (2, 2)).tolist()
    paint = (
        Gradient(x0, y0, x1, y1, two(first, second))
        if random.random() < 0.5
        else Ink((first[0], first[1], first[2]))
    )
    cover = document.mask if document.mask.tiles else _shape(document, random)
    laid = fill.laid(layer.pixels, cover, paint, document.bounds)
    return document.with_layer(replace(layer, pixels=laid))


# ---- layers


def _new_layer(document: Document, random: Random) -> Document:
    _room(document)
    side = [int(v) for v in random.integers(8, 200, 2)]
    dtype = np.uint16 if random.random() < 0.2 else np.uint8
    pixels = random.integers(0, np.iinfo(dtype).max, (*side, 4), dtype=dtype, endpoint=True)
    x, y = (int(v) for v in random.integers(-50, 300, 2))
    above = _any(document, random).id if document.layers else None
    return edits.add_pixel_layer(document, "New", raster_from(pixels, x, y), above)[0]


def _new_adjustment(document: Document, random: Random) -> Document:
    _room(document)
    kind = ADJUSTMENTS[str(random.choice(list(ADJUSTMENTS)))]
    adjustment = kind()
    for item in fields(adjustment):
        value = getattr(adjustment, item.name)
        if isinstance(value, float) and random.random() < 0.5:
            try:
                adjustment = replace(adjustment, **{item.name: value + float(random.normal())})
            except UnderpaintError:
                continue
    layer = AdjustmentLayer(kind.kind, adjustment=adjustment)
    return document.with_layer(layer, _any(document, random).id if document.layers else None)


def _generated(document: Document, random: Random) -> Document:
    _room(document)
    recipe = Recipe("inpaint", {"seed": int(random.integers(99))}, _shape(document, random))
    pixels = pieces.covered(_solid(document, random), _shape(document, random))
    return document.with_layer(PixelLayer("Inpaint", pixels=pixels, recipe=recipe))


def _solid(document: Document, random: Random) -> Raster:
    full = np.empty((document.size.h, document.size.w, 4), np.uint8)
    full[:] = (*random.integers(0, 256, 3), 255)
    return raster_from(full)


def _look(document: Document, random: Random) -> Document:
    modes = list(BlendMode)
    id = _any(document, random).id
    changes: tuple[Edit, ...] = (
        lambda d, r: edits.set_opacity(d, id, float(r.random())),
        lambda d, r: edits.set_visible(d, id, bool(r.random() < 0.7)),
        lambda d, r: edits.set_blend(d, id, modes[int(r.integers(len(modes)))]),
        lambda d, r: edits.set_locks(d, id, locked=bool(r.random() < 0.1)),
        lambda d, r: edits.set_locks(d, id, lock_alpha=bool(r.random() < 0.3)),
        lambda d, r: edits.set_locks(d, id, clip=bool(r.random() < 0.5)),
        lambda d, r: edits.rename(d, id, f"Layer {r.integers(99)}"),
        lambda d, r: edits_time.set_key(d, id, Key(int(r.integers(9)), float(r.random()))),
    )
    return changes[int(random.integers(len(changes)))](document, random)


def _pass_through(document: Document, random: Random) -> Document:
    group = _of(document, random, GroupLayer)
    return edits.set_pass_through(document, group.id, bool(random.random() < 0.5))


def _group(document: Document, random: Random) -> Document:
    return arrange.group_layers(document, _some(document, random), "Group")[0]


def _ungroup(document: Document, random: Random) -> Document:
    return arrange.ungroup(document, _of(document, random, GroupLayer).id)


def _duplicate(document: Document, random: Random) -> Document:
    _room(document)
    return arrange.duplicate_layers(document, [_any(document, random).id])[0]


def _remove(document: Document, random: Random) -> Document:
    if len(document.all_layers()) < 3:
        return document
    return arrange.remove_layers(document, [_any(document, random).id])


def _move(document: Document, random: Random) -> Document:
    into = _any(document, random)
    group = into.id if isinstance(into, GroupLayer) else None
    return arrange.move_layers(document, _some(document, random), int(random.integers(4)), group)


def _shift(document: Document, random: Random) -> Document:
    by = random.choice([-128, -13, 7, 128], 2)
    return edits.shift(document, _any(document, random).id, int(by[0]), int(by[1]))


def _merge(document: Document, random: Random) -> Document:
    layer = _any(document, random)
    ways: tuple[Callable[[], Document], ...] = (
        lambda: merging.merge_down(document, layer.id, flat),
        lambda: merging.merge_layers(document, _some(document, random), flat),
        lambda: merging.merge_group(document, layer.id, flat),
        lambda: merging.stamp_visible(document, flat)[0],
        lambda: merging.merge_visible(document, flat),
    )
    return ways[int(random.integers(len(ways)))]()


def _layer_mask(document: Document, random: Random) -> Document:
    id = _any(document, random).id
    ways: tuple[Callable[[Document, LayerId], Document], ...] = (
        layer_masks.reveal_all,
        layer_masks.hide_all,
        layer_masks.mask_by_selection,
        layer_masks.mask_by_alpha,
        layer_masks.invert_layer_mask,
        layer_masks.apply_mask,
        layer_masks.delete_mask,
        lambda d, x: layer_masks.switch_mask(d, x, bool(random.random() < 0.5)),
        lambda d, x: layer_masks.link_mask(d, x, bool(random.random() < 0.5)),
    )
    return ways[int(random.integers(len(ways)))](document, id)


def _piece(document: Document, random: Random) -> Document:
    layer = _of(document, random, PixelLayer)
    if random.random() < 0.4:
        return pieces.clear_selected(document, layer.id)
    _room(document)
    how = pieces.layer_via_copy if random.random() < 0.5 else pieces.layer_via_cut
    return how(document, layer.id)[0]


# ---- masks and selections


def _select(document: Document, random: Random) -> Document:
    modes = list(select.Mode)
    mode = modes[int(random.integers(len(modes)))]
    feather = float(random.choice([0, 0, 3]))
    return masks.select(document, _shape(document, random), mode, feather)


def _named_masks(document: Document, random: Random) -> Document:
    name = f"Mask {random.integers(4)}"
    ways: tuple[Callable[[], Document], ...] = (
        lambda: masks.add_mask(document, name),
        lambda: masks.remove_mask(document, name),
        lambda: masks.select_mask(document, name),
        lambda: masks.rename_mask(document, document.active_mask, name),
        lambda: masks.invert_mask(document),
        lambda: masks.fill_mask(document),
        lambda: masks.clear_mask(document),
        lambda: masks.grow_mask(document, 3),
        lambda: masks.feather_mask(document, 4),
    )
    return ways[int(random.integers(len(ways)))]()


# ---- the whole picture


def _canvas(document: Document, random: Random) -> Document:
    rect = _rect(document, random)
    ways: tuple[Callable[[], Document], ...] = (
        lambda: resize.cropped(document, rect),
        lambda: resize.cropped(document, rect, keep=True),
        lambda: resize.cropped(document, rect, degrees=float(random.normal(0, 4))),
        lambda: resize.scaled_to(document, Size(rect.w, rect.h)),
        lambda: resize.quarter_turned(document, int(random.integers(1, 4))),
        lambda: resize.mirrored(document, bool(random.random() < 0.5)),
    )
    return ways[int(random.integers(len(ways)))]()


def _depth(document: Document, random: Random) -> Document:
    return depth.with_depth(document, 16 if depth.depth_of(document) == 8 else 8)


def _guides(document: Document, random: Random) -> Document:
    lines = tuple(float(v) for v in random.uniform(0, 300, int(random.integers(0, 4))))
    return replace(document, guides=Guides(lines, lines[:1]))


def _time(document: Document, random: Random) -> Document:
    return edits_time.set_length(document, int(random.integers(1, 50)))


KINDS: dict[str, Edit] = {
    "paint": _paint,
    "paint again": _paint,
    "smudge": _smudge,
    "paint mask": _paint_mask,
    "paint layer mask": _paint_layer_mask,
    "fill": _fill,
    "new layer": _new_layer,
    "new adjustment": _new_adjustment,
    "generated": _generated,
    "look": _look,
    "look again": _look,
    "pass through": _pass_through,
    "group": _group,
    "ungroup": _ungroup,
    "duplicate": _duplicate,
    "remove": _remove,
    "move": _move,
    "shift": _shift,
    "merge": _merge,
    "layer mask": _layer_mask,
    "piece": _piece,
    "select": _select,
    "named masks": _named_masks,
    "canvas": _canvas,
    "depth": _depth,
    "guides": _guides,
    "time": _time,
}
