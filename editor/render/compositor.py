"""How a document looks: the only compositor, for the window, the command line and files.

Layers are laid by QPainter as premultiplied tiles; the modes it does not know (hue, saturation,
colour, luminosity) or gets wrong by the reference in core. GUI thread, or any one thread
that owns its `TileImages`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeGuard

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage, QPainter

from editor.core.blend import composite_planes
from editor.core.document import Document
from editor.core.geometry import Rect
from editor.core.layer import BlendMode, GroupLayer, Layer, PixelLayer
from editor.core.raster import TILE, Cell, Pixels, Raster
from editor.render.tiles import Format, Mode, TileImages, view, wrap

NATIVE = {
    BlendMode.NORMAL: Mode.CompositionMode_SourceOver,
    BlendMode.MULTIPLY: Mode.CompositionMode_Multiply,
    BlendMode.SCREEN: Mode.CompositionMode_Screen,
    BlendMode.OVERLAY: Mode.CompositionMode_Overlay,
    BlendMode.DARKEN: Mode.CompositionMode_Darken,
    BlendMode.LIGHTEN: Mode.CompositionMode_Lighten,
    BlendMode.COLOR_BURN: Mode.CompositionMode_ColorBurn,
    BlendMode.HARD_LIGHT: Mode.CompositionMode_HardLight,
    BlendMode.DIFFERENCE: Mode.CompositionMode_Difference,
}
"""Modes left to QPainter. Its exclusion is off by 3 levels, its colour dodge by up to 120 (the
quotient is cut to a byte), its soft light by 2: those, and the four it does not know, go by the
reference."""

_BLOCK = 8 * TILE  # what is composed at once fits the processor's caches
_AT_ONCE = 1 << 12  # pixels that the reference blends at once: planes larger than that are mapped
# anew by the system each time, which takes longer than to fill them


@lru_cache(maxsize=1)
def shared_images() -> TileImages:
    """The pictures of tiles that every projection of the window shares."""
    return TileImages()


@dataclass(frozen=True)
class Frame:
    """What is composed: `rect` of the document, each pixel standing for (1 << level) squared.

    Above level 0 `rect` must lie on the grid of tiles.
    """

    rect: Rect
    level: int = 0

    @property
    def shape(self) -> tuple[int, int]:
        """Height and width of the result in its own pixels."""
        return self.rect.h >> self.level, self.rect.w >> self.level

    def place(self, cell: Cell) -> tuple[int, int]:
        """Where a tile's corner falls in the result."""
        x, y = cell[0] * TILE - self.rect.x, cell[1] * TILE - self.rect.y
        return x >> self.level, y >> self.level


def flatten(document: Document, rect: Rect) -> Pixels:
    """The picture in `rect`, straight uint8 RGBA (h, w, 4).

    Pixels of the lowest layer over which nothing lies come back exactly as they are.
    """
    images = TileImages(16 << 20)  # of its own: callable from any one thread
    out = np.empty((rect.h, rect.w, 4), np.uint8)
    for block in blocks(rect):
        pixels = compose(document.layers, Frame(block), images)
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
    images: TileImages | None = None,
    below: Pixels | None = None,
) -> Pixels:
    """The layers blended bottom to top: premultiplied uint8 BGRA (h, w, 4).

    below: what lies under them (the same kind of pixels), nothing by default.
    """
    images = images or shared_images()
    with _Surface(frame, below) as surface:
        for base, clipped in units(layers):
            if not base.visible or base.opacity <= 0:
                continue
            if passes_through(base) and not clipped:
                _pass_through(surface, base, frame, images)
            else:
                _lay(surface, base, _pieces(base, clipped, frame, images))
        return surface.finished()


def units(layers: Sequence[Layer]) -> list[tuple[Layer, list[Layer]]]:
    """Each layer with those clipped to it; a clipped lowest layer stands alone."""
    out: list[tuple[Layer, list[Layer]]] = []
    for layer in layers:
        if layer.clip and out:
            out[-1][1].append(layer)
        else:
            out.append((layer, []))
    return out


