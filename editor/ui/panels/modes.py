"""The 16 blend modes by the names artists know, in the order artists know."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QComboBox

from editor.core.layer import BlendMode
from editor.ui.words import marked as T

NAMES: dict[BlendMode, str] = {
    BlendMode.NORMAL: T("BlendModes", "Normal"),
    BlendMode.DARKEN: T("BlendModes", "Darken"),
    BlendMode.MULTIPLY: T("BlendModes", "Multiply"),
    BlendMode.COLOR_BURN: T("BlendModes", "Colour burn"),
    BlendMode.LIGHTEN: T("BlendModes", "Lighten"),
    BlendMode.SCREEN: T("BlendModes", "Screen"),
    BlendMode.COLOR_DODGE: T("BlendModes", "Colour dodge"),
    BlendMode.OVERLAY: T("BlendModes", "Overlay"),
    BlendMode.SOFT_LIGHT: T("BlendModes", "Soft light"),
    BlendMode.HARD_LIGHT: T("BlendModes", "Hard light"),
    BlendMode.DIFFERENCE: T("BlendModes", "Difference"),
    BlendMode.EXCLUSION: T("BlendModes", "Exclusion"),
    BlendMode.HUE: T("BlendModes", "Hue"),
    BlendMode.SATURATION: T("BlendModes", "Saturation"),
    BlendMode.COLOR: T("BlendModes", "Colour"),
    BlendMode.LUMINOSITY: T("BlendModes", "Luminosity"),
}
_RULES_BEFORE = (BlendMode.DARKEN, BlendMode.LIGHTEN, BlendMode.OVERLAY, BlendMode.DIFFERENCE,
                 BlendMode.HUE)  # fmt: skip


def mode_name(mode: BlendMode) -> str:
    """The name of a mode in the window's language."""
    return QCoreApplication.translate("BlendModes", NAMES[mode])


def fill_modes(combo: QComboBox) -> None:
    """Put all modes into a combo box; each item's data is its `BlendMode.value`."""
    for mode in NAMES:
        if mode in _RULES_BEFORE:
            combo.insertSeparator(combo.count())
        combo.addItem(mode_name(mode), mode.value)
    combo.setMaxVisibleItems(combo.count())
