"""Actions on masks: what is selected."""

from __future__ import annotations

from editor.ui.entries.entry import Entries, Entry
from editor.ui.words import marked as T

ENTRIES: Entries = (
    # Mask
    Entry("mask_show", T("Actions", "Show mask"), "Ctrl+H", "mask",
          T("Actions", "Lay the mask's colour over the picture"), True),
    Entry("mask_all", T("Actions", "Select all"), "Ctrl+A", "select-all",
          T("Actions", "Cover the whole picture by the mask")),
    Entry("mask_clear", T("Actions", "Clear mask"), "Ctrl+D", "clear",
          T("Actions", "Take the whole mask away")),
    Entry("mask_invert", T("Actions", "Invert mask"), "Ctrl+I", "invert",
          T("Actions", "Mask what is free, free what is masked")),
    Entry("mask_grow", T("Actions", "Grow mask…"), "", "grow",
          T("Actions", "Widen the mask by some pixels")),
    Entry("mask_shrink", T("Actions", "Shrink mask…"), "", "shrink",
          T("Actions", "Narrow the mask by some pixels")),
    Entry("mask_feather", T("Actions", "Feather mask…"), "", "feather",
          T("Actions", "Soften the mask's edge")),
    Entry("mask_add", T("Actions", "New mask"), "", "add-mask",
          T("Actions", "Keep several masks in one document")),
    Entry("mask_rename", T("Actions", "Rename mask"), "", "rename",
          T("Actions", "Give the active mask another name")),
    Entry("mask_delete", T("Actions", "Delete mask"), "", "trash",
          T("Actions", "Remove the active mask")),
    Entry("mask_load", T("Actions", "Load mask…"), "", "open",
          T("Actions", "Read the mask from a grey picture")),
    Entry("mask_save", T("Actions", "Save mask…"), "", "save",
          T("Actions", "Write the mask as a PNG picture")),
)  # fmt: skip
