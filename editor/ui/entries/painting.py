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
    Entry("tool_smudge", T("Actions", "Smudge"), "Shift+S", "smudge",
          T("Actions", "Smear colours with a finger, dry or wet"), True),
    Entry("tool_clone", T("Actions", "Clone stamp"), "S", "clone",
          T("Actions", "Paint with pixels of another place (Alt-click says which)"), True),
    Entry("tool_healing", T("Actions", "Healing brush"), "J", "healing",
          T("Actions", "Paint over a fault; it is filled as soon as the pen is lifted"), True),
    Entry("tool_fill", T("Actions", "Fill"), "G", "bucket",
          T("Actions", "Fill an area of one colour (right button: the second colour)"), True),
    Entry("tool_gradient", T("Actions", "Gradient"), "Shift+G", "gradient",
          T("Actions", "Drag a line along which colours run into each other"), True),
    Entry("tool_eyedropper", T("Actions", "Eyedropper"), "I", "eyedropper",
          T("Actions", "Take a colour from the picture"), True),
    Entry("tool_move", T("Actions", "Move"), "V", "move",
          T("Actions", "Drag the active layer"), True),
    Entry("tool_pan", T("Actions", "Pan"), "H", "pan",
          T("Actions", "Drag the view (or hold Space)"), True),
    Entry("heal_again", T("Actions", "Heal the stroke again"), "Shift+J", "",
          T("Actions", "Fill the last stroke of the healing brush by another seed")),
    # Colours and fills
    Entry("fill_foreground", T("Actions", "Fill with the colour"), "Alt+Backspace", "",
          T("Actions", "Fill the mask, or the whole layer where nothing is masked")),
    Entry("fill_background", T("Actions", "Fill with the second colour"), "Ctrl+Backspace", "",
          T("Actions", "Fill the mask, or the whole layer where nothing is masked")),
    Entry("fill_transparent", T("Actions", "Clear pixels"), "Delete", "",
          T("Actions", "Make transparent what is masked, or the whole layer")),
    Entry("colours_swap", T("Actions", "Swap colours"), "", "swap",
          T("Actions", "Paint with the second colour (or X on the canvas)")),
    Entry("colours_reset", T("Actions", "Colours: black and white"), "D", "",
          T("Actions", "Paint with black; white is the second colour")),
    Entry("brush_settings", T("Actions", "Brush settings"), "F5", "sliders",
          T("Actions", "Tip, spacing, scatter, paper, pressure, smoothing, symmetry")),
    Entry("hand_palette", T("Actions", "Palette at the pen"), "P", "palette",
          T("Actions", "Colours, size and brushes where the pointer is")),
    Entry("symmetry", T("Actions", "Symmetric painting"), "Ctrl+Alt+S", "symmetry",
          T("Actions", "Paint in several places at once"), True),
    Entry("symmetry_centre", T("Actions", "Axis to the middle"), "", "",
          T("Actions", "Put the axis of symmetric painting back into the middle")),
)  # fmt: skip
