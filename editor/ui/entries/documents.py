"""Actions on documents and their files, and undo."""

from __future__ import annotations

from editor.ui.entries.entry import Entries, Entry
from editor.ui.words import marked as T

ENTRIES: Entries = (
    # File
    Entry("new", T("Actions", "New picture…"), "Ctrl+N", "new",
          T("Actions", "Begin with an empty picture of any size")),
    Entry("new_clipboard", T("Actions", "New from clipboard"), "Ctrl+Alt+N", "",
          T("Actions", "Begin with what was copied, in a tab of its own")),
    Entry("open", T("Actions", "Open…"), "Ctrl+O", "open",
          T("Actions", "Open a picture, a clip or a document")),
    Entry("open_layer", T("Actions", "Open as layer…"), "Ctrl+Shift+O", "picture",
          T("Actions", "Put a picture or a clip above the others")),
    Entry("save", T("Actions", "Save"), "Ctrl+S", "save",
          T("Actions", "Save layers, masks and recipes as OpenRaster")),
    Entry("save_as", T("Actions", "Save as…"), "Ctrl+Shift+S", "",
          T("Actions", "Save under another name")),
    Entry("export", T("Actions", "Export…"), "Ctrl+E", "export",
          T("Actions", "Write a flat picture: PNG, JPEG, WebP, TIFF or AVIF")),
    Entry("export_again", T("Actions", "Export again"), "Ctrl+Alt+X", "",
          T("Actions", "Write the picture where and how it was exported last")),
    Entry("export_many", T("Actions", "Export many…"), "Ctrl+Alt+Shift+X", "",
          T("Actions", "Write many files, or all that is open, as flat pictures")),
    Entry("export_psd", T("Actions", "Export for Photoshop…"), "", "",
          T("Actions", "Write layers, groups and masks as PSD or, when large, PSB")),
    Entry("export_clip", T("Actions", "Export clip…"), "Ctrl+Shift+E", "film",
          T("Actions", "Write a clip: H.264, H.265, VP9, AV1, ProRes, PNG pictures, GIF")),
    Entry("export_frame", T("Actions", "Export this frame…"), "", "picture",
          T("Actions", "Write the frame at the playhead as a picture")),
    Entry("revert", T("Actions", "Revert…"), "", "",
          T("Actions", "Bring the picture back as its file has it; undo takes that back")),
    Entry("close_document", T("Actions", "Close document"), "Ctrl+W", "",
          T("Actions", "Put this document away")),
    Entry("document_next", T("Actions", "Next document"), "Ctrl+Tab", "",
          T("Actions", "Show the document of the next tab")),
    Entry("document_previous", T("Actions", "Previous document"), "Ctrl+Shift+Tab", "",
          T("Actions", "Show the document of the tab before")),
    Entry("quit", T("Actions", "Quit"), "Ctrl+Q", "", T("Actions", "Close Underpaint")),
    # Edit
    Entry("undo", T("Actions", "Undo"), "Ctrl+Z", "undo", T("Actions", "Take back the last step")),
    Entry("redo", T("Actions", "Redo"), "Ctrl+Shift+Z Ctrl+Y", "redo",
          T("Actions", "Do the step again")),
    Entry("history_clear", T("Actions", "Clear history…"), "", "",
          T("Actions", "Forget all steps but the present one")),
    Entry("palette", T("Actions", "Find an action…"), "Ctrl+K", "search",
          T("Actions", "Search every action by its name")),
)  # fmt: skip
