"""What the tools that select ask for; `Selector` grants it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint

from editor.core.coverage import Points
from editor.core.geometry import Rect
from editor.core.select import Mode
from editor.ui.selecting.settings import Smart, Wand


@dataclass(frozen=True, eq=False)
class ShapeWish:
    """Select what lies inside of polygons. feather in pixels; label: of the step."""

    rings: Sequence[Points]
    mode: Mode
    feather: float
    smooth: bool
    label: str


@dataclass(frozen=True)
class WandWish:
    """Select what looks like the pixel at (x, y)."""

    x: int
    y: int
    mode: Mode
    how: Wand


@dataclass(frozen=True)
class SmartWish:
    """Find what stands in a box of the document."""

    box: Rect
    mode: Mode
    how: Smart


@dataclass(frozen=True)
class NothingWish:
    """Select nothing: the artist clicked beside it."""


@dataclass(frozen=True)
class MenuWish:
    """Show what can be done with the selection, at a point of the screen."""

    at: QPoint
