"""What an artist does to the named masks: pure functions, each returns a new document.

`name` is the mask meant; None means the active one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from enum import Enum, auto
from itertools import count
from typing import TypeVar

from editor.core import spread
from editor.core.document import DEFAULT_MASK, Document
from editor.core.errors import BadInput
from editor.core.geometry import Rect, Size
from editor.core.raster import Pixels, Raster, raster_from
from editor.core.select import Mode, combined, whole
from editor.core.transform import scaled
from editor.core.warp import warped

T = TypeVar("T", int, float)
Put = Callable[[Document, Raster], Document]
"""Gives a document a mask: the document with it."""


class Fit(Enum):
    """What becomes of a mask that is not as large as the picture."""

    SCALE = auto()
    MIDDLE = auto()
    CORNER = auto()


def fill_mask(document: Document, name: str | None = None) -> Document:
    """All of the canvas is to be changed."""
    return _with_mask(document, whole(document.bounds), name)


def clear_mask(document: Document, name: str | None = None) -> Document:
    """Nothing is to be changed."""
    return _with_mask(document, Raster(1), name)


def invert_mask(document: Document, name: str | None = None) -> Document:
    """What was to be changed stays, and the other way round (inside the canvas)."""
    everything = whole(document.bounds)
    rest = combined(everything, _mask(document, name), Mode.SUBTRACT)
    return _with_mask(document, rest, name)


def select(document: Document, shape: Raster, mode: Mode, feather: float = 0.0) -> Document:
    """The active mask after a shape was selected, softened first by `feather` pixels; the same
    document where that changes nothing."""
    shape = shape.cropped(document.bounds)
    if feather > 0 and shape.tiles:
        shape = spread.feathered(shape, document.bounds, feather)
    after = combined(document.mask, shape, mode)
    same = after.changed_pixels(document.mask, at_most=1 << 30).empty
    return document if same else document.with_mask(after)


def grow_mask(document: Document, by: int, name: str | None = None) -> Document:
    """Enlarged by `by` pixels all round (a disc)."""
    return _changed(document, name, by, spread.grown)


def shrink_mask(document: Document, by: int, name: str | None = None) -> Document:
    """Made smaller by `by` pixels all round (a disc); the canvas' edge does not count as outside.

    Growing the inverse and inverting back is the same thing.
    """
    return _changed(document, name, by, spread.shrunk)


def feather_mask(document: Document, radius: float, name: str | None = None) -> Document:
    """Softened by a Gaussian of standard deviation `radius` / 2 pixels."""
    return _changed(document, name, radius, spread.feathered)


def smooth_mask(document: Document, radius: float, name: str | None = None) -> Document:
    """Rounded: corners and specks smaller than `radius` pixels go, the edge stays sharp."""
    return _changed(document, name, radius, spread.smoothed)


def border_mask(document: Document, width: int, name: str | None = None) -> Document:
    """Only a band of `width` pixels along the mask's edge."""
    return _changed(document, name, width, spread.bordered)


def fitted(levels: Pixels, size: Size, how: Fit) -> Raster:
    """A mask of any size, uint8 (h, w), on a picture of another: scaled, or laid as it is in the
    middle or at the top left corner; what lies beyond the picture goes."""
    h, w = levels.shape
    if how is Fit.SCALE:
        mask = warped(raster_from(levels), scaled(size.w / w, size.h / h))
    elif how is Fit.MIDDLE:
        mask = raster_from(levels, (size.w - w) // 2, (size.h - h) // 2)
    else:
        mask = raster_from(levels)
    return mask.cropped(Rect(0, 0, *size))


def free_name(document: Document, stem: str) -> str:
    """`stem` and the first number from 2 on that no mask is called by."""
    names = (f"{stem} {number}" for number in count(2))
    return next(name for name in names if name not in document.masks)


def copy_mask(document: Document, to: str, name: str | None = None) -> Document:
    """A new mask of the same pixels, made the active one; BadInput where its name is taken."""
    return add_mask(document, to, _mask(document, name))


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


def _changed(
    document: Document, name: str | None, by: T, change: Callable[[Raster, Rect, T], Raster]
) -> Document:
    """The mask after a change by some pixels; the same document where there is nothing to do."""
    mask = _mask(document, name)
    if by <= 0 or not mask.tiles:
        return document
    return _with_mask(document, change(mask, document.bounds, by), name)
