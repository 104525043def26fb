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
    Entry("rulers_show", T("Actions", "Rulers"), "Ctrl+R", "ruler",
          T("Actions", "Rulers along the picture; guides are pulled out of them"), True),
    Entry("guides_show", T("Actions", "Guides"), "Ctrl+;", "guides",
          T("Actions", "Show the guides; with the move tool, or Ctrl, they are dragged"), True),
    Entry("grid_show", T("Actions", "Grid"), "Ctrl+'", "grid",
          T("Actions", "Squares over the picture, as large as the preferences say"), True),
    Entry("pixel_grid", T("Actions", "Pixel grid"), "", "",
          T("Actions", "Lines between the pixels above 800 %"), True),
    Entry("guide_add", T("Actions", "New guide…"), "", "plus",
          T("Actions", "Put a guide exactly where it should be")),
    Entry("guides_clear", T("Actions", "Remove all guides"), "", "clear",
          T("Actions", "Take every guide away")),
    Entry("snap_on", T("Actions", "Snap to lines"), "Ctrl+Shift+;", "magnet",
          T("Actions", "Drags on the canvas keep to lines that are near"), True),
    Entry("snap_guides", T("Actions", "Snap to guides"), "", "",
          T("Actions", "Keep to guides, where they are shown"), True),
    Entry("snap_grid", T("Actions", "Snap to the grid"), "", "",
          T("Actions", "Keep to the grid, where it is shown"), True),
    Entry("snap_canvas", T("Actions", "Snap to the picture"), "", "",
          T("Actions", "Keep to the picture's edges and middle"), True),
    Entry("snap_layers", T("Actions", "Snap to layers"), "", "",
          T("Actions", "Keep to edges and middles of the layers that are visible"), True),
    Entry("snap_selection", T("Actions", "Snap to the selection"), "", "",
          T("Actions", "Keep to what the mask covers"), True),
    Entry("context_show", T("Actions", "Show what the engine sees"), "", "",
          T("Actions", "A box round the mask; drag its edges to show more or less"), True),
    Entry("full_screen", T("Actions", "Full screen"), "F11", "",
          T("Actions", "Use the whole screen"), True),
)  # fmt: skip
