"""Which rectangles hold the tiles that must be renewed, by a grid of bool (rows, columns)."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from editor.core.geometry import EMPTY, Rect
from editor.core.raster import TILE
from editor.render.compositor import blocks

_SETTING_UP = TILE * TILE // 2  # pixels that are composed while a composition is begun


def cells_of(area: Rect) -> tuple[slice, slice]:
    """(rows, columns) of the tiles that `area` touches."""
    return (
        slice(area.y // TILE, -(-area.bottom // TILE)),
        slice(area.x // TILE, -(-area.right // TILE)),
    )


def stale_areas(stale: np.ndarray, visible: Rect, side: int = 8 * TILE) -> Iterator[Rect]:
    """The stale tiles in `visible` as few rectangles, each inside one square of `side`."""
    for block in blocks(_hull(stale, visible), side):
        area = _hull(stale, block)
        if not area.empty:
            yield area


def by_rows(stale: np.ndarray, area: Rect, reach: int) -> list[Rect]:
    """The stale tiles of an area row by row, where that is less to be composed, `reach` pixels
    round each rectangle included; else the area."""
    rows = [_hull(stale, Rect(area.x, y, area.w, TILE)) for y in range(area.y, area.bottom, TILE)]
    rows = [row for row in rows if not row.empty]
    cost = sum(row.padded(reach).area + _SETTING_UP for row in rows)
    return rows if cost < area.padded(reach).area else [area]


def _hull(stale: np.ndarray, visible: Rect) -> Rect:
    """The stale tiles in `visible` as one rectangle."""
    inside = cells_of(visible)
    rows, columns = (np.flatnonzero(stale[inside].any(axis)) for axis in (1, 0))
    if not rows.size:
        return EMPTY
    x, y = (inside[1].start + int(columns[0])) * TILE, (inside[0].start + int(rows[0])) * TILE
    w, h = int(columns[-1] - columns[0]) + 1, int(rows[-1] - rows[0]) + 1
    return Rect(x, y, w * TILE, h * TILE)
