"""Workspaces and help."""

from __future__ import annotations

from editor.ui.entries.entry import Entries, Entry
from editor.ui.words import marked as T

ENTRIES: Entries = (
    # Window, help
    Entry("workspace_paint", T("Actions", "Paint"), "Ctrl+1", "",
          T("Actions", "Canvas and panels"), True),
    Entry("workspace_latents", T("Actions", "Latents"), "Ctrl+2", "",
          T("Actions", "Portraits out of nothing, and sliders that change them"), True),
    Entry("workspace_video", T("Actions", "Video"), "Ctrl+3", "",
          T("Actions", "Canvas, panels and the timeline"), True),
    Entry("workspace_train", T("Actions", "Train"), "Ctrl+4", "",
          T("Actions", "Models of your own, out of folders of pictures"), True),
    Entry("reset_layout", T("Actions", "Reset layout"), "", "",
          T("Actions", "Put all panels back where they were at first")),
    Entry("shortcuts", T("Actions", "Keyboard shortcuts…"), "Ctrl+Alt+K", "keyboard",
          T("Actions", "Every key, to look up, to change and to print")),
    Entry("preferences", T("Actions", "Preferences…"), "Ctrl+,", "settings",
          T("Actions", "Language, canvas, performance, pen and files, in plain words")),
    Entry("layout_save", T("Actions", "Save layout…"), "", "layout",
          T("Actions", "Keep how the panels stand now under a name")),
    Entry("layout_lock", T("Actions", "Lock layout"), "", "lock",
          T("Actions", "Let no panel be dragged away by accident"), True),
    Entry("panels_hide", T("Actions", "Hide all panels"), "F12", "eye-off",
          T("Actions", "Nothing but the picture; once more brings them back"), True),
    Entry("part_next", T("Actions", "Next part of the window"), "F6", "",
          T("Actions", "Give the keyboard to the next bar or panel, or to the canvas")),
    Entry("part_previous", T("Actions", "Previous part of the window"), "Shift+F6", "",
          T("Actions", "Give the keyboard to the bar or panel before")),
    Entry("first_steps", T("Actions", "First steps"), "F1", "info",
          T("Actions", "Three steps that heal a picture")),
    Entry("about", T("Actions", "About Underpaint"), "", "",
          T("Actions", "Version, licence and the engine in use")),
)  # fmt: skip
