"""What tools ask for that takes longer than a frame; the feature beside them grants it."""

from __future__ import annotations

from dataclasses import dataclass

from editor.core.gradient import Gradient
from editor.core.ink import Colour
from editor.core.raster import Raster
from editor.ui.canvas.target import Target
from editor.ui.painting.tint import Tint


@dataclass(frozen=True)
class FillWish:
    """The bucket was emptied at (x, y), whole document pixels."""

    x: int
    y: int
    colour: Colour


@dataclass(frozen=True, eq=False)
class GradientWish:
    """A gradient is being drawn; None: it is given up. target: where; None = the active layer."""

    gradient: Gradient | None
    final: bool = False
    target: Target | None = None


@dataclass(frozen=True, eq=False)
class HealWish:
    """A stroke of the healing brush: what is to be filled (1 channel), and its tint on the canvas,
    which goes once it is."""

    mask: Raster
    tint: Tint
