"""Tools that paint, move and look."""

from __future__ import annotations

from editor.ui.entries.entry import Entries, Entry
from editor.ui.words import marked as T

ENTRIES: Entries = (
    # Tools
    Entry("tool_mask", T("Actions", "Mask brush"), "M", "mask-brush",
          T("Actions", "Paint over what should change"), True),
    Entry("tool_brush", T("Actions", "Brush"), "B", "brush",
          T("Actions", "Paint with colour on the active layer"), True),
    Entry("tool_eraser", T("Actions", "Eraser"), "E", "eraser",
          T("Actions", "Erase on the active layer"), True),
    Entry("tool_eyedropper", T("Actions", "Eyedropper"), "I", "eyedropper",
          T("Actions", "Take a colour from the picture"), True),
    Entry("tool_move", T("Actions", "Move"), "V", "move",
          T("Actions", "Drag the active layer"), True),
    Entry("tool_pan", T("Actions", "Pan"), "H", "pan",
          T("Actions", "Drag the view (or hold Space)"), True),
)  # fmt: skip