def passes_through(layer: Layer) -> TypeGuard[GroupLayer]:
    """True for a group whose layers are blended with what lies below it."""
    return isinstance(layer, GroupLayer) and layer.pass_through


_BGRA = (2, 1, 0, 3)
"""Where red, green, blue and alpha stand in QImage's pixels."""

_Piece = tuple[int, int, QImage]
"""(x, y) in the frame and the premultiplied picture that belongs there."""


class _Surface:
    """Pixels under construction, open to QPainter or to numpy in turn."""

    def __init__(self, frame: Frame, below: Pixels | None = None) -> None:
        empty = np.zeros((*frame.shape, 4), np.uint8)
        self._pixels = empty if below is None else np.ascontiguousarray(below).copy()
        self._image = wrap(self._pixels)
        self._painter: QPainter | None = None

    def painter(self) -> QPainter:
        if self._painter is None:
            self._painter = QPainter(self._image)
        return self._painter

    def __enter__(self) -> _Surface:
        return self

    def __exit__(self, *_: object) -> None:
        self.finished()  # a painter must not outlive its picture, whatever went wrong

    def finished(self) -> Pixels:
        if self._painter is not None:
            self._painter.end()
            self._painter = None
        return self._pixels

    def put(self, pixels: Pixels) -> None:
        """Other pixels in place of those there."""
        self.finished()[:] = pixels


def _pass_through(surface: _Surface, group: GroupLayer, frame: Frame, images: TileImages) -> None:
    """A group's layers blended with what is there; opacity and mask say how much of it shows."""
    below = surface.finished()
    passed = compose(group.layers, frame, images, below)
    if group.opacity < 1 or group.shown_mask is not None:
        share = np.full((*frame.shape, 1), group.opacity, np.float32)
        if group.shown_mask is not None:
            share *= _cover(group.shown_mask, frame)[..., None] * np.float32(1 / 255)
        passed = below + np.rint((passed.astype(np.int16) - below) * share).astype(np.int16)
    surface.put(passed)


def _lay(surface: _Surface, layer: Layer, pieces: Iterator[_Piece]) -> None:
    mode = NATIVE.get(layer.blend)
    if mode is None:
        for x, y, image in pieces:
            _lay_by_reference(surface.finished(), x, y, image, layer)
        return
    painter = surface.painter()
    painter.setCompositionMode(mode)
    painter.setOpacity(layer.opacity)
    for x, y, image in pieces:
        painter.drawImage(x, y, image)


