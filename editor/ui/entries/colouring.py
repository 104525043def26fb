"""Actions on the colour space and the depth of a document."""

from __future__ import annotations

from editor.ui.entries.entry import Entries, Entry
from editor.ui.words import marked as T

ENTRIES: Entries = (
    Entry("image_8_bits", T("Actions", "8 bits a channel"), "", "",
          T("Actions", "256 steps from black to white: small, enough for most pictures"), True),
    Entry("image_16_bits", T("Actions", "16 bits a channel"), "", "",
          T("Actions", "65,536 steps: smooth skies and strong corrections without bands"), True),
    Entry("profile_assign", T("Actions", "Assign colour profile…"), "", "",
          T("Actions", "The same numbers in another space: the picture looks different")),
    Entry("profile_convert", T("Actions", "Convert to colour profile…"), "", "",
          T("Actions", "Other numbers in another space: the picture looks the same")),
)  # fmt: skip
