"""How a picture is laid on another one: by QPainter, or by the reference in core."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage, QPainter

from editor.core.blend import NON_SEPARABLE, composite_planes, mix_planes
from editor.core.geometry import Rect
from editor.core.layer import BlendMode, Layer
from editor.core.raster import TILE, Pixels, Raster
from editor.render.pyramid import halve
from editor.render.tiles import DEEP, STRAIGHT, Deep, Format, Mode, draw, is_opaque, numbers, wrap


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

    def padded(self, by: int) -> Frame:
        """Wider by at least as many document pixels at each side."""
        if not by:
            return self
        if not self.level:
            return Frame(self.rect.padded(by))
        cells = -(-by // TILE)
        return Frame(self.rect.padded(cells * TILE), self.level)

    def part(self, inner: Frame) -> tuple[slice, slice]:
        """Where a frame of the same level that lies inside falls in the result."""
        h, w = inner.shape
        x, y = inner.rect.x - self.rect.x, inner.rect.y - self.rect.y
        return Rect(x >> self.level, y >> self.level, w, h).slices()

    def place(self, x: int, y: int) -> tuple[int, int]:
        """Where a point of the document falls in the result."""
        return (x - self.rect.x) >> self.level, (y - self.rect.y) >> self.level


NATIVE = {
    BlendMode.NORMAL: Mode.CompositionMode_SourceOver,
    BlendMode.MULTIPLY: Mode.CompositionMode_Multiply,
    BlendMode.SCREEN: Mode.CompositionMode_Screen,
    BlendMode.OVERLAY: Mode.CompositionMode_Overlay,
    BlendMode.DARKEN: Mode.CompositionMode_Darken,
    BlendMode.LIGHTEN: Mode.CompositionMode_Lighten,
    BlendMode.HARD_LIGHT: Mode.CompositionMode_HardLight,
    BlendMode.SOFT_LIGHT: Mode.CompositionMode_SoftLight,
    BlendMode.DIFFERENCE: Mode.CompositionMode_Difference,
    BlendMode.EXCLUSION: Mode.CompositionMode_Exclusion,
}
"""Modes left to QPainter, which is right to 0.03/255 in them at 16 bits. Its colour dodge is off
by 2/255, its colour burn by 127: those, and those it does not know, go by the reference."""


_LEAPING = (
    BlendMode.COLOR_DODGE, BlendMode.COLOR_BURN, BlendMode.VIVID_LIGHT, BlendMode.DIVIDE,
)  # fmt: skip
"""Modes in which black stays black and white stays white, and what is next to it need not."""

_AT_ONCE = 1 << 12  # pixels that the reference blends at once: planes larger than that are mapped
# anew by the system each time, which takes longer than to fill them

Piece = tuple[int, int, QImage]
"""(x, y) in the frame and the picture that belongs there: `DEEP`, or straight of any format."""


class Surface:
    """Pixels under construction, open to QPainter or to numpy in turn."""

    def __init__(self, frame: Frame, below: Deep | None = None) -> None:
        empty = np.zeros((*frame.shape, 4), np.uint16)
        self._pixels = empty if below is None else np.ascontiguousarray(below).copy()
        self._image = wrap(self._pixels)
        self._painter: QPainter | None = None
        self._opaque = False

    def painter(self) -> QPainter:
        """A painter on the pixels; ends by `finished`."""
        if self._painter is None:
            self._painter = QPainter(self._image)
        return self._painter

    def __enter__(self) -> Surface:
        return self

    def __exit__(self, *_: object) -> None:
        self.finished()  # a painter must not outlive its picture, whatever went wrong

    def finished(self) -> Deep:
        """The pixels themselves, nobody painting on them."""
        if self._painter is not None:
            self._painter.end()
            self._painter = None
        return self._pixels

    def put(self, pixels: Deep) -> None:
        """Other pixels in place of those there."""
        self.finished()[:] = pixels
        self._opaque = False

    def draw(
        self, x: int, y: int, image: QImage, mode: Mode = Mode.CompositionMode_SourceOver
    ) -> None:
        """Lay a picture by QPainter."""
        painter = self.painter()
        painter.setCompositionMode(mode)
        draw(painter, image, x, y)

    def is_opaque(self) -> bool:
        """True where all pixels are opaque: whatever is laid on those, they stay so."""
        self._opaque = self._opaque or is_opaque(self.finished())
        return self._opaque


def lay(surface: Surface, layer: Layer, pieces: Iterable[Piece]) -> None:
    """Blend a layer's pieces onto the surface, by its mode and opacity."""
    mode = NATIVE.get(layer.blend)
    for x, y, image in pieces:
        if mode is not None:
            surface.draw(x, y, _faint(image, layer.opacity), mode)
        elif surface.is_opaque():
            _lay_on_opaque(surface, x, y, image, layer)
        else:
            _lay_by_reference(surface.finished(), x, y, image, layer)


def _faint(image: QImage, opacity: float) -> QImage:
    """Of that opacity, premultiplied: a painter's own opacity would be rounded to a byte."""
    if opacity >= 1:
        return image
    out = image.convertToFormat(DEEP)
    parts = np.frombuffer(out.bits(), np.uint16)
    np.multiply(parts, np.float32(opacity), out=parts, casting="unsafe")
    return out


