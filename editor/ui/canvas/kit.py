"""Which tool does what when the pen comes down: one line for each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from editor.ui.canvas.drags import PanDrag
from editor.ui.canvas.moving import Moving, begin_move
from editor.ui.canvas.painting import begin_stroke
from editor.ui.canvas.press import Drag, Press
from editor.ui.canvas.selecting import begin_ellipse, begin_lasso, begin_rectangle, begin_wand
from editor.ui.canvas.selecting_polygon import begin_polygon
from editor.ui.painting.cloning import begin_clone
from editor.ui.painting.filling import begin_fill
from editor.ui.painting.gradient_line import begin_gradient
from editor.ui.painting.healing import begin_heal
from editor.ui.painting.picking import begin_pick
from editor.ui.painting.settings import Cloning, Filling, Picking, Ramps, Smudging
from editor.ui.painting.smudging import begin_finger
from editor.ui.selecting.settings import Lasso, Marquee, Smart, Wand
from editor.ui.selecting.smart import begin_smart
from editor.ui.tools import Tool

if TYPE_CHECKING:
    from editor.ui.canvas.canvas import Canvas

Cursor = Qt.CursorShape


@dataclass(frozen=True)
class Trait:
    """begin: called with left or right presses that nothing else takes. cursor: of the system;
    a tool that has a brush shows its ring instead. settings: the kind the options bar shows."""

    begin: Callable[[Canvas, Press], Drag | None]
    cursor: Cursor = Cursor.CrossCursor
    settings: type | None = None


def _pan(canvas: Canvas, press: Press) -> Drag | None:
    return PanDrag(canvas, press.point) if press.left else None


def _nothing(canvas: Canvas, press: Press) -> None:
    """The operation that opens with the tool hears of every press itself."""


KIT: Mapping[Tool, Trait] = MappingProxyType(
    {
        Tool.MASK: Trait(begin_stroke),
        Tool.RECT: Trait(begin_rectangle, settings=Marquee),
        Tool.ELLIPSE: Trait(begin_ellipse, settings=Marquee),
        Tool.LASSO: Trait(begin_lasso, settings=Lasso),
        Tool.POLYGON: Trait(begin_polygon, settings=Lasso),
        Tool.WAND: Trait(begin_wand, settings=Wand),
        Tool.SMART: Trait(begin_smart, settings=Smart),
        Tool.BRUSH: Trait(begin_stroke),
        Tool.ERASER: Trait(begin_stroke),
        Tool.SMUDGE: Trait(begin_finger, settings=Smudging),
        Tool.CLONE: Trait(begin_clone, settings=Cloning),
        Tool.HEALING: Trait(begin_heal),
        Tool.FILL: Trait(begin_fill, settings=Filling),
        Tool.GRADIENT: Trait(begin_gradient, settings=Ramps),
        Tool.EYEDROPPER: Trait(begin_pick, settings=Picking),
        Tool.MOVE: Trait(begin_move, Cursor.SizeAllCursor, settings=Moving),
        Tool.TRANSFORM: Trait(_nothing, Cursor.ArrowCursor),
        Tool.CROP: Trait(_nothing, Cursor.ArrowCursor),
        Tool.PAN: Trait(_pan, Cursor.OpenHandCursor),
    }
)
