"""Actions that change what is seen, not the picture."""

from __future__ import annotations

from editor.ui.entries.entry import Entries, Entry
from editor.ui.words import marked as T

ENTRIES: Entries = (
    # View
    Entry("zoom_in", T("Actions", "Zoom in"), "Ctrl++ Ctrl+=", "zoom-in",
          T("Actions", "Show the picture larger")),
    Entry("zoom_out", T("Actions", "Zoom out"), "Ctrl+-", "zoom-out",
          T("Actions", "Show the picture smaller")),
    Entry("zoom_fit", T("Actions", "Fit"), "0", "fit", T("Actions", "Show the whole picture")),
    Entry("zoom_actual", T("Actions", "100 %"), "1", "",
          T("Actions", "Show one pixel of the picture as one pixel of the screen")),
    Entry("rotate_left", T("Actions", "Rotate view left"), "Ctrl+[", "rotate-left",
          T("Actions", "Turn the view, not the picture")),
    Entry("rotate_right", T("Actions", "Rotate view right"), "Ctrl+]", "rotate-right",
          T("Actions", "Turn the view, not the picture")),
    Entry("rotate_reset", T("Actions", "Reset rotation"), "Shift+R", "",
          T("Actions", "Show the picture upright")),
    Entry("show_before", T("Actions", "Before"), "", "before-after",
          T("Actions", "Show the picture as it was opened (or hold Tab)"), True),
    Entry("context_show", T("Actions", "Show what the engine sees"), "", "",
          T("Actions", "A box round the mask; drag its edges to show more or less"), True),
    Entry("full_screen", T("Actions", "Full screen"), "F11", "",
          T("Actions", "Use the whole screen"), True),
)  # fmt: skip
