"""Actions that move, turn, cut and scale."""

from __future__ import annotations

from editor.ui.entries.entry import Entries, Entry
from editor.ui.words import marked as T

ENTRIES: Entries = (
    # Tools
    Entry("tool_transform", T("Actions", "Transform"), "Ctrl+T", "transform",
          T("Actions", "Scale, turn, skew or bend the layer, or what is selected of it"), True),
    Entry("tool_crop", T("Actions", "Crop and straighten"), "C", "crop",
          T("Actions", "Cut the picture, level it, or give it more room"), True),
    Entry("transform_mask", T("Actions", "Transform selection"), "", "transform",
          T("Actions", "Scale, turn, skew or bend the selection itself")),
    Entry("transform_again", T("Actions", "Transform again"), "", "retry",
          T("Actions", "Do the last transform once more")),
    # Image
    Entry("image_size", T("Actions", "Image size…"), "Ctrl+Alt+I", "resize",
          T("Actions", "Give the picture another number of pixels")),
    Entry("canvas_size", T("Actions", "Canvas size…"), "Ctrl+Alt+C", "canvas-size",
          T("Actions", "Add room round the picture, or cut some off")),
    Entry("image_turn_right", T("Actions", "Turn right"), "", "turn-right",
          T("Actions", "Turn the picture by 90° clockwise")),
    Entry("image_turn_left", T("Actions", "Turn left"), "", "turn-left",
          T("Actions", "Turn the picture by 90° anticlockwise")),
    Entry("image_turn_half", T("Actions", "Turn over"), "", "",
          T("Actions", "Turn the picture by 180°")),
    Entry("image_turn", T("Actions", "Turn by an angle…"), "", "",
          T("Actions", "Turn the picture by any angle")),
    Entry("image_flip_across", T("Actions", "Mirror left and right"), "", "flip-across",
          T("Actions", "Mirror the picture left to right")),
    Entry("image_flip_down", T("Actions", "Mirror top and bottom"), "", "flip-down",
          T("Actions", "Mirror the picture top to bottom")),
    Entry("crop_selection", T("Actions", "Crop to selection"), "", "crop",
          T("Actions", "Cut the picture to what is selected")),
    Entry("trim", T("Actions", "Trim"), "", "",
          T("Actions", "Cut off transparent borders")),
    Entry("reveal_all", T("Actions", "Reveal all"), "", "",
          T("Actions", "Enlarge the canvas to all that layers hold beyond it")),
    # Layer
    Entry("layer_flip_across", T("Actions", "Mirror layer left and right"), "", "flip-across",
          T("Actions", "Mirror the layer, or what is selected of it")),
    Entry("layer_flip_down", T("Actions", "Mirror layer top and bottom"), "", "flip-down",
          T("Actions", "Mirror the layer, or what is selected of it")),
    Entry("layer_turn_right", T("Actions", "Turn layer right"), "", "turn-right",
          T("Actions", "Turn the layer by 90°, or what is selected of it")),
    Entry("layer_turn_left", T("Actions", "Turn layer left"), "", "turn-left",
          T("Actions", "Turn the layer by 90°, or what is selected of it")),
)  # fmt: skip
