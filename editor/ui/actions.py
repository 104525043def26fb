"""Every action of the window in one table: name, words, shortcut, icon. Nothing is wired here.

Shortcuts can be changed by the artist: `Actions.remap` and the settings group "shortcuts".
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject, QSettings, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from editor.ui.icons import name_icon
from editor.ui.words import marked as T


@dataclass(frozen=True)
class Entry:
    """One action. shortcut: alternatives parted by a blank. tip: one sentence."""

    name: str
    text: str
    shortcut: str = ""
    icon: str = ""
    tip: str = ""
    checkable: bool = False


TABLE: tuple[Entry, ...] = (
    # File
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
    Entry("export_clip", T("Actions", "Export clip…"), "Ctrl+Shift+E", "film",
          T("Actions", "Write a clip: H.264, H.265, VP9, AV1, ProRes, PNG pictures, GIF")),
    Entry("export_frame", T("Actions", "Export this frame…"), "", "picture",
          T("Actions", "Write the frame at the playhead as a picture")),
    Entry("close_document", T("Actions", "Close document"), "Ctrl+W", "",
          T("Actions", "Put this document away")),
    Entry("quit", T("Actions", "Quit"), "Ctrl+Q", "", T("Actions", "Close Underpaint")),
    # Edit
    Entry("undo", T("Actions", "Undo"), "Ctrl+Z", "undo", T("Actions", "Take back the last step")),
    Entry("redo", T("Actions", "Redo"), "Ctrl+Shift+Z Ctrl+Y", "redo",
          T("Actions", "Do the step again")),
    Entry("palette", T("Actions", "Find an action…"), "Ctrl+K", "search",
          T("Actions", "Search every action by its name")),
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
    Entry("train_new", T("Actions", "New training"), "Ctrl+T", "train",
          T("Actions", "Learn from a folder of pictures")),
    Entry("train_pause", T("Actions", "Pause or go on"), "Ctrl+P", "pause",
          T("Actions", "Let the training that is shown wait, or go on")),
    Entry("train_stop", T("Actions", "Stop training"), "", "stop",
          T("Actions", "Save and end the training that is shown; it can go on later")),
    # Timeline: the keys of `LOCAL` act where the canvas or the timeline has the keyboard
    Entry("play", T("Actions", "Play"), "", "play",
          T("Actions", "Play or stay (tap Space)")),
    Entry("shuttle_back", T("Actions", "Play backwards"), "J", "rewind",
          T("Actions", "Once more: twice as fast")),
    Entry("pause", T("Actions", "Stay"), "K", "pause",
          T("Actions", "Held with J or L: slow motion")),
    Entry("shuttle_forward", T("Actions", "Play forwards"), "L", "play",
          T("Actions", "Once more: twice as fast")),
    Entry("frame_previous", T("Actions", "Previous frame"), "", "step-back",
          T("Actions", "One frame back (Left)")),
    Entry("frame_next", T("Actions", "Next frame"), "", "step-forward",
          T("Actions", "One frame on (Right)")),
    Entry("second_previous", T("Actions", "One second back"), "Shift+Left", "",
          T("Actions", "Show what was a second before")),
    Entry("second_next", T("Actions", "One second on"), "Shift+Right", "",
          T("Actions", "Show what comes a second later")),
    Entry("jump_previous", T("Actions", "To the edge before"), "Up", "",
          T("Actions", "Where a bar, key, marker or mark lies before the playhead")),
    Entry("jump_next", T("Actions", "To the next edge"), "Down", "",
          T("Actions", "Where a bar, key, marker or mark lies after the playhead")),
    Entry("go_start", T("Actions", "To the beginning"), "Home", "to-start",
          T("Actions", "Show the first frame")),
    Entry("go_end", T("Actions", "To the end"), "End", "to-end",
          T("Actions", "Show the last frame")),
    Entry("loop", T("Actions", "Loop"), "Ctrl+L", "loop",
          T("Actions", "Begin anew at the end"), True),
    Entry("mute", T("Actions", "Mute"), "", "sound",
          T("Actions", "Play without sound"), True),
    Entry("mark_in", T("Actions", "In point here"), "Shift+I", "in-point",
          T("Actions", "Loop and export begin at the playhead (I on the timeline)")),
    Entry("mark_out", T("Actions", "Out point here"), "Shift+O", "out-point",
          T("Actions", "Loop and export end at the playhead (O on the timeline)")),
    Entry("marks_clear", T("Actions", "Clear in and out"), "Shift+X", "",
          T("Actions", "Loop and export everything")),
    Entry("marker_add", T("Actions", "Add marker"), "Shift+M", "marker",
          T("Actions", "A place worth finding again (M on the timeline)")),
    Entry("end_here", T("Actions", "End here"), "", "",
          T("Actions", "The frame at the playhead becomes the last one of the document")),
    Entry("split", T("Actions", "Split at the playhead"), "S", "split",
          T("Actions", "Cut the active layer's bar in two")),
    Entry("snap", T("Actions", "Snap"), "N", "magnet",
          T("Actions", "Drags keep to playhead, markers and ends (Shift: not now)"), True),
    Entry("timeline_in", T("Actions", "Zoom timeline in"), "", "zoom-in",
          T("Actions", "Show fewer frames (Ctrl and wheel on the timeline)")),
    Entry("timeline_out", T("Actions", "Zoom timeline out"), "", "zoom-out",
          T("Actions", "Show more frames (Ctrl and wheel on the timeline)")),
    Entry("timeline_fit", T("Actions", "Fit timeline"), "Shift+Z", "fit",
          T("Actions", "Show all frames")),
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
    Entry("first_steps", T("Actions", "First steps"), "F1", "info",
          T("Actions", "Three steps that heal a picture")),
    Entry("about", T("Actions", "About Underpaint"), "", "",
          T("Actions", "Version, licence and the engine in use")),
)  # fmt: skip

LOCAL = (
    "shuttle_back pause shuttle_forward second_previous second_next jump_previous jump_next"
    " go_start go_end split snap"
)
"""Actions whose keys mean other things where lists, sliders or fields have the keyboard."""


class Actions(QObject):
    """One QAction for each entry of the table, by name: `actions["open"]`."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._actions = {entry.name: self._made(entry) for entry in TABLE}

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def __iter__(self) -> Iterator[QAction]:
        return iter(self._actions.values())

    def connect_all(self, deeds: dict[str, Callable[..., object]]) -> None:
        """What each action does; a checkable one is called with its state."""
        for name, deed in deeds.items():
            action = self._actions[name]
            if action.isCheckable():
                action.triggered.connect(deed)
            else:
                action.triggered.connect(lambda _checked=False, deed=deed: deed())

    def confine(self, names: str, widgets: Sequence[QWidget]) -> None:
        """Let the keys of several actions act only where one of these has the keyboard."""
        for name in names.split():
            action = self._actions[name]
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            for widget in widgets:
                widget.addAction(action)

    def enable(self, names: str, enabled: bool) -> None:
        """Allow or forbid several actions, named in one string with blanks."""
        for name in names.split():
            self._actions[name].setEnabled(enabled)

    def remap(self, name: str, shortcut: str) -> None:
        """Give an action other keys, alternatives parted by a blank."""
        action = self._actions[name]
        action.setShortcuts([QKeySequence(keys) for keys in shortcut.split()])
        action.setToolTip(_tool_tip(action))

    def load(self, settings: QSettings) -> None:
        """Take remapped shortcuts from the settings."""
        settings.beginGroup("shortcuts")
        for name in settings.childKeys():
            if name in self._actions:
                self.remap(name, str(settings.value(name)))
        settings.endGroup()

    def _made(self, entry: Entry) -> QAction:
        action = QAction(QCoreApplication.translate("Actions", entry.text), self)
        action.setObjectName(entry.name)
        action.setCheckable(entry.checkable)
        action.setShortcuts([QKeySequence(keys) for keys in entry.shortcut.split()])
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.setStatusTip("")
        action.setWhatsThis(QCoreApplication.translate("Actions", entry.tip))
        action.setToolTip(_tool_tip(action))
        action.setIconVisibleInMenu(False)
        if entry.icon:
            name_icon(action, entry.icon)
        return action


def plain(text: str) -> str:
    """A menu text without its mnemonic."""
    return text.replace("&", "")


def _tool_tip(action: QAction) -> str:
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    head = f"{plain(action.text())} ({keys})" if keys else plain(action.text())
    return f"{head}\n{action.whatsThis()}"
