"""Adjustments of premultiplied pixels: straight colours are adjusted, alpha stays as it is."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from editor.core.adjustment import Adjustment, Area
from editor.core.adjustments.apply import adjust_bytes, put_planes, unit_planes
from editor.core.layer import AdjustmentLayer, BlendMode, Layer
from editor.core.raster import Pixels
from editor.render.laying import Frame, Surface, multiply_alpha
from editor.render.tiles import Format, is_opaque, view, wrap


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
    if not layers:
        return
    adjustments = [layer.adjustment for layer in layers]
    if is_opaque(pixels):
        _adjust_bytes(pixels, adjustments, frame)
    elif pixels[..., 3].any():
        colours, alpha = opaque(pixels)
        _adjust_bytes(colours, adjustments, frame)
        surface.put(with_alpha(colours, alpha))


def adjust(colours: Pixels, alpha: Pixels | None, adjustment: Adjustment, frame: Frame) -> None:
    """One adjustment of opaque BGRA colours (h, w, 4), in place.

    alpha: how much each pixel weighs where neighbours are looked at; None where all are opaque.
    """
    if adjustment.reach == 0:
        _adjust_bytes(colours, [adjustment], frame)
        return
    rgb = colours[..., 2::-1]
    weight = None if alpha is None else alpha * np.float32(1 / 255)
    place = frame.rect.x, frame.rect.y, frame.level
    after = adjustment.applied(Area(unit_planes(rgb), weight, *place))
    put_planes(np.clip(after, 0, 1, out=after), rgb)


def _adjust_bytes(pixels: Pixels, adjustments: Sequence[Adjustment], frame: Frame) -> None:
    adjust_bytes(pixels[..., 2::-1], adjustments, frame.rect.x, frame.rect.y, frame.level)


def opaque(pixels: Pixels) -> tuple[Pixels, Pixels | None]:
    """Colours made opaque, BGRA (h, w, 4), and their alpha (h, w), None where all of it is 255.

    The colours are premultiplied pixels' own memory where nothing was to be made opaque.
    """
    if is_opaque(pixels):
        return pixels, None
    colours = view(wrap(pixels).convertToFormat(Format.Format_ARGB32))
    colours[..., 3] = 255
    return colours, np.ascontiguousarray(pixels[..., 3])


def with_alpha(colours: Pixels, alpha: Pixels | None) -> Pixels:
    """Opaque colours, in place, as premultiplied pixels of that alpha again."""
    if alpha is not None:
        multiply_alpha(wrap(colours), wrap(alpha, Format.Format_Alpha8))
    return colours
