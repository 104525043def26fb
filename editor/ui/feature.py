"""One part of the window that stands by itself: its panels, its overlays, what its actions do."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from editor.ui.late import Late

if TYPE_CHECKING:
    from editor.ui.window import Window


class Feature(QObject):
    """Made once the window's canvas and bars stand; `features.FEATURES` names them all."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self.window = window

    def panels(self) -> Mapping[str, tuple[str, QWidget]]:
        """The docks it brings: name -> (title, widget). `docks.ARRANGEMENTS` says where to."""
        return {}

    @property
    def late(self) -> tuple[Late[Any], ...]:
        """Those of its panels that lie behind other tabs at first, to be made in idle moments."""
        return ()

    def connect_actions(self) -> None:
        """Say what its actions do; docks and workspaces stand now."""

    def refresh(self) -> None:
        """Enable and tick its actions as things stand; called whenever anything has changed."""

    @property
    def unfinished(self) -> bool:
        """True while something it does is on its way into a document: closing waits for it."""
        return False

    def restyle(self) -> None:
        """Draw what draws itself in the colours of the theme in force."""
