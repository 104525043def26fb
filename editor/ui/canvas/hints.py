"""What each tool does and which keys change it: one sentence or two for the status bar."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from editor.ui.tools import Tool
from editor.ui.words import marked as T

_BOX = T(
    "Hints",
    "Drag a box: Shift adds, Alt takes away, both keep what lies in both; pressed later they make"
    " it square and centred. A drag from inside moves the selection, arrows nudge it.",
)
_TRANSFORM = T(
    "Hints",
    "Drag the handles: Shift frees the proportions, Alt keeps the pivot, Ctrl bends."
    " Enter applies, Esc leaves all as it was.",
)

HINTS: Mapping[Tool, str] = MappingProxyType(
    {
        Tool.MASK: T("Hints", "X or the right button takes away, Shift-click draws a line."),
        Tool.RECT: _BOX,
        Tool.ELLIPSE: _BOX,
        Tool.LASSO: T(
            "Hints",
            "Draw round it: Shift adds, Alt takes away, both keep what lies in both."
            " Space moves the line, Esc gives it up.",
        ),
        Tool.POLYGON: T(
            "Hints",
            "Click its corners: Enter or a double-click closes it, Backspace takes one back,"
            " Esc gives it up.",
        ),
        Tool.WAND: T(
            "Hints", "Click a colour: Shift adds, Alt takes away, both keep what lies in both."
        ),
        Tool.SMART: T(
            "Hints",
            "Drag a box round an object, then paint over what belongs to it, with Alt over what"
            " does not. Enter takes it, Esc gives it up.",
        ),
        Tool.BRUSH: T(
            "Hints",
            "Paint: the right button erases, Alt picks a colour up, Shift-click draws a line,"
            " [ and ] or a drag with Alt and the right button change the size.",
        ),
        Tool.ERASER: T("Hints", "Erase: Shift-click draws a line, [ and ] change the size."),
        Tool.SMUDGE: T("Hints", "Smear colours: [ and ] change the size of the finger."),
        Tool.CLONE: T(
            "Hints", "Alt-click where the pixels come from, then paint where they shall go."
        ),
        Tool.HEALING: T(
            "Hints",
            "Paint over a fault; it is filled as soon as you let go. Shift+J tries another answer.",
        ),
        Tool.FILL: T("Hints", "Click an area to fill it; the right button takes the other colour."),
        Tool.GRADIENT: T(
            "Hints",
            "Drag from one end to the other, then move the ends: Shift keeps to even directions,"
            " the right button swaps the colours. Enter applies, Esc gives it up.",
        ),
        Tool.EYEDROPPER: T(
            "Hints", "Click to take a colour up; the right button takes the second one."
        ),
        Tool.MOVE: T(
            "Hints",
            "Drag the layer, or what is selected of it: Shift keeps to one axis, Alt leaves a copy."
            " Arrows nudge it, with Shift further.",
        ),
        Tool.TRANSFORM: _TRANSFORM,
        Tool.CROP: T(
            "Hints",
            "Drag the handles, beyond the picture for more room; outside turns."
            " Enter crops, Esc leaves all as it was.",
        ),
        Tool.PAN: T("Hints", "Drag the view; the wheel zooms, R and a drag turn it."),
    }
)
