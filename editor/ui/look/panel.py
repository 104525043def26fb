"""What the panels of styles and of translators have in common: the grid of a shelf, Apply below."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from editor.core.document import Document
from editor.ui.background import Background
from editor.ui.look.looker import Looker
from editor.ui.style.grid import StyleGrid

ONE_ROW = 92
"""Pixels of the shelf that are always seen: a row with its names. The settings scroll sooner."""


class LookPanel(QWidget):
    """Shows a looker's choice, anew whenever that or the document changes. Whoever inherits it
    calls `follow` once its parts are made."""

    def __init__(self, background: Background) -> None:
        super().__init__()
        self._background = background
        self.grid = StyleGrid()
        self.grid.setMinimumHeight(ONE_ROW)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.show_choice)

    def follow(self, looker: Looker) -> None:
        """Show what a looker has on its shelf and what is chosen of it, from now on."""
        looker.changed.connect(self._soon.start)
        looker.shelf_changed.connect(self.show_shelf)
        self.destroyed.connect(looker.history.subscribe(self._on_document))
        self.show_shelf()

    def show_shelf(self) -> None:
        """Show what there is to choose from."""
        raise NotImplementedError

    def show_choice(self) -> None:
        """Show what is chosen and whether it can be applied."""
        raise NotImplementedError

    def restyle(self) -> None:
        """Draw anew in the colours of the theme in force."""
        self.grid.viewport().update()

    def load(self, id: str, path: Path) -> None:
        """Read a picture of the shelf beside the window, then show it."""
        self._background.run(
            lambda: QImage(str(path)),
            lambda image: self.grid.show_image(id, image),
            lambda _: None,
        )

    def _on_document(self, before: Document, after: Document) -> None:
        if before.timeline is not after.timeline or before.layers is not after.layers:
            self._soon.start()
