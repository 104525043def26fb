"""Keys and their sheet, in the window."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from editor.core.errors import UnderpaintError
from editor.ui.feature import Feature
from editor.ui.viewing.sheet import blocks, write_html, write_pdf
from editor.ui.viewing.shortcuts import ShortcutsWindow

if TYPE_CHECKING:
    from editor.ui.window import Window


class Customising(Feature):
    """How the artist makes the keys their own."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._shortcuts: ShortcutsWindow | None = None

    def connect_actions(self) -> None:
        self.window.actions_.connect_all({"shortcuts": self.open_shortcuts})

    def open_shortcuts(self) -> ShortcutsWindow:
        """Show the window of shortcuts; there is one."""
        if self._shortcuts is None:
            session = self.window.session
            shown = ShortcutsWindow(self.window.actions_, session.settings, self.window)
            shown.sheet_asked.connect(self._ask_sheet)
            self._shortcuts = shown
        self._shortcuts.show()
        self._shortcuts.raise_()
        self._shortcuts.search.setFocus()
        return self._shortcuts

    def _ask_sheet(self, suffix: str) -> None:
        folder = Path(str(self.window.session.settings.value("folder", Path.home())))
        name, _ = QFileDialog.getSaveFileName(
            self._shortcuts,
            self.tr("Sheet of keys"),
            str(folder / f"underpaint-keys{suffix}"),
            f"*{suffix}",
        )
        if name:
            self.write_sheet(Path(name).with_suffix(suffix))

    def write_sheet(self, path: Path) -> None:
        """Write all keys as ".pdf" or ".html", in the background."""
        sheet, title = blocks(self.window.actions_), self.tr("Underpaint: keys")
        write = write_pdf if path.suffix == ".pdf" else write_html
        said = self.tr("{name} is written.").format(name=path.name)
        self.window.session.background.run(
            partial(write, path, sheet, title), lambda _: self._said(said), self._failed
        )

    def _said(self, text: str) -> None:
        self.window.status.show_hint(text)

    def _failed(self, error: UnderpaintError) -> None:
        self.window.stage.message.error(str(error))
