"""Actions on layers."""

from __future__ import annotations

from editor.ui.entries.entry import Entries, Entry
from editor.ui.words import marked as T

ENTRIES: Entries = (
    # Layer
    Entry("layer_add", T("Actions", "New layer"), "Ctrl+Shift+N", "plus",
          T("Actions", "Add an empty layer above the active one")),
    Entry("layer_group", T("Actions", "New group"), "Ctrl+G", "group",
          T("Actions", "Add a group above the active layer")),
    Entry("layer_duplicate", T("Actions", "Duplicate layer"), "Ctrl+J", "duplicate",
          T("Actions", "Copy the active layer")),
    Entry("layer_rename", T("Actions", "Rename layer"), "F2", "rename",
          T("Actions", "Give the active layer another name")),
    Entry("layer_delete", T("Actions", "Delete layer"), "Shift+Delete", "trash",
          T("Actions", "Remove the active layer")),
    Entry("layer_merge", T("Actions", "Merge down"), "Ctrl+Alt+E", "merge-down",
          T("Actions", "Join the active layer with the one below")),
    Entry("layer_flatten", T("Actions", "Flatten picture"), "", "flatten",
          T("Actions", "Join all visible layers into one")),
    Entry("layer_raise", T("Actions", "Move layer up"), "Ctrl+PgUp", "up",
          T("Actions", "Put the active layer above its neighbour")),
    Entry("layer_lower", T("Actions", "Move layer down"), "Ctrl+PgDown", "down",
          T("Actions", "Put the active layer below its neighbour")),
    Entry("layer_visible", T("Actions", "Show layer"), "", "eye",
          T("Actions", "Show or hide the active layer"), True),
    Entry("layer_lock", T("Actions", "Lock layer"), "", "lock",
          T("Actions", "Protect the active layer from changes"), True),
    Entry("layer_lock_alpha", T("Actions", "Lock transparency"), "", "lock-alpha",
          T("Actions", "Paint only where the active layer already has pixels"), True),
    Entry("layer_clip", T("Actions", "Clip to the layer below"), "Ctrl+Alt+G", "clip",
          T("Actions", "Show the active layer only where the one below has pixels"), True),
    Entry("layer_recipe", T("Actions", "Change recipe…"), "Shift+Return", "",
          T("Actions", "Take up what made the active layer again, and replace its pixels")),
    Entry("layer_mask", T("Actions", "Layer mask from mask"), "", "layer-mask",
          T("Actions", "Show the active layer only where the mask is painted")),
    Entry("layer_mask_remove", T("Actions", "Remove layer mask"), "", "",
          T("Actions", "Show the whole active layer again")),
)  # fmt: skip
