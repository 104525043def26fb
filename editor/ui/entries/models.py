"""Actions that ask a model, and those that make one."""

from __future__ import annotations

from editor.ui.entries.entry import Entries, Entry
from editor.ui.words import marked as T

ENTRIES: Entries = (
    # Inpaint
    Entry("heal", T("Actions", "Heal"), "Return Enter", "heal",
          T("Actions", "Fill what the mask covers in a new layer")),
    Entry("heal_clip", T("Actions", "Heal the whole clip"), "Ctrl+Return Ctrl+Enter", "film",
          T("Actions", "Fill what the mask covers in every frame, in a new layer")),
    Entry("cancel", T("Actions", "Cancel"), "Esc", "close",
          T("Actions", "End the running job, or discard the answers")),
    Entry("answer_next", T("Actions", "Next answer"), "Right", "right",
          T("Actions", "Show the next answer on the canvas")),
    Entry("answer_previous", T("Actions", "Previous answer"), "Left", "left",
          T("Actions", "Show the answer before")),
    Entry("answer_keep", T("Actions", "Keep this answer"), "", "check",
          T("Actions", "Put the answer shown into the document")),
    Entry("answer_mix", T("Actions", "Mix answers"), "", "mix",
          T("Actions", "Paint which of the answers shows where"), True),
    Entry("styles", T("Actions", "Styles"), "F7", "brush",
          T("Actions", "Choose a painting, or any picture, whose manner is taken")),
    Entry("translate", T("Actions", "Translate"), "F8", "swap",
          T("Actions", "Turn the picture into another kind, or give it a smile or glasses")),
    Entry("roll", T("Actions", "New random seed"), "", "dice",
          T("Actions", "Other seeds give other answers")),
    # Latents
    Entry("portrait_picture", T("Actions", "Use my picture"), "U", "portrait",
          T("Actions", "Put a square over a face; the sliders then change it")),
    Entry("portrait_shuffle", T("Actions", "Other variations"), "R", "dice",
          T("Actions", "Draw the next sixteen (R where variations or sliders have the keyboard)")),
    Entry("portrait_reset", T("Actions", "Reset all sliders"), "", "undo",
          T("Actions", "Draw the portrait as it was before any slider was moved")),
    # Library
    Entry("library", T("Actions", "Library"), "F9", "library",
          T("Actions", "Your boards of pictures and clips, and the series made for them")),
    # Train
    Entry("train_new", T("Actions", "New training"), "Ctrl+Shift+T", "train",
          T("Actions", "Learn from a folder of pictures")),
    Entry("train_pause", T("Actions", "Pause or go on"), "Ctrl+P", "pause",
          T("Actions", "Let the training that is shown wait, or go on")),
    Entry("train_stop", T("Actions", "Stop training"), "", "stop",
          T("Actions", "Save and end the training that is shown; it can go on later")),
)  # fmt: skip
