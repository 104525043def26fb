"""The layer masks of a Photoshop document: over canvas and layer, at their density."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from editor.core.geometry import Rect, Size
from editor.core.raster import TILE, Raster
from editor.media.psd_pixels import Colours, Format, plain_mask, unpacked
from editor.media.psd_report import Report
from editor.media.rasters import to_mask

_FAR = 1_000_000
_MASK, _REAL_MASK = -2, -3


@dataclass(frozen=True, eq=False)
class Sheet:
    """What all layers of a document share: its size, how planes are stored, its colours."""

    size: Size
    format: Format
    colours: Colours

    @property
    def canvas(self) -> Rect:
        """The canvas, (0, 0, w, h)."""
        return Rect(0, 0, *self.size)

    @property
    def deep(self) -> bool:
        """True where layers have 16 bits a channel."""
        return self.format.depth > 8 and not self.colours.rounds


def plane_of(part: Any, area: Rect, sheet: Sheet) -> np.ndarray:
    """One channel's plane (h, w), uint8 or uint16. Raises what `unpacked` does."""
    return unpacked(int(part.compression), part.data, Size(area.w, area.h), sheet.format)


def check_place(area: Rect) -> None:
    """Raise ValueError where pixels cannot stand there."""
    if max(abs(area.x), abs(area.y), area.w, area.h) > _FAR or min(area.w, area.h) < 0:
        raise ValueError("not a place")


def mask_of(
    record: Any, channels: Mapping[int, Any], sheet: Sheet, report: Report, name: str
) -> Raster | None:
    """The mask of a layer (1 channel, 255 = shown), or None. Raises ValueError for damage.

    Where vector and pixel masks are joined to one, that one.
    """
    data = record.mask_data
    real = data is not None and getattr(data.real_flags, "parameters_applied", False)
    channel = channels.get(_REAL_MASK if real else _MASK)
    if data is None or channel is None:
        return None
    if getattr(data.parameters, "user_mask_feather", 0):
        report.add("The feather of a mask was left out", name)
    area, outside = _place(data, "real_" if real else "")
    check_place(area)
    plane = None if area.empty else plane_of(channel, area, sheet)
    density = getattr(data.parameters, "user_mask_density", None)
    least = 0 if density is None else 255 - density
    even = _even(outside, least, _reach(record, sheet), 16 if sheet.format.depth > 8 else 8)
    return even if plane is None else _over(even, _weakened(plane, least, sheet), area)


def _place(data: Any, kind: str) -> tuple[Rect, int]:
    left, top, right, bottom, outside = (
        int(getattr(data, kind + edge) or 0)
        for edge in ("left", "top", "right", "bottom", "background_color")
    )
    return Rect(left, top, max(0, right - left), max(0, bottom - top)), outside


def _weakened(plane: np.ndarray, least: int, sheet: Sheet) -> np.ndarray:
    """At a density below 100 %, what is hidden shows by `least` of 255."""
    plane = plain_mask(plane, sheet.format.depth)
    if not least:
        return plane
    top = int(np.iinfo(plane.dtype).max)
    low = least * top // 255
    return (low + plane.astype(np.uint32) * (top - low) // top).astype(plane.dtype)


def _reach(record: Any, sheet: Sheet) -> Rect:
    """Canvas and layer, as far as a layer beyond the canvas can be of use."""
    canvas = sheet.canvas
    layer = Rect(record.left, record.top, record.width, record.height)
    return canvas.unite(layer.intersect(canvas.padded(max(canvas.w, canvas.h))))


def _even(outside: int, least: int, reach: Rect, depth: int) -> Raster:
    """A mask that is `outside` everywhere in reach; one tile stands for all."""
    value = least + outside * (255 - least) // 255
    mask = Raster(1, depth)  # type: ignore[arg-type]
    if value == 0:
        return mask
    tile = np.full((TILE, TILE, 1), value * (257 if depth == 16 else 1), mask.dtype)
    tile.flags.writeable = False
    return mask.with_tiles(dict.fromkeys(reach.cells(TILE), tile))


def _over(mask: Raster, plane: np.ndarray, area: Rect) -> Raster:
    if not mask.tiles:
        return to_mask(plane, area.x, area.y)
    return mask.write(area, np.ascontiguousarray(plane)[..., None])
