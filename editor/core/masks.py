"""What an artist does to the named masks: pure functions, each returns a new document.

`name` is the mask meant; None means the active one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from editor.core.document import DEFAULT_MASK, Document
from editor.core.errors import BadInput
from editor.core.raster import Pixels, Raster


def fill_mask(document: Document, name: str | None = None) -> Document:
    """All of the canvas is to be changed."""
    full = np.full((document.size.h, document.size.w, 1), 255, np.uint8)
    return _with_mask(document, Raster(1).write(document.bounds, full), name)


def clear_mask(document: Document, name: str | None = None) -> Document:
    """Nothing is to be changed."""
    return _with_mask(document, Raster(1), name)


def invert_mask(document: Document, name: str | None = None) -> Document:
    """What was to be changed stays, and the other way round (inside the canvas)."""
    inside = _mask(document, name).read(document.bounds)
    return _with_mask(document, Raster(1).write(document.bounds, ~inside), name)


def grow_mask(document: Document, by: int, name: str | None = None) -> Document:
    """Enlarged by `by` pixels all round (a disc)."""
    return _filtered(document, name, by, lambda pixels: _dilated(pixels, by))


def shrink_mask(document: Document, by: int, name: str | None = None) -> Document:
    """Made smaller by `by` pixels all round (a disc); the canvas' edge does not count as outside.

    Growing the inverse and inverting back is the same thing.
    """
    mask = _mask(document, name).read(document.bounds)[..., 0]
    smaller = ~_dilated(~mask, by)[..., None]
    return _with_mask(document, Raster(1).write(document.bounds, smaller), name)


def feather_mask(document: Document, radius: float, name: str | None = None) -> Document:
    """Softened by a Gaussian of standard deviation `radius` / 2 pixels."""
    reach = int(np.ceil(radius * 1.5))
    return _filtered(document, name, reach, lambda pixels: _blurred(pixels, radius / 2))


def add_mask(document: Document, name: str, raster: Raster | None = None) -> Document:
    """A new named mask, made the active one; raises BadInput where the name is taken."""
    _check_free(document, name)
    return replace(document.with_mask(raster or Raster(1), name), active_mask=name)


def select_mask(document: Document, name: str) -> Document:
    """Make a mask the active one."""
    _mask(document, name)
    return replace(document, active_mask=name)


def rename_mask(document: Document, old: str, new: str) -> Document:
    """Another name for a mask; raises BadInput where it is empty or taken."""
    if new == old:
        return document
    _check_free(document, new)
    renamed = {new if name == old else name: mask for name, mask in document.masks.items()}
    active = new if document.active_mask == old else document.active_mask
    return replace(document, masks=renamed, active_mask=active)


def remove_mask(document: Document, name: str) -> Document:
    """Without that mask; when the last one goes, an empty one takes its place."""
    _mask(document, name)
    rest = {other: mask for other, mask in document.masks.items() if other != name}
    rest = rest or {DEFAULT_MASK: Raster(1)}
    active = document.active_mask if document.active_mask in rest else next(iter(rest))
    return replace(document, masks=rest, active_mask=active)


def _mask(document: Document, name: str | None) -> Raster:
    name = document.active_mask if name is None else name
    if name not in document.masks:
        raise BadInput(f"There is no mask “{name}”.")
    return document.masks[name]


def _with_mask(document: Document, raster: Raster, name: str | None) -> Document:
    _mask(document, name)
    return document.with_mask(raster, name)


def _check_free(document: Document, name: str) -> None:
    if not name.strip():
        raise BadInput("A mask needs a name.")
    if name in document.masks:
        raise BadInput(f"A mask “{name}” is there already.", remedy="Choose another name.")


def _filtered(
    document: Document, name: str | None, reach: int, change: Callable[[Pixels], Pixels]
) -> Document:
    """The mask after a change that spreads at most `reach` pixels; works on its extent only."""
    mask = _mask(document, name)
    extent = mask.extent()
    if extent.empty or reach <= 0:
        return document
    area = extent.padded(reach)
    changed = change(mask.read(area)[..., 0])[..., None]
    inside = area.intersect(document.bounds)
    part = changed[inside.moved(-area.x, -area.y).slices()]
    return _with_mask(document, Raster(1).write(inside, part), name)


def _dilated(pixels: Pixels, radius: int) -> Pixels:
    """Maximum over a disc, row by row: each row's run is a maximum of shifted copies."""
    out = pixels.copy()
    for dy in range(-radius, radius + 1):
        half = int(np.sqrt(radius * radius - dy * dy))
        wide = _row_maximum(pixels, half)
        source = wide[max(0, dy) : wide.shape[0] + min(0, dy)]
        target = out[max(0, -dy) : out.shape[0] + min(0, -dy)]
        np.maximum(target, source, out=target)
    return out


def _row_maximum(pixels: Pixels, half: int) -> Pixels:
    """Maximum over 2 half + 1 pixels of a row, by doubling (van Herk's idea, log steps)."""
    width = 2 * half + 1
    padded = np.pad(pixels, ((0, 0), (half, half)))
    span = 1
    while span < width:
        step = min(span, width - span)
        padded = np.maximum(padded[:, : padded.shape[1] - step], padded[:, step:])
        span += step
    return padded


def _blurred(pixels: Pixels, sigma: float) -> Pixels:
    reach = int(np.ceil(sigma * 3))
    x = np.arange(-reach, reach + 1, dtype=np.float32)
    kernel = np.exp(-(x**2) / (2 * max(sigma, 1e-3) ** 2))
    kernel /= kernel.sum()
    out = pixels.astype(np.float32)
    for axis in (0, 1):
        out = _convolved(out, kernel, axis)
    blurred: Pixels = np.rint(out).astype(np.uint8)
    return blurred


def _convolved(pixels: Pixels, kernel: Pixels, axis: int) -> Pixels:
    reach = len(kernel) // 2
    out = np.zeros_like(pixels)
    padding = [(0, 0), (0, 0)]
    padding[axis] = (reach, reach)
    padded = np.pad(pixels, padding, mode="edge")
    length = pixels.shape[axis]
    for start, weight in enumerate(kernel):
        part = padded[start : start + length] if axis == 0 else padded[:, start : start + length]
        out += weight * part
    return out
