"""The blend modes by the names artists know, in the order artists know."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtWidgets import QComboBox, QListView

from editor.core.layer import BlendMode
from editor.ui.words import marked as T

NAMES: dict[BlendMode, str] = {
    BlendMode.NORMAL: T("BlendModes", "Normal"),
    BlendMode.DARKEN: T("BlendModes", "Darken"),
    BlendMode.MULTIPLY: T("BlendModes", "Multiply"),
    BlendMode.COLOR_BURN: T("BlendModes", "Colour burn"),
    BlendMode.LINEAR_BURN: T("BlendModes", "Linear burn"),
    BlendMode.DARKER_COLOR: T("BlendModes", "Darker colour"),
    BlendMode.LIGHTEN: T("BlendModes", "Lighten"),
    BlendMode.SCREEN: T("BlendModes", "Screen"),
    BlendMode.COLOR_DODGE: T("BlendModes", "Colour dodge"),
    BlendMode.ADD: T("BlendModes", "Add (linear dodge)"),
    BlendMode.LIGHTER_COLOR: T("BlendModes", "Lighter colour"),
    BlendMode.OVERLAY: T("BlendModes", "Overlay"),
    BlendMode.SOFT_LIGHT: T("BlendModes", "Soft light"),
    BlendMode.HARD_LIGHT: T("BlendModes", "Hard light"),
    BlendMode.VIVID_LIGHT: T("BlendModes", "Vivid light"),
    BlendMode.LINEAR_LIGHT: T("BlendModes", "Linear light"),
    BlendMode.PIN_LIGHT: T("BlendModes", "Pin light"),
    BlendMode.HARD_MIX: T("BlendModes", "Hard mix"),
    BlendMode.DIFFERENCE: T("BlendModes", "Difference"),
    BlendMode.EXCLUSION: T("BlendModes", "Exclusion"),
    BlendMode.SUBTRACT: T("BlendModes", "Subtract"),
    BlendMode.DIVIDE: T("BlendModes", "Divide"),
    BlendMode.HUE: T("BlendModes", "Hue"),
    BlendMode.SATURATION: T("BlendModes", "Saturation"),
    BlendMode.COLOR: T("BlendModes", "Colour"),
    BlendMode.LUMINOSITY: T("BlendModes", "Luminosity"),
}

_FIRST = (
    BlendMode.DARKEN, BlendMode.LIGHTEN, BlendMode.OVERLAY, BlendMode.DIFFERENCE, BlendMode.HUE,
)  # fmt: skip
"""Those that begin a group: darker, lighter, contrast, comparing, by hue."""
_GAP = 7  # pixels between groups


def mode_name(mode: BlendMode) -> str:
    """The name of a mode in the window's language."""
    return QCoreApplication.translate("BlendModes", NAMES[mode])


PASS_THROUGH = "pass-through"
"""What stands in a combo box for groups whose layers blend with what lies below."""


def pass_through_name() -> str:
    """The name of that in the window's language."""
    return QCoreApplication.translate("BlendModes", "Pass through")


def offer_pass_through(combo: QComboBox, offered: bool) -> None:
    """Put it first, or take it out."""
    if offered == (combo.itemData(0) == PASS_THROUGH):
        return
    if offered:
        combo.insertItem(0, pass_through_name(), PASS_THROUGH)
    else:
        combo.removeItem(0)
    combo.setMaxVisibleItems(combo.count())


def fill_modes(combo: QComboBox) -> None:
    """Put all modes into a combo box; each item's data is its `BlendMode.value`."""
    combo.setView(QListView())  # the style sheet reaches this one
    for mode in NAMES:
        if mode in _FIRST:
            combo.insertSeparator(combo.count())
            combo.setItemData(combo.count() - 1, QSize(0, _GAP), Qt.ItemDataRole.SizeHintRole)
        combo.addItem(mode_name(mode), mode.value)
    combo.setMaxVisibleItems(combo.count())
