"""Adjustments on bytes: tables where channels stay apart, floats by cache-sized blocks else."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from editor.core.adjustment import Adjustment, Area, Colours
from editor.core.adjustments.channelwise import Channelwise, Table, table_of

Bytes = NDArray[np.uint8]
"""(h, w, 3), red first; may be a view of pixels in another order."""

_BLOCK = 1 << 15
"""Pixels that are worked on at once: their planes fit the processor's caches."""


def adjusted(
    pixels: np.ndarray, adjustments: Sequence[Adjustment], x: int = 0, y: int = 0
) -> np.ndarray:
    """A picture that stands alone, uint8 or uint16 RGB (h, w, 3), after adjustments; a copy.

    (x, y): where its first pixel is in the document. Nothing lies beyond its edges.
    """
    out = pixels.copy()
    for one in adjustments:
        if one.neutral:
            continue
        if out.dtype == np.uint8 and one.reach == 0:
            adjust_bytes(out, [one], x, y)
        else:
            out = _adjusted_whole(out, one, x, y)
    return out


def _adjusted_whole(pixels: np.ndarray, adjustment: Adjustment, x: int, y: int) -> np.ndarray:
    reach, most = adjustment.reach, np.iinfo(pixels.dtype).max
    room = ((reach, reach), (reach, reach))
    planes = np.moveaxis(pixels, -1, 0) * np.float32(1 / most)
    wide = np.pad(planes, ((0, 0), *room), mode="edge")
    alpha = np.pad(np.ones(planes.shape[1:], np.float32), room) if reach else None
    after = adjustment.applied(Area(wide, alpha, x - reach, y - reach))
    h, w = pixels.shape[:2]
    inside = np.clip(after[:, reach : reach + h, reach : reach + w], 0, 1)
    out: np.ndarray = np.rint(np.moveaxis(inside, 0, -1) * most).astype(pixels.dtype)
    return out


def adjust_bytes(
    pixels: Bytes, adjustments: Sequence[Adjustment], x: int = 0, y: int = 0, level: int = 0
) -> None:
    """Change colours in place by adjustments without a reach, one after the other.

    Each rounds to bytes, so that it makes no difference which are done together. (x, y), level:
    see `Area`.
    """
    steps = _steps(adjustments)
    rows = max(1, _BLOCK // max(1, pixels.shape[1]))
    for top in range(0, pixels.shape[0], rows):
        _adjust_block(pixels[top : top + rows], steps, x, y + (top << level), level)


def _steps(adjustments: Sequence[Adjustment]) -> list[Table | Adjustment]:
    """Runs of those that keep channels apart become one table."""
    out: list[Table | Adjustment] = []
    for apart, run in groupby(adjustments, lambda one: isinstance(one, Channelwise)):
        some = tuple(run)
        if apart:
            out.append(table_of(tuple(one for one in some if isinstance(one, Channelwise))))
        else:
            out.extend(some)
    return out


def _adjust_block(
    block: Bytes, steps: Sequence[Table | Adjustment], x: int, y: int, level: int
) -> None:
    planes: Colours | None = None  # the block, where it is no longer what `block` holds
    for step in steps:
        if isinstance(step, Adjustment):
            colours = unit_planes(block) if planes is None else planes
            planes = _rounded(step.applied(Area(colours, None, x, y, level)))
            continue
        if planes is not None:
            put_planes(planes, block)
            planes = None
        for channel in range(3):
            block[..., channel] = step[channel].take(block[..., channel])
    if planes is not None:
        put_planes(planes, block)


def unit_planes(pixels: Bytes) -> Colours:
    """Planes in 0..1 of bytes."""
    out = np.empty((3, *pixels.shape[:2]), np.float32)
    for channel in range(3):
        np.multiply(pixels[..., channel], np.float32(1 / 255), out=out[channel])
    return out


def put_planes(planes: Colours, pixels: Bytes) -> None:
    """Write planes in 0..1, already cut, as the nearest bytes."""
    for channel in range(3):
        np.rint(planes[channel] * np.float32(255), out=pixels[..., channel], casting="unsafe")


def _rounded(planes: Colours) -> Colours:
    planes *= np.float32(255)
    np.rint(planes, out=planes)
    np.clip(planes, 0, 255, out=planes)
    planes *= np.float32(1 / 255)
    return planes
