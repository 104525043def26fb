"""How a document looks: the only compositor, for the window, the command line and files.

Layers are laid by QPainter on premultiplied pixels of 16 bits a channel, in which straight bytes
lose nothing; the modes it does not know or gets wrong by the reference in core. GUI thread, or any
one thread that owns its `BlockImages`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby

import numpy as np
from PySide6.QtGui import QImage

from editor.core.document import Document
from editor.core.geometry import Rect
from editor.core.layer import AdjustmentLayer, GroupLayer, Layer, PixelLayer, units
from editor.core.raster import TILE, Pixels, cell_area
from editor.render.adjusting import adjust, adjust_all, is_plain, opaque, with_alpha_of
from editor.render.laying import Frame, Piece, Surface, cover_of, cut, lay
from editor.render.scaled import BLOCK, Block, BlockImages
from editor.render.stack import (
    clipped_reach,
    is_adjusting,
    is_shown,
    lowest_plain,
    passes_through,
    reach_of,
)
from editor.render.tiles import BYTES, DEEP, Deep, Format, full_size, straight, view, wrap

Below = Callable[[Frame], Deep]
"""Gives what lies under some layers in a frame."""

_LITTLE = 2 * TILE * TILE  # pixels; to prepare parts of tiles one by one would take longer
_BLOCK = 8 * TILE  # what is composed at once fits the processor's caches


@lru_cache(maxsize=1)
def shared_images() -> BlockImages:
    """The scaled pictures that every projection of the window shares."""
    return BlockImages()


def flatten(document: Document, rect: Rect) -> Pixels:
    """The picture in `rect`, straight uint8 RGBA (h, w, 4).

    Pixels of the lowest layer over which nothing lies come back exactly as they are.
    """
    images = BlockImages(16 << 20)  # of its own: callable from any one thread
    out = np.empty((rect.h, rect.w, 4), np.uint8)
    for block in blocks(rect):
        pixels = composed(document.layers, Frame(block), images)
        flat = _straight(pixels)
        _restore_lowest(document.layers, block, pixels, flat)
        out[block.moved(-rect.x, -rect.y).slices()] = flat
    return out


def blocks(rect: Rect, side: int = _BLOCK) -> Iterator[Rect]:
    """`rect` cut along the grid of `side` x `side` squares."""
    for column, row in rect.cells(side):
        yield Rect(column * side, row * side, side, side).intersect(rect)


def compose(
    layers: Sequence[Layer],
    frame: Frame,
    images: BlockImages | None = None,
    below: Below | None = None,
) -> Pixels:
    """The layers blended bottom to top, as the screen takes them: premultiplied uint8 BGRA
    (h, w, 4). below: see `composed`."""
    return view(wrap(composed(layers, frame, images, below)).convertToFormat(BYTES))


def composed(
    layers: Sequence[Layer],
    frame: Frame,
    images: BlockImages | None = None,
    below: Below | None = None,
) -> Deep:
    """The layers blended bottom to top, at 16 bits.

    below: what lies under them in a frame, nothing by default.
    """
    wide = frame.padded(reach_of(layers))
    pixels = _stacked(layers, wide, images or shared_images(), below(wide) if below else None)
    return pixels if wide == frame else np.ascontiguousarray(pixels[wide.part(frame)])


def _stacked(
    layers: Sequence[Layer], frame: Frame, images: BlockImages, below: Deep | None
) -> Deep:
    """The layers blended onto what lies below; right only inside what adjustments look around."""
    shown = [(base, clipped) for base, clipped in units(layers) if is_shown(base)]
    with Surface(frame, below) as surface:
        for plain, some in groupby(shown, lambda unit: is_plain(*unit)):
            if plain:
                adjust_all(surface, [base for base, _ in some if is_adjusting(base)], frame)
                continue
            for base, clipped in some:
                _lay_unit(surface, base, clipped, frame, images)
        return surface.finished()


def _lay_unit(
    surface: Surface, base: Layer, clipped: Sequence[Layer], frame: Frame, images: BlockImages
) -> None:
    if isinstance(base, AdjustmentLayer):
        shape = surface.finished()
        after = _adjusted(opaque(shape), shape, base, clipped, frame, images)
        surface.put(with_alpha_of(shape, after))
    elif passes_through(base) and not clipped:
        _pass_through(surface, base, frame, images)
    else:
        lay(surface, base, _pieces(base, clipped, frame, images))


def _pass_through(surface: Surface, group: GroupLayer, frame: Frame, images: BlockImages) -> None:
    """A group's layers blended with what is there; opacity and mask say how much of it shows."""
    below = surface.finished()
    passed = _stacked(group.layers, frame, images, below)
    if group.opacity < 1 or group.shown_mask is not None:
        share = np.full((*frame.shape, 1), group.opacity, np.float32)
        if group.shown_mask is not None:
            share *= cover_of(group.shown_mask, frame)[..., None] * np.float32(1 / 255)
        change = np.rint((passed.astype(np.int32) - below) * share).astype(np.int32)
        passed = (below + change).astype(np.uint16)
        np.minimum(passed[..., :3], passed[..., 3:], out=passed[..., :3])
    surface.put(passed)


