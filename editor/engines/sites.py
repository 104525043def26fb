"""Cuts a mask into sites: holes that are filled one by one, each from its own surroundings.

A cable across a 4K picture is many short sites, a blob is one; the work is as large as the hole
and never as large as the picture.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import cv2
import numpy as np

from editor.core.geometry import Rect

CELL = 96
"""Long thin strokes are cut, and small holes gathered, on a grid of this many pixels."""
SMALL = 64
"""Holes with both sides up to this are gathered with their neighbours in the cell."""
THIN = 16
"""Strokes up to this thickness in pixels count as thin."""
DEEP = 64
"""Holes thicker than this count as deep."""
JOIN = 8
"""Holes nearer than this are one."""
GROUP = 512
"""Holes within a box of this side are filled together: a hole just filled is no good source."""
NEAR = 64
"""Surroundings reach at least this many pixels."""
STROKE_WIDE, WIDE = 640, 1024
"""Surroundings reach twice the hole's size or to this side in all, if that is less."""


@dataclass(frozen=True, eq=False)
class Site:
    """A hole: its box in the picture, and which of the box's pixels are its own, bool (h, w).

    thickness: of its thickest place, in pixels.
    """

    box: Rect
    own: np.ndarray = field(repr=False)
    thickness: float

    @property
    def thin(self) -> bool:
        """Strokes: what replaces them lies beside them."""
        return self.thickness <= THIN

    @property
    def deep(self) -> bool:
        """Blobs: most of their pixels are far from known ones."""
        return self.thickness > DEEP

    def context(self, picture: Rect, times: float = 1.0) -> Rect:
        """The box with the surroundings it is filled from; `times` widens them.

        What replaces a thick hole may be far away, and searching farther costs little beside
        filling.
        """
        side = max(self.box.w, self.box.h)
        wide = STROKE_WIDE if self.thin else max(WIDE, 2 * side)
        reach = max(NEAR, min(2 * side, (wide - side) // 2))
        return self.box.padded(round(reach * times)).intersect(picture)


def extent(mask: np.ndarray) -> Rect:
    """The smallest rectangle that holds all of a mask (h, w); empty where nothing is masked."""
    rows = np.flatnonzero(mask.any(1))
    if not len(rows):
        return Rect(0, 0, 0, 0)
    columns = np.flatnonzero(mask[rows[0] : rows[-1] + 1].any(0))
    return Rect(
        int(columns[0]), int(rows[0]),
        int(columns[-1] - columns[0] + 1), int(rows[-1] - rows[0] + 1),
    )  # fmt: skip


def sites(mask: np.ndarray) -> list[Site]:
    """All sites of a mask uint8 (h, w), > 0 = hole; together they own each masked pixel once."""
    whole = extent(mask)
    if whole.empty:
        return []
    hole = mask[whole.slices()] > 0
    cells = _ownership(hole)
    found = _grouped(_split(cells, hole))
    return [Site(s.box.moved(whole.x, whole.y), s.own, s.thickness) for s in found]


def _split(owners: np.ndarray, hole: np.ndarray) -> list[Site]:
    """One site for each owner, in one pass over the hole's pixels."""
    rows, columns = np.nonzero(hole)
    order = np.argsort(owners[rows, columns], kind="stable")
    rows, columns = rows[order], columns[order]
    ends = np.flatnonzero(np.diff(owners[rows, columns])) + 1
    parts = zip(np.split(rows, ends), np.split(columns, ends), strict=True)
    return [_site(y, x) for y, x in parts]


def _site(rows: np.ndarray, columns: np.ndarray) -> Site:
    """The site of the pixels at these rows and columns."""
    y, x = int(rows.min()), int(columns.min())
    box = Rect(x, y, int(columns.max()) - x + 1, int(rows.max()) - y + 1)
    own = np.zeros((box.h, box.w), bool)
    own[rows - y, columns - x] = True
    return Site(box, own, _thickness(own))


def _grouped(found: list[Site]) -> list[Site]:
    """Sites joined with one another as long as the common box has at most `GROUP` a side."""
    groups: list[Site] = []
    for site in found:
        for i, other in enumerate(groups):
            both = site.box.unite(other.box)
            if max(both.w, both.h) <= GROUP:
                own = _placed(site, both) | _placed(other, both)
                groups[i] = Site(both, own, max(site.thickness, other.thickness))
                break
        else:
            groups.append(site)
    return groups


def _placed(site: Site, box: Rect) -> np.ndarray:
    """The site's own pixels in a larger box, bool (h, w)."""
    own = np.zeros((box.h, box.w), bool)
    own[site.box.moved(-box.x, -box.y).slices()] = site.own
    return own


def _ownership(hole: np.ndarray) -> np.ndarray:
    """int32 (h, w): the same number on all pixels of one site; only holes count."""
    joined = cv2.dilate(hole.astype(np.uint8), np.ones((JOIN + 1, JOIN + 1), np.uint8))
    count, labels, boxes, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    h, w = hole.shape
    across = w // CELL + 1
    cell_of_pixel = (np.arange(h) // CELL)[:, None] * across + np.arange(w) // CELL
    owners = np.full((h, w), -1, np.int32)
    for label in range(1, count):
        x, y, bw, bh = (int(v) for v in boxes[label, :4])
        area = np.s_[y : y + bh, x : x + bw]
        member = (labels[area] == label) & hole[area]
        owners[area][member] = _owner(member, (x, y), cell_of_pixel, label)[member]
    return owners


def _owner(
    member: np.ndarray, corner: tuple[int, int], cells: np.ndarray, label: int
) -> np.ndarray:
    """Owner of each pixel of one joined hole: its cell, its centre's cell, or itself alone."""
    h, w = member.shape
    x, y = corner
    if max(h, w) <= SMALL + JOIN:
        return np.full((h, w), cells[y + h // 2, x + w // 2])
    if max(h, w) > CELL and _thickness(member) <= THIN:
        return cells[y : y + h, x : x + w]
    return np.full((h, w), int(cells.max()) + label)


def _thickness(hole: np.ndarray) -> float:
    """Thickness in pixels of the thickest place of a hole, bool (h, w)."""
    framed = np.pad(hole.astype(np.uint8), 1)
    return 2 * float(cv2.distanceTransform(framed, cv2.DIST_L2, 3).max())
