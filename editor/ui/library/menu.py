"""What can be done with what is chosen in the library, as a menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu

from editor.ui.words import marked as T

if TYPE_CHECKING:
    from editor.ui.panels.library import LibraryPanel


def library_menu(panel: LibraryPanel) -> QMenu:
    """A menu of the panel's deeds, those alone that make sense now."""
    menu, chosen = QMenu(panel), panel.view.chosen
    if chosen:
        menu.addAction(_said(T("LibraryPanel", "Open")), lambda: panel.open_row(chosen[0]))
    if chosen and panel.view is panel.grid:
        names = [str(path) for path in panel.chosen]
        layers = _said(T("LibraryPanel", "Add as layers"))
        menu.addAction(layers, lambda: panel.layers_asked.emit(names))
        menu.addAction(_said(T("LibraryPanel", "Tags…")), panel.ask_tags)
    if panel.foot.train.isEnabled():
        menu.addAction(panel.foot.train.toolTip(), panel.train_on)
    if panel.board is not None:
        menu.addAction(_said(T("LibraryPanel", "Rename board…")), panel.ask_name)
    menu.addAction(_said(T("LibraryPanel", "Open its folder")), panel.open_folder)
    if chosen:
        menu.addAction(_said(T("LibraryPanel", "Take away")), panel.take_away)
    return menu


def _said(text: str) -> str:
    return QCoreApplication.translate("LibraryPanel", text)