def _lay_by_reference(target: Pixels, x: int, y: int, image: QImage, layer: Layer) -> None:
    here = Rect(x, y, image.width(), image.height())
    part = here.intersect(Rect(0, 0, target.shape[1], target.shape[0]))
    sources = view(image)[part.moved(-x, -y).slices()]
    backdrops = target[part.slices()]
    step = max(1, _AT_ONCE // max(1, part.w))
    for top in range(0, part.h, step):
        backdrop, source = backdrops[top : top + step], sources[top : top + step]
        if source[..., 3].any():
            mixed = composite_planes(_rgba(backdrop), _rgba(source), layer.blend, layer.opacity)
            mixed *= 255
            mixed += np.float32(0.5)  # cut to whole numbers below
            for plane, channel in zip(mixed, _BGRA, strict=True):
                backdrop[..., channel] = plane


def _rgba(pixels: Pixels) -> NDArray[np.float32]:
    """Premultiplied BGRA bytes (h, w, 4) as planes (4, h, w) in 0..1, red first."""
    planes = np.empty((4, *pixels.shape[:2]), np.float32)
    for plane, channel in zip(planes, _BGRA, strict=True):
        np.multiply(pixels[..., channel], np.float32(1 / 255), out=plane)
    return planes


def _pieces(
    layer: Layer, clipped: Sequence[Layer], frame: Frame, images: TileImages
) -> Iterator[_Piece]:
    shown = [upper for upper in clipped if upper.visible and upper.opacity > 0]
    if shown:
        yield 0, 0, _clipping(layer, shown, frame, images)
    elif isinstance(layer, PixelLayer):
        yield from _tiles(layer, frame, images)
    elif isinstance(layer, GroupLayer):
        group = wrap(compose(layer.layers, frame, images))
        if layer.shown_mask is not None:
            _cut(group, layer.shown_mask, frame)
        yield 0, 0, group


def _tiles(layer: PixelLayer, frame: Frame, images: TileImages) -> Iterator[_Piece]:
    tiles = layer.pixels.tiles
    masks = None if layer.shown_mask is None else layer.shown_mask.tiles
    for cell in frame.rect.cells(TILE):
        tile = tiles.get(cell)
        mask = None if masks is None else masks.get(cell)
        if tile is not None and (masks is None or mask is not None):
            yield *frame.place(cell), images.get(tile, mask, frame.level)


def _clipping(base: Layer, clipped: Sequence[Layer], frame: Frame, images: TileImages) -> QImage:
    """`clipped` blended onto the colours of `base`, shown only where `base` is.

    The colours are made opaque for the blending and take base's alpha afterwards: exact, as
    blending onto an opaque backdrop leaves the source's alpha to weigh the two alone.
    """
    with _Surface(frame) as surface:
        for x, y, image in _pieces(base, (), frame, images):
            surface.painter().drawImage(x, y, image)
        shape = wrap(surface.finished())
    colours = view(shape.convertToFormat(Format.Format_ARGB32))
    colours[..., 3] = 255
    with _Surface(frame, colours) as upper:
        for layer in clipped:
            _lay(upper, layer, _pieces(layer, (), frame, images))
        out = wrap(upper.finished())
    _multiply_alpha(out, shape)
    return out


def _cut(image: QImage, mask: Raster, frame: Frame) -> None:
    """Multiply the picture of a frame by a mask."""
    _multiply_alpha(image, wrap(_cover(mask, frame), Format.Format_Alpha8))


def _cover(mask: Raster, frame: Frame) -> Pixels:
    """A mask as a frame shows it, uint8 (h, w)."""
    cover = mask.read(frame.rect)[..., 0]
    if cover.dtype == np.uint16:
        cover = (cover >> 8).astype(np.uint8)
    if frame.level:
        (h, w), side = frame.shape, 1 << frame.level
        cover = cover.reshape(h, side, w, side).mean((1, 3)).round().astype(np.uint8)
    return np.ascontiguousarray(cover)


def _multiply_alpha(image: QImage, shape: QImage) -> None:
    painter = QPainter(image)
    painter.setCompositionMode(Mode.CompositionMode_DestinationIn)
    painter.drawImage(0, 0, shape)
    painter.end()


def _straight(pixels: Pixels) -> Pixels:
    return view(wrap(pixels).convertToFormat(Format.Format_RGBA8888))


def _restore_lowest(layers: Sequence[Layer], rect: Rect, pixels: Pixels, flat: Pixels) -> None:
    """Undo the rounding of premultiplying where only a plain lowest layer shows, in `flat`."""
    lowest = lowest_plain(layers)
    if lowest is None or lowest.pixels.depth != 8:
        return
    raw = lowest.pixels.read(rect)
    if (raw[..., 3] == 255).all():
        return
    alone = view(wrap(raw, Format.Format_RGBA8888).convertToFormat(wrap(pixels).format()))
    same = (alone == pixels).all(-1)
    flat[same] = raw[same]


def lowest_plain(layers: Sequence[Layer]) -> PixelLayer | None:
    """The lowest layer that shows, where its pixels show as they are."""
    lowest = next((layer for layer in layers if layer.visible and layer.opacity > 0), None)
    if not isinstance(lowest, PixelLayer) or lowest.shown_mask is not None or lowest.opacity < 1:
        return None
    return lowest if lowest.blend is BlendMode.NORMAL else None
