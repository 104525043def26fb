"""The square in which a portrait stands: where it begins, and how a hand moves and sizes it."""

from __future__ import annotations

from editor.core.document import Document
from editor.core.geometry import Rect, Size
from editor.ui.canvas.context import Grip

LEAST = 32
"""Smallest side in document pixels."""
NEW = Size(512, 512)
"""Of a document that is made for a portrait."""


def first_square(document: Document, seen: Rect | None = None, bounds: Rect | None = None) -> Rect:
    """Round what is painted of the mask, else the middle of the picture; always inside it.

    seen: the part of the picture in sight. A square in the middle of less than all of it leaves a
    rim, so that its corners can be gripped. bounds: what counts as the picture, None = all of it.
    """
    bounds = document.bounds if bounds is None else bounds
    extent = document.mask.cropped(bounds).extent()
    around = extent if not extent.empty else _at_hand(bounds, seen)
    side = max(around.w, around.h) if around == extent else min(around.w, around.h)
    side = min(side, bounds.w, bounds.h)
    x, y = around.x + (around.w - side) // 2, around.y + (around.h - side) // 2
    return inside(Rect(x, y, side, side), bounds)


def _at_hand(bounds: Rect, seen: Rect | None) -> Rect:
    if seen is None or seen.empty or seen == bounds:
        return bounds
    rim = min(seen.w, seen.h) // 8
    return Rect(seen.x + rim, seen.y + rim, seen.w - 2 * rim, seen.h - 2 * rim)


def free_square(document: Document) -> Rect:
    """Where a new portrait goes: the middle of the picture, at most as large as `NEW`."""
    bounds = document.bounds
    side = min(bounds.w, bounds.h, NEW.w)
    return Rect((bounds.w - side) // 2, (bounds.h - side) // 2, side, side)


def inside(square: Rect, bounds: Rect) -> Rect:
    """The same square shrunk and shifted as little as it takes to lie in `bounds`."""
    side = max(1, min(max(square.w, LEAST), bounds.w, bounds.h))
    x = min(max(square.x, bounds.x), bounds.right - side)
    y = min(max(square.y, bounds.y), bounds.bottom - side)
    return Rect(x, y, side, side)


def sized(square: Rect, grip: Grip, x: int, y: int, bounds: Rect) -> Rect:
    """With the gripped corner (or edge) at (x, y); the opposite one stays, and it stays a square.

    An edge carries the corner clockwise of it along.
    """
    right, down = grip.x >= 0, grip.y >= 0
    fixed_x = square.x if right else square.right
    fixed_y = square.y if down else square.bottom
    reach_x = (bounds.right - fixed_x) if right else (fixed_x - bounds.x)
    reach_y = (bounds.bottom - fixed_y) if down else (fixed_y - bounds.y)
    asked_x, asked_y = abs(x - fixed_x) * (grip.x != 0), abs(y - fixed_y) * (grip.y != 0)
    side = max(LEAST, min(max(asked_x, asked_y), reach_x, reach_y))
    return inside(
        Rect(fixed_x if right else fixed_x - side, fixed_y if down else fixed_y - side, side, side),
        bounds,
    )