def _lay_on_opaque(surface: Surface, x: int, y: int, image: QImage, layer: Layer) -> None:
    """By the reference, the mixed colours being laid like a picture of the source's alpha: on
    opaque pixels that is what is left of the formula, and the painter is sooner at it."""
    target = surface.finished()
    part = Rect(x, y, image.width(), image.height()).intersect(Rect(0, 0, *target.shape[1::-1]))
    mixed = image.convertToFormat(STRAIGHT)  # of its own memory, as soon as that is written to
    sources = np.frombuffer(mixed.bits(), np.uint16).reshape(image.height(), image.width(), 4)
    sources, backdrops = sources[part.moved(-x, -y).slices()], target[part.slices()]
    step = max(1, _AT_ONCE // max(1, part.w))
    for top in range(0, part.h, step):
        source, backdrop = sources[top : top + step], backdrops[top : top + step]
        if source.view(np.uint64).max() >= 1 << 48:  # any alpha
            _mix(layer, backdrop, source)
    surface.draw(x, y, mixed)


def _mix(layer: Layer, backdrop: Deep, source: Deep) -> None:
    """B(Cb, Cs) in place of the source's straight colours, its alpha times the opacity."""
    if layer.blend in NON_SEPARABLE:
        c_b, c_s = _planes(backdrop), _planes(source)
        mixed = mix_planes(layer.blend, c_b[:3], c_s[:3])
        np.clip(mixed, 0, 1, out=mixed)
        mixed *= np.float32(65535)
        for channel, plane in enumerate(mixed):
            source[..., channel] = plane
        source[..., 3] = c_s[3] * np.float32(65535 * layer.opacity)
        return
    if layer.blend in _LEAPING:
        backdrop = _pure_numbers(backdrop)
    c_b, c_s = (pixels * np.float32(1 / 65535) for pixels in (backdrop, source))
    mixed = mix_planes(layer.blend, c_b, c_s)
    np.multiply(c_s[..., 3], np.float32(layer.opacity), out=mixed[..., 3])
    np.multiply(mixed, np.float32(65535), out=source, casting="unsafe")


def _pure_numbers(pixels: Deep) -> Deep:
    """Opaque colours whose black and white 16 bits rounded off by up to two of their steps."""
    ends = np.subtract(pixels, np.uint16(3)) >= 65530  # 0 to 2, which turn over, and 65533 on
    if np.count_nonzero(ends) == pixels.size // 4:
        return pixels  # the alphas alone
    light = (pixels >= 65533) * np.uint16(65535)
    return np.bitwise_or(pixels * (pixels > 2), light)


def _lay_by_reference(target: Deep, x: int, y: int, image: QImage, layer: Layer) -> None:
    here = Rect(x, y, image.width(), image.height())
    part = here.intersect(Rect(0, 0, target.shape[1], target.shape[0]))
    straight = image.format() != DEEP
    image = image.convertToFormat(STRAIGHT if straight else DEEP)
    sources, backdrops = numbers(image)[part.moved(-x, -y).slices()], target[part.slices()]
    step = max(1, _AT_ONCE // max(1, part.w))
    for top in range(0, part.h, step):
        backdrop, source = backdrops[top : top + step], _planes(sources[top : top + step])
        if source[3].any():
            below = _pure(_planes(backdrop)) if layer.blend in _LEAPING else _planes(backdrop)
            mixed = composite_planes(below, source, layer.blend, layer.opacity, straight)
            _put_planes(mixed, backdrop)


def _planes(pixels: np.ndarray) -> NDArray[np.float32]:
    """Planes (4, h, w) in 0..1 of pixels (h, w, 4), uint8 or uint16."""
    h, w = pixels.shape[:2]
    planes = np.empty((4, h * w), np.float32)
    planes[...] = pixels.reshape(-1, 4).astype(np.float32).T  # numbers first: thrice as fast
    planes *= np.float32(1 / np.iinfo(pixels.dtype).max)
    return planes.reshape(4, h, w)


def _pure(planes: NDArray[np.float32]) -> NDArray[np.float32]:
    """Black and white that 16 bits rounded off by up to two of their steps; in place."""
    off = np.minimum(planes[3] * np.float32(1 / 400), np.float32(2.5 / 65535))
    colours, dark, light = planes[:3], planes[:3] <= off, planes[:3] >= planes[3] - off
    np.copyto(colours, np.float32(0), where=dark)
    np.copyto(colours, planes[3], where=light)
    return planes


def _put_planes(planes: NDArray[np.float32], pixels: Deep) -> None:
    """Premultiplied planes as pixels, in place; no colour may exceed its alpha, or it would turn
    over where it is made straight."""
    np.minimum(planes, np.minimum(planes[3], np.float32(1)), out=planes)
    planes *= 65535
    planes += np.float32(0.5)  # cut to whole numbers
    for channel, plane in enumerate(planes.astype(np.uint16)):
        pixels[..., channel] = plane


def cut(image: QImage, mask: Raster, frame: Frame) -> None:
    """Multiply the picture of a frame by a mask."""
    multiply_alpha(image, wrap(cover_of(mask, frame), Format.Format_Alpha8))


def cover_of(mask: Raster, frame: Frame) -> Pixels:
    """A mask as a frame shows it, uint8 (h, w)."""
    cover = mask.read(frame.rect)[..., 0]
    if cover.dtype == np.uint16:
        cover = (cover >> 8).astype(np.uint8)
    cover = np.ascontiguousarray(cover)
    for _ in range(frame.level):
        small = np.empty((cover.shape[0] // 2, cover.shape[1] // 2), np.uint8)
        halve(cover, small)
        cover = small
    return cover


def multiply_alpha(image: QImage, shape: QImage) -> None:
    """Multiply a premultiplied picture by the alpha of another one of its size."""
    painter = QPainter(image)
    painter.setCompositionMode(Mode.CompositionMode_DestinationIn)
    draw(painter, shape)
    painter.end()
