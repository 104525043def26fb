"""Adjustments of premultiplied pixels: straight colours are adjusted, alpha stays as it is."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from editor.core.adjustment import Adjustment, Area
from editor.core.adjustments.apply import adjust_bytes
from editor.core.layer import AdjustmentLayer, BlendMode, Layer
from editor.render.laying import Frame, Surface, multiply_alpha
from editor.render.tiles import BYTES, DEEP, Deep, Format, is_opaque, numbers, view, wrap


def is_plain(layer: Layer, clipped: Sequence[Layer]) -> bool:
    """True for an adjustment layer that acts in full on each pixel by itself.

    Such layers that follow each other go over the pixels together.
    """
    return (
        isinstance(layer, AdjustmentLayer)
        and layer.opacity == 1
        and layer.blend is BlendMode.NORMAL
        and layer.shown_mask is None
        and layer.adjustment.reach == 0
        and not clipped
    )


def adjust_all(surface: Surface, layers: Sequence[AdjustmentLayer], frame: Frame) -> None:
    """Plain adjustment layers, one after the other, of all that stands on the surface."""
    pixels = surface.finished()
    if layers and pixels[..., 3].any():
        colours = opaque(pixels)
        _adjust_points(colours, [layer.adjustment for layer in layers], frame)
        surface.put(with_alpha_of(pixels, colours))


def adjust(colours: Deep, shape: Deep, adjustment: Adjustment, frame: Frame) -> None:
    """One adjustment of opaque colours, in place.

    shape: pixels whose alpha says how much each of them weighs where neighbours are looked at.
    """
    if adjustment.reach == 0:
        _adjust_points(colours, [adjustment], frame)
        return
    planes = np.moveaxis(colours[..., :3], -1, 0) * np.float32(1 / 65535)
    weight = None if is_opaque(shape) else shape[..., 3] * np.float32(1 / 65535)
    place = frame.rect.x, frame.rect.y, frame.level
    after = adjustment.applied(Area(planes, weight, *place))
    after = np.rint(np.clip(after, 0, 1, out=after) * np.float32(255))  # or cuts would show
    for channel, plane in enumerate(after.astype(np.uint16) * np.uint16(257)):
        colours[..., channel] = plane


def _adjust_points(colours: Deep, adjustments: Sequence[Adjustment], frame: Frame) -> None:
    """By tables of bytes: those of 65,536 entries leave the processor's cache."""
    pixels = view(wrap(colours).convertToFormat(BYTES))
    adjust_bytes(pixels[..., 2::-1], adjustments, frame.rect.x, frame.rect.y, frame.level)
    image = wrap(pixels).convertToFormat(DEEP)  # named, to outlive its numbers
    colours[:] = numbers(image)


def opaque(pixels: Deep) -> Deep:
    """A copy of the colours, made opaque."""
    if is_opaque(pixels):
        return pixels.copy()
    colours = view(wrap(pixels).convertToFormat(Format.Format_RGBA64))
    colours[..., 3] = 65535
    return colours


def with_alpha_of(shape: Deep, colours: Deep) -> Deep:
    """Opaque colours, in place, with the alpha of other pixels."""
    if not is_opaque(shape):
        multiply_alpha(wrap(colours), wrap(shape))
    return colours