def _pieces(
    layer: Layer, clipped: Sequence[Layer], frame: Frame, images: BlockImages
) -> Iterator[Piece]:
    shown = [upper for upper in clipped if is_shown(upper)]
    if shown:
        yield 0, 0, _clipping(layer, shown, frame, images)
    elif isinstance(layer, PixelLayer):
        yield from _blocks(layer, frame, images) if frame.level else _tiles(layer, frame)
    elif isinstance(layer, GroupLayer):
        group = wrap(composed(layer.layers, frame, images))
        if layer.shown_mask is not None:
            cut(group, layer.shown_mask, frame)
        yield 0, 0, group


def _tiles(layer: PixelLayer, frame: Frame) -> Iterator[Piece]:
    """What the frame shows of each tile, at full size; all at once where that is little."""
    area, mask = frame.rect.intersect(layer.bounds), layer.shown_mask
    cells = [cell for cell in area.cells(TILE) if cell in layer.pixels.tiles]
    if mask is not None:
        cells = [cell for cell in cells if cell in mask.tiles]
    if len(cells) > 1 and area.area <= _LITTLE:
        cover = None if mask is None else mask.read(area)
        yield *frame.place(area.x, area.y), full_size(layer.pixels.read(area), cover)
        return
    for cell in cells:
        tile = cell_area(cell)
        part = tile.intersect(area)
        cover = None if mask is None else mask.tiles[cell]
        image = full_size(layer.pixels.tiles[cell], cover, part.moved(-tile.x, -tile.y))
        yield *frame.place(part.x, part.y), image


def _blocks(layer: PixelLayer, frame: Frame, images: BlockImages) -> Iterator[Piece]:
    """Scaled blocks of tiles; they may reach beyond the frame."""
    side = BLOCK * TILE
    for cell in frame.rect.intersect(layer.bounds).cells(side):
        block = Block.of(layer.pixels, layer.shown_mask, cell)
        if block is not None:
            place = frame.place(cell[0] * side, cell[1] * side)
            yield *place, images.get(block, frame.level)


def _clipping(base: Layer, clipped: Sequence[Layer], frame: Frame, images: BlockImages) -> QImage:
    """`clipped` blended onto the colours of `base`, shown only where `base` is.

    The colours are made opaque for the blending and take base's alpha afterwards: exact, as
    blending onto an opaque backdrop leaves the source's alpha to weigh the two alone.
    """
    wide = frame.padded(clipped_reach(clipped))
    with Surface(wide) as surface:
        for x, y, image in _pieces(base, (), wide, images):
            surface.draw(x, y, image)
        shape = surface.finished()
    colours = with_alpha_of(shape, _onto(opaque(shape), shape, clipped, wide, images))
    return wrap(np.ascontiguousarray(colours[wide.part(frame)]))


def _onto(
    colours: Deep, shape: Deep, clipped: Sequence[Layer], frame: Frame, images: BlockImages
) -> Deep:
    """Layers blended onto opaque colours, of which adjustments see as much as shape's alpha."""
    if not clipped:
        return colours
    with Surface(frame, colours) as upper:
        for layer in clipped:
            if isinstance(layer, AdjustmentLayer):
                upper.put(_adjusted(upper.finished(), shape, layer, (), frame, images))
            else:
                lay(upper, layer, _pieces(layer, (), frame, images))
        return upper.finished()


def _adjusted(
    colours: Deep,
    shape: Deep,
    layer: AdjustmentLayer,
    clipped: Sequence[Layer],
    frame: Frame,
    images: BlockImages,
) -> Deep:
    """Opaque colours after an adjustment: as much as its mask and opacity say, by its mode.

    What is clipped to it lies on the adjusted colours, and shows where they do.
    """
    after = colours.copy()
    if is_adjusting(layer):
        adjust(after, shape, layer.adjustment, frame)
    after = _onto(after, shape, [upper for upper in clipped if is_shown(upper)], frame, images)
    with Surface(frame, colours) as mixed:
        image = wrap(after)
        if layer.shown_mask is not None:
            cut(image, layer.shown_mask, frame)
        lay(mixed, layer, [(0, 0, image)])
        return mixed.finished()


def _straight(pixels: Deep) -> Pixels:
    return view(wrap(pixels).convertToFormat(Format.Format_RGBA8888))


def _restore_lowest(layers: Sequence[Layer], rect: Rect, pixels: Deep, flat: Pixels) -> None:
    """Undo the rounding of premultiplying where only a plain lowest layer shows, in `flat`."""
    lowest = lowest_plain(layers)
    if lowest is None or lowest.pixels.depth != 8:
        return
    raw = lowest.pixels.read(rect)
    if (raw[..., 3] == 255).all():
        return
    alone = view(straight(raw).convertToFormat(DEEP))
    same = (alone == pixels).all(-1)
    flat[same] = raw[same]
