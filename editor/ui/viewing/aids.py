"""Rulers, guides, grids and snapping: which of them the artist wants, kept as preferences."""

from __future__ import annotations

from dataclasses import dataclass

from editor.ui.controls.slider import Scale
from editor.ui.tool_settings import setting
from editor.ui.viewing.units import UNITS
from editor.ui.words import marked as T


@dataclass(frozen=True)
class Aids:
    """What is laid over the picture to align by. spacing: of the grid, in document pixels."""

    unit: str = setting(
        "px", T("Preferences", "Unit of the rulers"),
        T("Preferences", "Centimetres and inches follow the resolution in the file"),
        choices=UNITS,
    )  # fmt: skip
    spacing: float = setting(
        50.0, T("Preferences", "Grid spacing"),
        T("Preferences", "Side of the squares of the grid, in pixels of the picture"),
        scale=Scale(2, 1000, " px", 0, 2.5),
    )  # fmt: skip
    pixel_grid: bool = setting(
        True, T("Preferences", "Pixel grid"),
        T("Preferences", "Lines between the pixels above 800 %"),
    )  # fmt: skip
    rulers: bool = setting(
        False, T("Preferences", "Rulers"), T("Preferences", "Rulers along the picture")
    )
    guides: bool = setting(
        True, T("Preferences", "Guides"), T("Preferences", "Lines pulled out of the rulers")
    )
    grid: bool = setting(
        False, T("Preferences", "Grid"), T("Preferences", "Squares over the whole picture")
    )
    snap: bool = setting(
        True, T("Preferences", "Snap"), T("Preferences", "Drags keep to lines that are near")
    )
    snap_guides: bool = setting(
        True, T("Preferences", "Snap to guides"), T("Preferences", "Where guides are shown")
    )
    snap_grid: bool = setting(
        True, T("Preferences", "Snap to the grid"), T("Preferences", "Where the grid is shown")
    )
    snap_canvas: bool = setting(
        True, T("Preferences", "Snap to the picture"),
        T("Preferences", "To its edges and the lines through its middle"),
    )  # fmt: skip
    snap_layers: bool = setting(
        False, T("Preferences", "Snap to layers"),
        T("Preferences", "To edges and middles of layers that are visible"),
    )  # fmt: skip
    snap_selection: bool = setting(
        False, T("Preferences", "Snap to the selection"),
        T("Preferences", "To edges and middle of what the mask covers"),
    )  # fmt: skip
