"""The wipe, the navigator and what the status bar reads off, in the window."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from editor.ui.canvas.wipe import Wipe
from editor.ui.feature import Feature
from editor.ui.viewing.navigator import NavigatorPanel
from editor.ui.viewing.readings import Readings

if TYPE_CHECKING:
    from editor.ui.window import Window


class Looking(Feature):
    """What helps to look at the picture."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self.navigator = NavigatorPanel(window.canvas, window.actions_)
        self.readings = Readings(window)
        self._last = Wipe()

    def panels(self) -> Mapping[str, tuple[str, QWidget]]:
        return {"navigator": (self.tr("Navigator"), self.navigator)}

    def connect_actions(self) -> None:
        self.window.actions_.connect_all({
            "wipe_show": self.show_wipe,
            "wipe_turn": self.turn_wipe,
            "full_screen": self.fill_screen,
        })  # fmt: skip
        self.window.status.zoom.accepted.connect(self._zoom_typed)

    def refresh(self) -> None:
        canvas, actions = self.window.canvas, self.window.actions_
        actions.enable("wipe_show", not canvas.blank)
        actions.enable("wipe_turn", canvas.wiping)
        actions["wipe_show"].setChecked(canvas.wiping)
        self.navigator.follow()

    def restyle(self) -> None:
        self.navigator.miniature.update()

    def fill_screen(self, on: bool) -> None:
        """Nothing else is on the screen, or the window is as it was."""
        window, full = self.window, Qt.WindowState.WindowFullScreen
        window.setWindowState(window.windowState() | full if on else window.windowState() & ~full)

    def _zoom_typed(self, text: str) -> None:
        number, canvas = text.replace("%", " ").replace(",", ".").split(), self.window.canvas
        try:
            canvas.set_zoom(float(number[0]) / 100)
        except (IndexError, ValueError):
            self.window.status.show_zoom(canvas.view.zoom, canvas.view.degrees)

    def show_wipe(self, on: bool) -> None:
        """Show the line where it stood last, or hide it."""
        canvas = self.window.canvas
        self._last = canvas.wipe or self._last
        canvas.set_wipe(self._last if on else None)
        self.refresh()

    def turn_wipe(self) -> None:
        """The line the other way round."""
        if self.window.canvas.wipe is not None:
            self.window.canvas.set_wipe(self.window.canvas.wipe.turned())
