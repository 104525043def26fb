"""The settings of the tools that select; panels show them, and they are kept."""

from __future__ import annotations

from dataclasses import dataclass

from editor.core.select import Mode
from editor.ui.controls.slider import Scale
from editor.ui.tool_settings import setting
from editor.ui.words import marked as T

MODES = (
    (Mode.REPLACE.value, T("Tools", "New")),
    (Mode.ADD.value, T("Tools", "Add")),
    (Mode.SUBTRACT.value, T("Tools", "Subtract")),
    (Mode.INTERSECT.value, T("Tools", "Intersect")),
)
FREE, RATIO, SIZE = "free", "ratio", "size"
SHAPES = (
    (FREE, T("Tools", "Free")),
    (RATIO, T("Tools", "Ratio")),
    (SIZE, T("Tools", "Size")),
)
SIDED = ("shape", frozenset({RATIO, SIZE}))
PIXELS = Scale(0, 250, " px", 0, 2.5)
SIDES = Scale(1, 8000, "", 0, 3.0)
LEVELS = Scale(0, 255, "", 0, 1.5)

MODE = T("Tools", "Selection mode")
MODE_TIP = T("Tools", "What becomes of what was selected before (Shift adds, Alt subtracts)")
FEATHER = T("Tools", "Feather")
FEATHER_TIP = T("Tools", "Over how many pixels the edge fades")
SMOOTH = T("Tools", "Smooth edge")
SMOOTH_TIP = T("Tools", "Pixels that the edge crosses are selected in part")


OWN = (("grabcut", T("Tools", "Colours and edges")),)
"""What finds objects without a model."""
segmenters: list[str] = []
"""Names of the models on the shelf that find objects; known once the shelf was read."""


@dataclass(frozen=True)
class Marquee:
    """Of the rectangle and the ellipse."""

    mode: str = setting(Mode.REPLACE.value, MODE, MODE_TIP, choices=MODES)
    feather: int = setting(0, FEATHER, FEATHER_TIP, scale=PIXELS)
    smooth: bool = setting(True, SMOOTH, SMOOTH_TIP)
    shape: str = setting(
        FREE, T("Tools", "Shape"), T("Tools", "Keep to a ratio of sides, or to a size"),
        choices=SHAPES,
    )  # fmt: skip
    width: int = setting(
        3, T("Tools", "Width"), T("Tools", "Width of the ratio, or in pixels"), scale=SIDES,
        when=SIDED,
    )  # fmt: skip
    height: int = setting(
        2, T("Tools", "Height"), T("Tools", "Height of the ratio, or in pixels"), scale=SIDES,
        when=SIDED,
    )  # fmt: skip


@dataclass(frozen=True)
class Lasso:
    """Of the freehand and the polygon lasso."""

    mode: str = setting(Mode.REPLACE.value, MODE, MODE_TIP, choices=MODES)
    feather: int = setting(0, FEATHER, FEATHER_TIP, scale=PIXELS)
    smooth: bool = setting(True, SMOOTH, SMOOTH_TIP)


@dataclass(frozen=True)
class Wand:
    """Of the magic wand."""

    mode: str = setting(Mode.REPLACE.value, MODE, MODE_TIP, choices=MODES)
    tolerance: int = setting(
        32, T("Tools", "Tolerance"), T("Tools", "How much colours may differ"), scale=LEVELS
    )
    contiguous: bool = setting(
        True, T("Tools", "Contiguous"), T("Tools", "Only what hangs together with the pixel")
    )
    everything: bool = setting(
        True, T("Tools", "All layers"), T("Tools", "Look at all that shows, not at one layer")
    )
    feather: int = setting(0, FEATHER, FEATHER_TIP, scale=PIXELS)
    smooth: bool = setting(True, SMOOTH, SMOOTH_TIP)


@dataclass(frozen=True)
class Smart:
    """Of the smart selection."""

    mode: str = setting(Mode.REPLACE.value, MODE, MODE_TIP, choices=MODES)
    model: str = setting(
        "grabcut", T("Tools", "Model"), T("Tools", "What finds the object in the box"),
        choices=lambda: (*OWN, *((name, name) for name in segmenters)),
    )  # fmt: skip
